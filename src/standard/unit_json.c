/* unit_json - what --json shows of a unit. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "facts.h"
#include "standard/convert/headings.h"
#include "names.h"
#include "standard/unit.h"
#include "texts.h"

/* {"en": "translated"}: of those that are not the source's; NULL: none. */
static struct value *
origins_json(struct mem *m, const struct unit_text *text)
{
    struct value *v = NULL;

    for (; text != NULL; text = text->next) {
        if (text->origin == ORIGIN_SOURCE)
            continue;
        if (v == NULL)
            v = value_object(m);
        value_set_string(m, v, text->lang, origin_names[text->origin]);
    }
    return v;
}

/* A map of texts, and beside it where they come from. */
static void
set_texts(struct mem *m, struct value *v, const char *name, const char *origin,
    const struct unit_text *text)
{
    struct value *origins = origins_json(m, text);

    value_set(m, v, name, texts_json(m, text));
    if (origins != NULL)
        value_set(m, v, origin, origins);
}

static struct value *
number_json(struct mem *m, const char *s)
{
    char *end;
    long n = strtol(s, &end, 10);

    return *end == '\0' ? value_integer(m, n) : value_string(m, s);
}

/* One fact's value in the primary language. */
static struct value *
fact_json(struct mem *m, const struct unit *u, const struct unit_fact *f)
{
    const char *s = f->value != NULL ? f->value : unit_own_words(u, f->text);

    if (fact_rows[f->field].shape == JSON_NUMBER)
        return number_json(m, s);
    return value_string(m, s);
}

/* Which fields' labels were there, with or without a value. */
static void
find_published(
    struct mem *m, const struct unit *u, bool published[static FIELD_N])
{
    for (struct unit_raw *raw = u->raw; raw != NULL; raw = raw->next) {
        int field = headings_field(m, raw->label);

        if (field >= 0)
            published[field] = true;
    }
}

static bool
has_primary(const struct unit *u, const struct unit_fact *f)
{
    const struct unit_text *t = unit_words(f->text, unit_language(u));

    return t == NULL || strcmp(t->lang, unit_language(u)) == 0;
}

/* Is it what a language that was added says, beside what the first does? */
static bool
is_second(const struct unit *u, const struct unit_fact *fact)
{
    if (has_primary(u, fact))
        return false;
    for (struct unit_fact *f = u->facts; f != NULL; f = f->next)
        if (f->field == fact->field && has_primary(u, f))
            return true;
    return false;
}

static struct value *
list_json(struct mem *m, const struct unit *u, enum unit_field field)
{
    struct value *list = value_array(m);

    if (fact_rows[field].form == FORM_RELATION) {
        for (struct unit_relation *i = u->relations; i != NULL; i = i->next)
            if (strcmp(i->type, fact_rows[field].marks) == 0)
                value_add(list, value_string(m, i->urn));
        return list;
    }
    for (struct unit_fact *f = u->facts; f != NULL; f = f->next)
        if (f->field == field && !is_second(u, f))
            value_add(list, fact_json(m, u, f));
    return list;
}

/* Only what the source has: an empty label is null or an empty list. */
static struct value *
metadata_json(struct mem *m, const struct unit *u)
{
    bool published[FIELD_N] = {0};
    struct value *v = value_object(m);

    find_published(m, u, published);
    for (int i = 0; i < FIELD_N; i++) {
        enum unit_field field = (enum unit_field)i;
        const struct unit_fact *f = unit_find_fact(u, field);
        struct value *list = list_json(m, u, field);

        if (fact_rows[i].shape == JSON_LIST && (published[i] || list->n > 0))
            value_set(m, v, fact_rows[i].json, list);
        else if (fact_rows[i].shape != JSON_LIST && f != NULL)
            value_set(m, v, fact_rows[i].json, fact_json(m, u, f));
        else if (fact_rows[i].shape != JSON_LIST && published[i])
            value_set(m, v, fact_rows[i].json, value_null(m));
    }
    return v;
}

/* Headings and labels that hold nothing, in the order of the source. */
static struct value *
empty_json(struct mem *m, const struct unit *u)
{
    struct value *list = value_array(m);
    const struct unit_section *s = u->sections;
    const struct unit_raw *raw = u->raw;

    while (s != NULL || raw != NULL) {
        if (raw == NULL || (s != NULL && s->line <= raw->line)) {
            if (s->state == STATE_EMPTY && s->heading != NULL)
                value_add(list, value_string(m, s->heading->words));
            s = s->next;
        } else {
            if (*raw->value == '\0')
                value_add(list, value_string(m, raw->label));
            raw = raw->next;
        }
    }
    return list;
}

static struct value *
item_json(struct mem *m, const struct unit_each *at)
{
    const struct unit_node *parent = unit_item_parent(at->node);
    struct value *v = value_object(m);

    value_set_string(m, v, "id", at->node->id);
    value_set_string(m, v, "label", at->node->label);
    value_set_string(m, v, "parent", parent != NULL ? parent->id : NULL);
    value_set_string(m, v, "section", unit_role_name(at->section->role));
    value_set_string(m, v, "assess", assess_names[at->node->assess]);
    if (at->node->text->line > 0)
        value_set_integer(m, v, "line", at->node->text->line);
    set_texts(m, v, "text", "origin", at->node->text);
    return v;
}

static struct value *
items_json(struct mem *m, const struct unit *u)
{
    struct value *list = value_array(m);
    struct unit_each at = {0};

    while (unit_each_item(u, &at))
        value_add(list, item_json(m, &at));
    return list;
}

static struct value *
prompts_json(struct mem *m, const struct unit *u)
{
    struct value *list = value_array(m);

    for (struct unit_section *s = u->sections; s != NULL; s = s->next)
        if (s->prompt != NULL)
            value_add(list, value_string(m, unit_own_words(u, s->prompt)));
    return list;
}

static struct value *
warnings_json(struct ctx *c, const struct unit *u)
{
    struct mem *m = c->mem;
    struct value *list = value_array(m);

    for (struct unit_warning *w = u->warnings; w != NULL; w = w->next) {
        struct value *v = value_object(m);

        value_set_string(m, v, "code", w->code);
        if (w->line > 0)
            value_set_integer(m, v, "line", w->line);
        else
            value_set(m, v, "line", value_null(m));
        value_set_string(m, v, "message", unit_warning_sentence(c, w));
        value_add(list, v);
    }
    return list;
}

struct value *
unit_to_json(struct ctx *c, const struct unit *u)
{
    struct mem *m = c->mem;
    struct value *v = value_object(m);

    value_set_string(m, v, "key", u->key);
    value_set_integer(m, v, "rev", u->rev);
    value_set_string(m, v, "urn", u->urn);
    value_set_string(m, v, "title", unit_own_words(u, u->title));
    set_texts(m, v, "titles", "title_origin", u->title);
    value_set_string(m, v, "language", unit_languages_code(u));
    value_set_string(m, v, "model", u->model);
    value_set(m, v, "metadata", metadata_json(m, u));
    value_set(m, v, "empty_sections", empty_json(m, u));
    value_set(m, v, "prompts", prompts_json(m, u));
    value_set(m, v, "items", items_json(m, u));
    value_set(m, v, "warnings", warnings_json(c, u));
    return v;
}
