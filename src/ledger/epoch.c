/*
 * epoch - a ledger that was restored to less than was signed goes on under
 * another origin, in which its next act gives up what is lost.
 *
 * The act is in the database before the signer is asked for its checkpoint;
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
    struct checkpoint last; /* what is given up */
    int64_t n;              /* the act's leaf; -1: none yet */
    const char *leaf;       /* its data */
    struct checkpoint next;
    struct tree_proof proof;
};

/* NAME/e2 after NAME, and so on. */
static const char *
next_origin(struct mem *m, const char *origin)
{
    const char *slash = strrchr(origin, '/');
    size_t digits;

    if (slash != NULL && slash[1] == 'e' &&
        (digits = strspn(slash + 2, "0123456789")) > 0 &&
        slash[2 + digits] == '\0' && digits < 7)
        return mem_printf(m, "%.*s/e%ld", (int)(slash - origin), origin,
            strtol(slash + 2, NULL, 10) + 1);
    return mem_printf(m, "%s/e2", origin);
}

static enum result
append(struct ctx *c, void *arg)
{
    struct epoch *e = arg;
    const char *origin = next_origin(c->mem, e->last.origin);
    struct act act = {.kind = "epoch", .body = value_object(c->mem)};
    char hex[SHA256_HEX_SIZE];
    uint8_t root[SHA256_SIZE];
    struct note_key ledger, package;
    struct act_entry entry;
    int64_t size;
    enum result r;

    if ((r = centre_keys(c, NULL, &ledger, &package)) != OK ||
        (r = tree_size(c, &size)) != OK || (r = tree_root(c, size, root)) != OK)
        return r;
    checkpoint_digest(c->mem, &e->last, hex);
    value_set_string(c->mem, act.body, "last", hex);
    value_set_integer(c->mem, act.body, "last_size", e->last.size);
    value_set_string(c->mem, act.body, "origin", origin);
    value_set_string(
        c->mem, act.body, "root", hex_text(c->mem, root, sizeof(root)));
    value_set_integer(c->mem, act.body, "size", size);
    ledger.name = origin;
    package.name = mem_printf(c->mem, "%s/package", origin);
    if ((r = store_setting_set(c, "origin", origin)) != OK ||
        (r = act_append(c, &act, &entry)) != OK ||
        (r = store_setting_set(
             c, "epoch", mem_printf(c->mem, "%lld", (long long)entry.n))) != OK)
        return r;
    return centre_keys_set(c, &ledger, &package);
}

/* Where the ledger is: it follows from the last one (ERR_CONFLICT), or does
 * not, or has the act already. */
static enum result
look(struct ctx *c, void *arg)
{
    struct epoch *e = arg;
    const char *origin, *leaf;
    uint8_t root[SHA256_SIZE];
    int64_t size;
    enum result r;

    e->n = -1;
    if ((r = centre_keys(c, &origin, NULL, NULL)) != OK ||
        (r = store_setting_get(c, "epoch", &leaf)) != OK ||
        (r = tree_size(c, &size)) != OK)
        return r;
    if (strcmp(origin, next_origin(c->mem, e->last.origin)) == 0 &&
        leaf != NULL)
        e->n = strtoll(leaf, NULL, 10);
    if (e->n >= 0 || size < e->last.size)
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

/* The newest that is known: the signer's, or what somebody kept. */
static enum result
find_last(struct ctx *c, const struct checkpoint *kept, struct checkpoint *out)
{
    enum result r;

    if ((r = notary_open(c, store_dir(c))) != OK ||
        (r = notary_last(c, out)) != OK)
        return r;
    if (kept != NULL && (out->note == NULL || kept->size > out->size))
        *out = *kept;
    if (out->note != NULL)
        return OK;
    return fail(c, ERR_CONFLICT, "no-epoch",
        N_("Nothing was ever signed of this ledger: there is no need for a new "
           "epoch."));
}

enum result
epoch_begin(
    struct ctx *c, const struct checkpoint *kept, struct checkpoint *out)
{
    struct epoch *e = mem_alloc(c->mem, sizeof(*e));
    enum result r;

    if ((r = find_last(c, kept, &e->last)) != OK ||
        (r = store_read(c, look, e)) != OK)
        return r;
    if (e->n < 0 && ((r = store_write(c, append, e)) != OK ||
                        (r = store_read(c, look, e)) != OK))
        return r;
    if ((r = store_read(c, prove, e)) != OK ||
        (r = notary_epoch(
             c, &e->next, e->last.note, e->leaf, e->n, &e->proof)) != OK)
        return r;
    *out = e->next;
    return checkpoint_publish(c, &e->next);
}
