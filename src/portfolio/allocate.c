/* allocate - allocations that begin and end. */
#include <config.h>

#include <string.h>

#include "base/day.h"
#include "base/time.h"
#include "base/value.h"
#include "ledger/act.h"
#include "people/person.h"
#include "portfolio/allocate.h"
#include "portfolio/enrolment.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

struct work {
    const struct allocating *how;
    struct allocated *out;
    const char *start; /* of what begins */
};

/* The roles of domain.md that an allocation is in, and what it asks of whom. */
static const struct {
    const char *role;
    unsigned any;
} roles[] = {
    {"assessor",      1u << ROLE_ASSESSOR | 1u << ROLE_TRAINEE_ASSESSOR},
    {"countersigner", 1u << ROLE_ASSESSOR | 1u << ROLE_COUNTERSIGNER   },
    {"iqa",           1u << ROLE_IQA                                   },
};
#define ROLES (sizeof(roles) / sizeof(roles[0]))

static enum result
check(struct ctx *c, const struct allocating *how)
{
    const char *days[] = {how->start, how->end};
    size_t k = 0;

    for (size_t i = 0; i < 2; i++)
        if (days[i] != NULL && !day_is(days[i]))
            return fail(c, ERR_INPUT, "bad-day",
                N_("“%s” is not a day; write it as YYYY-MM-DD."), days[i]);
    while (
        how->role != NULL && k < ROLES && strcmp(roles[k].role, how->role) != 0)
        k++;
    if (k == ROLES)
        return fail(c, ERR_INPUT, "bad-role",
            N_("People are allocated as assessor, countersigner or iqa, not "
               "as %s."),
            how->role);
    if ((id_is_none(how->from) && id_is_none(how->to)) ||
        (id_is_none(how->learner) && id_is_none(how->from)))
        return fail(c, ERR_INPUT, "no-person",
            N_("Say who is allocated to which learner, or from whom to whom "
               "all is handed over."));
    return OK;
}

/* Is the unit one of those named? */
static bool
is_named(const struct allocating *how, const char *key, int64_t rev)
{
    const char *const *unit = how->units;

    if (unit == NULL || *unit == NULL)
        return true;
    for (; *unit != NULL; unit++) {
        size_t len = strlen(key);

        if (strncmp(*unit, key, len) == 0 &&
            ((*unit)[len] == '\0' ||
                ((*unit)[len] == '@' &&
                    strtoll(*unit + len + 1, NULL, 10) == rev)))
            return true;
    }
    return false;
}

static enum result
append(struct ctx *c, const struct allocating_row *e, struct id person,
    const char *role, const char *from, const char *to)
{
    struct act act = {
        .kind = "allocation", .actor = c->actor, .subject = e->learner};

    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "unit",
        mem_printf(c->mem, "%s@%lld", e->key, (long long)e->rev));
    value_set_string(c->mem, act.body, "person", id_text(c->mem, person));
    value_set_string(c->mem, act.body, "role", role);
    value_set_string(c->mem, act.body, "from", from);
    if (to != NULL)
        value_set_string(c->mem, act.body, "to", to);
    return act_append(c, &act, NULL);
}

static enum result
begin(struct ctx *c, struct work *w, const struct allocating_row *e,
    const char *role)
{
    const struct allocating *how = w->how;
    struct id id = id_new(c);
    struct allocated_row there;
    struct person p;
    enum result r;
    size_t k = 0;

    while (strcmp(roles[k].role, role) != 0)
        k++;
    if ((r = person_as_any(c, how->to, roles[k].any, &p)) != OK ||
        (r = sql_allocated(c, e->enrolment, how->to, role, w->start, &there)) !=
            OK)
        return r;
    if (there.n > 0 && id_is_none(how->from))
        return fail(c, ERR_CONFLICT, "allocated",
            N_("%s is allocated to this already."), p.name);
    if (there.n > 0)
        return OK;
    if ((r = sql_allocation_add(
             c, id, e->enrolment, how->to, role, w->start)) != OK ||
        (how->end != NULL && (r = sql_allocation_end(c, id, how->end)) != OK))
        return r;
    return append(c, e, how->to, role, w->start, how->end);
}

/* It ends the day before another begins, or on the last day said, but not
 * before it began. */
static enum result
end(struct ctx *c, const struct work *w, const struct allocating_row *e)
{
    const struct allocating *how = w->how;
    const char *day = how->end && id_is_none(how->to) ? how->end : w->start;
    enum result r;

    if (!id_is_none(how->to))
        day = day_after(c->mem, day, -1);
    if (strcmp(day, e->from_day) < 0)
        day = e->from_day;
    r = sql_allocation_end(c, e->id, day);
    return r != OK ? r : append(c, e, how->from, e->role, e->from_day, day);
}

