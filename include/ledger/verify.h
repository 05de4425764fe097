/* verify - does the ledger still say what it said? */
#ifndef TYST_LEDGER_VERIFY_H
#define TYST_LEDGER_VERIFY_H

#include "base/ctx.h"

/*
 * Build the tree again from the acts and compare every stored node; read every
 * act and compare the columns that repeat it.  ERR_CONFLICT with the first
 * difference: "act-changed", "act-missing", "act-signature", "node-changed",
 * "node-missing", "logged-order", and "checkpoint-changed" of those that were
 * kept.  It looks at one unchanging state, while others write.
 */
enum result ledger_verify(struct ctx *c);

/*
 * The same inside store_read(), telling every difference in c->code and
 * c->message; where an act is missing that is the last.  The ring, new, takes
 * all acts; how many the tree was built of comes back.
 */
struct keyring;
typedef enum result ledger_difference(struct ctx *c, void *arg);
enum result ledger_differences(struct ctx *c, ledger_difference *found,
    void *arg, struct keyring *ring, int64_t *out);

#endif
