/* model_unit - what is done to a unit, for its quality, and by whoever
 * arranges things. */
#include <config.h>

#include <string.h>

#include "model_steps.h"
#include "people/person.h"

/* R6 and R13, which both signatures ask. */
static void
ready(struct model *m, const struct op *op)
{
    int e = op->e, unit = model_unit[e];

    model_deny(m, !model_all_met(m, e), "R13");
    for (int k = 0; k < m->ndecisions; k++) {
        const struct model_decision *d = &m->decision[k];
        int old = model_standing(m, e, d->item);

        if (d->e != e)
            continue;
        model_deny(
            m, d->waiting && (old < 0 || m->decision[old].verdict != 0), "R6");
        for (int p = 0; d->standing && p < d->npieces; p++) {
            const struct model_piece *piece = &m->piece[d->piece[p]];

            model_deny(m,
                piece->recorder != piece->learner &&
                    !piece->version[d->version[p]].confirmed,
                "R13");
        }
    }
    model_deny(m,
        model_approved(m, op->who, "trainee-assessor", unit) &&
            !model_approved(m, op->who, "assessor", unit) &&
            !model_approved(m, op->who, "countersigner", unit),
        "R6");
    model_not_now(m, m->unit[e].stage != NULL, m->unit[e].stage);
}

void
step_declare(struct model *m, const struct op *op)
{
    model_deny(m, op->who != model_learner[op->e], "not-learner");
    model_own_key(m, op);
    ready(m, op);
    model_not_now(m,
        model_is_declared(m, op->e) ||
            (m->unit[op->e].stage != NULL && m->unit[op->e].declared != 0),
        "declared");
    if (m->nreasons > 0)
        return;
    m->unit[op->e].declared = m->now;
    m->unit[op->e].reopened = 0;
}

void
step_sign(struct model *m, const struct op *op)
{
    int e = op->e;

    model_deny(m,
        !model_allocated(m, op->who, e, "assessor") &&
            !model_allocated(m, op->who, e, "countersigner"),
        "not-allocated");
    model_deny(m, op->who == model_learner[e], "R1");
    model_deny(m, model_conflicts(m, op->who, model_learner[e]), "R9");
    model_own_key(m, op);
    model_deny(m,
        !model_approved(m, op->who, "assessor", model_unit[e]) &&
            !model_approved(m, op->who, "trainee-assessor", model_unit[e]),
        "R7");
    ready(m, op);
    model_not_now(m, m->unit[e].signed_at != 0, "signed");
    if (m->nreasons > 0)
        return;
    m->unit[e].signed_at = m->now;
    m->unit[e].open = 0;
}

/* R3: have they decided, countersigned or recorded anything of it? */
static bool
involved(const struct model *m, enum who who, int e)
{
    for (int k = 0; k < m->ndecisions; k++)
        if (m->decision[k].e == e &&
            (m->decision[k].by == who || m->decision[k].countersigner == who))
            return true;
    for (int k = 0; k < m->nreviews; k++)
        for (int p = 0; m->review[k].by == who && p < m->review[k].npieces; p++)
            if ((m->piece[m->review[k].piece[p]]
                        .version[m->review[k].version[p]]
                        .mapped &
                    OF_ENROLMENT(e)) != 0)
                return true;
    for (int n = 0; n < m->npieces; n++)
        for (int v = 0; v < m->piece[n].nversions; v++)
            if (m->piece[n].recorder == who &&
                (m->piece[n].version[v].mapped & OF_ENROLMENT(e)) != 0)
                return true;
    return false;
}

static bool
conflicts_with_deciders(const struct model *m, enum who who, int e)
{
    for (int k = 0; k < m->ndecisions; k++)
        if (m->decision[k].e == e && m->decision[k].standing &&
            model_conflicts(m, who, m->decision[k].by))
            return true;
    return false;
}

/* Who assures quality: of nothing of their own, and without a conflict. */
static void
assures(struct model *m, const struct op *op)
{
    int e = op->e;

    model_deny(m, op->who == model_learner[e], "R1");
    model_deny(m,
        model_conflicts(m, op->who, model_learner[e]) ||
            conflicts_with_deciders(m, op->who, e),
        "R9");
    model_own_key(m, op);
    model_deny(m, involved(m, op->who, e), "R3");
}

