/* enrolment - put learners on units and allocate their assessors. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "enrolment_put.h"
#include "ledger/act.h"
#include "portfolio/enrolment.h"
#include "rules/rules.h"
#include "standard/library.h"
#include "store/sql.h"
#include "store/store.h"

#define LEARNERS_MAX 100000

enum result
enrolment_days(struct ctx *c, const struct enrolment_new *new)
{
    const char *days[] = {new->start, new->target};

    for (size_t i = 0; i < 2; i++)
        if (days[i] != NULL && !day_is(days[i]))
            return fail(c, ERR_INPUT, "bad-day",
                N_("“%s” is not a day; write it as YYYY-MM-DD."), days[i]);
    return OK;
}

/* Those who work on it with the learner, and the roles one of which each
 * needs. */
struct worker {
    struct id person;
    const char *role;
    unsigned any;
};
enum { WORKERS = 3 };

static void
workers(const struct enrolment_new *new, struct worker out[WORKERS])
{
    const unsigned assessor = 1u << ROLE_ASSESSOR;

    out[0] = (struct worker){
        new->assessor, "assessor", assessor | 1u << ROLE_TRAINEE_ASSESSOR};
    out[1] = (struct worker){new->countersigner, "countersigner",
        assessor | 1u << ROLE_COUNTERSIGNER};
    out[2] = (struct worker){new->iqa, "iqa", 1u << ROLE_IQA};
}

static enum result
check_people(struct ctx *c, const struct enrolment_new *new)
{
    struct worker w[WORKERS];
    struct person p;
    enum result r = person_as(c, new->learner, ROLE_LEARNER, &p);

    workers(new, w);
    for (int i = 0; r == OK && i < WORKERS; i++)
        if (!id_is_none(w[i].person))
            r = person_as_any(c, w[i].person, w[i].any, &p);
    return r;
}

enum result
enrolment_put(struct ctx *c, const struct enrolment_new *new, const char *unit,
    const char *start, struct value *units, struct id *out)
{
    struct library_unit found;
    struct id enrolment = *out = id_new(c);
    struct worker w[WORKERS];
    enum result r;

    if ((r = library_find(c, unit, &found)) != OK)
        return r;
    r = sql_enrolment_add(
        c, enrolment, new->learner, found.id, start, new->target, c->now);
    if (r == ERR_CONFLICT)
        return fail(c, r, "enrolled",
            N_("The learner is enrolled on %s already."), unit);
    if (r != OK)
        return r;
    value_add(units,
        value_string(c->mem,
            mem_printf(c->mem, "%s@%lld", found.key, (long long)found.rev)));
    workers(new, w);
    for (int i = 0; r == OK && i < WORKERS; i++)
        if (!id_is_none(w[i].person))
            r = sql_allocation_add(
                c, id_new(c), enrolment, w[i].person, w[i].role, start);
    return r;
}

enum result
enrolment_may(
    struct ctx *c, const struct enrolment_new *new, const char **start)
{
    enum result r;

    *start = new->start ? new->start : time_day(c->mem, c->now);
    if ((r = may_administer(c)) != OK || (r = check_people(c, new)) != OK)
        return r;
    if (new->target != NULL && strcmp(new->target, *start) < 0)
        return fail(c, ERR_INPUT, "bad-period",
            N_("An enrolment from %s cannot aim at %s, which is before it."),
            *start, new->target);
    return OK;
}

void
enrolment_body(struct ctx *c, const struct enrolment_new *new,
    const char *start, struct value *body)
{
    struct worker w[WORKERS];

    workers(new, w);
    for (int i = 0; i < WORKERS; i++)
        if (!id_is_none(w[i].person))
            value_set_string(
                c->mem, body, w[i].role, id_text(c->mem, w[i].person));
    value_set_string(c->mem, body, "start", start);
    if (new->target != NULL)
        value_set_string(c->mem, body, "target", new->target);
}

