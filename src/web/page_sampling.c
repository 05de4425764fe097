/* page_sampling - a plan of what is sampled, written and read, and its draws.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assess/words.h"
#include "base/str.h"
#include "handlers.h"
#include "learner.h"
#include "portfolio/enrolment.h"
#include "portfolio/placement.h"
#include "session_web.h"
#include "views.h"

#define STRATA_FIRST 3 /* empty ones, to begin with */

static const struct field plan_fields[] = {
    {"once",       FIELD_ID,     0,               NULL        },
    {"from",       FIELD_DAY,    0,               "bad-day"   },
    {"to",         FIELD_DAY,    0,               "bad-period"},
    {"reason",     FIELD_TEXT,   (size_t)1 << 16, "bad-text"  },
    {"why.*",      FIELD_LINE,   4000,            NULL        },
    {"rate.*",     FIELD_NUMBER, 6,               NULL        },
    {"least.*",    FIELD_NUMBER, 6,               NULL        },
    {"learners.*", FIELD_LINE,   20000,           NULL        },
    {"units.*",    FIELD_LINE,   20000,           NULL        },
    {"assessor.*", FIELD_CHOICE, 100,             NULL        },
    {"method.*",   FIELD_CHOICE, 8,               NULL        },
    {"language.*", FIELD_CHOICE, 2,               NULL        },
    {"also.*",     FIELD_CHOICE, 14,              NULL        },
    {"site.*",     FIELD_CHOICE, 300,             NULL        },
    ROWS_FIELDS, PASSPHRASE_FIELD, {NULL,         FIELD_LINE,   0,               NULL        }
};
const struct form form_plan = {plan_fields};

static const struct field draw_fields[] = {
    {"reason", FIELD_TEXT, (size_t)1 << 16, "no-reason bad-text"            },
    {"add",    FIELD_TEXT, 20000,           "bad-add no-person not-enrolled"},
    {NULL,     FIELD_LINE, 0,               NULL                            }
};
const struct form form_draw = {draw_fields};

const char *
say_pick(const struct html *o, const struct pick *p)
{
    struct ctx c = {.mem = o->out.mem, .lang = o->lang};

    return pick_words(&c, p);
}

bool
plan_narrows(const struct plan_form_view *v, size_t k)
{
    static const char *const names[] = {
        "units", "learners", "assessor", "method", "language", "site"};
    const struct form_pair *pairs;
    size_t n;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        pairs = form_pairs(v->page.typed, names[i], &n);
        for (size_t j = 0; j < n; j++)
            if (strtoul(pairs[j].name + 1, NULL, 10) == k)
                return true;
    }
    return false;
}

enum result
page_plan_form(struct request *q)
{
    struct plan_form_view v = {.page = page_begin(q, N_("New sampling plan")),
        .rows = rows_of(q, STRATA_FIRST)};
    struct person *assessors;
    enum result r;

    if ((r = person_with_any(q->c, ASSESSOR, &assessors, &v.nassessors)) != OK)
        return r;
    v.assessors = assessors;
    if ((r = placement_sites(q->c, &v.sites, &v.nsites)) != OK)
        return r;
    v.types = evidence_types;
    while (v.types[v.ntypes] != NULL)
        v.ntypes++;
    view_plan_form(&q->out, &v);
    return OK;
}

/* The words of a line, or what was ticked, as the list of that name. */
static void
set_list(struct request *q, struct value *v, const char *name,
    const char *field, size_t i)
{
    struct mem *m = q->c->mem;
    struct value *list = value_array(m);
    char *word, *save = NULL;
    size_t n;
    const char *const *said =
        form_all(q->form, mem_printf(m, "%s.%zu", field, i), &n);

    for (size_t k = 0; k < n; k++)
        for (word = strtok_r(mem_strdup(m, said[k]), " ,;", &save);
             word != NULL; word = strtok_r(NULL, " ,;", &save))
            value_add(list, value_string(m, word));
    if (list->n > 0)
        value_set(m, v, name, list);
}

/* Names have blanks in them. */
static void
set_sites(struct request *q, struct value *v, size_t i)
{
    size_t n;
    const char *const *said =
        form_all(q->form, mem_printf(q->c->mem, "site.%zu", i), &n);
    struct value *list = value_array(q->c->mem);

    for (size_t k = 0; k < n; k++)
        value_add(list, value_string(q->c->mem, said[k]));
    if (n > 0)
        value_set(q->c->mem, v, "sites", list);
}

