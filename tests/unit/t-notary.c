/*
 * notary: what the signer signs and what it does not; a batch that was
 * interrupted between any two of its steps; many that sign at once.
 *
 * This program is its own child.
 */
#include <config.h>

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hide.h"
#include "base/str.h"
#include "base/value.h"
#include "datadir.h"
#include "ledger/act.h"
#include "ledger/centre.h"
#include "ledger/notary.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"
#include "ledger/verify.h"
#include "tap.h"

#define THREADS 4
#define ACTS 5

static const struct child_kind kinds[] = {
    {NOTARY_CHILD, notary_warm, notary_serve, notary_cool, true },
    {NULL,         NULL,        NULL,         NULL,        false},
};

static enum result
add(struct ctx *c, void *arg)
{
    struct act act = {.kind = "passphrase", .body = value_object(c->mem)};

    (void)arg;
    act.subject = id_new(c);
    return act_append(c, &act, NULL);
}

static void
add_act(struct ctx *c)
{
    if (store_write(c, add, NULL) != OK)
        printf("Bail out! %s\n", c->message);
}

static int64_t
newest_size(struct ctx *c)
{
    struct checkpoint cp;

    return checkpoint_latest(c, &cp) == OK ? cp.size : -1;
}

static const char *
newest_path(struct ctx *c)
{
    return mem_printf(c->mem, "%s/checkpoints/newest", datadir_path);
}

/* What the signer would have to be asked for now. */
static struct checkpoint
whole(struct ctx *c, int64_t from, struct tree_proof *proof)
{
    struct checkpoint cp = {0};

    if (centre_keys(c, &cp.origin, NULL, NULL) != OK ||
        tree_size(c, &cp.size) != OK || tree_root(c, cp.size, cp.root) != OK ||
        tree_consistency(c, from, cp.size, proof) != OK)
        printf("Bail out! %s\n", c->message);
    return cp;
}

static void
test_batch(struct ctx *c)
{
    struct checkpoint cp, last;
    struct note_key key, ledger, package;
    struct note note;
    struct stat before, after;
    char *p;
    size_t len;

    is_int(checkpoint_latest(c, &cp), ERR_NOT_FOUND, "nothing is signed yet");
    is_str(c->code, "no-checkpoint", "which is said");
    is_int(checkpoint_check(c), OK, "and is no fault");
    is_int(checkpoint_make(c), OK, "the first acts are covered");
    is_int(file_read(c, newest_path(c), 65536, &p, &len), OK, "and published");
    is_int(checkpoint_parse(c, p, len, &note, &cp), OK, "as a checkpoint");
    is_int(cp.size, 3, "over all of them");
    is_int(centre_keys(c, NULL, &key, NULL), OK, "acts say the key");
    is_int(note_check(c->mem, &note, &key, NULL), NOTE_TRUE, "that signed it");
    is_int(notary_keys(c, key.name, &ledger, &package), OK, "the signer, too");
    is_str(note_key_text(c->mem, &ledger), note_key_text(c->mem, &key),
        "says the same");
    stat(newest_path(c), &before);
    is_int(checkpoint_make(c), OK, "nothing new");
    stat(newest_path(c), &after);
    ok(before.st_ino == after.st_ino, "is nothing to do");
    add_act(c);
    add_act(c);
    is_int(checkpoint_make(c), OK, "two acts");
    is_int(newest_size(c), 5, "are one batch");
    is_int(checkpoint_after(c, 2, &cp), OK, "the first after an act");
    is_int(cp.size, 3, "stays the first");
    is_int(checkpoint_after(c, 3, &last), OK, "and of the next");
    is_int(last.size, 5, "the next");
    is_int(checkpoint_of(c, 4, &cp), ERR_NOT_FOUND, "there is none between");
    is_int(checkpoint_check(c), OK, "the ledger begins with them");
}

