/* pair - put a second language beside the first. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "build.h"
#include "facts.h"
#include "standard/pair.h"

struct pairing {
    struct mem *m;
    struct unit *u;
    const char *lang;
    enum unit_origin origin; /* of the other's words, at best */
    int *source, nsources;   /* which of the unit's each of the other's is */
};

static struct unit_text *
text_in(struct unit_text *text, const char *lang)
{
    while (text != NULL && strcmp(text->lang, lang) != 0)
        text = text->next;
    return text;
}

/* The place of the other's words, in the unit's numbers. */
static void
take_place(struct pairing *p, int source, int line, int *out_source, int *out)
{
    *out = source < p->nsources ? line : 0;
    *out_source = *out > 0 ? p->source[source] : 0;
}

static void
warn(struct pairing *p, const struct unit_warning *like)
{
    const char *detail = like->detail ? like->detail : "";
    const char *item = like->item ? like->item : "";
    struct unit_warning *w;
    int source, line;

    take_place(p, like->source, like->line, &source, &line);
    for (w = p->u->warnings; w != NULL; w = w->next)
        if (strcmp(w->code, like->code) == 0 && w->line == line &&
            w->source == source &&
            strcmp(w->detail ? w->detail : "", detail) == 0 &&
            strcmp(w->item ? w->item : "", item) == 0)
            return;
    w = add_warning(p->m, p->u, like->code, line, like->detail);
    w->source = source;
    w->item = like->item;
}

/* Beside what is there; of two in one language the better origin's stays. */
static void
add_words(
    struct pairing *p, struct unit_text **list, const struct unit_text *from)
{
    for (; from != NULL; from = from->next) {
        enum unit_origin origin =
            from->origin > p->origin ? from->origin : p->origin;
        struct unit_text *t = text_in(*list, from->lang);

        if (t != NULL && t->origin <= origin) {
            if (strcmp(t->words, from->words) != 0)
                warn(p, &(struct unit_warning){.code = "words-kept",
                            .line = from->line,
                            .source = from->source,
                            .detail = from->words});
            continue;
        }
        if (t == NULL)
            t = add_text(p->m, list, from->lang, NULL, 0);
        t->words = from->words;
        t->origin = origin;
        take_place(p, from->source, from->line, &t->source, &t->line);
    }
}

static void
add_sources(struct pairing *p, const struct unit *other)
{
    const struct unit_source *from;

    for (from = other->sources; from != NULL; from = from->next)
        p->nsources++;
    p->source = mem_array(p->m, (size_t)p->nsources + 1, sizeof(*p->source));
    p->nsources = 0;
    for (from = other->sources; from != NULL; from = from->next) {
        struct unit_source *s = p->u->sources;
        int at = 0;

        for (; s != NULL && strcmp(s->sha256, from->sha256) != 0; s = s->next)
            at++;
        if (s == NULL) {
            s = add_source(p->m, p->u);
            s->lang = p->lang;
            s->format = from->format;
            s->encoding = from->encoding;
            s->sha256 = from->sha256;
            s->size = from->size;
        }
        p->source[p->nsources++] = at;
    }
}

static bool
has_letter(const char *s)
{
    for (uint32_t c; (c = utf8_next(&s)) != 0;)
        if (utf8_is_letter(c))
            return true;
    return false;
}

/* An item has one label, that of the unit's first language; another is kept
 * where it is more than a number. */
static void
compare_labels(
    struct pairing *p, const struct unit_node *to, const struct unit_node *from)
{
    if (from->label == NULL || !has_letter(from->label) ||
        (to->label != NULL && strcmp(to->label, from->label) == 0))
        return;
    warn(p, &(struct unit_warning){.code = "label-kept",
                .line = from->text != NULL ? from->text->line : 0,
                .source = from->text != NULL ? from->text->source : 0,
                .detail = from->label});
}

static void
add_items(struct pairing *p, const struct unit *other)
{
    struct unit_each to = {0}, from = {0};

    while (unit_each_item(other, &from)) {
        /* Mostly both are in one order: go on where the last one was. */
        do {
            if (!unit_each_item(p->u, &to))
                to = (struct unit_each){0};
        } while (to.node == NULL || strcmp(to.node->id, from.node->id) != 0);
        compare_labels(p, to.node, from.node);
        add_words(p, &((struct unit_node *)to.node)->text, from.node->text);
    }
}

/* Are the two lists of nodes built alike? */
static bool
is_alike(const struct unit_node *a, const struct unit_node *b)
{
    for (; a != NULL && b != NULL; a = a->next, b = b->next)
        if (a->kind != b->kind || !is_alike(a->first, b->first) ||
            (a->kind == NODE_ITEM && strcmp(a->id, b->id) != 0))
            return false;
    return a == NULL && b == NULL;
}

static void
pair_nodes(struct pairing *p, struct unit_node *a, const struct unit_node *b)
{
    for (; a != NULL && b != NULL; a = a->next, b = b->next) {
        if (a->kind != NODE_ITEM)
            add_words(p, &a->text, b->text);
        add_words(p, &a->meaning, b->meaning);
        pair_nodes(p, a->first, b->first);
    }
}

/* A list with its entries; of a group, whose items are paired, the title. */
static void
copy_prose(struct pairing *p, struct unit_section *s, struct unit_node *parent,
    const struct unit_node *from)
{
    for (; from != NULL; from = from->next) {
        bool group = from->kind == NODE_GROUP;
        struct unit_node *node;

        if (from->kind == NODE_ITEM)
            continue;
        node = add_node(p->m, s, parent, group ? NODE_PARAGRAPH : from->kind);
        node->label = from->label;
        add_words(p, &node->text, from->text);
        add_words(p, &node->meaning, from->meaning);
        if (!group)
            copy_prose(p, s, node, from->first);
    }
}

