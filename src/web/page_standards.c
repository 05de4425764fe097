/* page_standards - the library of units, browsed and searched. */
#include <config.h>

#include "base/time.h"
#include "handlers.h"
#include "views.h"

#define SHOWN_MAX 50

static const struct field search_fields[] = {
    {"find", FIELD_LINE,   400, "no-words"},
    {"from", FIELD_NUMBER, 9,   "too-far" },
    {NULL,   FIELD_LINE,   0,   NULL      }
};
const struct form form_search = {search_fields};

static enum result
browse(struct request *q, size_t from, struct standards_view *v)
{
    struct library_unit *units;
    struct known_unit *known;
    enum result r;

    if ((r = library_list(
             q->c, (int64_t)(from + SHOWN_MAX) + 1, &units, &v->n)) != OK)
        return r;
    v->next = v->n > from + SHOWN_MAX ? from + SHOWN_MAX : 0;
    if (from == 0 && (r = qualifications_offered(q, false, &v->qualifications,
                          &v->nqualifications)) != OK)
        return r;
    v->n = v->n > from ? v->n - from - (v->next > 0) : 0;
    if ((r = lineage_list(q->c, units + from, v->n,
             time_day(q->c->mem, q->c->now), &known)) != OK)
        return r;
    v->units = known;
    return OK;
}

static enum result
search(struct request *q, size_t from, struct standards_view *v)
{
    struct search_given given = {
        .words = v->find, .from = from, .max = SHOWN_MAX};
    enum result r = search_units(q->c, &given, &v->found);

    v->next = r == OK && v->found.more ? from + SHOWN_MAX : 0;
    return r;
}

enum result
page_standards(struct request *q)
{
    struct standards_view v = {.page = page_begin(q, N_("Standards"))};
    size_t from = (size_t)form_number(q->form, "from");
    enum result r;

    v.find = form_get(q->form, "find");
    v.may_load = (q->person.roles & ADMINISTRATOR) != 0;
    r = v.find != NULL ? search(q, from, &v) : browse(q, from, &v);
    if (r != OK)
        return r;
    v.next_page = mem_printf(q->c->mem, "/standards?from=%zu%s%s", v.next,
        v.find != NULL ? "&find=" : "",
        v.find != NULL ? path_encoded(q->c->mem, v.find) : "");
    view_standards(&q->out, &v);
    return OK;
}
