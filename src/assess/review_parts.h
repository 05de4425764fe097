/*
 * review_parts - a review while it is being finished: what the parts of the
 * verb (review.c, decide.c, outcome.c, review_act.c) hand each other.
 */
#ifndef TYST_ASSESS_REVIEW_PARTS_H
#define TYST_ASSESS_REVIEW_PARTS_H

#include "assess/review.h"
#include "portfolio/items.h"
#include "rules/states.h"

struct evidence_judged {
    struct id id;
    int64_t version;
    const char *content;       /* the commitment to what was judged */
    enum evidence_state state; /* before */
    unsigned vacr;
    bool returned;
    bool decided; /* a decision rests on it */
    struct items refused;
    const char *outcome; /* state it gets */
};

struct item_decided {
    struct item_ref item;
    const struct item_decision *as;
    struct id id;
    struct evidence_judged **rests;
    size_t nrests;
    bool trainee; /* it waits for a countersignature */
};

struct review {
    struct id id;
    const struct review_new *new;
    struct evidence_judged *evidence;
    size_t nevidence;
    struct item_decided *decided;
    size_t ndecided;
    const char *digest; /* what was judged, hashed */
};

/* What can be said of it without rows; out: its texts as they are kept. */
enum result review_check(
    struct ctx *c, const struct review_new *new, struct review_new *out);

/* Read the evidence and items of the review from fresh rows, refusing what
 * cannot be judged; fills evidence, decided and digest. */
enum result review_resolve(struct ctx *c, struct review *review);

/* Ask the rules about every unit decided on and all it rests on. */
enum result review_may(struct ctx *c, const struct review *review);

/* Write decisions and mappings; then each piece of evidence's outcome. */
enum result review_decide(struct ctx *c, struct review *review);
enum result review_outcomes(struct ctx *c, struct review *review);

/* What stands on the item ends, because a decision that counts comes. */
enum result decision_take_over(
    struct ctx *c, struct id enrolment, struct id item, bool met);

/* Append the act. */
enum result review_append(struct ctx *c, const struct review *review);

/* countersign.c: the decision that waits on an item ends, and nothing is
 * confirmed by it any more. */
enum result waiting_end(struct ctx *c, struct id enrolment, struct id item);

#endif
