/* unit_step - a step of a unit: asked, said, written. */
#include <config.h>

#include "ledger/commit.h"
#include "unit_step.h"

/* What the reason is called in the act. */
static const char *
field_of(enum event event)
{
    return event == UNIT_CREDIT || event == UNIT_EXEMPT_FROM ? "certificate"
                                                             : "reason";
}

enum result
unit_step(struct ctx *c, enum event event, const struct enrolment_row *e,
    const struct deed *given, struct value *body, struct id *out)
{
    const char *kind = transitions[event].act, *reason;
    struct id id = id_new(c);
    struct deed deed = *given;
    enum unit_state state;
    enum result r;

    deed.actor = c->actor;
    deed.learner = e->learner;
    deed.enrolment = e->id;
    value_set_string(c->mem, body, "unit",
        mem_printf(c->mem, "%s@%lld", e->key, (long long)e->rev));
    if (deed.reason != NULL) {
        r = commitment(c, id, field_of(event), deed.reason, &reason);
        if (r != OK)
            return r;
        value_set_string(c->mem, body, field_of(event), reason);
    }
    if ((r = unit_state_read(c, e->id, &state)) != OK ||
        (r = transition(c, event, state, &deed, body)) != OK ||
        (r = event == UNIT_REOPEN ? sql_unit_steps_end(c, e->id)
                                  : sql_unit_step_end(c, e->id, kind)) != OK)
        return r;
    if (out != NULL)
        *out = id;
    return sql_unit_step_add(
        c, id, e->id, kind, c->actor, deed.role, deed.reason, c->now);
}
