/*
 * unread: what reads the ledger, with each statement of the database failing
 * in turn: it says so, gives no proof, and is none the worse afterwards.  And a
 * ledger of which something was taken away or put in another's place.
 *
 * This program is its own child.
 */
#include <config.h>

#include <sqlite3.h>
#include <unistd.h>

#include "datadir_sql.h"
#include "ledger/act.h"
#include "ledger/centre.h"
#include "ledger/notary.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"
#include "ledger/verify.h"
#include "people/session.h"
#include "tap.h"
#include "undone.h"

static const struct child_kind kinds[] = {
    {NOTARY_CHILD, notary_warm, notary_serve, notary_cool, true },
    {NULL,         NULL,        NULL,         NULL,        false},
};

static struct checkpoint kept; /* over the first acts */
static struct note_key witness;
static const uint8_t seed[ED25519_SEED_SIZE] = "a witness of the tests";

static enum result
add(struct ctx *c, void *arg)
{
    struct act act = {.kind = "passphrase", .body = value_object(c->mem)};

    (void)arg;
    act.subject = id_new(c);
    return act_append(c, &act, NULL);
}

static enum result
read_size(struct ctx *c)
{
    int64_t size;

    return tree_size(c, &size);
}

static enum result
prove_act(struct ctx *c)
{
    struct tree_proof proof;

    return tree_inclusion(c, 1, 6, &proof);
}

static enum result
prove_past(struct ctx *c)
{
    struct tree_proof proof;

    return tree_consistency(c, 3, 6, &proof);
}

static enum result
read_origin(struct ctx *c)
{
    struct note_key ledger, package;
    const char *origin;

    return centre_keys(c, &origin, &ledger, &package);
}

static enum result
make_receipt(struct ctx *c)
{
    struct receipt out;

    return receipt_make(c, 1, &out);
}

static enum result
make_consistency(struct ctx *c)
{
    const char *out;

    return receipt_consistency(c, &kept, &out);
}

static enum result
look_at_kept(struct ctx *c)
{
    struct checkpoint out;

    return checkpoint_kept(c, kept.note, strlen(kept.note), &out);
}

static enum result
cosign(struct ctx *c)
{
    const char *text = checkpoint_text(c->mem, &kept), *p;
    struct checkpoint out;
    enum result r;

    p = note_write(c->mem, text,
        note_sign(c->mem, text, &witness, seed, datadir_time / 1000));
    r = checkpoint_cosign(c, &witness, p, strlen(p), &out);
    /* The answer may fail of what has been done. */
    return r == ERR_CONFLICT && strcmp(c->code, "cosigned") == 0 ? OK : r;
}

static enum result
begin_epoch(struct ctx *c)
{
    struct checkpoint out;

    return epoch_begin(c, false, NULL, &out);
}

static enum result
begin_with_new_keys(struct ctx *c)
{
    struct checkpoint out;

    return epoch_begin(c, true, NULL, &out);
}

static enum result
list_sessions(struct ctx *c)
{
    struct session *out;
    size_t n;

    return session_list(c, id_new(c), &out, &n);
}

/* The n-th statement fails, for each n that there is. */
static void
fail_each(struct ctx *c, enum result (*call)(struct ctx *c), const char *what)
{
    int wrong = 0;
    long n = 1;
    enum result r;

    for (;; n++) {
        fail_clear(c);
        undone_arm(n);
        r = call(c);
        undone_arm(0);
        if (!undone_failed())
            break;
        if (r != ERR_FAULT && ++wrong == 1)
            printf("# statement %ld: %d %s\n", n, (int)r, c->code);
    }
    ok(n > 1, "something was made to fail");
    is_int(
        wrong, 0, mem_printf(c->mem, "%s: %ld failures are said", what, n - 1));
    if (!is_int(r, OK, "and then it does it"))
        printf("# %s\n", c->message);
}

