/* page_visit - what an EQA may see, and the sample that they pick. */
#include <config.h>

#include "handlers.h"
#include "standard/outline.h"
#include "views.h"

static const struct field visit_fields[] = {
    {"unit",   FIELD_ID,   0,    "no-enrolment sampled"},
    {"reason", FIELD_LINE, 1000, "bad-text"            },
    {NULL,     FIELD_LINE, 0,    NULL                  }
};
const struct form form_visit = {visit_fields};

enum result
page_visit(struct request *q)
{
    struct visit_view v = {
        .page = page_begin(q, N_("Learners of your awarding body"))};
    struct visit_entry *entry;
    struct visit_unit *units;
    enum result r;

    if ((r = visit_list(q->c, q->person.id, &units, &v.n)) != OK ||
        (r = actions_mine(q, &v.mine)) != OK)
        return r;
    v.units = entry = mem_array(q->c->mem, v.n + 1, sizeof(*entry));
    for (size_t i = 0; r == OK && i < v.n; i++) {
        entry[i].unit = &units[i];
        entry[i].first =
            i == 0 || !id_equal(units[i].learner, units[i - 1].learner);
        r = outline_get(q->c, units[i].unit, &entry[i].outline);
    }
    if (r == OK)
        view_visit(&q->out, &v);
    return r;
}

enum result
do_visit(struct request *q)
{
    enum result r =
        visit_pick(q->c, form_id(q->form, "unit"), form_get(q->form, "reason"));

    return r != OK ? r : go(q, "/visit?said=sampled");
}
