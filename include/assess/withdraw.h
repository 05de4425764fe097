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

/* What that would do to a unit: these decisions stand no longer; or why it is
 * refused, in c->lang; NULL: it is not. */
struct withdrawal {
    struct id enrolment;
    const char *key, *items; /* "P1 P2" */
    const char *refused;
};
enum result evidence_withdrawal(struct ctx *c, struct id evidence,
    const struct withdrawal **out, size_t *n);

#endif
