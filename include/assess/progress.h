/*
 * progress - where a learner stands on a unit, derived from what happened.
 *
 * Nothing here is kept: an item's state follows from its standing decision and
 * the evidence mapped to it, a unit's from its items and signatures.
 *
 * An item is met while a standing "met" holds and, where it has children that
 * count (assess "both"), all of those are met; "met" with a child still open
 * shows as more needed.  An item with assess "children" is met when they are.
 */
#ifndef TYST_ASSESS_PROGRESS_H
#define TYST_ASSESS_PROGRESS_H

#include "rules/states.h"

enum item_state {
    ITEM_NOT_STARTED,
    ITEM_MAPPED,    /* to a draft */
    ITEM_SUBMITTED, /* evidence waits for its decision */
    ITEM_MORE_NEEDED,
    ITEM_NOT_YET,
    ITEM_TO_COUNTERSIGN, /* what a trainee decided waits (R6) */
    ITEM_MET
};

struct item_progress {
    struct id id;
    const char *name, *section, *label;
    const struct outline_texts *words;
    bool assessed; /* counted in n */
    enum item_state state;
    int64_t mapped; /* live mappings */
};

struct unit_progress {
    struct id enrolment, unit;
    const char *key, *title; /* title: in the unit's primary language */
    const struct outline_texts *titles;
    int64_t rev;
    const char *start, *target;  /* target NULL: none */
    int64_t declared, signed_at; /* 0: not yet */
    const char *migrated_to;     /* KEY@REV, where it goes on; NULL: here */
    enum unit_state state;
    bool appeal, investigation; /* are open, beside the state */
    struct item_progress *items;
    size_t nitems;         /* all, examples too */
    size_t n, met, mapped; /* of the assessed ones */
};

/* The codes of domain.md: "not-yet", … */
const char *item_state_code(enum item_state state);

/* One enrolment. */
enum result progress_unit(
    struct ctx *c, struct id enrolment, struct unit_progress *out);

/* All units of a learner, or only KEY when it is given. */
enum result progress_learner(struct ctx *c, struct id learner, const char *key,
    struct unit_progress **out, size_t *n);

#endif
