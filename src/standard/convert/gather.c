/*
 * gather - words to lines.
 *
 * Most of what a page shows by its layout comes down to the forms that plain
 * text has for it: "label TAB value", "1. words", a gap.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "gather.h"
#include "numbering.h"
#include "standard/build.h"

#define INDENT 4     /* columns for each list around an item */
#define DEPTH_MAX 16 /* of lists, for indenting */

struct gather
gather_in(struct ctx *c, struct unit *u)
{
    return (struct gather){.c = c, .u = u, .gap = true, .open = str_in(c->mem)};
}

static void
add_indented(struct gather *g, int indent, const char *words, int number)
{
    struct line line = {.number = number, .page = 1, .gap = g->gap};

    if (g->result != OK)
        return;
    if (g->lines.n == LINES_MAX)
        g->result = fail(g->c, ERR_LIMIT, "too-long",
            N_("It has more than %d lines, which no standard has."), LINES_MAX);
    else
        g->gap = !lines_add_raw(g->c->mem, &g->lines,
            mem_printf(g->c->mem, "%*s%s", indent, "", words), line);
}

static void
add(struct gather *g, const char *words, int number)
{
    add_indented(g, g->indent, words, number);
}

static bool
is_space(char c)
{
    return strchr(" \t\n\r\f\v", c) != NULL && c != '\0';
}

void
gather_words(struct gather *g, const char *text, int number)
{
    for (; *text != '\0'; text++) {
        if (!is_space(*text)) {
            if (g->number == 0)
                g->number = number;
            str_addc(&g->open, *text);
        } else if (g->open.len > 0 && g->open.s[g->open.len - 1] != ' ' &&
                   g->open.s[g->open.len - 1] != '\t') {
            /* A TAB within words was put there for its column. */
            str_addc(&g->open, *text == '\t' ? '\t' : ' ');
        }
        number += *text == '\n';
    }
}

void
gather_verbatim(struct gather *g, const char *text, int number)
{
    if (g->number == 0 && *utf8_trim(g->c->mem, text) != '\0')
        g->number = number;
    str_adds(&g->open, text);
}

void
gather_strong(struct gather *g)
{
    if (g->strong == 0 && g->marker == 0)
        g->strong = g->open.len;
}

/* Is there nothing in the open line but a label, so that its words follow? */
static bool
is_label_only(const struct gather *g)
{
    struct numbering n;

    if (g->open.len > 16 || !g->in_item)
        return false;
    return g->open.len == g->marker ||
           (numbering_read(g->c->mem, utf8_trim(g->c->mem, g->open.s), &n) &&
               *n.rest == '\0');
}

static bool
goes_on_upper(const char *s)
{
    uint32_t ch;

    while ((ch = utf8_next(&s)) != 0)
        if (!utf8_is_blank(ch))
            return utf8_is_upper(ch) || (ch >= '0' && ch <= '9');
    return false;
}

/* "**URN** ABC1", "**Overview** This …": make it look like what it is. */
static void
add_strong(struct gather *g)
{
    struct mem *m = g->c->mem;
    const char *label = utf8_trim(m, mem_strndup(m, g->open.s, g->strong));
    const char *rest = utf8_trim(m, g->open.s + g->strong);
    struct label_match match;
    bool known =
        *rest != ':' && headings_match(m, label, &match) && !match.fuzzy;

    if (known && label_is_fact(match.label)) {
        add(g, mem_printf(m, "%s\t%s", label, rest), g->number);
    } else if (known && goes_on_upper(rest)) {
        add(g, label, g->number);
        add(g, rest, g->number);
    } else {
        add(g, g->open.s, g->number);
    }
}

void
gather_end(struct gather *g)
{
    if (g->number != 0 && g->strong > 0 && g->strong < g->open.len)
        add_strong(g);
    else if (g->number != 0)
        add(g, g->open.s, g->number);
    str_cut(&g->open, 0);
    g->number = 0;
    g->marker = g->strong = 0;
}

void
gather_break(struct gather *g)
{
    if (!is_label_only(g))
        gather_end(g);
    else if (g->open.len > 0 && g->open.s[g->open.len - 1] != ' ')
        str_addc(&g->open, ' ');
}

void
gather_gap(struct gather *g)
{
    gather_break(g);
    if (!g->in_item)
        g->gap = true;
}

void
gather_item(struct gather *g, size_t depth, const char *marker)
{
    /* A list at once in an item: its labels are the better ones. */
    if (g->open.len > g->marker)
        gather_end(g);
    str_cut(&g->open, 0);
    g->number = 0;
    g->strong = 0;
    g->in_item = true;
    if (depth > DEPTH_MAX)
        depth = DEPTH_MAX;
    g->indent = depth > 1 ? (int)(depth - 1) * INDENT : 0;
    if (*marker != '\0')
        str_addf(&g->open, "%s ", marker);
    g->marker = g->open.len;
}

