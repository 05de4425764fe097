/* qualify - enrol on a qualification, choose and drop options. */
#include <config.h>

#include <string.h>

#include "enrolment_put.h"
#include "ledger/act.h"
#include "qualify.h"
#include "store/sql.h"
#include "store/store.h"

/* What is done in one transaction, which may be run again. */
struct choosing {
    const struct qualifying_new *new;
    struct enrolment_new enrol; /* with the days that it gets */
    const char *start;
    struct qualifying on;
    bool first; /* the learner was not on it before */
    struct value *units, *chosen, *dropped, *ended;
    struct id id;
};

static const char *
unit_name(struct mem *m, const struct combination_unit *u)
{
    return mem_printf(m, "%s@%lld", u->key, (long long)u->rev);
}

/* Where the named unit is among those given; -1: it is of no use. */
static int
given(struct ctx *c, const struct qualifying *on, const char *named)
{
    const char *key;
    int64_t rev;

    if (!library_name(c->mem, named, &key, &rev))
        return -1;
    for (size_t i = 0; i < on->n; i++)
        if (strcmp(on->units[i].key, key) == 0 &&
            (rev == 0 || on->units[i].rev == UNSAID || on->units[i].rev == rev))
            return (int)i;
    return -1;
}

static enum result
no_unit(struct ctx *c, const struct qualifying *on, const char *named)
{
    return fail(c, ERR_INPUT, "choice-rule",
        N_("%s is no unit of the qualification %s."), named, on->key);
}

/* The learner's qualification as it is. */
static enum result
find(struct ctx *c, struct choosing *w)
{
    struct library_qualification found;
    struct qualifying *all;
    enum result r;
    size_t n;

    w->first = true;
    if ((r = qualification_find(c, w->new->qualification, &found)) != OK ||
        (r = qualifying_list(c, w->enrol.learner, &all, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].key, found.key) == 0 &&
            (all[i].rev == found.rev ||
                strchr(w->new->qualification, '@') == NULL)) {
            w->on = all[i];
            w->first = false;
            return OK;
        }
    return qualifying_trial(c, w->enrol.learner, &found, &w->on);
}

static enum result
mark_dropped(struct ctx *c, struct choosing *w)
{
    for (const char *const *named = w->new->dropped; named &&*named; named++) {
        int i = given(c, &w->on, *named);

        if (i < 0 || !w->on.facts[i].chosen)
            return no_unit(c, &w->on, *named);
        if (w->on.facts[i].begun)
            return fail(c, ERR_CONFLICT, "choice-signed",
                N_("%s is declared or signed and stays."), *named);
        w->on.units[i].holding = HOLDING_AVAILABLE;
    }
    return OK;
}

static enum result
mark_chosen(struct ctx *c, struct choosing *w)
{
    const char *const *named = w->new->enrol.units;

    for (; named != NULL && *named != NULL; named++) {
        int i = given(c, &w->on, *named);

        if (i < 0)
            return no_unit(c, &w->on, *named);
        if (w->on.units[i].holding == HOLDING_AVAILABLE)
            w->on.units[i].holding = HOLDING_CHOSEN;
    }
    return OK;
}

/* What nothing can be completed without, beside what is chosen, is chosen. */
static enum result
mark_necessary(struct ctx *c, struct choosing *w)
{
    struct combination got;
    enum result r;

    if ((r = combination_check(c, w->on.q, w->on.units, w->on.n)) != OK)
        return r;
    combination_solve(c, w->on.q, w->on.units, w->on.n, &got);
    for (size_t i = 0; i < w->on.n; i++) {
        if (w->on.units[i].holding != HOLDING_AVAILABLE ||
            got.units[i].choice != CHOICE_NECESSARY)
            continue;
        for (const char *const *d = w->new->dropped; d &&*d; d++)
            if (given(c, &w->on, *d) == (int)i)
                return fail(c, ERR_CONFLICT, "choice-needed",
                    N_("%s cannot be dropped: the qualification needs it."),
                    *d);
        w->on.units[i].holding = HOLDING_CHOSEN;
    }
    return OK;
}

/* The unit as it was named, else as the place or the library has it. */
static const char *
wanted_name(struct ctx *c, const struct choosing *w, size_t i)
{
    const char *const *named = w->new->enrol.units;

    for (; named != NULL && *named != NULL; named++)
        if (given(c, &w->on, *named) == (int)i)
            return *named;
    return w->on.units[i].rev == UNSAID ? w->on.units[i].key
                                        : unit_name(c->mem, &w->on.units[i]);
}

static enum result
choose(struct ctx *c, struct choosing *w, size_t i)
{
    struct qualifying_unit *fact = &w->on.facts[i];
    enum result r;

    if (id_is_none(fact->enrolment)) {
        if ((r = enrolment_put(c, &w->enrol, wanted_name(c, w, i), w->start,
                 w->units, &fact->enrolment)) != OK)
            return r;
        value_add(w->chosen, value_string(c->mem, w->units->last->string));
    } else {
        value_add(w->chosen,
            value_string(c->mem, unit_name(c->mem, &w->on.units[i])));
    }
    return sql_choice_add(c, w->id, fact->enrolment);
}

