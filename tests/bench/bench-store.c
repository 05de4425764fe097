/*
 * What the store costs, against what it is made of, in the same run.
 * In a folder of its own, on the disk where it is started.  Prints a line of
 * JSON per figure: what, value, unit, the baseline's value, their ratio.
 */
#include <config.h>

#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../crash/fault.h"
#include "base/time.h"
#include "ledger/act.h"
#include "seconds.h"
#include "store/blob.h"
#include "store/store.h"

static void
report(const char *what, double value, const char *unit, double baseline)
{
    printf("{\"what\":\"%s\",\"value\":%.4g,\"unit\":\"%s\",\"baseline\":%.4g,"
           "\"ratio\":%.3g}\n",
        what, value, unit, baseline, value / baseline);
}

static enum result
nothing(struct ctx *c, void *arg)
{
    (void)c;
    (void)arg;
    return OK;
}

static enum result
append(struct ctx *c, void *arg)
{
    return act_append(c, arg, NULL);
}

/* Commits per second of n one-row transactions of bare SQLite, synced. */
static double
bare_commits(struct ctx *c, const char *folder, long n)
{
    char row[400] = "";
    sqlite3_stmt *st;
    sqlite3 *db;
    double start;

    for (size_t i = 0; i + 1 < sizeof(row); i++)
        row[i] = 'x';
    sqlite3_open(mem_printf(c->mem, "%s/bare.db", folder), &db);
    sqlite3_exec(db,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE t (n INTEGER PRIMARY KEY, words TEXT)",
        NULL, NULL, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO t (words) VALUES (?)", -1, &st, NULL);
    sqlite3_bind_text(st, 1, row, -1, SQLITE_STATIC);
    start = seconds();
    for (long i = 0; i < n; i++) {
        sqlite3_step(st);
        sqlite3_reset(st);
    }
    start = seconds() - start;
    sqlite3_finalize(st);
    sqlite3_close(db);
    return (double)n / start;
}

/* The same through store_write() and act_append(). */
static double
acts(struct ctx *c, long n, double *syncs)
{
    struct act act = {.kind = "passphrase", .subject = id_new(c)};
    double start = seconds();
    long before = fault_count(FAULT_SYNC);

    for (long i = 0; i < n; i++) {
        struct mem *outer = c->mem;

        c->mem = mem_new();
        act.body = value_object(c->mem);
        if (store_write(c, append, &act) != OK) {
            fprintf(stderr, "%s\n", c->message);
            _exit(1);
        }
        mem_free(c->mem);
        c->mem = outer;
    }
    *syncs = (double)(fault_count(FAULT_SYNC) - before) / (double)n;
    return (double)n / (seconds() - start);
}

/* Milliseconds to write and sync a file of that size, by hand. */
static double
bare_file(struct ctx *c, const char *folder, const char *p, size_t len, long n)
{
    double start = seconds();

    for (long i = 0; i < n; i++) {
        int fd = open(mem_printf(c->mem, "%s/bare.%zu.%ld", folder, len, i),
            O_WRONLY | O_CREAT, 0600);

        if (write(fd, p, len) != (ssize_t)len || fsync(fd) != 0)
            _exit(1);
        close(fd);
    }
    return (seconds() - start) * 1000 / (double)n;
}

static double
blobs(struct ctx *c, char *p, size_t len, long n, double *syncs)
{
    double start = seconds();
    long before = fault_count(FAULT_SYNC);
    struct blob b;

    for (long i = 0; i < n; i++) {
        memcpy(p, &i, sizeof(i)); /* another blob each time */
        if (blob_add_bytes(c, p, len, &b) != OK)
            _exit(1);
    }
    *syncs = (double)(fault_count(FAULT_SYNC) - before) / (double)n;
    return (seconds() - start) * 1000 / (double)n;
}

static void
bench_blobs(struct ctx *c, const char *folder, size_t len, long n)
{
    char *p = mem_alloc(c->mem, len);
    double syncs, bare;

    ctx_random(c, p, len);
    bare = bare_file(c, folder, p, len, n);
    report(mem_printf(c->mem, "adding a blob of %zu bytes", len),
        blobs(c, p, len, n, &syncs), "ms", bare);
    report(mem_printf(c->mem, "syncs for a blob of %zu bytes", len), syncs,
        "syncs", 1);
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en", .now = time_now()};
    char folder[] = "bench-store.XXXXXX";
    long n = 2000;
    double bare, again, value, syncs;

    if (mkdtemp(folder) == NULL)
        return 1;
    if (store_create(&c, mem_printf(c.mem, "%s/data", folder), nothing, NULL) !=
        OK) {
        fprintf(stderr, "%s\n", c.message);
        return 1;
    }
    /* Before and after, because others use the disk too. */
    bare = bare_commits(&c, folder, n / 2);
    value = acts(&c, n, &syncs);
    again = bare_commits(&c, folder, n / 2);
    report("acknowledged acts", value, "per second", (bare + again) / 2);
    report("syncs for an act", syncs, "syncs", 1);
    bench_blobs(&c, folder, 4096, n / 10);
    bench_blobs(&c, folder, 1 << 20, n / 40);
    store_close(&c);
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    mem_free(c.mem);
    return 0;
}
