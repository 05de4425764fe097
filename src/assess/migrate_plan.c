/*
 * migrate_plan - read one learner's enrolments and say what goes along.
 *
 * A decision that stood goes on standing, unless the new item has one that
 * does; of several old items that became one, the latest decision stands, at
 * equal times the first of the map.  Verifying a package works out the same
 * (package/derive_migration.c).
 */
#include <config.h>

#include <string.h>

#include "migrate_plan.h"
#include "rules/states.h"

bool
plan_carries(const struct map_line *line)
{
    return line->to != NULL && line->means_same && line->to->self;
}

const char *
plan_as(const struct map_line *line)
{
    if (!plan_carries(line))
        return "changed";
    return line->equal ? "same" : "vouched";
}

/* The line of an item of the old unit at place "old". */
static const struct map_line *
line_of(const struct migration_map *map, size_t old, struct id item)
{
    const struct outline_item *o = outline_item(map->old[old], item);
    size_t first = 0;

    for (size_t i = 0; i < old; i++)
        first += map->old[i]->nitems;
    return o == NULL ? NULL
                     : &map->line[first + (size_t)(o - map->old[old]->items)];
}

static enum result
find_enrolments(struct ctx *c, struct id learner, struct plan *p)
{
    const struct migration_map *map = p->map;
    bool is_signed = false;
    enum unit_state state;
    enum result r;

    p->from = mem_array(c->mem, map->nold, sizeof(*p->from));
    p->unit = mem_array(c->mem, map->nold, sizeof(*p->unit));
    for (size_t i = 0; i < map->nold; i++) {
        struct enrolment_on_row *e = &p->from[p->nfrom];

        r = sql_enrolment_on(c, learner, map->old[i]->unit, e);
        if (r == ERR_NOT_FOUND || (r == OK && !id_is_none(e->successor)))
            continue;
        if (r != OK)
            return r;
        if ((r = unit_state_read(c, e->id, &state)) != OK)
            return r;
        if (!transition_allowed(UNIT_MOVE, state)) {
            is_signed = true;
            continue;
        }
        p->unit[p->nfrom++] = map->old[i];
    }
    if (p->nfrom == 0) {
        p->out.what = is_signed ? MIGRATED_SIGNED : MIGRATED_BEFORE;
        return OK;
    }
    r = sql_enrolment_on(c, learner, map->new->unit, &p->to);
    if (r == ERR_NOT_FOUND) {
        p->to = (struct enrolment_on_row){.start_day = NULL};
        return OK;
    }
    if (r != OK || (r = unit_state_read(c, p->to.id, &state)) != OK)
        return r;
    if (!transition_allowed(UNIT_MOVE, state))
        p->out.what = MIGRATED_BLOCKED;
    return OK;
}

static struct plan_item *
item_of(struct plan *p, const struct outline_item *to)
{
    return &p->item[to - p->map->new->items];
}

/* What the learner has there already. */
static enum result
read_taken(struct ctx *c, struct plan *p)
{
    struct standing_decision_row *rows;
    enum result r;
    size_t n;

    p->item = mem_array(c->mem, p->map->new->nitems + 1, sizeof(*p->item));
    if (id_is_none(p->to.id))
        return OK;
    if ((r = sql_standing_decisions(c, p->to.id, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        const struct outline_item *to = outline_item(p->map->new, rows[i].item);

        if (to == NULL)
            continue;
        item_of(p, to)->taken = true;
        item_of(p, to)->taken_met = strcmp(rows[i].decision, "met") == 0;
    }
    return OK;
}

static void
add_again(struct ctx *c, struct plan *p, const struct map_line *line)
{
    const struct outline *unit = p->map->old[line->old];
    struct migrated *m = &p->out;

    m->again = mem_grow(c->mem, m->again, m->nagain * sizeof(*m->again),
        (m->nagain + 1) * sizeof(*m->again));
    m->again[m->nagain++] =
        (struct migrated_again){mem_printf(c->mem, "%s@%lld#%s", unit->key,
                                    (long long)unit->rev, line->from->name),
            line->to != NULL ? line->to->name : NULL};
}

static bool
is_met(const struct carrying_decision_row *row)
{
    return strcmp(row->decision, "met") == 0;
}

static enum result
read_decisions(struct ctx *c, struct plan *p, size_t old, struct id enrolment)
{
    struct carrying_decision_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_carrying_decisions(c, enrolment, &rows, &n)) != OK)
        return r;
    p->decision =
        mem_grow(c->mem, p->decision, p->ndecisions * sizeof(*p->decision),
            (p->ndecisions + n + 1) * sizeof(*p->decision));
    for (size_t i = 0; i < n; i++) {
        const struct map_line *line = line_of(p->map, old, rows[i].item);

        if (line == NULL)
            continue;
        if (plan_carries(line))
            p->decision[p->ndecisions++] =
                (struct plan_decision){.row = rows[i], .line = line};
        else if (rows[i].standing && is_met(&rows[i]))
            add_again(c, p, line);
    }
    return OK;
}

