/*
 * items - build the tree of a list of criteria.
 *
 * A stack of levels holds, for each list that is open, its style and last
 * number: a label of an open style goes on there, a new style opens a list
 * below the last item, "12.1" goes below 12 wherever that is.  A line without
 * a label goes on with the item above it, is a sub-heading, or stands as a
 * paragraph; nothing is dropped.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "standard/build.h"
#include "items.h"

#define TITLE_MAX 120 /* bytes of a sub-heading */
#define GAP_MAX 5     /* labels that may be missing from an unsure list */

struct level {
    enum numbering_style style;
    const char *prefix;
    char close;
    int nparts; /* of its labels */
    int indent;
    int last; /* its last number */
    struct unit_node *item;
};

struct items {
    struct ctx *c;
    struct unit *u;
    const char *lang;
    struct unit_section *section;
    struct unit_node *group; /* NULL: none */
    struct level level[UNIT_DEPTH_MAX];
    size_t depth;
    bool bare; /* its numbers are followed by nothing but a blank */

    /* The slice being read. */
    const struct line *line;
    size_t n;
};

struct items *
items_new(struct ctx *c, struct unit *u, const char *lang)
{
    struct items *it = mem_alloc(c->mem, sizeof(*it));

    it->c = c;
    it->u = u;
    it->lang = lang;
    return it;
}

static struct level *
deepest(struct items *it)
{
    return it->depth > 0 ? &it->level[it->depth - 1] : NULL;
}

static int
last_part(const struct numbering *n)
{
    return n->nparts > 0 ? n->part[n->nparts - 1] : 0;
}

/* Is it the next number of a list that is open, or the first of one? */
static bool
is_expected(const struct items *it, const struct numbering *n)
{
    if (n->nparts == 1 && it->depth == 0)
        return n->part[0] == 1;
    if (n->nparts > 1)
        return last_part(n) == 1 ||
               (it->depth > 0 &&
                   last_part(n) == it->level[it->depth - 1].last + 1);
    for (size_t i = 0; i < it->depth; i++)
        if (it->level[i].style == n->style &&
            it->level[i].nparts == n->nparts &&
            strcmp(it->level[i].prefix, n->prefix) == 0 &&
            n->part[0] == it->level[i].last + 1)
            return true;
    return false;
}

/* Does a line after i begin with this number alone, beyond doubt if sure? */
static bool
comes_later(const struct items *it, size_t i, int number, bool sure)
{
    struct mem *scratch = mem_new();
    struct numbering n;
    bool found = false;

    for (i++; i < it->n && !found; i++)
        found = numbering_read(scratch, it->line[i].text, &n) &&
                n.style == STYLE_NUMBER && n.nparts == 1 &&
                n.part[0] == number && (n.sure || !sure);
    mem_free(scratch);
    return found;
}

/* A list that does not begin with 1: the next line goes on from this one. */
static bool
begins_list(const struct items *it, size_t i, const struct numbering *n)
{
    struct numbering next;

    return it->depth == 0 && n->nparts == 1 && i + 1 < it->n &&
           numbering_read(it->c->mem, it->line[i + 1].text, &next) &&
           next.style == STYLE_NUMBER &&
           (next.nparts == 1 ? next.part[0] == n->part[0] + 1
                             : next.part[0] == n->part[0]);
}

/* A label missing from a list of bare numbers, or a number within words? */
static bool
is_after_gap(const struct items *it, size_t i, const struct numbering *n)
{
    const struct level *top = &it->level[0];

    return it->bare && it->depth > 0 && n->nparts == 1 &&
           n->part[0] > top->last && n->part[0] <= top->last + GAP_MAX &&
           !comes_later(it, i, top->last + 1, false);
}

/* Is "2.1" below the 2 that was last, and its next? */
static bool
is_below_last(const struct items *it, const struct numbering *n)
{
    const struct level *top = &it->level[0];

    return n->nparts > 1 && it->depth > 0 && top->style == STYLE_NUMBER &&
           n->part[0] == top->last && is_expected(it, n);
}

static bool
reads_as_item(const struct items *it, size_t i, struct numbering *n)
{
    if (!numbering_read(it->c->mem, it->line[i].text, n))
        return false;
    if (n->sure)
        return true;
    /* "2 minutes" within an item, when "2." is still to come. */
    if (n->nparts == 1 && it->depth > 0 && !it->bare &&
        comes_later(it, i, n->part[0], true))
        return false;
    return n->nparts > 1 ? is_below_last(it, n) ||
                               (it->depth == 0 && last_part(n) == 1) ||
                               (it->depth > 0 && is_expected(it, n))
                         : is_expected(it, n) || is_after_gap(it, i, n) ||
                               begins_list(it, i, n);
}

