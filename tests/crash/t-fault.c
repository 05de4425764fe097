/*
 * fault: every write, sync and rename fails once, at each place in turn:
 * nothing is acknowledged, nothing is half there, and after a disk's failure
 * the store writes no more.
 */
#include <config.h>

#include <errno.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "datadir.h"
#include "fault.h"
#include "sheet.h"
#include "store/db.h"
#include "tap.h"

static const struct {
    enum fault what;
    int error;
    bool once;
    const char *name;
    const char *then; /* what the next change says: NULL: it is made */
} faults[] = {
    {FAULT_WRITE,  ENOSPC, true,  "a write without room",    NULL           },
    {FAULT_WRITE,  ENOSPC, false, "no room from a write on", NULL           },
    {FAULT_WRITE,  EIO,    true,  "a write that fails",      "store-stopped"},
    {FAULT_SYNC,   EIO,    true,  "a sync that fails",       "store-stopped"},
    {FAULT_SYNC,   EIO,    false, "no sync from one on",     "store-stopped"},
    {FAULT_RENAME, EIO,    true,  "a rename that fails",     NULL           },
};
#define COUNT (sizeof(faults) / sizeof(faults[0]))

/* Every place at first, then some: whole databases take hundreds of writes. */
static long
next(long n)
{
    return n < 10 ? n + 1 : n + 13;
}

/* The files of the database fail it; those of blobs do not. */
static bool
is_database(struct ctx *c)
{
    return strcmp(c->code, "database") == 0;
}

/* Open it again and look; how many sheets there are, -1: it is not in order. */
static long
look(struct ctx *c)
{
    long n = -1;
    bool good;

    store_close(c);
    if (store_open(c, datadir_path, STORE_WRITE) != OK)
        return -1;
    fail_clear(c);
    good = sheet_check(c, NULL, &n);
    return good ? n : -1;
}

/*
 * One change with the n-th call failing; false when it has not so many.  What
 * it did is judged by what is there afterwards.
 */
static bool
change(struct ctx *c, size_t f, long n, long *sheets)
{
    bool database, failed;
    enum result r, again;

    fault_arm(faults[f].what, n, faults[f].error, faults[f].once);
    r = sheet_add(c, "x", *sheets, true);
    failed = fault_disarm();
    if (!failed) {
        *sheets += r == OK;
        return false;
    }
    ok(r == ERR_FAULT, mem_printf(c->mem, "%s: call %ld is not acknowledged",
                           faults[f].name, n));
    if (faults[f].error != EIO)
        is_str(c->code, "disk-full", "it says that the disk is full");
    database = is_database(c);
    again = sheet_add(c, "y", *sheets, true);
    if (faults[f].then != NULL && database)
        ok(again == ERR_FAULT && strcmp(c->code, faults[f].then) == 0,
            "afterwards nothing is written");
    else
        *sheets += ok(again == OK, "afterwards the next is written");
    is_int(look(c), *sheets, "nothing is half there");
    *sheets += sheet_add(c, "z", *sheets, true) == OK;
    return true;
}

static void
test_changes(struct ctx *c)
{
    long sheets = 0;

    for (size_t f = 0; f < COUNT; f++)
        for (long n = 1; change(c, f, n, &sheets); n++)
            ;
    is_int(look(c), sheets, "all that was acknowledged is there");
}

/* Making a data directory: there is none, or a whole one. */
static void
test_creation(struct ctx *c)
{
    struct ctx new = {.mem = c->mem, .lang = "en"};
    const char *dir = mem_printf(c->mem, "%s/new", datadir_folder);
    int half = 0, acknowledged = 0;
    long n;

    for (size_t f = 0; f < COUNT; f++) {
        for (n = 1;; n = next(n)) {
            enum result r;
            bool failed;

            fault_arm(faults[f].what, n, faults[f].error, faults[f].once);
            r = store_create(&new, dir, datadir_nothing, NULL);
            failed = fault_disarm();
            /*
             * SQLite ignores a folder that cannot be synced; we sync it again,
             * which notices when that goes on.
             */
            acknowledged += failed && r == OK &&
                            !(faults[f].what == FAULT_SYNC && faults[f].once);
            store_close(&new);
            if (r != OK &&
                store_create(&new, dir, datadir_nothing, NULL) != OK) {
                printf("# call %ld: %s\n", n, new.message);
                half++;
            }
            store_close(&new);
            nftw(dir, datadir_remove, 16, FTW_DEPTH | FTW_PHYS);
            if (!failed)
                break;
        }
        ok(n > 1,
            mem_printf(c->mem, "%s while a directory is made: call 1 to %ld",
                faults[f].name, n - 1));
    }
    is_int(acknowledged, 0, "none is acknowledged");
    is_int(half, 0, "and none stands in the way of the next");
}

/* What the last migration makes of a kind ("TABLE") is dropped. */
static void
drop_all(struct ctx *c, sqlite3 *db, const char *kind)
{
    const char *s = db_migrations[db_migrations_n - 1].text;
    const char *makes = mem_printf(c->mem, "CREATE %s ", kind);

    while ((s = strstr(s, makes)) != NULL) {
        s += strlen(makes);
        sqlite3_exec(db,
            mem_printf(
                c->mem, "DROP %s %.*s", kind, (int)strcspn(s, " (\n"), s),
            NULL, NULL, NULL);
    }
}

/* The last migration, undone by hand. */
static void
make_older(struct ctx *c)
{
    sqlite3 *db;

    sqlite3_open(mem_printf(c->mem, "%s/tyst.db", datadir_path), &db);
    drop_all(c, db, "INDEX");
    drop_all(c, db, "TABLE");
    sqlite3_exec(db,
        mem_printf(c->mem,
            "PRAGMA user_version = %d;"
            "PRAGMA wal_checkpoint(TRUNCATE)",
            db_migrations_n - 1),
        NULL, NULL, NULL);
    sqlite3_close(db);
}

/* Bringing a directory up to date: it is what it was, or up to date. */
static void
test_migration(struct ctx *c)
{
    long sheets = look(c);
    int bad = 0;
    long n;

    for (size_t f = 0; f < COUNT; f++) {
        for (n = 1;; n = next(n)) {
            bool failed;

            store_close(c);
            make_older(c);
            fault_arm(faults[f].what, n, faults[f].error, faults[f].once);
            bad += store_open(c, datadir_path, STORE_WRITE) == OK &&
                   sheet_add(c, "m", sheets, true) == OK && ++sheets == 0;
            failed = fault_disarm();
            bad += look(c) != sheets;
            if (!failed)
                break;
        }
        ok(n > 1, mem_printf(c->mem,
                      "%s while it is brought up to date: call 1 to %ld",
                      faults[f].name, n - 1));
    }
    is_int(bad, 0, "it is always in order afterwards");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    test_changes(&c);
    test_creation(&c);
    test_migration(&c);
    datadir_done(&c);
    return done();
}
