/* withdraw - evidence leaves; what rested on it falls. */
#include <config.h>

#include "assess/withdraw.h"
#include "people/person.h"
#include "portfolio/evidence.h"
#include "review_parts.h"
#include "rules/states.h"
#include "store/sql.h"
#include "store/store.h"

/* Decisions that rest on it will fall: is that allowed in each unit? */
static enum result
may_undo(struct ctx *c, const struct evidence_row *e)
{
    struct resting_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_resting(c, e->id, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < n; i++) {
        struct deed deed = {.actor = c->actor,
            .learner = e->learner,
            .enrolment = rows[i].enrolment,
            .item = rows[i].item};
        enum unit_state state;

        if ((r = unit_state_read(c, deed.enrolment, &state)) == OK)
            r = transition(c, UNIT_UNDO, state, &deed, NULL);
    }
    return r;
}

static enum result
check(struct ctx *c, struct id evidence, struct evidence_row *e,
    struct evidence_version_row *v)
{
    enum result r;

    if ((r = sql_evidence_get(c, evidence, e)) == ERR_NOT_FOUND)
        return fail(c, r, "no-evidence", N_("There is no evidence %s."),
            id_text(c->mem, evidence));
    if (r != OK ||
        (r = sql_evidence_version_get(c, e->id, e->version, v)) != OK)
        return r;
    if ((r = person_acts(c)) != OK)
        return r;
    if (!id_equal(c->actor, v->recorder))
        return fail(c, ERR_DENIED, "not-recorder",
            N_("Only whoever recorded this evidence may withdraw it."));
    return may_undo(c, e);
}

/* What waits to be countersigned falls too. */
static enum result
end_waiting(struct ctx *c, struct id evidence)
{
    struct trainee_item_row *rows;
    enum result r;
    size_t n;

    r = sql_trainee_resting(c, evidence, &rows, &n);
    for (size_t i = 0; r == OK && i < n; i++)
        r = waiting_end(c, rows[i].enrolment, rows[i].item);
    return r;
}

static enum result
withdraw(struct ctx *c, void *arg)
{
    const struct id *evidence = arg;
    struct evidence_row e;
    struct evidence_version_row v;
    enum result r;

    if ((r = check(c, *evidence, &e, &v)) != OK ||
        (r = evidence_transition(c, EVIDENCE_WITHDRAW, &e, v.state)) != OK ||
        (r = sql_evidence_withdraw(c, e.id)) != OK ||
        (r = sql_mapping_reopen_resting(c, e.id)) != OK ||
        (r = sql_decision_end_resting(c, e.id)) != OK)
        return r;
    return end_waiting(c, e.id);
}

enum result
evidence_withdraw(struct ctx *c, struct id evidence)
{
    return store_write(c, withdraw, &evidence);
}
