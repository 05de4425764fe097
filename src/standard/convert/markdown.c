/*
 * markdown - CommonMark, parsed by cmark, walked once.
 *
 * Its lines stay those of the source, and so do the labels of its lists: what
 * goes on with what is told by the rules for plain text, which know standards
 * better ("12.1" below "12.").  Tables and front matter, which CommonMark does
 * not have, are read here.
 */
#include <config.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

#include "base/utf8.h"
#include "html.h"
#include "markdown.h"
#include "marks.h"
#include "standard/build.h"

#define FRONT_MATTER_MAX 100 /* lines */
#define BRACKETS_MAX 10000   /* cmark 0.30 looks at each for all before it */

struct reading {
    struct gather *g;        /* the document */
    struct gather paragraph; /* of which a part may be a table */
    struct gather *to;       /* the one of them that words go to */
    bool starts;             /* bold begins where the line does */
    const char **line;       /* where each begins */
    const char *end;
    int nlines;
    int offset;        /* lines before the text that cmark was given */
    int number;        /* of the line being read */
    size_t depth;      /* lists around it */
    bool facts;        /* the outermost of them is one of facts */
    const char *title; /* that front matter gives */
};

/* A line's own bytes, without its end. */
static const char *
line_of(struct mem *m, const char *s, const char **next)
{
    size_t len = strcspn(s, "\r\n");

    *next = s + len;
    *next += **next == '\r' && (*next)[1] == '\n' ? 2 : **next != '\0';
    return mem_strndup(m, s, len);
}

/* "|---|:--:|": what stands between a table's headings and its rows. */
static bool
is_table_rule(const char *s)
{
    return s[strspn(s, " \t|:-")] == '\0' && strchr(s, '|') != NULL &&
           strstr(s, "--") != NULL;
}

/* The words of an ATX or bold heading; NULL: it is none. */
static const char *
heading_in(struct mem *m, const char *s)
{
    size_t n = strspn(s, "#");
    size_t len = strlen(s);

    if (n > 0 && n <= 6 && (s[n] == ' ' || s[n] == '\t')) {
        while (s[len - 1] == '#')
            len--;
        return utf8_trim(m, mem_strndup(m, s + n, len - n));
    }
    if (len > 4 && (strncmp(s, "**", 2) == 0 || strncmp(s, "__", 2) == 0) &&
        strncmp(s + len - 2, s, 2) == 0)
        return utf8_trim(m, mem_strndup(m, s + 2, len - 4));
    return NULL;
}

static bool
is_underline(const char *s)
{
    size_t len = strlen(s);

    return len >= 3 && (strspn(s, "=") == len || strspn(s, "-") == len);
}

/* Past the "---" that ends front matter; NULL: there is none. */
static const char *
front_matter_end(struct mem *m, const char *text)
{
    const char *next, *s;

    if (strcmp(utf8_trim(m, line_of(m, text, &next)), "---") != 0)
        return NULL;
    for (int i = 0; i < FRONT_MATTER_MAX && *next != '\0'; i++) {
        s = utf8_trim(m, line_of(m, next, &next));
        if (strcmp(s, "---") == 0 || strcmp(s, "...") == 0)
            return i > 0 ? next : NULL;
        if (*s != '\0' && *s != '#' && *s != '-' && strchr(s, ':') == NULL)
            return NULL;
    }
    return NULL;
}

bool
markdown_is(struct ctx *c, const char *text)
{
    const char *above = "";
    struct label_match match;

    if (front_matter_end(c->mem, text) != NULL)
        return true;
    while (*text != '\0') {
        const char *s = utf8_trim(c->mem, line_of(c->mem, text, &text));
        const char *words = heading_in(c->mem, s);

        if (words == NULL && is_underline(s))
            words = above;
        if (words != NULL && (headings_match(c->mem, words, &match) ||
                                 mark_is_counted(c->mem, words)))
            return true;
        if (is_table_rule(s) && strchr(above, '|') != NULL)
            return true;
        above = s;
    }
    return false;
}