/* What looks like a cosignature. */
static void
test_cosignatures(struct ctx *c)
{
    struct note_key plain = {.name = "witness", .type = NOTE_ED25519};
    struct checkpoint other = kept, out;
    const char *text, *p;

    memcpy(plain.key, witness.key, sizeof(plain.key));
    is_int(checkpoint_cosign(c, &witness, "x", 1, &out), ERR_INPUT, "no line");
    other.root[0] ^= 1;
    text = checkpoint_text(c->mem, &other);
    p = note_write(c->mem, text, note_sign(c->mem, text, &witness, seed, 1));
    is_int(checkpoint_cosign(c, &witness, p, strlen(p), &out), ERR_INPUT,
        "another tree");
    text = checkpoint_text(c->mem, &kept);
    p = note_write(c->mem, text, note_sign(c->mem, text, &plain, seed, 0));
    is_int(checkpoint_cosign(c, &plain, p, strlen(p), &out), ERR_INPUT,
        "a signature without a time");
    is_int(checkpoint_cosign(c, &witness, p, strlen(p), &out), ERR_INPUT,
        "and one by another key are no cosignatures");
    is_str(c->code, "not-cosigned", "which is said");
}

/* What was changed by hand, found by verifying, one after the other. */
static void
test_changed(struct ctx *c)
{
    static const struct {
        const char *change, *code;
    } rows[] = {
        {"UPDATE cosignature SET line = (SELECT line FROM other)",
         "checkpoint-changed"                                                                },
        {"UPDATE cosignature SET signer = 'x' || signer",                "checkpoint-changed"},
        {"UPDATE cosignature SET line = 'no line'",                      "checkpoint-changed"},
        {"DELETE FROM cosignature; UPDATE checkpoint SET size = 4 "
         "WHERE size = 3",                                      "checkpoint-changed"},
        {"PRAGMA ignore_check_constraints = 1; "
         "UPDATE node SET hash = zeroblob(31) WHERE place = 0", "node-changed"      },
    };
    static const char *const locks[] = {"cosignature_no_update",
        "cosignature_no_delete", "checkpoint_no_update", "node_no_update"};

    for (size_t i = 0; i < sizeof(locks) / sizeof(locks[0]); i++)
        datadir_tool(mem_printf(c->mem, "DROP TRIGGER IF EXISTS %s", locks[i]));
    datadir_tool(
        "CREATE TABLE other (line); INSERT INTO other SELECT substr(line, 1, "
        "40) || 'AAAA' || substr(line, 45) FROM cosignature");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        datadir_tool(rows[i].change);
        is_int(ledger_verify(c), ERR_CONFLICT, rows[i].change);
        is_str(c->code, rows[i].code, "is found");
    }
    is_int(prove_act(c), ERR_FAULT, "there is no proof over a node cut short");
    is_str(c->code, "ledger-node", "which is said");
}

/* A setting that is not what it was; a checkpoint of nobody's ledger. */
static void
test_settings(struct ctx *c)
{
    static const char *const rows[][3] = {
        {"ledger-key",  "setting-damaged", "a ledger key that is none" },
        {"package-key", "setting-damaged", "a package key that is none"},
        {"origin",      "tree-other",      "another origin"            },
    };
    struct checkpoint cp = {.origin = "elsewhere", .size = 3}, out;
    const char *text = checkpoint_text(c->mem, &cp);

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        datadir_tool(mem_printf(c->mem,
            "UPDATE meta SET value = 'x' || value WHERE "
            "name = '%s'",
            rows[i][0]));
        ok(checkpoint_check(c) != OK, rows[i][2]);
        is_str(c->code, rows[i][1], "is found before anything is written");
        datadir_tool(mem_printf(c->mem,
            "UPDATE meta SET value = substr(value, 2) "
            "WHERE name = '%s'",
            rows[i][0]));
    }
    is_int(checkpoint_check(c), OK, "and all is well again");
    text = note_write(c->mem, text, note_sign(c->mem, text, &witness, seed, 1));
    is_int(checkpoint_kept(c, text, strlen(text), &out), ERR_INPUT,
        "a checkpoint of another ledger");
    is_str(c->code, "not-ours", "is not ours");
}