void
step_release(struct model *m, const struct op *op)
{
    struct model_progress *u = &m->unit[op->e];
    bool agreed = u->agreed && u->signed_at != 0 && u->sampled > u->signed_at;

    model_deny(m,
        !model_has(op->who, ROLE_IQA) && !model_has(op->who, ROLE_COORDINATOR),
        "not-releaser");
    assures(m, op);
    model_not_now(m, strcmp(model_unit_state(m, op->e), "iqa-pool") != 0,
        model_unit_state(m, op->e));
    for (int k = 0; k < m->nactions; k++)
        model_deny(m,
            m->action[k].e == op->e && m->action[k].required &&
                !m->action[k].done,
            "open-action");
    model_deny(m, u->summative && !agreed, "not-agreed");
    model_refuse(m, !agreed && !op->said, ERR_INPUT, "no-reason");
    if (m->nreasons > 0)
        return;
    u->stage = "released";
    u->assured |= 1u << op->who;
}

/* R14: role, items and a reason. */
void
step_reopen(struct model *m, const struct op *op)
{
    struct model_progress *u = &m->unit[op->e];
    const char *state = model_unit_state(m, op->e);

    model_deny(m,
        (!model_has(op->who, ROLE_IQA) &&
            !model_has(op->who, ROLE_COORDINATOR)) ||
            !op->said || op->items == 0,
        "R14");
    model_deny(m, op->who == model_learner[op->e], "R1");
    model_own_key(m, op);
    model_not_now(m, u->stage == NULL && u->signed_at == 0, "not-signed");
    model_not_now(m,
        strcmp(state, "claimed") == 0 ||
            strcmp(state, "credit-transfer") == 0 ||
            strcmp(state, "exempt") == 0,
        state);
    if (m->nreasons > 0)
        return;
    u->stage = NULL;
    u->signed_at = 0;
    u->open = op->items;
    u->reopened = u->reopened == 0 ? m->now : u->reopened;
    for (int i = 0; i < ITEMS; i++) {
        int k = model_standing(m, op->e, i);

        if ((op->items & ITEM(op->e, i)) == 0)
            continue;
        if (k >= 0)
            m->decision[k].standing = false;
        model_reopen_mappings(m, ITEM(op->e, i));
    }
}

/* flag: exempt from it */
void
step_close_unit(struct model *m, const struct op *op)
{
    const struct model_progress *u = &m->unit[op->e];

    model_deny(m, !model_has(op->who, ROLE_IQA), "not-iqa");
    model_deny(m, op->who == model_learner[op->e], "R1");
    model_deny(m, model_conflicts(m, op->who, model_learner[op->e]), "R9");
    model_own_key(m, op);
    model_refuse(m, !op->said, ERR_INPUT, "no-certificate");
    model_not_now(
        m, u->signed_at != 0 || u->stage != NULL, model_unit_state(m, op->e));
    if (m->nreasons == 0)
        m->unit[op->e].stage = op->flag ? "exempt" : "credit-transfer";
}

void
step_revoke(struct model *m, const struct op *op)
{
    const char *stage = m->unit[op->e].stage;

    model_deny(m, !model_coordinates(op->who), "not-coordinator");
    model_deny(m, op->who == model_learner[op->e], "R1");
    model_own_key(m, op);
    model_refuse(m, !op->said, ERR_INPUT, "no-reason");
    model_not_now(m, stage == NULL || strcmp(stage, "revoked") == 0,
        model_unit_state(m, op->e));
    if (m->nreasons == 0)
        m->unit[op->e].stage = "revoked";
}

/* --- quality ------------------------------------------------------------- */

/* how: interim, summative, again; items: marked; flag: with a required action,
 * flag2: with advice; more: a piece that was looked at, or -1 */
