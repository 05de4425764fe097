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

#define NO_PROOFS N_("proofs.json does not hold a proof for each act.")

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
read_path(struct mem *m, const struct value *list, struct tree_proof *out)
{
    const uint8_t *hash;
    size_t len;

    out->n = 0;
    if (list == NULL || list->type != VALUE_ARRAY || list->n > TREE_PROOF_MAX)
        return false;
    for (const struct value *i = list->first; i != NULL; i = i->next) {
        if (i->type != VALUE_STRING ||
            (hash = base64_parse(m, i->string, strlen(i->string), &len)) ==
                NULL ||
            len != SHA256_SIZE)
            return false;
        memcpy(out->hash[out->n++], hash, SHA256_SIZE);
    }
    return true;
}

static bool
is_proved(const struct check *k, struct mem *m, const struct act_logged *at,
    const struct value *v)
{
    const struct value *leaf = value_get(v, "leaf");
    const char *data = act_leaf_data(m, at->words, at->signatures, at->logged);
    uint8_t hash[SHA256_SIZE];
    struct tree_proof proof;

    if (leaf == NULL || leaf->type != VALUE_INTEGER || leaf->integer != at->n ||
        v->n != 2 || !read_path(m, value_get(v, "path"), &proof))
        return false;
    tree_leaf_hash(data, strlen(data), hash);
    return tree_included(
        hash, at->n, k->checkpoint.size, &proof, k->checkpoint.root);
}

/* The act's, of which nothing stays. */
static enum result
prove(struct check *k, const struct act_logged *at, const char *p, size_t len)
{
    struct ctx apart = *k->c;
    struct value *v;
    enum result r = OK;

    apart.mem = mem_new();
    if (canon_parse(&apart, p, len, &v) != OK)
        r = bad_ledger(k, NO_PROOFS);
    else if (!is_proved(k, apart.mem, at, v))
        r = fail(k->c, ERR_INPUT, "bad-ledger",
            N_("The act %lld is not in the ledger as it stands here."),
            (long long)at->n);
    mem_free(apart.mem);
    return r;
}

/* {"proofs":[{"leaf":3,"path":[…]},…],"size":12}: larger than the acts are,
 * so that it is taken proof by proof, which no brace is in. */
enum result
check_proofs(struct check *k)
{
    const char *tail, *before = "{\"proofs\":[";
    enum result r;
    char *p, *end;
    size_t len;

    if (k->ledger_key == NULL)
        return bad_ledger(k, N_("There is no checkpoint to prove them by."));
    if ((r = check_text(k, PROOFS_FILE, &p, &len)) != OK)
        return r;
    end = p + len;
    for (size_t i = 0; i < k->from.nacts; i++) {
        size_t head = strlen(before);
        char *last = strchr(p, '}');

        if (last == NULL || strncmp(p, before, head) != 0)
            return bad_ledger(k, NO_PROOFS);
        p += head;
        if ((r = prove(k, &k->from.act[i], p, (size_t)(last + 1 - p))) != OK)
            return r;
        p = last + 1;
        before = ",";
    }
    tail = mem_printf(
        k->c->mem, "],\"size\":%lld}\n", (long long)k->checkpoint.size);
    return (size_t)(end - p) == strlen(tail) && strcmp(p, tail) == 0
               ? OK
               : bad_ledger(k, NO_PROOFS);
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
