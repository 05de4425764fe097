/* page_allocate - the coordinator says who assesses, countersigns and assures
 * the quality of a learner's units, or hands all of somebody's over. */
#include <config.h>

#include <string.h>

#include "assess/queue.h"
#include "handlers.h"
#include "learner.h"
#include "portfolio/allocate.h"
#include "views.h"

static const struct field allocate_fields[] = {
    {"from",  FIELD_ID,     36,  "no-allocation"                              },
    {"to",    FIELD_ID,     36,  "no-person allocated not-assessor wrong-role"},
    {"role",  FIELD_CHOICE, 20,  "bad-role"                                   },
    {"unit",  FIELD_CHOICE, 200, "not-enrolled"                               },
    {"start", FIELD_DAY,    0,   "bad-day"                                    },
    {"end",   FIELD_DAY,    0,   "bad-period"                                 },
    {NULL,    FIELD_LINE,   0,   NULL                                         }
};
const struct form form_allocate = {allocate_fields};

#define FIELDS 6

/* Everybody who may be allocated, once, after nobody. */
static enum result
add_people(struct request *q, struct task_field *f)
{
    struct task_option *options;
    struct person *people;
    enum result r;
    size_t n;

    if ((r = person_with_any(
             q->c, ASSESSOR | COUNTERSIGNER | IQA, &people, &n)) != OK)
        return r;
    f->options = options = mem_array(q->c->mem, n + 1, sizeof(*options));
    options[f->n++] =
        (struct task_option){"", tr(q->c->lang, N_("Nobody")), NULL};
    for (size_t i = 0; i < n; i++)
        options[f->n++] = (struct task_option){id_text(q->c->mem, people[i].id),
            mem_printf(q->c->mem, "%s (%s)", people[i].name, people[i].ref),
            NULL};
    return OK;
}

static enum result
add_units(struct request *q, struct task_field *f)
{
    struct caseload_unit *units;
    struct task_option *options;
    enum result r;
    size_t n;

    r = caseload_list(q->c, (struct id){{0}}, q->id, &units, &n);
    if (r != OK)
        return r;
    f->options = options = mem_array(q->c->mem, n + 1, sizeof(*options));
    for (size_t i = 0; i < n; i++)
        options[f->n++] =
            (struct task_option){units[i].key, units[i].key, NULL};
    return OK;
}

/* "ABCDE4 · Assessor · a name · 9 September 2026", as rows. */
static enum result
add_allocations(struct request *q, struct task_view *v)
{
    struct allocation *list;
    const char **facts;
    enum result r;
    size_t n;

    if ((r = allocations_of(q->c, q->id, &list, &n)) != OK)
        return r;
    v->facts = facts = mem_array(q->c->mem, n + 1, sizeof(*facts));
    for (size_t i = 0; i < n; i++)
        facts[v->nfacts++] =
            mem_printf(q->c->mem, "%s · %s · %s · %s%s%s", list[i].key,
                tr(q->c->lang, words_of_role(list[i].role)), list[i].name,
                say_day(&q->out, list[i].from), list[i].to != NULL ? " – " : "",
                list[i].to != NULL ? say_day(&q->out, list[i].to) : "");
    return OK;
}

enum result
page_allocate(struct request *q)
{
    const struct task_option roles[] = {
        {"",              tr(q->c->lang, N_("As it is now; of a new one, assessor")), NULL},
        {"assessor",      tr(q->c->lang, words_of_role("assessor")),                  NULL},
        {"countersigner", tr(q->c->lang, words_of_role("countersigner")),             NULL},
        {"iqa",           tr(q->c->lang, words_of_role("iqa")),                       NULL},
    };
    struct task_field fields[FIELDS] = {
        {"from",                         N_("Who ends"),
         N_("Where somebody follows, everything is "
               "handed over to them."),
         .kind = TASK_ONE                                                                                },
        {"to",                           N_("Who begins"),                        .kind = TASK_ONE},
        {"start", N_("First day of who begins"),                        .kind = TASK_DAY                },
        {"role",              N_("Role"),                                     .kind = TASK_ONE,           .options = roles,      .n = 4},
        {"unit",                   N_("Units"), .hint = N_("None ticked: all of them."),
         .kind = TASK_SOME},
        {"end",                N_("Last day"),               .hint = N_("Not needed."), .kind = TASK_DAY},
    };
    struct task_view v = {
        .page = page_begin(q, N_("Who works with the learner")),
        .fields = fields,
        .nfields = FIELDS,
        .button = N_("Save"),
        .typed = q->failure.code != NULL ? q->form : NULL};
    struct person learner;
    enum result r;

    if ((r = add_people(q, &fields[0])) != OK)
        return r;
    fields[1].options = fields[0].options;
    fields[1].n = fields[0].n;
    if (id_is_none(q->id)) {
        v.page = page_begin(q, N_("Hand everything over"));
        v.about = tr(q->c->lang, N_("Learners"));
        v.path = "/learners";
        v.nfields = 3;
    } else if ((r = opens(q, q->id, "learner", q->id)) != OK ||
               (r = person_get(q->c, q->id, &learner)) != OK ||
               (r = add_units(q, &fields[4])) != OK ||
               (r = add_allocations(q, &v)) != OK) {
        return r;
    } else {
        v.about = learner.name;
        v.path =
            mem_printf(q->c->mem, "/learner/%s", id_text(q->c->mem, q->id));
    }
    view_task(&q->out, &v);
    return OK;
}

enum result
do_allocate(struct request *q)
{
    struct language_gap *gaps = NULL;
    struct allocated out;
    size_t n, ngaps = 0;
    enum result r;

    r = allocate(q->c,
        &(struct allocating){.learner = q->id,
            .from = form_id(q->form, "from"),
            .to = form_id(q->form, "to"),
            .units = form_all(q->form, "unit", &n),
            .role = form_get(q->form, "role"),
            .start = form_get(q->form, "start"),
            .end = form_get(q->form, "end")},
        &out);
    if (r == OK)
        r = language_gaps(q->c, form_id(q->form, "to"), q->id, &gaps, &ngaps);
    if (r != OK)
        return r;
    return go(q, "%s?said=%s",
        id_is_none(q->id)
            ? "/learners"
            : mem_printf(q->c->mem, "/learner/%s", id_text(q->c->mem, q->id)),
        ngaps > 0 ? "other-language" : "allocated");
}
