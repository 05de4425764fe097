/* store - opening and closing, taking the lock, reading. */
#include <config.h>

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/time.h"
#include "base/file.h"
#include "handle.h"
#include "store/sql.h"

#define PATIENCE_MS 10000
#define CLOCK_BEHIND_MS 2000

static const struct db_engine *const engine = &db_sqlite;

char *
store_path(struct ctx *c, const char *dir, const char *name)
{
    return mem_printf(c->mem, "%s/%s", dir, name);
}

static void
writer_close(struct writer *w)
{
    if (w == NULL)
        return;
    if (w->db != NULL)
        engine->close(w->db);
    if (w->lock >= 0)
        close(w->lock);
    pthread_cond_destroy(&w->told);
    pthread_mutex_destroy(&w->gate);
    pthread_mutex_destroy(&w->mutex);
    free(w->known);
    free(w);
}

/* A calloc that, like mem_alloc, does not come back without memory. */
static void *
lasting(size_t size)
{
    void *p = calloc(1, size);

    if (p == NULL)
        _exit(3);
    return p;
}

/* The lock is held: whoever opens a database may have to recover its log. */
static enum result
open_database(
    struct ctx *c, struct store *s, const char *path, enum store_mode mode)
{
    struct db *db;
    enum result r;
    int version;

    if ((r = engine->peek(c, path, &version)) != OK ||
        (r = migrate_known(c, version)) != OK)
        return r;
    if (mode == STORE_WRITE || version < db_migrations_n) {
        if ((r = engine->open(c, path, DB_WRITE, &db)) != OK)
            return r;
        r = migrate(c, db, path);
        if (r == OK && mode == STORE_WRITE)
            s->writer->db = db;
        else
            engine->close(db);
        if (r != OK)
            return r;
    }
    return engine->open(c, path, DB_READ, &s->reader);
}

static enum result
open_locked(
    struct ctx *c, struct store *s, const char *database, enum store_mode mode)
{
    enum result r;
    int lock;

    if ((r = lock_open(c, s->dir, &lock)) != OK)
        return r;
    if (mode == STORE_WRITE) {
        s->writer = lasting(sizeof(*s->writer));
        pthread_mutex_init(&s->writer->mutex, NULL);
        pthread_mutex_init(&s->writer->gate, NULL);
        pthread_cond_init(&s->writer->told, NULL);
        s->writer->lock = lock;
        s->writer->users = 1;
    }
    if ((r = lock_take(c, lock, time_steady() + s->patience)) == OK) {
        r = open_database(c, s, store_path(c, s->dir, database), mode);
        /* Its log is a new file, and SQLite ignores a failure to say so. */
        if (r == OK && mode == STORE_WRITE)
            r = file_sync_folder(c, s->dir);
        if (r == OK && mode == STORE_WRITE)
            blob_sweep(c);
        lock_give(lock);
    }
    if (mode != STORE_WRITE)
        close(lock);
    return r;
}

enum result
store_open_named(
    struct ctx *c, const char *dir, const char *database, enum store_mode mode)
{
    const char *path = store_path(c, dir, database);
    struct store *s;
    enum result r;

    assert(c->store == NULL);
    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return fail(c, ERR_NOT_FOUND, "no-data",
            N_("There is no data directory %s; “tyst init” makes one."), dir);
    s = lasting(sizeof(*s));
    s->kept = kept_open();
    s->patience = PATIENCE_MS;
    s->dir = strdup(dir);
    if (s->dir == NULL)
        _exit(3);
    c->store = s;
    if ((r = open_locked(c, s, database, mode)) != OK) {
        store_close(c);
        return r;
    }
    s->current = s->reader;
    return OK;
}

enum result
store_open(struct ctx *c, const char *dir, enum store_mode mode)
{
    return store_open_named(c, dir, DATABASE, mode);
}

enum result
store_join(struct ctx *c, struct store *other)
{
    struct store *s = lasting(sizeof(*s));
    enum result r;

    assert(c->store == NULL && other->writer != NULL);
    s->patience = other->patience;
    s->dir = strdup(other->dir);
    if (s->dir == NULL)
        _exit(3);
    c->store = s;
    pthread_mutex_lock(&other->writer->mutex);
    r = lock_take(c, other->writer->lock, time_steady() + s->patience);
    if (r == OK) {
        r = engine->open(
            c, store_path(c, s->dir, DATABASE), DB_READ, &s->reader);
        lock_give(other->writer->lock);
    }
    if (r == OK) {
        s->writer = other->writer;
        s->writer->users++;
        s->kept = other->kept;
        s->current = s->reader;
    }
    pthread_mutex_unlock(&other->writer->mutex);
    if (r != OK)
        store_close(c);
    return r;
}

