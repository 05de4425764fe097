/*
 * columns - read down a column instead of across the page.
 *
 * Published standards set headings in a narrow column on the left, over as
 * many lines as they need, with what they announce on the right:
 *
 *     You need to know and      K1  the types of customers
 *     understand:               K2  your role
 *
 * and outcomes with their criteria as a table.  Text that keeps this layout
 * has two blanks or more, or a TAB, between the columns.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "columns.h"
#include "numbering.h"

#define LABEL_LINES 4
#define SLACK 2 /* columns that cells of one column may differ */

struct columns {
    struct mem *m;
    const struct headings *h;
    const struct lines *in;
    struct lines out;
};

/* A line's two cells. */
struct cells {
    const char *left, *right; /* "": none */
    int column;               /* where the right one begins */
    int end;                  /* where the left one ends */
    bool tab;
};

static bool
is_between(const char *s)
{
    return *s == '\t' || (s[0] == ' ' && (s[1] == ' ' || s[1] == '\t'));
}

static void
split(struct mem *m, const struct line *line, struct cells *out)
{
    const char *s = line->text;

    *out = (struct cells){.left = line->text, .right = ""};
    for (out->end = line->indent; *s != '\0' && !is_between(s); out->end++)
        utf8_next(&s);
    out->column = out->end;
    if (*s == '\0')
        return;
    out->left = mem_strndup(m, line->text, (size_t)(s - line->text));
    for (; *s == ' ' || *s == '\t'; s++) {
        out->tab |= *s == '\t';
        out->column = *s == '\t' ? (out->column / 8 + 1) * 8 : out->column + 1;
    }
    out->right = s;
}

/* One cell as a line of its own; none for "". */
static void
put(struct columns *k, const struct line *line, const char *text, int indent,
    bool gap)
{
    struct line copy = *line;

    if (*text == '\0')
        return;
    copy.text = text;
    copy.indent = indent;
    copy.gap = gap;
    copy.cell = indent > 0;
    lines_add(k->m, &k->out, copy);
}

static bool
is_label(struct columns *k, const char *words, bool *fact)
{
    struct label_match match, prompt;
    size_t at;
    bool found = headings_match(k->h, k->m, words, &match) && !match.fuzzy;

    *fact = found && label_is_fact(match.label);
    return found || headings_match_two(k->h, k->m, words, &match, &prompt, &at);
}

/* Does line i go on with a label in the column left of that one? */
static bool
goes_on_left(
    const struct columns *k, size_t i, size_t first, int column, bool *empty)
{
    const struct line *line = &k->in->line[i];
    struct cells cells;

    if (i >= k->in->n || line->gap ||
        line->indent > k->in->line[first].indent + 1)
        return false;
    split(k->m, line, &cells);
    *empty = *cells.right == '\0';
    return cells.end < column && (*empty || cells.column >= column - SLACK);
}

/* The lines over which the label goes that begins on line i; 0: none does. */
static size_t
label_lines(struct columns *k, size_t i, const char **label, bool *fact)
{
    struct cells cells;
    struct str words = str_in(k->m);
    size_t found = 0;
    int column;
    bool empty = false, is_fact, tab;

    split(k->m, &k->in->line[i], &cells);
    if (*cells.right == '\0')
        return 0;
    tab = cells.tab;
    column = cells.column;
    for (size_t n = 1; n <= (tab ? 1 : LABEL_LINES); n++) {
        str_addf(&words, "%s%s", n > 1 ? " " : "", cells.left);
        if (is_label(k, words.s, &is_fact)) {
            found = n;
            *fact = is_fact;
            *label = mem_strdup(k->m, words.s);
        }
        if (!goes_on_left(k, i + n, i, column, &empty))
            break;
        split(k->m, &k->in->line[i + n], &cells);
    }
    if (tab && *fact)
        return 0;
    return found;
}

/* The label above, then the words that stood beside it.  A fact's value begins
 * on its label's line, so that it is taken for nothing else. */
