/* combination - questions to the search, and what its answers mean. */
#include <config.h>

#include <string.h>

#include "missing.h"
#include "branch.h"
#include "standard/combination.h"

/* In steps of the search, each some microseconds at most. */
#define STEPS_ALL 300000
#define STEPS_WHOLE 60000
#define STEPS_UNIT 10000

struct solving {
    struct mem *mem;
    const struct structure *s;
    enum bid *bid;
    const int *at;        /* the way that is shown */
    bool musts;           /* can all that is chosen count? */
    bool *with, *without; /* by unit: some way counts it, or not */
    int64_t budget;
    bool stopped; /* the last search, before it had seen all */
};

static enum holding
held(const struct solving *v, int unit)
{
    return v->s->given[unit].holding;
}

/* All that is held so or better may count, the rest must not. */
static void
bid_from(struct solving *v, enum holding least)
{
    for (int i = 0; i < v->s->nunits; i++)
        v->bid[i] = held(v, i) >= least ? BID_MAY : BID_MUST_NOT;
}

/* What is chosen must count where it can. */
static void
bid_chosen(struct solving *v)
{
    for (int i = 0; i < v->s->nunits; i++)
        v->bid[i] =
            v->musts && held(v, i) == HOLDING_CHOSEN ? BID_MUST : BID_MAY;
}

/* A way that satisfies the whole: what it shows of each unit, beside all else
 * that is chosen. */
static void
note(struct solving *v, const int *at)
{
    int lacks = 0;

    for (int i = 0; i < v->s->nunits; i++)
        lacks += v->musts && at[i] < 0 && held(v, i) == HOLDING_CHOSEN;
    for (int i = 0; i < v->s->nunits; i++) {
        bool own = v->musts && at[i] < 0 && held(v, i) == HOLDING_CHOSEN;

        v->with[i] = v->with[i] || (lacks == 0 && at[i] >= 0);
        v->without[i] = v->without[i] || (lacks == own && at[i] < 0);
    }
}

static enum answer
ask(struct solving *v, bool cheapest, int64_t steps)
{
    struct branch_question q = {0, v->bid, cheapest, &v->budget, steps};
    struct branch_way way;
    enum answer answer = branch(v->mem, v->s, &q, &way);

    if (way.found) {
        note(v, way.at);
        v->at = way.at;
    }
    v->stopped = answer == ANSWER_UNDECIDED;
    return way.found ? ANSWER_YES : answer;
}

/* Let what is held so or better and does not count yet count too, where the
 * rules still hold then. */
static void
extend(struct solving *v, enum holding least)
{
    int *at = mem_dup(v->mem, v->at, sizeof(int) * ((size_t)v->s->nunits + 1));
    bool *taken = mem_array(v->mem, (size_t)v->s->nplaces + 1, sizeof(bool));

    for (int i = 0; i < v->s->nunits; i++)
        if (at[i] >= 0)
            taken[at[i]] = true;
    for (int i = 0; i < v->s->nunits; i++) {
        const struct structure_unit *u = &v->s->unit[i];
        bool barred = at[i] >= 0 || held(v, i) < least;

        for (int k = 0; k < u->nbarred; k++)
            barred = barred || at[u->barred[k]] >= 0;
        for (int k = 0; k < u->nplaces && !barred && at[i] < 0; k++) {
            if (taken[u->place[k]])
                continue;
            at[i] = u->place[k];
            if (branch_holds(v->mem, v->s, at))
                taken[at[i]] = true;
            else
                at[i] = -1;
        }
    }
    v->at = at;
    note(v, at);
}

/* The way to be shown, and how far it is. */
static void
find_way(struct solving *v, struct combination *out)
{
    out->fewest = true;
    bid_from(v, HOLDING_ACHIEVED);
    out->satisfied = ask(v, false, STEPS_WHOLE);
    out->complete = out->possible = out->satisfied;
    if (out->satisfied == ANSWER_YES)
        return;
    bid_from(v, HOLDING_CHOSEN);
    out->complete = out->possible = ask(v, true, STEPS_WHOLE);
    out->fewest = !v->stopped;
    if (out->complete == ANSWER_YES)
        return;
    bid_from(v, HOLDING_AVAILABLE);
    out->fewest = false;
    out->possible = ask(v, true, STEPS_WHOLE);
    if (out->possible == ANSWER_UNDECIDED) /* any way, in another order */
        out->possible = ask(v, false, STEPS_WHOLE);
    else
        out->fewest = !v->stopped;
}

