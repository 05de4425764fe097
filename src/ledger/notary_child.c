/*
 * notary_child - the signer's own side: what it holds, what it asks before it
 * signs.  A request is {"do": …}; it believes nothing that it is told.
 */
#include <config.h>

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/value.h"
#include "keyfile.h"
#include "ledger/act.h"
#include "ledger/notary.h"

struct seat {
    uint8_t ledger[ED25519_SEED_SIZE], package[ED25519_SEED_SIZE];
    int memory; /* its file */
    enum result r;
    const char *code, *message; /* why it can do nothing */
};

static enum result
take_seat(struct ctx *c, struct seat *seat)
{
    enum result r;

    seat->memory = -1;
    if ((r = keyfile_read(c, CHILD_FILE, KEY_LEDGER, seat->ledger)) != OK ||
        (r = keyfile_read(c, CHILD_FILE, KEY_PACKAGE, seat->package)) != OK ||
        (r = keyfile_open(c, CHILD_FILE, KEY_MEMORY, O_RDWR, &seat->memory)) !=
            OK)
        return r;
    close(CHILD_FILE);
    return OK;
}

/* What is wrong with the keys is said to whoever asks for something. */
enum result
notary_warm(struct ctx *c, void **out_state)
{
    struct seat *seat = mem_alloc(c->mem, sizeof(*seat));
    uint8_t digest[SHA256_SIZE];
    struct value *v;

    *out_state = seat;
    ed25519_warm();
    hash_sha256("", 0, digest);
    if ((seat->r = value_parse(c, "{}", 2, &v)) == OK)
        seat->r = take_seat(c, seat);
    seat->code = c->code;
    seat->message = c->message;
    /* It ends when its parent does, and not with a key pressed before that. */
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    return OK;
}

void
notary_cool(void *state)
{
    struct seat *seat = state;

    wipe(seat->ledger, sizeof(seat->ledger));
    wipe(seat->package, sizeof(seat->package));
}

static enum result
bad_request(struct ctx *c)
{
    return fail(c, ERR_INPUT, "bad-request",
        N_("it was asked for what it does not do."));
}

static bool
read_integer(const struct value *v, const char *key, int64_t *out)
{
    const struct value *number = value_get(v, key);

    if (number == NULL || number->type != VALUE_INTEGER || number->integer < 0)
        return false;
    *out = number->integer;
    return true;
}

static bool
read_proof(const struct value *list, struct tree_proof *out)
{
    out->n = 0;
    if (list == NULL || list->type != VALUE_ARRAY || list->n > TREE_PROOF_MAX)
        return false;
    for (const struct value *i = list->first; i != NULL; i = i->next)
        if (i->type != VALUE_STRING ||
            !hex_parse(i->string, out->hash[out->n++], SHA256_SIZE))
            return false;
    return true;
}

struct wish {
    struct checkpoint cp;
    int64_t from;
    struct tree_proof proof;
};

static bool
read_wish(const struct value *v, struct wish *out)
{
    const char *root = value_get_string(v, "root");

    out->cp.origin = value_get_string(v, "origin");
    return out->cp.origin != NULL && note_name_is(out->cp.origin) &&
           root != NULL && hex_parse(root, out->cp.root, SHA256_SIZE) &&
           read_integer(v, "size", &out->cp.size) && out->cp.size > 0 &&
           read_integer(v, "from", &out->from) &&
           read_proof(value_get(v, "proof"), &out->proof);
}

/* Does what is wished for follow from the last one? */
static enum result
check_wish(struct ctx *c, const struct memory *m, const struct wish *w)
{
    if (m->n == 0)
        return OK;
    if (strcmp(w->cp.origin, m->last.origin) != 0)
        return fail(c, ERR_CONFLICT, "other-origin",
            N_("it last signed for “%s”, and does not for “%s”."),
            m->last.origin, w->cp.origin);
    if (w->from != m->last.size)
        return fail(c, ERR_CONFLICT, "signed-since",
            N_("another checkpoint was signed meanwhile."));
    if (!tree_consistent(
            w->from, m->last.root, w->cp.size, w->cp.root, &w->proof))
        return fail(c, ERR_CONFLICT, "tree-other",
            N_("this is not the ledger that was signed at %lld acts."),
            (long long)m->last.size);
    return OK;
}

static enum result
sign(struct ctx *c, const struct seat *seat, const struct memory *m,
    const struct checkpoint *cp, struct value **out)
{
    struct note_key key = {.name = cp->origin, .type = NOTE_ED25519};
    const char *text = checkpoint_text(c->mem, cp), *note;
    enum result r;

    ed25519_public(seat->ledger, key.key);
    note = note_write(
        c->mem, text, note_sign(c->mem, text, &key, seat->ledger, 0));
    if ((r = memory_write(c, seat->memory, m, note)) == OK)
        *out = value_string(c->mem, note);
    return r;
}

static enum result
sign_checkpoint(struct ctx *c, const struct seat *seat, const struct memory *m,
    const struct value *v, struct value **out)
{
    struct wish w;
    enum result r;

    if (!read_wish(v, &w))
        return bad_request(c);
    if ((r = check_wish(c, m, &w)) != OK)
        return r;
    if (m->n > 0 && w.cp.size == m->last.size) {
        *out = value_string(c->mem, m->last.note);
        return OK;
    }
    return sign(c, seat, m, &w.cp, out);
}