/* The value of "key: value" as people mean it: without quotes or brackets. */
static const char *
plain_value(struct mem *m, const char *value)
{
    struct str s = str_in(m);
    size_t len = strlen(value);
    bool list = len > 1 && value[0] == '[' && value[len - 1] == ']';

    if (len > 1 && (*value == '"' || *value == '\'') &&
        value[len - 1] == *value)
        return mem_strndup(m, value + 1, len - 2);
    if (!list)
        return value;
    for (size_t i = 1; i + 1 < len; i++)
        if (value[i] != '"')
            str_addc(&s, value[i] == ',' ? ';' : value[i]);
    return s.s;
}

/* A line of front matter whose key is a label stands for that label. */
static void
read_front_line(struct reading *r, const char *s, int number)
{
    struct mem *m = r->g->c->mem;
    size_t end = strcspn(s, ":");
    char *label = mem_strndup(m, s, end);
    struct label_match match;
    struct lines dropped = {0};
    const char *value;

    for (char *p = label; *p != '\0'; p++)
        if (*p == '_' || *p == '-')
            *p = ' ';
    if (s[end] == ':' && *(value = utf8_trim(m, s + end + 1)) != '\0' &&
        headings_match(m, label, &match) && !match.fuzzy &&
        label_is_fact(match.label)) {
        value = plain_value(m, value);
        if (match.label->kind == LABEL_TITLE)
            r->title = value;
        gather_verbatim(r->g, mem_printf(m, "%s:\t%s", label, value), number);
        gather_gap(r->g);
    } else if (lines_add_raw(m, &dropped, s, (struct line){.number = number})) {
        gather_dropped(r->g, &dropped);
    }
}

/* Returns what comes after it. */
static const char *
read_front_matter(struct reading *r, const char *text)
{
    const char *end = front_matter_end(r->g->c->mem, text);

    if (end == NULL)
        return text;
    while (text < end) {
        const char *s = line_of(r->g->c->mem, text, &text);

        s = utf8_trim(r->g->c->mem, s);
        r->offset++;
        if (*s != '\0' && strcmp(s, "---") != 0 && strcmp(s, "...") != 0)
            read_front_line(r, s, r->offset);
    }
    return end;
}

/* Where each line begins, for the labels that cmark does not keep. */
static void
find_lines(struct reading *r, const char *text)
{
    const char *next;
    int n = 1;

    for (next = text; *next != '\0'; n++)
        line_of(r->g->c->mem, next, &next);
    r->line = mem_array(r->g->c->mem, (size_t)n, sizeof(*r->line));
    for (next = text; *next != '\0';) {
        r->line[r->nlines++] = next;
        line_of(r->g->c->mem, next, &next);
    }
    r->end = next;
}

/* The label of an item as it stands in the source. */
static const char *
marker(const struct reading *r, cmark_node *item)
{
    struct mem *m = r->g->c->mem;
    int line = cmark_node_get_start_line(item);
    int column = cmark_node_get_start_column(item);
    const char *s;
    size_t len;

    if (line < 1 || line > r->nlines || column < 1 ||
        column > r->end - r->line[line - 1])
        return "-";
    s = r->line[line - 1] + column - 1;
    len = strspn(s, "0123456789");
    if (len > 0 && (s[len] == '.' || s[len] == ')'))
        return mem_strndup(m, s, len + 1);
    return *s == '*' ? "*" : *s == '+' ? "+" : "-";
}

/* "* **URN**: ABC1": is each item a fact, so that its bullet says nothing? */
static bool
is_facts(const struct reading *r, cmark_node *list)
{
    struct mem *m = r->g->c->mem;

    for (cmark_node *i = cmark_node_first_child(list); i != NULL;
         i = cmark_node_next(i)) {
        int line = cmark_node_get_start_line(i);
        const char *s, *next, *colon;
        struct label_match match;

        if (line < 1 || line > r->nlines)
            return false;
        s = line_of(m, r->line[line - 1], &next);
        s += strspn(s, " \t*+-_");
        colon = s + strcspn(s, ":*_");
        if (*colon == '\0' ||
            !headings_match(
                m, mem_strndup(m, s, (size_t)(colon - s)), &match) ||
            match.fuzzy || !label_is_fact(match.label))
            return false;
    }
    return true;
}

