/* qualification_json - what --json shows of a qualification: the file's own
 * structure, credits as they are written there. */
#include <config.h>

#include "standard/qualification.h"
#include "standard/texts.h"

static void
set_texts(struct mem *m, struct value *v, const char *name,
    const struct unit_text *text)
{
    if (text != NULL)
        value_set(m, v, name, texts_json(m, text));
}

static void
set_string(struct mem *m, struct value *v, const char *name, const char *s)
{
    if (s != NULL)
        value_set_string(m, v, name, s);
}

static void
set_number(struct mem *m, struct value *v, const char *name, int64_t n)
{
    if (n != UNSAID)
        value_set_integer(m, v, name, n);
}

/* A whole number as one, another as its decimal words. */
static void
set_hundredths(struct mem *m, struct value *v, const char *name, int64_t n)
{
    if (n != UNSAID && n % 100 == 0)
        value_set_integer(m, v, name, n / 100);
    else if (n != UNSAID)
        value_set_string(m, v, name, hundredths_text(m, n));
}

static struct value *
place_json(struct mem *m, const struct qualification_place *p)
{
    struct value *v = value_object(m);

    value_set_string(m, v, "key", p->key);
    set_number(m, v, "rev", p->rev);
    set_hundredths(m, v, "credit", p->credit);
    set_string(m, v, "level", p->level);
    set_hundredths(m, v, "glh", p->glh);
    set_string(m, v, "ref", p->ref);
    return v;
}

static struct value *
levels_json(struct mem *m, const struct qualification_level *l)
{
    struct value *list = value_array(m);

    for (; l != NULL; l = l->next) {
        struct value *v = value_add(list, value_object(m));

        value_set_string(m, v, "level", l->level);
        set_hundredths(m, v, "min_credit", l->min_credit);
    }
    return list;
}

static struct value *
group_json(struct mem *m, const struct qualification_group *g)
{
    struct value *v = value_object(m), *list;

    value_set_string(m, v, "id", g->id);
    set_string(m, v, "kind", group_kind_name(g->kind));
    set_texts(m, v, "titles", g->title);
    set_texts(m, v, "text", g->text);
    set_number(m, v, "min_units", g->min_units);
    set_number(m, v, "max_units", g->max_units);
    set_hundredths(m, v, "min_credit", g->min_credit);
    set_hundredths(m, v, "max_credit", g->max_credit);
    set_number(m, v, "min_groups", g->min_groups);
    set_number(m, v, "max_groups", g->max_groups);
    if (g->levels != NULL)
        value_set(m, v, "at_level", levels_json(m, g->levels));
    value_set(m, v, "units", list = value_array(m));
    for (struct qualification_place *p = g->places; p != NULL; p = p->next)
        value_add(list, place_json(m, p));
    value_set(m, v, "groups", list = value_array(m));
    for (struct qualification_group *i = g->groups; i != NULL; i = i->next)
        value_add(list, group_json(m, i));
    return v;
}

static struct value *
sets_json(struct mem *m, const struct qualification_set *set)
{
    struct value *list = value_array(m);

    for (; set != NULL; set = set->next) {
        struct value *keys = value_add(list, value_array(m));

        for (size_t i = 0; i < set->n; i++)
            value_add(keys, value_string(m, set->keys[i]));
    }
    return list;
}

static struct value *
evidence_json(struct mem *m, const struct evidence_rule *r)
{
    struct value *list = value_array(m);

    for (; r != NULL; r = r->next) {
        struct value *v = value_add(list, value_object(m));

        value_set_string(m, v, "per", r->per);
        set_string(m, v, "methods", r->methods);
        set_number(m, v, "min", r->min);
        set_number(m, v, "max", r->max);
        set_number(m, v, "occasions", r->occasions);
        set_number(m, v, "days", r->days);
        set_texts(m, v, "text", r->text);
    }
    return list;
}

static struct value *
codes_json(struct mem *m, const struct qualification_code *code)
{
    struct value *list = value_array(m);

    for (; code != NULL; code = code->next) {
        struct value *v = value_add(list, value_object(m));

        value_set_string(m, v, "scheme", code->scheme);
        value_set_string(m, v, "code", code->code);
    }
    return list;
}

struct value *
qualification_to_json(struct ctx *c, const struct qualification *q)
{
    struct mem *m = c->mem;
    struct value *v = value_object(m), *dates = value_object(m);

    value_set_string(m, v, "kind", "qualification");
    value_set_string(m, v, "key", q->key);
    value_set_integer(m, v, "rev", q->rev);
    value_set_string(m, v, "title", unit_words(q->title, c->lang)->words);
    value_set(m, v, "titles", texts_json(m, q->title));
    set_texts(m, v, "awarding_body", q->body);
    value_set(m, v, "codes", codes_json(m, q->codes));
    set_string(m, v, "level", q->level);
    set_hundredths(m, v, "credit", q->credit);
    set_hundredths(m, v, "glh", q->glh);
    set_hundredths(m, v, "tqt", q->tqt);
    for (int i = 0; i < DAY_N; i++)
        set_string(m, dates, qualification_day_name((enum qualification_day)i),
            q->days[i]);
    value_set(m, v, "dates", dates);
    value_set(m, v, "group", group_json(m, q->root));
    value_set(m, v, "barred", sets_json(m, q->barred));
    value_set(m, v, "equivalent", sets_json(m, q->equivalent));
    value_set(m, v, "evidence_rules", evidence_json(m, q->evidence));
    return v;
}
