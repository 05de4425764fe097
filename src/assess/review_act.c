/* review_act - the act of a finished review. */
#include <config.h>

#include <string.h>

#include "base/value.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "portfolio/evidence.h"
#include "review_parts.h"

static enum result
add_decision(struct ctx *c, struct value *list, const struct item_decided *d)
{
    struct value *v = value_add(list, value_object(c->mem));
    struct value *rests = value_array(c->mem);
    bool met = strcmp(d->as->decision, "met") == 0;
    enum result r;

    for (size_t i = 0; i < d->nrests; i++)
        value_add(rests,
            value_string(c->mem,
                version_text(c->mem, d->rests[i]->id, d->rests[i]->version)));
    value_set_string(c->mem, v, "decision", d->as->decision);
    value_set_string(c->mem, v, "item", item_text(c->mem, &d->item));
    if (d->as->letter != NULL)
        value_set_string(c->mem, v, "letter", d->as->letter);
    r = commitment_set(c, v, "note", d->id, "note", d->as->note);
    value_set(c->mem, v, "rests", rests);
    value_set_bool(c->mem, v, "s", met);
    return r;
}

static void
add_evidence(struct ctx *c, struct value *list, struct value *refused,
    const struct evidence_judged *e)
{
    struct value *v = value_add(list, value_object(c->mem));

    value_set_string(c->mem, v, "content", e->content);
    value_set_string(c->mem, v, "id", id_text(c->mem, e->id));
    value_set_string(c->mem, v, "outcome", e->outcome);
    value_set_string(c->mem, v, "vacr", vacr_text(e->vacr));
    value_set_integer(c->mem, v, "version", e->version);
    for (size_t i = 0; i < e->refused.n; i++) {
        struct value *one = value_add(refused, value_object(c->mem));

        value_set_string(
            c->mem, one, "evidence", version_text(c->mem, e->id, e->version));
        value_set_string(
            c->mem, one, "item", item_text(c->mem, &e->refused.item[i]));
    }
}

enum result
review_append(struct ctx *c, const struct review *review)
{
    const struct review_new *new = review->new;
    struct act act = {
        .kind = "review", .actor = c->actor, .subject = new->learner};
    struct value *decisions = value_array(c->mem);
    struct value *evidence = value_array(c->mem);
    struct value *refused = value_array(c->mem);
    struct value *body = value_object(c->mem);
    enum result r;

    for (size_t i = 0; i < review->nevidence; i++)
        add_evidence(c, evidence, refused, &review->evidence[i]);
    for (size_t i = 0; i < review->ndecided; i++)
        if ((r = add_decision(c, decisions, &review->decided[i])) != OK)
            return r;
    if (new->adopts)
        value_set_string(c->mem, body, "adopts",
            version_text(
                c->mem, review->evidence[0].id, review->evidence[0].version));
    value_set(c->mem, body, "decisions", decisions);
    if (new->due != NULL)
        value_set_string(c->mem, body, "due", new->due);
    value_set(c->mem, body, "evidence", evidence);
    r = commitment_set(
        c, body, "feedback", review->id, "feedback", new->feedback);
    if (r == OK)
        r = commitment_set(c, body, "next", review->id, "next", new->next_step);
    value_set(c->mem, body, "refused", refused);
    value_set_string(c->mem, body, "review", id_text(c->mem, review->id));
    act.body = body;
    return r != OK ? r : act_append(c, &act, NULL);
}
