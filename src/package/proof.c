/* proof - the making side. */
#include <config.h>

#include <string.h>

#include "base/value.h"
#include "ledger/canon.h"
#include "ledger/centre.h"
#include "ledger/notary.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"
#include "proof.h"
#include "store/store.h"

struct taking {
    const struct snapshot *s;
    int64_t size;
    struct proof *out;
};

/* {"proofs":[{"leaf":3,"path":[…]},…],"size":12} */
static enum result
take(struct ctx *c, void *arg)
{
    const struct taking *t = arg;
    struct value *v = value_object(c->mem), *all = value_array(c->mem);
    struct checkpoint *cp = &t->out->checkpoint;
    struct str text = str_in(c->mem);
    struct tree_proof proof;
    enum result r;

    if ((r = checkpoint_cosigned(c, t->size, cp)) != OK)
        return r;
    for (size_t i = 0; i < t->s->nacts; i++) {
        struct value *one = value_add(all, value_object(c->mem));
        struct value *path = value_array(c->mem);
        int64_t n = t->s->acts[i].n;

        if (n >= cp->size)
            return fail(c, ERR_CONFLICT, "acts-since",
                N_("Of what the package holds, act %lld came after the "
                   "checkpoint over %lld acts."),
                (long long)n, (long long)cp->size);
        if ((r = tree_inclusion(c, n, cp->size, &proof)) != OK)
            return r;
        for (int k = 0; k < proof.n; k++)
            value_add(
                path, value_string(c->mem,
                          base64_text(c->mem, proof.hash[k], SHA256_SIZE)));
        value_set_integer(c->mem, one, "leaf", n);
        value_set(c->mem, one, "path", path);
    }
    value_set(c->mem, v, "proofs", all);
    value_set_integer(c->mem, v, "size", cp->size);
    r = canon_write(c, v, &text);
    str_addc(&text, '\n');
    t->out->proofs = text.s;
    t->out->len = text.len;
    return r;
}

enum result
proof_take(
    struct ctx *c, const struct snapshot *s, int64_t size, struct proof *out)
{
    struct taking t = {s, size, out};
    enum result r = OK;

    if (size == 0)
        r = checkpoint_make(c);
    return r != OK ? r : store_read(c, take, &t);
}

char *
proof_text(struct mem *m, const char *name, const struct checkpoint *checkpoint,
    const char *tags)
{
    uint8_t digest[SHA512_SIZE];

    hash_sha512(tags, strlen(tags), digest);
    return mem_printf(m, "%s\nsha512 %s\n%lld %s\n", name,
        hex_text(m, digest, sizeof(digest)), (long long)checkpoint->size,
        base64_text(m, checkpoint->root, SHA256_SIZE));
}

enum result
proof_note(struct ctx *c, const struct checkpoint *checkpoint, const char *tags,
    const char **out)
{
    const char *text, *line;
    struct note_key key;
    enum result r;

    if ((r = centre_keys(c, NULL, NULL, &key)) != OK ||
        (r = centre_signer(c)) != OK)
        return r;
    text = proof_text(c->mem, key.name, checkpoint, tags);
    if ((r = notary_package(c, key.name, text, &line)) == OK)
        *out = note_write(c->mem, text, line);
    return r;
}
