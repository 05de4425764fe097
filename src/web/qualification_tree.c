/* qualification_tree - how each unit of a qualification stands, and whether and
 * where it can be chosen. */
#include <config.h>

#include <string.h>

#include "qualification_tree.h"
#include "standard/outline.h"

struct word_view
tree_words(struct request *q, const struct unit_text *text)
{
    const struct unit_text *t = unit_words(text, q->c->lang);

    return t == NULL ? (struct word_view){NULL, NULL, false}
                     : (struct word_view){
                           t->lang, t->words, unit_is_unofficial(t->origin)};
}

/* "2 credits · level 3 · Y/601/1234" */
static const char *
facts_of(struct request *q, const struct qualification_place *p)
{
    struct str s = str_in(q->c->mem);
    struct mem *m = q->c->mem;

    if (p->credit != UNSAID)
        str_adds(&s, mem_printf(m, tr(q->c->lang, N_("credits: %s")),
                         hundredths_text(m, p->credit)));
    if (p->level != NULL)
        str_addf(&s, "%s%s", s.len > 0 ? " · " : "",
            mem_printf(m, tr(q->c->lang, N_("level: %s")), p->level));
    if (p->ref != NULL)
        str_addf(&s, "%s%s", s.len > 0 ? " · " : "", p->ref);
    return s.len > 0 ? s.s : NULL;
}

static enum result
title_of(struct request *q, struct id unit, struct word_view *out)
{
    const struct outline *o;
    struct outline_text t;
    enum result r = outline_get(q->c, unit, &o);

    if (r != OK)
        return r;
    t = outline_text(&o->title, q->c->lang);
    *out = (struct word_view){t.language, t.words, t.unofficial};
    return OK;
}

/* The unit given to the rules that stands at the place, or would: the one that
 * counts there, else that of the place's own key. */
static int
unit_at(const struct showing *s, const struct qualification_place *p)
{
    int own = -1;

    for (size_t i = 0; i < s->on->n; i++) {
        if (s->got.units[i].place == p &&
            s->on->units[i].holding != HOLDING_AVAILABLE)
            return (int)i;
        if (own < 0 && strcmp(s->on->units[i].key, p->key) == 0 &&
            (p->rev == UNSAID || s->on->units[i].rev == UNSAID ||
                s->on->units[i].rev == p->rev))
            own = (int)i;
    }
    return own;
}

/* A unit that has several places is chosen at the one where it counts, or at
 * its first. */
static bool
is_home(const struct showing *s, const struct qualification_place *p, int unit)
{
    if (s->got.units[unit].place != NULL)
        return s->got.units[unit].place == p;
    for (struct qualification_place *i = NULL;
         (i = qualification_next_place(s->on->q, i)) != NULL;)
        if (unit_at(s, i) == unit)
            return i == p;
    return false;
}

static const char *
why_not(const struct showing *s, int unit)
{
    const struct unit_answer *answer = &s->got.units[unit];
    const char *lang = s->q->c->lang;

    switch (answer->choice) {
    case CHOICE_BARRED:
        return mem_printf(s->q->c->mem,
            tr(lang, N_("It does not count beside another unit: %s.")),
            answer->barred_by);
    case CHOICE_USELESS:
        return tr(lang, N_("It would not count beside what is chosen."));
    case CHOICE_UNDECIDED:
        return tr(lang, N_("Whether it would count could not be worked out in "
                           "time."));
    default: return NULL;
    }
}

/* How the unit stands. */
static void
set_state(const struct showing *s, int unit, struct place_view *out)
{
    const struct unit_answer *answer = &s->got.units[unit];
    const char *lang = s->q->c->lang;

    switch (s->on->units[unit].holding) {
    case HOLDING_ACHIEVED:
        out->state = "met";
        out->words = tr(lang, N_("Achieved"));
        break;
    case HOLDING_CHOSEN:
        out->state = "in-progress";
        out->words = tr(lang, N_("Chosen"));
        break;
    default:
        if (answer->choice != CHOICE_NECESSARY)
            return;
        out->state = "not-started";
        out->words = tr(lang, N_("Needed"));
    }
}