static void
test_refusals(struct ctx *c)
{
    struct checkpoint cp, last;
    struct tree_proof proof, none = {0};
    const char *line, *name;
    struct note_key ledger, package;

    add_act(c);
    notary_last(c, &last);
    cp = whole(c, last.size, &proof);
    is_int(notary_checkpoint(c, &cp, last.size, &none), ERR_CONFLICT,
        "without a proof it does not sign");
    is_str(c->code, "tree-other", "and says why");
    is_int(notary_checkpoint(c, &cp, last.size - 1, &proof), ERR_CONFLICT,
        "nor from something older");
    is_str(c->code, "signed-since", "which is another matter");
    cp.root[0] ^= 1;
    is_int(notary_checkpoint(c, &cp, last.size, &proof), ERR_CONFLICT,
        "nor another root");
    cp.root[0] ^= 1;
    cp.size = last.size - 1;
    is_int(notary_checkpoint(c, &cp, last.size, &proof), ERR_CONFLICT,
        "nor a smaller tree");
    cp.size = 0;
    is_int(notary_checkpoint(c, &cp, last.size, &proof), ERR_INPUT,
        "nor an empty one");
    cp = whole(c, last.size, &proof);
    cp.origin = "elsewhere";
    is_int(notary_checkpoint(c, &cp, last.size, &proof), ERR_CONFLICT,
        "nor for another origin");
    is_str(c->code, "other-origin", "which is said");
    cp.origin = "else where";
    is_int(notary_checkpoint(c, &cp, last.size, &proof), ERR_INPUT,
        "nor for one that is none");
    cp = whole(c, last.size, &proof);
    is_int(notary_epoch(c, &cp, NULL, "no act", 0, &proof), ERR_CONFLICT,
        "no epoch without its act");
    is_int(notary_epoch(c, &cp, "no note", NULL, 0, &proof), ERR_INPUT,
        "nor without anything");
    notary_keys(c, last.origin, &ledger, &package);
    name = package.name;
    is_int(notary_package(c, name, "Hello\n", &line), ERR_INPUT,
        "the package key signs no text");
    is_int(notary_package(c, name, mem_printf(c->mem, "%s\n9\n", name), &line),
        ERR_INPUT, "nor a checkpoint");
    is_int(notary_package(c, "a b", "a b\nsha512 \n", &line), ERR_INPUT,
        "nor under a name that is none");
    is_int(notary_package(
               c, name, mem_printf(c->mem, "%s\nsha512 0\n", name), &line),
        OK, "but notes about packages");
    is_int(notary_checkpoint(c, &last, last.size, &none), OK,
        "what was signed last");
    is_int(newest_size(c), 5, "is no news");
}

/* Each step as it is left when what follows does not happen. */
static void
test_interrupted(struct ctx *c)
{
    struct checkpoint cp, last;
    struct tree_proof proof;
    int64_t time = datadir_time;

    notary_last(c, &last);
    cp = whole(c, last.size, &proof);
    is_int(notary_checkpoint(c, &cp, last.size, &proof), OK, "signed");
    is_int(newest_size(c), 5, "and nothing more");
    is_int(checkpoint_make(c), OK, "is gone on with");
    is_int(newest_size(c), 6, "to the end");
    add_act(c);
    cp = whole(c, 6, &proof);
    is_int(notary_checkpoint(c, &cp, 6, &proof), OK, "signed again");
    is_int(file_write(c, newest_path(c), cp.note, strlen(cp.note), 0600), OK,
        "and published");
    is_int(checkpoint_check(c), OK, "is no fault");
    is_int(checkpoint_make(c), OK, "and gone on with");
    is_int(newest_size(c), 7, "to the end");
    add_act(c);
    datadir_time -= 10000;
    is_int(checkpoint_make(c), ERR_FAULT, "a clock that jumps back");
    is_str(c->code, "clock-behind", "is said");
    datadir_time = time;
    is_int(checkpoint_make(c), OK, "and set right loses nothing");
    is_int(newest_size(c), 8, "of all that was done");
}

/* Turn a bit of the memory. */
static void
turn(int fd, off_t at)
{
    char byte;

    if (pread(fd, &byte, 1, at) != 1)
        byte = 0;
    byte ^= 1;
    ok(pwrite(fd, &byte, 1, at) == 1, "a byte is lost or comes back");
}

/* One of the two places of the memory is lost to a torn write. */
static void
test_memory(struct ctx *c)
{
    const char *path = mem_printf(c->mem, "%s/keys/signed", datadir_path);
    struct checkpoint before, after;
    int64_t size = 0;
    char *p;
    size_t len;
    int fd = open(path, O_RDWR), older = -1;

    notary_last(c, &before);
    file_read(c, path, 65536, &p, &len);
    is_int((long long)len, 8192, "the memory has two places");
    for (int i = 0; i < 2; i++) {
        turn(fd, i * 4096 + 70);
        notary_last(c, &after);
        if (after.size == before.size)
            older = i; /* the other was it */
        else
            size = after.size;
        turn(fd, i * 4096 + 70);
    }
    ok(older >= 0, "what is lost of the older is no loss");
    is_int(size, 7, "without the newer the older stands");
    ok(ftruncate(fd, 100) == 0, "one place is cut off, and half the other");
    is_int(notary_last(c, &after), ERR_FAULT, "without both it does nothing");
    is_str(c->code, "keys", "which is said");
    ok(pwrite(fd, p, len, 0) == (ssize_t)len, "they come back");
    close(fd);
    is_int(notary_last(c, &after), OK, "with them it goes on");
}

