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
#include "lists.h"

#define TITLE_MAX 120 /* bytes of a sub-heading */

struct items *
items_new(
    struct ctx *c, struct unit *u, const char *lang, const struct vocabulary *v)
{
    struct items *it = mem_alloc(c->mem, sizeof(*it));

    it->c = c;
    it->u = u;
    it->lang = lang;
    it->joined.vocabulary = v;
    return it;
}

static struct level *
deepest(struct items *it)
{
    return it->depth > 0 ? &it->level[it->depth - 1] : NULL;
}

static bool
same_list(const struct level *l, const struct numbering *n)
{
    if (l->style != n->style || l->nparts != n->nparts ||
        !label_same_prefix(l->prefix, n->prefix))
        return false;
    return l->close == n->close || *n->prefix != '\0' ||
           (n->style == STYLE_NUMBER && label_last(n) == level_last(l) + 1);
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
            (n->style == STYLE_BULLET || label_last(n) == 1))
            return it->depth;
        if (i > 1 && indent + 1 < l->indent)
            continue;
        return i - 1;
    }
    return it->depth;
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
            numbering_value(n->label, LETTERS_ROMAN, n->part, &n->nparts);
            return;
        }
        goes_on |= it->level[i].style == STYLE_LETTER &&
                   level_last(&it->level[i]) + 1 == n->part[0];
    }
    if (!goes_on && n->label[0] == 'i') {
        n->style = STYLE_ROMAN;
        n->part[0] = 1;
    }
}

/* As deep as items get, the next one stands beside its parent: an item found
 * again by its number may be deeper than the lists that are open. */
static struct unit_node *
bounded(struct unit_node *parent)
{
    int depth = 0;

    for (const struct unit_node *i = parent; i != NULL; i = unit_item_parent(i))
        depth++;
    return depth < UNIT_DEPTH_MAX ? parent : parent->parent;
}

static struct unit_node *
make_item(struct items *it, struct unit_node *parent, const struct numbering *n,
    int line)
{
    struct unit_node *item = add_node(it->c->mem, it->section,
        parent != NULL ? bounded(parent) : it->group, NODE_ITEM);

    item->label = n->label;
    add_text(it->c->mem, &item->text, it->lang, n->rest, line);
    if (n->style == STYLE_NUMBER)
        lists_remember(it, n, item);
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
    memcpy(it->level[i].part, n->part, sizeof(n->part));
    it->level[i].item = item;
    it->depth = i + 1;
}

/* "2.1": below the item 2, or on its own where there is none. */
static void
add_by_parts(struct items *it, struct numbering *n, const struct line *line)
{
    struct unit_node *parent = lists_find(it, n);
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
        it->level[0].nparts = n->nparts - 1;
        memcpy(it->level[0].part, n->part, sizeof(n->part));
        it->depth = 1;
    }
    if (++i == UNIT_DEPTH_MAX)
        i--;
    it->depth = i;
    set_level(it, i, n, line->indent, make_item(it, parent, n, line->number));
}

/* "Learning outcome 1", and below it "1. Know …": the words of the outcome. */
static bool
is_words_of_outcome(const struct items *it, const struct numbering *n)
{
    const struct level *top = &it->level[0];

    return it->depth == 1 && *top->item->text->words == '\0' &&
           n->style == STYLE_NUMBER && n->nparts == 1 && top->nparts == 1 &&
           n->part[0] == top->part[0] && *n->rest != '\0';
}

