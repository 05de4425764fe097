/* model_review - what is decided, and what is countersigned. */
#include <config.h>

#include <string.h>

#include "model_steps.h"
#include "people/person.h"

struct looked { /* at a piece by a review */
    int piece, version;
    bool valid, returned, decided;
    unsigned refused;
};

/* Which version is judged: the newest that was sent, and no other (R12). */
static void
look(struct model *m, const struct op *op, int n, int wanted, struct looked *l)
{
    const struct model_piece *p = &m->piece[n];
    int sent = model_sent(p);

    l->piece = n;
    l->version = sent < 0 ? 0 : sent;
    l->valid = true;
    model_refuse(m, p->nversions == 0 || p->learner != op->whom, ERR_NOT_FOUND,
        "no-evidence");
    model_not_now(m, wanted != 0 && wanted - 1 < sent, "newer-version");
    model_deny(
        m, sent < 0 || wanted - 1 > sent || model_is_withdrawn(p), "R12");
}

/* What a decision on the item rests on: what of the review is mapped to it,
 * else all; nothing that goes back, and for "met" nothing refused for it. */
static void
rests(struct model *m, const struct looked *l, int nl, unsigned item, bool met,
    struct model_decision *d)
{
    for (int mapped = 1; mapped >= 0 && d->npieces == 0; mapped--)
        for (int k = 0; k < nl; k++) {
            const struct model_version *v =
                &m->piece[l[k].piece].version[l[k].version];

            if (l[k].returned || (met && (l[k].refused & item) != 0) ||
                (mapped && (v->mapped & item) == 0))
                continue;
            d->piece[d->npieces] = l[k].piece;
            d->version[d->npieces++] = l[k].version;
        }
}

/* May they judge in that unit today? */
static void
may_judge(struct model *m, const struct op *op, int e)
{
    int unit = model_unit[e];

    model_deny(m, !model_allocated(m, op->who, e, "assessor"), "not-allocated");
    model_deny(m,
        !model_approved(m, op->who, "assessor", unit) &&
            !model_approved(m, op->who, "trainee-assessor", unit),
        "R7");
    model_deny(m, (m->unit[e].assured & 1u << op->who) != 0, "R3");
    model_unit_open(m, e);
}

static void
decide(struct model *m, const struct op *op, struct looked *l, int nl, int e,
    int i, int verdict)
{
    struct model_decision d = {
        op->slot, e, i, verdict, .by = op->who, .countersigner = PEOPLE};
    bool trainee =
        model_approved(m, op->who, "trainee-assessor", model_unit[e]) &&
        !model_approved(m, op->who, "assessor", model_unit[e]);
    bool met = verdict == 0;
    int old = model_standing(m, e, i);

    may_judge(m, op, e);
    model_item_open(m, e, i);
    rests(m, l, nl, ITEM(e, i), met, &d);
    model_refuse(m, d.npieces == 0, ERR_INPUT, "rests");
    for (int k = 0; k < nl; k++)
        if (model_rests(&d, l[k].piece, l[k].version)) {
            model_refuse(m, met && !l[k].valid, ERR_INPUT, "vacr");
            l[k].decided = true;
        }
    if (m->nreasons > 0)
        return;
    model_end_waiting(m, e, i);
    if (!trainee) {
        if (!met)
            model_reopen_mappings(m, ITEM(e, i));
        if (old >= 0)
            m->decision[old].standing = false;
    }
    d.standing = !trainee;
    d.waiting = trainee;
    m->decision[m->ndecisions++] = d;
    for (int k = 0; k < d.npieces; k++) {
        struct model_version *v = &m->piece[d.piece[k]].version[d.version[k]];

        v->mapped |= ITEM(e, i);
        if (met) {
            v->met |= ITEM(e, i);
            v->refused &= ~ITEM(e, i);
        }
    }
}

static void
refuse_mappings(struct model *m, const struct op *op, const struct looked *l)
{
    struct model_version *v = &m->piece[l->piece].version[l->version];

    for (int e = 0; e < ENROLMENTS; e++)
        if ((l->refused & OF_ENROLMENT(e)) != 0)
            may_judge(m, op, e);
    model_refuse(m,
        m->nreasons == 0 &&
            ((l->refused & ~v->mapped) != 0 || (l->refused & v->met) != 0),
        ERR_INPUT, "not-mapped");
    v->refused |= l->refused;
}

/* Evidence with no mapping is complete; what has met nothing goes back. */
static void
outcome(struct model *m, const struct looked *l)
{
    struct model_version *v = &m->piece[l->piece].version[l->version];

    model_not_now(m, l->returned && v->met != 0, "meets");
    if (l->returned || (v->met == 0 && (l->decided || !l->valid)))
        v->state = "returned";
    else if (v->met == (v->mapped & ~v->refused) && l->valid)
        v->state = "accepted";
    else
        v->state = "accepted-in-part";
}