static void *
sign_along(void *arg)
{
    struct ctx *from = arg,
               c = {.mem = mem_new(), .lang = "en", .clock = datadir_clock};

    if (store_join(&c, from->store) != OK)
        return arg;
    store_patience(&c, 10 * 60 * 1000); /* of a machine that is busy */
    for (int i = 0; i < ACTS; i++)
        if (store_write(&c, add, NULL) != OK || checkpoint_make(&c) != OK) {
            printf("# %s\n", c.message);
            return arg;
        }
    notary_close(&c);
    store_close(&c);
    mem_free(c.mem);
    return NULL;
}

/* Each with a signer of its own; what they sign is one line of history. */
static void
test_many(struct ctx *c)
{
    pthread_t thread[THREADS];
    struct checkpoint cp;
    uint8_t root[SHA256_SIZE];
    void *failed;
    int wrong = 0, n = 0;

    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, sign_along, c);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], &failed);
        wrong += failed != NULL;
    }
    is_int(wrong, 0, "four sign at once");
    is_int(newest_size(c), 8 + THREADS * ACTS, "everything is covered");
    for (int64_t size = 0; checkpoint_after(c, size, &cp) == OK; n++) {
        size = cp.size;
        wrong += tree_root(c, size, root) != OK ||
                 memcmp(root, cp.root, sizeof(root)) != 0;
    }
    is_int(wrong, 0, "and every checkpoint is of this ledger");
    ok(n > 3, "and there are several");
}

static void
tool(const char *sql)
{
    sqlite3 *db;
    char path[256];

    snprintf(path, sizeof(path), "%s/tyst.db", datadir_path);
    sqlite3_open(path, &db);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        printf("Bail out! %s\n", sqlite3_errmsg(db));
    sqlite3_close(db);
}

static void
test_changed(struct ctx *c)
{
    int64_t size = newest_size(c);

    add_act(c);
    tool("DROP TRIGGER act_no_update; UPDATE act SET logged = logged + 1 "
         "WHERE id = (SELECT act FROM leaf ORDER BY n DESC LIMIT 1)");
    is_int(checkpoint_make(c), ERR_CONFLICT, "a changed act is not covered");
    is_str(c->code, "leaf-changed", "which is said");
    is_int(newest_size(c), size, "and nothing signed");
    tool("UPDATE act SET logged = logged - 1 "
         "WHERE id = (SELECT act FROM leaf ORDER BY n DESC LIMIT 1)");
    is_int(checkpoint_make(c), OK, "put back it is");
    is_int(ledger_verify(c), OK, "the ledger verifies");
    tool("DROP TRIGGER checkpoint_no_update; UPDATE checkpoint "
         "SET note = replace(note, '=', '+') WHERE size = 3");
    is_int(ledger_verify(c), ERR_CONFLICT, "a changed checkpoint is found");
    is_str(c->code, "checkpoint-changed", "and named");
    tool("DROP TRIGGER checkpoint_no_delete; DELETE FROM checkpoint "
         "WHERE size = 3");
    tool("DROP TRIGGER node_no_update; UPDATE node SET hash = zeroblob(32) "
         "WHERE place = 0");
    tool("UPDATE node SET hash = zeroblob(32) WHERE place IN "
         "(1, 3, 7, 15)");
    add_act(c);
    is_int(checkpoint_check(c), ERR_CONFLICT, "another past is refused");
    is_str(c->code, "tree-other", "which is said");
    is_int(checkpoint_make(c), ERR_CONFLICT, "and not signed");
    is_str(c->code, "tree-other", "which is said as well");
}

