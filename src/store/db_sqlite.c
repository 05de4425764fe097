/*
 * SQLite: statements and transactions.
 *
 * SQLite numbers "$2" by where it first stands in the text, so a parameter's
 * name says which it is; the same text then runs on PostgreSQL.
 */
#include <config.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/db_sqlite.h"

/* Pages of log after which it is copied back: 4 MB. */
#define CHECKPOINT_PAGES 1000

struct db_cursor {
    struct sqlite_db *db;
    const struct db_statement *st;
    sqlite3_stmt *run;
    bool shared; /* the prepared one, to be reset; else finalized */
};

enum result
sqlite_failed(struct ctx *c, struct sqlite_db *db, int rc)
{
    const char *why = db != NULL && db->handle != NULL
                          ? sqlite3_errmsg(db->handle)
                          : sqlite3_errstr(rc);

    switch (rc & 0xff) {
    case SQLITE_CONSTRAINT:
        /* A value of the wrong type is a bug and no conflict. */
        if (rc != SQLITE_CONSTRAINT_DATATYPE)
            return ERR_CONFLICT;
        break;
    case SQLITE_FULL:
        return fail(c, ERR_FAULT, "disk-full",
            N_("The disk is full; nothing was changed."));
    case SQLITE_BUSY:
        return fail(c, ERR_BUSY, "busy",
            N_("Somebody else is changing the data; try again."));
    case SQLITE_TOOBIG:
        return fail(c, ERR_LIMIT, "too-large",
            N_("A value is too large for the database."));
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        if (db != NULL)
            db->base.failed = true;
        break;
    default: break;
    }
    return fail(
        c, ERR_FAULT, "database", N_("The database failed: %s (%d)."), why, rc);
}

static enum result
sqlite_script(struct ctx *c, struct db *base, const char *sql)
{
    struct sqlite_db *db = (struct sqlite_db *)base;
    int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    enum result r = rc == SQLITE_OK ? OK : sqlite_failed(c, db, rc);

    if (r == ERR_CONFLICT)
        return fail(c, ERR_FAULT, "database",
            N_("The database failed: %s (%d)."), sqlite3_errmsg(db->handle),
            rc);
    return r;
}

static enum result
sqlite_begin(struct ctx *c, struct db *base)
{
    struct sqlite_db *db = (struct sqlite_db *)base;
    bool reads = sqlite3_db_readonly(db->handle, "main") == 1;
    enum result r = sqlite_script(c, base, reads ? "BEGIN" : "BEGIN IMMEDIATE");

    db->in_transaction = r == OK;
    return r;
}

static void
sqlite_rollback(struct db *base)
{
    struct sqlite_db *db = (struct sqlite_db *)base;

    /* After some failures SQLite has done it already. */
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    db->in_transaction = false;
}

/*
 * A commit whose sync failed has its last frame in the log file, whole.  This
 * process forgets it, but whoever recovers the log would take it for
 * committed.  So spoil the frame after the last one that counts: "mxFrame" at
 * byte 16 of the index, frames of 24 bytes and a page after a head of 32
 * (sqlite.org/walformat.html).
 */