void
gather_lines(struct gather *g, const struct lines *lines)
{
    gather_break(g);
    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->line[i];

        g->gap |= line->gap && i > 0;
        add_indented(g, line->indent, line->text, line->number);
    }
}

/* The label that a line is or begins with; NULL: none. */
static const struct label *
label_of(const struct gather *g, const char *text)
{
    struct label_match match;
    size_t end = strcspn(text, ":\t");

    if (headings_match(g->c->mem, text, &match) && !match.fuzzy)
        return match.label;
    if (text[end] != '\0' &&
        headings_match(g->c->mem, mem_strndup(g->c->mem, text, end), &match) &&
        !match.fuzzy)
        return match.label;
    return NULL;
}

static bool
heads_criteria(const struct label *label)
{
    return label->kind == LABEL_OUTCOMES || label->kind == LABEL_CRITERIA ||
           label_is_prompt(label) ||
           (label->kind == LABEL_SECTION && (label->what == ROLE_PERFORMANCE ||
                                                label->what == ROLE_KNOWLEDGE));
}

size_t
gather_known(const struct gather *g, const struct lines *lines, bool criteria)
{
    size_t n = 0;

    for (size_t i = 0; i < lines->n; i++) {
        const struct label *label = label_of(g, lines->line[i].text);

        n += label != NULL && (!criteria || heads_criteria(label));
    }
    return n;
}

void
gather_dropped(struct gather *g, const struct lines *lines)
{
    struct str words = str_in(g->c->mem);

    /* What is read on its own is dropped, or not, by whoever reads it. */
    if (g->u == NULL) {
        gather_lines(g, lines);
        return;
    }
    for (size_t i = 0; i < lines->n; i++)
        str_addf(&words, "%s%s", i > 0 ? " / " : "", lines->line[i].text);
    if (words.len > 0)
        add_warning(g->c->mem, g->u, "furniture-dropped", lines->line[0].number,
            mem_strdup(g->c->mem, words.s));
}

static bool
is_number(struct gather *g, const struct lines *cell, struct numbering *n)
{
    return cell->n == 1 && strlen(cell->line[0].text) <= 12 &&
           numbering_read(g->c->mem, cell->line[0].text, n) && *n->rest == '\0';
}

/* Two cells of one line each, or the second of several, that belong together:
 * with what between them; NULL: they do not. */
static const char *
between(struct gather *g, const struct lines *first, const struct lines *second)
{
    struct label_match match;
    struct numbering n, below;

    if (first->n != 1)
        return NULL;
    if (is_number(g, first, &n))
        return n.close != 0 || n.style == STYLE_BULLET ? " " : ". ";
    if (second->n != 1 || numbering_read(g->c->mem, first->line[0].text, &n))
        return NULL;
    if (headings_match(g->c->mem, first->line[0].text, &match) &&
        !match.fuzzy && !label_is_fact(match.label))
        return NULL;
    if (headings_match(g->c->mem, second->line[0].text, &match) &&
        !match.fuzzy && !label_is_fact(match.label))
        return NULL;
    return numbering_read(g->c->mem, second->line[0].text, &below) &&
                   below.sure && below.style != STYLE_BULLET
               ? NULL
               : "\t";
}

static void
put_pair(struct gather *g, const struct lines *first,
    const struct lines *second, const char *joint)
{
    struct lines rest = *second;
    const char *words = first->line[0].text;
    size_t len = strlen(words);

    if (*joint == '\t' && words[len - 1] == ':')
        len--;
    add(g,
        mem_printf(g->c->mem, "%.*s%s%s", (int)len, words, joint,
            second->line[0].text),
        first->line[0].number);
    rest.line++;
    rest.n--;
    gather_lines(g, &rest);
}

/* Only cells that hold something. */
static size_t
without_empty(struct lines *cells, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (cells[i].n > 0)
            cells[kept++] = cells[i];
    return kept;
}

static void
warn_unplaced(struct gather *g, const struct lines *cell)
{
    if (g->u == NULL)
        gather_lines(g, cell);
    for (size_t i = 0; i < cell->n && g->u != NULL; i++)
        add_warning(g->c->mem, g->u, "unplaced", cell->line[i].number,
            cell->line[i].text);
}

static void
put_below_columns(struct gather *g, struct lines *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str value = str_in(g->c->mem);

        for (size_t j = 0; j < cells[i].n; j++)
            str_addf(&value, "%s%s", j > 0 ? " " : "", cells[i].line[j].text);
        if (i < g->ncolumns && cells[i].n > 0) {
            add(g,
                mem_printf(g->c->mem, "%s\t%s", g->columns[i].label, value.s),
                cells[i].line[0].number);
            g->columns[i].filled = true;
        } else {
            warn_unplaced(g, &cells[i]);
        }
    }
}

static bool
are_pairs(const struct gather *g, const struct lines *cells, size_t n)
{
    struct label_match match;

    for (size_t i = 0; i < n; i += 2)
        if (cells[i].n != 1 ||
            !headings_match(g->c->mem, cells[i].line[0].text, &match) ||
            !label_is_fact(match.label))
            return false;
    return true;
}