/* What stands for a key is none. */
static const struct {
    const char *name, *text;
    mode_t mode; /* 0: there is no file */
} broken[] = {
#define PEM_BEGIN "-----BEGIN PRIVATE KEY-----\n"
#define PEM_END "\n-----END PRIVATE KEY-----\n"
#define BAD_END "\n-----END PRIVATE KEY----- "
#define PEM_HEAD "MC4CAQAwBQYDK2VwBCIEI"
#define PEM_REST "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    {"ledger.pem",  NULL,                                               0   },
    {"package.pem", NULL,                                               0   },
    {"ledger.pem",  NULL,                                               0600},
    {"signed",      NULL,                                               0   },
    {"ledger.pem",  PEM_BEGIN PEM_HEAD PEM_REST PEM_END,                0640},
    {"package.pem", PEM_BEGIN PEM_HEAD PEM_REST PEM_END,                0604},
    {"signed",      "",                                                 0606},
    {"ledger.pem",  "",                                                 0600},
    {"ledger.pem",  PEM_BEGIN PEM_HEAD PEM_REST "A" PEM_END,            0600},
    {"ledger.pem",  "-" PEM_END PEM_HEAD PEM_REST PEM_END,              0600},
    {"ledger.pem",  PEM_BEGIN PEM_HEAD PEM_REST BAD_END,                0600},
    {"ledger.pem",  PEM_BEGIN "MC4?AQAwBQYDK2VwBCIEI" PEM_REST PEM_END, 0600},
    {"ledger.pem",  PEM_BEGIN "MC4CAQAwBQYDK2VxBCIEI" PEM_REST PEM_END, 0600},
};

/* A key that is missing, known to others or none; the memory, too. */
static void
test_keys(struct ctx *c)
{
    struct checkpoint cp;

    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        const char *path =
            mem_printf(c->mem, "%s/keys/%s", datadir_path, broken[i].name);
        const char *away = mem_printf(c->mem, "%s.away", path);

        notary_close(c);
        rename(path, away);
        if (broken[i].text != NULL && file_write(c, path, broken[i].text,
                                          strlen(broken[i].text), 0600) != OK)
            printf("Bail out! %s\n", path);
        if (broken[i].mode != 0 && broken[i].text == NULL)
            mkfifo(path, 0600);
        if (broken[i].mode != 0)
            chmod(path, broken[i].mode);
        fail_clear(c);
        ok(notary_open(c, datadir_path) == OK &&
                notary_last(c, &cp) == ERR_FAULT &&
                strcmp(c->code, "keys") == 0 &&
                strstr(c->message, broken[i].name) != NULL,
            mem_printf(c->mem, "keys/%s, %s", broken[i].name,
                broken[i].mode == 0           ? "which is missing"
                : (broken[i].mode & 077) != 0 ? "which others can use"
                                              : "which is no key"));
        unlink(path);
        rename(away, path);
    }
    notary_close(c);
    chmod(mem_printf(c->mem, "%s/keys", datadir_path), 0750);
    is_int(notary_open(c, datadir_path), ERR_FAULT, "a folder others can use");
    is_str(c->code, "keys", "is said");
    is_int(checkpoint_check(c), ERR_FAULT, "whoever looks");
    chmod(mem_printf(c->mem, "%s/keys", datadir_path), 0700);
    is_int(notary_open(c, datadir_path), OK, "all is put back");
    is_int(notary_last(c, &cp), OK, "and it goes on");
}

#define WISH(origin, root, size, from, proof)                                  \
    "{\"do\":\"checkpoint\",\"origin\":" origin ",\"root\":" root              \
    ",\"size\":" size ",\"from\":" from ",\"proof\":" proof "}"
#define ROOT                                                                   \
    "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""

/* Requests that no notary_…() makes, and what they are refused by. */
static const char *const requests[] = {"{}", "{\"do\":\"sing\"}",
    "{\"do\":\"package\"}", "{\"do\":\"package\",\"text\":\"a\\n\"}",
    "{\"do\":\"epoch\",\"leaf\":\"x\"}",
    "{\"do\":\"checkpoint\",\"origin\":\"a\",\"root\":" ROOT "}",
    "{\"do\":\"checkpoint\",\"origin\":\"a\",\"root\":" ROOT
    ",\"size\":9,\"from\":8}",
    WISH("null", ROOT, "9", "8", "[]"), WISH("\"a\"", "null", "9", "8", "[]"),
    WISH("\"a\"", "\"00\"", "9", "8", "[]"),
    WISH("\"a\"", ROOT, "\"9\"", "8", "[]"),
    WISH("\"a\"", ROOT, "null", "8", "[]"), WISH("\"a\"", ROOT, "0", "8", "[]"),
    WISH("\"a\"", ROOT, "-9", "8", "[]"),
    WISH("\"a\"", ROOT, "9", "null", "[]"),
    WISH("\"a\"", ROOT, "9", "-1", "[]"), WISH("\"a\"", ROOT, "9", "8", "null"),
    WISH("\"a\"", ROOT, "9", "8", "\"x\""),
    WISH("\"a\"", ROOT, "9", "8", "[1]"),
    WISH("\"a\"", ROOT, "9", "8", "[\"x\"]")};

