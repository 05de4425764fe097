/*
 * epoch: the signer believes nobody who says that a ledger begins anew, though
 * all that they say is well formed: the tree is theirs, and so is its proof.
 *
 * This program is its own child.
 */
#include <config.h>

#include <string.h>
#include <sys/stat.h>

#include "datadir.h"
#include "ledger/act.h"
#include "ledger/keyfile.h"
#include "ledger/notary.h"
#include "ledger/tree.h"
#include "tap.h"

#define ORIGIN "centre.example"
#define ROOT "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static const struct child_kind kinds[] = {
    {NOTARY_CHILD, notary_warm, notary_serve, notary_cool, true },
    {NULL,         NULL,        NULL,         NULL,        false},
};

/* The act of an epoch that gives up "last" and is called by its origin, or
 * another act that says as much. */
static const char *
leaf_of(struct ctx *c, const char *origin, const struct checkpoint *last)
{
    char hex[SHA256_HEX_SIZE];
    const char *words;

    checkpoint_digest(c->mem, last, hex);
    words =
        origin == NULL
            ? mem_printf(c->mem,
                  "{\"actor\":\"operator\",\"at\":1,\"body\":{},\"kind\":"
                  "\"passphrase\",\"subject\":\"%s\",\"v\":1}",
                  id_text(c->mem, id_new(c)))
            : mem_printf(c->mem,
                  "{\"actor\":\"operator\",\"at\":1,\"body\":{\"last\":"
                  "\"%s\",\"last_size\":9,\"origin\":\"%s\",\"root\":\"" ROOT
                  "\",\"size\":1},\"kind\":\"epoch\",\"v\":1}",
                  hex, origin);
    return act_leaf_data(c->mem, words, "unsigned\n", 1);
}

/* Ask for an epoch in a tree that holds this leaf alone. */
static enum result
ask(struct ctx *c, const char *origin, const char *leaf, const char *kept,
    struct checkpoint *out)
{
    static const struct tree_proof none;

    *out = (struct checkpoint){.origin = origin, .size = 1};
    tree_leaf_hash(leaf, strlen(leaf), out->root);
    return notary_epoch(c, out, kept, leaf, 0, &none);
}

/* A checkpoint as the ledger key in DIR would sign it. */
static struct checkpoint
signed_by(struct ctx *c, const char *dir, const char *origin, int64_t size)
{
    struct note_key key = {.name = origin, .type = NOTE_ED25519};
    struct checkpoint cp = {.origin = origin, .size = size};
    uint8_t seed[ED25519_SEED_SIZE];
    const char *text = checkpoint_text(c->mem, &cp);
    int keys;

    if (keys_open(c, dir, &keys) != OK ||
        keyfile_read(c, keys, KEY_LEDGER, seed) != OK)
        printf("Bail out! %s\n", c->message);
    close(keys);
    ed25519_public(seed, key.key);
    cp.note = note_write(c->mem, text, note_sign(c->mem, text, &key, seed, 0));
    return cp;
}

/* A signer with new keys in a folder of its own. */
static const char *
begin(struct ctx *c, const char *name)
{
    const char *dir = mem_printf(c->mem, "%s/%s", datadir_folder, name);
    struct note_key ledger, package;

    notary_close(c);
    mkdir(dir, 0700);
    if (notary_make(c, dir, ORIGIN, &ledger, &package) != OK ||
        notary_open(c, dir) != OK)
        printf("Bail out! %s\n", c->message);
    return dir;
}

static void
refused(struct ctx *c, enum result r, const char *name)
{
    is_int(r, ERR_CONFLICT, name);
    is_str(c->code, "no-epoch", "is refused as such");
    fail_clear(c);
}

static void
test_lies(struct ctx *c)
{
    static const struct tree_proof none;
    const char *ours = begin(c, "ours"), *theirs, *leaf;
    struct checkpoint last = {.origin = ORIGIN, .size = 9}, cp, better;

    is_int(ask(c, ORIGIN "/e2", leaf_of(c, ORIGIN "/e2", &last), NULL, &cp),
        ERR_INPUT, "nothing is known that could be given up");
    is_int(notary_checkpoint(c, &last, 0, &none), OK, "nine acts are signed");
    refused(c, ask(c, ORIGIN "/e2", leaf_of(c, NULL, &last), NULL, &cp),
        "an act of another kind");
    refused(c, ask(c, ORIGIN "/e2", leaf_of(c, ORIGIN "/e3", &last), NULL, &cp),
        "an epoch of another name");
    refused(c, ask(c, ORIGIN, leaf_of(c, ORIGIN, &last), NULL, &cp),
        "the epoch that there is, again");
    better = signed_by(c, ours, ORIGIN, 8);
    refused(c,
        ask(c, ORIGIN "/e2", leaf_of(c, ORIGIN "/e2", &better), NULL, &cp),
        "an epoch that gives up another checkpoint");
    refused(c,
        ask(c, ORIGIN "/e2", leaf_of(c, ORIGIN "/e2", &better), better.note,
            &cp),
        "an older one, though it is ours");
    better = signed_by(c, ours, ORIGIN "/e2", 12);
    refused(c,
        ask(c, ORIGIN "/e3", leaf_of(c, ORIGIN "/e3", &better), better.note,
            &cp),
        "a later one of another origin");
    theirs = begin(c, "theirs");
    better = signed_by(c, theirs, ORIGIN, 12);
    notary_close(c);
    notary_open(c, ours);
    refused(c,
        ask(c, ORIGIN "/e2", leaf_of(c, ORIGIN "/e2", &better), better.note,
            &cp),
        "a later one that another key signed");
    leaf = leaf_of(c, ORIGIN "/e2", &last);
    cp = (struct checkpoint){.origin = ORIGIN "/e2", .size = 1};
    refused(c, notary_epoch(c, &cp, NULL, leaf, 0, &none),
        "a tree that the act is not in");
    cp.size = 0;
    is_int(notary_epoch(c, &cp, NULL, leaf, 0, &none), ERR_INPUT,
        "a tree without leaves");
    is_int(ask(c, ORIGIN "/e2", leaf, NULL, &cp), OK, "the truth is signed");
}

/* The memory is older than what somebody has kept, or empty. */
static void
test_kept(struct ctx *c)
{
    const char *dir = begin(c, "older");
    struct checkpoint last = {.origin = ORIGIN, .size = 9}, cp, kept;
    static const struct tree_proof none;

    notary_checkpoint(c, &last, 0, &none);
    kept = signed_by(c, dir, ORIGIN, 12);
    is_int(
        ask(c, ORIGIN "/e2", leaf_of(c, ORIGIN "/e2", &kept), kept.note, &cp),
        OK, "a later one of ours is what is given up");
    dir = begin(c, "empty");
    kept = signed_by(c, dir, ORIGIN, 12);
    refused(c,
        ask(c, ORIGIN "/e2", leaf_of(c, ORIGIN "/e2", &last), kept.note, &cp),
        "another than what was kept");
    is_int(
        ask(c, ORIGIN "/e2", leaf_of(c, ORIGIN "/e2", &kept), kept.note, &cp),
        OK, "and what was kept is known where nothing else is");
}

int
main(int argc, char **argv)
{
    struct ctx c = datadir_ctx();

    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, kinds);
    datadir_make(&c);
    test_lies(&c);
    test_kept(&c);
    notary_close(&c);
    datadir_done(&c);
    return done();
}
