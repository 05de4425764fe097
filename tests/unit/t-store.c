/*
 * store: what is written in one door is there or not there; a data directory
 * is made whole, opened only by who understands it, and changed by one at a
 * time.
 */
#include <config.h>

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/file.h"
#include "datadir.h"
#include "ledger/act.h"
#include "store/db.h"
#include "store/sql.h"
#include "tap.h"

static const char *
in(struct ctx *c, const char *name)
{
    return mem_printf(c->mem, "%s/%s", datadir_path, name);
}

static int
mode_of(struct ctx *c, const char *name)
{
    struct stat st;

    return stat(in(c, name), &st) == 0 ? (int)(st.st_mode & 07777) : -1;
}

static int
entries(const char *folder)
{
    DIR *d = opendir(folder);
    int n = 0;

    while (d != NULL && readdir(d) != NULL)
        n++;
    if (d != NULL)
        closedir(d);
    return n;
}

static enum result
set(struct ctx *c, void *arg)
{
    return store_setting_set(c, "centre", arg);
}

static enum result
set_and_fail(struct ctx *c, void *arg)
{
    enum result r = store_setting_set(c, "centre", arg);

    return r == OK ? fail(c, ERR_DENIED, "R0", "Nobody may.") : r;
}

static char centre[] = "Canolfan", other[] = "Arall";

static const char *
setting(struct ctx *c)
{
    const char *value;

    return store_setting_get(c, "centre", &value) == OK ? value : "failed";
}

static void
test_create(struct ctx *c)
{
    is_int(store_open(c, datadir_path, STORE_READ), ERR_NOT_FOUND,
        "what is not there is not opened");
    is_str(c->code, "no-data", "and says so");
    is_int(store_create(c, datadir_path, set_and_fail, centre), ERR_DENIED,
        "when the first change fails nothing is made");
    ok(access(datadir_path, F_OK) != 0 && c->store == NULL, "at all");
    is_int(store_create(c, in(c, "deep/er/"), set, centre), OK,
        "a data directory is made, with the folders above it");
    is_str(setting(c), centre, "and its first change is there");
    is_str(store_dir(c), in(c, "deep/er"), "it knows where it is");
    store_close(c);
    ok(mode_of(c, "deep/er") == 0700 && mode_of(c, "deep/er/keys") == 0700 &&
            mode_of(c, "deep/er/blobs/00") == 0700,
        "folders are private");
    ok(mode_of(c, "deep/er/tyst.db") == 0600 &&
            mode_of(c, "deep/er/tyst.db-wal") == 0600 &&
            mode_of(c, "deep/er/write.lock") == 0600,
        "files are private");
    ok(access(in(c, "deep/er/tyst.db.new"), F_OK) != 0, "nothing is left over");
    is_int(store_create(c, in(c, "deep/er"), set, centre), ERR_CONFLICT,
        "a second is refused");
    is_str(c->code, "data-exists", "because there is one");
    is_int(store_create(c, in(c, "deep"), set, centre), ERR_CONFLICT,
        "a folder with something in it is refused");
    is_str(c->code, "not-empty", "because it is not empty");
    mkdir(in(c, "empty"), 0755);
    is_int(store_create(c, in(c, "empty"), set_and_fail, centre), ERR_DENIED,
        "a failure in an empty folder");
    is_int(entries(in(c, "empty")), 2, "leaves it empty");
    file_write(c, in(c, "empty/tyst.db.new"), "half", 4, 0600);
    is_int(store_create(c, in(c, "empty"), set, centre), OK,
        "an interrupted creation is done again");
    is_int(mode_of(c, "empty"), 0700, "and the folder made private");
    store_close(c);
}

/* A part that fails, and one that is written. */
static enum result
set_in_parts(struct ctx *c, void *arg)
{
    char lost[] = "Colledig";

    is_int(store_write(c, set_and_fail, lost), ERR_DENIED,
        "a part of a body says what failed in it");
    is_str(setting(c), "Canolfan", "and is undone by itself");
    return store_write(c, arg == other ? set : set_and_fail, arg);
}

static void
test_parts(struct ctx *c)
{
    char third[] = "Trydydd";

    store_write(c, set, centre);
    is_int(store_write(c, set_in_parts, third), ERR_DENIED,
        "a body whose part failed may fail for it");
    is_str(setting(c), "Canolfan", "and leaves nothing");
    is_int(store_write(c, set_in_parts, other), OK, "or go on");
    is_str(setting(c), "Arall", "and be written with its parts");
}

