/*
 * SQLite: opening, what is set on every connection, and the care of whole
 * files.  Each setting is read back, because SQLite ignores what it does not
 * know.
 */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/db_sqlite.h"

/* The power-cut rig builds the store wrongly to see that it is caught. */
#ifndef STORE_SYNCHRONOUS
#define STORE_SYNCHRONOUS "2" /* FULL: a commit is synced before it returns */
#endif

#define APPLICATION_ID 0x74797374 /* "tyst" */
#define APPLICATION_ID_TEXT "1954116468"
#define BUSY_MS 5000
#define ALL (1 << DB_READ | 1 << DB_WRITE | 1 << DB_CREATE)
#define WRITERS (1 << DB_WRITE | 1 << DB_CREATE)

static const struct {
    const char *name, *value;
    int modes;
} pragmas[] = {
    {"page_size",          "4096",              1 << DB_CREATE},
    {"application_id",     APPLICATION_ID_TEXT, 1 << DB_CREATE},
    {"journal_mode",       "wal",               1 << DB_CREATE},
    {"synchronous",        STORE_SYNCHRONOUS,   ALL           },
    {"foreign_keys",       "1",                 ALL           },
    {"trusted_schema",     "0",                 ALL           },
    {"cell_size_check",    "1",                 ALL           },
    {"mmap_size",          "0",                 ALL           },
    {"temp_store",         "2",                 ALL           }, /* memory */
    {"cache_size",         "-4096",             ALL           }, /* KiB */
    {"secure_delete",      "1",                 WRITERS       }, /* erasing is */
    {"wal_autocheckpoint", "0",                 ALL           },
    {"query_only",         "1",                 1 << DB_READ  },
};

static const struct {
    int op, value;
} configs[] = {
    {SQLITE_DBCONFIG_DEFENSIVE,        1},
    {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER,   1},
    {SQLITE_DBCONFIG_ENABLE_FKEY,      1},
    {SQLITE_DBCONFIG_DQS_DDL,          0},
    {SQLITE_DBCONFIG_DQS_DML,          0},
};

static const struct {
    int id, value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH,          64 << 20},
    {SQLITE_LIMIT_SQL_LENGTH,      1 << 20 },
    {SQLITE_LIMIT_COLUMN,          100     },
    {SQLITE_LIMIT_EXPR_DEPTH,      100     },
    {SQLITE_LIMIT_COMPOUND_SELECT, 20      },
    {SQLITE_LIMIT_ATTACHED,        0       },
    {SQLITE_LIMIT_VARIABLE_NUMBER, 100     },
    {SQLITE_LIMIT_TRIGGER_DEPTH,   10      },
    {SQLITE_LIMIT_WORKER_THREADS,  0       },
};

