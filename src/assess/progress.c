/* progress - derive item and unit states. */
#include <config.h>

#include <string.h>

#include "assess/progress.h"
#include "portfolio/enrolment.h"
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
        [ITEM_MET] = "met",
    };

    return codes[state];
}

const char *
unit_state_code(enum unit_state state)
{
    static const char *const codes[] = {
        [UNIT_REGISTERED] = "registered",
        [UNIT_IN_PROGRESS] = "in-progress",
        [UNIT_COMPLETE] = "complete",
        [UNIT_DECLARED] = "declared",
        [UNIT_SIGNED] = "signed",
        [UNIT_IQA_POOL] = "iqa-pool",
    };

    return codes[state];
}

/* What an item shows by itself, without its children. */
static enum item_state
own_state(const struct item_standing_row *row)
{
    const char *decision = row->decision ? row->decision : "";

    if (strcmp(decision, "met") == 0)
        return ITEM_MET;
    if (row->waiting > 0)
        return ITEM_SUBMITTED;
    if (strcmp(decision, "not-yet") == 0)
        return ITEM_NOT_YET;
    if (strcmp(decision, "more-needed") == 0)
        return ITEM_MORE_NEEDED;
    return row->mapped > 0 ? ITEM_MAPPED : ITEM_NOT_STARTED;
}

/* Children stand after their parents, so going backwards settles them first. */
static void
settle_parents(
    const struct item_standing_row *rows, struct item_progress *items, size_t n)
{
    for (size_t i = n; i-- > 0;) {
        bool by_children = strcmp(rows[i].assess, "children") == 0;
        bool open = false;

        if (by_children)
            items[i].state = ITEM_MET;
        for (size_t k = i + 1; k < n; k++)
            if (id_equal(rows[k].parent, rows[i].id) &&
                strcmp(rows[k].assess, "none") != 0 &&
                items[k].state != ITEM_MET) {
                open = true;
                if (by_children && items[k].state < items[i].state)
                    items[i].state = items[k].state;
            }
        if (open && strcmp(rows[i].assess, "both") == 0 &&
            items[i].state == ITEM_MET)
            items[i].state = ITEM_MORE_NEEDED;
    }
}

static void
count(struct unit_progress *unit)
{
    for (size_t i = 0; i < unit->nitems; i++) {
        const struct item_progress *item = &unit->items[i];

        if (!item->assessed)
            continue;
        unit->n++;
        unit->met += item->state == ITEM_MET;
        unit->mapped += item->mapped > 0;
    }
}

static enum unit_state
state_of(const struct unit_progress *unit)
{
    if (unit->declared != 0 && unit->signed_at != 0)
        return UNIT_IQA_POOL;
    if (unit->signed_at != 0)
        return UNIT_SIGNED;
    if (unit->met == unit->n && unit->n > 0)
        return unit->declared != 0 ? UNIT_DECLARED : UNIT_COMPLETE;
    return unit->mapped > 0 || unit->met > 0 ? UNIT_IN_PROGRESS
                                             : UNIT_REGISTERED;
}

static enum result
read_items(struct ctx *c, struct unit_progress *unit)
{
    struct item_standing_row *rows;
    enum result r;

    r = sql_item_standing(c, unit->enrolment, &rows, &unit->nitems);
    if (r != OK)
        return r;
    unit->items = mem_array(c->mem, unit->nitems + 1, sizeof(*unit->items));
    for (size_t i = 0; i < unit->nitems; i++)
        unit->items[i] = (struct item_progress){
            .id = rows[i].id,
            .name = rows[i].name,
            .section = rows[i].section,
            .label = rows[i].label,
            .words = rows[i].words,
            .assessed = strcmp(rows[i].assess, "self") == 0 ||
                        strcmp(rows[i].assess, "both") == 0,
            .state = own_state(&rows[i]),
            .mapped = rows[i].mapped,
        };
    settle_parents(rows, unit->items, unit->nitems);
    return OK;
}

static enum result
from_enrolment(
    struct ctx *c, const struct enrolment_row *e, struct unit_progress *out)
{
    enum result r;

    *out = (struct unit_progress){
        .enrolment = e->id,
        .key = e->key,
        .title = e->title,
        .rev = e->rev,
        .start = e->start_day,
        .target = e->target_day,
        .declared = e->declared_at,
        .signed_at = e->signed_at,
    };
    if ((r = read_items(c, out)) != OK)
        return r;
    count(out);
    out->state = state_of(out);
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
