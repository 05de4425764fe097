/* migrate - do what a map says for each learner: one act, one transaction. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "base/value.h"
#include "ledger/act.h"
#include "migrate_plan.h"
#include "portfolio/items.h"
#include "rules/rules.h"
#include "store/store.h"

/* The first day of the old ones, and the last target. */
static enum result
ensure_enrolment(struct ctx *c, struct plan *p, struct value *body)
{
    const char *start = p->from[0].start_day, *target = p->from[0].target_day;

    if (!id_is_none(p->to.id))
        return OK;
    for (size_t i = 1; i < p->nfrom; i++) {
        const struct enrolment_on_row *e = &p->from[i];

        if (strcmp(e->start_day, start) < 0)
            start = e->start_day;
        if (target == NULL ||
            (e->target_day != NULL && strcmp(e->target_day, target) > 0))
            target = e->target_day;
    }
    value_set_string(c->mem, body, "start", start);
    if (target != NULL)
        value_set_string(c->mem, body, "target", target);
    p->to.id = id_new(c);
    return sql_enrolment_add(
        c, p->to.id, p->out.learner, p->map->new->unit, start, target, c->now);
}

static bool
has_allocation(
    const struct allocation_row *have, size_t n, const struct allocation_row *a)
{
    for (size_t i = 0; i < n; i++)
        if (id_equal(have[i].person, a->person) &&
            strcmp(have[i].role, a->role) == 0 && have[i].to_day == NULL)
            return true;
    return false;
}

/* Whoever judges now, or will, goes on from today. */
static enum result
allocate(struct ctx *c, struct plan *p, struct id from, struct value *list)
{
    const char *today = time_day(c->mem, c->now);
    struct allocation_row *rows, *have;
    enum result r;
    size_t n, nhave;

    if ((r = sql_allocation_list(c, from, &rows, &n)) != OK ||
        (r = sql_allocation_list(c, p->to.id, &have, &nhave)) != OK)
        return r;
    for (size_t i = 0; i < n && r == OK; i++) {
        const char *day =
            strcmp(rows[i].from_day, today) > 0 ? rows[i].from_day : today;
        struct value *v;

        if ((rows[i].to_day != NULL && strcmp(rows[i].to_day, today) < 0) ||
            has_allocation(have, nhave, &rows[i]))
            continue;
        v = value_add(list, value_object(c->mem));
        value_set_string(c->mem, v, "person", id_text(c->mem, rows[i].person));
        value_set_string(c->mem, v, "role", rows[i].role);
        value_set_string(c->mem, v, "from", day);
        r = sql_allocation_add(
            c, id_new(c), p->to.id, rows[i].person, rows[i].role, day);
    }
    return r;
}

static enum result
carry_decision(
    struct ctx *c, const struct plan *p, const struct plan_decision *d)
{
    struct id id = id_new(c), item = d->line->to->id;
    struct decision_rest_row *rests;
    enum result r;
    size_t n;

    if ((r = sql_decision_rest_list(c, d->row.id, &rests, &n)) != OK ||
        (r = sql_decision_carry(c, id, d->row.review, p->to.id, item,
             d->row.decision, d->row.letter, d->row.note, d->standing)) != OK ||
        (r = sql_decision_carried_add(c, id, d->row.first)) != OK)
        return r;
    for (size_t i = 0; i < n && r == OK; i++)
        r = sql_decision_rest_add(c, id, rests[i].evidence, rests[i].version);
    return r;
}

/* What is there already stays as it is. */
static enum result
carry_mapping(struct ctx *c, const struct plan *p, const struct plan_mapping *m)
{
    struct id item = m->line->to->id;
    struct mapping_count_row have;
    enum result r;

    r = sql_mapping_exists(c, m->row.evidence, m->row.version, item, &have);
    if (r != OK || have.n > 0)
        return r;
    return sql_mapping_carry_add(c, id_new(c), m->row.evidence, m->row.version,
        p->to.id, item, m->row.mapper, m->row.state, c->now, m->row.basis,
        m->row.line, m->row.region);
}

/* A mapping is confirmed where a "met" rests on it, and not without one. */
static enum result
settle_mappings(struct ctx *c, const struct plan *p, size_t place)
{
    const struct plan_item *item = &p->item[place];
    struct id id = p->map->new->items[place].id;
    struct decision_rest_row *rests;
    enum result r;
    size_t n;

    if (!item->touched || item->taken_met)
        return OK;
    if (item->met == NULL)
        return sql_mapping_reopen(c, p->to.id, id);
    r = sql_decision_rest_list(c, item->met->row.id, &rests, &n);
    for (size_t i = 0; i < n && r == OK; i++)
        r = sql_mapping_state(
            c, rests[i].evidence, rests[i].version, id, "confirmed");
    return r;
}

static enum result
carry(struct ctx *c, const struct plan *p)
{
    enum result r = OK;

    for (size_t i = 0; i < p->ndecisions && r == OK; i++)
        r = carry_decision(c, p, &p->decision[i]);
    for (size_t i = 0; i < p->nmappings && r == OK; i++)
        r = carry_mapping(c, p, &p->mapping[i]);
    for (size_t i = 0; i < p->map->new->nitems &&r == OK; i++)
        r = settle_mappings(c, p, i);
    return r;
}