static void
add_item(struct items *it, struct numbering *n, const struct line *line)
{
    size_t i;

    settle_roman(it, n);
    if (is_words_of_outcome(it, n)) {
        it->level[0].item->text->words = n->rest;
        return;
    }
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

/* May the next item's label stand at p, within words? */
static bool
is_label_within(struct mem *m, const char *s, const char *p, size_t len,
    bool prefixed, struct numbering *out)
{
    const char *after = p + len;

    if (p == s || strchr("0123456789.,/-(", p[-1]) != NULL)
        return false;
    if (prefixed && p[-1] != ' ' && p[-1] != ';' && !(p[-1] >= 'a'))
        return false;
    if (*after == '.' || *after == ')')
        after++;
    else if (!prefixed)
        return false;
    return *after == ' ' && after[1] >= 'a' && after[1] <= 'z' &&
           numbering_read(m, p, out);
}

/*
 * Where in s the label of the next item stands although no line began there:
 * "suitable2. greet"; NULL: nowhere.  "12.5 mm" and "2 days" are words.
 */
static const char *
find_run_on(struct mem *m, const char *s, const struct level *top,
    struct numbering *out)
{
    const char *label = mem_printf(m, "%s%d", top->prefix, level_last(top) + 1);
    size_t len = strlen(label);

    for (const char *p = s; *s != '\0' && (p = strstr(p, label)) != NULL; p++)
        if (is_label_within(m, s, p, len, *top->prefix != '\0', out))
            return p;
    return NULL;
}

/* The next bullet of the list within words: they hold none of their own. */
static const char *
find_bullet(struct mem *m, const char *s, const struct level *top,
    struct numbering *out)
{
    for (const char *next = s; *s != '\0'; s = next)
        if (numbering_splits(utf8_next(&next)) && numbering_read(m, s, out) &&
            out->close == top->close && *out->rest != '\0')
            return s;
    return NULL;
}

static const char *
find_within(struct items *it, const struct level *top, int next_seen,
    struct numbering *n)
{
    const char *words = top->item->text->words;

    if (top->style == STYLE_BULLET)
        return find_bullet(it->c->mem, words, top, n);
    if (top->style != STYLE_NUMBER || top->nparts != 1 ||
        next_seen == level_last(top) + 1 ||
        (top->close == 0 && *top->prefix == '\0'))
        return NULL;
    return find_run_on(it->c->mem, words, top, n);
}

/* Split the last item of a list where the next ones run on. */
static void
split_run_on(struct items *it, const struct line *line, int next_seen)
{
    struct level *top = &it->level[0];
    struct mem *m = it->c->mem;
    struct numbering n;
    const char *at;

    while (
        it->depth == 1 && (at = find_within(it, top, next_seen, &n)) != NULL) {
        struct unit_text *text = top->item->text;

        text->words = utf8_trim(
            m, mem_strndup(m, text->words, (size_t)(at - text->words)));
        add_warning(m, it->u, "run-on-split", line->number, n.label);
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

/* Does the line end in a word after which more must come? */
static bool
is_unfinished(struct mem *m, const char *line)
{
    static const char *const words[] = {"a", "ac", "am", "an", "and", "ar",
        "at", "by", "for", "from", "gan", "i", "in", "its", "neu", "o", "of",
        "on", "or", "the", "their", "to", "with", "y", "yn", "your", "yr"};
    const char *last = strrchr(line, ' ');
    const char *folded = last != NULL ? utf8_fold(m, last) : "";

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i], folded) == 0)
            return true;
    return false;
}

/*
 * A short line that begins with a capital and has an item below it heads a
 * group.  Without a gap before it it must be followed by a list that begins
 * anew, or it is the end of a wrapped line.
 */
static bool
is_group_title(struct items *it, size_t i)
{
    const struct line *line = &it->line[i];
    struct items below = {0};
    struct numbering n;

    if (strlen(line->text) > TITLE_MAX || !starts_upper(line->text) ||
        strchr(".,;", last_character(line->text)) != NULL)
        return false;
    if (i + 1 >= it->n)
        return it->heads_prompt &&
               (i == 0 || line->gap ||
                   !is_unfinished(it->c->mem, line[-1].text));
    if (!numbering_read(it->c->mem, it->line[i + 1].text, &n) ||
        (!line->gap && i > 0 && is_unfinished(it->c->mem, line[-1].text)))
        return false;
    if (line->gap || it->depth == 0 || i == 0 || !lists_is_full(it, i - 1))
        return n.sure || lists_expect(it, &n) || lists_expect(&below, &n);
    if (last_character(line->text) == ':' && n.style == STYLE_NUMBER)
        return lists_expect(it, &n) || lists_expect(&below, &n);
    return n.style == STYLE_NUMBER && n.nparts == 1 && n.part[0] == 1 &&
           level_last(&it->level[0]) > 1;
}

/* A sentence further to the left than the list is not of its last item. */
static bool
is_outdented(struct items *it, size_t i)
{
    const struct line *line = &it->line[i];

    return it->depth > 0 && line->indent < it->level[0].indent &&
           starts_upper(line->text) && i > 0 &&
           !is_unfinished(it->c->mem, line[-1].text);
}

