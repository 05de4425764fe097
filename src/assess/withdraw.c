/* withdraw - evidence leaves; what rested on it falls. */
#include <config.h>

#include <string.h>

#include "assess/withdraw.h"
#include "base/value.h"
#include "ledger/act.h"
#include "people/person.h"
#include "portfolio/evidence.h"
#include "review_parts.h"
#include "rules/rules.h"
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
    for (size_t i = 0; r == OK && i < n; i++)
        r = may(c, &(struct deed){.kind = DEED_UNDO,
                       .actor = c->actor,
                       .learner = e->learner,
                       .enrolment = rows[i].enrolment});
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
    if (strcmp(v->state, "withdrawn") == 0)
        return fail(c, ERR_CONFLICT, "withdrawn",
            N_("This evidence was withdrawn; add it anew."));
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
    struct act act = {.kind = "withdrawal", .actor = c->actor};
    enum result r;

    if ((r = check(c, *evidence, &e, &v)) != OK ||
        (r = sql_evidence_withdraw(c, e.id)) != OK ||
        (r = sql_mapping_reopen_resting(c, e.id)) != OK ||
        (r = sql_decision_end_resting(c, e.id)) != OK ||
        (r = end_waiting(c, e.id)) != OK)
        return r;
    act.subject = e.learner;
    act.body = value_object(c->mem);
    value_set_string(
        c->mem, act.body, "evidence", version_text(c->mem, e.id, e.version));
    return act_append(c, &act, NULL);
}

enum result
evidence_withdraw(struct ctx *c, struct id evidence)
{
    return store_write(c, withdraw, &evidence);
}
