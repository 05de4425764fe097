/* approval - who is approved for what, and when. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "ledger/act.h"
#include "people/approval.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

struct adding {
    const struct approval *approval;
    size_t n;
};

static enum result
check(struct ctx *c, const struct approval *a)
{
    if (!day_is(a->from) || !day_is(a->to))
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."),
            day_is(a->from) ? a->to : a->from);
    if (strcmp(a->from, a->to) > 0)
        return fail(c, ERR_INPUT, "bad-period",
            N_("An approval from %s to %s ends before it begins."), a->from,
            a->to);
    return OK;
}

static enum result
add_one(struct ctx *c, const struct approval *a)
{
    struct act act = {
        .kind = "approval", .actor = c->actor, .subject = a->person};
    struct person p;
    enum result r;

    if ((r = person_as(c, a->person, a->role, &p)) != OK ||
        (r = sql_approval_add(c, id_new(c), a->person, role_code(a->role),
             a->unit_key, a->from, a->to, c->now)) != OK)
        return r;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "from", a->from);
    value_set_string(c->mem, act.body, "role", role_code(a->role));
    value_set_string(c->mem, act.body, "to", a->to);
    value_set_string(c->mem, act.body, "unit", a->unit_key);
    return act_append(c, &act, NULL);
}

static enum result
add(struct ctx *c, void *arg)
{
    const struct adding *a = arg;
    enum result r = may_administer(c);

    for (size_t i = 0; r == OK && i < a->n; i++)
        r = add_one(c, &a->approval[i]);
    return r;
}

enum result
approval_add(struct ctx *c, const struct approval *approvals, size_t n)
{
    struct adding adding = {approvals, n};
    enum result r;

    for (size_t i = 0; i < n; i++)
        if ((r = check(c, &approvals[i])) != OK)
            return r;
    return store_write(c, add, &adding);
}

enum result
approval_list(struct ctx *c, struct id person, struct approval **out, size_t *n)
{
    struct approval_row *rows;
    enum result r;

    if ((r = sql_approval_list(c, person, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++) {
        struct approval *a = &(*out)[i];

        *a = (struct approval){.person = person,
            .unit_key = rows[i].unit_key,
            .from = rows[i].from_day,
            .to = rows[i].to_day};
        if (!role_parse(rows[i].role, &a->role))
            return fail(c, ERR_FAULT, "data-damaged",
                N_("The database holds a role that there is not."));
    }
    return OK;
}
