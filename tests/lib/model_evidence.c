/* model_evidence - what is done to a piece of evidence. */
#include <config.h>

#include <string.h>

#include "model_steps.h"
#include "people/person.h"

static struct model_piece *
piece_of(struct model *m, const struct op *op)
{
    if (op->n < m->npieces && m->piece[op->n].nversions > 0)
        return &m->piece[op->n];
    model_refuse(m, true, ERR_NOT_FOUND, "no-evidence");
    return NULL;
}

static void
recorder_only(struct model *m, const struct op *op, const struct model_piece *p)
{
    model_deny(m, op->who != p->recorder, "not-recorder");
}

/* Its learner, or who assesses them today. */
static void
records(struct model *m, const struct op *op, enum who learner)
{
    model_deny(m, op->who != learner && !model_assesses(m, op->who, learner),
        "not-allocated");
}

/* The piece, to be changed by who recorded it and records still; NULL: there is
 * none. */
static struct model_piece *
own_piece(struct model *m, const struct op *op)
{
    struct model_piece *p = piece_of(m, op);

    if (p != NULL) {
        recorder_only(m, op, p);
        records(m, op, p->learner);
    }
    return p;
}

void
step_add(struct model *m, const struct op *op)
{
    records(m, op, op->whom);
    model_units_open(m, op->items);
    if (m->nreasons > 0)
        return;
    m->npieces = op->slot + 1;
    m->piece[op->slot] = (struct model_piece){
        .learner = op->whom,
        .recorder = op->who,
        .nversions = 1,
        .version = {{.state = "draft", .mapped = op->items}},
    };
}

static bool
is_draft(const struct model_piece *p)
{
    return strcmp(model_newest(p)->state, "draft") == 0;
}

/* An edit of what was sent is a new version, with the mappings that nobody has
 * judged, as far as their units still take any. */
void
step_revise(struct model *m, const struct op *op)
{
    struct model_piece *p = own_piece(m, op);
    const struct model_version *old;
    unsigned carried = 0;

    if (p == NULL)
        return;
    model_not_now(m, model_is_withdrawn(p), "withdrawn");
    if (m->nreasons > 0 || is_draft(p))
        return;
    old = model_newest(p);
    for (int e = 0; e < ENROLMENTS; e++)
        if (m->unit[e].signed_at == 0 && m->unit[e].stage == NULL)
            carried |=
                old->mapped & ~old->met & ~old->refused & OF_ENROLMENT(e);
    p->version[p->nversions++] =
        (struct model_version){.state = "draft", .mapped = carried};
}

void
step_discard(struct model *m, const struct op *op)
{
    struct model_piece *p = own_piece(m, op);

    if (p == NULL)
        return;
    model_not_now(m, !is_draft(p), "not-draft");
    if (m->nreasons == 0)
        p->nversions--;
}

void
step_map(struct model *m, const struct op *op)
{
    struct model_piece *p = piece_of(m, op);
    int from, sent;
    unsigned added = 0;

    if (p == NULL)
        return;
    records(m, op, p->learner);
    model_not_now(m, model_is_withdrawn(p), "withdrawn");
    /* Somebody else's draft is not seen: the version before it is mapped, and
     * that mapping is carried. */
    sent = model_sent(p);
    from = is_draft(p) && op->who != p->recorder ? sent : p->nversions - 1;
    model_refuse(m, from < 0, ERR_NOT_FOUND, "no-evidence");
    for (int v = from; v >= 0 && v < p->nversions; v++)
        added |= op->items & ~p->version[v].mapped;
    model_units_open(m, added);
    if (m->nreasons > 0)
        return;
    m->same = added == 0;
    for (int v = from; v < p->nversions; v++)
        p->version[v].mapped |= op->items;
}

void
step_map_only(struct model *m, const struct op *op)
{
    struct model_piece *p = own_piece(m, op);
    struct model_version *v;

    if (p == NULL)
        return;
    v = &p->version[p->nversions - 1];
    model_not_now(m, !is_draft(p), "not-draft");
    model_units_open(m, op->items & ~v->mapped);
    if (m->nreasons > 0)
        return;
    m->same = v->mapped == op->items;
    v->mapped = op->items;
}

