/* withdraw - take evidence back. */
#ifndef TYST_ASSESS_WITHDRAW_H
#define TYST_ASSESS_WITHDRAW_H

#include "base/ctx.h"

/*
 * Withdraw it with all its versions, by c->actor, who recorded it: act
 * "withdrawal", which names the newest.  Decisions that rest on any of them
 * stand no longer.  ERR_DENIED "R14" when that would undo a signed unit,
 * "disabled"; ERR_CONFLICT "withdrawn".
 */
enum result evidence_withdraw(struct ctx *c, struct id evidence);

#endif
