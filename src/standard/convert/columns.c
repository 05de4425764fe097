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
#define TABLE_LINES 400 /* that are looked at for its columns */
#define SLACK 2         /* columns that cells of one column may differ */

struct columns {
    struct mem *m;
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
    out->left =
        utf8_trim(m, mem_strndup(m, line->text, (size_t)(s - line->text)));
    for (; *s == ' ' || *s == '\t'; s++) {
        out->tab |= *s == '\t';
        out->column = *s == '\t' ? (out->column / 8 + 1) * 8 : out->column + 1;
    }
    out->right = utf8_trim(m, s);
}

/* A label in the column on the left: where it begins, over how many pieces. */
struct found {
    const char *words;
    bool fact, heading, prompt;
    size_t pieces;
};

static bool
is_label(struct columns *k, const char *words, struct found *out)
{
    struct label_match match, prompt;
    size_t at;

    *out = (struct found){.words = words};
    if (headings_match(k->m, words, &match) && !match.fuzzy) {
        out->fact = label_is_fact(match.label);
        out->prompt = label_is_prompt(match.label);
        out->heading = !out->fact && !out->prompt;
        return true;
    }
    return headings_match_two(k->m, words, &match, &prompt, &at);
}

/* A line of two columns, the right one of which begins near column. */
struct piece {
    size_t line;
    const char *left; /* "": none */
    const char *right;
    int indent; /* of the right one */
};

/* False where the line's words go across both columns. */
static bool
read_piece(const struct columns *k, size_t i, int column, struct piece *out)
{
    const struct line *line = &k->in->line[i];
    struct cells cells;

    *out = (struct piece){i, "", line->text, line->indent};
    if (line->indent >= column - SLACK)
        return true;
    split(k->m, line, &cells);
    if (cells.end >= column ||
        (*cells.right != '\0' && cells.column < column - SLACK))
        return false;
    *out = (struct piece){i, cells.left, cells.right, cells.column};
    return true;
}

/* The longest label that the left pieces from at spell. */
static bool
find_label(struct columns *k, size_t i, int column, struct found *out)
{
    struct str words = str_in(k->m);
    struct found found;
    struct piece piece;

    *out = (struct found){0};
    for (size_t n = 1; n <= LABEL_LINES && i + n <= k->in->n; n++) {
        if ((n > 1 && k->in->line[i + n - 1].gap) ||
            !read_piece(k, i + n - 1, column, &piece) || *piece.left == '\0')
            break;
        str_addf(&words, "%s%s", n > 1 ? " " : "", piece.left);
        if (!is_label(k, words.s, &found))
            continue;
        *out = found;
        out->words = mem_strdup(k->m, words.s);
        out->pieces = n;
    }
    return out->pieces > 0;
}

/* What stood beside labels, to be put below them. */
static void
put_content(struct columns *k, struct lines *content)
{
    for (size_t i = 0; i < content->n; i++)
        lines_add(k->m, &k->out, content->line[i]);
    *content = (struct lines){0};
}

static void
add_cell(struct columns *k, struct lines *cell, const struct line *line,
    const char *text, int indent, bool gap)
{
    struct line copy = *line;

    if (*text == '\0')
        return;
    copy.text = text;
    copy.indent = indent;
    copy.gap = gap;
    copy.cell = indent > 0;
    lines_add(k->m, cell, copy);
}

/* The label above what stands beside it; a fact's value begins on its label's
 * line, so that it is taken for nothing else. */
static void
put_label(struct columns *k, const struct found *found, size_t i, int column,
    struct lines *content)
{
    struct line line = k->in->line[i];
    struct piece piece;

    if (!found->fact || found->pieces > 1) {
        line.text = found->words;
        line.gap = true;
    }
    for (size_t j = i; j < i + found->pieces; j++) {
        read_piece(k, j, column, &piece);
        if (j > i || !found->fact)
            add_cell(
                k, content, &k->in->line[j], piece.right, piece.indent, false);
        else if (found->pieces > 1 && *piece.right != '\0')
            line.text = mem_printf(k->m, "%s  %s", found->words, piece.right);
    }
    lines_add(k->m, &k->out, line);
}

/*
 * Labels from line i on whose words stand right of them, as long as the lines
 * keep to the two columns.  Returns the line after them; i: there are none.
 */
