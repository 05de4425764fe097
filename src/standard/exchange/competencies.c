/*
 * competencies - frameworks in fourteen columns, as Moodle exports them.
 *
 * Columns are known by their headings, in whatever order, else by their
 * places.  A row that "is a framework" begins one; the others belong to the
 * one before them, in or under the row whose id number they give as their
 * parent's, which may come later.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "framework.h"
#include "readers.h"
#include "standard/convert/decode.h"
#include "standard/convert/html.h"
#include "table.h"

enum column {
    PARENT,
    IDNUMBER,
    SHORTNAME,
    DESCRIPTION,
    DESCRIPTION_FORMAT,
    SCALE_VALUES,
    SCALE_CONFIGURATION,
    RULE_TYPE,
    RULE_OUTCOME,
    RULE_CONFIG,
    RELATED,
    EXPORTED,
    IS_FRAMEWORK,
    TAXONOMY,
    COLUMNS
};

/* How a heading begins, folded and without blanks and "-". */
static const char *const headings[COLUMNS] = {
    [PARENT] = "parentid",
    [IDNUMBER] = "idnumber",
    [SHORTNAME] = "shortname",
    [DESCRIPTION] = "description",
    [DESCRIPTION_FORMAT] = "descriptionformat",
    [SCALE_VALUES] = "scalevalues",
    [SCALE_CONFIGURATION] = "scaleconfig",
    [RULE_TYPE] = "ruletype",
    [RULE_OUTCOME] = "ruleoutcome",
    [RULE_CONFIG] = "ruleconfig",
    [RELATED] = "crossref",
    [EXPORTED] = "exportedid",
    [IS_FRAMEWORK] = "isframework",
    [TAXONOMY] = "taxonomy",
};

#define PLAIN "2" /* as a description's format: no markup */

struct reading {
    struct ctx *c;
    const char *p;
    size_t len;
    struct table_record names;
    size_t at[COLUMNS]; /* which field is which column */
    struct framework *f;
    struct form_units *out;
};

/* The longest of those that it begins with; COLUMNS: none. */
static enum column
column_of(struct mem *m, const char *heading)
{
    struct str s = str_in(m);
    enum column best = COLUMNS;

    for (const char *p = utf8_fold(m, heading); *p != '\0'; p++)
        if (*p != ' ' && *p != '-' && *p != '_')
            str_addc(&s, *p);
    for (int i = 0; i < COLUMNS; i++)
        if (strncmp(s.s, headings[i], strlen(headings[i])) == 0 &&
            (best == COLUMNS || strlen(headings[i]) > strlen(headings[best])))
            best = (enum column)i;
    return best;
}

/* Headings in other words: the order that Moodle writes. */
static enum result
read_headings(struct reading *r)
{
    bool known[COLUMNS] = {0};

    for (size_t i = 0; i < r->names.n; i++) {
        enum column column = column_of(r->c->mem, r->names.field[i]);

        if (column == COLUMNS || known[column])
            continue;
        known[column] = true;
        r->at[column] = i;
    }
    if (known[PARENT] && known[IDNUMBER] && known[SHORTNAME])
        return OK;
    if (r->names.n != COLUMNS)
        return fail_line(r->c, 1,
            fail(r->c, ERR_INPUT, "not-competencies",
                N_("The first line names no parent id number, id number and "
                   "short name, so this is no framework of competencies.")));
    for (size_t i = 0; i < COLUMNS; i++)
        r->at[i] = i;
    return OK;
}

static const char *
get(const struct reading *r, const struct table_record *row, enum column column)
{
    size_t at = r->at[column];

    return at < row->n && *row->field[at] != '\0' ? row->field[at] : NULL;
}