/* Headings of performance and knowledge, each above a column of its own? */
static bool
are_beside(const struct gather *g, const struct lines *cells, size_t n)
{
    struct label_match match;
    int role[2];

    for (size_t i = 0; n == 2 && i < n; i++) {
        if (cells[i].n == 0 ||
            !headings_match(g->c->mem, cells[i].line[0].text, &match) ||
            match.fuzzy || match.label->kind != LABEL_SECTION ||
            unit_role_letter((enum unit_role)match.label->what) == 0)
            return false;
        role[i] = match.label->what;
    }
    return n == 2 && role[0] != role[1];
}

/* Keep the row until the table ends, where it is one of such columns. */
static bool
put_beside(struct gather *g, struct lines *cells, size_t n)
{
    if (g->nbeside == 0 && !are_beside(g, cells, n))
        return false;
    if (n != 2) {
        gather_table_end(g);
        return false;
    }
    if ((g->nbeside & (g->nbeside - 1)) == 0)
        g->beside =
            mem_grow(g->c->mem, g->beside, g->nbeside * sizeof(*g->beside),
                (g->nbeside ? 2 * g->nbeside : 1) * sizeof(*g->beside));
    g->beside[g->nbeside++] = cells;
    return true;
}

/* Labels without a value are labels all the same. */
static void
end_columns(struct gather *g)
{
    for (size_t i = 0; g->columns != NULL && i < g->ncolumns; i++)
        if (!g->columns[i].filled) {
            g->gap = true;
            add(g, g->columns[i].label, g->columns[i].number);
        }
    g->columns = NULL;
}

void
gather_table_end(struct gather *g)
{
    size_t rows = g->nbeside;

    end_columns(g);
    g->nbeside = 0;
    for (size_t i = 0; i < 2; i++)
        for (size_t row = 0; row < rows; row++) {
            g->gap |= row == 0;
            gather_lines(g, &g->beside[row][i]);
        }
}

void
gather_row(struct gather *g, struct lines *cells, size_t n)
{
    struct numbering number;
    const char *joint;

    gather_break(g);
    if (put_beside(g, cells, n))
        return;
    g->gap = true;
    if (g->columns != NULL) {
        put_below_columns(g, cells, n);
        return;
    }
    if (n > 2 && n % 2 == 0 && are_pairs(g, cells, n)) {
        for (size_t i = 0; i < n; i += 2)
            gather_row(g, cells + i, 2);
        return;
    }
    if ((n = without_empty(cells, n)) > 1 &&
        (joint = between(g, &cells[0], &cells[1])) != NULL) {
        bool numbered = is_number(g, &cells[0], &number);

        put_pair(g, &cells[0], &cells[1], joint);
        for (size_t i = 2; i < n; i++)
            if (numbered)
                warn_unplaced(g, &cells[i]);
            else
                gather_lines(g, &cells[i]);
        return;
    }
    for (size_t i = 0; i < n; i++)
        gather_lines(g, &cells[i]);
}

/* Labels of facts, one to a column? */
static bool
are_columns(const struct gather *g, const struct lines *cells, size_t n)
{
    struct label_match match;

    for (size_t i = 0; i < n; i++)
        if (cells[i].n != 1 ||
            !headings_match(g->c->mem, cells[i].line[0].text, &match) ||
            match.fuzzy || !label_is_fact(match.label))
            return false;
    return n > 1;
}

/* Does this heading stand above already, with nothing but its prompt since? */
static bool
stands_above(const struct gather *g, const struct label *label)
{
    for (size_t i = g->lines.n; i > 0; i--) {
        const struct label *above = label_of(g, g->lines.line[i - 1].text);

        if (above == NULL)
            return false;
        if (!label_is_prompt(above))
            return above->kind == label->kind && above->what == label->what;
    }
    return false;
}

void
gather_heading_row(struct gather *g, struct lines *cells, size_t n)
{
    struct numbering number;
    bool heads = false;

    gather_break(g);
    if (put_beside(g, cells, n))
        return;
    if (are_columns(g, cells, n)) {
        end_columns(g);
        g->columns = mem_array(g->c->mem, n, sizeof(*g->columns));
        for (size_t i = 0; i < n; i++)
            g->columns[i] = (struct gather_column){
                .label = cells[i].line->text, .number = cells[i].line->number};
        g->ncolumns = n;
        return;
    }
    n = without_empty(cells, n);
    if (n == 1 || (n > 0 && (is_number(g, &cells[0], &number) ||
                                (n == 2 && are_pairs(g, cells, 1))))) {
        gather_row(g, cells, n);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const struct label *label =
            cells[i].n > 0 ? label_of(g, cells[i].line[0].text) : NULL;

        if (label != NULL && !stands_above(g, label)) {
            g->gap = true;
            gather_lines(g, &cells[i]);
            heads = true;
        } else {
            gather_dropped(g, &cells[i]);
        }
    }
    if (heads)
        g->gap = true;
}
