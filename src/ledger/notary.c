/* notary - the side of those who ask. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/time.h"
#include "base/value.h"
#include "keyfile.h"
#include "ledger/notary.h"

#define PATIENCE (30 * TIME_SECOND)

struct notary {
    struct child *child;
    pthread_mutex_t mutex;
};

/* What a key is called that signs packages. */
static const char *
package_name(struct ctx *c, const char *origin)
{
    return mem_printf(c->mem, "%s/package", origin);
}

static enum result
make_key(
    struct ctx *c, const char *path, const char *name, struct note_key *out)
{
    uint8_t seed[ED25519_SEED_SIZE];
    enum result r;

    ctx_random(c, seed, sizeof(seed));
    *out = (struct note_key){.name = name, .type = NOTE_ED25519};
    ed25519_public(seed, out->key);
    r = keyfile_write(c, path, seed);
    wipe(seed, sizeof(seed));
    return r;
}

static bool
is_missing(const char *path)
{
    struct stat st;

    return lstat(path, &st) != 0 && errno == ENOENT;
}

enum result
notary_make(struct ctx *c, const char *dir, const char *origin,
    struct note_key *out_ledger, struct note_key *out_package)
{
    const char *keys = mem_printf(c->mem, "%s/" KEYS, dir);
    const char *ledger = mem_printf(c->mem, "%s/" KEY_LEDGER, keys);
    const char *package = mem_printf(c->mem, "%s/" KEY_PACKAGE, keys);
    const char *memory = mem_printf(c->mem, "%s/" KEY_MEMORY, keys);
    enum result r = OK;

    if (mkdir(keys, 0700) != 0 && errno != EEXIST)
        return fail_errno(
            c, "cannot-write", N_("The folder %s cannot be made"), keys);
    /* A new key has signed nothing; its memory is there before it. */
    if (is_missing(memory) || is_missing(ledger))
        r = file_write(c, memory, "", 0, 0600);
    if (r == OK && is_missing(ledger))
        r = make_key(c, ledger, origin, out_ledger);
    if (r == OK && is_missing(package))
        r = make_key(c, package, package_name(c, origin), out_package);
    return r;
}

enum result
notary_open(struct ctx *c, const char *dir)
{
    struct notary *n;
    enum result r;
    int keys;

    if (c->notary != NULL)
        return OK;
    if ((r = keys_open(c, dir, &keys)) != OK)
        return r;
    n = mem_alloc(c->mem, sizeof(*n));
    n->child = child_open_file(c, NOTARY_CHILD, keys, INT_MAX);
    child_patience(n->child, PATIENCE);
    r = child_start(c, n->child);
    close(keys);
    if (r != OK)
        return r;
    pthread_mutex_init(&n->mutex, NULL);
    c->notary = n;
    return OK;
}

void
notary_close(struct ctx *c)
{
    if (c->notary == NULL)
        return;
    child_close(c->notary->child);
    pthread_mutex_destroy(&c->notary->mutex);
    c->notary = NULL;
}

/* What ended it is not the fault of what it was sent. */
static enum result
ask(struct ctx *c, const struct value *wish, struct value **out)
{
    struct str s = str_in(c->mem);
    enum result r;

    value_write(&s, wish, false);
    pthread_mutex_lock(&c->notary->mutex);
    r = child_ask(
        c, c->notary->child, tr(c->lang, N_("The signer")), s.s, s.len, out);
    pthread_mutex_unlock(&c->notary->mutex);
    if (r == OK || (strcmp(c->code, "unsafe") != 0 &&
                       strcmp(c->code, "child-ended") != 0 &&
                       strcmp(c->code, "too-slow") != 0))
        return r;
    return fail(c, ERR_FAULT, "signer",
        N_("The process that holds the keys of the centre does not answer; "
           "start tyst again."));
}

static struct value *
wish_for(struct ctx *c, const char *what)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "do", what);
    return v;
}

static enum result
tell(struct ctx *c, struct value **out)
{
    return ask(c, wish_for(c, "tell"), out);
}

static enum result
bad_answer(struct ctx *c)
{
    return fail(c, ERR_FAULT, "signer",
        N_("The process that holds the keys of the centre answered in a form "
           "it should not."));
}

