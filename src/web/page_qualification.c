/* page_qualification - a qualification as a tree: of the library, or with what
 * a learner has achieved, chosen and yet to choose. */
#include <config.h>

#include <string.h>

#include "handlers.h"
#include "learner.h"
#include "portfolio/qualifying.h"
#include "standard/outline.h"
#include "views.h"

#define OFFERED_MAX 500

static const struct field choose_fields[] = {
    {"unit",     FIELD_CHOICE, 200,
     "no-unit enrolled choice-rule choice-barred choice-needed "
        "choice-signed"                                       },
    {"was",      FIELD_CHOICE, 200, NULL                      },
    {"assessor", FIELD_ID,     0,   "no-assessor not-assessor"},
    {NULL,       FIELD_LINE,   0,   NULL                      }
};
const struct form form_choose = {choose_fields};

/* While the tree is being made. */
struct showing {
    struct request *q;
    const struct qualifying *on; /* NULL: of the library */
    struct combination got;
    bool may_choose;
};

static struct word_view
word_of(struct request *q, const struct unit_text *text)
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

static enum result
show_group(const struct showing *s, const struct qualification_group *g,
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
        .title = word_of(s->q, g->title),
        .rule = group_rule(s->q->c, g),
        .text = word_of(s->q, g->text),
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
        r = show_group(s, i, &groups[out->ngroups++]);
    return r;
}

/* Each set's keys as a line. */
static const char *const *
sets_in_words(struct mem *m, const struct qualification_set *set, size_t *n)
{
    const char **out;

    *n = 0;
    for (const struct qualification_set *i = set; i != NULL; i = i->next)
        ++*n;
    out = mem_array(m, *n + 1, sizeof(*out));
    *n = 0;
    for (; set != NULL; set = set->next) {
        struct str s = str_in(m);

        for (size_t i = 0; i < set->n; i++)
            str_addf(&s, "%s%s", i > 0 ? " · " : "", set->keys[i]);
        out[(*n)++] = s.s;
    }
    return out;
}

/* What the library says, of whomever. */
static enum result
fill(struct showing *s, const struct qualification *q,
    struct qualification_view *v)
{
    struct mem *m = s->q->c->mem;
    struct word_view *evidence;
    struct group_view *root = mem_alloc(m, sizeof(*root));
    size_t n = 0;

    v->q = q;
    v->key = q->key;
    v->rev = q->rev;
    v->title = word_of(s->q, q->title);
    v->body = word_of(s->q, q->body);
    v->page = page_named(s->q, v->title.words);
    v->root = root;
    v->barred = sets_in_words(m, q->barred, &v->nbarred);
    v->equivalent = sets_in_words(m, q->equivalent, &v->nequivalent);
    for (struct evidence_rule *i = q->evidence; i != NULL; i = i->next)
        n++;
    v->evidence = evidence = mem_array(m, n + 1, sizeof(*evidence));
    for (struct evidence_rule *i = q->evidence; i != NULL; i = i->next)
        if (i->text != NULL)
            evidence[v->nevidence++] = word_of(s->q, i->text);
    return show_group(s, q->root, root);
}

enum result
answer_qualification(
    struct request *q, const struct library_qualification *found)
{
    struct showing s = {.q = q};
    struct qualification_view v = {0};
    const struct qualification *whole;
    enum result r;

    if ((r = qualification_get(q->c, found->id, &whole)) != OK ||
        (r = fill(&s, whole, &v)) != OK)
        return r;
    view_qualification(&q->out, &v);
    return OK;
}

static const char *
standing_of(struct request *q, const struct combination *got)
{
    const char *lang = q->c->lang;

    if (got->satisfied == ANSWER_YES)
        return tr(lang, N_("Nothing: the rules of the qualification are "
                           "satisfied."));
    if (got->complete == ANSWER_YES)
        return tr(lang, N_("Nothing more has to be chosen: the rules are "
                           "satisfied once every chosen unit is achieved."));
    if (got->complete == ANSWER_NO)
        return tr(lang, N_("More has to be chosen:"));
    return tr(lang, N_("Whether the rules are satisfied could not be worked "
                       "out in time."));
}

static void
add_standing(struct showing *s, struct qualification_view *v)
{
    const struct missing_list *missing = &s->got.to_choose;
    const char **list = mem_array(s->q->c->mem, missing->n + 2, sizeof(*list));

    for (size_t i = 0; i < missing->n; i++)
        list[v->nmissing++] = missing_sentence(s->q->c, &missing->list[i]);
    if (missing->n > 0 && !s->got.fewest)
        list[v->nmissing++] = combination_unsure(s->q->c);
    v->missing = list;
    v->standing = standing_of(s->q, &s->got);
    v->notice = qualifying_notice(s->q->c, s->on);
}

