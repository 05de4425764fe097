/* sheet - both sides of the child that reads tables. */
#include <config.h>

#include "standard/convert/decode.h"
#include "standard/sheet.h"
#include "table.h"

/* [[line, field, …], …] */
enum result
sheet_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out)
{
    struct table_record record;
    struct decoded text;
    struct table table;
    enum result r;
    bool more;

    (void)state;
    *out = value_array(c->mem);
    if ((r = decode(c, p, len, &text)) != OK)
        return r;
    table = table_begin(text.text);
    while ((r = table_next(c, &table, &record, &more)) == OK && more) {
        struct value *row = value_add(*out, value_array(c->mem));

        value_add(row, value_integer(c->mem, record.line));
        for (size_t i = 0; i < record.n; i++)
            value_add(row, value_string(c->mem, record.field[i]));
    }
    return r;
}

/* What a child says is asked for piece by piece. */
static bool
take_row(struct ctx *c, const struct value *v, struct sheet_row *out)
{
    if (v->type != VALUE_ARRAY || v->n == 0 || v->first->type != VALUE_INTEGER)
        return false;
    out->line = (int)v->first->integer;
    out->field = mem_array(c->mem, v->n, sizeof(*out->field));
    for (v = v->first->next; v != NULL; v = v->next) {
        if (v->type != VALUE_STRING)
            return false;
        out->field[out->n++] = v->string;
    }
    return true;
}

enum result
sheet_read(struct ctx *c, const char *name, const char *p, size_t len,
    struct sheet *out)
{
    struct child *child;
    struct value *answer;
    enum result r;

    *out = (struct sheet){.name = name};
    if (len > SHEET_MAX)
        return fail(c, ERR_LIMIT, "too-large",
            N_("%s is larger than %zu bytes, the most that is read here."),
            name, SHEET_MAX);
    child = child_open(c, SHEET_CHILD);
    r = child_ask(c, child, name, p, len, &answer);
    child_close(child);
    if (r != OK)
        return r;
    out->rows = mem_array(c->mem, answer->n + 1, sizeof(*out->rows));
    for (const struct value *v = answer->first; v != NULL; v = v->next)
        if (!take_row(c, v, &out->rows[out->n++]))
            return fail(c, ERR_FAULT, "child",
                N_("The reader of files answered in a form it should not."));
    return OK;
}
