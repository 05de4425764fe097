/*
 * branch - units in turn are given a place or none.
 *
 * For each counter it is known what is counted already and what the units to
 * come could add; a branch ends when some rule can no longer be met, or when
 * it needs as many units as the best way found.  Units that are the same to
 * every rule are tried in one order only.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "branch.h"

struct tally {
    int64_t lo;        /* counted */
    int64_t hi[TIERS]; /* with all that units up to the tier could add */
};

struct run {
    const struct structure *s;
    const struct branch_question *q;
    struct tally *tally;
    int *order, n; /* the units to be decided */
    int *at, *best;
    int *turn;   /* by unit: which of its places it was given */
    int *closed; /* by unit: how often decided or barred */
    bool *taken; /* by place */
    int64_t cost, best_cost, steps;
    bool found, over, done;
};

/* One that is available costs more than all that are chosen. */
static int64_t
cost_of(const struct structure *s, int tier)
{
    return tier == 0 ? 0 : tier == 1 ? 1 : s->nunits + 1;
}

static int64_t
larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Can the rules of the group still be met?  *need: how many units count in it
 * at the least. */
static bool
can(const struct run *r, int at, int64_t *need)
{
    const struct structure_group *g = &r->s->group[at];
    const struct tally *units = &r->tally[g->counters];
    const struct counter *counter = r->s->counter;
    int64_t taken = 0, possible = 0;

    for (int i = g->counters; i < g->counters + g->ncounters; i++)
        if (r->tally[i].lo > counter[i].max ||
            r->tally[i].hi[TIERS - 1] < counter[i].min)
            return false;
    *need = g->own < 0 ? 0 : counter[g->own].min;
    for (int i = at + 1; i < g->end; i = r->s->group[i].end) {
        const struct structure_group *in = &r->s->group[i];
        bool is_taken = r->tally[in->counters].lo > 0;
        int64_t n = 0;
        bool fits = can(r, i, &n);

        if (!in->alternative || is_taken) {
            if (!fits)
                return false;
            *need += n;
        }
        if (in->alternative) {
            taken += is_taken;
            possible +=
                is_taken || (fits && r->tally[in->counters].hi[TIERS - 1] > 0);
        }
    }
    if (taken > g->max_groups || possible < g->min_groups)
        return false;
    *need += larger(0, g->min_groups - taken);
    *need = larger(*need, counter[g->counters].min);
    return *need <= units->hi[TIERS - 1] && *need <= counter[g->counters].max;
}

/* How many units beyond those of the tier the group needs at the least, while
 * its rules are asked. */
static int64_t
beyond(const struct run *r, int at, int tier)
{
    const struct structure_group *g = &r->s->group[at];
    int64_t worst = 0, sum = 0, cheapest = INT64_MAX, taken = 0;

    for (int i = g->counters; i < g->counters + g->ncounters; i++) {
        const struct counter *counter = &r->s->counter[i];
        int64_t lacks = counter->min - r->tally[i].hi[tier];

        if (lacks > 0 && counter->most > 0)
            worst = larger(worst, (lacks + counter->most - 1) / counter->most);
        if (i == g->own && lacks > 0)
            sum += lacks;
    }
    for (int i = at + 1; i < g->end; i = r->s->group[i].end) {
        const struct structure_group *in = &r->s->group[i];
        int64_t n = beyond(r, i, tier);

        if (!in->alternative) {
            sum += n;
        } else if (r->tally[in->counters].lo > 0) {
            sum += n;
            taken++;
        } else if (n < cheapest) {
            cheapest = r->tally[in->counters].hi[tier] > 0 ? n : larger(n, 1);
        }
    }
    if (taken < g->min_groups && cheapest < INT64_MAX)
        sum += cheapest;
    return larger(worst, sum);
}

/* What the best way from here costs at the least. */
static int64_t
bound(const struct run *r)
{
    int64_t available, besides;

    if (!r->q->cheapest || !r->found)
        return 0;
    available = beyond(r, r->q->group, 1);
    besides = beyond(r, r->q->group, 0);
    return r->cost + available * cost_of(r->s, 2) +
           larger(0, besides - available);
}

static void
add_most(struct run *r, int unit, int sign)
{
    const struct structure_unit *u = &r->s->unit[unit];

    for (size_t i = 0; i < u->most.n; i++)
        for (int t = u->tier; t < TIERS; t++)
            r->tally[u->most.list[i].counter].hi[t] += sign * u->most.list[i].n;
}

static void
close_unit(struct run *r, int unit)
{
    if (r->closed[unit]++ == 0)
        add_most(r, unit, -1);
}

static void
open_unit(struct run *r, int unit)
{
    if (--r->closed[unit] == 0)
        add_most(r, unit, 1);
}

static void
give(struct run *r, int place, int sign)
{
    const struct amounts *gives = &r->s->place[place].gives;

    for (size_t i = 0; i < gives->n; i++) {
        struct tally *t = &r->tally[gives->list[i].counter];

        t->lo += sign * gives->list[i].n;
        for (int k = 0; k < TIERS; k++)
            t->hi[k] += sign * gives->list[i].n;
    }
    r->taken[place] = sign > 0;
}

static void descend(struct run *r, int i);

static void
try_place(struct run *r, int i, int which)
{
    int unit = r->order[i];
    const struct structure_unit *u = &r->s->unit[unit];
    int place = u->place[which];

    r->at[unit] = place;
    r->turn[unit] = which;
    r->cost += cost_of(r->s, u->tier);
    give(r, place, 1);
    for (int k = 0; k < u->nbarred; k++)
        close_unit(r, u->barred[k]);
    descend(r, i + 1);
    for (int k = 0; k < u->nbarred; k++)
        open_unit(r, u->barred[k]);
    give(r, place, -1);
    r->cost -= cost_of(r->s, u->tier);
    r->at[unit] = -1;
}