static void
add_words(struct items *it, size_t i)
{
    const struct line *line = &it->line[i];
    struct unit_node *node;

    if (is_group_title(it, i)) {
        if (it->depth > 0)
            it->above = it->level[0];
        it->depth = 0;
        it->group = node = add_node(it->c->mem, it->section, NULL, NODE_GROUP);
    } else if (it->depth > 0 && !is_outdented(it, i) &&
               (!line->gap ||
                   (!starts_upper(line->text) && *line->text != '*') ||
                   *deepest(it)->item->text->words == '\0')) {
        join_text(it->c->mem, &it->joined, deepest(it)->item->text,
            i > 0 && line[-1].soft, line->text);
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

static void
enter(struct items *it, struct unit_section *s)
{
    if (it->section == s)
        return;
    it->section = s;
    it->group = NULL;
    it->depth = 0;
    it->above.nparts = 0;
    memset(it->known, 0, sizeof(it->known));
}

void
items_outcome(struct items *it, struct unit_section *s, const char *label,
    const char *words, int line)
{
    struct numbering n = {.style = STYLE_NUMBER,
        .label = label,
        .prefix = "",
        .close = '.',
        .sure = true,
        .rest = words};

    enter(it, s);
    it->depth = 0;
    it->group = NULL;
    it->bare = false;
    numbering_value(label, LETTERS_ENGLISH, n.part, &n.nparts);
    set_level(it, 0, &n, 0, make_item(it, NULL, &n, line));
}

void
items_group(
    struct items *it, struct unit_section *s, const char *words, int line)
{
    enter(it, s);
    it->depth = 0;
    it->group = add_node(it->c->mem, s, NULL, NODE_GROUP);
    add_text(it->c->mem, &it->group->text, it->lang, words, line);
}

/* Labels in a column, their words in another: which words are whose is not
 * known.  One label without words is a slip. */
static void
note_apart(struct items *it, size_t i)
{
    const struct line *line = &it->line[i];
    struct numbering n;

    if (!numbering_read(it->c->mem, line->text, &n) || *n.rest != '\0' ||
        n.style != STYLE_NUMBER) {
        if (it->apart > 2)
            add_warning(it->c->mem, it->u, "numbers-apart", line->number,
                line[-1].text);
        it->apart = 0;
        return;
    }
    it->apart++;
}

void
items_read(struct items *it, struct unit_section *s, const struct lines *lines,
    size_t from, size_t to, bool heads_prompt)
{
    struct numbering n;

    enter(it, s);
    it->heads_prompt = heads_prompt;
    it->apart = 0;
    it->line = lines->line + from;
    it->n = to - from;
    lists_look(it);
    for (size_t i = 0; i < it->n; i++) {
        bool item = lists_read(it, i, &n);

        note_apart(it, i);
        if (is_empty_label(it, i)) {
            add_warning(it->c->mem, it->u, "label-empty", it->line[i].number,
                it->line[i].text);
            continue;
        }
        if (i > 0 && (item || it->line[i].gap))
            split_run_on(it, &it->line[i - 1], item ? label_last(&n) : -1);
        if (item)
            add_item(it, &n, &it->line[i]);
        else
            add_words(it, i);
    }
    if (it->n > 0)
        split_run_on(it, &it->line[it->n - 1], -1);
}

/* A label without words is no item; above others it is its own words. */
static void
settle_list(struct ctx *c, struct unit *u, struct unit_node **first,
    struct unit_node **last)
{
    struct unit_node *kept = NULL;

    for (struct unit_node **i = first; *i != NULL;) {
        struct unit_node *node = *i;
        bool empty = node->kind == NODE_ITEM && *node->text->words == '\0';

        settle_list(c, u, &node->first, &node->last);
        if (empty && node->first != NULL)
            node->text->words = node->label;
        if (empty)
            add_warning(
                c->mem, u, "label-empty", node->text->line, node->label);
        if (empty && node->first == NULL) {
            *i = node->next;
        } else {
            kept = node;
            i = &node->next;
        }
    }
    *last = kept;
}

bool
items_settle(struct ctx *c, struct unit *u, struct unit_section *s)
{
    bool found = false;

    settle_list(c, u, &s->first, &s->last);
    for (struct unit_node *i = s->first; i != NULL; i = i->next) {
        if (i->kind == NODE_GROUP && i->first == NULL)
            i->kind = NODE_PARAGRAPH;
        found |= i->kind == NODE_ITEM || i->kind == NODE_GROUP;
    }
    return found;
}
