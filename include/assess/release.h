/* release - a signed unit passes quality assurance, to be claimed. */
#ifndef TYST_ASSESS_RELEASE_H
#define TYST_ASSESS_RELEASE_H

#include "base/ctx.h"

/*
 * By c->actor, an IQA or the coordinator: act "release", by the sample that
 * agrees, or without one for a reason.  ERR_INPUT "no-reason", "bad-text";
 * ERR_CONFLICT by the unit's state; ERR_DENIED "not-releaser", "open-action",
 * "not-agreed" or by rule R1, R3, R10.
 */
enum result unit_release(struct ctx *c, struct id enrolment,
    struct id credential, const char *reason);

#endif
