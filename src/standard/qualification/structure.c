/* structure - make the tables. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "structure.h"

static int
add_counter(struct structure *s, enum missing_kind kind, const char *level,
    int64_t min, int64_t max)
{
    s->counter[s->ncounters] = (struct counter){
        kind, level, min == UNSAID ? 0 : min, max == UNSAID ? NO_MAX : max, 0};
    return s->ncounters++;
}

static void
add_counters(struct structure *s, struct structure_group *out)
{
    const struct qualification_group *g = out->group;
    int64_t own = 0;

    out->own = -1;
    out->counters =
        add_counter(s, MISSING_UNITS, NULL, g->min_units, g->max_units);
    if (g->min_credit != UNSAID || g->max_credit != UNSAID)
        add_counter(s, MISSING_CREDIT, NULL, g->min_credit, g->max_credit);
    for (struct qualification_level *l = g->levels; l != NULL; l = l->next)
        add_counter(s, MISSING_LEVEL, l->level, l->min_credit, UNSAID);
    for (struct qualification_place *p = g->places; p != NULL; p = p->next)
        own++;
    if (g->kind == GROUP_MANDATORY && own > 0)
        out->own = add_counter(s, MISSING_PLACE, NULL, own, UNSAID);
    out->ncounters = s->ncounters - out->counters;
}

static int64_t
otherwise(int64_t n, int64_t unsaid)
{
    return n == UNSAID ? unsaid : n;
}

/* Which of the groups in it are alternatives, and how many are taken. */
static void
set_alternatives(struct structure *s, struct structure_group *out)
{
    const struct qualification_group *g = out->group;
    bool said = g->min_groups != UNSAID || g->max_groups != UNSAID;
    bool pathways = false;

    for (struct qualification_group *i = g->groups; i != NULL; i = i->next)
        pathways = pathways || i->kind == GROUP_PATHWAY;
    for (int i = (int)(out - s->group) + 1; i < out->end; i = s->group[i].end)
        s->group[i].alternative =
            pathways ? s->group[i].group->kind == GROUP_PATHWAY
                     : said && s->group[i].group->kind != GROUP_MANDATORY;
    out->min_groups = otherwise(g->min_groups, pathways ? 1 : 0);
    out->max_groups = otherwise(g->max_groups, pathways && !said ? 1 : NO_MAX);
}

/* The group and those in it. */
static void
add_group(struct structure *s, const struct qualification_group *g)
{
    struct structure_group *out = &s->group[s->ngroups++];

    out->group = g;
    add_counters(s, out);
    for (struct qualification_group *i = g->groups; i != NULL; i = i->next)
        add_group(s, i);
    out->end = s->ngroups;
    set_alternatives(s, out);
}

/* What a unit at the place adds to the counter of a group around it. */
static int64_t
amount_of(const struct counter *counter, const struct qualification_place *p,
    bool own)
{
    int64_t credit = otherwise(p->credit, 0);

    switch (counter->kind) {
    case MISSING_UNITS: return 1;
    case MISSING_CREDIT: return credit;
    case MISSING_LEVEL:
        return p->level != NULL &&
                       level_rank(p->level) >= level_rank(counter->level)
                   ? credit
                   : 0;
    case MISSING_PLACE: return own;
    default: return 0;
    }
}

static void
add_amount(struct amounts *list, int counter, int64_t n)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->list[i].counter == counter) {
            if (list->list[i].n < n)
                list->list[i].n = n;
            return;
        }
    list->list[list->n++] = (struct amount){counter, n};
}

static void
add_place(struct mem *m, struct structure *s, int group,
    const struct qualification_place *p)
{
    struct structure_place *out = &s->place[s->nplaces++];
    size_t room = 0;

    *out = (struct structure_place){.place = p, .group = group};
    for (int g = 0; g <= group; g++)
        if (s->group[g].end > group)
            room += (size_t)s->group[g].ncounters;
    out->gives.list = mem_array(m, room, sizeof(struct amount));
    for (int g = 0; g <= group; g++)
        for (int i = s->group[g].counters;
             s->group[g].end > group &&
             i < s->group[g].counters + s->group[g].ncounters;
             i++) {
            int64_t n = amount_of(&s->counter[i], p, g == group);

            if (n > 0)
                add_amount(&out->gives, i, n);
            if (s->counter[i].most < n)
                s->counter[i].most = n;
        }
}

