/* sheet - see sheet.h. */
#include <config.h>

#include <sqlite3.h>
#include <string.h>

#include "ledger/act.h"
#include "ledger/verify.h"
#include "sheet.h"
#include "store/blob.h"
#include "store/sql.h"
#include "store/store.h"

#define NO_BLOB                                                                \
    "0000000000000000000000000000000000000000000000000000000000000000"

struct sheet {
    const char *name; /* "sheet a 7" */
    const char *sha256;
};

/* The row is a setting; the act an export, whose hash is the blob's. */
static enum result
write_sheet(struct ctx *c, void *arg)
{
    const struct sheet *s = arg;
    struct act act = {.kind = "export", .subject = id_new(c)};
    enum result r;

    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "sha256", s->sha256);
    value_set_integer(c->mem, act.body, "size", 1);
    value_set(c->mem, act.body, "units", value_array(c->mem));
    value_add(act.body->last, value_string(c->mem, "SHEET@1"));
    if ((r = store_setting_set(c, s->name, id_text(c->mem, act.subject))) != OK)
        return r;
    return act_append(c, &act, NULL);
}

enum result
sheet_add(struct ctx *c, const char *name, long n, bool blob)
{
    struct sheet s = {mem_printf(c->mem, "sheet %s %ld", name, n), NO_BLOB};
    char *bytes = mem_alloc(c->mem, 3000);
    struct blob b;
    enum result r;

    if (blob) {
        ctx_random(c, bytes, 3000);
        if ((r = blob_add_bytes(c, bytes, 3000, &b)) != OK)
            return r;
        s.sha256 = b.sha256;
    }
    return store_write(c, write_sheet, &s);
}

struct check {
    long acts, bad;
    sqlite3_stmt *row; /* is there a setting with that value? */
};

static enum result
check_act(struct ctx *c, const struct act_row *row, void *arg)
{
    struct check *check = arg;
    struct act act;
    const char *sha256;

    if (act_parse(c, row->words, strlen(row->words), &act) != OK)
        return ERR_FAULT;
    sha256 = value_get_string(act.body, "sha256");
    check->acts++;
    sqlite3_reset(check->row);
    sqlite3_bind_text(
        check->row, 1, id_text(c->mem, act.subject), -1, SQLITE_TRANSIENT);
    if (sqlite3_step(check->row) != SQLITE_ROW) {
        printf("# the act %ld has no row\n", (long)row->n);
        check->bad++;
    }
    if (strcmp(sha256, NO_BLOB) != 0 && blob_copy(c, sha256, -1) != OK) {
        printf("# the act %ld: %s\n", (long)row->n, c->message);
        check->bad++;
    }
    return OK;
}

/* Every acknowledged line must be a setting. */
static long
missing(struct ctx *c, FILE *acknowledged)
{
    char line[200], key[220];
    const char *value;
    long n = 0;

    while (acknowledged != NULL &&
           fgets(line, sizeof(line), acknowledged) != NULL) {
        size_t len = strcspn(line, "\n");

        if (line[len] != '\n')
            break; /* the crash came in the middle of it */
        line[len] = '\0';
        snprintf(key, sizeof(key), "sheet %s", line);
        if (store_setting_get(c, key, &value) != OK || value == NULL) {
            printf("# %s was acknowledged and is not there\n", key);
            n++;
        }
    }
    return n;
}

bool
sheet_check(struct ctx *c, FILE *acknowledged, long *out_n)
{
    const char *path = mem_printf(c->mem, "%s/tyst.db", store_dir(c));
    sqlite3_stmt *count = NULL;
    struct check check = {0};
    sqlite3 *db;
    bool good;

    sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
    sqlite3_prepare_v2(
        db, "SELECT 1 FROM meta WHERE value = ?", -1, &check.row, NULL);
    sqlite3_prepare_v2(db,
        "SELECT count(*) FROM meta WHERE name LIKE 'sheet %'", -1, &count,
        NULL);
    good = sql_act_all(c, check_act, &check) == OK && check.bad == 0 &&
           ledger_verify(c) == OK;
    if (c->message != NULL)
        printf("# %s\n", c->message);
    if (sqlite3_step(count) != SQLITE_ROW ||
        sqlite3_column_int64(count, 0) != check.acts) {
        printf("# there are %ld acts and %lld rows\n", check.acts,
            sqlite3_column_int64(count, 0));
        good = false;
    }
    sqlite3_finalize(check.row);
    sqlite3_finalize(count);
    sqlite3_close(db);
    *out_n = check.acts;
    return missing(c, acknowledged) == 0 && good;
}