static enum result
add(struct ctx *c, void *arg)
{
    const struct enrolment_new *new = arg;
    struct act act = {
        .kind = "enrolment", .actor = c->actor, .subject = new->learner};
    struct value *units = value_array(c->mem);
    const char *start;
    struct id id;
    enum result r;

    if ((r = enrolment_may(c, new, &start)) != OK)
        return r;
    for (const char *const *unit = new->units; *unit != NULL; unit++)
        if ((r = enrolment_put(c, new, *unit, start, units, &id)) != OK)
            return r;
    act.body = value_object(c->mem);
    enrolment_body(c, new, start, act.body);
    value_set(c->mem, act.body, "units", units);
    return act_append(c, &act, NULL);
}

enum result
enrol(struct ctx *c, const struct enrolment_new *new)
{
    enum result r;

    if ((r = enrolment_days(c, new)) != OK)
        return r;
    return store_write(c, add, (void *)new);
}

enum result
enrolment_find(
    struct ctx *c, struct id learner, const char *unit, struct id *out)
{
    struct enrolment_row *rows;
    const char *key;
    int64_t rev;
    enum result r;
    size_t n = 0;

    if (library_name(c->mem, unit, &key, &rev) &&
        (r = sql_enrolment_by_key(c, learner, key, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        if (rev == 0 || rows[i].rev == rev) {
            *out = rows[i].id;
            return OK;
        }
    return fail(c, ERR_NOT_FOUND, "not-enrolled",
        N_("The learner is not enrolled on %s."), unit);
}

enum result
enrolment_assessor(struct ctx *c, struct id enrolment, struct id *out)
{
    struct allocation_row *rows;
    enum result r;
    size_t n;

    *out = (struct id){{0}};
    if ((r = sql_allocation_list(c, enrolment, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        if (strcmp(rows[i].role, "assessor") == 0)
            *out = rows[i].person;
    return OK;
}

enum result
allocation_is(struct ctx *c, struct id enrolment, struct id person,
    const char *role, bool *out)
{
    struct allocated_row found;
    enum result r;

    r = sql_allocated(
        c, enrolment, person, role, time_day(c->mem, c->now), &found);
    *out = r == OK && found.n > 0;
    return r;
}

enum result
allocation_is_learner(struct ctx *c, struct id learner, struct id person,
    const char *role, bool *out)
{
    struct allocated_row found;
    enum result r;

    r = sql_allocated_to_learner(
        c, learner, person, role, time_day(c->mem, c->now), &found);
    *out = r == OK && found.n > 0;
    return r;
}

enum result
allocation_check(struct ctx *c, struct id enrolment, struct id person)
{
    enum result r;
    bool yes;

    r = allocation_is(c, enrolment, person, "assessor", &yes);
    if (r != OK || yes)
        return r;
    return fail(c, ERR_DENIED, "not-allocated",
        N_("You are not allocated to this learner's unit; the coordinator "
           "allocates assessors."));
}

enum result
allocation_check_learner(struct ctx *c, struct id learner, struct id person)
{
    enum result r;
    bool yes;

    r = allocation_is_learner(c, learner, person, "assessor", &yes);
    if (r != OK || yes)
        return r;
    return fail(c, ERR_DENIED, "not-allocated",
        N_("You are not allocated to this learner; the coordinator "
           "allocates assessors."));
}

enum result
quality_opens(struct ctx *c, struct id person, struct id learner, bool *out)
{
    struct rule_count_row found;
    enum result r;

    r = sql_quality_opens(c, person, learner, time_day(c->mem, c->now), &found);
    *out = r == OK && found.n > 0;
    return r;
}

enum result
enrolled_learners(struct ctx *c, struct person **out, size_t *n)
{
    struct enrolled_learner_row *rows;
    enum result r;

    if ((r = sql_enrolled_learners(c, LEARNERS_MAX, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct person){
            .id = rows[i].id, .ref = rows[i].ref, .name = rows[i].name};
    return OK;
}
