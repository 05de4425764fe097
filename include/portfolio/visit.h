/*
 * visit - what an EQA sees: every learner on a qualification of their awarding
 * body, between two days, and a sample that they pick themselves.
 */
#ifndef TYST_PORTFOLIO_VISIT_H
#define TYST_PORTFOLIO_VISIT_H

#include "base/ctx.h"

/* Let an EQA in, by whoever administers: act "eqa-access".  body is the
 * awarding body's name in any language of its qualifications.  ERR_NOT_FOUND
 * "no-awarding-body"; ERR_INPUT "wrong-role", "bad-day", "bad-period". */
enum result visit_grant(struct ctx *c, struct id person, const char *body,
    const char *from, const char *to);

/* May the person open the learner's record today? */
enum result visit_opens(
    struct ctx *c, struct id person, struct id learner, bool *out);

#define VISIT_MAX 2000

struct visit_unit {
    struct id enrolment, learner, unit;
    const char *learner_name, *learner_ref;
    int64_t sampled;    /* when it was picked; 0: it is not */
    const char *reason; /* NULL: none */
};

/* All units of those learners, by learner and unit: VISIT_MAX at most. */
enum result visit_list(
    struct ctx *c, struct id person, struct visit_unit **out, size_t *n);

/* Pick a unit, by c->actor, who may open it: act "eqa-sample".  ERR_CONFLICT
 * "sampled"; ERR_NOT_FOUND "no-enrolment". */
enum result visit_pick(struct ctx *c, struct id enrolment, const char *reason);

#endif
