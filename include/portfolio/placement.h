/* placement - the cohort that a learner belongs to, and where they work. */
#ifndef TYST_PORTFOLIO_PLACEMENT_H
#define TYST_PORTFOLIO_PLACEMENT_H

#include "base/ctx.h"

struct placement {
    const char *cohort, *site; /* NULL: not said */
};

enum result placement_get(
    struct ctx *c, struct id learner, struct placement *out);

/* The workplaces of learners, by name. */
enum result placement_sites(struct ctx *c, const char *const **out, size_t *n);

/*
 * By the coordinator or an administrator: act "placement".  What is NULL stays;
 * nothing is written where nothing changes.  ERR_DENIED "not-coordinator";
 * ERR_INPUT "bad-placement", "not-learner".
 */
enum result placement_set(
    struct ctx *c, struct id learner, const struct placement *new);

#endif
