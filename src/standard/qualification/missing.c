/* missing - what is missing by group, and rules and gaps as sentences. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "missing.h"
#include "branch.h"

struct finding {
    struct mem *mem;
    const struct structure *s;
    const int64_t *there; /* counters */
    const bool *filled;   /* places */
    struct missing_list *out;
};

static struct missing *
add(struct finding *f, enum missing_kind kind, int group, int64_t n)
{
    size_t size = sizeof(struct missing);
    struct missing_list *out = f->out;

    out->list = mem_grow(f->mem, out->list, out->n * size, (out->n + 1) * size);
    out->list[out->n] = (struct missing){
        .kind = kind, .group = f->s->group[group].group, .n = n};
    return &out->list[out->n++];
}

/* The mandatory places of the group that are not filled. */
static void
add_places(struct finding *f, int group)
{
    for (int i = 0; i < f->s->nplaces; i++)
        if (f->s->place[i].group == group && !f->filled[i])
            add(f, MISSING_PLACE, group, 1)->place = f->s->place[i].place;
}

/* What the mandatory places that were found missing since will add. */
static int64_t
to_come(const struct finding *f, size_t since, int counter)
{
    int64_t n = 0;

    for (size_t i = since; i < f->out->n; i++)
        for (int p = 0; p < f->s->nplaces; p++) {
            const struct amounts *gives = &f->s->place[p].gives;

            if (f->out->list[i].place != f->s->place[p].place)
                continue;
            for (size_t k = 0; k < gives->n; k++)
                if (gives->list[k].counter == counter)
                    n += gives->list[k].n;
        }
    return n;
}

/* Units that were found missing since, at places or otherwise. */
static int64_t
units_since(const struct finding *f, size_t since)
{
    int64_t n = 0;

    for (size_t i = since; i < f->out->n; i++)
        if (f->out->list[i].kind == MISSING_PLACE ||
            f->out->list[i].kind == MISSING_UNITS)
            n += f->out->list[i].n;
    return n;
}

/* Alternatives that the group still needs. */
static int64_t
groups_missing(const struct finding *f, int at)
{
    const struct structure_group *g = &f->s->group[at];
    int64_t taken = 0;

    for (int i = at + 1; i < g->end; i = f->s->group[i].end)
        taken +=
            f->s->group[i].alternative && f->there[f->s->group[i].counters] > 0;
    return g->min_groups - taken;
}

static void
find_group(struct finding *f, int at)
{
    const struct structure_group *g = &f->s->group[at];
    int64_t groups = groups_missing(f, at);
    size_t since = f->out->n;

    if (g->own >= 0)
        add_places(f, at);
    for (int i = at + 1; i < g->end; i = f->s->group[i].end)
        if (!f->s->group[i].alternative ||
            f->there[f->s->group[i].counters] > 0)
            find_group(f, i);
    if (groups > 0)
        add(f, MISSING_GROUPS, at, groups);
    for (int i = g->counters; i < g->counters + g->ncounters; i++) {
        const struct counter *counter = &f->s->counter[i];
        int64_t lacks = counter->min - f->there[i];

        if (i == g->own)
            continue;
        lacks -= counter->kind == MISSING_UNITS ? units_since(f, since)
                                                : to_come(f, since, i);
        if (lacks > 0)
            add(f, counter->kind, at, lacks)->level = counter->level;
    }
}

void
missing_find(struct mem *m, const struct structure *s, const int *at,
    enum holding least, struct missing_list *out)
{
    int *there = mem_array(m, (size_t)s->nunits + 1, sizeof(int));
    bool *filled = mem_array(m, (size_t)s->nplaces + 1, sizeof(bool));
    struct finding f = {.mem = m, .s = s, .filled = filled, .out = out};

    for (int i = 0; i < s->nunits; i++) {
        there[i] = s->given[i].holding >= least ? at[i] : -1;
        if (there[i] >= 0)
            filled[there[i]] = true;
    }
    f.there = branch_count(m, s, there);
    find_group(&f, 0);
}

const char *
combination_unsure(struct ctx *c)
{
    return tr(c->lang, N_("Fewer units may be enough; that could not be worked "
                          "out in time."));
}

