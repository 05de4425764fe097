/*
 * proof - what binds a package to the centre's ledger: the checkpoint, the
 * proof of each act in it, and a note over the package by the package key.
 */
#ifndef TYST_PACKAGE_PROOF_H
#define TYST_PACKAGE_PROOF_H

#include "ledger/checkpoint.h"
#include "snapshot.h"

#define CHECKPOINT_FILE "data/ledger/checkpoint"
#define PROOFS_FILE "data/ledger/proofs.json"
#define NOTE_FILE "signature.note"

struct proof {
    struct checkpoint checkpoint;
    char *proofs; /* the JSON of PROOFS_FILE */
    size_t len;
};

/* The proofs of the snapshot's acts in the checkpoint of that size (0: the
 * newest, which is made first).  ERR_CONFLICT "acts-since" when one of the acts
 * came after it. */
enum result proof_take(
    struct ctx *c, const struct snapshot *s, int64_t size, struct proof *out);

/* What the note says about a tag manifest. */
char *proof_text(struct mem *m, const char *name,
    const struct checkpoint *checkpoint, const char *tags);

/* The whole note, signed. */
enum result proof_note(struct ctx *c, const struct checkpoint *checkpoint,
    const char *tags, const char **out);

#endif
