/*
 * epoch - a ledger that was restored to less than was signed, or whose keys are
 * lost, goes on under another origin, in which its next act gives up what is
 * lost and the acts after that say its keys.
 *
 * The acts are in the database before the signer is asked for its checkpoint;
 * what is interrupted between them is gone on with.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "ledger/act.h"
#include "ledger/centre.h"
#include "ledger/notary.h"
#include "ledger/receipt.h"
#include "settle.h"
#include "store/sql.h"
#include "store/store.h"

struct epoch {
    bool fresh;                      /* the signer has signed nothing */
    struct note_key ledger, package; /* that it holds */
    struct checkpoint last;          /* what is given up */
    int64_t n;                       /* the act's leaf; -1: none yet */
    const char *leaf;                /* its data */
    struct checkpoint next;
    struct tree_proof proof;
};

/* Which it is: 2 of NAME/e2, and 1 of NAME, which is so many bytes. */
static long
epoch_number(const char *origin, int *out_name)
{
    const char *slash = strrchr(origin, '/');
    char *end;
    long n;

    if (slash != NULL && slash[1] == 'e' &&
        (n = strtol(slash + 2, &end, 10)) > 1 && *end == '\0') {
        *out_name = (int)(slash - origin);
        return n;
    }
    *out_name = (int)strlen(origin);
    return 1;
}

/* NAME/e2 after NAME, and so on. */
static const char *
next_origin(struct mem *m, const char *origin, const char *last)
{
    int name;
    long now = epoch_number(origin, &name), before = epoch_number(last, &name);

    return mem_printf(
        m, "%.*s/e%ld", name, last, (now > before ? now : before) + 1);
}

static enum result
append(struct ctx *c, void *arg)
{
    struct epoch *e = arg;
    const char *origin;
    struct act act = {.kind = "epoch", .body = value_object(c->mem)};
    char hex[SHA256_HEX_SIZE];
    uint8_t root[SHA256_SIZE];
    int64_t size;
    enum result r;

    if ((r = centre_keys(c, &origin, NULL, NULL)) != OK ||
        (r = tree_size(c, &size)) != OK || (r = tree_root(c, size, root)) != OK)
        return r;
    origin = next_origin(c->mem, origin, e->last.origin);
    checkpoint_digest(c->mem, &e->last, hex);
    value_set_string(c->mem, act.body, "last", hex);
    value_set_integer(c->mem, act.body, "last_size", e->last.size);
    value_set_string(c->mem, act.body, "origin", origin);
    value_set_string(
        c->mem, act.body, "root", hex_text(c->mem, root, sizeof(root)));
    value_set_integer(c->mem, act.body, "size", size);
    e->ledger.name = origin;
    e->package.name = mem_printf(c->mem, "%s/package", origin);
    if ((r = store_setting_set(c, "origin", origin)) != OK ||
        (r = act_append(c, &act, NULL)) != OK)
        return r;
    return centre_keys_set(c, &e->ledger, &e->package);
}

static bool
is_same(const struct note_key *a, const struct note_key *b)
{
    return hash_equal(a->key, b->key, sizeof(a->key));
}

/* Where the ledger is: it follows from the last one, by the same signer
 * (ERR_CONFLICT); or does not; or has the act already. */
static enum result
look(struct ctx *c, void *arg)
{
    struct epoch *e = arg;
    struct note_key ledger, package;
    struct act_row *acts;
    const char *origin;
    uint8_t root[SHA256_SIZE];
    int64_t size;
    enum result r;
    size_t n;
    bool known;
    int len;

    e->n = -1;
    if ((r = centre_keys(c, &origin, &ledger, &package)) != OK ||
        (r = sql_act_of_kind(c, "epoch", &acts, &n)) != OK ||
        (r = tree_size(c, &size)) != OK)
        return r;
    known = is_same(&ledger, &e->ledger) && is_same(&package, &e->package);
    if (known && n > 0 &&
        epoch_number(origin, &len) > epoch_number(e->last.origin, &len))
        e->n = acts[n - 1].n;
    if (e->n >= 0 || !known || e->fresh || size < e->last.size)
        return OK;
    if ((r = tree_root(c, e->last.size, root)) != OK ||
        !hash_equal(root, e->last.root, SHA256_SIZE))
        return r;
    return fail(c, ERR_CONFLICT, "no-epoch",
        N_("The ledger follows from the last checkpoint: there is no need for "
           "a new epoch."));
}