enum result
notary_last(struct ctx *c, struct checkpoint *out)
{
    struct note note;
    struct value *v;
    const char *text;
    enum result r;

    *out = (struct checkpoint){0};
    if ((r = tell(c, &v)) != OK || (text = value_get_string(v, "note")) == NULL)
        return r;
    return checkpoint_parse(c, text, strlen(text), &note, out);
}

enum result
notary_remembers(struct ctx *c, const char *dir, struct checkpoint *out)
{
    static const char *const names[] = {KEY_LEDGER, KEY_PACKAGE, KEY_MEMORY};
    struct memory m;
    enum result r;
    int keys, fd = -1;

    if ((r = keys_open(c, dir, &keys)) != OK)
        return r;
    for (size_t i = 0; i < 3 && r == OK; i++) {
        if (fd >= 0)
            close(fd);
        r = keyfile_open(c, keys, names[i], O_RDONLY, &fd);
    }
    close(keys);
    if (r != OK)
        return r;
    r = memory_read(c, fd, &m);
    close(fd);
    *out = m.last;
    return r;
}

static enum result
ask_to_sign(struct ctx *c, struct value *wish, struct checkpoint *cp,
    int64_t from, const struct tree_proof *proof)
{
    struct value *list = value_array(c->mem), *v;
    struct note note;
    struct checkpoint got;
    enum result r;

    for (int i = 0; i < proof->n; i++)
        value_add(list, value_string(c->mem,
                            hex_text(c->mem, proof->hash[i], SHA256_SIZE)));
    value_set_string(c->mem, wish, "origin", cp->origin);
    value_set_integer(c->mem, wish, "size", cp->size);
    value_set_string(
        c->mem, wish, "root", hex_text(c->mem, cp->root, SHA256_SIZE));
    value_set_integer(c->mem, wish, "from", from);
    value_set(c->mem, wish, "proof", list);
    if ((r = ask(c, wish, &v)) != OK)
        return r;
    if (v->type != VALUE_STRING ||
        checkpoint_parse(c, v->string, strlen(v->string), &note, &got) != OK ||
        strcmp(note.text, checkpoint_text(c->mem, cp)) != 0)
        return bad_answer(c);
    cp->note = got.note;
    return OK;
}

enum result
notary_checkpoint(struct ctx *c, struct checkpoint *cp, int64_t from,
    const struct tree_proof *proof)
{
    return ask_to_sign(c, wish_for(c, "checkpoint"), cp, from, proof);
}

enum result
notary_epoch(struct ctx *c, struct checkpoint *cp, const char *last,
    const char *leaf, int64_t n, const struct tree_proof *proof)
{
    struct value *wish = wish_for(c, "epoch");

    value_set_string(c->mem, wish, "last", last);
    value_set_string(c->mem, wish, "leaf", leaf);
    return ask_to_sign(c, wish, cp, n, proof);
}

enum result
notary_package(
    struct ctx *c, const char *name, const char *text, const char **out)
{
    struct value *wish = wish_for(c, "package"), *v;
    enum result r;

    value_set_string(c->mem, wish, "name", name);
    value_set_string(c->mem, wish, "text", text);
    if ((r = ask(c, wish, &v)) != OK)
        return r;
    *out = v->string;
    return v->type == VALUE_STRING ? OK : bad_answer(c);
}

static bool
read_key(const struct value *v, const char *what, struct note_key *out)
{
    const char *hex = value_get_string(v, what);

    return hex != NULL && hex_parse(hex, out->key, sizeof(out->key));
}

enum result
notary_keys(struct ctx *c, const char *origin, struct note_key *out_ledger,
    struct note_key *out_package)
{
    struct value *v;
    enum result r;

    if ((r = tell(c, &v)) != OK)
        return r;
    *out_ledger = (struct note_key){.name = origin, .type = NOTE_ED25519};
    *out_package = (struct note_key){
        .name = package_name(c, origin), .type = NOTE_ED25519};
    return read_key(v, "ledger", out_ledger) &&
                   read_key(v, "package", out_package)
               ? OK
               : bad_answer(c);
}
