/* enrolment - a learner on a unit, and who assesses them there. */
#ifndef TYST_PORTFOLIO_ENROLMENT_H
#define TYST_PORTFOLIO_ENROLMENT_H

#include "people/person.h"

struct enrolment_new {
    struct id learner;
    struct id assessor;           /* none: allocated later */
    struct id countersigner, iqa; /* none: nobody yet */
    const char *const *units;     /* KEY or KEY@REV, NULL-terminated */
    const char *start;            /* a civil day; NULL: today */
    const char *target;           /* NULL: none */
};

/*
 * Enrol on all the units or on none: one act "enrolment".  ERR_INPUT
 * "not-learner", "not-assessor", "bad-day", "bad-period"; ERR_NOT_FOUND
 * "no-unit"; ERR_CONFLICT "enrolled" names the unit, "disabled" who has left.
 */
enum result enrol(struct ctx *c, const struct enrolment_new *new);

/* The learner's enrolment on KEY or KEY@REV; ERR_NOT_FOUND "not-enrolled". */
enum result enrolment_find(
    struct ctx *c, struct id learner, const char *unit, struct id *out);

/* Who assesses it; none: nobody yet. */
enum result enrolment_assessor(
    struct ctx *c, struct id enrolment, struct id *out);

/* Is the person its assessor (or that of any unit of the learner) today?
 * ERR_DENIED "not-allocated" when not. */
enum result allocation_check(
    struct ctx *c, struct id enrolment, struct id person);
enum result allocation_check_learner(
    struct ctx *c, struct id learner, struct id person);

/* Is the person allocated to it today in that role: "assessor",
 * "countersigner" or "iqa"? */
enum result allocation_is(struct ctx *c, struct id enrolment, struct id person,
    const char *role, bool *out);
enum result allocation_is_learner(struct ctx *c, struct id learner,
    struct id person, const char *role, bool *out);

/* Is the person an IQA of any unit of the learner's today: allocated to it, or
 * approved for it? */
enum result quality_opens(
    struct ctx *c, struct id person, struct id learner, bool *out);

/* Everybody who is enrolled on something, by reference: only id, ref and name
 * are filled in. */
enum result enrolled_learners(struct ctx *c, struct person **out, size_t *n);

#endif