static void
test_write(struct ctx *c)
{
    struct ctx reader = {.mem = c->mem, .lang = "en"};

    is_int(store_write(c, set, centre), OK, "a change is made");
    is_int(store_open(&reader, datadir_path, STORE_READ), OK, "and read");
    is_str(setting(&reader), centre, "by somebody else too");
    is_int(store_write(c, set_and_fail, other), ERR_DENIED,
        "a body that fails passes its failure up");
    is_str(c->code, "R0", "with its code");
    is_str(setting(c), centre, "and nothing is changed");
    c->now = 1;
    is_int(store_write(c, set, other), OK, "the next is");
    is_int(c->now, datadir_time, "the clock is read under the lock");
    is_str(setting(&reader), other, "and seen");
    store_close(&reader);
}

/* Read the setting, let somebody write it, read it again. */
static enum result
reads_twice(struct ctx *c, void *arg)
{
    const char *before = setting(c);
    struct ctx *writer = arg;

    if (store_write(writer, set, centre) != OK)
        return ERR_FAULT;
    return strcmp(before, setting(c)) == 0 ? OK : ERR_CONFLICT;
}

static void
test_read(struct ctx *c)
{
    struct ctx reader = {.mem = c->mem, .lang = "en"};

    store_open(&reader, datadir_path, STORE_READ);
    store_write(c, set, other);
    is_int(store_read(&reader, reads_twice, c), OK,
        "what is read together does not change meanwhile");
    is_str(setting(&reader), centre, "but afterwards");
    store_close(&reader);
}

static void
test_lock(struct ctx *c)
{
    int fd = open(in(c, "write.lock"), O_RDWR | O_CLOEXEC);
    struct ctx late = {.mem = c->mem, .lang = "en"}, joining = late;

    flock(fd, LOCK_EX);
    store_patience(c, 100);
    is_int(store_write(c, set, other), ERR_BUSY,
        "somebody else's lock is waited for, but not forever");
    is_str(c->code, "busy", "and says so");
    is_str(setting(c), centre, "reading goes on");
    is_int(store_join(&joining, c->store), ERR_BUSY, "who joins meanwhile");
    ok(joining.store == NULL, "has nothing open");
    flock(fd, LOCK_UN);
    is_int(store_write(c, set, other), OK, "afterwards it is written");
    store_patience(c, 10000);
    close(fd);
    is_int(store_open(&late, datadir_path, STORE_WRITE), OK, "a second writer");
    is_int(store_write(&late, set, centre), OK, "takes its turn");
    is_str(setting(c), centre, "and is seen");
    store_close(&late);
}

#define THREADS 4
#define TIMES 50L

static enum result
count_up(struct ctx *c, void *arg)
{
    struct meta_row row;
    enum result r = sql_meta_get(c, "count", &row);

    (void)arg;
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    return sql_meta_set(c, "count",
        mem_printf(
            c->mem, "%ld", r == OK ? strtol(row.value, NULL, 10) + 1 : 1));
}

static void *
count_thread(void *store)
{
    struct ctx c = {.mem = mem_new(), .lang = "en", .clock = datadir_clock};
    enum result r = store_join(&c, store);

    for (int i = 0; i < TIMES && r == OK; i++)
        r = store_write(&c, count_up, NULL);
    if (r != OK)
        printf("# %s\n", c.message);
    store_close(&c);
    mem_free(c.mem);
    return r == OK ? store : NULL;
}

static void
test_threads(struct ctx *c)
{
    pthread_t thread[THREADS];
    int done_well = 0;
    struct meta_row row;
    void *result;

    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, count_thread, c->store);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], &result);
        done_well += result != NULL;
    }
    is_int(done_well, THREADS, "threads that join a store write in turn");
    ok(sql_meta_get(c, "count", &row) == OK &&
            strtol(row.value, NULL, 10) == THREADS * TIMES,
        "and none undoes another's");
}

/* Whoever opens the database as a tool would; tyst has it closed. */
static void
tool(struct ctx *c, const char *sql)
{
    sqlite3 *db;

    sqlite3_open(in(c, "tyst.db"), &db);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        printf("# %s\n", sqlite3_errmsg(db));
    sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_close(db);
}

