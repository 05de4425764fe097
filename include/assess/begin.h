/* begin - an assessor begins to judge evidence. */
#ifndef TYST_ASSESS_BEGIN_H
#define TYST_ASSESS_BEGIN_H

#include "base/ctx.h"

/* The newest version sent is now in review, by c->actor, who is allocated to
 * its learner: act "review-begun".  It can be recalled no more.  ERR_DENIED
 * "not-allocated"; ERR_CONFLICT "draft", "in-review", "accepted", … */
enum result evidence_begin(struct ctx *c, struct id evidence);

#endif
