/*
 * standing - where items and a unit stand, derived from the rows of one
 * enrolment.
 */
#include <config.h>

#include <string.h>

#include "standing_rows.h"

/* Submitted in no later version, not refused, and no decision on the item has
 * rested on it. */
static bool
waits(const struct rows *rows, const struct link *link)
{
    const char *state = link->version->state;
    bool decided =
        rows->decision[link->item] != NULL || rows->waiting[link->item] != NULL;

    return strcmp(link->state, "refused") != 0 &&
           link->version->version == rows->piece[link->piece].submitted &&
           strcmp(state, "returned") != 0 && strcmp(state, "withdrawn") != 0 &&
           (!decided || (decision_open(rows, link->item) && !link->rested));
}

/*
 * The links of one piece to one item, oldest version first, as a cell where
 * the reader sees it; the newest version that is mapped counts.
 */
static void
add_cell(const struct rows *rows, const struct link *link, size_t n,
    struct matrix_item *item, bool *waiting)
{
    const struct piece *p = &rows->piece[link->piece];
    struct matrix_cell cell = {.piece = p->shown};

    for (size_t i = 0; i < n; i++) {
        cell.waits = cell.waits || waits(rows, &link[i]);
        if (p->shown != NULL && link[i].version->version <= p->shown->version)
            cell.state = link[i].state;
    }
    item->mapped += !p->withdrawn && strcmp(link[n - 1].state, "refused") != 0;
    *waiting = *waiting || cell.waits;
    if (cell.state == NULL)
        return;
    p->shown->items++;
    item->cells[item->ncells++] = cell;
}

/* What an item shows by itself, without its children. */
static enum item_state
own_state(const struct matrix_item *item, bool waiting)
{
    const char *decision = item->decision ? item->decision->decision : "";

    if (strcmp(decision, "met") == 0)
        return ITEM_MET;
    if (waiting)
        return ITEM_SUBMITTED;
    if (item->waiting != NULL)
        return ITEM_TO_COUNTERSIGN;
    if (strcmp(decision, "not-yet") == 0)
        return ITEM_NOT_YET;
    if (strcmp(decision, "more-needed") == 0)
        return ITEM_MORE_NEEDED;
    return item->mapped > 0 ? ITEM_MAPPED : ITEM_NOT_STARTED;
}

static struct matrix_decision *
decision_of(struct mem *mem, const struct standing_decision_row *row)
{
    struct matrix_decision *d;

    if (row == NULL)
        return NULL;
    d = mem_alloc(mem, sizeof(*d));
    d->decision = row->decision;
    d->letter = row->letter;
    d->note = row->note;
    d->review = row->review;
    return d;
}

static struct matrix_item
item_of(const struct outline_item *o)
{
    return (struct matrix_item){
        .id = o->id,
        .name = o->name,
        .section = o->section,
        .label = o->label,
        .words = &o->words,
        .depth = o->depth,
        .assess = o->assess,
        .assessed = o->self,
    };
}

static void
add_items(struct ctx *c, const struct rows *rows, struct matrix *m)
{
    struct matrix_cell *cells =
        mem_array(c->mem, rows->nlinks + 1, sizeof(*cells));
    size_t at = 0, count;

    m->nitems = rows->unit->nitems;
    m->items = mem_array(c->mem, m->nitems + 1, sizeof(*m->items));
    for (size_t i = 0; i < m->nitems; i++) {
        struct matrix_item *item = &m->items[i];
        bool waiting = false;

        *item = item_of(&rows->unit->items[i]);
        item->decision = decision_of(c->mem, rows->decision[i]);
        item->waiting = decision_of(c->mem, rows->waiting[i]);
        item->cells = cells + at;
        for (; at < rows->nlinks && rows->link[at].item == i; at += count) {
            const struct link *link = &rows->link[at];

            for (count = 1; at + count < rows->nlinks; count++)
                if (link[count].item != i || link[count].piece != link->piece)
                    break;
            add_cell(rows, link, count, item, &waiting);
        }
        item->state = own_state(item, waiting);
    }
}

/* Children stand after their parents, so going backwards settles them first. */
static void
settle_parents(struct ctx *c, const struct outline *unit, struct matrix *m)
{
    enum item_state *least = mem_array(c->mem, m->nitems + 1, sizeof(*least));

    for (size_t i = 0; i < m->nitems; i++)
        least[i] = ITEM_MET;
    for (size_t i = m->nitems; i-- > 0;) {
        const struct outline_item *item = &unit->items[i];
        enum item_state *state = &m->items[i].state;

        if (item->children && !item->self)
            *state = least[i];
        else if (item->children && *state == ITEM_MET && least[i] != ITEM_MET)
            *state = ITEM_MORE_NEEDED;
        if (item->parent >= 0 && (item->self || item->children) &&
            *state < least[item->parent])
            least[item->parent] = *state;
    }
}

static enum unit_state
state_of(const struct matrix *m)
{
    return unit_state_of(&(struct unit_facts){.n = m->n,
        .met = m->met,
        .mapped = m->mapped,
        .declared = m->declared,
        .signed_at = m->signed_at,
        .stage = m->stage,
        .moved = !id_is_none(m->successor.enrolment)});
}

static void
count(struct matrix *m)
{
    for (size_t i = 0; i < m->nitems; i++) {
        const struct matrix_item *item = &m->items[i];

        if (!item->assessed)
            continue;
        m->n++;
        m->met += item->state == ITEM_MET;
        m->mapped += item->mapped > 0;
    }
}

enum result
standing_read(
    struct ctx *c, const struct outline *unit, bool drafts, struct matrix *m)
{
    struct rows rows = {.unit = unit};
    enum result r;

    if ((r = standing_decisions(c, m->enrolment, &rows)) != OK ||
        (r = standing_links(c, drafts, &rows, m)) != OK)
        return r;
    add_items(c, &rows, m);
    settle_parents(c, unit, m);
    count(m);
    m->state = state_of(m);
    return OK;
}

enum result
standing_counts(struct ctx *c, const struct outline *unit, struct matrix *m)
{
    struct rows rows = {.unit = unit};
    struct matrix full = *m;
    enum result r;

    if ((r = standing_decisions(c, m->enrolment, &rows)) != OK)
        return r;
    add_items(c, &rows, m);
    settle_parents(c, unit, m);
    count(m);
    m->state = state_of(m);
    if (m->met > 0)
        return OK; /* evidence would not change it */
    *m = full;
    return standing_read(c, unit, true, m);
}
