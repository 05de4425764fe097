/*
 * check_ledger - the checkpoint that the package stands on, the place of each
 * act in it, and the note over the whole: by the keys that its acts make known,
 * which are in the same ledger.
 *
 * That the keys are the centre's own nobody can tell from a file alone: the id
 * of the ledger key is said, to be compared with what the centre or somebody
 * who keeps a checkpoint says; and each that it took the place of.
 */
#include <config.h>

#include <string.h>

#include "check.h"
#include "ledger/canon.h"
#include "ledger/tree.h"
#include "proof.h"

static enum result
bad_ledger(struct check *k, const char *why)
{
    return fail(k->c, ERR_INPUT, "bad-ledger", "%s", tr(k->c->lang, why));
}

/* The key that the acts make known, and what its name must be. */
static enum result
find_key(
    struct check *k, const char *use, const char *name, struct note_key *out)
{
    const char *text = source_said(&k->from, "centre-key", "key", use);

    if (text == NULL || note_key_parse(k->c, text, out) != OK ||
        strcmp(out->name, name) != 0 || out->type != NOTE_ED25519)
        return bad_ledger(
            k, N_("No act makes the key known that must sign this."));
    return OK;
}

enum result
check_checkpoint(struct check *k)
{
    const char *origin = source_origin(&k->from);
    struct note_key key;
    struct note note;
    enum result r;
    size_t len;
    char *p;

    if ((r = check_text(k, CHECKPOINT_FILE, &p, &len)) != OK ||
        (r = checkpoint_parse(k->c, p, len, &note, &k->checkpoint)) != OK)
        return r;
    if (origin == NULL || strcmp(origin, k->checkpoint.origin) != 0)
        return bad_ledger(
            k, N_("The checkpoint is of another ledger than the acts."));
    if ((r = find_key(k, "ledger", origin, &key)) != OK)
        return r;
    if (note_check(k->c->mem, &note, &key, NULL) != NOTE_TRUE)
        return bad_ledger(
            k, N_("The checkpoint was not signed by the ledger's key."));
    k->ledger_key = note_key_text(k->c->mem, &key);
    return OK;
}

static bool
read_path(struct check *k, const struct value *list, struct tree_proof *out)
{
    const uint8_t *hash;
    size_t len;

    out->n = 0;
    if (list == NULL || list->type != VALUE_ARRAY || list->n > TREE_PROOF_MAX)
        return false;
    for (const struct value *i = list->first; i != NULL; i = i->next) {
        if (i->type != VALUE_STRING ||
            (hash = base64_parse(
                 k->c->mem, i->string, strlen(i->string), &len)) == NULL ||
            len != SHA256_SIZE)
            return false;
        memcpy(out->hash[out->n++], hash, SHA256_SIZE);
    }
    return true;
}

static bool
is_proved(struct check *k, const struct act_logged *at, const struct value *v)
{
    const struct value *leaf = value_get(v, "leaf");
    const char *data =
        act_leaf_data(k->c->mem, at->words, at->signatures, at->logged);
    uint8_t hash[SHA256_SIZE];
    struct tree_proof proof;

    if (leaf == NULL || leaf->type != VALUE_INTEGER || leaf->integer != at->n ||
        v->n != 2 || !read_path(k, value_get(v, "path"), &proof))
        return false;
    tree_leaf_hash(data, strlen(data), hash);
    return tree_included(
        hash, at->n, k->checkpoint.size, &proof, k->checkpoint.root);
}

static enum result
prove(struct check *k)
{
    const struct value *size, *list, *one;
    struct value *v;
    enum result r;
    size_t len;
    char *p;

    if ((r = check_text(k, PROOFS_FILE, &p, &len)) != OK)
        return r;
    if (len == 0 || p[len - 1] != '\n' ||
        canon_parse(k->c, p, len - 1, &v) != OK || v->n != 2 ||
        (size = value_get(v, "size")) == NULL || size->type != VALUE_INTEGER ||
        size->integer != k->checkpoint.size ||
        (list = value_get(v, "proofs")) == NULL || list->type != VALUE_ARRAY ||
        list->n != k->from.nacts)
        return bad_ledger(
            k, N_("proofs.json does not hold a proof for each act."));
    one = list->first;
    for (size_t i = 0; i < k->from.nacts; i++, one = one->next)
        if (!is_proved(k, &k->from.act[i], one))
            return fail(k->c, ERR_INPUT, "bad-ledger",
                N_("The act %lld is not in the ledger as it stands here."),
                (long long)k->from.act[i].n);
    return OK;
}

/* Proofs are larger than the acts, and nothing of them is kept. */
enum result
check_proofs(struct check *k)
{
    struct mem *kept = k->c->mem;
    enum result r;

    if (k->ledger_key == NULL)
        return bad_ledger(k, N_("There is no checkpoint to prove them by."));
    k->c->mem = mem_new();
    r = prove(k);
    if (r != OK)
        k->c->message = mem_strdup(kept, k->c->message);
    mem_free(k->c->mem);
    k->c->mem = kept;
    return r;
}

enum result
check_note(struct check *k)
{
    const char *text;
    char *p, *tags;
    struct note_key key;
    struct note note;
    enum result r;
    size_t len, ntags;

    if (k->ledger_key == NULL)
        return bad_ledger(k, N_("There is no checkpoint for it to name."));
    if ((r = check_text(k, NOTE_FILE, &p, &len)) != OK ||
        (r = check_text(k, "tagmanifest-sha512.txt", &tags, &ntags)) != OK ||
        (r = note_parse(k->c, p, len, &note)) != OK ||
        (r = find_key(k, "package",
             mem_printf(k->c->mem, "%s/package", k->checkpoint.origin),
             &key)) != OK)
        return r;
    text = proof_text(k->c->mem, key.name, &k->checkpoint, tags);
    if (strcmp(note.text, text) != 0)
        return bad_ledger(
            k, N_("signature.note is about another package, or this one was "
                  "changed after it was made."));
    if (note_check(k->c->mem, &note, &key, NULL) == NOTE_TRUE)
        return OK;
    return bad_ledger(
        k, N_("signature.note was not signed by the package key."));
}

void
check_describe_ledger(const struct check *k, struct value *check)
{
    struct mem *m = k->c->mem;
    struct value *lost = value_array(m), *v;
    struct source_key at = {0};

    if (k->ledger_key == NULL)
        return;
    value_set_string(m, check, "key", k->ledger_key);
    value_set_integer(m, check, "size", k->checkpoint.size);
    while (source_new_key(&k->from, &at)) {
        v = value_add(lost, value_object(m));
        value_set_string(m, v, "key", at.before);
        value_set_integer(m, v, "until", at.n);
    }
    value_set(m, check, "lost", lost);
}
