/* qualifying - what a learner's units are to a qualification. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "qualify.h"
#include "rules/states.h"
#include "store/sql.h"

static bool
is_choice(const struct choice_row *choices, size_t n, struct id enrolment)
{
    for (size_t i = 0; i < n; i++)
        if (id_equal(choices[i].enrolment, enrolment))
            return true;
    return false;
}

/* Chosen itself, or what goes on in it was. */
static bool
is_chosen(const struct choice_row *choices, size_t nchoices,
    const struct enrolment_row *rows, size_t n, struct id enrolment)
{
    for (size_t i = 0; i < n; i++)
        if (id_equal(rows[i].successor, enrolment) &&
            is_chosen(choices, nchoices, rows, n, rows[i].id))
            return true;
    return is_choice(choices, nchoices, enrolment);
}

/* Has the qualification a place for the key, or is one equivalent? */
static bool
concerns(const struct qualification *q, const char *key)
{
    for (struct qualification_place *p = NULL;
         (p = qualification_next_place(q, p)) != NULL;)
        if (strcmp(p->key, key) == 0)
            return true;
    for (struct qualification_set *e = q->equivalent; e != NULL; e = e->next)
        for (size_t i = 0; i < e->n; i++)
            if (strcmp(e->keys[i], key) == 0)
                return true;
    return false;
}

/* The units that the learner is on. */
static enum result
add_enrolments(struct ctx *c, struct qualifying *on,
    const struct enrolment_row *rows, size_t n)
{
    struct choice_row *choices = NULL;
    size_t nchoices = 0;
    enum result r;

    if ((r = sql_choice_list(c, on->id, &choices, &nchoices)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        bool chosen = is_chosen(choices, nchoices, rows, n, rows[i].id);
        enum unit_state state =
            unit_state_of(&(struct unit_facts){.declared = rows[i].declared_at,
                .signed_at = rows[i].signed_at,
                .stage = rows[i].stage});
        bool achieved = state >= UNIT_IQA_POOL && state <= UNIT_EXEMPT;

        if (!concerns(on->q, rows[i].key) || !id_is_none(rows[i].successor))
            continue;
        on->facts[on->n] = (struct qualifying_unit){.unit = rows[i].unit,
            .enrolment = rows[i].id,
            .chosen = chosen,
            .begun = rows[i].declared_at != 0 || rows[i].signed_at != 0 ||
                     rows[i].stage != NULL,
            .released = state >= UNIT_RELEASED && state <= UNIT_EXEMPT};
        on->units[on->n++] = (struct combination_unit){rows[i].key, rows[i].rev,
            achieved ? HOLDING_ACHIEVED
            : chosen ? HOLDING_CHOSEN
                     : HOLDING_AVAILABLE};
    }
    return OK;
}

static bool
is_given(const struct qualifying *on, const struct qualification_place *p)
{
    for (size_t i = 0; i < on->n; i++)
        if (strcmp(on->units[i].key, p->key) == 0 &&
            (p->rev == UNSAID || on->units[i].rev == UNSAID ||
                p->rev == on->units[i].rev))
            return true;
    return false;
}

/* The others that have a place. */
static void
add_available(struct qualifying *on)
{
    for (struct qualification_place *p = NULL;
         (p = qualification_next_place(on->q, p)) != NULL;) {
        if (!is_given(on, p))
            on->units[on->n++] =
                (struct combination_unit){p->key, p->rev, HOLDING_AVAILABLE};
    }
}

enum result
qualifying_library(struct ctx *c, struct qualifying *on)
{
    for (size_t i = 0; i < on->n; i++) {
        const struct combination_unit *u = &on->units[i];
        struct unit_row row;
        enum result r;

        if (!id_is_none(on->facts[i].unit))
            continue;
        r = u->rev == UNSAID ? sql_unit_newest(c, u->key, &row)
                             : sql_unit_get(c, u->key, u->rev, &row);
        if (r == OK)
            on->facts[i].unit = row.id;
        else if (r != ERR_NOT_FOUND)
            return r;
    }
    return OK;
}

/* on has its ids, key and revision. */
static enum result
fill(struct ctx *c, struct qualifying *on)
{
    struct enrolment_row *rows;
    size_t n, room;
    enum result r;

    if ((r = qualification_get(c, on->qualification, &on->q)) != OK ||
        (r = sql_enrolment_list(c, on->learner, &rows, &n)) != OK)
        return r;
    room = n + 1;
    for (struct qualification_place *p = NULL;
         (p = qualification_next_place(on->q, p)) != NULL;)
        room++;
    on->units = mem_array(c->mem, room, sizeof(*on->units));
    on->facts = mem_array(c->mem, room, sizeof(*on->facts));
    if ((r = add_enrolments(c, on, rows, n)) == OK)
        add_available(on);
    return r;
}

static enum result
from_row(
    struct ctx *c, const struct qualifying_row *row, struct qualifying *out)
{
    *out = (struct qualifying){.id = row->id,
        .learner = row->learner,
        .qualification = row->qualification,
        .key = row->key,
        .rev = row->rev,
        .start = row->start_day,
        .target = row->target_day};
    return fill(c, out);
}

enum result
qualifying_list(
    struct ctx *c, struct id learner, struct qualifying **out, size_t *n)
{
    struct qualifying_row *rows;
    enum result r;

    if ((r = sql_qualifying_list(c, learner, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n && r == OK; i++)
        r = from_row(c, &rows[i], &(*out)[i]);
    return r;
}

enum result
qualifying_get(struct ctx *c, struct id id, struct qualifying *out)
{
    struct qualifying_row row;
    enum result r = sql_qualifying_get(c, id, &row);

    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-qualification",
            N_("There is no such qualification of a learner."));
    return r != OK ? r : from_row(c, &row, out);
}

enum result
qualifying_trial(struct ctx *c, struct id learner,
    const struct library_qualification *found, struct qualifying *out)
{
    *out = (struct qualifying){.learner = learner,
        .qualification = found->id,
        .key = found->key,
        .rev = found->rev};
    return fill(c, out);
}

/* A date that says its year or month only has passed when all of it has. */
static bool
has_passed(const char *date, const char *day)
{
    return date != NULL && strncmp(date, day, strlen(date)) < 0;
}

enum result
qualifying_open(struct ctx *c, const struct qualification *q, const char *day)
{
    const char *first = q->days[DAY_START];
    const char *last = q->days[DAY_LAST_REGISTRATION];

    if (has_passed(last, day))
        return fail(c, ERR_INPUT, "not-open",
            N_("Learners registered for %s until %s; %s is after that."),
            q->key, last, day);
    if (first != NULL && strncmp(first, day, strlen(first)) > 0)
        return fail(c, ERR_INPUT, "not-open",
            N_("Learners register for %s from %s; %s is before that."), q->key,
            first, day);
    return OK;
}

const char *
qualifying_notice(struct ctx *c, const struct qualifying *on)
{
    const char *last = on->q->days[DAY_LAST_CERTIFICATION];
    const char *today = time_day(c->mem, c->now);

    if (has_passed(last, today))
        return mem_printf(c->mem,
            tr(c->lang, N_("The last day of certification for %s has passed "
                           "(%s).")),
            on->key, last);
    if (on->target != NULL && has_passed(last, on->target))
        return mem_printf(c->mem,
            tr(c->lang, N_("%s is certificated until %s, and the target, %s, "
                           "is after that.")),
            on->key, last, on->target);
    return NULL;
}
