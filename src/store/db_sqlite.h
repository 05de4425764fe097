/* db_sqlite - what the files of the SQLite engine share. */
#ifndef TYST_STORE_DB_SQLITE_H
#define TYST_STORE_DB_SQLITE_H

#include <sqlite3.h>

#include "store/db.h"

struct sqlite_db {
    struct db base;
    sqlite3 *handle;
    sqlite3_stmt *
        *prepared; /* by their place in sql_statements; NULL: not yet */
    bool in_transaction;
    int log_pages;     /* in the write-ahead log after the last commit */
    int checkpoint_at; /* log_pages that make the next checkpoint due */
};

/* Say what SQLite's rc means; a violated constraint says nothing. */
enum result sqlite_failed(struct ctx *c, struct sqlite_db *db, int rc);

/* db_sqlite_open.c */
enum result sqlite_open(
    struct ctx *c, const char *path, enum db_mode mode, struct db **out);
void sqlite_close(struct db *base);
enum result sqlite_peek(struct ctx *c, const char *path, int *out);
enum result sqlite_version(struct ctx *c, struct db *db, int *out);
enum result sqlite_set_version(struct ctx *c, struct db *db, int version);
enum result sqlite_check(struct ctx *c, struct db *base, bool whole);
enum result sqlite_backup(struct ctx *c, struct db *base, const char *path);

#endif
