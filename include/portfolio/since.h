/*
 * since - what happened while a page was open.
 *
 * A page that is sent says how many acts the ledger had when it was read:
 * tree_size(), asked before anything else.  A verb that may contradict what
 * came since refuses, and says what that was.
 */
#ifndef TYST_PORTFOLIO_SINCE_H
#define TYST_PORTFOLIO_SINCE_H

#include "ledger/act.h"

/* What has the id that a form carries was made by the same person before: OK,
 * it is not made again.  By somebody else (none: it is something else):
 * ERR_CONFLICT "id-used". */
enum result since_made(struct ctx *c, struct id by);

/* Is the act about the piece of evidence, in any version? */
bool since_is_about(
    struct ctx *c, const struct act_logged *act, struct id evidence);

/* ERR_CONFLICT with that code: the item was decided by the act's person. */
enum result since_decided(struct ctx *c, const struct act_logged *act,
    const char *code, const char *item);

/* ERR_CONFLICT with that code: what the act did to the piece. */
enum result since_done(struct ctx *c, const struct act_logged *act,
    const char *code, struct id evidence);

/* ERR_CONFLICT "changed-since" when the piece was written, submitted, judged
 * or withdrawn since. */
enum result since_untouched(
    struct ctx *c, struct id learner, struct id evidence, int64_t seen);

#endif