static void
enter_item(struct reading *r, cmark_node *item)
{
    if (r->facts)
        gather_gap(r->g);
    else
        gather_item(r->g, r->depth, marker(r, item));
}

static void
split_cells(
    struct reading *r, const struct line *line, struct lines **cells, size_t *n)
{
    struct ctx *c = r->g->c;
    const char *s = line->text;
    size_t len = strlen(s);

    if (*s == '|')
        s++;
    if (len > 1 && line->text[len - 1] == '|')
        s = mem_strndup(c->mem, s, strlen(s) - 1);
    *cells = mem_array(c->mem, strlen(s) + 1, sizeof(**cells));
    for (*n = 0;; s++) {
        size_t part = strcspn(s, "|");
        struct lines *cell = &(*cells)[(*n)++];

        lines_add_raw(c->mem, cell, mem_strndup(c->mem, s, part),
            (struct line){.number = line->number, .gap = true});
        s += part;
        if (*s == '\0')
            return;
    }
}

/* A paragraph of which a table may be a part. */
static void
put_paragraph(struct reading *r, const struct lines *lines)
{
    struct lines one = {.n = 1}, *cells;
    size_t i = 0, n;

    for (; i + 1 < lines->n && !is_table_rule(lines->line[i + 1].text); i++) {
        one.line = &lines->line[i];
        gather_lines(r->g, &one);
    }
    if (i + 1 < lines->n && strchr(lines->line[i].text, '|') != NULL) {
        split_cells(r, &lines->line[i], &cells, &n);
        gather_heading_row(r->g, cells, n);
        i += 2;
    }
    for (; i < lines->n; i++) {
        one.line = &lines->line[i];
        if (strchr(one.line->text, '|') == NULL) {
            gather_lines(r->g, &one);
            continue;
        }
        split_cells(r, one.line, &cells, &n);
        gather_row(r->g, cells, n);
    }
    gather_table_end(r->g);
}

/* "<br>" and what else is markup; what is none is words in brackets. */
static void
read_tag(struct reading *r, const char *tag)
{
    static const char *const names[] = {"a", "abbr", "b", "code", "del", "em",
        "font", "i", "img", "ins", "kbd", "mark", "p", "s", "small", "span",
        "strong", "sub", "sup", "u", "wbr"};
    const char *name = tag + 1 + (tag[1] == '/');
    size_t len = strcspn(name, " \t\n/>");

    if (len == 2 && strncasecmp(name, "br", 2) == 0) {
        gather_break(r->to);
        return;
    }
    if (*name == '!' || *name == '?')
        return;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (len == strlen(names[i]) && strncasecmp(name, names[i], len) == 0)
            return;
    gather_verbatim(r->to, tag, r->number);
}

static void
read_code_block(struct reading *r, cmark_node *node)
{
    const char *s = cmark_node_get_literal(node), *next;
    int number = r->number;

    line_of(r->g->c->mem, r->line[number - r->offset - 1], &next);
    number += cmark_node_get_fence_info(node) != NULL &&
              strpbrk(r->line[number - r->offset - 1], "`~") < next;
    for (; *s != '\0'; number++) {
        gather_verbatim(r->g, line_of(r->g->c->mem, s, &s), number);
        if (r->g->number == 0)
            gather_gap(r->g);
        gather_end(r->g);
    }
}

static void
begin_paragraph(struct reading *r)
{
    if (r->depth > 0) {
        gather_break(r->g);
        return;
    }
    gather_gap(r->g);
    r->paragraph = gather_in(r->g->c, r->g->u);
    r->to = &r->paragraph;
}

