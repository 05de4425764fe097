/* model_steps - the operations by their kinds, and those of a qualification. */
#include <config.h>

#include <string.h>

#include "model_steps.h"
#include "people/person.h"

static bool
state_is(const struct model *m, const char *states)
{
    const char *state = model_course_state(m), *at = strstr(states, state);

    for (; at != NULL; at = strstr(at + 1, state))
        if ((at == states || at[-1] == ' ') &&
            (at[strlen(state)] == ' ' || at[strlen(state)] == '\0'))
            return true;
    return false;
}

/* Where it may be done; why, where it needs a reason. */
static bool
may_step(struct model *m, const struct op *op, const char *states, bool words)
{
    model_deny(m, !model_coordinates(op->who), "not-coordinator");
    model_not_now(m, !state_is(m, states), model_course_state(m));
    model_refuse(m, words && !op->said, ERR_INPUT, "no-reason");
    return m->nreasons == 0;
}

#define GOING "enrolled registered active rules-met released eqa-hold"

static void
register_learner(struct model *m, const struct op *op)
{
    model_refuse(m, !op->said, ERR_INPUT, "no-number");
    if (!may_step(m, op, GOING " on-break", false))
        return;
    if (!m->registered)
        m->registered_on = m->day;
    m->registered = true;
}

/* R15, R17; every unit that is released is claimed. */
static void
claim(struct model *m, const struct op *op)
{
    bool released = false;

    for (int k = 0; k < m->nactions; k++)
        model_deny(m,
            model_learner[m->action[k].e] == LEARNER && m->action[k].required &&
                !m->action[k].done,
            "R15");
    model_deny(m, !m->registered || m->registered_on >= m->day, "R17");
    for (int e = 0; e < 2; e++)
        released |= strcmp(model_unit_state(m, e), "released") == 0;
    model_not_now(m, !released, "nothing-released");
    if (!may_step(m, op, "released withdrawn", false))
        return;
    for (int e = 0; e < 2; e++)
        if (strcmp(model_unit_state(m, e), "released") == 0)
            m->unit[e].stage = "claimed";
    m->claimed = true;
}

static void
course(struct model *m, const struct op *op)
{
    switch (op->kind) {
    case OP_REGISTER: register_learner(m, op); break;
    case OP_BREAK:
        m->resting |= may_step(m, op, "enrolled registered active", true);
        break;
    case OP_RESUME: m->resting &= !may_step(m, op, "on-break", false); break;
    case OP_LEAVE:
        if (may_step(m, op, GOING " on-break", true))
            m->ended = "withdrawn";
        break;
    case OP_TRANSFER:
        if (may_step(m, op, GOING " on-break", true))
            m->ended = "transferred";
        break;
    case OP_AGREE: m->eqa |= may_step(m, op, "eqa-hold", true); break;
    case OP_CLAIM: claim(m, op); break;
    default:
        model_refuse(m, !op->said, ERR_INPUT, "no-number");
        m->certificated |= may_step(m, op, "claimed", false);
        break;
    }
}

static void
take(struct model *m, const struct op *op)
{
    static void (*const steps[OP__N])(struct model *, const struct op *) = {
        [OP_ADD] = step_add,
        [OP_REVISE] = step_revise,
        [OP_DISCARD] = step_discard,
        [OP_MAP] = step_map,
        [OP_MAP_ONLY] = step_map_only,
        [OP_SUBMIT] = step_submit,
        [OP_RECALL] = step_recall,
        [OP_BEGIN] = step_begin,
        [OP_CONFIRM] = step_confirm,
        [OP_WITHDRAW] = step_withdraw,
        [OP_REVIEW] = step_review,
        [OP_COUNTERSIGN] = step_countersign,
        [OP_DECLARE] = step_declare,
        [OP_SIGN] = step_sign,
        [OP_RELEASE] = step_release,
        [OP_REOPEN] = step_reopen,
        [OP_CLOSE] = step_close_unit,
        [OP_REVOKE] = step_revoke,
        [OP_SAMPLE] = step_sample,
        [OP_DONE] = step_done,
        [OP_CONFLICT] = step_declare_conflict,
        [OP_OUTCOME] = step_decide_conflict,
        [OP_ALLOCATE] = step_allocate,
        [OP_ALLOCATE_END] = step_allocate_end,
    };

    if (steps[op->kind] != NULL)
        steps[op->kind](m, op);
    else if (op->kind != OP_DAY)
        course(m, op);
}

/* Taken in a copy first: what is refused has changed nothing. */
void
model_step(struct model *m, const struct op *op, long now)
{
    static struct model next;

    m->now = now;
    m->tried[op->kind]++;
    m->nreasons = 0;
    m->same = false;
    next = *m;
    take(&next, op);
    if (next.nreasons == 0) {
        *m = next;
        return;
    }
    m->nreasons = next.nreasons;
    memcpy(m->reason, next.reason, sizeof(m->reason));
}
