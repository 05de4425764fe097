/* withdraw - take evidence back. */
#ifndef TYST_ASSESS_WITHDRAW_H
#define TYST_ASSESS_WITHDRAW_H

#include "base/ctx.h"

/*
 * Withdraw the newest version by c->actor, who recorded it: act "withdrawal".
 * Decisions that rest on the evidence stand no longer.  ERR_DENIED "R14" when
 * that would undo a signed unit; ERR_CONFLICT "withdrawn".
 */
enum result evidence_withdraw(struct ctx *c, struct id evidence);

#endif
