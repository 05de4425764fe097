/*
 * html - walk a page's tree once, gathering lines.
 *
 * The hard part of published pages is what is not the standard.  What is left
 * out, is left out by what it says of itself (its name, role or class, or that
 * it is nothing but links), never for its place alone; and not even then when
 * headings or labels of a standard stand in it.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "gather.h"
#include "html.h"
#include "html_list.h"
#include "html_marks.h"
#include "standard/build.h"

struct walk {
    struct gather *g;
    const struct html_node *main; /* the page's matter; NULL: all of it */
    size_t depth;                 /* lists around what is read */
    bool kept;        /* in something that might surround, and does not */
    bool in_cell;     /* a link may be all there is */
    bool no_links;    /* leave links out, to see what else there is */
    bool all;         /* leave nothing out */
    bool pre;         /* line ends count */
    size_t begun;     /* of g's lines, looked at for a heading; SIZE_MAX: there
                         was one */
    size_t heads;     /* <h1> seen */
    size_t head_line; /* lines before the first of them */
};

static void walk(struct walk *w, const struct html_node *node);

static void
walk_children(struct walk *w, const struct html_node *node)
{
    for (const struct html_node *n = node->first; n != NULL; n = n->next)
        walk(w, n);
}

/* What a node would give, on its own. */
static struct lines
lines_of(struct walk *w, const struct html_node *node, bool all, bool no_links)
{
    struct gather own = gather_in(w->g->c, NULL);
    struct walk inner = {
        .g = &own, .kept = true, .all = all, .no_links = no_links};

    walk_children(&inner, node);
    gather_end(&own);
    return own.lines;
}

/* Does it stand below a heading of criteria, as the panel that it opens? */
static bool
is_panel(struct walk *w)
{
    const struct lines *all = &w->g->lines;
    struct lines last = {.n = 1};

    gather_end(w->g);
    if (all->n == 0)
        return false;
    last.line = all->line + all->n - 1;
    return gather_known(w->g, &last, true) > 0;
}

static bool
holds_standard(struct walk *w, const struct html_node *node)
{
    struct lines lines = lines_of(w, node, false, true);

    return gather_known(w->g, &lines, false) >= 2 ||
           gather_known(w->g, &lines, true) > 0 ||
           (html_is_hidden(node) && is_panel(w));
}

/* A heading may be a link to itself, or the button of what is below it; the
 * one that leads home is the site's. */
static bool
is_known_heading(struct walk *w, const struct html_node *node)
{
    struct lines lines;

    if (html_kind(node) != HTML_HEADING && !html_is(node, "button"))
        return false;
    if (html_is(node, "h1"))
        return !html_leads_home(node);
    lines = lines_of(w, node, true, false);
    return gather_known(w->g, &lines, false) > 0;
}

static void
drop(struct walk *w, const struct html_node *node)
{
    struct lines lines = lines_of(w, node, true, false);

    gather_dropped(w->g, &lines);
}

/* Has a heading or label of a standard been gathered? */
static bool
has_begun(struct walk *w)
{
    const struct lines *all = &w->g->lines;
    struct lines fresh;

    if (w->begun == SIZE_MAX)
        return true;
    if (w->begun == all->n)
        return false;
    fresh =
        (struct lines){.line = all->line + w->begun, .n = all->n - w->begun};
    w->begun = gather_known(w->g, &fresh, false) > 0 ? SIZE_MAX : all->n;
    return w->begun == SIZE_MAX;
}

static bool
is_within(const struct html_node *node, const struct html_node *top)
{
    while (node != NULL && node != top)
        node = node->parent;
    return node != NULL;
}

static bool
is_outside(const struct walk *w, const struct html_node *node)
{
    return w->main != NULL && !is_within(node, w->main) &&
           !is_within(w->main, node);
}

/* The page's own title may stand in its header. */
static bool
has_title(const struct walk *w, const struct html_node *node)
{
    const struct html_node *h = html_find(node, "h1");

    return h != NULL && !html_is_links(h) &&
           (w->main == NULL || html_find(w->main, "h1") == NULL);
}

