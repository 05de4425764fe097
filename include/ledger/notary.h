/*
 * notary - the signer: the small process that holds the two secret keys of the
 * centre, so that nobody else has to.
 *
 * It is this program started afresh, as the children that read hostile files
 * are, and has no rights but to use what it has opened.  With the ledger key
 * it signs a checkpoint only of a tree that it has seen proved to begin with
 * the last one it signed, which it keeps on the disk beside the keys; with the
 * package key, notes about packages.  Several may run: they share that memory.
 *
 * It runs as the user that the rest runs as.  This is a seat belt and no wall:
 * whoever may act as that user can read the files of the keys.
 */
#ifndef TYST_LEDGER_NOTARY_H
#define TYST_LEDGER_NOTARY_H

#include "base/child.h"
#include "ledger/checkpoint.h"
#include "ledger/tree.h"

#define NOTARY_CHILD "notary"

/* For main()'s table of children. */
enum result notary_warm(struct ctx *c, void **out_state);
enum result notary_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out);
void notary_cool(void *state);

/* Make in DIR/keys what is missing of both keys and the memory, which is empty
 * beside a new ledger key; the public halves of those made. */
enum result notary_make(struct ctx *c, const char *dir, const char *origin,
    struct note_key *out_ledger, struct note_key *out_package);

/*
 * Start it as c->notary, unless that is there; whoever opened it closes it.
 * ERR_FAULT "keys" says which file is missing, or open to others.  It may be
 * shared by threads.
 */
enum result notary_open(struct ctx *c, const char *dir);
void notary_close(struct ctx *c);

/* What was signed last: size 0 and no note when nothing was. */
enum result notary_last(struct ctx *c, struct checkpoint *out);

/* The same, by who may read DIR/keys, without starting it. */
enum result notary_remembers(
    struct ctx *c, const char *dir, struct checkpoint *out);

/*
 * Sign what cp says; its note comes back in it.  from is the size of the last
 * one, and proof that cp's tree begins with it.  ERR_CONFLICT "signed-since"
 * when another was signed meanwhile; "tree-behind", "tree-other" or
 * "other-origin" when it is not consistent.
 */
enum result notary_checkpoint(struct ctx *c, struct checkpoint *cp,
    int64_t from, const struct tree_proof *proof);

/*
 * Begin an epoch: sign what cp says though it does not follow from the last
 * one, a note with our signature that somebody may have kept.  leaf is the data
 * of the act that says so, which is leaf n, with the proof that it is in there.
 */
enum result notary_epoch(struct ctx *c, struct checkpoint *cp, const char *last,
    const char *leaf, int64_t n, const struct tree_proof *proof);

/* The line by which the package key signs a text that begins with
 * NAME LF, NAME being what the key is called. */
enum result notary_package(
    struct ctx *c, const char *name, const char *text, const char **out);

/* The public halves, called by that origin. */
enum result notary_keys(struct ctx *c, const char *origin,
    struct note_key *out_ledger, struct note_key *out_package);

#endif
