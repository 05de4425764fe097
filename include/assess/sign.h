/*
 * sign - the two signatures under a unit, in either order: the learner
 * declares the work their own and the unit ready, the assessor signs it off.
 *
 * "seen" is how many acts there were when the signer read the unit
 * (portfolio/since.h), 0 when that is not said: ERR_CONFLICT "changed-since".
 */
#ifndef TYST_ASSESS_SIGN_H
#define TYST_ASSESS_SIGN_H

#include "base/ctx.h"

/* By c->actor, the learner: act "declaration".  ERR_CONFLICT "declared";
 * ERR_DENIED by rule R10 or R13. */
enum result unit_declare(
    struct ctx *c, struct id enrolment, struct id credential, int64_t seen);

/* By c->actor, allocated as assessor, or as countersigner of a trainee: act
 * "signature", which lists whose decisions it relies on.  ERR_CONFLICT
 * "signed"; ERR_DENIED "not-allocated" or by rule R1, R6, R7, R10 or R13. */
enum result unit_sign(
    struct ctx *c, struct id enrolment, struct id credential, int64_t seen);

/* Is c->actor allocated so?  ERR_DENIED "not-allocated" when not. */
enum result signer_check(struct ctx *c, struct id enrolment);

#endif
