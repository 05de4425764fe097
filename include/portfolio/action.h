/*
 * action - what somebody is to do after a dated record or a sample: required,
 * or advice; about items, with an owner and a day.
 *
 * It is open until it is done.  An open required action of a sample keeps the
 * unit from being released, and any about a learner their claim (R15).
 */
#ifndef TYST_PORTFOLIO_ACTION_H
#define TYST_PORTFOLIO_ACTION_H

#include "base/value.h"
#include "people/person.h"

struct action_new {
    bool required; /* or else advice */
    struct id owner;
    const char *due;   /* a civil day; NULL: none */
    const char *items; /* as items.h reads them; NULL: none */
    const char *words;
};

struct action {
    struct id id, origin;
    int64_t number;  /* of its origin, from 1 */
    struct id about; /* none: the centre */
    struct id owner;
    const char *about_name, *owner_name;
    bool required;
    const char *due, *words, *outcome; /* NULL: none */
    const char *items;                 /* "KEY:P4, KEY:P5"; "": none */
    int64_t made, done;                /* done 0: open */
};

/*
 * Read one from a line: "required|advice OWNER [DAY] [ITEMS]...: WORDS".
 * ERR_INPUT "bad-action"; ERR_NOT_FOUND "no-person".
 */
enum result action_parse(
    struct ctx *c, const char *line, struct action_new *out);

/*
 * Inside a verb, beside the record that they are of: their rows, and what the
 * act says of them.  enrolment: whose release they block; none.  first: the id
 * of the first, so that they are made once; none: drawn.  ERR_INPUT "no-text",
 * "bad-day"; ERR_CONFLICT "disabled"; what items_parse says.
 */
struct action_of {
    struct id origin, about, enrolment, first;
};
enum result actions_put(struct ctx *c, const struct action_of *of,
    const struct action_new *actions, size_t n, struct value **out);

/* Done, by its owner or by who looks after quality (IQA, coordinator) and may
 * read what it comes from, with an outcome or NULL: act "action-done".
 * ERR_NOT_FOUND "no-action"; ERR_CONFLICT "action-done"; ERR_DENIED
 * "not-owner". */
enum result action_done(struct ctx *c, struct id id, const char *outcome);

enum result action_get(struct ctx *c, struct id id, struct action *out);

/* Those of a record; at most max open ones of an owner (none: of everybody),
 * what is due soonest first. */
enum result actions_of(
    struct ctx *c, struct id origin, struct action **out, size_t *n);
enum result actions_open(struct ctx *c, struct id owner, int64_t max,
    struct action **out, size_t *n);

/* Open required ones that keep the learner's claim back, or (enrolment not
 * none) the release of that unit. */
enum result actions_blocking(struct ctx *c, struct id learner,
    struct id enrolment, struct action **out, size_t *n);

/* Open ones of others that an IQA or the coordinator looks after: not about
 * themselves, and an IQA's about learners whose quality they assure. */
enum result actions_of_others(struct ctx *c, struct id person, int64_t max,
    struct action **out, size_t *n);

#endif