void
store_close(struct ctx *c)
{
    struct store *s = c->store;
    int users = 0;

    c->store = NULL;
    if (s == NULL)
        return;
    if (s->reader != NULL)
        engine->close(s->reader);
    if (s->writer != NULL) {
        pthread_mutex_lock(&s->writer->mutex);
        users = --s->writer->users;
        pthread_mutex_unlock(&s->writer->mutex);
        if (users == 0)
            writer_close(s->writer);
    }
    if (users == 0)
        kept_close(s->kept);
    free(s->dir);
    free(s);
}

const char *
store_dir(struct ctx *c)
{
    return c->store->dir;
}

bool
store_stopped(struct ctx *c)
{
    struct writer *w = c->store->writer;

    return w != NULL && w->db->failed;
}

void
store_patience(struct ctx *c, int64_t ms)
{
    c->store->patience = ms;
}

struct db *
store_db(struct ctx *c, bool writing)
{
    struct store *s = c->store;

    assert(s != NULL);
    assert(!writing || (s->writer != NULL && s->current == s->writer->db));
    return s->current;
}

/*
 * A clock set back would log acts before those they follow.  Two seconds are
 * let pass, because clocks are set right in small steps.
 */
enum result
store_check_clock(struct ctx *c)
{
    struct last_row last;
    enum result r;

    c->now = ctx_clock(c);
    if ((r = sql_leaf_last(c, &last)) == ERR_NOT_FOUND)
        return OK;
    if (r == OK && c->now + CLOCK_BEHIND_MS < last.logged)
        return fail(c, ERR_FAULT, "clock-behind",
            N_("The clock of this machine is behind the last record; set it "
               "right."));
    return r;
}

enum result
store_busy(struct ctx *c)
{
    return fail(c, ERR_BUSY, "busy",
        N_("Somebody else is changing the data; try again."));
}

/* The process's own mutex, waiting no longer than until the deadline. */
static enum result
take_mutex(struct ctx *c, struct writer *w, int64_t deadline)
{
    struct timespec t = {
        .tv_sec = deadline / 1000, .tv_nsec = deadline % 1000 * 1000000};

    if (pthread_mutex_clocklock(&w->mutex, CLOCK_MONOTONIC, &t) == 0)
        return OK;
    return store_busy(c);
}

enum result
store_take(struct ctx *c, int64_t deadline)
{
    struct store *s = c->store;
    struct writer *w = s->writer;
    enum result r;

    assert(w != NULL && s->current == s->reader && !s->reading);
    if ((r = take_mutex(c, w, deadline)) != OK)
        return r;
    r = lock_take(c, w->lock, deadline);
    if (r == OK && w->db->failed) {
        lock_give(w->lock);
        r = fail(c, ERR_FAULT, "store-stopped",
            N_("The disk failed while the data was written, so nothing more "
               "is written; look at the disk, then start again."));
    }
    if (r != OK)
        pthread_mutex_unlock(&w->mutex);
    return r;
}

enum result
store_give(struct ctx *c, enum result r)
{
    struct writer *w = c->store->writer;

    if (r == OK)
        engine->tidy(w->db);
    else
        search_forget(w);
    lock_give(w->lock);
    pthread_mutex_unlock(&w->mutex);
    return r;
}

enum result
store_read(struct ctx *c, store_body *body, void *arg)
{
    struct store *s = c->store;
    enum result r;

    assert(s->current == s->reader && !s->reading);
    if ((r = engine->begin(c, s->reader)) != OK)
        return r;
    s->reading = true;
    r = body(c, arg);
    s->reading = false;
    engine->rollback(s->reader); /* nothing was changed */
    return r;
}

enum result
store_settle(struct ctx *c)
{
    return engine->settle(c, c->store->writer->db);
}

enum result
store_setting_get(struct ctx *c, const char *name, const char **out)
{
    struct meta_row row;
    enum result r = sql_meta_get(c, name, &row);

    *out = r == OK ? row.value : NULL;
    return r == ERR_NOT_FOUND ? OK : r;
}

enum result
store_setting_set(struct ctx *c, const char *name, const char *value)
{
    return sql_meta_set(c, name, value);
}

enum result
store_check(struct ctx *c)
{
    struct db *db = store_db(c, false);

    return db->engine->check(c, db, true);
}