static enum result
prove(struct ctx *c, void *arg)
{
    struct epoch *e = arg;
    struct act_row row;
    enum result r;

    if ((r = centre_keys(c, &e->next.origin, NULL, NULL)) != OK ||
        (r = tree_size(c, &e->next.size)) != OK ||
        (r = tree_root(c, e->next.size, e->next.root)) != OK ||
        (r = sql_act_at(c, e->n, &row)) != OK)
        return r;
    e->leaf = act_leaf_data(c->mem, row.words, row.signatures, row.logged);
    return tree_inclusion(c, e->n, e->next.size, &e->proof);
}

static bool
is_later(const struct checkpoint *cp, const struct checkpoint *last)
{
    return last->note == NULL || cp->size > last->size;
}

/* Signed by the key of its day. */
static enum result
consider(struct ctx *c, const char *note, struct checkpoint *last)
{
    struct checkpoint cp;
    enum result r;

    if (note == NULL)
        return OK;
    r = checkpoint_kept(c, note, strlen(note), &cp);
    if (r == OK && is_later(&cp, last))
        *last = cp;
    return r;
}

/* What was signed last: the signer knows; if it is new, what is written down;
 * or somebody has kept it. */
static enum result
find_last(struct ctx *c, const struct checkpoint *kept, struct epoch *e)
{
    struct checkpoint cp;
    enum result r;

    if ((r = notary_last(c, &e->last)) != OK)
        return r;
    e->fresh = e->last.note == NULL;
    if (e->fresh) {
        if ((r = checkpoint_newest(c, &cp)) != OK ||
            (r = consider(c, cp.note, &e->last)) != OK)
            return r;
        if ((r = checkpoint_latest(c, &cp)) == ERR_NOT_FOUND)
            fail_clear(c);
        else if (r != OK || (r = consider(c, cp.note, &e->last)) != OK)
            return r;
    }
    if (kept != NULL && is_later(kept, &e->last))
        e->last = *kept;
    if (e->last.note != NULL)
        return OK;
    return fail(c, ERR_CONFLICT, "no-epoch",
        N_("Nothing was ever signed of this ledger: there is no need for a new "
           "epoch."));
}

/* The signer, with new keys where they are missing if that is wished. */
static enum result
open_signer(struct ctx *c, bool new_keys, struct epoch *e)
{
    const char *origin;
    enum result r;

    if (!new_keys && (r = centre_signer(c)) != OK)
        return r;
    if ((r = centre_keys(c, &origin, NULL, NULL)) != OK ||
        (new_keys && (r = notary_make(c, store_dir(c), origin, &e->ledger,
                          &e->package)) != OK) ||
        (r = notary_open(c, store_dir(c))) != OK)
        return r;
    return notary_keys(c, origin, &e->ledger, &e->package);
}

enum result
epoch_begin(struct ctx *c, bool new_keys, const struct checkpoint *kept,
    struct checkpoint *out)
{
    static const struct tree_proof nothing;
    struct epoch *e = mem_alloc(c->mem, sizeof(*e));
    enum result r;

    if ((r = open_signer(c, new_keys, e)) != OK ||
        (r = find_last(c, kept, e)) != OK || (r = store_read(c, look, e)) != OK)
        return r;
    if (e->n < 0 && ((r = store_write(c, append, e)) != OK ||
                        (r = store_read(c, look, e)) != OK))
        return r;
    if ((r = store_read(c, prove, e)) != OK)
        return r;
    r = e->fresh
            ? notary_checkpoint(c, &e->next, 0, &nothing)
            : notary_epoch(c, &e->next, e->last.note, e->leaf, e->n, &e->proof);
    if (r != OK)
        return r;
    *out = e->next;
    return checkpoint_publish(c, &e->next);
}
