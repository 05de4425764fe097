/* withdraw - evidence leaves; what rested on it falls. */
#include <config.h>

#include "assess/withdraw.h"
#include "people/person.h"
#include "portfolio/evidence.h"
#include "review_parts.h"
#include "rules/states.h"
#include "store/sql.h"
#include "store/store.h"

/* The decision of a row; rows of one unit follow each other, and its state,
 * read with the first, is kept for the others. */
static enum result
may_undo_one(struct ctx *c, struct id learner, const struct resting_row *rows,
    size_t i, enum unit_state *state)
{
    struct deed deed = {.actor = c->actor,
        .learner = learner,
        .enrolment = rows[i].enrolment,
        .item = rows[i].item};
    enum result r;

    if ((i == 0 || !id_equal(rows[i - 1].enrolment, deed.enrolment)) &&
        (r = unit_state_read(c, deed.enrolment, state)) != OK)
        return r;
    return transition(c, UNIT_UNDO, *state, &deed, NULL);
}

/* Decisions that rest on it will fall: is that allowed in each unit? */
static enum result
may_undo(struct ctx *c, const struct evidence_row *e)
{
    struct resting_row *rows;
    enum unit_state state;
    enum result r;
    size_t n;

    if ((r = sql_resting(c, e->id, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < n; i++)
        r = may_undo_one(c, e->learner, rows, i, &state);
    return r;
}

enum result
evidence_withdrawal(
    struct ctx *c, struct id evidence, const struct withdrawal **out, size_t *n)
{
    struct withdrawal *list, *w = NULL;
    struct resting_row *rows;
    struct evidence_row e;
    enum unit_state state;
    enum result r;
    size_t all;

    *n = 0;
    if ((r = sql_evidence_get(c, evidence, &e)) != OK ||
        (r = sql_resting(c, evidence, &rows, &all)) != OK)
        return r;
    *out = list = mem_array(c->mem, all + 1, sizeof(*list));
    for (size_t i = 0; i < all; i++) {
        if (w == NULL || !id_equal(w->enrolment, rows[i].enrolment))
            *(w = &list[(*n)++]) =
                (struct withdrawal){rows[i].enrolment, rows[i].key, "", NULL};
        w->items = mem_printf(c->mem, "%s%s%s", w->items,
            *w->items != '\0' ? " " : "", rows[i].name);
        r = may_undo_one(c, e.learner, rows, i, &state);
        if (r != OK && r != ERR_DENIED && r != ERR_CONFLICT)
            return r;
        if (r != OK)
            w->refused = mem_strdup(c->mem, c->message);
        fail_clear(c);
    }
    return OK;
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
