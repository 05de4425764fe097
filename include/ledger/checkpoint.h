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

/* Its three lines. */
char *checkpoint_text(struct mem *m, const struct checkpoint *checkpoint);

/* The note and what it says: ERR_INPUT "not-note" or "not-checkpoint". */
enum result checkpoint_parse(struct ctx *c, const char *p, size_t len,
    struct note *out_note, struct checkpoint *out);

/* The newest that was signed; the first that covers leaf n, which stays the
 * first; the one of exactly that size.  ERR_NOT_FOUND "no-checkpoint". */
enum result checkpoint_latest(struct ctx *c, struct checkpoint *out);
enum result checkpoint_after(struct ctx *c, int64_t n, struct checkpoint *out);
enum result checkpoint_of(struct ctx *c, int64_t size, struct checkpoint *out);

#endif