static bool
same_list(const struct level *l, const struct numbering *n)
{
    if (l->style != n->style || l->nparts != n->nparts ||
        strcmp(l->prefix, n->prefix) != 0)
        return false;
    return l->close == n->close ||
           (n->style == STYLE_NUMBER && last_part(n) == l->last + 1);
}

/* The level that the label goes on with; depth: a new one is needed. */
static size_t
level_for(const struct items *it, const struct numbering *n, int indent)
{
    for (size_t i = it->depth; i > 0; i--) {
        const struct level *l = &it->level[i - 1];

        if (!same_list(l, n))
            continue;
        if (i == it->depth && indent > l->indent + 1 &&
            (n->style == STYLE_BULLET || last_part(n) == 1))
            return it->depth;
        if (i > 1 && indent + 1 < l->indent)
            continue;
        return i - 1;
    }
    return it->depth;
}

/* The item labelled with all parts of n but the last; NULL: there is none. */
static struct unit_node *
find_by_parts(const struct items *it, const struct numbering *n)
{
    struct unit_each at = {0};
    struct unit_node *found = NULL;

    while (unit_each_item(it->u, &at)) {
        int part[NUMBERING_PARTS], nparts;

        if (unit_role_letter(at.section->role) !=
                unit_role_letter(it->section->role) ||
            at.node->label == NULL ||
            !numbering_value(at.node->label, false, part, &nparts))
            continue;
        if (nparts == n->nparts - 1 &&
            memcmp(part, n->part, (size_t)nparts * sizeof(part[0])) == 0)
            found = (struct unit_node *)at.node;
    }
    return found;
}

/* "i)" after "h)" is a letter; anywhere else it is the numeral one. */
static void
settle_roman(const struct items *it, struct numbering *n)
{
    bool goes_on = false;

    if (n->style != STYLE_LETTER || strchr("ivx", n->label[0]) == NULL)
        return;
    for (size_t i = 0; i < it->depth; i++) {
        if (it->level[i].style == STYLE_ROMAN) {
            n->style = STYLE_ROMAN;
            numbering_value(n->label, true, n->part, &n->nparts);
            return;
        }
        goes_on |= it->level[i].style == STYLE_LETTER &&
                   it->level[i].last + 1 == n->part[0];
    }
    if (!goes_on && n->label[0] == 'i') {
        n->style = STYLE_ROMAN;
        n->part[0] = 1;
    }
}

static struct unit_node *
make_item(struct items *it, struct unit_node *parent, const struct numbering *n,
    int line)
{
    struct unit_node *item = add_node(it->c->mem, it->section,
        parent != NULL ? parent : it->group, NODE_ITEM);

    item->label = n->label;
    add_text(it->c->mem, &item->text, it->lang, n->rest, line);
    return item;
}

static void
set_level(struct items *it, size_t i, const struct numbering *n, int indent,
    struct unit_node *item)
{
    bool opens = i == it->depth;

    it->level[i].style = n->style;
    it->level[i].prefix = n->prefix;
    it->level[i].close = n->close;
    it->level[i].nparts = n->nparts;
    if (opens)
        it->level[i].indent = indent;
    it->level[i].last = last_part(n);
    it->level[i].item = item;
    it->depth = i + 1;
}

/* "2.1": below the item 2, or on its own where there is none. */
static void
add_by_parts(struct items *it, struct numbering *n, const struct line *line)
{
    struct unit_node *parent = find_by_parts(it, n);
    size_t i = 0;

    if (parent == NULL || parent->kind != NODE_ITEM) {
        set_level(it, 0, n, line->indent, make_item(it, NULL, n, line->number));
        return;
    }
    while (i < it->depth && it->level[i].item != parent)
        i++;
    /* Its list is closed already (outcomes first, criteria after). */
    if (i == it->depth) {
        i = 0;
        it->level[0].item = parent;
        it->level[0].last = n->part[n->nparts - 2];
        it->depth = 1;
    }
    if (i + 1 < UNIT_DEPTH_MAX)
        it->depth = i + 1;
    set_level(
        it, it->depth, n, line->indent, make_item(it, parent, n, line->number));
}

static void
add_item(struct items *it, struct numbering *n, const struct line *line)
{
    size_t i;

    settle_roman(it, n);
    if (n->nparts > 1) {
        add_by_parts(it, n, line);
        return;
    }
    i = level_for(it, n, line->indent);
    if (i == UNIT_DEPTH_MAX)
        i = UNIT_DEPTH_MAX - 1;
    if (it->depth == 0)
        it->bare = n->style == STYLE_NUMBER && n->close == 0;
    set_level(it, i, n, line->indent,
        make_item(it, i > 0 ? it->level[i - 1].item : NULL, n, line->number));
}

/*
 * Where in s the label of the next item stands although no line began there:
 * "suitable2. greet"; NULL: nowhere.  "12.5 mm" and "2 days" are words.
 */