/* The database as it was when three acts fewer were signed. */
static void
go_back(struct ctx *c)
{
    const char *old = mem_printf(c->mem, "%s/old.db", datadir_folder);
    struct checkpoint lost;
    const char *text;
    sqlite3 *db;

    datadir_tool(mem_printf(c->mem, "VACUUM INTO '%s'", old));
    for (int i = 0; i < 3; i++)
        store_write(c, add, NULL);
    is_int(checkpoint_make(c), OK, "three acts more are signed");
    checkpoint_latest(c, &lost);
    notary_close(c);
    store_close(c);
    sqlite3_open(old, &db);
    sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    sqlite3_close(db);
    rename(old, mem_printf(c->mem, "%s/tyst.db", datadir_path));
    unlink(mem_printf(c->mem, "%s/tyst.db-wal", datadir_path));
    unlink(mem_printf(c->mem, "%s/tyst.db-shm", datadir_path));
    if (store_open(c, datadir_path, STORE_WRITE) != OK) {
        printf("Bail out! %s\n", c->message);
        exit(99);
    }
    is_int(notary_open(c, datadir_path), OK, "but the signer knows");
    store_write(c, add, NULL);
    is_int(checkpoint_make(c), ERR_CONFLICT, "and does not sign");
    is_str(c->code, "tree-behind", "which is said");
    is_int(checkpoint_check(c), ERR_CONFLICT, "nor is it in order");
    is_int(receipt_consistency(c, &lost, &text), ERR_CONFLICT,
        "nor follows from what is lost");
    for (int i = 0; i < 4; i++)
        store_write(c, add, NULL);
    is_int(checkpoint_make(c), ERR_CONFLICT, "nor with as many others");
    is_str(c->code, "tree-other", "which is said");
}

/* The name of the ledger's third epoch ends in "/e3". */
static void
is_origin(struct ctx *c, const char *end)
{
    const char *origin = "";

    centre_keys(c, &origin, NULL, NULL);
    ok(strlen(origin) > 3 && strcmp(origin + strlen(origin) - 3, end) == 0,
        mem_printf(c->mem, "the origin ends in %s", end));
}

int
main(int argc, char **argv)
{
    static const char *const keys[] = {"ledger.pem", "package.pem", "signed"};
    struct centre_new centre = {"Canolfan", true};
    struct ctx c = datadir_ctx();

    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, kinds);
    datadir_begin(&c);
    if (store_create(&c, datadir_path, centre_found, &centre) != OK) {
        printf("Bail out! %s\n", c.message);
        return 1;
    }
    witness = (struct note_key){.name = "witness", .type = NOTE_COSIGNATURE};
    ed25519_public(seed, witness.key);
    is_int(begin_epoch(&c), ERR_CONFLICT, "nothing is signed to be given up");
    is_int(cosign(&c), ERR_NOT_FOUND, "nothing is signed to be cosigned");
    fail_each(&c, checkpoint_make, "a checkpoint");
    checkpoint_latest(&c, &kept);
    fail_each(&c, cosign, "a cosignature");
    test_cosignatures(&c);
    for (int i = 0; i < 3; i++)
        store_write(&c, add, NULL);
    fail_each(&c, checkpoint_make, "the next checkpoint");
    fail_each(&c, read_size, "the size");
    fail_each(&c, prove_act, "inclusion");
    fail_each(&c, prove_past, "consistency");
    fail_each(&c, read_origin, "the keys of the centre");
    fail_each(&c, make_receipt, "a receipt");
    fail_each(&c, make_consistency, "what has not changed since");
    fail_each(&c, look_at_kept, "a checkpoint somebody kept");
    fail_each(&c, checkpoint_check, "is it the ledger that was signed");
    fail_each(&c, ledger_verify, "the whole of it");
    fail_each(&c, list_sessions, "sessions");
    go_back(&c);
    fail_each(&c, begin_epoch, "a new epoch");
    is_int(begin_epoch(&c), ERR_CONFLICT, "there is no second one");
    is_origin(&c, "/e2");
    go_back(&c);
    is_int(begin_epoch(&c), OK, "until something is lost again");
    is_origin(&c, "/e3");
    notary_close(&c);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        unlink(mem_printf(c.mem, "%s/keys/%s", datadir_path, keys[i]));
    fail_each(&c, begin_with_new_keys, "an epoch with new keys");
    is_origin(&c, "/e4");
    is_int(begin_with_new_keys(&c), ERR_CONFLICT, "once");
    is_int(checkpoint_make(&c), OK, "and the ledger goes on");
    is_int(ledger_verify(&c), OK, "in order");
    test_settings(&c);
    test_changed(&c);
    notary_close(&c);
    datadir_done(&c);
    return done();
}