static void
test_newer(struct ctx *c)
{
    char *before, *after;
    size_t len, len_after;
    int n;

    store_close(c);
    tool(c, "PRAGMA user_version = 99");
    file_read(c, in(c, "tyst.db"), 1 << 24, &before, &len);
    n = entries(datadir_path);
    is_int(store_open(c, datadir_path, STORE_WRITE), ERR_FAULT,
        "a newer data directory is refused");
    is_str(c->code, "data-newer", "and says so");
    ok(c->message != NULL && strchr(c->message, '\n') == NULL, "in one line");
    is_int(store_open(c, datadir_path, STORE_READ), ERR_FAULT,
        "also when it is only read");
    file_read(c, in(c, "tyst.db"), 1 << 24, &after, &len_after);
    ok(len == len_after && memcmp(before, after, len) == 0 &&
            entries(datadir_path) == n,
        "and it is left untouched");
    tool(c, mem_printf(c->mem, "PRAGMA user_version = %d", db_migrations_n));
}

static void
test_foreign(struct ctx *c)
{
    tool(c, "PRAGMA application_id = 1");
    is_int(store_open(c, datadir_path, STORE_WRITE), ERR_FAULT,
        "another program's database is refused");
    is_str(c->code, "not-data", "and says so");
    tool(c, "PRAGMA application_id = 1954116468");
    is_int(store_open(c, datadir_path, STORE_WRITE), OK, "ours is opened");
}

/* A database as it was before the last migration. */
static void
test_older(struct ctx *c)
{
    const char *copy =
        mem_printf(c->mem, "tyst.db.schema-%d", db_migrations_n - 1);

    store_close(c);
    unlink(in(c, "tyst.db"));
    unlink(in(c, "tyst.db-wal"));
    unlink(in(c, "tyst.db-shm"));
    tool(c, "PRAGMA application_id = 1954116468; PRAGMA journal_mode = wal");
    for (int i = 0; i < db_migrations_n - 1; i++)
        tool(c, db_migrations[i].text);
    tool(c, mem_printf(c->mem,
                "INSERT INTO meta (name, value) VALUES ('centre', '%s');"
                "PRAGMA user_version = %d",
                centre, db_migrations_n - 1));
    is_int(store_open(c, datadir_path, STORE_READ), OK,
        "an older data directory is brought up to date");
    is_str(setting(c), centre, "with what was in it");
    is_int(mode_of(c, copy), 0600, "a private copy of it is kept");
    store_close(c);
    is_int(store_open(c, datadir_path, STORE_WRITE), OK, "it opens again");
    is_int(store_write(c, set, other), OK, "and is written");
}

static enum result
set_and_break(struct ctx *c, void *arg)
{
    enum result r = set(c, arg);

    return r != OK ? r : fail(c, ERR_FAULT, "no", "%s", "No.");
}

static void
test_batch(struct ctx *c)
{
    struct store_batch b = {0};
    char third[] = "Trydydd";

    store_write(c, set, centre);
    is_int(store_batch_write(c, &b, set, other), OK, "a part of a batch");
    is_str(setting(c), centre, "is not seen");
    is_int(store_batch_write(c, &b, set_and_fail, third), ERR_DENIED,
        "a part that fails");
    is_int(store_batch_commit(c, &b), OK, "does not spoil the others");
    is_str(setting(c), other, "which are there after the commit");
    is_int(store_batch_commit(c, &b), OK, "none open is no failure");
    is_int(store_write(c, set, centre), OK, "others write between batches");
    is_int(store_batch_write(c, &b, set, third), OK, "one more");
    is_int(store_batch_write(c, &b, set_and_break, other), ERR_FAULT,
        "what fails for good");
    is_int(store_batch_commit(c, &b), OK, "leaves nothing to commit");
    is_str(setting(c), centre, "of what came before it");
}

static void
test_frozen(struct ctx *c)
{
    sqlite3 *db;

    store_write(c, set, centre);
    sqlite3_open(in(c, "tyst.db"), &db);
    ok(sqlite3_exec(db,
           "INSERT INTO node (place, hash) VALUES (7, zeroblob(32))", NULL,
           NULL, NULL) == SQLITE_OK,
        "a node may be added");
    ok(sqlite3_exec(db, "UPDATE node SET place = 8", NULL, NULL, NULL) ==
            SQLITE_CONSTRAINT,
        "but not changed");
    ok(sqlite3_exec(db, "DELETE FROM node", NULL, NULL, NULL) ==
            SQLITE_CONSTRAINT,
        "nor removed");
    sqlite3_close(db);
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_begin(&c);
    test_create(&c);
    datadir_path = mem_printf(c.mem, "%s/two", datadir_folder);
    is_int(store_create(&c, datadir_path, datadir_nothing, NULL), OK, "made");
    test_parts(&c);
    test_write(&c);
    test_read(&c);
    test_lock(&c);
    test_threads(&c);
    test_newer(&c);
    test_foreign(&c);
    test_older(&c);
    test_batch(&c);
    test_frozen(&c);
    datadir_done(&c);
    return done();
}