/* What "from" has, and is handed over where somebody follows. */
static enum result
hand_over(struct ctx *c, struct work *w)
{
    const struct allocating *how = w->how;
    struct id last = {{0}};
    struct allocating_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_allocating_from(
             c, how->from, how->learner, w->start, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        if (!is_named(how, rows[i].key, rows[i].rev) ||
            (how->role != NULL && strcmp(how->role, rows[i].role) != 0))
            continue;
        if ((r = end(c, w, &rows[i])) != OK ||
            (!id_is_none(how->to) &&
                (r = begin(c, w, &rows[i], rows[i].role)) != OK))
            return r;
        w->out->units++;
        w->out->learners += !id_equal(last, rows[i].learner);
        last = rows[i].learner;
    }
    if (w->out->units > 0)
        return OK;
    return fail(c, ERR_NOT_FOUND, "no-allocation",
        N_("There is no such allocation to end."));
}

static enum result
allocate_new(struct ctx *c, struct work *w)
{
    const struct allocating *how = w->how;
    struct enrolment_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_enrolment_list(c, how->learner, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        struct allocating_row e = {.learner = how->learner,
            .enrolment = rows[i].id,
            .key = rows[i].key,
            .rev = rows[i].rev};

        if (!id_is_none(rows[i].successor) ||
            !is_named(how, rows[i].key, rows[i].rev))
            continue;
        if ((r = begin(c, w, &e, how->role ? how->role : "assessor")) != OK)
            return r;
        w->out->units++;
        w->out->learners = 1;
    }
    if (w->out->units > 0)
        return OK;
    return fail(c, ERR_NOT_FOUND, "not-enrolled",
        N_("The learner is not enrolled on that."));
}

static enum result
run(struct ctx *c, void *arg)
{
    struct work *w = arg;
    enum result r;

    *w->out = (struct allocated){0};
    w->start = w->how->start ? w->how->start : time_day(c->mem, c->now);
    r = may(c, &(struct deed){.kind = DEED_COORDINATE, .actor = c->actor});
    if (r != OK)
        return r;
    if (!id_is_none(w->how->to) && w->how->end != NULL &&
        strcmp(w->how->end, w->start) < 0)
        return fail(c, ERR_INPUT, "bad-period",
            N_("An allocation from %s to %s ends before it begins."), w->start,
            w->how->end);
    return id_is_none(w->how->from) ? allocate_new(c, w) : hand_over(c, w);
}

enum result
allocate(struct ctx *c, const struct allocating *how, struct allocated *out)
{
    struct work w = {.how = how, .out = out};
    enum result r = check(c, how);

    return r != OK ? r : store_write(c, run, &w);
}

enum result
allocations_of(
    struct ctx *c, struct id learner, struct allocation **out, size_t *n)
{
    struct allocation_of_row *rows;
    enum result r = sql_allocation_of(c, learner, &rows, n);

    if (r != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct allocation){rows[i].key, rows[i].role, rows[i].name,
            rows[i].from_day, rows[i].to_day};
    return OK;
}

/* Rows come by learner, then unit. */
enum result
language_gaps(struct ctx *c, struct id person, struct id learner,
    struct language_gap **out, size_t *n)
{
    struct language_gap_row *rows;
    struct language_gap *gap = NULL;
    enum result r;
    size_t nrows;

    *n = 0;
    if ((r = sql_language_gaps(c, person, learner, time_day(c->mem, c->now),
             &rows, &nrows)) != OK)
        return r;
    *out = mem_array(c->mem, nrows + 1, sizeof(**out));
    for (size_t i = 0; i < nrows; i++) {
        if (gap == NULL || !id_equal(gap->learner, rows[i].learner)) {
            gap = &(*out)[(*n)++];
            *gap = (struct language_gap){rows[i].learner, rows[i].learner_name,
                rows[i].language, rows[i].name, rows[i].key};
        } else {
            gap->units = mem_printf(c->mem, "%s %s", gap->units, rows[i].key);
        }
    }
    return OK;
}

const char *
language_gap_words(struct ctx *c, const struct language_gap *gap)
{
    const char *words =
        strcmp(gap->language, "cy") == 0
            ? N_("%s is assessed in Welsh; %s has no approval in Welsh for: %s")
            : N_("%s is assessed in English; %s has no approval in English "
                 "for: %s");

    return mem_printf(
        c->mem, tr(c->lang, words), gap->learner_name, gap->name, gap->units);
}
