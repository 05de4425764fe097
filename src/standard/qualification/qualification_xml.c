/* qualification_xml - a qualification as the tree of its file: of each group
 * its rules, its units, then the groups in it. */
#include <config.h>

#include <inttypes.h>

#include "standard/qualification.h"
#include "standard/texts.h"

static void
put_number(struct mem *m, struct xml_node *e, const char *name, int64_t n)
{
    if (n != UNSAID)
        xml_set(m, e, name, mem_printf(m, "%" PRId64, n));
}

static void
put_hundredths(struct mem *m, struct xml_node *e, const char *name, int64_t n)
{
    if (n != UNSAID)
        xml_set(m, e, name, hundredths_text(m, n));
}

static void
put_place(
    struct mem *m, struct xml_node *parent, const struct qualification_place *p)
{
    struct xml_node *e = xml_element(m, parent, "unit-ref");

    xml_set(m, e, "key", p->key);
    put_number(m, e, "rev", p->rev);
    put_hundredths(m, e, "credit", p->credit);
    xml_set(m, e, "level", p->level);
    put_hundredths(m, e, "glh", p->glh);
    xml_set(m, e, "ref", p->ref);
}

static void
put_group(
    struct mem *m, struct xml_node *parent, const struct qualification_group *g)
{
    struct xml_node *e = xml_element(m, parent, "group"), *level;

    xml_set(m, e, "id", g->id);
    xml_set(m, e, "kind", group_kind_name(g->kind));
    put_number(m, e, "min-units", g->min_units);
    put_number(m, e, "max-units", g->max_units);
    put_hundredths(m, e, "min-credit", g->min_credit);
    put_hundredths(m, e, "max-credit", g->max_credit);
    put_number(m, e, "min-groups", g->min_groups);
    put_number(m, e, "max-groups", g->max_groups);
    texts_put_child(m, e, "title", g->title);
    texts_put_child(m, e, "text", g->text);
    for (struct qualification_level *l = g->levels; l != NULL; l = l->next) {
        level = xml_element(m, e, "at-level");
        xml_set(m, level, "level", l->level);
        put_hundredths(m, level, "min-credit", l->min_credit);
    }
    for (struct qualification_place *p = g->places; p != NULL; p = p->next)
        put_place(m, e, p);
    for (struct qualification_group *i = g->groups; i != NULL; i = i->next)
        put_group(m, e, i);
}

static void
put_sets(struct mem *m, struct xml_node *root, const char *name,
    const struct qualification_set *set)
{
    for (; set != NULL; set = set->next) {
        struct str keys = str_in(m);

        for (size_t i = 0; i < set->n; i++)
            str_addf(&keys, "%s%s", i > 0 ? " " : "", set->keys[i]);
        xml_set(m, xml_element(m, root, name), "units", keys.s);
    }
}

static void
put_evidence(
    struct mem *m, struct xml_node *root, const struct qualification *q)
{
    for (struct evidence_rule *r = q->evidence; r != NULL; r = r->next) {
        struct xml_node *e = xml_element(m, root, "evidence-rule");

        xml_set(m, e, "per", r->per);
        xml_set(m, e, "methods", r->methods);
        put_number(m, e, "min", r->min);
        put_number(m, e, "max", r->max);
        put_number(m, e, "occasions", r->occasions);
        put_number(m, e, "days", r->days);
        texts_put(m, e, r->text);
    }
}

static void
put_dates(struct mem *m, struct xml_node *root, const struct qualification *q)
{
    for (int i = 0; i < DAY_N; i++)
        if (q->days[i] != NULL) {
            struct xml_node *e = xml_element(m, root, "date");

            xml_set(m, e, "role",
                qualification_day_name((enum qualification_day)i));
            xml_set(m, e, "value", q->days[i]);
        }
}

static struct xml_node *
to_xml(struct mem *m, const struct qualification *q)
{
    struct xml_node *root = xml_element(m, NULL, "qualification");

    xml_set(m, root, "xmlns", UNIT_NAMESPACE);
    xml_set(m, root, "key", q->key);
    put_number(m, root, "rev", q->rev);
    xml_set(m, root, "level", q->level);
    put_hundredths(m, root, "credit", q->credit);
    put_hundredths(m, root, "glh", q->glh);
    put_hundredths(m, root, "tqt", q->tqt);
    for (struct qualification_code *i = q->codes; i != NULL; i = i->next)
        xml_set(
            m, xml_element_text(m, root, "code", i->code), "scheme", i->scheme);
    texts_put_child(m, root, "title", q->title);
    texts_put_child(m, root, "awarding-body", q->body);
    put_dates(m, root, q);
    put_group(m, root, q->root);
    put_sets(m, root, "barred", q->barred);
    put_sets(m, root, "equivalent", q->equivalent);
    put_evidence(m, root, q);
    return root;
}

char *
qualification_write(
    struct mem *m, const struct qualification *q, size_t *out_len)
{
    struct str s = str_in(m);

    xml_write(&s, m, to_xml(m, q));
    *out_len = s.len;
    return s.s;
}
