/* release - a signed unit passes quality assurance, to be claimed. */
#ifndef TYST_ASSESS_RELEASE_H
#define TYST_ASSESS_RELEASE_H

#include <stdbool.h>

#include "base/ctx.h"

/*
 * By c->actor, an IQA or the coordinator: act "release", by the sample that
 * agrees, or without one for a reason.  ERR_INPUT "no-reason", "bad-text";
 * ERR_CONFLICT by the unit's state, "changed-since" (assess/sign.h says
 * "seen"); ERR_DENIED "not-releaser", "open-action", "not-agreed" or by rule
 * R1, R3, R6, R9, R10.
 */
enum result unit_release(struct ctx *c, struct id enrolment,
    struct id credential, int64_t seen, const char *reason);

/* A unit that waits to be released. */
struct pool_unit {
    struct id enrolment, learner;
    const char *name, *ref, *unit; /* "KEY@1" */
    int64_t signed_at;
    bool expected, agreed; /* it was picked or sampled; the last one agrees */
    bool waits;            /* that is a trainee's, to be countersigned */
    size_t actions;        /* required, and open */
};

/* At most max, what was signed first first. */
enum result release_pool(
    struct ctx *c, int64_t max, struct pool_unit **out, size_t *n);

#endif
