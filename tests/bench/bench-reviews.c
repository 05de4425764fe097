/*
 * Acknowledged reviews per second by one person, beside bare synced commits
 * of one row in the same folder, in turns so that both meet the same disk.
 * Prints one JSON line; the fsyncs of both are counted.
 */
#include <config.h>

#include <sqlite3.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "assess/review.h"
#include "centre.h"
#include "portfolio/evidence.h"
#include "seconds.h"

#define TURNS 10
#define EACH 100

static unsigned long syncs;

/* These stand before the C library's, for SQLite's calls too. */
int
fsync(int fd)
{
    syncs++;
    return (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fildes)
{
    syncs++;
    return (int)syscall(SYS_fdatasync, fildes);
}

static sqlite3_stmt *
bare_open(const struct centre *t, sqlite3 **db)
{
    char path[128];
    sqlite3_stmt *insert = NULL;

    snprintf(path, sizeof(path), "%s/bare.db", t->dir);
    if (sqlite3_open(path, db) != SQLITE_OK ||
        sqlite3_exec(*db,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)",
            NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(*db, "INSERT INTO t (x) VALUES ('one row')", -1,
            &insert, NULL) != SQLITE_OK)
        exit(1);
    return insert;
}

static double
bare_turn(sqlite3_stmt *insert)
{
    double start = seconds();

    for (int i = 0; i < EACH; i++) {
        if (sqlite3_step(insert) != SQLITE_DONE)
            exit(1);
        sqlite3_reset(insert);
    }
    return seconds() - start;
}

/* Each review is a request of its own, so its memory goes with it. */
static double
review_turn(struct centre *t, const struct id *evidence)
{
    struct mem *kept = t->c.mem;
    double start = seconds();

    for (int i = 0; i < EACH; i++) {
        t->c.mem = mem_new();
        if (centre_review(t, t->assessor, t->assessor_credential, evidence[i],
                "DRINKS:P1-P2") != OK)
            exit(1);
        mem_free(t->c.mem);
    }
    t->c.mem = kept;
    return seconds() - start;
}

int
main(void)
{
    struct centre t;
    struct id evidence[EACH];
    sqlite3 *db;
    sqlite3_stmt *insert;
    double bare = 0, reviews = 0;
    unsigned long bare_syncs = 0, review_syncs = 0;

    centre_place = "/var/tmp";
    centre_open(&t);
    insert = bare_open(&t, &db);
    for (int turn = 0; turn < TURNS; turn++) {
        for (int i = 0; i < EACH; i++)
            evidence[i] = centre_evidence(&t, "DRINKS:P1-P2", true);
        syncs = 0;
        bare += bare_turn(insert);
        bare_syncs += syncs;
        syncs = 0;
        reviews += review_turn(&t, evidence);
        review_syncs += syncs;
    }
    sqlite3_finalize(insert);
    sqlite3_close(db);
    centre_close(&t);
    printf("{\"what\":\"acknowledged reviews by one person\",\"value\":%.0f,"
           "\"unit\":\"per second\",\"baseline\":%.0f,"
           "\"baseline_what\":\"bare synced commits of one row\","
           "\"ratio\":%.2f,\"fsyncs_each\":%.2f,"
           "\"baseline_fsyncs_each\":%.2f}\n",
        TURNS * EACH / reviews, TURNS * EACH / bare, bare / reviews,
        (double)review_syncs / (TURNS * EACH),
        (double)bare_syncs / (TURNS * EACH));
    return 0;
}
