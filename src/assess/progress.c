/* progress - item and unit states, as standing.c derives them. */
#include <config.h>

#include <string.h>

#include "assess/progress.h"
#include "portfolio/enrolment.h"
#include "portfolio/qualifying_step.h"
#include "standing.h"
#include "store/sql.h"

const char *
item_state_code(enum item_state state)
{
    static const char *const codes[] = {
        [ITEM_NOT_STARTED] = "not-started",
        [ITEM_MAPPED] = "mapped",
        [ITEM_SUBMITTED] = "submitted",
        [ITEM_MORE_NEEDED] = "more-needed",
        [ITEM_NOT_YET] = "not-yet",
        [ITEM_TO_COUNTERSIGN] = "to-countersign",
        [ITEM_MET] = "met",
    };

    return codes[state];
}

static struct item_progress
item_of(const struct matrix_item *item)
{
    return (struct item_progress){
        .id = item->id,
        .name = item->name,
        .section = item->section,
        .label = item->label,
        .words = item->words,
        .assessed = item->assessed,
        .state = item->state,
        .mapped = (int64_t)item->mapped,
    };
}

static enum result
from_enrolment(
    struct ctx *c, const struct enrolment_row *e, struct unit_progress *out)
{
    struct matrix m = {.enrolment = e->id,
        .declared = e->declared_at,
        .signed_at = e->signed_at,
        .stage = e->stage,
        .successor = {.enrolment = e->successor}};
    const struct outline *unit;
    struct unit_under_row under;
    enum result r;

    if ((r = sql_unit_under(c, e->id, &under)) != OK ||
        (r = outline_get(c, e->unit, &unit)) != OK ||
        (r = standing_read(c, unit, true, &m)) != OK)
        return r;
    *out = (struct unit_progress){
        .enrolment = e->id,
        .unit = e->unit,
        .key = e->key,
        .title = e->title,
        .titles = &unit->title,
        .rev = e->rev,
        .start = e->start_day,
        .declared = e->declared_at,
        .signed_at = e->signed_at,
        .state = m.state,
        .appeal = under.appeal,
        .investigation = under.investigation,
        .nitems = m.nitems,
        .n = m.n,
        .met = m.met,
        .mapped = m.mapped,
    };
    if ((r = enrolment_target(c, e->id, e->target_day, &out->target)) != OK)
        return r;
    if (m.state == UNIT_MIGRATED) {
        struct migrated_row to;

        if ((r = sql_migrated_to(c, e->id, &to)) != OK)
            return r;
        out->migrated_to =
            mem_printf(c->mem, "%s@%lld", to.key, (long long)to.rev);
    }
    out->items = mem_array(c->mem, m.nitems + 1, sizeof(*out->items));
    for (size_t i = 0; i < m.nitems; i++)
        out->items[i] = item_of(&m.items[i]);
    return OK;
}

enum result
progress_unit(struct ctx *c, struct id enrolment, struct unit_progress *out)
{
    struct enrolment_row e;
    enum result r;

    if ((r = sql_enrolment_get(c, enrolment, &e)) != OK)
        return r;
    return from_enrolment(c, &e, out);
}

enum result
progress_learner(struct ctx *c, struct id learner, const char *key,
    struct unit_progress **out, size_t *n)
{
    struct enrolment_row *rows;
    struct id one;
    enum result r;

    if (key != NULL) {
        *n = 1;
        *out = mem_alloc(c->mem, sizeof(**out));
        r = enrolment_find(c, learner, key, &one);
        return r != OK ? r : progress_unit(c, one, *out);
    }
    if ((r = sql_enrolment_list(c, learner, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        if ((r = from_enrolment(c, &rows[i], &(*out)[i])) != OK)
            return r;
    return OK;
}
