/* pair_drop - a unit without a language that was added to it. */
#include <config.h>

#include <string.h>

#include "standard/pair.h"

struct dropping {
    struct unit *u;
    const char *lang;
};

/* Was it converted from the document that brought the language? */
static bool
is_from_added(const struct dropping *d, int source)
{
    const struct unit_source *s = d->u->sources;

    while (s != NULL && source-- > 0)
        s = s->next;
    return s != NULL && s->lang != NULL && strcmp(s->lang, d->lang) == 0;
}

static bool
is_added(const struct dropping *d, const struct unit_text *t)
{
    return strcmp(t->lang, d->lang) == 0 && t->origin != ORIGIN_CURATED &&
           (t->line == 0 || is_from_added(d, t->source));
}

/* True: nothing is left of words that were there. */
static bool
drop_words(const struct dropping *d, struct unit_text **list)
{
    struct unit_text **at = list;
    bool had = *list != NULL;

    while (*at != NULL) {
        if (is_added(d, *at))
            *at = (*at)->next;
        else
            at = &(*at)->next;
    }
    return had && *list == NULL;
}

/* Nodes that held nothing else go with the words. */
static void
drop_nodes(
    const struct dropping *d, struct unit_node **list, struct unit_node **last)
{
    *last = NULL;
    while (*list != NULL) {
        struct unit_node *node = *list;
        bool gone = drop_words(d, &node->text), had = node->first != NULL;

        drop_words(d, &node->meaning);
        drop_nodes(d, &node->first, &node->last);
        if ((gone && node->kind != NODE_ITEM) ||
            (node->kind == NODE_LIST && had && node->first == NULL)) {
            *list = node->next;
        } else {
            *last = node;
            list = &node->next;
        }
    }
}

static void
drop_sections(const struct dropping *d)
{
    struct unit_section **list = &d->u->sections;

    while (*list != NULL) {
        struct unit_section *s = *list;
        bool gone = drop_words(d, &s->heading), had = s->first != NULL;

        drop_words(d, &s->prompt);
        drop_nodes(d, &s->first, &s->last);
        if (had && s->first == NULL)
            s->state = STATE_EMPTY;
        if (gone && s->first == NULL)
            *list = s->next;
        else
            list = &s->next;
    }
}

static void
drop_facts(const struct dropping *d)
{
    struct unit_fact **fact = &d->u->facts;
    struct unit_raw **raw = &d->u->raw;

    d->u->newest.fact = NULL;
    d->u->newest.raw = NULL;
    while (*fact != NULL) {
        if (drop_words(d, &(*fact)->text))
            *fact = (*fact)->next;
        else
            fact = &(*fact)->next;
    }
    while (*raw != NULL) {
        if (strcmp((*raw)->lang, d->lang) == 0 &&
            ((*raw)->line == 0 || is_from_added(d, (*raw)->source)))
            *raw = (*raw)->next;
        else
            raw = &(*raw)->next;
    }
    for (struct unit_relation *i = d->u->relations; i != NULL; i = i->next)
        drop_words(d, &i->text);
}

static void
drop_warnings(const struct dropping *d)
{
    struct unit_warning **list = &d->u->warnings;

    d->u->newest.warning = NULL;
    while (*list != NULL) {
        if ((*list)->line > 0 && is_from_added(d, (*list)->source))
            *list = (*list)->next;
        else
            list = &(*list)->next;
    }
}

/* Only at the end: those behind another's would change their number. */
static void
drop_sources(const struct dropping *d)
{
    struct unit_source **keep = &d->u->sources;

    for (struct unit_source **s = keep; *s != NULL; s = &(*s)->next)
        if ((*s)->lang == NULL || strcmp((*s)->lang, d->lang) != 0)
            keep = &(*s)->next;
    *keep = NULL;
}

void
unit_drop_language(struct unit *unit, const char *lang)
{
    struct dropping d = {unit, lang};
    struct unit_language **list = &unit->languages;

    drop_words(&d, &unit->title);
    drop_sections(&d);
    drop_facts(&d);
    drop_warnings(&d);
    drop_sources(&d);
    while (*list != NULL) {
        if (!(*list)->primary && strcmp((*list)->lang, lang) == 0 &&
            unit_language_origin(unit, lang) == ORIGIN_NONE)
            *list = (*list)->next;
        else
            list = &(*list)->next;
    }
}

enum unit_origin
unit_language_origin(const struct unit *u, const char *lang)
{
    struct unit_each at = {0};

    while (unit_each_item(u, &at))
        for (const struct unit_text *t = at.node->text; t != NULL; t = t->next)
            if (strcmp(t->lang, lang) == 0)
                return t->origin;
    return ORIGIN_NONE;
}

enum result
unit_copy(struct ctx *c, const struct unit *unit, struct unit **out)
{
    return unit_from_xml(c, unit_to_xml(c->mem, unit), out);
}
