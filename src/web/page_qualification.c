/* page_qualification - a qualification as a tree: of the library, or with what
 * a learner has achieved, chosen and yet to choose. */
#include <config.h>

#include <string.h>

#include "handlers.h"
#include "learner.h"
#include "qualification_tree.h"

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

    v->key = q->key;
    v->rev = q->rev;
    v->title = tree_words(s->q, q->title);
    v->body = tree_words(s->q, q->body);
    v->page = page_named(s->q, v->title.words);
    v->root = root;
    v->barred = sets_in_words(m, q->barred, &v->nbarred);
    v->equivalent = sets_in_words(m, q->equivalent, &v->nequivalent);
    for (struct evidence_rule *i = q->evidence; i != NULL; i = i->next)
        n++;
    v->evidence = evidence = mem_array(m, n + 1, sizeof(*evidence));
    for (struct evidence_rule *i = q->evidence; i != NULL; i = i->next)
        if (i->text != NULL)
            evidence[v->nevidence++] = tree_words(s->q, i->text);
    return tree_make(s, q->root, root);
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

    if ((r = person_with_any(
             s->q->c, 1u << ROLE_ASSESSOR, &assessors, &v->nassessors)) != OK)
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
            all[i].id, all[i].key, all[i].rev, tree_words(q, one->title)};
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
            on[i].id, on[i].key, on[i].rev, tree_words(q, on[i].q->title)};
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
        (r = qualifying_library(q->c, &on)) != OK ||
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
    if ((r = qualifying_course(q->c, &on, &v.course)) != OK ||
        (r = course_tasks(q, v.course.state, &v.tasks, &v.ntasks)) != OK ||
        (r = open_matters(q, on.learner, &v.open, &v.nopen)) != OK ||
        (r = actions_in_the_way(
             q, on.learner, (struct id){{0}}, &v.blocking)) != OK)
        return r;
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