static bool
set_has(const struct qualification_set *set, const char *key)
{
    for (size_t i = 0; i < set->n; i++)
        if (strcmp(set->keys[i], key) == 0)
            return true;
    return false;
}

static bool
share_set(const struct qualification_set *set, const char *a, const char *b)
{
    for (; set != NULL; set = set->next)
        if (set_has(set, a) && set_has(set, b))
            return true;
    return false;
}

static bool
fits(const struct qualification *q, const struct combination_unit *u,
    const struct qualification_place *p)
{
    if (strcmp(u->key, p->key) != 0)
        return share_set(q->equivalent, u->key, p->key);
    return p->rev == UNSAID || u->rev == UNSAID || p->rev == u->rev;
}

static void
add_unit(struct mem *m, struct structure *s, int at)
{
    struct structure_unit *u = &s->unit[at];
    const struct combination_unit *given = &s->given[at];
    size_t room = 0;

    u->tier = HOLDING_ACHIEVED - (int)given->holding;
    u->like = -1;
    u->place = mem_array(m, (size_t)s->nplaces + 1, sizeof(int));
    for (int i = 0; i < s->nplaces; i++)
        if (fits(s->q, given, s->place[i].place)) {
            u->place[u->nplaces++] = i;
            s->place[i].users++;
            room += s->place[i].gives.n;
        }
    u->most.list = mem_array(m, room + 1, sizeof(struct amount));
    for (int i = 0; i < u->nplaces; i++) {
        const struct amounts *gives = &s->place[u->place[i]].gives;

        for (size_t k = 0; k < gives->n; k++)
            add_amount(&u->most, gives->list[k].counter, gives->list[k].n);
    }
    u->barred = mem_array(m, (size_t)s->nunits + 1, sizeof(int));
    for (int i = 0; i < s->nunits; i++)
        if (i != at &&
            (strcmp(s->given[i].key, given->key) == 0 ||
                share_set(s->q->barred, s->given[i].key, given->key)))
            u->barred[u->nbarred++] = i;
}

static bool
same_amounts(const struct amounts *a, const struct amounts *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->list[i].counter != b->list[i].counter ||
            a->list[i].n != b->list[i].n)
            return false;
    return true;
}

/* To every rule; at places that no other unit competes for. */
static bool
are_alike(const struct structure *s, int a, int b)
{
    const struct structure_unit *x = &s->unit[a], *y = &s->unit[b];

    if (x->tier != y->tier || x->nplaces != y->nplaces || x->nplaces == 0 ||
        x->nbarred > 0 || y->nbarred > 0)
        return false;
    for (int i = 0; i < x->nplaces; i++)
        if (!same_amounts(
                &s->place[x->place[i]].gives, &s->place[y->place[i]].gives) ||
            s->place[x->place[i]].users > 1 || s->place[y->place[i]].users > 1)
            return false;
    return true;
}

struct structure *
structure_make(struct mem *m, const struct qualification *q,
    const struct combination_unit *units, size_t n)
{
    struct structure *s = mem_alloc(m, sizeof(*s));
    size_t groups = 0, places = 0, counters = 0;

    for (struct qualification_group *g = NULL;
         (g = qualification_next_group(q, g)) != NULL; groups++) {
        counters += 3;
        for (struct qualification_level *l = g->levels; l; l = l->next)
            counters++;
        for (struct qualification_place *p = g->places; p; p = p->next)
            places++;
    }
    *s = (struct structure){.q = q,
        .given = units,
        .counter = mem_array(m, counters, sizeof(struct counter)),
        .group = mem_array(m, groups, sizeof(struct structure_group)),
        .place = mem_array(m, places + 1, sizeof(struct structure_place)),
        .unit = mem_array(m, n + 1, sizeof(struct structure_unit)),
        .nunits = (int)n};
    add_group(s, q->root);
    for (int i = 0; i < s->ngroups; i++)
        for (struct qualification_place *p = s->group[i].group->places;
             p != NULL; p = p->next)
            add_place(m, s, i, p);
    for (int i = 0; i < s->nunits; i++)
        add_unit(m, s, i);
    for (int i = 1; i < s->nunits; i++)
        for (int k = i - 1; k >= 0 && s->unit[i].like < 0; k--)
            if (are_alike(s, k, i))
                s->unit[i].like = k;
    return s;
}
