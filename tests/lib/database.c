/* database - the whole database, read beside the program. */
#include <config.h>

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "database.h"

const char *
database_hash(struct mem *m, const char *dir)
{
    struct str s = str_in(m);
    sqlite3_stmt *table, *row;
    char hex[SHA256_HEX_SIZE];
    sqlite3 *db;

    if (sqlite3_open_v2(mem_printf(m, "%s/tyst.db", dir), &db,
            SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        exit(99);
    sqlite3_prepare_v2(db,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE "
        "'CREATE VIRTUAL%' ORDER BY name",
        -1, &table, NULL);
    while (sqlite3_step(table) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(table, 0);

        str_addf(&s, "%s\n", name);
        sqlite3_prepare_v2(
            db, mem_printf(m, "SELECT * FROM \"%s\"", name), -1, &row, NULL);
        while (sqlite3_step(row) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(row); i++) {
                const void *p = sqlite3_column_blob(row, i);

                str_add(&s, p ? p : "", (size_t)sqlite3_column_bytes(row, i));
                str_addf(&s, "|%d\n", sqlite3_column_type(row, i));
            }
        sqlite3_finalize(row);
    }
    sqlite3_finalize(table);
    sqlite3_close(db);
    hash_sha256_hex(s.s, s.len, hex);
    return mem_strdup(m, hex);
}

bool
database_has_act(struct mem *m, const char *dir, const char *kind, int64_t n)
{
    bool found = false;
    sqlite3_stmt *row;
    sqlite3 *db;

    sqlite3_open_v2(
        mem_printf(m, "%s/tyst.db", dir), &db, SQLITE_OPEN_READONLY, NULL);
    sqlite3_prepare_v2(db,
        "SELECT kind FROM act JOIN leaf ON act = id WHERE n >= ?", -1, &row,
        NULL);
    sqlite3_bind_int64(row, 1, n);
    while (sqlite3_step(row) == SQLITE_ROW)
        found |= strcmp((const char *)sqlite3_column_text(row, 0), kind) == 0;
    sqlite3_finalize(row);
    sqlite3_close(db);
    return found;
}
