/* framework_units - from a tree of statements to units: see framework.h. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "framework.h"
#include "standard/build.h"
#include "standard/convert/language.h"
#include "standard/key.h"
#include "standard/unit_check.h"

#define UNIT_HEIGHT 2   /* levels below what makes one unit */
#define KEY_PART 48     /* characters of a key made of a title */
#define GUESS_MAX 20000 /* bytes that tell a language */

struct making {
    struct ctx *c;
    struct framework *f;
    struct form_units *out;
    const char *sha256;
    size_t len; /* of the file */
};

/* One unit while it is made. */
struct maker {
    struct making *m;
    struct mem *mem;
    struct unit *u;
    struct unit_section *section;
    int items;
};

static const char *
lang_of(const struct making *m, const struct framework_node *n)
{
    return n->lang != NULL ? n->lang : m->f->lang;
}

/* NULL where nothing but blanks is left. */
static const char *
line_of_words(struct mem *m, const char *s)
{
    char *normal = s != NULL ? utf8_normal(m, s) : NULL;

    return normal == NULL || *normal == '\0' ? NULL : normal;
}

/* Title and words, unless one says both. */
static const char *
all_words(struct mem *m, const struct framework_node *n)
{
    const char *title = line_of_words(m, n->title);
    const char *words = line_of_words(m, n->words);

    if (title == NULL || words == NULL)
        return title != NULL ? title : words;
    if (strncmp(words, title, strlen(title)) == 0)
        return words;
    return mem_printf(m, "%s: %s", title, words);
}

/* Of what is a unit, the shorter. */
static const char *
title_words(struct mem *m, const struct framework_node *n)
{
    const char *title = line_of_words(m, n->title);

    return title != NULL ? title : line_of_words(m, n->words);
}

static void
add_words(struct maker *k, struct unit_text **list,
    const struct framework_node *n,
    const char *(*words)(struct mem *, const struct framework_node *))
{
    const char *s = words(k->mem, n);

    if (s != NULL)
        add_text(k->mem, list, lang_of(k->m, n), s, 0);
    for (n = n->translations; n != NULL; n = n->next)
        if ((s = words(k->mem, n)) != NULL)
            add_text(k->mem, list, lang_of(k->m, n), s, 0);
}

/* The words under a title: a paragraph for each line. */
static void
add_overview(struct maker *k, const char *words, const char *lang)
{
    struct unit_section *s = NULL;
    char *rest = mem_strdup(k->mem, words), *one;

    while (rest != NULL && (one = strsep(&rest, "\n")) != NULL) {
        const char *line = line_of_words(k->mem, one);

        if (line == NULL)
            continue;
        if (s == NULL)
            s = add_section(k->mem, k->u, ROLE_OVERVIEW, 0);
        add_text(k->mem, &add_node(k->mem, s, NULL, NODE_PARAGRAPH)->text, lang,
            line, 0);
    }
}

static void
add_facts(
    struct maker *k, const char *about, const struct framework_fact *facts)
{
    for (; facts != NULL; facts = facts->next)
        add_raw(k->mem, k->u, k->m->f->lang, facts->label,
            about == NULL ? facts->value
                          : mem_printf(k->mem, "%s: %s", about, facts->value),
            0);
}

static enum result
add_item(struct maker *k, struct unit_node *parent, const char *id,
    const struct framework_node *n, struct unit_node **out)
{
    struct unit_node *item = add_node(k->mem, k->section, parent, NODE_ITEM);

    if (++k->items > UNIT_ITEMS_MAX)
        return fail(k->m->c, ERR_LIMIT, "too-many",
            N_("The unit has more than %d items."), UNIT_ITEMS_MAX);
    item->id = id;
    item->label = line_of_words(k->mem, n->code);
    item->assess = n->first != NULL ? ASSESS_CHILDREN : ASSESS_SELF;
    add_words(k, &item->text, n, all_words);
    add_facts(k, item->label != NULL ? item->label : id, n->facts);
    *out = item;
    if (item->text != NULL)
        return OK;
    return fail_line(k->m->c, n->line,
        fail(k->m->c, ERR_INPUT, "no-words", N_("“%s” has no words."), n->id));
}

