/* qualification - list, show and export qualifications. */
#include <config.h>

#include <string.h>

#include "qualification.h"
#include "standard/combination.h"
#include "standard/qualifications.h"

#define LIST_MAX 100000

enum result
list_qualifications(struct ctx *c, struct out *o, struct value *list)
{
    struct library_qualification *q;
    enum result r;
    size_t n;

    if ((r = qualification_list(c, LIST_MAX, &q, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        struct value *v = value_object(c->mem);

        value_set_string(c->mem, v, "kind", "qualification");
        value_set_string(c->mem, v, "key", q[i].key);
        value_set_integer(c->mem, v, "rev", q[i].rev);
        value_set_string(c->mem, v, "title", q[i].title);
        value_set_string(c->mem, v, "sha256", q[i].sha256);
        value_add(list, v);
        if (!o->json)
            out_line(
                o, "%s@%lld  %s", q[i].key, (long long)q[i].rev, q[i].title);
    }
    return OK;
}

static void
show_place(struct ctx *c, struct out *o, int depth,
    const struct qualification_place *p)
{
    struct str facts = str_in(c->mem);

    if (p->credit != UNSAID)
        str_addf(&facts, "  %s",
            mem_printf(c->mem, tr(c->lang, N_("credits: %s")),
                hundredths_text(c->mem, p->credit)));
    if (p->level != NULL)
        str_addf(&facts, "  %s",
            mem_printf(c->mem, tr(c->lang, N_("level: %s")), p->level));
    if (p->ref != NULL)
        str_addf(&facts, "  %s", p->ref);
    if (p->rev != UNSAID)
        out_line(o, "%*s%s@%lld%s", 2 * depth, "", p->key, (long long)p->rev,
            facts.s);
    else
        out_line(o, "%*s%s%s", 2 * depth, "", p->key, facts.s);
}

static void
show_group(struct ctx *c, struct out *o, int depth,
    const struct qualification_group *g)
{
    const char *rule = group_rule(c, g);

    out_line(o, "%*s%s%s%s%s", 2 * depth, "", group_name(g, c->lang),
        rule ? " (" : "", rule ? rule : "", rule ? ")" : "");
    for (struct qualification_place *p = g->places; p != NULL; p = p->next)
        show_place(c, o, depth + 1, p);
    for (struct qualification_group *i = g->groups; i != NULL; i = i->next)
        show_group(c, o, depth + 1, i);
}

static void
show_sets(struct ctx *c, struct out *o, const char *words,
    const struct qualification_set *set)
{
    for (; set != NULL; set = set->next) {
        struct str keys = str_in(c->mem);

        for (size_t i = 0; i < set->n; i++)
            str_addf(&keys, "%s%s", i > 0 ? " " : "", set->keys[i]);
        out_line(o, tr(c->lang, words), keys.s);
    }
}

static void
show(struct ctx *c, struct out *o, const struct qualification *q)
{
    out_line(o, "%s@%lld", q->key, (long long)q->rev);
    for (const struct unit_text *t = q->title; t != NULL; t = t->next)
        out_line(o, "%s: %s%s", t->lang, t->words,
            t->origin == ORIGIN_SOURCE ? "" : " *");
    for (struct qualification_code *i = q->codes; i != NULL; i = i->next)
        out_line(o, "%s: %s", i->scheme, i->code);
    out_line(o, "%s", "");
    show_group(c, o, 0, q->root);
    show_sets(c, o, N_("Only one of these counts: %s"), q->barred);
    show_sets(c, o, N_("These stand for one another: %s"), q->equivalent);
    for (struct evidence_rule *r = q->evidence; r != NULL; r = r->next)
        if (r->text != NULL)
            out_line(o, "%s", unit_words(r->text, c->lang)->words);
}

/* Only when what was looked for is one: the failure is that of the caller. */
static bool
find(struct ctx *c, const char *named, struct library_qualification *out)
{
    const char *code = c->code;
    char *message = c->message;

    if (qualification_find(c, named, out) == OK) {
        fail_clear(c);
        return true;
    }
    c->code = code;
    c->message = message;
    return false;
}

bool
show_qualification(
    struct ctx *c, struct out *o, const char *named, enum result *r)
{
    struct library_qualification found;
    const struct qualification *q;

    if (!find(c, named, &found))
        return false;
    if ((*r = qualification_get(c, found.id, &q)) == OK &&
        !out_json(o, qualification_to_json(c, q)))
        show(c, o, q);
    return true;
}

bool
export_qualification(struct ctx *c, struct out *o, const char *named,
    const char *format, enum result *r)
{
    struct library_qualification found;
    char *xml;

    if (!find(c, named, &found))
        return false;
    if (format != NULL && strcmp(format, "xml") != 0)
        *r = fail(c, ERR_INPUT, "usage",
            N_("A qualification is exported as xml only."));
    else if ((*r = qualification_xml(c, found.id, &xml)) == OK)
        out_bytes(o, xml, strlen(xml));
    return true;
}