/*
 * What was signed last, as far as anybody knows: the memory may be a copy that
 * was restored, and somebody else keep a later checkpoint, with our signature.
 */
static void
remember_better(struct ctx *c, const struct seat *seat, const struct value *v,
    struct memory *m)
{
    const char *kept = value_get_string(v, "last");
    struct note_key key = {.type = NOTE_ED25519};
    struct checkpoint cp;
    struct note note;

    if (kept == NULL ||
        checkpoint_parse(c, kept, strlen(kept), &note, &cp) != OK)
        return;
    key.name = cp.origin;
    ed25519_public(seat->ledger, key.key);
    if (note_check(c->mem, &note, &key, NULL) == NOTE_TRUE &&
        (m->n == 0 ||
            (strcmp(cp.origin, m->last.origin) == 0 && cp.size > m->last.size)))
        m->last = cp;
}

/* The act of a leaf's data, if it is one by which an epoch begins. */
static bool
read_epoch(
    struct ctx *c, const char *leaf, const struct memory *m, const char *origin)
{
    char hex[SHA256_HEX_SIZE];
    struct act act;

    if (act_parse(c, leaf, strcspn(leaf, "\n"), &act) != OK ||
        strcmp(act.kind, "epoch") != 0)
        return false;
    checkpoint_digest(c->mem, &m->last, hex);
    return strcmp(value_get_string(act.body, "origin"), origin) == 0 &&
           strcmp(value_get_string(act.body, "last"), hex) == 0 &&
           strcmp(origin, m->last.origin) != 0;
}

static enum result
sign_epoch(struct ctx *c, const struct seat *seat, struct memory *m,
    const struct value *v, struct value **out)
{
    const char *leaf = value_get_string(v, "leaf");
    uint8_t hash[SHA256_SIZE];
    struct wish w;

    remember_better(c, seat, v, m);
    if (m->last.origin == NULL || leaf == NULL || !read_wish(v, &w))
        return bad_request(c);
    tree_leaf_hash(leaf, strlen(leaf), hash);
    if (!read_epoch(c, leaf, m, w.cp.origin) ||
        !tree_included(hash, w.from, w.cp.size, &w.proof, w.cp.root))
        return fail(c, ERR_CONFLICT, "no-epoch",
            N_("the ledger has no act by which it begins anew after what was "
               "signed last."));
    return sign(c, seat, m, &w.cp, out);
}

static enum result
sign_package(struct ctx *c, const struct seat *seat, const struct value *v,
    struct value **out)
{
    const char *text = value_get_string(v, "text");
    struct note_key key = {
        .name = value_get_string(v, "name"), .type = NOTE_ED25519};
    size_t len;

    if (text == NULL || key.name == NULL || !note_name_is(key.name))
        return bad_request(c);
    len = strlen(key.name);
    if (strncmp(text, key.name, len) != 0 ||
        strncmp(text + len, "\nsha512 ", 8) != 0)
        return bad_request(c);
    ed25519_public(seat->package, key.key);
    *out =
        value_string(c->mem, note_sign(c->mem, text, &key, seat->package, 0));
    return OK;
}

static void
tell(struct ctx *c, const struct seat *seat, const struct memory *m,
    struct value **out)
{
    uint8_t key[ED25519_PUBLIC_SIZE];

    *out = value_object(c->mem);
    value_set_string(c->mem, *out, "note", m->n > 0 ? m->last.note : NULL);
    ed25519_public(seat->ledger, key);
    value_set_string(
        c->mem, *out, "ledger", hex_text(c->mem, key, sizeof(key)));
    ed25519_public(seat->package, key);
    value_set_string(
        c->mem, *out, "package", hex_text(c->mem, key, sizeof(key)));
}

/* With the memory locked, which others share. */
static enum result
answer(struct ctx *c, const struct seat *seat, const struct value *v,
    struct value **out)
{
    const char *what = value_get_string(v, "do");
    struct memory m;
    enum result r;

    if ((r = memory_read(c, seat->memory, &m)) != OK)
        return r;
    if (what != NULL && strcmp(what, "checkpoint") == 0)
        return sign_checkpoint(c, seat, &m, v, out);
    if (what != NULL && strcmp(what, "epoch") == 0)
        return sign_epoch(c, seat, &m, v, out);
    if (what != NULL && strcmp(what, "package") == 0)
        return sign_package(c, seat, v, out);
    if (what == NULL || strcmp(what, "tell") != 0)
        return bad_request(c);
    tell(c, seat, &m, out);
    return OK;
}

enum result
notary_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out)
{
    const struct seat *seat = state;
    struct value *v;
    enum result r;

    if (seat->r != OK)
        return fail(c, seat->r, seat->code, "%s", seat->message);
    if ((r = value_parse(c, p, len, &v)) != OK)
        return r;
    if (flock(seat->memory, LOCK_EX) != 0)
        return fail_errno(c, "lock", N_("%s cannot be locked"), KEY_MEMORY);
    r = answer(c, seat, v, out);
    flock(seat->memory, LOCK_UN);
    return r;
}