/* Of the enrolment, and of those that go on under it. */
static enum result
unlink_choice(struct ctx *c, struct id qualifying, struct id enrolment)
{
    struct migrated_row *from;
    enum result r;
    size_t n;

    if ((r = sql_choice_remove(c, qualifying, enrolment)) != OK ||
        (r = sql_migrated_from(c, enrolment, &from, &n)) != OK)
        return r;
    for (size_t i = 0; i < n && r == OK; i++)
        r = unlink_choice(c, qualifying, from[i].enrolment);
    return r;
}

/* With nothing done on it, the enrolment ends; else it is the learner's still,
 * for itself. */
static enum result
drop(struct ctx *c, struct choosing *w, size_t i)
{
    const struct qualifying_unit *fact = &w->on.facts[i];
    const char *name = unit_name(c->mem, &w->on.units[i]);
    struct enrolment_use_row use;
    enum result r;

    if ((r = unlink_choice(c, w->id, fact->enrolment)) != OK)
        return r;
    value_add(w->dropped, value_string(c->mem, name));
    if ((r = sql_enrolment_use(c, fact->enrolment, &use)) != OK || use.n > 0)
        return r;
    value_add(w->ended, value_string(c->mem, name));
    if ((r = sql_allocation_remove_all(c, fact->enrolment)) != OK)
        return r;
    return sql_enrolment_remove(c, fact->enrolment);
}

static enum result
add_act(struct ctx *c, struct choosing *w)
{
    struct value *body = value_object(c->mem);
    struct act act = {.kind = w->first ? "qualification-enrolment" : "choice",
        .actor = c->actor,
        .subject = w->enrol.learner,
        .body = body};

    value_set_string(c->mem, body, "qualification",
        mem_printf(c->mem, "%s@%lld", w->on.key, (long long)w->on.rev));
    enrolment_body(c, &w->enrol, w->start, body);
    value_set(c->mem, body, "units", w->units);
    value_set(c->mem, body, "chosen", w->chosen);
    if (!w->first) {
        value_set(c->mem, body, "dropped", w->dropped);
        value_set(c->mem, body, "ended", w->ended);
    }
    return act_append(c, &act, NULL);
}

static enum result
change(struct ctx *c, struct choosing *w)
{
    enum result r = OK;

    for (size_t i = 0; i < w->on.n && r == OK; i++) {
        enum holding holding = w->on.units[i].holding;

        if (holding == HOLDING_CHOSEN && !w->on.facts[i].chosen)
            r = choose(c, w, i);
        else if (holding == HOLDING_AVAILABLE && w->on.facts[i].chosen)
            r = drop(c, w, i);
    }
    if (r == OK && !w->first && w->chosen->n == 0 && w->dropped->n == 0)
        return fail(c, ERR_CONFLICT, "enrolled",
            N_("The learner is enrolled on %s already."), w->on.key);
    return r;
}

/* The learner's own days hold for what is chosen later, unless others are
 * said. */
static enum result
begin(struct ctx *c, struct choosing *w)
{
    enum result r;

    if ((r = enrolment_may(c, &w->enrol, &w->start)) != OK ||
        (r = find(c, w)) != OK)
        return r;
    if (!w->first) {
        w->id = w->on.id;
        if (w->enrol.target == NULL && w->on.target != NULL &&
            strcmp(w->on.target, w->start) >= 0)
            w->enrol.target = w->on.target;
        return OK;
    }
    w->id = id_new(c);
    if ((r = qualifying_open(c, w->on.q, w->start)) != OK)
        return r;
    return sql_qualifying_add(c, w->id, w->enrol.learner, w->on.qualification,
        w->start, w->enrol.target, c->now);
}

static enum result
enrol_in(struct ctx *c, void *arg)
{
    struct choosing *w = arg;
    enum result r;

    *w = (struct choosing){.new = w->new,
        .enrol = w->new->enrol,
        .units = value_array(c->mem),
        .chosen = value_array(c->mem),
        .dropped = value_array(c->mem),
        .ended = value_array(c->mem)};
    if ((r = begin(c, w)) != OK || (r = mark_dropped(c, w)) != OK ||
        (r = mark_chosen(c, w)) != OK || (r = mark_necessary(c, w)) != OK ||
        (r = change(c, w)) != OK)
        return r;
    return add_act(c, w);
}

enum result
enrol_qualification(
    struct ctx *c, const struct qualifying_new *new, struct id *out)
{
    struct choosing w = {.new = new};
    enum result r;

    if ((r = enrolment_days(c, &new->enrol)) != OK)
        return r;
    r = store_write(c, enrol_in, &w);
    *out = w.id;
    return r;
}
