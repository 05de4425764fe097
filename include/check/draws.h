/*
 * draws - are the draws of a sampling plan what follows from plan and seed?
 */
#ifndef TYST_CHECK_DRAWS_H
#define TYST_CHECK_DRAWS_H

#include "base/ctx.h"

struct draw_difference {
    const char *in;             /* "act" or "database" */
    const char *what;           /* a fact of derive/draw.h */
    const char *said, *follows; /* NULL: nothing */
};

/* Draw again, and compare with what acts and rows say; n 0: all is so.
 * ERR_NOT_FOUND "no-plan" or "no-checkpoint". */
enum result check_draws(
    struct ctx *c, struct id plan, struct draw_difference **out, size_t *n);

#endif