void
step_submit(struct model *m, const struct op *op)
{
    struct model_piece *p = own_piece(m, op);

    if (p == NULL)
        return;
    model_not_now(m, !is_draft(p), "not-draft");
    model_own_key(m, op);
    if (m->nreasons > 0)
        return;
    p->version[p->nversions - 1].state = "submitted";
    p->version[p->nversions - 1].submitted = m->now;
}

void
step_recall(struct model *m, const struct op *op)
{
    struct model_piece *p = own_piece(m, op);
    struct model_version *v;

    if (p == NULL)
        return;
    v = &p->version[p->nversions - 1];
    model_not_now(m, v->confirmed, "confirmed");
    model_not_now(m, v->sampled, "sampled");
    model_not_now(m, is_draft(p), "not-submitted");
    model_not_now(m, strcmp(v->state, "submitted") != 0, v->state);
    if (m->nreasons > 0)
        return;
    v->state = "draft";
    v->submitted = 0;
}

void
step_begin(struct model *m, const struct op *op)
{
    struct model_piece *p = piece_of(m, op);
    const char *state;
    int v;

    if (p == NULL)
        return;
    v = model_sent(p);
    state = v < 0 ? model_newest(p)->state : p->version[v].state;
    model_deny(m, !model_assesses(m, op->who, p->learner), "not-allocated");
    model_not_now(m, strcmp(state, "submitted") != 0, state);
    model_refuse(m, v < 0, ERR_CONFLICT, "draft");
    if (m->nreasons == 0)
        p->version[v].state = "in-review";
}

void
step_confirm(struct model *m, const struct op *op)
{
    struct model_piece *p = piece_of(m, op);
    bool open = false;

    if (p == NULL)
        return;
    for (int v = 0; v < p->nversions; v++)
        open |= p->version[v].submitted != 0 && !p->version[v].confirmed;
    model_deny(m, op->who != p->learner, "not-learner");
    model_not_now(m, p->recorder == p->learner, "own-record");
    model_not_now(m, model_sent(p) < 0, "not-submitted");
    model_not_now(m, model_is_withdrawn(p), "withdrawn");
    model_not_now(m, !open, "confirmed");
    model_own_key(m, op);
    for (int v = 0; m->nreasons == 0 && v < p->nversions; v++)
        p->version[v].confirmed |= p->version[v].submitted != 0;
}

void
step_withdraw(struct model *m, const struct op *op)
{
    struct model_piece *p = piece_of(m, op);

    if (p == NULL)
        return;
    recorder_only(m, op, p);
    model_not_now(m, model_is_withdrawn(p), "withdrawn");
    for (int k = 0; k < m->ndecisions; k++) {
        const struct model_decision *d = &m->decision[k];

        if (!d->standing || !model_rests(d, op->n, -1))
            continue;
        model_deny(m, m->unit[d->e].signed_at != 0, "R14");
        model_item_open(m, d->e, d->item);
        model_not_now(m,
            m->unit[d->e].stage != NULL &&
                strcmp(m->unit[d->e].stage, "revoked") == 0,
            "revoked");
    }
    if (m->nreasons > 0)
        return;
    for (int v = 0; v < p->nversions; v++)
        p->version[v].state = "withdrawn";
    for (int k = 0; k < m->ndecisions; k++) {
        struct model_decision *d = &m->decision[k];

        if (!model_rests(d, op->n, -1))
            continue;
        if (d->standing)
            model_reopen_mappings(m, ITEM(d->e, d->item));
        d->standing = false;
    }
    for (int k = 0; k < m->ndecisions; k++)
        if (m->decision[k].waiting && model_rests(&m->decision[k], op->n, -1))
            model_end_waiting(m, m->decision[k].e, m->decision[k].item);
}
