/* next - what a learner does next. */
#include <config.h>

#include <string.h>

#include "assess/feedback.h"
#include "base/time.h"
#include "store/sql.h"
#include "store/store.h"

struct reading {
    struct id learner;
    struct next *out;
};

/* Statements that give pieces. */
typedef enum result asking(struct ctx *c, struct id learner, int64_t max,
    struct next_piece_row **out, size_t *n);

static enum result
add_pieces(struct ctx *c, asking *ask, struct id learner,
    struct next_piece **out, size_t *n)
{
    struct next_piece_row *rows;
    enum result r;

    if ((r = ask(c, learner, NEXT_MAX, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct next_piece){
            .id = rows[i].id,
            .number = rows[i].number,
            .title = rows[i].title,
            .language = rows[i].language,
            .by = {rows[i].person, rows[i].name},
            .next_step = rows[i].next_step,
            .due = rows[i].due,
            .when = rows[i].made,
        };
    return OK;
}

static void
count_gaps(struct next_unit *unit)
{
    const struct unit_progress *p = &unit->progress;

    for (size_t i = 0; i < p->nitems; i++)
        unit->gaps += p->items[i].assessed && p->items[i].mapped == 0 &&
                      p->items[i].state != ITEM_MET;
    unit->ready = p->declared == 0 && p->n > 0 && p->met == p->n;
}

static enum result
add_units(struct ctx *c, struct id learner, struct next *next)
{
    struct unit_progress *progress;
    enum result r;
    size_t n;

    if ((r = progress_learner(c, learner, NULL, &progress, &n)) != OK)
        return r;
    next->units = mem_array(c->mem, n + 1, sizeof(*next->units));
    for (size_t i = 0; i < n; i++) {
        struct next_unit *one = &next->units[next->nunits];
        struct unit_progress *p = &one->progress;

        *p = progress[i];
        if (p->state == UNIT_MIGRATED)
            continue;
        next->nunits++;
        count_gaps(one);
        if (p->target != NULL && p->signed_at == 0 &&
            (next->target == NULL || strcmp(p->target, next->target) < 0))
            next->target = p->target;
    }
    return OK;
}

static enum result
add_assessor(struct ctx *c, struct id learner, struct next *next)
{
    struct allocated_person_row row;
    enum result r;

    r = sql_allocated_person(c, learner, time_day(c->mem, c->now), &row);
    if (r == OK)
        next->assessor = (struct named){row.person, row.name};
    return r == ERR_NOT_FOUND ? OK : r;
}

static enum result
read_all(struct ctx *c, void *arg)
{
    const struct reading *reading = arg;
    struct id learner = reading->learner;
    struct next *next = reading->out;
    enum result r;

    *next = (struct next){.nunits = 0};
    if ((r = add_pieces(c, sql_next_feedback, learner, &next->feedback,
             &next->nfeedback)) != OK ||
        (r = add_pieces(c, sql_next_drafts, learner, &next->drafts,
             &next->ndrafts)) != OK ||
        (r = add_pieces(c, sql_next_confirm, learner, &next->confirm,
             &next->nconfirm)) != OK ||
        (r = add_units(c, learner, next)) != OK)
        return r;
    return add_assessor(c, learner, next);
}

enum result
next_read(struct ctx *c, struct id learner, struct next *out)
{
    struct reading reading = {learner, out};

    return store_read(c, read_all, &reading);
}