/* Two levels; leaves: only what nothing is in. */
static enum result
add_items(struct maker *k, const struct framework_node *top, bool leaves)
{
    enum result r = OK;
    int outer = 0;

    k->section = add_section(k->mem, k->u, ROLE_PERFORMANCE, 0);
    for (const struct framework_node *n = top->first; n != NULL; n = n->next) {
        struct unit_node *item, *inner;
        int i = 0;

        if (leaves && n->first != NULL)
            continue;
        if ((r = add_item(
                 k, NULL, mem_printf(k->mem, "P%d", ++outer), n, &item)) != OK)
            return r;
        for (const struct framework_node *in = n->first; in; in = in->next)
            if ((r = add_item(k, item,
                     mem_printf(k->mem, "%s.%d", item->id, ++i), in, &inner)) !=
                OK)
                return r;
    }
    return r;
}

static void
note_language(struct maker *k, const char *lang, bool primary)
{
    struct unit_each at = {0};
    bool complete = true;

    for (struct unit_language *l = k->u->languages; l != NULL; l = l->next)
        if (strcmp(l->lang, lang) == 0)
            return;
    while (complete && unit_each_item(k->u, &at))
        complete = unit_words_in(at.node->text, lang) != NULL;
    add_language(k->mem, k->u, lang, complete, primary);
}

/* That of the first item is the unit's own. */
static void
find_languages(struct maker *k)
{
    struct unit_each at = {0};

    while (unit_each_item(k->u, &at))
        for (struct unit_text *t = at.node->text; t != NULL; t = t->next)
            note_language(k, t->lang, k->u->languages == NULL);
}

static void
add_key_part(
    struct str *key, struct mem *m, const char *code, const char *title)
{
    char *part = key_normal(m, code != NULL ? code : "");

    if (*part == '\0' && title != NULL) {
        part = key_normal(m, title);
        if (strlen(part) > KEY_PART)
            part[KEY_PART] = '\0';
    }
    if (*part == '\0')
        return;
    if (key->len > 0)
        str_addc(key, '-');
    str_adds(key, part);
}

static const char *
key_of(struct maker *k, const struct framework_node *n)
{
    const struct framework *f = k->m->f;
    const struct framework_node *way[FRAMEWORK_DEPTH_MAX + 1];
    struct str key = str_in(k->mem);
    size_t depth = 0;

    add_key_part(&key, k->mem, f->code, f->title);
    if (n->code != NULL) /* it is known by that alone */
        way[depth++] = n;
    else
        for (; n->up != NULL; n = n->up)
            way[depth++] = n;
    while (depth-- > 0)
        add_key_part(
            &key, k->mem, way[depth]->code, title_words(k->mem, way[depth]));
    if (key.len > KEY_MAX)
        str_cut(&key, KEY_MAX);
    while (key.len > 0 && strchr("-.", key.s[key.len - 1]) != NULL)
        str_cut(&key, key.len - 1);
    key.s = key_normal(k->mem, key.s);
    return key_is(key.s) ? key.s : key_from_items(k->mem, k->u);
}

static void
add_suite(struct maker *k, const struct framework_node *n)
{
    struct unit_text *text = NULL;

    add_words(k, &text, n, title_words);
    if (text != NULL)
        add_fact(k->mem, k->u, FIELD_SUITE, NULL)->text = text;
}

/* Suites: the framework, then what is above the unit, from the top. */
static void
add_place(struct maker *k, const struct framework_node *n)
{
    const struct framework_node *way[FRAMEWORK_DEPTH_MAX + 1];
    size_t depth = 0;

    for (; n != NULL; n = n->up)
        way[depth++] = n;
    while (depth-- > 1)
        add_suite(k, way[depth]);
}

