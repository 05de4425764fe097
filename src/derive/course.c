/* course - allocations and steps of an enrolment on a qualification. */
#include <config.h>

#include <string.h>

#include "account.h"
#include "base/time.h"

/* A new one, or one that is there and ends on a day. */
enum result
derive_allocation(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    const char *role = value_get_string(body, "role");
    const char *from = value_get_string(body, "from");
    struct d_unit *u = derive_unit(a, value_get_string(body, "unit"));
    struct d_allocation *i;
    struct id person;

    if (u == NULL)
        return derive_no_sense(a, at, NO_UNIT);
    id_parse(value_get_string(body, "person"), &person);
    for (i = u->allocations; i != NULL; i = i->next)
        if (id_equal(i->person, person) && strcmp(i->role, role) == 0 &&
            strcmp(i->from, from) == 0)
            break;
    if (i == NULL) {
        derive_allocate(a, u, value_get_string(body, "person"), role, from);
        i = u->allocations;
    }
    i->to = value_get_string(body, "to");
    return OK;
}

/* The last of the qualification's steps of one of these kinds. */
static const char *
last_of(const struct account *a, const char *qualification, const char *one,
    const char *other)
{
    for (const struct d_course *i = a->course; i != NULL; i = i->next)
        if (strcmp(i->qualification, qualification) == 0 &&
            (strcmp(i->kind, one) == 0 || strcmp(i->kind, other) == 0))
            return i->kind;
    return "";
}

/* R15 and R17. */
static enum result
check_claim(struct account *a, const struct act_logged *at)
{
    const char *name = value_get_string(at->act.body, "qualification");
    const char *day = time_day(a->mem, at->act.at);
    const struct d_course *i = a->course;
    bool open = false;

    for (const struct d_dated *d = a->dated; d != NULL; d = d->next)
        open |= !d->ended && (strcmp(d->kind, "appeal") == 0 ||
                                 strcmp(d->kind, "malpractice") == 0);
    for (const struct d_action *d = a->actions; d != NULL; d = d->next)
        open |= d->required && d->done == 0;
    if (open)
        return derive_no_sense(a, at,
            N_("an action, an appeal or an investigation was open (R15)."));
    while (i != NULL && (strcmp(i->kind, "registration") != 0 ||
                            strcmp(i->qualification, name) != 0 ||
                            i->number == NULL || strcmp(i->day, day) >= 0))
        i = i->next;
    if (i == NULL)
        return derive_no_sense(
            a, at, N_("the learner had not been registered before (R17)."));
    return OK;
}

enum result
derive_course(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body, *units = value_get(body, "units");
    struct d_course *s = mem_alloc(a->mem, sizeof(*s));
    const char *rest, *end, *claim, *kind = at->act.kind;
    enum result r;

    *s = (struct d_course){.kind = kind,
        .qualification = value_get_string(body, "qualification"),
        .day = value_get_string(body, "day"),
        .until = value_get_string(body, "until"),
        .number = value_get_string(body, "number"),
        .words = value_get_string(body, "why"),
        .person = at->act.actor,
        .at = at->act.at,
        .next = a->course};
    rest = last_of(a, s->qualification, "break", "resumption");
    end = last_of(a, s->qualification, "departure", "transfer");
    claim = last_of(a, s->qualification, "claim", "certificate");
    if ((strcmp(kind, "break") == 0 && strcmp(rest, "break") == 0) ||
        (strcmp(kind, "resumption") == 0 && strcmp(rest, "break") != 0) ||
        (strcmp(kind, "certificate") == 0 && strcmp(claim, "claim") != 0) ||
        (*end != '\0' &&
            (strcmp(kind, "claim") != 0 || strcmp(end, "transfer") == 0)))
        return derive_no_sense(
            a, at, N_("the enrolment was not in a state that allows it."));
    if (strcmp(kind, "claim") == 0 && (r = check_claim(a, at)) != OK)
        return r;
    a->course = s;
    for (const struct value *i = units ? units->first : NULL; i; i = i->next) {
        struct d_unit *u = derive_unit(a, i->string);

        if (u == NULL || derive_stage(u) == NULL ||
            strcmp(derive_stage(u), "released") != 0)
            return derive_no_sense(
                a, at, N_("a unit is claimed that was not released."));
        derive_add_step(a, u, at);
    }
    return OK;
}