/* Are there several links in it? */
static bool
has_links(const struct html_node *node)
{
    const struct html_node *a = html_find(node, "a");

    while (a != NULL && (a = html_next(a, node)) != NULL)
        if (html_is(a, "a"))
            return true;
    return false;
}

/* Leave it out where it only surrounds; true: that is done. */
static bool
leave_out(struct walk *w, const struct html_node *node)
{
    enum html_place_of_words place = html_place_of(node);
    bool was = w->kept;

    if (w->all)
        return false;
    if (w->no_links && html_is(node, "a") && html_get(node, "href") != NULL)
        return true;
    if (place == HTML_NAV && !is_known_heading(w, node)) {
        if (w->g->u != NULL)
            drop(w, node);
        return true;
    }
    if (w->kept)
        return false;
    if (place == HTML_MATTER && is_outside(w, node) && node->name != NULL)
        place = HTML_AROUND;
    if (place == HTML_MATTER && html_kind(node) != HTML_INLINE &&
        w->depth == 0 && html_find(node, "h1") == NULL &&
        html_find(node, "h2") == NULL && html_is_links(node) &&
        (!w->in_cell || has_links(node)) &&
        (html_links_within(node) || !has_begun(w)) &&
        !is_known_heading(w, node))
        place = HTML_AROUND;
    if (place != HTML_AROUND)
        return false;
    if (holds_standard(w, node) || has_title(w, node)) {
        w->kept = true;
        walk(w, node);
        w->kept = was;
        return true;
    }
    drop(w, node);
    return true;
}

static void
walk_item(struct walk *w, const struct html_node *item, const char *label)
{
    gather_item(w->g, w->depth, label);
    walk_children(w, item);
    gather_end(w->g);
}

static void
walk_list(struct walk *w, const struct html_node *list)
{
    struct html_counter count = html_counter(list);
    struct mem *m = w->g->c->mem;
    bool facts = html_list_is_facts(m, list);
    bool labelled = facts || html_list_is_labelled(m, list);
    int indent = w->g->indent;
    bool in_item = w->g->in_item;

    /* An item that is nothing but a list is none. */
    if (w->g->open.len > w->g->marker || !in_item)
        gather_gap(w->g);
    w->depth++;
    for (const struct html_node *i = list->first; i != NULL; i = i->next) {
        const char *value = html_is(i, "li") ? html_get(i, "value") : NULL;

        if (value != NULL && html_is_number(value))
            count.next = (int)strtol(value, NULL, 10);
        if (!html_is(i, "li")) {
            walk(w, i);
            continue;
        }
        if (leave_out(w, i))
            continue;
        walk_item(w, i, labelled ? "" : html_marker(m, &count));
        if (facts)
            w->g->gap = true;
        count.next += count.step;
    }
    w->depth--;
    w->g->indent = indent;
    w->g->in_item = in_item;
    if (!in_item)
        gather_gap(w->g);
}

/* The lines of a cell, which is a small page of its own. */
static struct lines
lines_of_cell(struct walk *w, const struct html_node *cell)
{
    struct gather own = gather_in(w->g->c, w->g->u);
    struct gather *g = w->g;
    size_t depth = w->depth, begun;
    bool in_cell = w->in_cell;

    w->in_cell = true;
    w->depth = 0;
    if (!leave_out(w, cell)) {
        begun = w->begun;
        w->begun = begun == SIZE_MAX ? SIZE_MAX : 0;
        w->g = &own;
        walk_children(w, cell);
        gather_end(&own);
        w->g = g;
        if (w->begun != SIZE_MAX)
            w->begun = begun;
    }
    w->depth = depth;
    w->in_cell = in_cell;
    if (g->result == OK)
        g->result = own.result;
    return own.lines;
}

static bool
is_cell(const struct html_node *node)
{
    return html_is(node, "td") || html_is(node, "th");
}

static bool
is_blank(const struct html_node *node)
{
    return node->text != NULL && *utf8_skip_blanks(node->text) == '\0';
}

/* Words in a row, but in none of its cells: those before the first of them, or
 * the others. */