/* A stratum as the plan's JSON has it; NULL: nothing was typed. */
static struct value *
stratum_said(struct request *q, size_t i)
{
    static const char *const lists[][2] = {
        {"learners",  "learners"},
        {"units",     "units"   },
        {"assessors", "assessor"},
        {"methods",   "method"  },
        {"languages", "language"},
    };
    static const char *const also[] = {
        "first-units", "reopened", "trainees", "other-language"};
    const char *name = mem_printf(q->c->mem, "also.%zu", i);
    struct value *v = value_object(q->c->mem);
    const char *why = row_get(q, "why", i), *rate = row_get(q, "rate", i),
               *least = row_get(q, "least", i);

    for (size_t k = 0; k < sizeof(lists) / sizeof(lists[0]); k++)
        set_list(q, v, lists[k][0], lists[k][1], i);
    set_sites(q, v, i);
    for (size_t k = 0; k < sizeof(also) / sizeof(also[0]); k++)
        if (form_has(q->form, name, also[k]))
            value_set_bool(q->c->mem, v, also[k], true);
    if (why == NULL && rate == NULL && least == NULL && v->n == 0)
        return NULL;
    value_set_string(q->c->mem, v, "reason", why != NULL ? why : "");
    value_set_integer(q->c->mem, v, "rate",
        rate != NULL
            ? form_number(q->form, mem_printf(q->c->mem, "rate.%zu", i))
            : 0);
    value_set_integer(q->c->mem, v, "minimum",
        least != NULL
            ? form_number(q->form, mem_printf(q->c->mem, "least.%zu", i))
            : 0);
    return v;
}

enum result
do_plan(struct request *q)
{
    struct value *v = value_object(q->c->mem), *strata, *one;
    const char *reason = form_get(q->form, "reason"),
               *from = form_get(q->form, "from"), *to = form_get(q->form, "to");
    struct rows rows = rows_of(q, 0);
    struct sampling_new new;
    struct id id;
    enum result r;

    if (rows_more(q))
        return page_plan_form(q);
    value_set_string(q->c->mem, v, "reason", reason != NULL ? reason : "");
    if (from != NULL)
        value_set_string(q->c->mem, v, "from", from);
    if (to != NULL)
        value_set_string(q->c->mem, v, "to", to);
    strata = value_set(q->c->mem, v, "strata", value_array(q->c->mem));
    for (size_t i = 1; i <= rows.n; i++)
        if ((one = stratum_said(q, i)) != NULL)
            value_add(strata, one);
    if ((r = sampling_form_read(q->c, v, &new)) != OK)
        return r;
    new.id = form_id(q->form, "once");
    if ((r = session_prove(
             q, form_get(q->form, "passphrase"), &new.credential)) != OK ||
        (r = sampling_plan(q->c, &new, &id)) != OK)
        return r;
    return go(q, "/sampling/%s?said=plan", id_text(q->c->mem, id));
}

/* Each draw with what it picked. */
static enum result
add_draws(struct request *q, struct plan_view *v)
{
    struct plan_draw *list;
    struct draw *draws;
    struct pick *picks;
    enum result r;
    size_t n;

    if ((r = sampling_draws(q->c, q->id, &draws, &v->ndraws)) != OK ||
        (r = sampling_picks(q->c, q->id, &picks, &n)) != OK)
        return r;
    v->draws = list = mem_array(q->c->mem, v->ndraws + 1, sizeof(*list));
    for (size_t i = 0, k = 0; i < v->ndraws; i++) {
        list[i] = (struct plan_draw){&draws[i], &picks[k], 0};
        while (k < n && picks[k].draw == draws[i].number)
            k++, list[i].n++;
    }
    return OK;
}

/* "2-4" of strata in the address: which the draw that was just made found
 * nothing in, or too little. */
