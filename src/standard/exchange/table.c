/* table - separated values, a record at a time. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "table.h"

size_t
table_width(const char *text, char *separator)
{
    static const char separators[] = ",;\t";
    size_t n[sizeof(separators)] = {0}, best = 0;
    bool quoted = false;

    for (; *text != '\0' && (quoted || (*text != '\n' && *text != '\r'));
         text++) {
        const char *s = strchr(separators, *text);

        if (*text == '"')
            quoted = !quoted;
        else if (!quoted && s != NULL)
            n[s - separators]++;
    }
    for (size_t i = 1; i < sizeof(separators) - 1; i++)
        if (n[i] > n[best])
            best = i;
    *separator = separators[best];
    return n[best] + 1;
}

struct table
table_begin(const char *text)
{
    struct table t = {.rest = text, .line = 1};

    table_width(text, &t.separator);
    return t;
}

/* Past the end of a line: LF, CR or both. */
static void
end_line(struct table *t)
{
    if (t->rest[0] == '\r' && t->rest[1] == '\n')
        t->rest++;
    t->rest++;
    t->line++;
}

/* A field in quotes; t->rest stands behind the first. */
static enum result
quoted(struct ctx *c, struct table *t, const char **out)
{
    struct str s = str_in(c->mem);
    int line = t->line;

    for (;; t->rest++) {
        if (*t->rest == '\0')
            return fail_line(c, line,
                fail(c, ERR_INPUT, "csv-quotes",
                    N_("The quotation marks opened in line %d are not "
                       "closed."),
                    line));
        if (*t->rest == '"' && *++t->rest != '"')
            break;
        t->line += *t->rest == '\n' || (*t->rest == '\r' && t->rest[1] != '\n');
        str_addc(&s, *t->rest);
    }
    *out = utf8_trim(c->mem, s.s);
    return OK;
}

static enum result
field(struct ctx *c, struct table *t, const char **out)
{
    const char stop[] = {t->separator, '\r', '\n', '\0'};
    size_t len;

    if (*t->rest == '"') {
        enum result r;

        t->rest++;
        if ((r = quoted(c, t, out)) != OK)
            return r;
        len = strcspn(t->rest, stop);
        if (len == 0)
            return OK;
        return fail_line(c, t->line,
            fail(c, ERR_INPUT, "csv-quotes",
                N_("In line %d something stands behind closing quotation "
                   "marks."),
                t->line));
    }
    len = strcspn(t->rest, stop);
    *out = utf8_trim(c->mem, mem_strndup(c->mem, t->rest, len));
    t->rest += len;
    return OK;
}

static bool
is_empty(const struct table_record *record)
{
    for (size_t i = 0; i < record->n; i++)
        if (*record->field[i] != '\0')
            return false;
    return true;
}

enum result
table_next(struct ctx *c, struct table *t, struct table_record *out, bool *more)
{
    enum result r;

    do {
        *more = *t->rest != '\0';
        *out = (struct table_record){.line = t->line};
        if (!*more)
            return OK;
        do {
            if (out->n > 0)
                t->rest++; /* the separator */
            if (out->n == TABLE_COLUMNS)
                return fail_line(c, t->line,
                    fail(c, ERR_LIMIT, "csv-columns",
                        N_("Line %d has more than %d columns."), t->line,
                        TABLE_COLUMNS));
            if ((r = field(c, t, &out->field[out->n++])) != OK)
                return r;
        } while (*t->rest == t->separator);
        if (*t->rest != '\0')
            end_line(t);
    } while (is_empty(out));
    return OK;
}