/* The section of that role that as many others of it go before. */
static struct unit_section *
section_like(const struct unit *u, const struct unit *other,
    const struct unit_section *like)
{
    const struct unit_section *i;
    struct unit_section *s;
    int before = 0;

    for (i = other->sections; i != like; i = i->next)
        before += i->role == like->role;
    for (s = u->sections; s != NULL; s = s->next)
        if (s->role == like->role && before-- == 0)
            return s;
    return NULL;
}

static struct unit_section *
insert_section(struct pairing *p, struct unit_section *after,
    const struct unit_section *like)
{
    struct unit_section **at = after != NULL ? &after->next : &p->u->sections;
    struct unit_section *s = mem_alloc(p->m, sizeof(*s));

    s->role = like->role;
    s->state = like->state;
    take_place(p, like->source, like->line, &s->source, &s->line);
    s->next = *at;
    *at = s;
    return s;
}

static void
add_sections(struct pairing *p, const struct unit *other)
{
    const struct unit_section *from = other->sections;
    struct unit_section *s, *after = NULL;

    for (; from != NULL; from = from->next, after = s) {
        if ((s = section_like(p->u, other, from)) == NULL)
            s = insert_section(p, after, from);
        add_words(p, &s->heading, from->heading);
        add_words(p, &s->prompt, from->prompt);
        if (is_alike(s->first, from->first)) {
            pair_nodes(p, s->first, from->first);
        } else {
            copy_prose(p, s, NULL, from->first);
            if (s->state == STATE_EMPTY)
                s->state = from->state;
        }
    }
}

/* How many facts of a field have words in lang, or any words; and the last. */
static int
count_facts(const struct unit *u, enum unit_field field, const char *lang,
    struct unit_fact **last)
{
    int n = 0;

    for (struct unit_fact *f = u->facts; f != NULL; f = f->next)
        if (f->field == field &&
            (lang == NULL || text_in(f->text, lang) != NULL)) {
            *last = f;
            n++;
        }
    return n;
}

static bool
has_fact(const struct unit *u, const struct unit_fact *like, const char *lang)
{
    for (struct unit_fact *f = u->facts; f != NULL; f = f->next) {
        const struct unit_text *t = text_in(f->text, lang);

        if (f->field == like->field && t != NULL &&
            strcmp(t->words, text_in(like->text, lang)->words) == 0)
            return true;
    }
    return false;
}

/* Lists are in another order in another language: those stand apart. */
static void
add_facts(struct pairing *p, const struct unit *other)
{
    for (struct unit_fact *f = other->facts; f != NULL; f = f->next) {
        struct unit_fact *own = NULL, *theirs;

        if (text_in(f->text, p->lang) == NULL || has_fact(p->u, f, p->lang))
            continue;
        if (fact_rows[f->field].form == FORM_KEYWORD ||
            count_facts(other, f->field, p->lang, &theirs) != 1 ||
            count_facts(p->u, f->field, NULL, &own) != 1)
            own = add_fact(p->m, p->u, f->field, NULL);
        add_words(p, &own->text, f->text);
    }
}

static bool
has_raw(const struct unit *u, const struct unit_raw *like)
{
    for (const struct unit_raw *raw = u->raw; raw != NULL; raw = raw->next)
        if (strcmp(raw->lang, like->lang) == 0 && raw->line == like->line &&
            strcmp(raw->label, like->label) == 0 &&
            strcmp(raw->value, like->value) == 0)
            return true;
    return false;
}

static void
add_published(struct pairing *p, const struct unit *other)
{
    struct unit_relation *own;

    for (struct unit_raw *raw = other->raw; raw != NULL; raw = raw->next) {
        struct unit_raw *to;

        if (strcmp(raw->lang, p->lang) != 0 || has_raw(p->u, raw))
            continue;
        to = add_raw(p->m, p->u, raw->lang, raw->label, raw->value, 0);
        take_place(p, raw->source, raw->line, &to->source, &to->line);
    }
    for (struct unit_relation *i = other->relations; i != NULL; i = i->next)
        for (own = p->u->relations; own != NULL; own = own->next)
            if (strcmp(own->type, i->type) == 0 &&
                strcmp(own->urn, i->urn) == 0)
                add_words(p, &own->text, i->text);
    for (struct unit_warning *w = other->warnings; w != NULL; w = w->next)
        if (w->line > 0) /* what it lacks as a whole, the unit may have */
            warn(p, w);
}

static void
set_complete(struct pairing *p)
{
    for (struct unit_language *l = p->u->languages; l != NULL; l = l->next)
        if (strcmp(l->lang, p->lang) == 0) {
            l->complete = true;
            return;
        }
    add_language(p->m, p->u, p->lang, true, false);
}

enum result
unit_add_language(struct ctx *c, struct unit *unit, const struct unit *other,
    const char *lang, enum unit_origin origin, struct pair_rows *rows)
{
    struct pairing p = {.m = c->mem, .u = unit, .lang = lang, .origin = origin};
    size_t wrong = 0;

    if (!pair_compare(c->mem, unit, other, lang, rows)) {
        for (size_t i = 0; i < rows->n; i++)
            wrong += rows->row[i].why != NULL;
        return fail(c, ERR_INPUT, "languages-differ",
            tr_n(c->lang,
                "The two languages part at %zu item, so nothing was added.",
                "The two languages part at %zu items, so nothing was added.",
                wrong),
            wrong);
    }
    add_sources(&p, other);
    add_words(&p, &unit->title, other->title);
    add_items(&p, other);
    add_sections(&p, other);
    add_facts(&p, other);
    add_published(&p, other);
    set_complete(&p);
    return OK;
}
