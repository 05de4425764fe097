/*
 * checkpoint - what the whole ledger was at some size, signed by the centre:
 * C2SP's tlog-checkpoint, a signed note of three lines: the ledger's origin,
 * its size, its root.
 *
 * Whoever keeps one can hold the centre to it: every later one must prove that
 * its tree begins with this one.
 */
#ifndef TYST_LEDGER_CHECKPOINT_H
#define TYST_LEDGER_CHECKPOINT_H

#include "base/ctx.h"
#include "base/hash.h"
#include "ledger/note.h"

#define CHECKPOINT_MAX ((size_t)1 << 16) /* bytes of a note that is read */

struct checkpoint {
    const char *origin;
    int64_t size;
    uint8_t root[SHA256_SIZE];
    const char *note; /* the whole of it; NULL: only what it says */
};

/* Its three lines, and their SHA-256. */
char *checkpoint_text(struct mem *m, const struct checkpoint *checkpoint);
void checkpoint_digest(struct mem *m, const struct checkpoint *checkpoint,
    char out[SHA256_HEX_SIZE]);

/* The note and what it says: ERR_INPUT "not-note" or "not-checkpoint". */
enum result checkpoint_parse(struct ctx *c, const char *p, size_t len,
    struct note *out_note, struct checkpoint *out);

/* The newest that was signed; the first that covers leaf n, which stays the
 * first; the one of exactly that size.  ERR_NOT_FOUND "no-checkpoint". */
enum result checkpoint_latest(struct ctx *c, struct checkpoint *out);
enum result checkpoint_after(struct ctx *c, int64_t n, struct checkpoint *out);
enum result checkpoint_of(struct ctx *c, int64_t size, struct checkpoint *out);

/*
 * Have all acts covered that are there now, in the order: leaves computed again
 * from what a fresh read gives; signed, by c->notary, which is started if need
 * be; written to CHECKPOINTS/newest; kept as a row.  What an interruption has
 * left undone of an earlier one is done first.  A few acts more or a hundred
 * thousand are one batch.  Nothing happens when nothing is new.
 *
 * ERR_CONFLICT "tree-behind" or "tree-other" when the ledger is not the one
 * that was signed; "leaf-changed" when its acts and its tree disagree.
 */
#define CHECKPOINTS "checkpoints"
enum result checkpoint_make(struct ctx *c);

/*
 * Before anything is changed: that the ledger begins with the newest checkpoint
 * known beside the database, and that its keys are there and private.  Failures
 * as of checkpoint_make() and notary_open().
 */
enum result checkpoint_check(struct ctx *c);

#endif
