/* receipt - proofs as texts. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "ledger/centre.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"
#include "store/sql.h"
#include "store/store.h"

static void
add_hashes(struct str *s, const struct tree_proof *proof)
{
    for (int i = 0; i < proof->n; i++)
        str_addf(s, "%s\n", base64_text(s->mem, proof->hash[i], SHA256_SIZE));
    str_addc(s, '\n');
}

struct making {
    int64_t n;
    struct receipt *out;
};

static enum result
read_act(struct ctx *c, int64_t n, struct act_logged *out)
{
    struct act_row row;
    enum result r = sql_act_at(c, n, &row);

    if (r == ERR_NOT_FOUND)
        return fail(
            c, r, "no-act", N_("The ledger has no act %lld."), (long long)n);
    return r != OK ? r : act_of_row(c, &row, out);
}

static enum result
make(struct ctx *c, void *arg)
{
    const struct making *m = arg;
    struct receipt *out = m->out;
    struct checkpoint first;
    struct tree_proof proof;
    struct str s = str_in(c->mem);
    const char *data;
    enum result r;

    if ((r = read_act(c, m->n, &out->logged)) != OK ||
        (r = checkpoint_after(c, m->n, &first)) != OK ||
        (r = checkpoint_cosigned(c, first.size, &out->checkpoint)) != OK ||
        (r = tree_inclusion(c, m->n, first.size, &proof)) != OK)
        return r;
    data = act_leaf_data(
        c->mem, out->logged.words, out->logged.signatures, out->logged.logged);
    str_addf(&s, "c2sp.org/tlog-proof@v1\nextra %s\nindex %lld\n",
        base64_text(c->mem, data, strlen(data)), (long long)m->n);
    add_hashes(&s, &proof);
    str_adds(&s, out->checkpoint.note);
    out->text = s.s;
    return OK;
}

enum result
receipt_make(struct ctx *c, int64_t n, struct receipt *out)
{
    struct making m = {n, out};

    *out = (struct receipt){0};
    return store_read(c, make, &m);
}

enum result
checkpoint_kept(
    struct ctx *c, const char *p, size_t len, struct checkpoint *out)
{
    struct note_key key;
    struct note note;
    enum result r;

    if ((r = checkpoint_parse(c, p, len, &note, out)) != OK ||
        (r = centre_key_of(c, out->origin, &key)) != OK)
        return r;
    if (note_check(c->mem, &note, &key, NULL) == NOTE_TRUE)
        return OK;
    return fail(c, ERR_INPUT, "not-ours",
        N_("This checkpoint was not signed by this centre's ledger key."));
}

struct consistency {
    const struct checkpoint *from;
    const char *text;
};

static enum result
prove(struct ctx *c, void *arg)
{
    struct consistency *k = arg;
    const struct checkpoint *from = k->from;
    uint8_t root[SHA256_SIZE];
    struct checkpoint to;
    struct tree_proof proof;
    struct str s = str_in(c->mem);
    enum result r;

    if ((r = checkpoint_cosigned(c, 0, &to)) != OK)
        return r;
    if (from->size > to.size)
        return fail(c, ERR_CONFLICT, "tree-behind",
            N_("That checkpoint is over %lld acts, and the newest is over "
               "%lld: acts are missing, or the ledger began a new epoch."),
            (long long)from->size, (long long)to.size);
    if ((r = tree_root(c, from->size, root)) != OK)
        return r;
    if (!hash_equal(root, from->root, SHA256_SIZE))
        return fail(c, ERR_CONFLICT, "tree-other",
            N_("The ledger's first %lld acts are not those of that "
               "checkpoint: something was changed, or the ledger began a new "
               "epoch."),
            (long long)from->size);
    if ((r = tree_consistency(c, from->size, to.size, &proof)) != OK)
        return r;
    str_addf(&s, "old %lld\n", (long long)from->size);
    add_hashes(&s, &proof);
    str_adds(&s, to.note);
    k->text = s.s;
    return OK;
}

enum result
receipt_consistency(
    struct ctx *c, const struct checkpoint *from, const char **out)
{
    struct consistency k = {.from = from};
    enum result r = store_read(c, prove, &k);

    *out = k.text;
    return r;
}