static const char *
find_run_on(struct mem *m, const char *s, int next, struct numbering *out)
{
    const char *digits = mem_printf(m, "%d", next);
    size_t len = strlen(digits);

    for (const char *p = s + 1; *s != '\0' && (p = strstr(p, digits)) != NULL;
         p++) {
        bool joined = p[-1] != ' ' && strchr("0123456789.,/-(", p[-1]) == NULL;

        if ((joined || p[-1] == ' ') && strchr(".)", p[len]) != NULL &&
            p[len] != '\0' && p[len + 1] == ' ' && p[len + 2] >= 'a' &&
            p[len + 2] <= 'z' && numbering_read(m, p, out))
            return p;
    }
    return NULL;
}

/* Split the last item of a numbered list where the next ones run on. */
static void
split_run_on(struct items *it, const struct line *line, int next_seen)
{
    struct level *top = &it->level[0];
    struct mem *m = it->c->mem;
    struct numbering n;
    const char *at;

    while (it->depth == 1 && top->style == STYLE_NUMBER && top->close != 0 &&
           next_seen != top->last + 1 &&
           (at = find_run_on(m, top->item->text->words, top->last + 1, &n)) !=
               NULL) {
        struct unit_text *text = top->item->text;

        text->words = utf8_trim(
            m, mem_strndup(m, text->words, (size_t)(at - text->words)));
        add_warning(m, it->u, "run-on", line->number, n.label);
        set_level(
            it, 0, &n, top->indent, make_item(it, NULL, &n, line->number));
    }
}

static bool
starts_upper(const char *s)
{
    return utf8_is_upper(utf8_next(&s));
}

static char
last_character(const char *s)
{
    return *s == '\0' ? '\0' : s[strlen(s) - 1];
}

/*
 * A short line that begins with a capital and has an item below it heads a
 * group.  Without a gap before it it must be followed by a list that begins
 * anew, or it is the end of a wrapped line.
 */
static bool
is_group_title(const struct items *it, size_t i)
{
    const struct line *line = &it->line[i];
    struct items below = *it;
    struct numbering n;

    if (i + 1 >= it->n || strlen(line->text) > TITLE_MAX ||
        !starts_upper(line->text) ||
        strchr(".,;", last_character(line->text)) != NULL)
        return false;
    if (!numbering_read(it->c->mem, it->line[i + 1].text, &n))
        return false;
    if (line->gap) {
        below.depth = 0;
        return n.sure || is_expected(it, &n) || is_expected(&below, &n);
    }
    return n.style == STYLE_NUMBER && n.nparts == 1 && it->depth > 0 &&
           n.part[0] == 1 && it->level[0].last > 1;
}

static void
go_on(struct items *it, const char *words)
{
    struct unit_text *text = deepest(it)->item->text;

    text->words = *text->words == '\0'
                      ? words
                      : mem_printf(it->c->mem, "%s %s", text->words, words);
}

static void
add_words(struct items *it, size_t i)
{
    const struct line *line = &it->line[i];
    struct unit_node *node;

    if (is_group_title(it, i)) {
        it->depth = 0;
        it->group = node = add_node(it->c->mem, it->section, NULL, NODE_GROUP);
    } else if (it->depth > 0 && (!line->gap || !starts_upper(line->text) ||
                                    *deepest(it)->item->text->words == '\0')) {
        go_on(it, line->text);
        return;
    } else {
        it->group = NULL;
        it->depth = 0;
        node = add_node(it->c->mem, it->section, NULL, NODE_PARAGRAPH);
    }
    add_text(it->c->mem, &node->text, it->lang, line->text, line->number);
}

/* A label alone on its line, with no words on the next either. */
static bool
is_empty_label(const struct items *it, size_t i)
{
    struct numbering n, next;

    if (!numbering_read(it->c->mem, it->line[i].text, &n) || *n.rest != '\0')
        return false;
    return i + 1 >= it->n ||
           (numbering_read(it->c->mem, it->line[i + 1].text, &next) &&
               (next.sure || *next.rest == '\0'));
}

void
items_read(struct items *it, struct unit_section *s, const struct lines *lines,
    size_t from, size_t to)
{
    struct numbering n;

    if (it->section != s) {
        it->section = s;
        it->group = NULL;
        it->depth = 0;
    }
    it->line = lines->line + from;
    it->n = to - from;
    for (size_t i = 0; i < it->n; i++) {
        bool item = reads_as_item(it, i, &n);

        if (is_empty_label(it, i)) {
            add_warning(it->c->mem, it->u, "label-empty", it->line[i].number,
                it->line[i].text);
            continue;
        }
        if (i > 0 && (item || it->line[i].gap))
            split_run_on(it, &it->line[i - 1], item ? last_part(&n) : -1);
        if (item)
            add_item(it, &n, &it->line[i]);
        else
            add_words(it, i);
    }
    if (it->n > 0)
        split_run_on(it, &it->line[it->n - 1], -1);
}