/* It believes nothing that it is told. */
static void
test_requests(struct ctx *c)
{
    int keys = open(mem_printf(c->mem, "%s/keys", datadir_path), O_RDONLY);
    struct child *child = child_open_file(c, NOTARY_CHILD, keys, 60);
    struct str many = str_in(c->mem);
    struct value *v;
    const char *s = "no JSON";

    is_int(child_ask(c, child, s, s, strlen(s), &v), ERR_INPUT, s);
    for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++) {
        fail_clear(c);
        s = requests[i];
        is_int(child_ask(c, child, s, s, strlen(s), &v), ERR_INPUT, s);
        is_str(c->code, "bad-request", "is refused");
    }
    for (int i = 0; i <= TREE_PROOF_MAX; i++)
        str_addf(&many, "%s" ROOT, i == 0 ? "" : ",");
    s = mem_printf(c->mem, WISH("\"a\"", ROOT, "9", "8", "[%s]"), many.s);
    is_int(child_ask(c, child, "x", s, strlen(s), &v), ERR_INPUT,
        "no proof is so long");
    child_close(child);
    close(keys);
}

/* Whose signer is killed. */
static void
test_killed(struct ctx *c)
{
    struct checkpoint cp;
    char *p = NULL;
    size_t len = 0;

    if (file_read(c, "/proc/thread-self/children", 4096, &p, &len) != OK ||
        len == 0) {
        skip("a signer that is killed is missed", "no list of children");
        return;
    }
    kill((pid_t)strtol(p, NULL, 10), SIGKILL);
    is_int(notary_last(c, &cp), ERR_FAULT, "a signer that is killed is missed");
    is_str(c->code, "signer", "which is said");
    is_int(notary_last(c, &cp), ERR_FAULT, "and not started again by itself");
    notary_close(c);
    is_int(notary_open(c, datadir_path), OK, "but by who may");
    is_int(notary_last(c, &cp), OK, "and it remembers");
}

/* The last of all: this process does not see the keys any more. */
static void
test_hidden(struct ctx *c)
{
    const char *keys = mem_printf(c->mem, "%s/keys", datadir_path);
    const char *other = mem_printf(c->mem, "%s/keep", datadir_path);
    struct checkpoint cp;

    if (!hide_folder(keys)) {
        skip("keys are hidden", "no Landlock");
        return;
    }
    ok(open(mem_printf(c->mem, "%s/ledger.pem", keys), O_RDONLY) < 0,
        "keys are hidden");
    ok(open(mem_printf(c->mem, "%s/ledger.pem", keys), O_WRONLY) < 0,
        "and cannot be written");
    ok(rename(mem_printf(c->mem, "%s/ledger.pem", keys),
           mem_printf(c->mem, "%s/x", datadir_path)) != 0,
        "nor moved to where they could be read");
    ok(rename(keys, other) != 0 ||
            open(mem_printf(c->mem, "%s/ledger.pem", other), O_RDONLY) < 0,
        "nor with their folder");
    rename(other, keys);
    is_int(notary_last(c, &cp), OK, "the signer goes on");
    ok(file_write(c, newest_path(c), "x", 1, 0600) == OK,
        "and all else can be written");
}

int
main(int argc, char **argv)
{
    struct centre_new centre = {"Canolfan", true};
    struct ctx c = datadir_ctx();

    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, kinds);
    datadir_begin(&c);
    if (store_create(&c, datadir_path, centre_found, &centre) != OK) {
        printf("Bail out! %s\n", c.message);
        return 1;
    }
    test_batch(&c);
    test_refusals(&c);
    test_interrupted(&c);
    test_memory(&c);
    test_many(&c);
    test_keys(&c);
    test_requests(&c);
    test_killed(&c);
    test_changed(&c);
    test_hidden(&c);
    notary_close(&c);
    datadir_done(&c);
    return done();
}
