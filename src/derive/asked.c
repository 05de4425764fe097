/*
 * asked - R13: what the qualifications that a unit is taken for ask of the
 * evidence by which its items are met.  A lower limit over the whole of a
 * qualification is not asked of one unit.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "account.h"
#include "base/time.h"

/* What counts for a rule: pieces, different days, and from when to when. */
struct count {
    const struct d_evidence **piece;
    const char **day;
    size_t rests, pieces, days;
    int64_t first, last;
    bool unknown; /* what some of it is, nothing here says */
};

static int64_t
limit(const struct xml_node *rule, const char *name)
{
    const char *text = xml_get(rule, name);

    return text != NULL ? strtoll(text, NULL, 10) : -1;
}

/* Is the type among those that the rule is about? */
static bool
is_about(const struct xml_node *rule, const char *type)
{
    const char *methods = xml_get(rule, "methods"), *p = methods;
    size_t len = strlen(type);

    while (p != NULL && len > 0 && (p = strstr(p, type)) != NULL) {
        if ((p == methods || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
            return true;
        p += len;
    }
    return methods == NULL;
}

static void
take(struct account *a, const struct xml_node *rule, const struct d_rest *t,
    struct count *n)
{
    const struct d_version *v =
        derive_version(a, t->evidence->id, t->version, NULL);
    const char *text = source_opened(a->from, v->content), *type, *day;
    struct value *content;
    int64_t number = 0;
    size_t i = 0;

    n->rests++;
    if (text == NULL ||
        value_parse(a->from->c, text, strlen(text), &content) != OK) {
        n->unknown = true;
        return;
    }
    type = value_get_string(content, "type");
    day = value_get_string(content, "happened");
    if (type == NULL || day == NULL || !is_about(rule, type))
        return;
    while (i < n->pieces && n->piece[i] != t->evidence)
        i++;
    if (i == n->pieces)
        n->piece[n->pieces++] = t->evidence;
    for (i = 0; i < n->days && strcmp(n->day[i], day) != 0;)
        i++;
    if (i == n->days)
        n->day[n->days++] = day;
    day_parse(day, &number);
    n->first =
        n->pieces + n->days == 2 || number < n->first ? number : n->first;
    n->last = number > n->last ? number : n->last;
}

/* The rests of standing decisions "met" on the unit, or one item of it. */
static void
add(struct account *a, const struct xml_node *rule, const char *unit,
    const char *item, struct count *n)
{
    size_t room = n->rests;

    for (int pass = 0; pass < 2; pass++) {
        for (const struct d_review *r = a->reviews; r != NULL; r = r->next)
            for (const struct d_decision *d = r->decisions; d; d = d->next) {
                if (!d->standing || strcmp(d->decision, "met") != 0 ||
                    strcmp(d->unit, unit) != 0 ||
                    (item != NULL && strcmp(d->item, item) != 0))
                    continue;
                for (const struct d_rest *t = d->rests; t; t = t->next)
                    if (pass == 0)
                        room++;
                    else
                        take(a, rule, t, n);
            }
        if (pass == 0) {
            n->piece = mem_grow(a->mem, n->piece, n->pieces * sizeof(*n->piece),
                (room + 1) * sizeof(*n->piece));
            n->day = mem_grow(a->mem, n->day, n->days * sizeof(*n->day),
                (room + 1) * sizeof(*n->day));
        }
    }
}

static bool
holds(const struct xml_node *rule, const struct count *n, bool whole)
{
    int64_t most = limit(rule, "max");
    int64_t pieces = (int64_t)n->pieces, days = (int64_t)n->days;

    if (most >= 0 && pieces > most)
        return false;
    return whole || n->unknown ||
           (pieces >= limit(rule, "min") && days >= limit(rule, "occasions") &&
               n->last - n->first >= limit(rule, "days"));
}

static bool
is_kept(struct account *a, const struct d_unit *u,
    const struct d_qualifying *on, const struct xml_node *rule)
{
    const char *per = xml_get(rule, "per");
    struct count n = {0};
    bool whole;

    if (per == NULL)
        return false;
    whole = strcmp(per, "qualification") == 0;
    if (strcmp(per, "item") == 0) {
        for (const struct d_item *i = u->items; i != NULL; i = i->next) {
            n = (struct count){0};
            add(a, rule, u->name, i->name, &n);
            if (n.rests > 0 && !holds(rule, &n, false))
                return false;
        }
        return true;
    }
    if (!whole)
        add(a, rule, u->name, NULL, &n);
    for (const struct d_choice *i = on->chosen; whole && i; i = i->next)
        add(a, rule, i->unit, NULL, &n);
    return holds(rule, &n, whole);
}

static bool
is_taken_for(const struct d_qualifying *on, const struct d_unit *u)
{
    const struct d_choice *i = on->chosen;

    while (i != NULL && strcmp(i->unit, u->name) != 0)
        i = i->next;
    return i != NULL;
}

bool
derive_is_kept(struct account *a, const char *unit)
{
    const struct d_unit *u = derive_unit(a, unit);

    for (size_t k = 0; u != NULL && k < a->from->nqualifications; k++) {
        const struct source_unit *file = &a->from->qualification[k];
        const struct d_qualifying *on = a->qualifying;

        while (on != NULL && strcmp(on->name, file->name) != 0)
            on = on->next;
        if (on == NULL || !is_taken_for(on, u))
            continue;
        for (const struct xml_node *i = file->root->first; i; i = i->next)
            if (strcmp(i->name, "evidence-rule") == 0 && !is_kept(a, u, on, i))
                return false;
    }
    return true;
}

enum result
derive_asked(
    struct account *a, const struct act_logged *at, const struct d_unit *u)
{
    return derive_is_kept(a, u->name)
               ? OK
               : derive_no_sense(a, at,
                     N_("a qualification asked for other evidence (R13)."));
}