/* The form to choose with. */
static enum result
add_choosing(struct showing *s, struct qualification_view *v)
{
    struct person *assessors;
    enum result r;

    if ((r = person_with_role(
             s->q->c, ROLE_ASSESSOR, &assessors, &v->nassessors)) != OK)
        return r;
    v->assessors = assessors;
    v->assessor = form_id(s->q->form, "assessor");
    for (size_t i = 0; i < s->on->n && id_is_none(v->assessor); i++)
        if (s->on->facts[i].chosen &&
            (r = enrolment_assessor(
                 s->q->c, s->on->facts[i].enrolment, &v->assessor)) != OK)
            return r;
    return OK;
}

enum result
qualifications_offered(struct request *q, bool newest,
    const struct qualification_link **out, size_t *n)
{
    struct library_qualification *all;
    struct qualification_link *list;
    const struct qualification *one;
    size_t kept = 0;
    enum result r;

    if ((r = qualification_list(q->c, OFFERED_MAX, &all, n)) != OK)
        return r;
    *out = list = mem_array(q->c->mem, *n + 1, sizeof(*list));
    for (size_t i = 0; i < *n; i++) {
        if (newest && i + 1 < *n && strcmp(all[i].key, all[i + 1].key) == 0)
            continue;
        if ((r = qualification_get(q->c, all[i].id, &one)) != OK)
            return r;
        list[kept++] = (struct qualification_link){
            all[i].id, all[i].key, all[i].rev, word_of(q, one->title)};
    }
    *n = kept;
    return OK;
}

enum result
qualification_links(struct request *q, struct id learner,
    const struct qualification_link **out, size_t *n)
{
    struct qualification_link *list;
    struct qualifying *on;
    enum result r;

    if ((r = qualifying_list(q->c, learner, &on, n)) != OK)
        return r;
    *out = list = mem_array(q->c->mem, *n + 1, sizeof(*list));
    for (size_t i = 0; i < *n; i++)
        list[i] = (struct qualification_link){
            on[i].id, on[i].key, on[i].rev, word_of(q, on[i].q->title)};
    return OK;
}

static enum result
read_qualifying(struct request *q, struct qualifying *out)
{
    enum result r;

    if ((r = qualifying_get(q->c, q->id, out)) != OK ||
        (r = opens(q, out->learner, "qualification", q->id)) != OK)
        return hide(q, r);
    return OK;
}

enum result
page_qualification(struct request *q)
{
    struct qualification_view v = {0};
    struct showing s = {.q = q};
    struct qualifying on;
    struct person learner;
    enum result r;

    if ((r = read_qualifying(q, &on)) != OK ||
        (r = person_get(q->c, on.learner, &learner)) != OK)
        return r;
    s.on = &on;
    s.may_choose = v.may_choose = (q->person.roles & ADMINISTRATOR) != 0;
    combination_solve(q->c, on.q, on.units, on.n, &s.got);
    if ((r = fill(&s, on.q, &v)) != OK ||
        (v.may_choose && (r = add_choosing(&s, &v)) != OK))
        return r;
    v.id = on.id;
    v.learner = learner.name;
    v.back = record_of(q, on.learner);
    v.start = on.start;
    v.target = on.target;
    add_standing(&s, &v);
    view_qualification(&q->out, &v);
    return OK;
}

/* What was chosen as the page was shown and is ticked no longer. */
static const char *const *
dropped(struct request *q)
{
    size_t n, kept = 0;
    const char *const *was = form_all(q->form, "was", &n);
    const char **out = mem_array(q->c->mem, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        if (!form_has(q->form, "unit", was[i]))
            out[kept++] = was[i];
    return out;
}

enum result
do_choose(struct request *q)
{
    struct qualifying_new new = {0};
    struct qualifying on;
    struct id id;
    enum result r;
    size_t n;

    if ((r = read_qualifying(q, &on)) != OK)
        return r;
    new.qualification =
        mem_printf(q->c->mem, "%s@%lld", on.key, (long long)on.rev);
    new.enrol = (struct enrolment_new){.learner = on.learner,
        .assessor = form_id(q->form, "assessor"),
        .units = form_all(q->form, "unit", &n)};
    new.dropped = dropped(q);
    if (id_is_none(new.enrol.assessor))
        return fail(q->c, ERR_INPUT, "no-assessor",
            N_("Choose the assessor who will see the learner's work."));
    r = enrol_qualification(q->c, &new, &id);
    if (r == ERR_CONFLICT && strcmp(q->c->code, "enrolled") == 0)
        fail_clear(q->c); /* saved as it was */
    else if (r != OK)
        return r;
    return go(q, "/qualification/%s?said=chosen", id_text(q->c->mem, q->id));
}
