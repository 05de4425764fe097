/*
 * verify: whoever changes the ledger behind its back is found out, unless
 * they have left all of it as it was.
 */
#include <config.h>

#include <sqlite3.h>

#include "base/str.h"
#include "datadir.h"
#include "ledger/act.h"
#include "ledger/verify.h"
#include "tap.h"

#define ACTS 11

static enum result
fill(struct ctx *c, void *arg)
{
    struct act act = {.kind = "passphrase", .body = value_object(c->mem)};
    enum result r = OK;

    (void)arg;
    for (int i = 0; i < ACTS && r == OK; i++) {
        act.subject = id_new(c);
        act.at = c->now - 10;
        act.actor = i % 2 == 0 ? id_new(c) : (struct id){{0}};
        r = act_append(c, &act, NULL);
    }
    return r;
}

/* What an intruder does, and what is said of it. */
static const struct {
    const char *sql, *code;
} attacks[] = {
    {"UPDATE act SET words = replace(words, 'operator', 'operatar')",
     "act-changed"                                                                    },
    {"UPDATE act SET kind = 'role' WHERE rowid = 5",                    "act-changed" },
    {"UPDATE act SET actor = NULL WHERE rowid = 5",                     "act-changed" },
    {"UPDATE act SET subject = randomblob(16) WHERE rowid = 5",         "act-changed" },
    {"UPDATE act SET at = at - 1 WHERE rowid = 5",                      "act-changed" },
    {"UPDATE act SET logged = logged + 1 WHERE rowid = 11",             "node-changed"},
    {"UPDATE act SET logged = logged + 1 WHERE rowid = 5",              "node-changed"},
    {"UPDATE act SET logged = logged - 1 WHERE rowid = 5",              "logged-order"},
    {"UPDATE act SET signatures = 'unsigned' || char(10) || 'x'",
     "act-signature"                                                                  },
    {"UPDATE act SET words = replace(words, 'passphrase', 'role'),"
     " kind = 'role' WHERE rowid = 3",                             "act-changed" },
    {"DELETE FROM leaf WHERE n = 4",                                    "act-missing" },
    {"DELETE FROM leaf WHERE n = 10",                                   "act-missing" },
    {"DELETE FROM leaf WHERE n = 10; DELETE FROM act WHERE rowid = 11",
     "node-changed"                                                                   },
    {"UPDATE leaf SET n = 100 WHERE n = 4; UPDATE leaf SET n = 4 WHERE n = 5;"
     "UPDATE leaf SET n = 5 WHERE n = 100",                        "node-changed"},
    {"DELETE FROM node WHERE place = 7",                                "node-missing"},
    {"UPDATE node SET hash = zeroblob(32) WHERE place = 8",             "node-changed"},
    {"INSERT INTO node VALUES (1000, zeroblob(32))",                    "node-changed"},
};

static char *
triggers(struct ctx *c, sqlite3 *db)
{
    struct str s = str_in(c->mem);
    sqlite3_stmt *st;

    sqlite3_prepare_v2(db,
        "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema"
        " WHERE type = 'trigger'",
        -1, &st, NULL);
    while (sqlite3_step(st) == SQLITE_ROW)
        str_adds(&s, (const char *)sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
    return s.s;
}

/* Do it, look whether it is found, and undo it. */
static void
attack(struct ctx *c, const char *sql, const char *code)
{
    const char *path = mem_printf(c->mem, "%s/tyst.db", datadir_path);
    struct ctx reader = {.mem = c->mem, .lang = "en"};
    sqlite3 *db, *copy;
    sqlite3_backup *backup;

    sqlite3_open(path, &db);
    sqlite3_open(":memory:", &copy);
    backup = sqlite3_backup_init(copy, "main", db, "main");
    sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    sqlite3_exec(db, triggers(c, db), NULL, NULL, NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        printf("# %s\n", sqlite3_errmsg(db));
    sqlite3_close(db);
    store_open(&reader, datadir_path, STORE_READ);
    ok(ledger_verify(&reader) == ERR_CONFLICT, sql);
    is_str(reader.code, code, "says so");
    store_close(&reader);
    sqlite3_open(path, &db);
    backup = sqlite3_backup_init(db, "main", copy, "main");
    sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    sqlite3_close(db);
    sqlite3_close(copy);
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    is_int(ledger_verify(&c), OK, "no acts are in order");
    datadir_time -= 5;
    is_int(store_write(&c, fill, NULL), OK, "acts are appended");
    is_int(ledger_verify(&c), OK, "and in order");
    store_close(&c);
    for (size_t i = 0; i < sizeof(attacks) / sizeof(attacks[0]); i++)
        attack(&c, attacks[i].sql, attacks[i].code);
    is_int(store_open(&c, datadir_path, STORE_READ), OK, "as it was");
    is_int(ledger_verify(&c), OK, "it is in order");
    datadir_done(&c);
    return done();
}
