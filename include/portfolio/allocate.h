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
    const char **languages; /* learners whose language "to" does not share */
    size_t nlanguages;
};

/*
 * Allocate, end or hand over, all of it or nothing: act "allocation" for each
 * unit, about its learner.  ERR_DENIED "not-coordinator"; ERR_INPUT
 * "no-person", "bad-role", "bad-day", "bad-period", "not-assessor", …;
 * ERR_NOT_FOUND "not-enrolled", "no-allocation"; ERR_CONFLICT "allocated".
 */
enum result allocate(
    struct ctx *c, const struct allocating *how, struct allocated *out);

/* Who is or was allocated to what of a learner, by unit and day. */
struct allocation {
    const char *key, *role, *name;
    const char *from, *to; /* to NULL: open */
};
enum result allocations_of(
    struct ctx *c, struct id learner, struct allocation **out, size_t *n);

#endif