static void
end_paragraph(struct reading *r)
{
    gather_gap(r->to);
    if (r->to != r->g) {
        r->to = r->g;
        put_paragraph(r, &r->paragraph.lines);
        gather_gap(r->g);
        if (r->g->result == OK)
            r->g->result = r->paragraph.result;
    }
}

/* Front matter has said the title already. */
static void
end_heading(struct reading *r)
{
    struct mem *m = r->g->c->mem;

    if (r->title != NULL &&
        strcmp(utf8_normal(m, r->g->open.s), utf8_normal(m, r->title)) == 0) {
        str_cut(&r->g->open, 0);
        r->title = NULL;
    }
    gather_gap(r->g);
}

/* An item of a list of tasks begins with a box to tick. */
static const char *
skip_box(const struct reading *r, const char *s)
{
    bool box = r->depth > 0 && r->to->open.len == r->to->marker && *s == '[' &&
               strchr(" xX", s[1]) != NULL && s[1] != '\0' &&
               strncmp(s + 2, "] ", 2) == 0;

    return box ? s + 4 : s;
}

static void
enter(struct reading *r, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (type <= CMARK_NODE_LAST_BLOCK && cmark_node_get_start_line(node) > 0)
        r->number = cmark_node_get_start_line(node) + r->offset;
    switch (type) {
    case CMARK_NODE_PARAGRAPH: begin_paragraph(r); break;
    case CMARK_NODE_LIST:
        gather_gap(r->g);
        r->facts = r->depth++ == 0 && is_facts(r, node);
        break;
    case CMARK_NODE_HEADING:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_THEMATIC_BREAK: gather_gap(r->g); break;
    case CMARK_NODE_ITEM: enter_item(r, node); break;
    case CMARK_NODE_CODE_BLOCK: read_code_block(r, node); break;
    case CMARK_NODE_HTML_BLOCK:
        gather_gap(r->g);
        html_piece(r->g, cmark_node_get_literal(node), r->number);
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        gather_verbatim(
            r->to, skip_box(r, cmark_node_get_literal(node)), r->number);
        break;
    case CMARK_NODE_HTML_INLINE:
        read_tag(r, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        gather_break(r->to);
        r->number++;
        break;
    case CMARK_NODE_STRONG:
    case CMARK_NODE_EMPH: r->starts = r->to->open.len == r->to->marker; break;
    default: break;
    }
}

static void
leave(struct reading *r, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH: end_paragraph(r); break;
    case CMARK_NODE_HEADING: end_heading(r); break;
    case CMARK_NODE_ITEM: gather_end(r->g); break;
    case CMARK_NODE_LIST:
        if (--r->depth == 0) {
            r->g->in_item = false;
            r->g->indent = 0;
            gather_gap(r->g);
        }
        break;
    case CMARK_NODE_STRONG:
    case CMARK_NODE_EMPH:
        if (r->starts)
            gather_strong(r->to);
        r->starts = false;
        break;
    default: break;
    }
}

enum result
markdown_lines(
    struct ctx *c, struct unit *u, const char *text, struct lines *out)
{
    struct gather g = gather_in(c, u);
    struct reading r = {.g = &g, .to = &g};
    size_t brackets = 0;
    cmark_node *document;
    cmark_event_type event;
    cmark_iter *at;

    for (const char *s = text; *s != '\0'; s++)
        brackets += *s == '[';
    if (brackets > BRACKETS_MAX)
        return fail(
            c, ERR_LIMIT, "markdown-limit", N_("There are too many links."));
    text = read_front_matter(&r, text);
    find_lines(&r, text);
    document = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
    at = cmark_iter_new(document);
    while ((event = cmark_iter_next(at)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            enter(&r, cmark_iter_get_node(at));
        else
            leave(&r, cmark_iter_get_node(at));
    cmark_iter_free(at);
    cmark_node_free(document);
    gather_end(&g);
    *out = g.lines;
    return g.result;
}
