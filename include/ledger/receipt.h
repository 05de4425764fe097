/*
 * receipt - proofs to hand out: that an act is in the ledger, that one
 * checkpoint follows from another, and what others have signed.
 *
 * A receipt is a tlog-proof of C2SP: index, inclusion, and the first checkpoint
 * that covered the act; "extra" is the leaf's data, so that it can be checked
 * and read without us.  Consistency is written as a witness is asked for it:
 * "old SIZE", hashes, an empty line and the newest checkpoint.
 */
#ifndef TYST_LEDGER_RECEIPT_H
#define TYST_LEDGER_RECEIPT_H

#include "ledger/act.h"
#include "ledger/checkpoint.h"

struct receipt {
    struct act_logged logged;
    struct checkpoint checkpoint;
    const char *text; /* the tlog-proof */
};

/* Of act n; ERR_NOT_FOUND "no-act", "no-checkpoint". */
enum result receipt_make(struct ctx *c, int64_t n, struct receipt *out);

/* A checkpoint that somebody kept: of this ledger, and with its signature?
 * ERR_INPUT "not-ours" otherwise. */
enum result checkpoint_kept(
    struct ctx *c, const char *p, size_t len, struct checkpoint *out);

/* That the newest begins with it; ERR_CONFLICT "tree-behind", "tree-other". */
enum result receipt_consistency(
    struct ctx *c, const struct checkpoint *from, const char **out);

/* The newest, or the one of that size (0: the newest), with the lines of those
 * who cosigned it. */
enum result checkpoint_cosigned(
    struct ctx *c, int64_t size, struct checkpoint *out);

/*
 * Take in that key has cosigned a checkpoint of ours: p is the whole note, or
 * only the line for the newest.  ERR_INPUT "not-cosigned"; ERR_CONFLICT
 * "cosigned" when it is known.
 */
enum result checkpoint_cosign(struct ctx *c, const struct note_key *key,
    const char *p, size_t len, struct checkpoint *out);

/*
 * Begin a new epoch, because the ledger is behind what was signed, as after a
 * restore, or its keys are lost and new_keys are to take their place: kept is
 * the last checkpoint that somebody has (NULL: the signer knows, or what is
 * beside it).  ERR_CONFLICT "no-epoch" when the ledger follows from it and
 * nothing is lost.
 */
enum result epoch_begin(struct ctx *c, bool new_keys,
    const struct checkpoint *kept, struct checkpoint *out);

#endif