static void
walk_beside(struct walk *w, const struct html_node *row, bool before)
{
    bool began = false;

    for (const struct html_node *i = row->first; i != NULL; i = i->next) {
        began |= is_cell(i);
        if (is_cell(i) || began == before || is_blank(i))
            continue;
        gather_gap(w->g);
        walk(w, i);
        gather_gap(w->g);
    }
}

static void
walk_row(struct walk *w, const struct html_node *row)
{
    struct lines *cells;
    size_t n = 0, headings = 0;

    walk_beside(w, row, true);
    for (const struct html_node *i = row->first; i != NULL; i = i->next)
        n += is_cell(i);
    cells = mem_array(w->g->c->mem, n + 1, sizeof(*cells));
    n = 0;
    for (const struct html_node *i = row->first; i != NULL; i = i->next) {
        if (!is_cell(i))
            continue;
        headings += html_is(i, "th");
        cells[n++] = lines_of_cell(w, i);
    }
    if (n > 0 && (headings == n || html_is(row->parent, "thead")))
        gather_heading_row(w->g, cells, n);
    else
        gather_row(w->g, cells, n);
    walk_beside(w, row, false);
}

static void
walk_table(struct walk *w, const struct html_node *table)
{
    for (const struct html_node *i = table->first; i != NULL; i = i->next) {
        if (html_is(i, "tr"))
            walk_row(w, i);
        else if (html_is(i, "thead") || html_is(i, "tbody") ||
                 html_is(i, "tfoot"))
            walk_table(w, i);
        else
            walk(w, i);
    }
}

/* <dt> and the <dd> after it are a row; what else there is, is walked. */
static void
walk_terms(struct walk *w, const struct html_node *list)
{
    const struct html_node *n = list->first;

    while (n != NULL) {
        const struct html_node *next = n->next;
        struct lines cells[2];

        while (next != NULL && is_blank(next))
            next = next->next;
        if (html_is(n, "div")) {
            walk_terms(w, n);
        } else if (html_is(n, "dt") && next != NULL && html_is(next, "dd")) {
            cells[0] = lines_of_cell(w, n);
            cells[1] = lines_of_cell(w, next);
            gather_row(w->g, cells, 2);
            n = next;
        } else {
            walk(w, n);
        }
        n = n->next;
    }
}

static void
walk_pre(struct walk *w, const char *text, int number)
{
    for (;; number++) {
        size_t len = strcspn(text, "\n");

        gather_verbatim(w->g, mem_strndup(w->g->c->mem, text, len), number);
        if (text[len] == '\0')
            return;
        if (*utf8_trim(w->g->c->mem, w->g->open.s) == '\0')
            gather_gap(w->g);
        gather_end(w->g);
        text += len + 1;
    }
}

static void
walk_heading(struct walk *w, const struct html_node *node)
{
    gather_gap(w->g);
    if (html_is(node, "h1") && w->heads++ == 0)
        w->head_line = w->in_cell ? 0 : w->g->lines.n;
    walk_children(w, node);
    gather_gap(w->g);
}

static void
walk_inline(struct walk *w, const struct html_node *node)
{
    bool starts = w->g->open.len == w->g->marker;

    walk_children(w, node);
    if (starts && html_is_strong(node))
        gather_strong(w->g);
}

static void
walk(struct walk *w, const struct html_node *node)
{
    enum html_kind kind = html_kind(node);
    bool pre = w->pre;

    if (node->text != NULL) {
        if (w->pre)
            walk_pre(w, node->text, node->line);
        else
            gather_words(w->g, node->text, node->line);
        return;
    }
    if (kind == HTML_SILENT || leave_out(w, node))
        return;
    if (kind == HTML_BLOCK || kind == HTML_PRE || kind == HTML_TABLE ||
        kind == HTML_TERMS || kind == HTML_RULE)
        gather_gap(w->g);
    switch (kind) {
    case HTML_BREAK: gather_break(w->g); break;
    case HTML_HEADING: walk_heading(w, node); break;
    case HTML_LIST: walk_list(w, node); break;
    case HTML_TERMS: walk_terms(w, node); break;
    case HTML_PRE:
        w->pre = true;
        walk_children(w, node);
        w->pre = pre;
        gather_end(w->g);
        break;
    case HTML_TABLE:
        walk_table(w, node);
        gather_table_end(w->g);
        break;
    case HTML_INLINE: walk_inline(w, node); break;
    default: walk_children(w, node); break;
    }
    if (kind == HTML_BLOCK || kind == HTML_PRE || kind == HTML_TABLE ||
        kind == HTML_TERMS)
        gather_gap(w->g);
}

