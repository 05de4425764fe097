/* db - run generated statements through whichever engine is open. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/time.h"
#include "store/db.h"

static enum result
start(struct ctx *c, const struct db_statement *st, const struct db_value *in,
    struct db **db, struct db_cursor **cursor)
{
    *db = store_db(c, st->row == NULL);
    return (*db)->engine->start(c, *db, st, in, cursor);
}

enum result
db_one(struct ctx *c, const struct db_statement *st, const struct db_value *in,
    void *out)
{
    struct db_cursor *cursor;
    struct db *db;
    bool row;
    enum result r;

    if ((r = start(c, st, in, &db, &cursor)) != OK)
        return r;
    r = db->engine->step(c, cursor, &row);
    if (r == OK && row)
        db->engine->read(c->mem, cursor, out);
    db->engine->finish(cursor);
    return r == OK && !row ? ERR_NOT_FOUND : r;
}

enum result
db_many(struct ctx *c, const struct db_statement *st, const struct db_value *in,
    void **out, size_t *out_n)
{
    size_t n = 0, cap = 0, size = st->row->size;
    struct db_cursor *cursor;
    char *rows = NULL;
    struct db *db;
    bool row;
    enum result r;

    *out = NULL;
    *out_n = 0;
    if ((r = start(c, st, in, &db, &cursor)) != OK)
        return r;
    while ((r = db->engine->step(c, cursor, &row)) == OK && row) {
        if (n == cap) {
            size_t more = cap > 0 ? 2 * cap : 8;
            char *grown = mem_array(c->mem, more, size);

            if (n > 0)
                memcpy(grown, rows, n * size);
            rows = grown;
            cap = more;
        }
        db->engine->read(c->mem, cursor, rows + n++ * size);
    }
    db->engine->finish(cursor);
    if (r != OK)
        return r;
    *out = rows;
    *out_n = n;
    return OK;
}

/*
 * A row's memory goes before the next row comes, so what a failure has said is
 * taken over into the memory that stays.
 */
static enum result
call(struct ctx *c, struct db *db, struct db_cursor *cursor, size_t size,
    enum result (*each)(struct ctx *c, const void *row, void *arg), void *arg)
{
    struct mem *outer = c->mem, *inner = mem_new();
    void *row = mem_alloc(inner, size);
    char *said = c->message;
    enum result r;

    db->engine->read(inner, cursor, row);
    c->mem = inner;
    r = each(c, row, arg);
    c->mem = outer;
    if (c->message != said)
        c->message = mem_strdup(outer, c->message);
    mem_free(inner);
    return r;
}

enum result
db_each(struct ctx *c, const struct db_statement *st, const struct db_value *in,
    enum result (*each)(struct ctx *c, const void *row, void *arg), void *arg)
{
    struct db_cursor *cursor;
    struct db *db;
    bool row;
    enum result r;

    if ((r = start(c, st, in, &db, &cursor)) != OK)
        return r;
    while ((r = db->engine->step(c, cursor, &row)) == OK && row)
        if ((r = call(c, db, cursor, st->row->size, each, arg)) != OK)
            break;
    db->engine->finish(cursor);
    return r;
}

static const char *
told_value(struct mem *m, const struct db_column *column, const char *row)
{
    const void *p = row + column->offset;
    const struct bytes *bytes = p;
    char *hex;

    switch (column->type) {
    case DB_ID:
        return id_is_none(*(const struct id *)p)
                   ? NULL
                   : id_text(m, *(const struct id *)p);
    case DB_TIME:
        return *(const int64_t *)p == 0 ? NULL
                                        : time_format(m, *(const int64_t *)p);
    case DB_INT: return mem_printf(m, "%lld", (long long)*(const int64_t *)p);
    case DB_FLAG: return *(const bool *)p ? "true" : "false";
    case DB_TEXT: return *(const char *const *)p;
    case DB_BYTES: break;
    }
    if (bytes->p == NULL)
        return NULL;
    hex = mem_alloc(m, 2 * bytes->len + 1);
    hex_format(bytes->p, bytes->len, hex);
    return hex;
}

struct telling {
    const struct db_row *row;
    told_each *each;
    void *arg;
};

static enum result
tell(struct ctx *c, const void *row, void *arg)
{
    const struct telling *t = arg;
    const char **text = mem_array(c->mem, 2 * (size_t)t->row->n, sizeof(*text));
    struct told_row told = {text, text + t->row->n, t->row->n};

    for (int i = 0; i < t->row->n; i++) {
        text[i] = t->row->columns[i].name;
        text[t->row->n + i] = told_value(c->mem, &t->row->columns[i], row);
    }
    return t->each(c, &told, t->arg);
}

enum result
db_told(struct ctx *c, const struct db_statement *st, const struct db_value *in,
    told_each *each, void *arg)
{
    struct telling t = {st->row, each, arg};

    return db_each(c, st, in, tell, &t);
}

/* Run a statement that gives no rows; how many rows it changed. */
static enum result
run(struct ctx *c, const struct db_statement *st, const struct db_value *in,
    int64_t *changed)
{
    struct db_cursor *cursor;
    struct db *db;
    bool row;
    enum result r;

    if ((r = start(c, st, in, &db, &cursor)) != OK)
        return r;
    r = db->engine->step(c, cursor, &row);
    *changed = r == OK ? db->engine->changed(cursor) : 0;
    db->engine->finish(cursor);
    return r;
}

enum result
db_exec(struct ctx *c, const struct db_statement *st, const struct db_value *in)
{
    int64_t changed;

    return run(c, st, in, &changed);
}

enum result
db_change(
    struct ctx *c, const struct db_statement *st, const struct db_value *in)
{
    int64_t changed;
    enum result r = run(c, st, in, &changed);

    return r == OK && changed == 0 ? ERR_NOT_FOUND : r;
}
