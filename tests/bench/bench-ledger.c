/*
 * The ledger: signed acts per second by one writer and by sixteen, beside bare
 * synced commits of one row in the same folder and while checkpoints are made;
 * what appending, proving and checking cost when it has grown.  SIZE in the
 * environment says to how many acts (20 000).  Prints JSON lines.
 *
 * This program is the signer's, too.
 */
#include <config.h>

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "base/child.h"
#include "base/value.h"
#include "centre.h"
#include "ledger/act.h"
#include "ledger/centre.h"
#include "ledger/notary.h"
#include "ledger/receipt.h"
#include "ledger/verify.h"
#include "seconds.h"
#include "store/store.h"

#define WRITERS 16
#define EACH 50
#define SMALL 1000
#define PROOFS 1000

static const struct child_kind kinds[] = {
    {NOTARY_CHILD, notary_warm, notary_serve, notary_cool, true },
    {NULL,         NULL,        NULL,         NULL,        false},
};

static struct centre t;

static void
must(struct ctx *c, enum result r, const char *what)
{
    if (r == OK)
        return;
    fprintf(stderr, "%s: %s\n", what, c->message);
    exit(1);
}

static void
say(const char *what, double value, const char *unit, double baseline,
    const char *of)
{
    printf("{\"what\":\"%s\",\"value\":%.3g,\"unit\":\"%s\",\"baseline\":"
           "%.3g,\"baseline_what\":\"%s\",\"ratio\":%.2f}\n",
        what, value, unit, baseline, of, value / baseline);
    fflush(stdout);
}

/* *arg of them in one transaction, each signed by the assessor. */
static enum result
add(struct ctx *c, void *arg)
{
    enum result r = OK;

    for (long i = 0; r == OK && i < *(const long *)arg; i++) {
        struct act act = {.kind = "dated-signature",
            .actor = t.assessor,
            .subject = t.learner,
            .body = value_object(c->mem)};

        value_set_string(
            c->mem, act.body, "record", id_text(c->mem, t.enrolment));
        r = act_append(c, &act, NULL);
    }
    return r;
}

/* Each act a request of its own, so its memory goes with it. */
static double
write_acts(struct ctx *c, long n, long in_one)
{
    struct mem *kept = c->mem;
    double start = seconds();

    for (long i = 0; i < n; i++) {
        c->mem = mem_new();
        must(c, store_write(c, add, &in_one), "act");
        mem_free(c->mem);
    }
    c->mem = kept;
    return seconds() - start;
}

static void *
write_along(void *arg)
{
    struct ctx c = t.c;

    (void)arg;
    c.store = NULL;
    c.notary = NULL;
    c.mem = mem_new();
    must(&c, store_join(&c, t.c.store), "join");
    store_patience(&c, 60000);
    write_acts(&c, EACH, 1);
    store_close(&c);
    mem_free(c.mem);
    return NULL;
}

static double
write_at_once(void)
{
    pthread_t thread[WRITERS];
    double start = seconds();

    for (int i = 0; i < WRITERS; i++)
        if (pthread_create(&thread[i], NULL, write_along, NULL) != 0)
            exit(1);
    for (int i = 0; i < WRITERS; i++)
        pthread_join(thread[i], NULL);
    return seconds() - start;
}

static volatile bool stop;

static void *
make_checkpoints(void *arg)
{
    struct ctx c = t.c;

    (void)arg;
    c.store = NULL;
    c.notary = NULL;
    c.mem = mem_new();
    must(&c, store_join(&c, t.c.store), "join");
    while (!stop) {
        must(&c, checkpoint_make(&c), "checkpoint");
        nanosleep(&(struct timespec){.tv_nsec = 500000000}, NULL);
    }
    notary_close(&c);
    store_close(&c);
    mem_free(c.mem);
    return NULL;
}

static double
bare(void)
{
    char path[128];
    sqlite3_stmt *insert = NULL;
    sqlite3 *db;
    double start;

    snprintf(path, sizeof(path), "%s/bare.db", t.dir);
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)",
            NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "INSERT INTO t (x) VALUES ('one row')", -1,
            &insert, NULL) != SQLITE_OK)
        exit(1);
    start = seconds();
    for (int i = 0; i < WRITERS * EACH; i++) {
        if (sqlite3_step(insert) != SQLITE_DONE)
            exit(1);
        sqlite3_reset(insert);
    }
    start = seconds() - start;
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return start;
}

static void
measure_writing(void)
{
    const double n = WRITERS * EACH;
    double alone = n / bare(), one, many, meanwhile;
    pthread_t thread;

    one = n / write_acts(&t.c, WRITERS * EACH, 1);
    many = n / write_at_once();
    if (pthread_create(&thread, NULL, make_checkpoints, NULL) != 0)
        exit(1);
    meanwhile = n / write_acts(&t.c, WRITERS * EACH, 1);
    stop = true;
    pthread_join(thread, NULL);
    say("signed acts by one writer", one, "per second", alone,
        "bare synced commits of one row");
    say("signed acts by 16 writers", many, "per second", alone,
        "bare synced commits of one row");
    say("signed acts by one writer while checkpoints are made", meanwhile,
        "per second", one, "without");
}

static void
measure_proofs(int64_t size)
{
    struct tree_proof proof;
    struct mem *kept = t.c.mem;
    double start = seconds();

    for (int i = 0; i < PROOFS; i++) {
        t.c.mem = mem_new();
        must(&t.c, tree_inclusion(&t.c, i * size / PROOFS, size, &proof),
            "proof");
        must(&t.c, tree_consistency(&t.c, 1 + i * size / PROOFS, size, &proof),
            "proof");
        mem_free(t.c.mem);
    }
    t.c.mem = kept;
    say("an inclusion and a consistency proof", (seconds() - start) * 1000,
        "microseconds", 1, "one");
}

static void
measure_size(long wanted)
{
    double small, large, start;
    int64_t size;

    must(&t.c, tree_size(&t.c, &size), "size");
    small = write_acts(&t.c, 1, SMALL);
    while (size < wanted) {
        write_acts(&t.c, 1, SMALL);
        must(&t.c, tree_size(&t.c, &size), "size");
    }
    large = write_acts(&t.c, 1, SMALL);
    say(mem_printf(
            t.c.mem, "a thousand acts appended to %lld", (long long)size),
        large, "seconds", small, "to the first");
    must(&t.c, tree_size(&t.c, &size), "size");
    measure_proofs(size);
    start = seconds();
    must(&t.c, checkpoint_make(&t.c), "checkpoint");
    say(mem_printf(t.c.mem, "a checkpoint over %lld acts", (long long)size),
        seconds() - start, "seconds", 1, "one");
    start = seconds();
    must(&t.c, ledger_verify(&t.c), "verify");
    say(mem_printf(t.c.mem, "%lld acts checked", (long long)size),
        seconds() - start, "seconds", 1, "one");
}

int
main(int argc, char **argv)
{
    struct centre_new centre = {"Bench", true};
    const char *size = getenv("SIZE");

    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, kinds);
    centre_place = "/var/tmp";
    centre_open(&t);
    must(&t.c, store_write(&t.c, centre_found, &centre), "found");
    measure_writing();
    measure_size(size != NULL ? strtol(size, NULL, 10) : 20000);
    notary_close(&t.c);
    centre_close(&t);
    return 0;
}