static void
add_notes(struct request *q, struct plan_view *v, const char *name,
    const char *sentence)
{
    const char *said = query_code(q, name);
    const char **notes =
        mem_array(q->c->mem, 2 * v->plan->n + 1, sizeof(*notes));

    for (size_t i = 0; i < v->nnotes; i++)
        notes[i] = v->notes[i];
    for (size_t i = 0; said != NULL && i < v->plan->n; i++) {
        const struct stratum *s = &v->plan->strata[i];
        const char *mark =
            mem_printf(q->c->mem, "-%lld-", (long long)s->number);

        if (strstr(mem_printf(q->c->mem, "-%s-", said), mark) != NULL)
            notes[v->nnotes++] =
                mem_printf(q->c->mem, sentence, (long long)s->number);
    }
    v->notes = notes;
}

static enum result
show_plan(struct request *q, struct plan_view *v)
{
    struct mem *m = q->c->mem;
    struct plan *plan = mem_alloc(m, sizeof(*plan));
    struct seed *seed = mem_alloc(m, sizeof(*seed));
    enum result r;

    if ((r = hide(q, sampling_get(q->c, q->id, plan))) != OK ||
        (r = add_draws(q, v)) != OK)
        return r;
    v->plan = plan;
    v->words = mem_array(m, plan->n + 1, sizeof(*v->words));
    for (size_t i = 0; i < plan->n; i++)
        v->words[i] = stratum_words(q->c, &plan->strata[i]);
    v->may_draw = person_has(&q->person, ROLE_IQA);
    if ((r = sampling_seed(q->c, plan, seed)) == OK)
        v->seed = seed;
    else if (r == ERR_CONFLICT)
        fail_clear(q->c);
    else
        return r;
    add_notes(
        q, v, "empty", tr(q->c->lang, N_("Nothing belongs to stratum %lld.")));
    add_notes(q, v, "small",
        tr(q->c->lang, N_("Less belongs to stratum %lld than its minimum.")));
    view_plan(&q->out, v);
    return OK;
}

enum result
page_plan(struct request *q)
{
    struct plan_view v = {.page = page_begin(q, N_("Sampling plan"))};

    return show_plan(q, &v);
}

/* A POST, because the whole ledger is read for it, and pages are read where
 * requests arrive. */
enum result
do_draws_check(struct request *q)
{
    struct plan_view v = {
        .page = page_begin(q, N_("Sampling plan")), .asked = true};
    struct draw_difference *differences;
    enum result r;

    r = check_draws(q->c, q->id, &differences, &v.ndifferences);
    v.differences = differences;
    return r != OK ? r : show_plan(q, &v);
}

/* "CB-0101 ABCDE1" on each line. */
static enum result
added(struct request *q, struct drawing *new)
{
    const char *said = form_get(q->form, "add");
    char *line, *save = NULL,
                *text = mem_strdup(q->c->mem, said != NULL ? said : "");
    struct id *ids = mem_array(q->c->mem, strlen(text) + 1, sizeof(*ids));
    enum result r;

    new->judged = ids;
    for (line = strtok_r(text, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        char *rest = NULL, *who = strtok_r(line, " :,", &rest),
             *unit = strtok_r(NULL, " :,", &rest);
        struct person p;

        if (who == NULL)
            continue;
        if (unit == NULL)
            return fail(q->c, ERR_INPUT, "bad-add",
                N_("“%s” is no learner and unit; write a reference and a "
                   "unit on each line."),
                who);
        if ((r = person_named(q->c, who, &p)) != OK ||
            (r = enrolment_find(q->c, p.id, unit, &ids[new->njudged++])) != OK)
            return r;
    }
    return OK;
}

/* "2-4", for the address. */
static const char *
numbers_of(struct mem *m, const struct stratum *const *strata, size_t n)
{
    struct str s = str_in(m);

    for (size_t i = 0; i < n; i++)
        str_addf(&s, "%s%lld", i > 0 ? "-" : "", (long long)strata[i]->number);
    return s.s;
}

enum result
do_draw(struct request *q)
{
    struct drawing new = {.plan = q->id, .reason = form_get(q->form, "reason")};
    struct drawn d;
    enum result r;

    if ((r = added(q, &new)) != OK || (r = sampling_draw(q->c, &new, &d)) != OK)
        return r;
    return go(q, "/sampling/%s?said=drawn&empty=%s&small=%s",
        id_text(q->c->mem, q->id), numbers_of(q->c->mem, d.empty, d.nempty),
        numbers_of(q->c->mem, d.small, d.nsmall));
}