static void
describe(struct maker *k, const struct framework_node *n)
{
    const struct framework *f = k->m->f;

    add_words(k, &k->u->title, n, title_words);
    add_place(k, n);
    if (line_of_words(k->mem, f->publisher) != NULL)
        add_text(k->mem,
            &add_fact(k->mem, k->u, FIELD_DEVELOPED_BY, NULL)->text, f->lang,
            line_of_words(k->mem, f->publisher), 0);
    if (line_of_words(k->mem, f->version) != NULL)
        add_fact(
            k->mem, k->u, FIELD_VERSION, line_of_words(k->mem, f->version));
    add_facts(k, NULL, n->up == NULL ? f->facts : n->facts);
    if (n->title != NULL && n->words != NULL)
        add_overview(k, n->words, lang_of(k->m, n));
}

static enum result
make_unit(struct making *m, const struct framework_node *n, bool leaves)
{
    struct mem *mem = m->c->mem;
    struct maker k = {.m = m, .mem = mem};
    struct unit_source *source;
    enum result r;

    k.u = mem_alloc(mem, sizeof(*k.u));
    k.u->rev = 1;
    k.u->model = n->height > 1 && !leaves ? "lo-ac" : "nos";
    source = add_source(mem, k.u);
    source->format = m->f->format;
    source->encoding = "UTF-8";
    source->sha256 = m->sha256;
    source->size = (int64_t)m->len;
    describe(&k, n);
    if ((r = add_items(&k, n, leaves)) != OK)
        return r;
    find_languages(&k);
    k.u->key = key_of(&k, n);
    form_add_unit(mem, m->out, k.u);
    return OK;
}

static enum result
make_units(struct making *m, const struct framework_node *n)
{
    bool leaves = false;
    enum result r = OK;

    if (n->height <= UNIT_HEIGHT)
        return make_unit(m, n, false);
    for (const struct framework_node *i = n->first; i != NULL; i = i->next)
        leaves |= i->first == NULL;
    if (leaves)
        r = make_unit(m, n, true);
    for (const struct framework_node *i = n->first; i && r == OK; i = i->next)
        if (i->first != NULL)
            r = make_units(m, i);
    return r;
}

static int
compare_keys(const void *a, const void *b)
{
    const struct unit *const *x = a, *const *y = b;

    return strcmp((*x)->key, (*y)->key);
}

static enum result
check_keys(struct ctx *c, const struct form_units *units, size_t from)
{
    size_t n = units->n - from;
    struct unit **list = mem_dup(c->mem, units->unit + from, n * sizeof(*list));

    qsort(list, n, sizeof(*list), compare_keys);
    for (size_t i = 1; i < n; i++)
        if (strcmp(list[i - 1]->key, list[i]->key) == 0)
            return fail(c, ERR_INPUT, "unit-twice",
                N_("Two units of the framework would have the key %s."),
                list[i]->key);
    return OK;
}

/* Where the format has no place to say it. */
static const char *
guessed_language(struct ctx *c, const struct framework *f)
{
    struct mem *m = c->mem;
    struct str s = str_in(m);
    struct lines lines;

    for (size_t i = 0; i < f->n && s.len < GUESS_MAX; i++) {
        str_addf(&s, "%s\n", f->node[i].title ? f->node[i].title : "");
        str_addf(&s, "%s\n", f->node[i].words ? f->node[i].words : "");
    }
    if (lines_split(c, s.s, &lines) == OK)
        return language_of(m, &lines, 0, lines.n);
    fail_clear(c);
    return "en";
}

enum result
framework_units(struct ctx *c, struct framework *f, const char *p, size_t len,
    struct form_units *out)
{
    char *hex = mem_alloc(c->mem, SHA256_HEX_SIZE);
    struct making m = {c, f, out, hex, len};
    size_t from = out->n;
    enum result r;

    if (f->top.first == NULL)
        return fail(c, ERR_INPUT, "no-items",
            N_("The framework “%s” holds no statements."),
            f->title != NULL  ? f->title
            : f->code != NULL ? f->code
                              : "?");
    hash_sha256_hex(p, len, hex);
    if (f->lang == NULL)
        f->lang = guessed_language(c, f);
    f->top.title = f->title;
    f->top.words = f->description;
    if ((r = make_units(&m, &f->top)) != OK)
        return r;
    return check_keys(c, out, from);
}
