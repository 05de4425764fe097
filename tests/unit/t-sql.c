/*
 * sql: every statement is sound against the schema, and its columns are those
 * of its row, in that order; values come back as they went.
 */
#include <config.h>

#include <sqlite3.h>

#include "datadir.h"
#include "ledger/act.h"
#include "store/db.h"
#include "store/sql.h"
#include "tap.h"

static const char *
fault(sqlite3 *db, const struct db_statement *st, struct mem *m)
{
    sqlite3_stmt *run = NULL;
    const char *why = NULL;
    int n = st->row != NULL ? st->row->n : 0;

    if (sqlite3_prepare_v2(db, st->text, -1, &run, NULL) != SQLITE_OK)
        why = mem_strdup(m, sqlite3_errmsg(db));
    else if (sqlite3_bind_parameter_count(run) != st->params)
        why = "the number of its parameters differs";
    else if (sqlite3_column_count(run) != n)
        why = "the number of its columns differs";
    for (int i = 0; i < n && why == NULL; i++)
        if (strcmp(sqlite3_column_name(run, i), st->row->columns[i].name) != 0)
            why = mem_printf(m, "column %d should be called %s", i + 1,
                st->row->columns[i].name);
    sqlite3_finalize(run);
    return why;
}

static void
test_statements(struct ctx *c)
{
    sqlite3 *db;

    sqlite3_open(mem_printf(c->mem, "%s/tyst.db", datadir_path), &db);
    for (int i = 0; i < sql_statements_n; i++) {
        const struct db_statement *st = &sql_statements[i];
        const char *why = fault(db, st, c->mem);

        if (!ok(why == NULL, st->name))
            printf("# %s: %s\n", st->where, why);
    }
    sqlite3_close(db);
}

/* Reads all of a table by intention: a list of everybody, or of everything,
 * that a person asked for, or one row at the end of it; phrase_list all of
 * what it has found by index before. */
static const char *const scans[] = {"act_all", "check_people", "check_openings",
    "check_library", "leaf_last", "ledger_count", "phrase_list", "search_parts",
    "person_list", "person_search", "person_count", "access_list",
    "enrolled_learners", "unit_all", "unit_list", "qualification_list",
    "actions_open", "actions_of_others", "sampling_plan_list",
    "sampling_records", "conflict_list", NULL};

static bool
may_scan(const char *name)
{
    for (size_t i = 0; scans[i] != NULL; i++)
        if (strcmp(scans[i], name) == 0)
            return true;
    return false;
}

/* A virtual table is always said to be scanned; what a subquery gave is. */
static bool
is_known(const char *step)
{
    return strstr(step, "VIRTUAL TABLE INDEX") != NULL ||
           strstr(step, "(subquery") != NULL ||
           strstr(step, "matching") != NULL;
}

/* Where the statement reads a whole table, NULL: nowhere. */
static const char *
scan(sqlite3 *db, const struct db_statement *st, struct mem *m)
{
    const char *found = NULL, *step;
    sqlite3_stmt *run = NULL;

    sqlite3_prepare_v2(
        db, mem_printf(m, "EXPLAIN QUERY PLAN %s", st->text), -1, &run, NULL);
    while (run != NULL && sqlite3_step(run) == SQLITE_ROW) {
        step = (const char *)sqlite3_column_text(run, 3);
        if (strncmp(step, "SCAN ", 5) == 0 &&
            strstr(step, "CONSTANT") == NULL && !is_known(step))
            found = mem_strdup(m, step);
    }
    sqlite3_finalize(run);
    return found;
}

/* What a page costs must not grow with the number of learners. */
static void
test_plans(struct ctx *c)
{
    sqlite3 *db;
    int wrong = 0, found = 0;

    sqlite3_open(mem_printf(c->mem, "%s/tyst.db", datadir_path), &db);
    for (int i = 0; i < sql_statements_n; i++) {
        const char *step = scan(db, &sql_statements[i], c->mem);

        if (step == NULL)
            continue;
        found++;
        if (may_scan(sql_statements[i].name))
            continue;
        wrong++;
        printf("# %s: %s\n", sql_statements[i].where, step);
    }
    sqlite3_close(db);
    ok(found > 0, "a scan is seen");
    is_int(wrong, 0, "no other statement reads a whole table");
}

static enum result
add_all(struct ctx *c, void *arg)
{
    struct id *id = arg;
    struct bytes empty = {(const uint8_t *)"", 0};
    struct bytes salt = {
        (const uint8_t *)"01234567890123456789012345678901", 32};

    if (sql_opening_add(c, "a", *id, "f", salt, "") != OK)
        return ERR_FAULT;
    if (sql_opening_add(c, "b", *id, NULL, salt, "") != ERR_CONFLICT ||
        sql_node_add(c, 1, empty) != ERR_CONFLICT ||
        sql_node_add(c, 1, (struct bytes){NULL, 0}) != ERR_CONFLICT)
        return ERR_DENIED;
    return c->message == NULL ? OK : ERR_DENIED;
}

static void
test_values(struct ctx *c)
{
    struct id id = id_new(c);
    struct opening_row row;

    is_int(store_write(c, add_all, &id), OK,
        "a violated constraint is a conflict without words");
    ok(sql_opening_get(c, "a", &row) == OK && id_equal(row.record, id) &&
            row.salt.len == 32 && row.value != NULL && row.value[0] == '\0',
        "values come back as they went");
    c->message = NULL;
    ok(sql_opening_get(c, "b", &row) == ERR_NOT_FOUND && c->message == NULL,
        "a row that is not there is not found, without words");
}

static enum result
append(struct ctx *c, void *arg)
{
    struct act act = {.kind = "passphrase", .subject = id_new(c)};

    (void)arg;
    act.body = value_object(c->mem);
    return act_append(c, &act, NULL);
}

static enum result
swallow(struct ctx *c, const struct act_row *row, void *arg)
{
    *(int *)arg += strcmp(row->kind, "passphrase") == 0;
    fail(c, ERR_LIMIT, "swallowed", "Nobody minds %s.", "this");
    return OK;
}

static enum result
refuse(struct ctx *c, const struct act_row *row, void *arg)
{
    ++*(int *)arg;
    return fail(c, ERR_LIMIT, "enough", "%s is enough.", row->kind);
}

static void
test_each(struct ctx *c)
{
    int n = 0;

    store_write(c, append, NULL);
    is_int(sql_act_all(c, swallow, &n), OK, "each row is called with");
    is_int(n, 1, "once");
    is_str(c->message, "Nobody minds this.",
        "what a row has said outlives its memory");
    is_int(sql_act_all(c, refuse, &n), ERR_LIMIT, "a failure ends it");
    is_str(c->message, "passphrase is enough.", "and is passed up");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    test_statements(&c);
    test_plans(&c);
    test_values(&c);
    test_each(&c);
    datadir_done(&c);
    return done();
}