const char *
missing_sentence(struct ctx *c, const struct missing *m)
{
    const char *name = group_name(m->group, c->lang);
    const char *amount = hundredths_text(c->mem, m->n);

    switch (m->kind) {
    case MISSING_PLACE:
        return mem_printf(c->mem,
            tr(c->lang, N_("In the group “%s”, this unit is needed: %s.")),
            name, m->place->key);
    case MISSING_UNITS:
        return mem_printf(c->mem,
            tr_n(c->lang, "%lld more unit of the group “%s” is needed.",
                "%lld more units of the group “%s” are needed.",
                (unsigned long)m->n),
            (long long)m->n, name);
    case MISSING_CREDIT:
        return mem_printf(c->mem,
            tr(c->lang, N_("Credits still needed in the group “%s”: %s.")),
            name, amount);
    case MISSING_LEVEL:
        return mem_printf(c->mem,
            tr(c->lang,
                N_("Credits at level %s or above still needed in the group "
                   "“%s”: %s.")),
            m->level, name, amount);
    case MISSING_GROUPS:
        return mem_printf(c->mem,
            tr_n(c->lang, "Units of %lld more group in “%s” are needed.",
                "Units of %lld more groups in “%s” are needed.",
                (unsigned long)m->n),
            (long long)m->n, name);
    }
    return "";
}

/* "at least 2", "at most 3", "2", "2 to 3" of something, in its sentence. */
struct range {
    const char *least, *most, *just, *between; /* marked N_() */
};

static void
add_range(struct ctx *c, struct str *out, const struct range *words,
    const char *min, const char *max)
{
    if (min == NULL && max == NULL)
        return;
    if (out->len > 0)
        str_addc(out, ' ');
    if (max == NULL)
        str_adds(out, mem_printf(c->mem, tr(c->lang, words->least), min));
    else if (min == NULL)
        str_adds(out, mem_printf(c->mem, tr(c->lang, words->most), max));
    else if (strcmp(min, max) == 0)
        str_adds(out, mem_printf(c->mem, tr(c->lang, words->just), min));
    else
        str_adds(
            out, mem_printf(c->mem, tr(c->lang, words->between), min, max));
}

static const char *
number(struct mem *m, int64_t n, bool credit)
{
    return n == UNSAID ? NULL : hundredths_text(m, credit ? n : 100 * n);
}

static const struct range units_words = {N_("Units: at least %s."),
    N_("Units: at most %s."), N_("Units: %s."), N_("Units: %s to %s.")};
static const struct range credit_words = {N_("Credits: at least %s."),
    N_("Credits: at most %s."), N_("Credits: %s."), N_("Credits: %s to %s.")};
static const struct range group_words = {N_("Groups: at least %s."),
    N_("Groups: at most %s."), N_("Groups: %s."), N_("Groups: %s to %s.")};

static bool
has_pathways(const struct qualification_group *g)
{
    for (g = g->groups; g != NULL; g = g->next)
        if (g->kind == GROUP_PATHWAY)
            return true;
    return false;
}

const char *
group_rule(struct ctx *c, const struct qualification_group *g)
{
    struct str out = str_in(c->mem);
    struct mem *m = c->mem;

    if (g->kind == GROUP_MANDATORY && g->places != NULL)
        str_adds(&out, tr(c->lang, N_("All of its units are needed.")));
    if (has_pathways(g) && g->min_groups == UNSAID && g->max_groups == UNSAID)
        str_addf(&out, "%s%s", out.len > 0 ? " " : "",
            tr(c->lang, N_("One of its pathways is taken.")));
    add_range(c, &out, &units_words, number(m, g->min_units, false),
        number(m, g->max_units, false));
    add_range(c, &out, &credit_words, number(m, g->min_credit, true),
        number(m, g->max_credit, true));
    for (struct qualification_level *l = g->levels; l != NULL; l = l->next)
        str_addf(&out, "%s%s", out.len > 0 ? " " : "",
            mem_printf(m,
                tr(c->lang, N_("Credits at level %s or above: at least %s.")),
                l->level, hundredths_text(m, l->min_credit)));
    add_range(c, &out, &group_words, number(m, g->min_groups, false),
        number(m, g->max_groups, false));
    return out.len > 0 ? out.s : NULL;
}
