/*
 * reopen - what is done to a unit besides signing it: it is opened again, met
 * by a certificate from elsewhere, or its result is taken back.
 */
#ifndef TYST_ASSESS_REOPEN_H
#define TYST_ASSESS_REOPEN_H

#include "base/ctx.h"

struct reopening {
    struct id enrolment;
    struct id credential;
    const char *role;  /* "coordinator" or "iqa"; NULL: the one they have */
    const char *items; /* of the unit: "P22,K1", or as items.h reads them */
    const char *reason;
    int64_t seen; /* as assess/sign.h says */
};

/*
 * Open the signed unit for those items, by c->actor: act "reopening".  Their
 * decisions stand no longer; the others keep theirs.  The learner declares the
 * unit again only when they have added evidence.  ERR_DENIED "R14" without
 * role, items or reason, "R10"; ERR_CONFLICT "not-signed", "claimed", …;
 * ERR_INPUT "other-unit", "not-assessed".
 */
enum result unit_reopen(struct ctx *c, const struct reopening *new);

struct closing {
    struct id enrolment;
    struct id credential;    /* of the IQA, who agrees by it */
    bool exempt;             /* else by credit transfer */
    const char *certificate; /* what shows it */
    int64_t seen;            /* as assess/sign.h says */
};

/* Close a unit that is not signed: act "credit-transfer" or "exemption".
 * ERR_INPUT "no-certificate"; ERR_DENIED "not-iqa", "R10"; ERR_CONFLICT. */
enum result unit_close(struct ctx *c, const struct closing *new);

/* Take back the result of a unit that was released, claimed or closed: act
 * "revocation".  ERR_INPUT "no-reason"; ERR_DENIED "not-coordinator", "R10". */
enum result unit_revoke(struct ctx *c, struct id enrolment,
    struct id credential, int64_t seen, const char *reason);

/* What became of a unit after it was begun, the oldest first. */
struct unit_event {
    const char *kind;          /* "signature", "reopening", … */
    const char *items;         /* that it was reopened for: "P1 P2"; "": none */
    const char *name;          /* who; NULL: the operator */
    const char *role, *reason; /* as what, why; NULL: none */
    int64_t when;
};
enum result unit_history(struct ctx *c, struct id enrolment,
    const struct unit_event **out, size_t *n);

#endif