/* What was refused for other words says nothing of these. */
static enum result
read_mappings(struct ctx *c, struct plan *p, size_t old, struct id enrolment)
{
    struct carrying_mapping_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_carrying_mappings(c, enrolment, &rows, &n)) != OK)
        return r;
    p->mapping =
        mem_grow(c->mem, p->mapping, p->nmappings * sizeof(*p->mapping),
            (p->nmappings + n + 1) * sizeof(*p->mapping));
    for (size_t i = 0; i < n; i++) {
        const struct map_line *line = line_of(p->map, old, rows[i].item);

        if (line == NULL || line->to == NULL)
            continue;
        if (!plan_carries(line)) {
            if (strcmp(rows[i].state, "refused") == 0)
                continue;
            rows[i].state = "proposed";
        }
        item_of(p, line->to)->touched = true;
        p->mapping[p->nmappings++] = (struct plan_mapping){rows[i], line};
    }
    return OK;
}

static bool
is_later(const struct plan_decision *a, const struct plan_decision *b)
{
    int order;

    if (a->row.finished != b->row.finished)
        return a->row.finished > b->row.finished;
    order = memcmp(a->row.review.b, b->row.review.b, sizeof(struct id));
    return order != 0 ? order > 0 : a->line < b->line;
}

static void
settle(struct plan *p)
{
    struct plan_decision *at;
    size_t i, k;

    for (i = 0; i < p->ndecisions; i++) {
        struct plan_decision *d = &p->decision[i];
        struct plan_item *item = item_of(p, d->line->to);

        item->touched = true;
        if (!d->row.standing || item->taken)
            continue;
        for (at = NULL, k = 0; k < i; k++)
            if (p->decision[k].standing &&
                p->decision[k].line->to == d->line->to)
                at = &p->decision[k];
        if (at != NULL && !is_later(d, at))
            continue;
        if (at != NULL)
            at->standing = false;
        d->standing = true;
        item->met = is_met(&d->row) ? d : NULL;
    }
    for (i = 0; i < p->ndecisions; i++) {
        p->out.decisions += p->decision[i].standing;
        p->out.met += p->decision[i].standing && is_met(&p->decision[i].row);
    }
    p->out.mappings = p->nmappings;
    for (i = 0; i < p->nmappings; i++)
        p->out.drafts += p->mapping[i].row.sent == 0;
}

static enum result
read_person(struct ctx *c, struct id learner, struct migrated *out)
{
    struct person_row row;
    enum result r = sql_person_get(c, learner, &row);

    *out =
        (struct migrated){.learner = learner, .ref = row.ref, .name = row.name};
    return r;
}

enum result
plan_learner(struct ctx *c, const struct migration_map *map, struct id learner,
    struct plan *out)
{
    enum result r;

    *out = (struct plan){.map = map};
    if ((r = read_person(c, learner, &out->out)) != OK ||
        (r = find_enrolments(c, learner, out)) != OK ||
        out->out.what != MIGRATED || (r = read_taken(c, out)) != OK)
        return r;
    for (size_t i = 0, old = 0; r == OK && i < out->nfrom; i++) {
        while (map->old[old] != out->unit[i])
            old++;
        if ((r = read_decisions(c, out, old, out->from[i].id)) == OK)
            r = read_mappings(c, out, old, out->from[i].id);
    }
    if (r == OK)
        settle(out);
    return r;
}
