/* signing - the signature lines of an act that is being appended. */
#ifndef TYST_LEDGER_SIGNING_H
#define TYST_LEDGER_SIGNING_H

#include "kinds.h"
#include "ledger/act.h"

/*
 * As the kind's class says, by c->signer, which is closed when it has signed
 * what it was opened for.  *key is what a person signed with; NULL: nobody
 * did.  ERR_DENIED "R10" without a key, or with another's than the actor's.
 */
enum result signing_lines(struct ctx *c, const struct kind *kind,
    const struct act *act, const char *words, const char **lines,
    const char **key);

#endif