static const char *
unit_text(struct mem *m, const struct outline *o)
{
    return mem_printf(m, "%s@%lld", o->key, (long long)o->rev);
}

static const char *
name_of(struct mem *m, const struct outline *o, const struct outline_item *i)
{
    return mem_printf(m, "%s#%s", unit_text(m, o), i->name);
}

/* The lines by which something went along, in the order of the map. */
static struct value *
items_value(struct ctx *c, const struct plan *p)
{
    bool *used = mem_array(c->mem, p->map->n + 1, sizeof(*used));
    struct value *list = value_array(c->mem);

    for (size_t i = 0; i < p->ndecisions; i++)
        used[p->decision[i].line - p->map->line] = true;
    for (size_t i = 0; i < p->nmappings; i++)
        used[p->mapping[i].line - p->map->line] = true;
    for (size_t i = 0; i < p->map->n; i++) {
        const struct map_line *line = &p->map->line[i];
        struct value *v;

        if (!used[i])
            continue;
        v = value_add(list, value_object(c->mem));
        value_set_string(c->mem, v, "from",
            name_of(c->mem, p->map->old[line->old], line->from));
        value_set_string(
            c->mem, v, "to", name_of(c->mem, p->map->new, line->to));
        value_set_string(c->mem, v, "as", plan_as(line));
    }
    return list;
}

static enum result
append(struct ctx *c, const struct plan *p, struct value *body,
    struct value *allocations)
{
    struct act act = {.kind = "migration",
        .actor = c->actor,
        .subject = p->out.learner,
        .body = body};
    struct value *from = value_array(c->mem), *again = value_array(c->mem);

    for (size_t i = 0; i < p->nfrom; i++)
        value_add(from, value_string(c->mem, unit_text(c->mem, p->unit[i])));
    for (size_t i = 0; i < p->out.nagain; i++)
        value_add(again, value_string(c->mem, p->out.again[i].item));
    value_set(c->mem, body, "from", from);
    value_set_string(c->mem, body, "to", unit_text(c->mem, p->map->new));
    value_set_string(c->mem, body, "map", p->map->sha256);
    value_set(c->mem, body, "allocations", allocations);
    value_set(c->mem, body, "items", items_value(c, p));
    value_set_integer(c->mem, body, "met", (int64_t)p->out.met);
    value_set(c->mem, body, "again", again);
    return act_append(c, &act, NULL);
}

static enum result
apply(struct ctx *c, struct plan *p)
{
    struct value *body = value_object(c->mem);
    struct value *allocations = value_array(c->mem);
    enum result r = ensure_enrolment(c, p, body);

    for (size_t i = 0; i < p->nfrom && r == OK; i++)
        if ((r = sql_migration_add(c, p->from[i].id, p->to.id, c->now)) == OK)
            r = allocate(c, p, p->from[i].id, allocations);
    if (r != OK || (r = carry(c, p)) != OK)
        return r;
    return append(c, p, body, allocations);
}

/* One learner of a run. */
struct moving {
    const struct migration_map *map;
    struct id learner;
    bool dry;
    struct migrated out;
};

static enum result
move(struct ctx *c, void *arg)
{
    struct moving *m = arg;
    struct plan p;
    enum result r;

    if ((r = may_administer(c)) != OK ||
        (r = plan_learner(c, m->map, m->learner, &p)) != OK)
        return r;
    m->out = p.out;
    return m->dry || p.out.what != MIGRATED ? OK : apply(c, &p);
}

static int
by_id(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct id));
}

/* Everybody on one of the old units, each once; the first unit's first. */
static enum result
learners_of(struct ctx *c, const struct migration_map *map, struct id **out,
    size_t *count)
{
    struct id *sorted = NULL, *list = NULL;
    struct migrating_row *rows;
    enum result r;
    size_t n, total = 0;

    for (size_t i = 0; i < map->nold; i++) {
        size_t known = total;

        if ((r = sql_migrating(c, map->old[i]->unit, &rows, &n)) != OK)
            return r;
        sorted = mem_dup(c->mem, list, known * sizeof(*list));
        if (known > 0)
            qsort(sorted, known, sizeof(*sorted), by_id);
        list = mem_grow(c->mem, list, total * sizeof(*list),
            (total + n + 1) * sizeof(*list));
        for (size_t k = 0; k < n; k++)
            if (known == 0 || bsearch(&rows[k].learner, sorted, known,
                                  sizeof(*sorted), by_id) == NULL)
                list[total++] = rows[k].learner;
    }
    *out = list;
    *count = total;
    return OK;
}

enum result
migration_run(struct ctx *c, const struct migration_map *map, bool dry,
    enum result (*each)(struct ctx *c, const struct migrated *m, void *arg),
    void *arg)
{
    struct mem *whole = c->mem;
    struct id *learner;
    enum result r;
    size_t n;

    if ((r = learners_of(c, map, &learner, &n)) != OK)
        return r;
    for (size_t i = 0; i < n && r == OK; i++) {
        struct moving m = {map, learner[i], dry, {.nagain = 0}};

        c->mem = mem_new();
        r = dry ? store_read(c, move, &m) : store_write(c, move, &m);
        if (r == OK)
            r = each(c, &m.out, arg);
        c->message = mem_strdup(whole, c->message);
        mem_free(c->mem);
        c->mem = whole;
    }
    return r;
}