/*
 * items are decided as "how" says, by two pieces where there is "more";
 * others are refused for the first piece when it says so (said), and else
 * decided "not-yet".  flag: the first piece is not found reliable; flag2: it
 * is returned.
 */
void
step_review(struct model *m, const struct op *op)
{
    struct looked l[2] = {{0}};
    int nl = 1 + (op->more >= 0);

    model_deny(m, op->who == op->whom, "R1");
    model_deny(m, model_conflicts(m, op->who, op->whom), "R9");
    model_own_key(m, op);
    model_deny(m, !model_assesses(m, op->who, op->whom), "not-allocated");
    look(m, op, op->n, op->version, &l[0]);
    if (nl > 1)
        look(m, op, op->more, 0, &l[1]);
    l[0].valid = !op->flag;
    l[0].returned = op->flag2;
    l[0].refused = op->said ? op->others : 0;
    for (int e = 0; e < ENROLMENTS; e++)
        for (int i = 0; i < ITEMS; i++) {
            if ((op->items & ITEM(e, i)) != 0)
                decide(m, op, l, nl, e, i, op->how);
            else if (!op->said && (op->others & ITEM(e, i)) != 0)
                decide(m, op, l, nl, e, i, 1);
        }
    refuse_mappings(m, op, &l[0]);
    for (int k = 0; m->nreasons == 0 && k < nl; k++)
        outcome(m, &l[k]);
    m->nreviews = op->slot + 1;
    m->review[op->slot] = (struct model_review){
        true, op->who, op->whom, nl, {l[0].piece,   l[1].piece  },
        {l[0].version, l[1].version}
    };
}

/* --- countersigning ------------------------------------------------------ */

static void
may_countersign(
    struct model *m, const struct op *op, const struct model_decision *d)
{
    int unit = model_unit[d->e];

    model_deny(m, op->who == model_learner[d->e], "R1");
    model_deny(m, op->who == d->by, "R2");
    model_deny(m, (m->unit[d->e].assured & 1u << op->who) != 0, "R3");
    model_deny(m,
        model_conflicts(m, op->who, model_learner[d->e]) ||
            model_conflicts(m, op->who, d->by),
        "R9");
    model_own_key(m, op);
    model_deny(m,
        !model_approved(m, op->who, "assessor", unit) &&
            !model_approved(m, op->who, "countersigner", unit),
        "R6");
    model_unit_open(m, d->e);
}

static void
settle(struct model *m, const struct op *op, struct model_decision *d)
{
    unsigned item = ITEM(d->e, d->item);
    int old = model_standing(m, d->e, d->item);

    if ((op->items & item) != 0) { /* sent back */
        for (int k = 0; k < d->npieces; k++)
            m->piece[d->piece[k]].version[d->version[k]].state = "in-review";
        model_end_waiting(m, d->e, d->item);
        d->back = true;
    } else {
        model_item_open(m, d->e, d->item); /* the rest keep their decisions */
        if (d->verdict != 0)
            model_reopen_mappings(m, item);
        if (old >= 0)
            m->decision[old].standing = false;
        d->standing = true;
        d->waiting = false;
    }
    d->countersigner = op->who;
}

/* items: what is sent back; said: with a note */
void
step_countersign(struct model *m, const struct op *op)
{
    struct model_decision *mine[ENROLMENTS * ITEMS], *first = NULL;
    unsigned items = 0;
    int n = 0;

    model_refuse(m, !m->review[op->n].there, ERR_NOT_FOUND, "no-review");
    for (int k = 0; k < m->ndecisions; k++) {
        struct model_decision *d = &m->decision[k];

        if (d->review != op->n || !d->waiting)
            continue;
        first = first == NULL ? d : first;
        if (!model_allocated(m, op->who, d->e, "countersigner"))
            continue;
        may_countersign(m, op, d);
        items |= ITEM(d->e, d->item);
        mine[n++] = d;
    }
    model_not_now(m, first == NULL, "countersigned");
    model_deny(m, n == 0, "not-allocated");
    if (first != NULL && n == 0)
        may_countersign(m, op, first);
    model_refuse(m, (op->items & ~items) != 0, ERR_INPUT, "not-waiting");
    model_refuse(m, op->items != 0 && !op->said, ERR_INPUT, "no-reason");
    for (int k = 0; m->nreasons == 0 && k < n; k++)
        settle(m, op, mine[k]);
}
