/*
 * qualifying - a learner on a qualification: which units count for it, and
 * which were chosen.
 *
 * A unit is achieved when its learner has declared it and its assessor has
 * signed it, whatever it was begun for; it is chosen when the learner is
 * enrolled on it for this qualification.
 */
#ifndef TYST_PORTFOLIO_QUALIFYING_H
#define TYST_PORTFOLIO_QUALIFYING_H

#include "portfolio/enrolment.h"
#include "standard/combination.h"
#include "standard/qualifications.h"

/* Beside each unit that is given to the rules. */
struct qualifying_unit {
    struct id enrolment; /* none: the learner is not on it; */
    struct id unit;      /* of the library; then by qualifying_library() */
    bool chosen, begun;  /* begun: declared or signed */
    bool released;       /* by the IQA, or met by a certificate */
};

struct qualifying {
    struct id id; /* none: not enrolled on it yet */
    struct id learner, qualification;
    const char *key;
    int64_t rev;
    const char *start, *target; /* target NULL: none */
    const struct qualification *q;
    struct combination_unit *units;
    struct qualifying_unit *facts;
    size_t n;
};

/* All of the learner's. */
enum result qualifying_list(
    struct ctx *c, struct id learner, struct qualifying **out, size_t *n);

/* By its id; ERR_NOT_FOUND "no-qualification". */
enum result qualifying_get(struct ctx *c, struct id id, struct qualifying *out);

/* Find what the learner is not on yet in the library; unit none: it is not
 * loaded. */
enum result qualifying_library(struct ctx *c, struct qualifying *on);

struct qualifying_new {
    const char *qualification;  /* KEY or KEY@REV */
    struct enrolment_new enrol; /* its units: options to be chosen */
    const char *const *dropped; /* options that are no longer; NULL: none */
};

/*
 * Enrol on a qualification, and on the units that are necessary and chosen; or
 * where the learner is on it already, choose and drop options.  One act.
 *
 * Besides the failures of enrol(): ERR_INPUT "choice-rule" and
 * "choice-barred" for what can never be completed, "not-open" outside the days
 * in which learners register; ERR_CONFLICT "enrolled" where nothing is chosen
 * or dropped, "choice-needed" for dropping what is necessary, "choice-signed"
 * what is declared or signed.
 */
enum result enrol_qualification(
    struct ctx *c, const struct qualifying_new *new, struct id *out);

/* What should be known of certification; NULL: nothing. */
const char *qualifying_notice(struct ctx *c, const struct qualifying *on);

#endif
