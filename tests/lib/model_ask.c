/* model_ask - what several operations ask, and what several undo. */
#include <config.h>

#include <string.h>

#include "model_steps.h"
#include "people/person.h"

void
model_refuse(struct model *m, bool when, enum result result, const char *code)
{
    for (int i = 0; when && i < m->nreasons; i++)
        when = strcmp(m->reason[i].code, code) != 0;
    if (when)
        m->reason[m->nreasons++] = (struct model_reason){result, code};
}

void
model_deny(struct model *m, bool when, const char *code)
{
    model_refuse(m, when, ERR_DENIED, code);
}

void
model_not_now(struct model *m, bool when, const char *code)
{
    model_refuse(m, when, ERR_CONFLICT, code);
}

bool
model_has(enum who who, enum role role)
{
    return (model_roles[who] & 1u << role) != 0;
}

bool
model_approved(const struct model *m, enum who who, const char *as, int unit)
{
    for (size_t i = 0; i < model_napprovals; i++) {
        const struct model_approval *a = &model_approvals[i];

        if (a->who == who && strcmp(a->as, as) == 0 &&
            (a->unit == unit || a->unit == UNITS) && a->from <= m->day &&
            a->to >= m->day)
            return true;
    }
    return false;
}

bool
model_allocated(const struct model *m, enum who who, int e, const char *role)
{
    for (int i = 0; i < m->nallocations; i++)
        if (m->allocation[i].who == who && m->allocation[i].e == e &&
            m->allocation[i].from <= m->day && m->allocation[i].to >= m->day &&
            strcmp(m->allocation[i].role, role) == 0)
            return true;
    return false;
}

bool
model_assesses(const struct model *m, enum who who, enum who learner)
{
    for (int e = 0; e < ENROLMENTS; e++)
        if (model_learner[e] == learner &&
            model_allocated(m, who, e, "assessor"))
            return true;
    return false;
}

bool
model_conflicts(const struct model *m, enum who a, enum who b)
{
    for (int i = 0; i < m->nconflicts; i++)
        if (m->conflict[i].there && !m->conflict[i].managed &&
            ((m->conflict[i].a == a && m->conflict[i].b == b) ||
                (m->conflict[i].a == b && m->conflict[i].b == a)))
            return true;
    return false;
}

bool
model_coordinates(enum who who)
{
    return model_has(who, ROLE_COORDINATOR) ||
           model_has(who, ROLE_ADMINISTRATOR);
}

/* R10 */
void
model_own_key(struct model *m, const struct op *op)
{
    model_deny(m, op->key != op->who, "R10");
}

/* What is signed does not change, and of what is closed otherwise nothing. */
void
model_unit_open(struct model *m, int e)
{
    model_deny(m, m->unit[e].signed_at != 0, "R14");
    model_not_now(m, m->unit[e].stage != NULL, m->unit[e].stage);
}

/* When it was reopened, only the items that it was reopened for. */
void
model_item_open(struct model *m, int e, int i)
{
    model_deny(m,
        m->unit[e].open != 0 && (m->unit[e].open & ITEM(e, i)) == 0 &&
            m->unit[e].signed_at == 0,
        "R14");
}

void
model_units_open(struct model *m, unsigned items)
{
    for (int e = 0; e < ENROLMENTS; e++)
        if ((items & OF_ENROLMENT(e)) != 0)
            model_unit_open(m, e);
}

bool
model_is_withdrawn(const struct model_piece *p)
{
    return strcmp(model_newest(p)->state, "withdrawn") == 0;
}

/* What an item was met by is open again. */
void
model_reopen_mappings(struct model *m, unsigned item)
{
    for (int n = 0; n < m->npieces; n++)
        for (int v = 0; v < m->piece[n].nversions; v++)
            m->piece[n].version[v].met &= ~item;
}

/* Nothing waits for a countersignature on the item any more: what only that
 * had met is open. */
void
model_end_waiting(struct model *m, int e, int i)
{
    int w = model_waiting(m, e, i), s = model_standing(m, e, i);
    const struct model_decision *stands = s >= 0 ? &m->decision[s] : NULL;

    if (w < 0)
        return;
    m->decision[w].waiting = false;
    for (int k = 0; k < m->decision[w].npieces; k++) {
        int n = m->decision[w].piece[k], v = m->decision[w].version[k];

        if (stands == NULL || stands->verdict != 0 ||
            !model_rests(stands, n, v))
            m->piece[n].version[v].met &= ~ITEM(e, i);
    }
}
