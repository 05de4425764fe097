/* matrix - one enrolment as pages show it, from one state of the database. */
#include <config.h>

#include <string.h>

#include "assess/matrix.h"
#include "base/time.h"
#include "ledger/tree.h"
#include "portfolio/qualifying_step.h"
#include "standing.h"
#include "store/sql.h"
#include "store/store.h"

struct reading {
    struct id enrolment;
    bool drafts;
    struct matrix *out;
};

/* The decisions of one review follow each other more often than not, and there
 * are few reviews: each is asked for once. */
static enum result
add_deciders(struct ctx *c, struct matrix *m)
{
    struct matrix_decision **known =
        mem_array(c->mem, 2 * m->nitems + 1, sizeof(*known));
    size_t n = 0;

    for (size_t i = 0; i < 2 * m->nitems; i++) {
        const struct matrix_item *item = &m->items[i / 2];
        struct matrix_decision *d = i % 2 ? item->waiting : item->decision;
        struct review_by_row row;
        enum result r;
        size_t k = n;

        if (d == NULL)
            continue;
        while (k > 0 && !id_equal(known[k - 1]->review, d->review))
            k--;
        if (k > 0) {
            d->by = known[k - 1]->by;
            d->when = known[k - 1]->when;
            continue;
        }
        if ((r = sql_review_by(c, d->review, &row)) != OK)
            return r;
        d->by = (struct named){row.assessor, row.name};
        d->when = row.finished;
        known[n++] = d;
    }
    return OK;
}

static enum result
add_assessors(struct ctx *c, struct matrix *m)
{
    const char *today = time_day(c->mem, c->now);
    struct allocation_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_allocation_list(c, m->enrolment, &rows, &n)) != OK)
        return r;
    m->assessors = mem_array(c->mem, n + 1, sizeof(*m->assessors));
    for (size_t i = 0; i < n; i++)
        if (strcmp(rows[i].role, "assessor") == 0 &&
            strcmp(rows[i].from_day, today) <= 0 &&
            (rows[i].to_day == NULL || strcmp(rows[i].to_day, today) >= 0))
            m->assessors[m->nassessors++] =
                (struct named){rows[i].person, rows[i].name};
    return OK;
}

static enum result
add_signers(struct ctx *c, struct matrix *m)
{
    struct signed_by_row *rows;
    enum result r;
    size_t n;

    if (m->declared == 0 && m->signed_at == 0)
        return OK;
    if ((r = sql_signed_by(c, m->enrolment, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        struct named by = {rows[i].person, rows[i].name};

        if (strcmp(rows[i].kind, "declaration") == 0)
            m->declared_by = by;
        else if (strcmp(rows[i].kind, "signature") == 0)
            m->signed_by = by;
    }
    return OK;
}

static struct matrix_link
link_of(const struct migrated_row *row)
{
    return (struct matrix_link){row->enrolment, row->key, row->rev};
}

/* What the work of the enrolment came from, and where decisions were made. */
static enum result
add_predecessors(struct ctx *c, struct matrix *m)
{
    struct migrated_row *rows;
    struct carried_row *carried;
    size_t n;
    enum result r;

    r = sql_migrated_from(c, m->enrolment, &rows, &m->npredecessors);
    if (r != OK || m->npredecessors == 0)
        return r;
    m->predecessors =
        mem_array(c->mem, m->npredecessors, sizeof(*m->predecessors));
    for (size_t i = 0; i < m->npredecessors; i++)
        m->predecessors[i] = link_of(&rows[i]);
    if ((r = sql_carried(c, m->enrolment, &carried, &n)) != OK)
        return r;
    for (size_t i = 0; i < m->nitems; i++)
        for (size_t k = 0; m->items[i].decision != NULL && k < n; k++)
            if (id_equal(m->items[i].id, carried[k].item))
                m->items[i].decision->from = mem_printf(c->mem, "%s@%lld#%s",
                    carried[k].key, (long long)carried[k].rev, carried[k].name);
    return OK;
}

static enum result
add_successor(struct ctx *c, const struct enrolment_row *e, struct matrix *m)
{
    struct migrated_row row;
    enum result r;

    if (id_is_none(e->successor))
        return OK;
    if ((r = sql_migrated_to(c, e->id, &row)) == OK)
        m->successor = link_of(&row);
    return r;
}

/* The enrolment itself and whose it is. */
static enum result
add_head(struct ctx *c, const struct enrolment_row *e,
    const struct outline *unit, struct matrix *m)
{
    struct person_row learner;
    enum result r;

    *m = (struct matrix){
        .enrolment = e->id,
        .unit = e->unit,
        .key = e->key,
        .rev = e->rev,
        .title = outline_text(&unit->title, c->lang).words,
        .titles = &unit->title,
        .start = e->start_day,
        .declared = e->declared_at,
        .signed_at = e->signed_at,
        .stage = e->stage,
    };
    if ((r = enrolment_target(c, e->id, e->target_day, &m->target)) != OK ||
        (r = sql_person_get(c, e->learner, &learner)) != OK ||
        (r = tree_size(c, &m->seen)) != OK)
        return r;
    m->learner = (struct named){learner.id, learner.name};
    return OK;
}

static enum result
read_all(struct ctx *c, void *arg)
{
    const struct reading *reading = arg;
    struct matrix *m = reading->out;
    const struct outline *unit;
    struct enrolment_row e;
    enum result r;

    r = sql_enrolment_get(c, reading->enrolment, &e);
    if (r == ERR_NOT_FOUND)
        return fail(
            c, r, "no-enrolment", N_("There is no such unit of a learner."));
    if (r != OK || (r = outline_get(c, e.unit, &unit)) != OK ||
        (r = add_head(c, &e, unit, m)) != OK ||
        (r = add_successor(c, &e, m)) != OK ||
        (r = standing_read(c, unit, reading->drafts, m)) != OK ||
        (r = add_deciders(c, m)) != OK || (r = add_predecessors(c, m)) != OK ||
        (r = add_assessors(c, m)) != OK)
        return r;
    return add_signers(c, m);
}

enum result
matrix_read(struct ctx *c, struct id enrolment, bool drafts, struct matrix *out)
{
    struct reading reading = {enrolment, drafts, out};

    return store_read(c, read_all, &reading);
}

const struct matrix_cell *
matrix_cell(const struct matrix_item *item, const struct matrix_piece *piece)
{
    for (size_t i = 0; i < item->ncells; i++)
        if (item->cells[i].piece == piece)
            return &item->cells[i];
    return NULL;
}
