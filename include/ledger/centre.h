/*
 * centre - the centre whose ledger it is: its name, its origin, which is what
 * its ledger is called in checkpoints, and its two keys.
 */
#ifndef TYST_LEDGER_CENTRE_H
#define TYST_LEDGER_CENTRE_H

#include <stdbool.h>

#include "ledger/note.h"

struct centre_new {
    const char *name;
    bool demo;
};

/* The first acts of a ledger, and its keys: the body of store_create(), with a
 * struct centre_new. */
enum result centre_found(struct ctx *c, void *arg);

/* Its origin, and the public halves of its keys as acts have made them known;
 * NULL is allowed for what is not asked.  ERR_FAULT "setting-damaged". */
enum result centre_keys(struct ctx *c, const char **out_origin,
    struct note_key *out_ledger, struct note_key *out_package);

/* The ledger key of an epoch, by what it is called, out of the acts.
 * ERR_INPUT "not-ours". */
enum result centre_key_of(
    struct ctx *c, const char *origin, struct note_key *out);

/* notary_open(), and ERR_FAULT "keys" when it holds other keys than these. */
enum result centre_signer(struct ctx *c);

/* Say by acts, and in the settings, which keys it has; inside store_write(). */
enum result centre_keys_set(struct ctx *c, const struct note_key *ledger,
    const struct note_key *package);

#endif