static size_t
read_labels(struct columns *k, size_t i)
{
    struct lines content = {0};
    struct cells cells;
    struct found found, last = {0};
    struct piece piece;

    split(k->m, &k->in->line[i], &cells);
    while (i < k->in->n && read_piece(k, i, cells.column, &piece)) {
        if (*piece.left == '\0') {
            add_cell(k, &content, &k->in->line[i], piece.right, piece.indent,
                k->in->line[i].gap);
            i++;
            continue;
        }
        if (!find_label(k, i, cells.column, &found))
            break;
        /* A prompt below its heading stands above all that both announce. */
        if (!last.heading || !found.prompt)
            put_content(k, &content);
        put_label(k, &found, i, cells.column, &content);
        i += found.pieces;
        last = found;
    }
    put_content(k, &content);
    return i;
}

/* "Label TAB words", a line by itself. */
static size_t
read_tab(struct columns *k, size_t i, const struct cells *cells)
{
    const struct line *line = k->in->line;
    struct found found;

    if (!is_label(k, cells->left, &found) || found.fact) {
        lines_add(k->m, &k->out, line[i]);
        return i + 1;
    }
    add_cell(k, &k->out, &line[i], cells->left, 0, true);
    add_cell(k, &k->out, &line[i], cells->right, cells->column, false);
    for (i++; i < k->in->n && line[i].indent >= cells->column - SLACK; i++)
        add_cell(
            k, &k->out, &line[i], line[i].text, line[i].indent, line[i].gap);
    return i;
}

static bool
is_of_outcomes(struct columns *k, const char *words, bool criteria)
{
    struct label_match match;

    if (!headings_match(k->m, words, &match))
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

/* "1. Understand", "LO2 …": a row begins. */
static bool
begins_row(struct columns *k, const char *left)
{
    struct numbering n;

    return numbering_read(k->m, left, &n) && n.nparts == 1 &&
           n.style == STYLE_NUMBER;
}

/* "1.1": what the column on the right begins with. */
static bool
is_criterion(struct columns *k, const char *words)
{
    struct numbering n;

    return numbering_read(k->m, words, &n) && n.nparts > 1;
}

/* Headings may stand in the middle of their columns, criteria do not. */
static int
table_column(struct columns *k, size_t i, int header)
{
    int column = 0;
    struct cells cells;

    for (size_t n = 0; i < k->in->n && n < TABLE_LINES; i++, n++) {
        const struct line *line = &k->in->line[i];
        int at = 0;

        split(k->m, line, &cells);
        if (*cells.right != '\0' && is_criterion(k, cells.right))
            at = cells.column;
        else if (line->indent > 0 && is_criterion(k, line->text))
            at = line->indent;
        else if (*cells.right == '\0' && line->indent == 0 && column > 0)
            break;
        if (at > 0 && (column == 0 || at < column))
            column = at;
    }
    return column > 0 ? column : header;
}

static size_t
read_table(struct columns *k, size_t i, int column, bool tab)
{
    struct row row = {0};
    struct cells cells;
    struct found found;

    if (!tab)
        column = table_column(k, i, column);
    for (bool data = false; i < k->in->n; i++) {
        const struct line *line = &k->in->line[i];
        bool right = line->indent >= (tab ? 8 : column - SLACK);

        split(k->m, line, &cells);
        if (!right && *cells.right == '\0' && is_label(k, line->text, &found))
            break;
        if (right) {
            add_cell(k, &row.right, line, line->text, column, line->gap);
            continue;
        }
        if (begins_row(k, cells.left) ||
            (data && is_of_outcomes(k, cells.left, false))) {
            data = begins_row(k, cells.left);
            put_row(k, &row);
        }
        if (!tab && *cells.right != '\0' &&
            (cells.column < column - SLACK || cells.end > column))
            cells = (struct cells){.left = line->text, .right = ""};
        add_cell(k, &row.left, line, cells.left, 0, line->gap);
        add_cell(k, &row.right, line, cells.right, column, false);
    }
    put_row(k, &row);
    return i;
}

static size_t
read_one(struct columns *k, size_t i)
{
    const struct line *line = &k->in->line[i];
    struct cells cells;
    struct found found;

    split(k->m, line, &cells);
    if (*cells.right != '\0') {
        if (is_of_outcomes(k, cells.left, false) &&
            is_of_outcomes(k, cells.right, true))
            return read_table(k, i, cells.column, cells.tab);
        if (cells.tab)
            return read_tab(k, i, &cells);
        if (find_label(k, i, cells.column, &found))
            return read_labels(k, i);
    }
    lines_add(k->m, &k->out, *line);
    return i + 1;
}

void
columns_read(struct mem *m, struct lines *lines)
{
    struct columns k = {.m = m, .in = lines};

    for (size_t i = 0; i < lines->n;)
        i = read_one(&k, i);
    k.out.cut = lines->cut;
    *lines = k.out;
}