/* The first column of the first row, "" when there is none. */
static enum result
ask(struct ctx *c, struct sqlite_db *db, const char *sql, const char **out)
{
    sqlite3_stmt *st = NULL;
    int rc = sqlite3_prepare_v2(db->handle, sql, -1, &st, NULL);

    *out = "";
    if (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW)
        *out = mem_strdup(c->mem, (const char *)sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? OK
                                                 : sqlite_failed(c, db, rc);
}

static enum result
set_pragmas(struct ctx *c, struct sqlite_db *db, enum db_mode mode)
{
    for (size_t i = 0; i < sizeof(pragmas) / sizeof(pragmas[0]); i++) {
        const char *name = pragmas[i].name, *value = pragmas[i].value, *is;
        enum result r;

        if ((pragmas[i].modes & 1 << mode) == 0)
            continue;
        r = ask(c, db, mem_printf(c->mem, "PRAGMA %s = %s", name, value), &is);
        if (r == OK)
            r = ask(c, db, mem_printf(c->mem, "PRAGMA %s", name), &is);
        if (r != OK)
            return r;
        if (strcmp(is, value) != 0)
            return fail(c, ERR_FAULT, "database",
                N_("SQLite does not take the setting %s = %s."), name, value);
    }
    return OK;
}

static enum result
set_up(struct ctx *c, struct sqlite_db *db, enum db_mode mode)
{
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
        sqlite3_limit(db->handle, limits[i].id, limits[i].value);
    for (size_t i = 0; i < sizeof(configs) / sizeof(configs[0]); i++) {
        int is = -1;

        sqlite3_db_config(db->handle, configs[i].op, configs[i].value, &is);
        if (is != configs[i].value)
            return fail(c, ERR_FAULT, "database",
                N_("SQLite does not take the setting %d."), configs[i].op);
    }
    sqlite3_busy_timeout(db->handle, BUSY_MS);
    return set_pragmas(c, db, mode);
}

/* Is it in the journal mode that the locking relies on? */
static enum result
check_mode(struct ctx *c, struct sqlite_db *db, const char *path)
{
    const char *mode;
    enum result r = ask(c, db, "PRAGMA journal_mode", &mode);

    if (r == OK && strcmp(mode, "wal") != 0)
        return fail(c, ERR_FAULT, "not-data",
            N_("%s is not a database of tyst."), path);
    return r;
}

static int
count_pages(void *db, sqlite3 *handle, const char *name, int pages)
{
    (void)handle;
    (void)name;
    ((struct sqlite_db *)db)->log_pages = pages;
    return SQLITE_OK;
}

/* Before SQLite is first used.  Counting memory takes a mutex that all threads
 * would wait for. */
static void
configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static pthread_once_t configured = PTHREAD_ONCE_INIT;

static struct sqlite_db *
handle_open(const char *name, int flags, int *rc)
{
    struct sqlite_db *db = calloc(1, sizeof(*db));
    size_t n = (size_t)sql_statements_n;

    if (db == NULL ||
        (db->prepared = calloc(n + 1, sizeof(sqlite3_stmt *))) == NULL) {
        free(db);
        *rc = SQLITE_NOMEM;
        return NULL;
    }
    pthread_once(&configured, configure);
    db->base.engine = &db_sqlite;
    *rc = sqlite3_open_v2(name, &db->handle,
        flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    return db;
}

enum result
sqlite_open(struct ctx *c, const char *path, enum db_mode mode, struct db **out)
{
    static const int flags[] = {
        [DB_READ] = SQLITE_OPEN_READONLY,
        [DB_WRITE] = SQLITE_OPEN_READWRITE,
        [DB_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    };
    struct sqlite_db *db;
    enum result r;
    int rc;

    db = handle_open(path, flags[mode], &rc);
    r = rc == SQLITE_OK ? set_up(c, db, mode) : sqlite_failed(c, db, rc);
    if (r == OK)
        r = check_mode(c, db, path);
    if (r != OK) {
        sqlite_close(db != NULL ? &db->base : NULL);
        return r;
    }
    sqlite3_wal_hook(db->handle, count_pages, db);
    *out = &db->base;
    return OK;
}

void
sqlite_close(struct db *base)
{
    struct sqlite_db *db = (struct sqlite_db *)base;

    if (db == NULL)
        return;
    for (int i = 0; i < sql_statements_n; i++)
        sqlite3_finalize(db->prepared[i]);
    sqlite3_close(db->handle);
    free(db->prepared);
    free(db);
}

static uint32_t
big_endian(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/*
 * The version in the file's head, which settle() keeps right (byte 60, and
 * byte 68 says whose it is: sqlite.org/fileformat.html).  Opening the database
 * would make files beside one that a later tyst has made; opening the file
 * past SQLite would, on closing, drop the locks that SQLite has on it.
 */
enum result
sqlite_peek(struct ctx *c, const char *path, int *out)
{
    sqlite3_file *file;
    sqlite3_vfs *vfs;
    const char *name;
    uint8_t head[100];
    int rc, ours = 0;

    pthread_once(&configured, configure);
    name = sqlite3_create_filename(path, "", "", 0, NULL);
    vfs = sqlite3_vfs_find(NULL);
    file = mem_alloc(c->mem, (size_t)vfs->szOsFile);
    rc = vfs->xOpen(
        vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL);
    if (rc == SQLITE_OK) {
        rc = file->pMethods->xRead(file, head, sizeof(head), 0);
        ours = rc == SQLITE_OK && big_endian(head + 68) == APPLICATION_ID;
        file->pMethods->xClose(file);
    }
    sqlite3_free_filename(name);
    if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
        return sqlite_failed(c, NULL, rc);
    if (!ours)
        return fail(c, ERR_FAULT, "not-data",
            N_("%s is not a database of tyst."), path);
    *out = (int)big_endian(head + 60);
    return OK;
}

enum result
sqlite_version(struct ctx *c, struct db *db, int *out)
{
    const char *text;
    enum result r =
        ask(c, (struct sqlite_db *)db, "PRAGMA user_version", &text);

    *out = (int)strtol(text, NULL, 10);
    return r;
}

enum result
sqlite_set_version(struct ctx *c, struct db *db, int version)
{
    return db->engine->script(
        c, db, mem_printf(c->mem, "PRAGMA user_version = %d", version));
}

/*
 * How everything in the database is declared, a line each.  The tables that an
 * index of words is kept in are its own affair; it quotes their names.
 */
static enum result
ask_schema(struct ctx *c, struct sqlite_db *db, const char **out)
{
    return ask(c, db,
        "SELECT group_concat(line, char(10)) FROM (SELECT name || ' ' || "
        "type || ' ' || tbl_name || ' ' || "
        "replace(COALESCE(sql, ''), char(10), ' ') AS line "
        "FROM sqlite_schema WHERE COALESCE(sql, '') NOT LIKE "
        "'CREATE TABLE ''%' ORDER BY name, line)",
        out);
}

/* What the migrations declare, in a database that was made by them alone. */
static enum result
ask_declared(struct ctx *c, const char **out)
{
    int rc;
    struct sqlite_db *db = handle_open(
        ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &rc);
    enum result r = rc == SQLITE_OK ? OK : sqlite_failed(c, db, rc);

    for (int i = 0; r == OK && i < db_migrations_n; i++)
        r = db_sqlite.script(c, &db->base, db_migrations[i].text);
    if (r == OK)
        r = ask_schema(c, db, out);
    sqlite_close(db != NULL ? &db->base : NULL);
    return r;
}

static enum result
damaged(struct ctx *c, const char *what)
{
    return fail(c, ERR_FAULT, "data-damaged",
        N_("The database is damaged: %s. Restore a backup."), what);
}

/* A trigger that is not what it was guards nothing. */
static enum result
check_schema(struct ctx *c, struct sqlite_db *db)
{
    const char *is, *declared, *line;
    enum result r;

    if ((r = ask_schema(c, db, &is)) != OK ||
        (r = ask_declared(c, &declared)) != OK || strcmp(is, declared) == 0)
        return r;
    for (line = is; *is != '\0' && *is == *declared; is++, declared++)
        if (*is == '\n')
            line = is + 1;
    return damaged(
        c, mem_printf(c->mem, "%.*s", (int)strcspn(line, " \n"), line));
}

enum result
sqlite_check(struct ctx *c, struct db *base, bool whole)
{
    struct sqlite_db *db = (struct sqlite_db *)base;
    const char *foreign, *quick;
    enum result r;

    if ((r = ask(c, db, "PRAGMA foreign_key_check", &foreign)) != OK ||
        (r = ask(c, db, whole ? "PRAGMA integrity_check" : "PRAGMA quick_check",
             &quick)) != OK)
        return r;
    if (foreign[0] == '\0' && strcmp(quick, "ok") == 0)
        return whole ? check_schema(c, db) : OK;
    return damaged(c, foreign[0] != '\0' ? foreign : quick);
}

enum result
sqlite_backup(struct ctx *c, struct db *base, const char *path)
{
    struct sqlite_db *db = (struct sqlite_db *)base, *to;
    sqlite3_backup *backup;
    enum result r;
    int rc;

    to = handle_open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &rc);
    if (rc == SQLITE_OK) {
        backup = sqlite3_backup_init(to->handle, "main", db->handle, "main");
        if (backup != NULL)
            sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
        rc = sqlite3_errcode(to->handle);
    }
    r = rc == SQLITE_OK || rc == SQLITE_DONE ? OK : sqlite_failed(c, to, rc);
    sqlite_close(to != NULL ? &to->base : NULL);
    return r;
}
