/* model_verbs - the verbs behind the operations of the model. */
#include <config.h>

#include <string.h>

#include "assess/begin.h"
#include "assess/countersign.h"
#include "assess/release.h"
#include "assess/reopen.h"
#include "assess/review.h"
#include "assess/sample.h"
#include "assess/sign.h"
#include "assess/withdraw.h"
#include "base/str.h"
#include "model_world.h"
#include "portfolio/allocate.h"
#include "portfolio/conflict.h"
#include "portfolio/evidence.h"
#include "portfolio/qualifying_step.h"

#define DAY_MS INT64_C(86400000)

/* "ONE:P1 ONE:K1"; NULL: none */
static const char *
items_text(struct world *w, unsigned items)
{
    struct str s = str_in(w->t.c.mem);

    for (int e = 0; e < ENROLMENTS; e++)
        for (int i = 0; i < ITEMS; i++)
            if ((items & ITEM(e, i)) != 0)
                str_addf(&s, "%s%s:%s", s.len > 0 ? " " : "",
                    model_keys[model_unit[e]], model_items[model_unit[e]][i]);
    return s.len > 0 ? s.s : NULL;
}

/* Nothing is said twice, so that nothing is taken for the same again. */
static const char *
words(struct world *w, const char *said)
{
    return mem_printf(w->t.c.mem, "%s, %ld.", said, w->steps);
}

static enum result
add(struct world *w, const struct op *op)
{
    struct evidence_new new = {.title = "Tea",
        .words = words(w, "I made tea"),
        .items = items_text(w, op->items)};
    struct evidence_ref ref;
    enum result r;

    r = evidence_add(&w->t.c, w->person[op->whom], &new, &ref);
    if (r == OK)
        w->piece[op->slot] = ref.id;
    return r;
}

static enum result
evidence(struct world *w, const struct op *op)
{
    struct evidence_new new = {.words = words(w, "I made better tea")};
    struct id id = w->piece[op->n], key = w->credential[op->key];
    const char *items = items_text(w, op->items);
    struct ctx *c = &w->t.c;
    struct evidence_ref ref;

    switch (op->kind) {
    case OP_ADD: return add(w, op);
    case OP_REVISE: return evidence_revise(c, id, &new, &ref);
    case OP_DISCARD: return evidence_discard(c, id);
    case OP_MAP: return evidence_map(c, id, items, NULL);
    case OP_MAP_ONLY: return evidence_map_only(c, id, items);
    case OP_SUBMIT: return evidence_submit(c, id, key);
    case OP_RECALL: return evidence_recall(c, id);
    case OP_BEGIN: return evidence_begin(c, id);
    case OP_CONFIRM: return evidence_confirm(c, id, NULL, key);
    default: return evidence_withdraw(c, id);
    }
}

static enum result
review(struct world *w, const struct op *op)
{
    static const char *const verdicts[] = {"met", "not-yet", "more-needed"};
    unsigned others = op->said ? 0 : op->others;
    struct reviewed_evidence e[2] = {
        {.id = w->piece[op->n],
         .version = op->version,
         .vacr = op->flag ? VACR_V | VACR_A | VACR_C : VACR_ALL,
         .returned = op->flag2,
         .refused = op->said ? items_text(w, op->others) : NULL},
        {.vacr = VACR_ALL}
    };
    struct item_decision d[2];
    struct review_new new = {.learner = w->person[op->whom],
        .evidence = e,
        .nevidence = 1 + (op->more >= 0),
        .decisions = d,
        .feedback = words(w, "Read"),
        .credential = w->credential[op->key],
        .seen = w->seen};
    struct review_done done;
    enum result r;

    if (op->more >= 0)
        e[1].id = w->piece[op->more];
    if (op->items != 0)
        d[new.ndecisions++] =
            (struct item_decision){.items = items_text(w, op->items),
                .decision = verdicts[op->how],
                .letter = op->how == 0 ? NULL : "S",
                .note = "So it is."};
    if (others != 0)
        d[new.ndecisions++] =
            (struct item_decision){.items = items_text(w, others),
                .decision = "not-yet",
                .letter = "C",
                .note = "It is old."};
    r = review_finish(&w->t.c, &new, &done);
    if (r == OK)
        w->review[op->slot] = done.id;
    return r;
}