/* Does some counter still need what a unit at the place adds? */
static bool
is_wanted(const struct run *r, int place)
{
    const struct amounts *gives = &r->s->place[place].gives;

    for (size_t i = 0; i < gives->n; i++)
        if (r->tally[gives->list[i].counter].lo <
            r->s->counter[gives->list[i].counter].min)
            return true;
    return false;
}

static bool
is_in(const struct run *r, int place)
{
    int group = r->s->place[place].group;

    return group >= r->q->group && group < r->s->group[r->q->group].end;
}

/* Places that are wanted, or those that are not. */
static void
try_places(struct run *r, int i, int from, bool wanted)
{
    const struct structure_unit *u = &r->s->unit[r->order[i]];

    for (int k = from; k < u->nplaces && !r->done; k++)
        if (!r->taken[u->place[k]] && is_in(r, u->place[k]) &&
            is_wanted(r, u->place[k]) == wanted)
            try_place(r, i, k);
}

static void
decide(struct run *r, int i)
{
    int unit = r->order[i], like = r->s->unit[unit].like, from = 0;
    bool open = r->closed[unit] == 0;

    if (like >= 0 && r->q->bid[like] == r->q->bid[unit])
        from = r->turn[like];
    close_unit(r, unit);
    if (open)
        try_places(r, i, from, true);
    if (!r->done && r->q->bid[unit] != BID_MUST) {
        r->turn[unit] = r->s->unit[unit].nplaces;
        descend(r, i + 1);
    }
    if (open && !r->done)
        try_places(r, i, from, false);
    open_unit(r, unit);
}

static void
descend(struct run *r, int i)
{
    int64_t need;

    if (r->done)
        return;
    if (r->steps-- <= 0) {
        r->over = r->done = true;
        return;
    }
    if (!can(r, r->q->group, &need) || (r->found && bound(r) >= r->best_cost))
        return;
    if (i < r->n) {
        decide(r, i);
        return;
    }
    r->found = true;
    r->best_cost = r->cost;
    memcpy(r->best, r->at, sizeof(int) * (size_t)r->s->nunits);
    r->done = !r->q->cheapest || r->cost == 0;
}

/* What must count first, then, for the cheapest way, what is achieved, chosen,
 * available; of those the ones with the fewest places. */
static int64_t
turn_of(const struct run *r, int unit)
{
    const struct structure_unit *u = &r->s->unit[unit];

    return (r->q->bid[unit] != BID_MUST) * INT64_C(1000000000) +
           (r->q->cheapest ? u->tier : 0) * INT64_C(10000000) +
           u->nplaces * INT64_C(1000);
}

/* Those that may count, in the order in which they are decided; of those with
 * the same turn in the order given, by insertion. */
static void
set_order(struct run *r)
{
    for (int unit = 0; unit < r->s->nunits; unit++) {
        int k = r->n;

        r->at[unit] = r->best[unit] = -1;
        if (r->q->bid[unit] == BID_MUST_NOT || r->s->unit[unit].nplaces == 0) {
            r->closed[unit] = 1;
            if (r->q->bid[unit] != BID_MUST)
                continue;
        } else {
            add_most(r, unit, 1);
        }
        for (; k > 0 && turn_of(r, r->order[k - 1]) > turn_of(r, unit); k--)
            r->order[k] = r->order[k - 1];
        r->order[k] = unit;
        r->n++;
    }
}

enum answer
branch(struct mem *m, const struct structure *s,
    const struct branch_question *question, struct branch_way *way)
{
    size_t n = (size_t)s->nunits + 1;
    struct run r = {.s = s,
        .q = question,
        .tally = mem_array(m, (size_t)s->ncounters, sizeof(struct tally)),
        .order = mem_array(m, n, sizeof(int)),
        .at = mem_array(m, n, sizeof(int)),
        .best = mem_array(m, n, sizeof(int)),
        .turn = mem_array(m, n, sizeof(int)),
        .closed = mem_array(m, n, sizeof(int)),
        .taken = mem_array(m, (size_t)s->nplaces + 1, sizeof(bool)),
        .best_cost = INT64_MAX};
    int64_t steps = question->steps < *question->budget ? question->steps
                                                        : *question->budget;

    r.steps = steps;
    set_order(&r);
    descend(&r, 0);
    *question->budget -= steps - (r.steps > 0 ? r.steps : 0);
    way->at = r.best;
    way->found = r.found;
    if (r.over)
        return r.found && !question->cheapest ? ANSWER_YES : ANSWER_UNDECIDED;
    return r.found ? ANSWER_YES : ANSWER_NO;
}

/* Tallies of just this way: nothing is to come. */
static struct run
counted(struct mem *m, const struct structure *s, const int *at)
{
    struct run r = {.s = s,
        .tally = mem_array(m, (size_t)s->ncounters, sizeof(struct tally)),
        .taken = mem_array(m, (size_t)s->nplaces + 1, sizeof(bool))};

    for (int i = 0; i < s->nunits; i++)
        if (at[i] >= 0)
            give(&r, at[i], 1);
    return r;
}

int64_t *
branch_count(struct mem *m, const struct structure *s, const int *at)
{
    struct run r = counted(m, s, at);
    int64_t *out = mem_array(m, (size_t)s->ncounters, sizeof(*out));

    for (int i = 0; i < s->ncounters; i++)
        out[i] = r.tally[i].lo;
    return out;
}

bool
branch_holds(struct mem *m, const struct structure *s, const int *at)
{
    struct run r = counted(m, s, at);
    int64_t need;

    return can(&r, 0, &need);
}