/* The one element that says it is the matter, and holds criteria. */
static const struct html_node *
find_main(struct walk *w, const struct html_node *root)
{
    static const char *const names[] = {"main", "article"};
    const struct html_node *n, *found = NULL;
    struct lines lines;

    for (size_t i = 0; i < 2 && found == NULL; i++)
        for (n = root; n != NULL; n = html_next(n, root)) {
            const char *role = n->name != NULL ? html_get(n, "role") : NULL;

            if (!html_is(n, names[i]) &&
                (role == NULL || strcmp(role, names[i]) != 0))
                continue;
            if (found != NULL)
                return NULL;
            found = n;
        }
    if (found == NULL)
        return NULL;
    lines = lines_of(w, found, false, true);
    return gather_known(w->g, &lines, true) > 0 ? found : NULL;
}

/* Lines above the one main heading, of which none says anything known. */
static void
drop_above(struct walk *w)
{
    struct lines above = {.line = w->g->lines.line, .n = w->head_line};
    struct lines head = {.n = 1};

    if (w->heads != 1 || above.n == 0 || above.n >= w->g->lines.n)
        return;
    head.line = above.line + above.n;
    if (gather_known(w->g, &above, false) > 0 ||
        gather_known(w->g, &head, false) > 0)
        return;
    gather_dropped(w->g, &above);
    w->g->lines.line += above.n;
    w->g->lines.n -= above.n;
    w->g->lines.line[0].gap = true;
}

static const char *
text_of(struct mem *m, const struct html_node *node)
{
    struct str s = str_in(m);

    for (const struct html_node *n = node; n != NULL; n = html_next(n, node))
        str_adds(&s, n->text);
    return *utf8_trim(m, s.s) == '\0' ? NULL : utf8_normal(m, s.s);
}

enum result
html_lines(struct ctx *c, struct unit *u, const char *text, struct lines *out,
    const char **page_title)
{
    struct gather g = gather_in(c, u);
    struct walk w = {.g = &g};
    const struct html_node *title;
    struct html_node *root;
    enum result r;

    if ((r = html_read(c, text, &root)) != OK)
        return r;
    w.main = find_main(&w, root);
    walk(&w, root);
    gather_end(&g);
    if (g.result != OK)
        return g.result;
    drop_above(&w);
    *out = g.lines;
    title = html_find(root, "title");
    *page_title = title != NULL ? text_of(c->mem, title) : NULL;
    return OK;
}

enum result
html_piece(struct gather *g, const char *text, int line)
{
    struct walk w = {.g = g, .kept = true};
    size_t from = g->lines.n;
    struct html_node *root;
    enum result r;

    if ((r = html_read(g->c, text, &root)) != OK)
        return r;
    walk(&w, root);
    gather_end(g);
    for (; from < g->lines.n; from++)
        g->lines.line[from].number += line - 1;
    return g->result;
}

bool
html_is_page(const char *text)
{
    static const char *const starts[] = {"<!doctype html", "<html", "<head",
        "<body", "<main", "<article", "<section", "<div", "<h1", "<h2", "<h3",
        "<p>", "<p ", "<table", "<ul", "<ol", "<dl", "<nav", "<header", "<span",
        "<meta", "<title", "<link", "<style", "<script", "<b>", "<strong"};

    text += strspn(text, " \t\r\n\f");
    while (strncmp(text, "<!--", 4) == 0 || strncmp(text, "<?xml", 5) == 0) {
        const char *end = strstr(text, text[1] == '?' ? "?>" : "-->");

        if (end == NULL)
            return false;
        text = end + (text[1] == '?' ? 2 : 3);
        text += strspn(text, " \t\r\n\f");
    }
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (strncasecmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}
