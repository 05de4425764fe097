/* allocate - who assesses, countersigns and assures the quality of a learner's
 * units, from day to day. */
#ifndef TYST_PORTFOLIO_ALLOCATE_H
#define TYST_PORTFOLIO_ALLOCATE_H

#include "base/ctx.h"

struct allocating {
    struct id learner;        /* none: everybody whom "from" has */
    struct id from, to;       /* who ends, who begins; one may be none */
    const char *const *units; /* KEY or KEY@REV; NULL or empty: all */
    const char *role;  /* "assessor", "countersigner", "iqa"; NULL: the roles
                          that "from" has, of a new one "assessor" */
    const char *start; /* of the new; NULL: today.  The old end the day before,
                          or today where nobody follows. */
    const char *end;   /* the last day of the new, or else of the old; NULL */
};

struct allocated {
    size_t units, learners; /* of them */
};

/*
 * Allocate, end or hand over, all of it or nothing: act "allocation" for each
 * unit, about its learner.  ERR_DENIED "not-coordinator"; ERR_INPUT
 * "no-person", "bad-role", "bad-day", "bad-period", "not-assessor", …;
 * ERR_NOT_FOUND "not-enrolled", "no-allocation"; ERR_CONFLICT "allocated".
 */
enum result allocate(
    struct ctx *c, const struct allocating *how, struct allocated *out);

/*
 * Somebody allocated to a learner's units who is not approved for them in the
 * learner's language, today or from when it begins: no failure, but to be told,
 * and what a sampling plan may ask for.
 */
struct language_gap {
    struct id learner;
    const char *learner_name, *language; /* of the learner */
    const char *name;                    /* who is allocated */
    const char *units;                   /* keys, with blanks between */
};

/* Of one who is allocated, and one learner or all (none). */
enum result language_gaps(struct ctx *c, struct id person, struct id learner,
    struct language_gap **out, size_t *n);

/* A sentence of it. */
const char *language_gap_words(struct ctx *c, const struct language_gap *gap);

/* Who is or was allocated to what of a learner, by unit and day. */
struct allocation {
    const char *key, *role, *name;
    const char *from, *to; /* to NULL: open */
};
enum result allocations_of(
    struct ctx *c, struct id learner, struct allocation **out, size_t *n);

#endif