/* What is known of a unit that is not achieved. */
static enum choice
choice_of(struct solving *v, int unit, const char **barred_by)
{
    const struct structure_unit *u = &v->s->unit[unit];
    enum answer answer;

    if (!v->without[unit]) {
        bid_chosen(v);
        v->bid[unit] = BID_MUST_NOT;
        if ((answer = ask(v, false, STEPS_UNIT)) != ANSWER_YES)
            return answer == ANSWER_NO ? CHOICE_NECESSARY : CHOICE_UNDECIDED;
    }
    if (v->with[unit])
        return CHOICE_OPEN;
    bid_chosen(v);
    v->bid[unit] = BID_MUST;
    if ((answer = ask(v, false, STEPS_UNIT)) != ANSWER_NO)
        return answer == ANSWER_YES ? CHOICE_OPEN : CHOICE_UNDECIDED;
    for (int i = 0; i < u->nbarred; i++)
        if (held(v, u->barred[i]) != HOLDING_AVAILABLE) {
            *barred_by = v->s->given[u->barred[i]].key;
            return CHOICE_BARRED;
        }
    return CHOICE_USELESS;
}

static void
find_choices(struct solving *v, struct combination *out)
{
    const int *at = v->at;

    v->musts = true;
    bid_chosen(v);
    v->musts = ask(v, false, STEPS_WHOLE) == ANSWER_YES;
    memset(v->with, 0, (size_t)v->s->nunits * sizeof(bool));
    memset(v->without, 0, (size_t)v->s->nunits * sizeof(bool));
    note(v, v->at);
    note(v, at);
    for (int i = 0; i < v->s->nunits; i++) {
        struct unit_answer *answer = &out->units[i];

        if (held(v, i) == HOLDING_ACHIEVED)
            answer->choice =
                answer->place != NULL ? CHOICE_OPEN : CHOICE_USELESS;
        else
            answer->choice = choice_of(v, i, &answer->barred_by);
    }
}

/* What is achieved counts before it is asked what has yet to be, then what is
 * chosen. */
static void
find_missing(struct solving *v, struct combination *out)
{
    if (out->possible == ANSWER_YES)
        extend(v, HOLDING_ACHIEVED);
    if (out->satisfied != ANSWER_YES)
        missing_find(v->mem, v->s, v->at, HOLDING_ACHIEVED, &out->to_achieve);
    if (out->possible == ANSWER_YES)
        extend(v, HOLDING_CHOSEN);
    if (out->complete != ANSWER_YES)
        missing_find(v->mem, v->s, v->at, HOLDING_CHOSEN, &out->to_choose);
}

void
combination_solve(struct ctx *c, const struct qualification *q,
    const struct combination_unit *units, size_t n, struct combination *out)
{
    struct solving v = {.mem = c->mem,
        .s = structure_make(c->mem, q, units, n),
        .bid = mem_array(c->mem, n + 1, sizeof(enum bid)),
        .with = mem_array(c->mem, n + 1, sizeof(bool)),
        .without = mem_array(c->mem, n + 1, sizeof(bool)),
        .budget = STEPS_ALL};
    int *none = mem_array(c->mem, n + 1, sizeof(int));

    *out = (struct combination){
        .units = mem_array(c->mem, n + 1, sizeof(*out->units))};
    for (size_t i = 0; i < n; i++)
        none[i] = -1;
    v.at = none;
    find_way(&v, out);
    find_missing(&v, out);
    for (size_t i = 0; i < n; i++)
        if (v.at[i] >= 0)
            out->units[i].place = v.s->place[v.at[i]].place;
    if (out->possible == ANSWER_YES)
        find_choices(&v, out);
    else
        for (size_t i = 0; i < n; i++)
            out->units[i].choice =
                out->possible == ANSWER_NO ? CHOICE_USELESS : CHOICE_UNDECIDED;
}