/* Without its markup, a line for each of a reader's. */
static enum result
description(
    const struct reading *r, const struct table_record *row, const char **out)
{
    const char *format = get(r, row, DESCRIPTION_FORMAT);
    struct gather g = gather_in(r->c, NULL);
    struct str s = str_in(r->c->mem);
    enum result result;

    *out = get(r, row, DESCRIPTION);
    if (*out == NULL || strpbrk(*out, "<&") == NULL ||
        (format != NULL && strcmp(format, PLAIN) == 0))
        return OK;
    if ((result = html_piece(&g, *out, 1)) != OK)
        return fail_line(r->c, row->line, result);
    for (size_t i = 0; i < g.lines.n; i++)
        str_addf(&s, "%s%s", i > 0 ? "\n" : "", g.lines.line[i].text);
    *out = s.s;
    return OK;
}

static enum result
end_framework(struct reading *r)
{
    enum result result;

    if (r->f == NULL)
        return OK;
    if ((result = framework_link(r->c, r->f)) != OK)
        return result;
    return framework_units(r->c, r->f, r->p, r->len, r->out);
}

static void
begin_framework(struct reading *r)
{
    r->f = mem_alloc(r->c->mem, sizeof(*r->f));
    r->f->format = "competencies";
}

/* What a unit has no place for, under the words of the file's own heading. */
static void
keep(struct reading *r, const struct table_record *row,
    struct framework_fact **facts)
{
    for (int i = SCALE_VALUES; i < COLUMNS; i++)
        if (i != EXPORTED && i != IS_FRAMEWORK && r->at[i] < r->names.n)
            framework_fact(r->c->mem, facts, r->names.field[r->at[i]],
                get(r, row, (enum column)i));
}

static enum result
take_framework(struct reading *r, const struct table_record *row)
{
    enum result result = end_framework(r);

    begin_framework(r);
    r->f->code = get(r, row, IDNUMBER);
    r->f->title = get(r, row, SHORTNAME);
    keep(r, row, &r->f->facts);
    return result == OK ? description(r, row, &r->f->description) : result;
}

static enum result
take_competency(struct reading *r, const struct table_record *row)
{
    struct framework_node *n;

    if (r->f == NULL)
        begin_framework(r);
    n = framework_add(r->c->mem, r->f);
    n->id = n->code = get(r, row, IDNUMBER);
    n->parent = get(r, row, PARENT);
    n->title = get(r, row, SHORTNAME);
    n->line = row->line;
    keep(r, row, &n->facts);
    if (n->parent != NULL && r->f->code != NULL &&
        strcmp(n->parent, r->f->code) == 0)
        n->parent = NULL;
    if (n->id != NULL)
        return description(r, row, &n->words);
    return fail_line(r->c, row->line,
        fail(r->c, ERR_INPUT, "no-id",
            N_("The competency in line %d has no id number."), row->line));
}

bool
csv_is(const char *p, size_t len)
{
    char head[4097], separator;

    if (len > sizeof(head) - 1)
        len = sizeof(head) - 1;
    memcpy(head, p, len);
    head[len] = '\0';
    return table_width(head, &separator) == COLUMNS;
}

enum result
csv_read(struct ctx *c, const char *p, size_t len, struct form_units *out)
{
    struct reading r = {.c = c, .p = p, .len = len, .out = out};
    struct table_record row;
    struct decoded text;
    struct table table;
    enum result result;
    bool more;

    for (int i = 0; i < COLUMNS; i++)
        r.at[i] = TABLE_COLUMNS;
    if ((result = decode(c, p, len, &text)) != OK)
        return result;
    table = table_begin(text.text);
    if ((result = table_next(c, &table, &r.names, &more)) != OK ||
        (result = read_headings(&r)) != OK)
        return result;
    while ((result = table_next(c, &table, &row, &more)) == OK && more) {
        const char *is = get(&r, &row, IS_FRAMEWORK);

        result = is != NULL && strcmp(is, "0") != 0 ? take_framework(&r, &row)
                                                    : take_competency(&r, &row);
        if (result != OK)
            return result;
    }
    return result == OK ? end_framework(&r) : result;
}
