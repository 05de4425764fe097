/* qualify - what reading and changing a learner's qualification share. */
#ifndef TYST_PORTFOLIO_QUALIFY_H
#define TYST_PORTFOLIO_QUALIFY_H

#include "portfolio/qualifying.h"

/* As if the learner were on it. */
enum result qualifying_trial(struct ctx *c, struct id learner,
    const struct library_qualification *found, struct qualifying *out);

/* Do learners register for it on that day?  ERR_INPUT "not-open". */
enum result qualifying_open(
    struct ctx *c, const struct qualification *q, const char *day);

#endif