static size_t
read_label(struct columns *k, size_t i, size_t n, const char *label, bool fact)
{
    const struct line *line = k->in->line;
    struct cells cells;
    int column;

    split(k->m, &line[i], &cells);
    column = cells.column;
    if (fact && n == 1)
        lines_add(k->m, &k->out, line[i]);
    else
        put(k, &line[i],
            fact ? mem_printf(k->m, "%s  %s", label, cells.right) : label, 0,
            true);
    for (size_t j = i; j < i + n; j++) {
        split(k->m, &line[j], &cells);
        if (j > i || !fact)
            put(k, &line[j], cells.right, cells.column, false);
    }
    for (i += n; i < k->in->n && line[i].indent >= column - SLACK; i++)
        put(k, &line[i], line[i].text, line[i].indent, line[i].gap);
    return i;
}

static bool
is_of_outcomes(struct columns *k, const char *words, bool criteria)
{
    struct label_match match;

    if (!headings_match(k->h, k->m, words, &match))
        return false;
    return criteria ? match.label->kind == LABEL_CRITERIA ||
                          match.label->kind == LABEL_CAN
                    : match.label->kind == LABEL_OUTCOMES ||
                          match.label->kind == LABEL_WILL;
}

/* One row of a table: the cell on the left, then the one on the right. */
struct row {
    struct lines left, right;
};

static void
put_row(struct columns *k, struct row *row)
{
    for (size_t i = 0; i < row->left.n; i++)
        lines_add(k->m, &k->out, row->left.line[i]);
    for (size_t i = 0; i < row->right.n; i++)
        lines_add(k->m, &k->out, row->right.line[i]);
    *row = (struct row){0};
}

static void
add_cell(struct columns *k, struct lines *cell, const struct line *line,
    const char *text, int indent)
{
    struct line copy = *line;

    if (*text == '\0')
        return;
    copy.text = text;
    copy.indent = indent;
    copy.cell = indent > 0;
    lines_add(k->m, cell, copy);
}

/* "1. Understand", "LO2 …": a row begins. */
static bool
begins_row(struct columns *k, const char *left)
{
    struct numbering n;

    return numbering_read(k->m, left, &n) && n.nparts == 1 &&
           n.style == STYLE_NUMBER;
}

static size_t
read_table(struct columns *k, size_t i, int column, bool tab)
{
    struct row row = {0};
    struct cells cells;
    bool fact;

    for (; i < k->in->n; i++) {
        const struct line *line = &k->in->line[i];
        bool right = line->indent >= (tab ? 8 : column - SLACK);

        split(k->m, line, &cells);
        if (!right && *cells.right == '\0' && is_label(k, line->text, &fact))
            break;
        if (right) {
            add_cell(k, &row.right, line, line->text, column);
            continue;
        }
        if (begins_row(k, cells.left) || is_of_outcomes(k, cells.left, false))
            put_row(k, &row);
        if (!tab && *cells.right != '\0' &&
            (cells.column < column - SLACK || cells.end > column))
            cells = (struct cells){.left = line->text, .right = ""};
        add_cell(k, &row.left, line, cells.left, 0);
        add_cell(k, &row.right, line, cells.right, column);
    }
    put_row(k, &row);
    return i;
}

static size_t
read_one(struct columns *k, size_t i)
{
    const struct line *line = &k->in->line[i];
    struct cells cells;
    const char *label = NULL;
    bool fact = false;
    size_t n;

    split(k->m, line, &cells);
    if (*cells.right == '\0') {
        lines_add(k->m, &k->out, *line);
        return i + 1;
    }
    if (is_of_outcomes(k, cells.left, false) &&
        is_of_outcomes(k, cells.right, true))
        return read_table(k, i, cells.column, cells.tab);
    if ((n = label_lines(k, i, &label, &fact)) > 0)
        return read_label(k, i, n, label, fact);
    lines_add(k->m, &k->out, *line);
    return i + 1;
}

void
columns_read(struct mem *m, const struct headings *h, struct lines *lines)
{
    struct columns k = {.m = m, .h = h, .in = lines};

    for (size_t i = 0; i < lines->n;)
        i = read_one(&k, i);
    k.out.cut = lines->cut;
    *lines = k.out;
}