static void
set_choice(const struct showing *s, int unit, struct place_view *out)
{
    const struct qualifying_unit *fact = &s->on->facts[unit];
    const struct combination_unit *u = &s->on->units[unit];
    const struct form_values *form = s->q->form;

    if (u->holding == HOLDING_ACHIEVED)
        return;
    out->why = why_not(s, unit);
    if (id_is_none(fact->unit))
        out->why = tr(s->q->c->lang, N_("It is not in the library yet."));
    else if (s->may_choose && !fact->begun &&
             s->got.units[unit].choice != CHOICE_NECESSARY) {
        out->choose = u->rev == UNSAID ? u->key
                                       : mem_printf(s->q->c->mem, "%s@%lld",
                                             u->key, (long long)u->rev);
        out->was = u->holding == HOLDING_CHOSEN;
        out->ticked = s->q->failure.code != NULL
                          ? form_has(form, "unit", out->choose)
                          : out->was;
    }
}

static enum result
show_own(const struct showing *s, const struct qualification_place *p,
    struct place_view *out)
{
    int unit = unit_at(s, p);
    const struct qualifying_unit *fact;
    enum result r = OK;

    if (unit < 0)
        return OK;
    fact = &s->on->facts[unit];
    if (!id_is_none(fact->unit) &&
        (r = title_of(s->q, fact->unit, &out->title)) != OK)
        return r;
    out->key = s->on->units[unit].key;
    if (!id_is_none(fact->enrolment))
        out->path = mem_printf(
            s->q->c->mem, "/unit/%s", id_text(s->q->c->mem, fact->enrolment));
    if (!is_home(s, p, unit)) {
        out->why = tr(s->q->c->lang, N_("It stands in another group too, and "
                                        "counts once."));
        return OK;
    }
    set_state(s, unit, out);
    set_choice(s, unit, out);
    return OK;
}

static enum result
show_public(struct request *q, const struct qualification_place *p,
    struct place_view *out)
{
    struct library_unit unit;
    const char *name = p->key;
    enum result r;

    if (p->rev != UNSAID)
        name = mem_printf(q->c->mem, "%s@%lld", p->key, (long long)p->rev);
    if ((r = library_find(q->c, name, &unit)) == ERR_NOT_FOUND) {
        fail_clear(q->c);
        return OK;
    }
    if (r != OK || (r = title_of(q, unit.id, &out->title)) != OK)
        return r;
    out->path = mem_printf(
        q->c->mem, "/standards/%s@%lld", unit.key, (long long)unit.rev);
    return OK;
}

enum result
tree_make(const struct showing *s, const struct qualification_group *g,
    struct group_view *out)
{
    struct mem *m = s->q->c->mem;
    struct place_view *places;
    struct group_view *groups;
    size_t nplaces = 0, ngroups = 0;
    enum result r = OK;

    for (struct qualification_place *p = g->places; p != NULL; p = p->next)
        nplaces++;
    for (struct qualification_group *i = g->groups; i != NULL; i = i->next)
        ngroups++;
    *out = (struct group_view){.group = g,
        .title = tree_words(s->q, g->title),
        .rule = group_rule(s->q->c, g),
        .text = tree_words(s->q, g->text),
        .places = places = mem_array(m, nplaces + 1, sizeof(*places)),
        .groups = groups = mem_array(m, ngroups + 1, sizeof(*groups))};
    for (struct qualification_place *p = g->places; p != NULL && r == OK;
         p = p->next) {
        struct place_view *place = &places[out->nplaces++];

        place->key = p->key;
        place->facts = facts_of(s->q, p);
        r = s->on != NULL ? show_own(s, p, place) : show_public(s->q, p, place);
    }
    for (struct qualification_group *i = g->groups; i != NULL && r == OK;
         i = i->next)
        r = tree_make(s, i, &groups[out->ngroups++]);
    return r;
}