static enum result
sample(struct world *w, const struct op *op)
{
    static const char *const kinds[] = {"interim", "summative", "re-sample"};
    struct action_new do_it = {.required = op->flag,
        .owner = w->person[op->whom],
        .words = "Look again."};
    struct sample_new new = {.enrolment = w->enrolment[op->e],
        .kind = kinds[op->how],
        .evidence = op->more >= 0 ? &w->piece[op->more] : NULL,
        .nevidence = op->more >= 0,
        .voice = true,
        .marked = items_text(w, op->items),
        .feedback = "Looked at.",
        .actions = &do_it,
        .nactions = op->flag || op->flag2,
        .credential = w->credential[op->key]};
    struct action *actions;
    struct id id;
    enum result r;
    size_t n;

    if ((r = sample_record(&w->t.c, &new, &id)) != OK || new.nactions == 0 ||
        (r = actions_of(&w->t.c, id, &actions, &n)) != OK)
        return r;
    w->action[op->slot] = actions[0].id;
    return OK;
}

static enum result
unit(struct world *w, const struct op *op)
{
    struct id on = w->enrolment[op->e], key = w->credential[op->key];
    const char *why = op->said ? "It came out so." : NULL;
    struct countersign_new back = {
        .sent_back = items_text(w, op->items), .note = why, .credential = key};
    struct reopening again = {on, key, NULL, items_text(w, op->items), why, 0};
    struct closing closing = {on, key, op->flag, why, 0};
    struct countersign_done done;
    struct ctx *c = &w->t.c;

    switch (op->kind) {
    case OP_COUNTERSIGN:
        back.review = w->review[op->n];
        return countersign(c, &back, &done);
    case OP_DECLARE: return unit_declare(c, on, key, 0);
    case OP_SIGN: return unit_sign(c, on, key, 0);
    case OP_RELEASE: return unit_release(c, on, key, 0, why);
    case OP_REOPEN: return unit_reopen(c, &again);
    case OP_CLOSE: return unit_close(c, &closing);
    case OP_REVOKE: return unit_revoke(c, on, key, 0, why);
    case OP_SAMPLE: return sample(w, op);
    default: return action_done(c, w->action[op->n], NULL);
    }
}

static enum result
arrange(struct world *w, const struct op *op)
{
    struct conflict_new new = {.person = w->person[op->key],
        .about = w->person[op->whom],
        .words = "They are neighbours."};
    struct conflict_outcome outcome = {.managed = op->flag,
        .mitigation = op->said ? "Somebody else looks too." : NULL,
        .credential = w->credential[op->key]};
    const char *const units[] = {model_keys[model_unit[op->e]], NULL};
    struct allocating how = {.learner = w->person[model_learner[op->e]],
        .units = units,
        .role = op->flag ? "countersigner" : "assessor"};
    struct allocated allocated;
    struct id id;
    enum result r;

    switch (op->kind) {
    case OP_CONFLICT:
        if ((r = conflict_declare(&w->t.c, &new, &id)) == OK)
            w->conflict[op->slot] = id;
        return r;
    case OP_OUTCOME:
        outcome.conflict = w->conflict[op->n];
        return conflict_decide(&w->t.c, &outcome);
    case OP_ALLOCATE: how.to = w->person[op->whom]; break;
    default: how.from = w->person[op->whom]; break;
    }
    return allocate(&w->t.c, &how, &allocated);
}

static enum result
course(struct world *w, const struct op *op)
{
    static const enum event events[] = {ENROLMENT_REGISTER, ENROLMENT_BREAK,
        ENROLMENT_RESUME, ENROLMENT_LEAVE, ENROLMENT_TRANSFER, ENROLMENT_AGREE,
        ENROLMENT_CLAIM, ENROLMENT_CERTIFY};
    struct qualifying_step step = {.on = w->course,
        .event = events[op->kind - OP_REGISTER],
        .number = op->said ? "R-17" : NULL,
        .words = op->said ? "So it is." : NULL};

    return qualifying_step(&w->t.c, &step);
}

enum result
world_operate(struct world *w, const struct op *op)
{
    w->t.c.actor = w->person[op->who];
    w->time += op->kind == OP_DAY ? DAY_MS : 1000;
    if (op->kind == OP_DAY)
        return OK;
    return op->kind < OP_REVIEW     ? evidence(w, op)
           : op->kind == OP_REVIEW  ? review(w, op)
           : op->kind < OP_CONFLICT ? unit(w, op)
           : op->kind < OP_REGISTER ? arrange(w, op)
                                    : course(w, op);
}
