/* datadir_sql - change a test's database past the program. */
#ifndef TYST_DATADIR_SQL_H
#define TYST_DATADIR_SQL_H

#include <sqlite3.h>

#include "datadir.h"

static inline void
datadir_tool(const char *sql)
{
    sqlite3 *db;
    char path[256];

    snprintf(path, sizeof(path), "%s/tyst.db", datadir_path);
    sqlite3_open(path, &db);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        printf("Bail out! %s\n", sqlite3_errmsg(db));
        exit(99);
    }
    sqlite3_close(db);
}

#endif