/* Can all count that is chosen and belongs to the group alone? */
static enum answer
fits_group(struct solving *v, int group, bool *asked)
{
    const struct structure_group *g = &v->s->group[group];
    struct branch_question q = {group, v->bid, false, &v->budget, STEPS_WHOLE};
    struct branch_way way;

    *asked = group == 0;
    for (int i = 0; i < v->s->nunits; i++) {
        const struct structure_unit *u = &v->s->unit[i];
        bool must = held(v, i) == HOLDING_CHOSEN;

        for (int k = 0; k < u->nplaces; k++) {
            int at = v->s->place[u->place[k]].group;

            must = must && at >= group && at < g->end;
        }
        *asked = *asked || must;
        v->bid[i] = must ? BID_MUST : BID_MAY;
    }
    return *asked ? branch(v->mem, v->s, &q, &way) : ANSWER_YES;
}

/* Which rule what is chosen breaks. */
static enum result
choice_fault(struct ctx *c, struct solving *v)
{
    const struct combination_unit *given = v->s->given;
    bool asked;

    for (int i = 0; i < v->s->nunits; i++) {
        const struct structure_unit *u = &v->s->unit[i];

        if (given[i].holding != HOLDING_CHOSEN)
            continue;
        if (u->nplaces == 0)
            return fail(c, ERR_INPUT, "choice-rule",
                N_("%s is no unit of the qualification."), given[i].key);
        for (int k = 0; k < u->nbarred; k++)
            if (given[u->barred[k]].holding == HOLDING_CHOSEN)
                return fail(c, ERR_INPUT, "choice-barred",
                    N_("%s and %s are barred: only one of them counts."),
                    given[i].key, given[u->barred[k]].key);
    }
    for (int g = v->s->ngroups - 1; g >= 0; g--)
        if (fits_group(v, g, &asked) == ANSWER_NO) {
            const struct qualification_group *group = v->s->group[g].group;
            const char *rule = group_rule(c, group);

            return fail(c, ERR_INPUT, "choice-rule",
                N_("What is chosen does not fit the group “%s”. %s"),
                group_name(group, c->lang), rule != NULL ? rule : "");
        }
    return OK;
}

enum result
combination_check(struct ctx *c, const struct qualification *q,
    const struct combination_unit *units, size_t n)
{
    struct solving v = {.mem = c->mem,
        .s = structure_make(c->mem, q, units, n),
        .bid = mem_array(c->mem, n + 1, sizeof(enum bid)),
        .with = mem_array(c->mem, n + 1, sizeof(bool)),
        .without = mem_array(c->mem, n + 1, sizeof(bool)),
        .musts = true,
        .budget = STEPS_ALL};

    bid_chosen(&v);
    if (ask(&v, false, STEPS_WHOLE) != ANSWER_NO)
        return OK;
    return choice_fault(c, &v);
}

static void
add_key(struct combination_unit *units, size_t *n, const char *key)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp(units[i].key, key) == 0)
            return;
    units[(*n)++] = (struct combination_unit){key, UNSAID, HOLDING_AVAILABLE};
}

const struct qualification_group *
combination_impossible(struct ctx *c, const struct qualification *q)
{
    struct solving v = {.mem = c->mem, .budget = STEPS_ALL};
    struct combination_unit *units;
    size_t room = 0, n = 0;

    for (struct qualification_place *p = NULL;
         (p = qualification_next_place(q, p)) != NULL;)
        room++;
    for (struct qualification_set *e = q->equivalent; e != NULL; e = e->next)
        room += e->n;
    units = mem_array(c->mem, room + 1, sizeof(*units));
    for (struct qualification_place *p = NULL;
         (p = qualification_next_place(q, p)) != NULL;)
        add_key(units, &n, p->key);
    for (struct qualification_set *e = q->equivalent; e != NULL; e = e->next)
        for (size_t i = 0; i < e->n; i++)
            add_key(units, &n, e->keys[i]);
    v.s = structure_make(c->mem, q, units, n);
    v.bid = mem_array(c->mem, n + 1, sizeof(enum bid));
    for (int g = v.s->ngroups - 1; g >= 0; g--) {
        struct branch_question question = {
            g, v.bid, false, &v.budget, STEPS_WHOLE};
        struct branch_way way;

        if (branch(c->mem, v.s, &question, &way) == ANSWER_NO)
            return v.s->group[g].group;
    }
    return NULL;
}