void
step_sample(struct model *m, const struct op *op)
{
    struct model_progress *u = &m->unit[op->e];

    model_deny(m, !model_has(op->who, ROLE_IQA), "not-iqa");
    assures(m, op);
    model_deny(m, !model_approved(m, op->who, "iqa", model_unit[op->e]), "R8");
    model_not_now(m, op->how == 0 && u->signed_at != 0, "signed");
    model_not_now(m, op->how == 1 && u->signed_at == 0, "not-signed");
    model_refuse(m, op->how == 2 && u->sampled == 0, ERR_INPUT, "no-sample");
    if (op->more >= 0) {
        const struct model_piece *p = &m->piece[op->more];
        bool there = op->more < m->npieces && p->nversions > 0 &&
                     p->learner == model_learner[op->e] && model_sent(p) >= 0;

        model_refuse(m, !there, ERR_NOT_FOUND, "no-evidence");
        model_deny(m, there && p->recorder == op->who, "R3");
    }
    if (m->nreasons > 0)
        return;
    if (op->more >= 0) {
        struct model_piece *p = &m->piece[op->more];

        p->version[model_sent(p)].sampled = true;
    }
    u->sampled = m->now;
    u->assured |= 1u << op->who;
    u->agreed = op->items == 0 && !op->flag;
    u->summative |= op->how == 1;
    if (!op->flag && !op->flag2)
        return;
    m->nactions = op->slot + 1;
    m->action[op->slot] =
        (struct model_action){op->e, op->whom, true, op->flag, false};
}

void
step_done(struct model *m, const struct op *op)
{
    struct model_action *a = &m->action[op->n];

    model_refuse(m, !a->there, ERR_NOT_FOUND, "no-action");
    if (m->nreasons > 0)
        return;
    model_deny(m,
        op->who != a->owner && !model_has(op->who, ROLE_IQA) &&
            !model_has(op->who, ROLE_COORDINATOR),
        "not-owner");
    model_not_now(m, a->done, "action-done");
    a->done |= m->nreasons == 0;
}

void
step_declare_conflict(struct model *m, const struct op *op)
{
    model_refuse(m, op->key == op->whom, ERR_INPUT, "same-person");
    if (m->nreasons > 0)
        return;
    m->nconflicts = op->slot + 1;
    m->conflict[op->slot] =
        (struct model_conflict){op->key, op->whom, true, false};
}

/* R9: signed by the coordinator, and not of a conflict of their own; flag: it
 * is managed. */
void
step_decide_conflict(struct model *m, const struct op *op)
{
    struct model_conflict *k = &m->conflict[op->n];

    model_refuse(m, !k->there, ERR_NOT_FOUND, "no-conflict");
    model_refuse(m, op->flag && !op->said, ERR_INPUT, "no-mitigation");
    if (m->nreasons > 0)
        return;
    model_deny(m,
        !model_has(op->who, ROLE_COORDINATOR) || k->a == op->who ||
            k->b == op->who,
        "R9");
    model_own_key(m, op);
    if (m->nreasons == 0)
        k->managed = op->flag;
}

/* flag: as countersigner */
void
step_allocate(struct model *m, const struct op *op)
{
    const char *role = op->flag ? "countersigner" : "assessor";
    bool fits = model_has(op->whom, ROLE_ASSESSOR) ||
                model_has(op->whom,
                    op->flag ? ROLE_COUNTERSIGNER : ROLE_TRAINEE_ASSESSOR);

    model_deny(m, !model_coordinates(op->who), "not-coordinator");
    model_refuse(m, !fits, ERR_INPUT, "wrong-role");
    model_refuse(m, !fits, ERR_INPUT, "not-assessor");
    model_not_now(m, model_allocated(m, op->whom, op->e, role), "allocated");
    if (m->nreasons == 0)
        m->allocation[m->nallocations++] =
            (struct model_allocation){op->whom, op->e, m->day, 100000, role};
}

/* It ends today. */
void
step_allocate_end(struct model *m, const struct op *op)
{
    const char *role = op->flag ? "countersigner" : "assessor";
    int found = -1;

    for (int i = 0; i < m->nallocations; i++)
        if (m->allocation[i].who == op->whom && m->allocation[i].e == op->e &&
            m->allocation[i].to >= m->day &&
            strcmp(m->allocation[i].role, role) == 0)
            found = i;
    model_deny(m, !model_coordinates(op->who), "not-coordinator");
    model_refuse(m, found < 0, ERR_NOT_FOUND, "no-allocation");
    if (m->nreasons == 0)
        m->allocation[found].to = m->day;
}