static void
spoil_unsynced(struct sqlite_db *db)
{
    static const char zeros[24];
    sqlite3_file *file = NULL, *log = NULL;
    volatile void *index = NULL;
    uint32_t frames;
    int64_t page = 4096;

    sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    sqlite3_file_control(
        db->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (file == NULL || file->pMethods == NULL || log == NULL ||
        log->pMethods == NULL ||
        file->pMethods->xShmMap(file, 0, 32768, 0, &index) != SQLITE_OK ||
        index == NULL)
        return;
    frames = ((volatile uint32_t *)index)[4];
    log->pMethods->xWrite(
        log, zeros, sizeof(zeros), 32 + (int64_t)frames * (24 + page));
}

static enum result
sqlite_commit(struct ctx *c, struct db *base)
{
    struct sqlite_db *db = (struct sqlite_db *)base;
    enum result r;
    int rc;

    if (sqlite3_get_autocommit(db->handle)) {
        db->in_transaction = false;
        return fail(
            c, ERR_FAULT, "database", N_("The database undid the change."));
    }
    rc = sqlite3_exec(db->handle, "COMMIT", NULL, NULL, NULL);
    if (rc == SQLITE_OK) {
        db->in_transaction = false;
        return OK;
    }
    r = sqlite_failed(c, db, rc);
    sqlite_rollback(base);
    if ((rc & 0xff) == SQLITE_IOERR)
        spoil_unsynced(db);
    return r;
}

/* Copy the log back; what cannot be copied stays in the log and is not lost. */
static void
sqlite_tidy(struct db *base)
{
    struct sqlite_db *db = (struct sqlite_db *)base;
    int rc, pages = 0, copied = 0;

    if (db->log_pages < CHECKPOINT_PAGES)
        db->checkpoint_at = CHECKPOINT_PAGES; /* the log has begun anew */
    if (db->log_pages < db->checkpoint_at)
        return;
    rc = sqlite3_wal_checkpoint_v2(
        db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, &pages, &copied);
    if ((rc & 0xff) == SQLITE_IOERR || (rc & 0xff) == SQLITE_CORRUPT)
        db->base.failed = true;
    /* While somebody reads old pages the log goes on growing. */
    db->checkpoint_at = db->log_pages + CHECKPOINT_PAGES;
}

static enum result
sqlite_settle(struct ctx *c, struct db *base)
{
    struct sqlite_db *db = (struct sqlite_db *)base;
    int rc = sqlite3_wal_checkpoint_v2(
        db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

    /* Busy: somebody reads old pages; the log stays, and peek() is behind. */
    return rc == SQLITE_OK || rc == SQLITE_BUSY ? OK : sqlite_failed(c, db, rc);
}

static enum result
prepare(struct ctx *c, struct sqlite_db *db, const struct db_statement *st,
    sqlite3_stmt **out)
{
    int rc = sqlite3_prepare_v3(
        db->handle, st->text, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);

    if (rc != SQLITE_OK)
        return fail(c, ERR_FAULT, "database",
            N_("The database failed: %s (%d)."),
            mem_printf(c->mem, "%s: %s", st->where, sqlite3_errmsg(db->handle)),
            rc);
    assert(sqlite3_bind_parameter_count(*out) == st->params);
    assert(sqlite3_column_count(*out) == (st->row ? st->row->n : 0));
    return OK;
}

static int
bind(sqlite3_stmt *run, int at, const struct db_value *v)
{
    switch (v->type) {
    case DB_ID:
        return id_is_none(v->id) ? sqlite3_bind_null(run, at)
                                 : sqlite3_bind_blob(run, at, v->id.b,
                                       sizeof(v->id.b), SQLITE_STATIC);
    case DB_TIME:
        return v->integer == 0 ? sqlite3_bind_null(run, at)
                               : sqlite3_bind_int64(run, at, v->integer);
    case DB_INT:
    case DB_FLAG: return sqlite3_bind_int64(run, at, v->integer);
    case DB_TEXT: return sqlite3_bind_text(run, at, v->text, -1, SQLITE_STATIC);
    case DB_BYTES:
        return v->bytes.p == NULL ? sqlite3_bind_null(run, at)
                                  : sqlite3_bind_blob64(run, at, v->bytes.p,
                                        v->bytes.len, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static void
sqlite_finish(struct db_cursor *cursor)
{
    if (cursor->shared) {
        sqlite3_reset(cursor->run);
        sqlite3_clear_bindings(cursor->run);
    } else {
        sqlite3_finalize(cursor->run);
    }
}

static enum result
sqlite_start(struct ctx *c, struct db *base, const struct db_statement *st,
    const struct db_value *in, struct db_cursor **out)
{
    struct sqlite_db *db = (struct sqlite_db *)base;
    sqlite3_stmt **prepared = &db->prepared[st - sql_statements];
    struct db_cursor *cursor = mem_alloc(c->mem, sizeof(*cursor));
    enum result r = OK;
    int rc;

    /* Outside its transaction a change would stand alone. */
    if (db->in_transaction && sqlite3_get_autocommit(db->handle))
        return fail(
            c, ERR_FAULT, "database", N_("The database undid the change."));
    *cursor = (struct db_cursor){.db = db, .st = st};
    /* One that is still giving rows further up needs a second of its kind. */
    cursor->shared = *prepared == NULL || !sqlite3_stmt_busy(*prepared);
    if (*prepared == NULL || !cursor->shared)
        r = prepare(c, db, st, cursor->shared ? prepared : &cursor->run);
    if (r != OK)
        return r;
    if (cursor->shared)
        cursor->run = *prepared;
    for (int at = 1; at <= st->params; at++) {
        const char *name = sqlite3_bind_parameter_name(cursor->run, at);

        rc = bind(cursor->run, at, &in[strtol(name + 1, NULL, 10) - 1]);
        if (rc != SQLITE_OK) {
            sqlite_finish(cursor);
            return sqlite_failed(c, db, rc);
        }
    }
    *out = cursor;
    return OK;
}

static enum result
sqlite_step(struct ctx *c, struct db_cursor *cursor, bool *row)
{
    int rc = sqlite3_step(cursor->run);

    *row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE)
        return OK;
    return sqlite_failed(c, cursor->db, rc);
}

static void
read_column(
    struct mem *m, sqlite3_stmt *run, int i, enum db_type type, void *out)
{
    const void *p;
    size_t len;

    switch (type) {
    case DB_TIME:
    case DB_INT: *(int64_t *)out = sqlite3_column_int64(run, i); return;
    case DB_FLAG: *(bool *)out = sqlite3_column_int(run, i) != 0; return;
    case DB_TEXT:
        *(const char **)out =
            mem_strdup(m, (const char *)sqlite3_column_text(run, i));
        return;
    case DB_ID:
    case DB_BYTES: break;
    }
    p = sqlite3_column_blob(run, i);
    len = (size_t)sqlite3_column_bytes(run, i);
    if (type == DB_BYTES) {
        bool null = sqlite3_column_type(run, i) == SQLITE_NULL;

        /* SQLite gives NULL for no bytes too, which is not none. */
        *(struct bytes *)out =
            (struct bytes){null ? NULL : mem_dup(m, p ? p : "", len), len};
        return;
    }
    *(struct id *)out = (struct id){{0}};
    if (len == sizeof(struct id))
        memcpy(out, p, len);
}

static void
sqlite_read(struct mem *m, struct db_cursor *cursor, void *out)
{
    const struct db_row *row = cursor->st->row;

    for (int i = 0; i < row->n; i++)
        read_column(m, cursor->run, i, row->columns[i].type,
            (char *)out + row->columns[i].offset);
}

static int64_t
sqlite_changed(struct db_cursor *cursor)
{
    return sqlite3_changes64(cursor->db->handle);
}

/* "{code title} : ((a OR b) AND (c))", in the language of FTS5.  Words are
 * letters and digits, so quotes are safe. */
static const char *
sqlite_search_text(struct mem *m, const struct search_query *q)
{
    static const char *const names[SEARCH_FIELDS] = {[SEARCH_CODE] = "code",
        [SEARCH_TITLE] = "title",
        [SEARCH_KEYWORD] = "keyword",
        [SEARCH_BODY] = "body"};
    struct str s = str_in(m);

    str_addc(&s, '{');
    for (int i = 0; i < SEARCH_FIELDS; i++)
        if ((q->fields & 1u << i) != 0)
            str_addf(&s, " %s", names[i]);
    str_adds(&s, "} : (");
    for (size_t i = 0; i < q->n; i++) {
        str_adds(&s, i == 0 ? "(" : " AND (");
        for (size_t k = 0; k < q->words[i].n; k++)
            str_addf(&s, "%s\"%s\"", k == 0 ? "" : " OR ", q->words[i].word[k]);
        str_addc(&s, ')');
    }
    str_addc(&s, ')');
    return s.s;
}

const struct db_engine db_sqlite = {
    .open = sqlite_open,
    .close = sqlite_close,
    .peek = sqlite_peek,
    .version = sqlite_version,
    .set_version = sqlite_set_version,
    .script = sqlite_script,
    .check = sqlite_check,
    .backup = sqlite_backup,
    .settle = sqlite_settle,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .tidy = sqlite_tidy,
    .start = sqlite_start,
    .step = sqlite_step,
    .read = sqlite_read,
    .changed = sqlite_changed,
    .finish = sqlite_finish,
    .search_text = sqlite_search_text,
};
