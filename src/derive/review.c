/* review - a review: what it judged, what it decided, what it refused.
 */
#include <config.h>

#include <string.h>

#include "account.h"

static enum result
judge(struct account *a, const struct act_logged *at, struct d_review *review,
    const struct value *body)
{
    struct d_judged *j = mem_alloc(a->mem, sizeof(*j));
    struct d_version *v;
    struct id id;

    id_parse(value_get_string(body, "id"), &id);
    *j = (struct d_judged){.version = value_get(body, "version")->integer,
        .vacr = value_get_string(body, "vacr"),
        .outcome = value_get_string(body, "outcome"),
        .next = review->judged};
    v = derive_version(a, id, j->version, &j->evidence);
    if (v == NULL || v->submitted == 0 || strcmp(v->state, "withdrawn") == 0)
        return derive_no_sense(a, at,
            N_("it judged evidence that was not submitted at that time "
               "(R12)."));
    if (v->submitted > at->act.at)
        return derive_no_sense(
            a, at, N_("it is dated before the evidence that it judged (R11)."));
    if (strcmp(v->content, value_get_string(body, "content")) != 0)
        return derive_no_sense(
            a, at, N_("it judged another content than was submitted (R12)."));
    review->judged = j;
    v->state = j->outcome;
    return OK;
}

static const struct d_judged *
find_judged(const struct d_review *review, struct id id, int64_t version)
{
    for (struct d_judged *j = review->judged; j != NULL; j = j->next)
        if (id_equal(j->evidence->id, id) && j->version == version)
            return j;
    return NULL;
}

/* What it rests on is judged in the same review, and for "met" in full. */
static enum result
rest(struct account *a, const struct act_logged *at,
    const struct d_review *review, struct d_decision *d, const char *name)
{
    struct d_rest *rest = mem_alloc(a->mem, sizeof(*rest));
    bool met = strcmp(d->decision, "met") == 0;
    const struct d_judged *judged;
    const char *fault;
    struct d_mapping *m;
    struct d_version *v;
    struct id id;

    *rest = (struct d_rest){.name = name, .next = d->rests};
    derive_split_version(name, &id, &rest->version);
    judged = find_judged(review, id, rest->version);
    if (judged == NULL)
        return derive_no_sense(a, at,
            N_("a decision rests on evidence the review did not judge "
               "(R12)."));
    if (met && strcmp(judged->vacr, "VACR") != 0)
        return derive_no_sense(a, at,
            N_("a criterion is met by evidence that is not valid, authentic, "
               "current and reliable."));
    rest->evidence = judged->evidence;
    d->rests = rest;
    v = derive_version(a, id, rest->version, NULL);
    if ((fault = derive_witness_fault(a, at, v)) != NULL)
        return derive_no_sense(a, at, fault);
    if ((m = derive_mapping(v, d->unit, d->item)) == NULL)
        m = derive_add_mapping(a, at, v, d->unit, d->item);
    if (met)
        m->state = "confirmed";
    return OK;
}

static enum result
decide(struct account *a, const struct act_logged *at, struct d_review *review,
    const struct value *body)
{
    struct d_decision *d = mem_alloc(a->mem, sizeof(*d));
    struct d_unit *u;
    enum result r = OK;
    bool qualified;

    *d = (struct d_decision){
        .decision = value_get_string(body, "decision"),
        .letter = value_get_string(body, "letter"),
        .note = value_get_string(body, "note"),
        .next = review->decisions,
    };
    derive_split_item(
        a->mem, value_get_string(body, "item"), &d->unit, &d->item);
    if ((u = derive_unit(a, d->unit)) == NULL)
        return derive_no_sense(a, at, NO_UNIT);
    if (!derive_is_open(u, d->item))
        return derive_no_sense(a, at, N_("the unit was signed (R14)."));
    if (u->migrated != NULL)
        return derive_no_sense(a, at, MOVED);
    if ((r = derive_unassured(a, at, u)) != OK)
        return r;
    qualified = derive_is_approved(a, at, d->unit, "assessor", "");
    if (!qualified &&
        derive_is_approved(a, at, d->unit, "trainee-assessor", ""))
        d->countersigning = "waiting";
    else if (u->file != NULL && !qualified)
        return derive_no_sense(a, at,
            N_("the assessor was not approved for the unit on that day "
               "(R7)."));
    derive_overtake(a, d->unit, d->item, NULL);
    if (d->countersigning == NULL)
        derive_take_over(a, d);
    d->standing = d->countersigning == NULL;
    derive_add_live(a, d);
    review->decisions = d;
    for (const struct value *i = value_get(body, "rests")->first;
         r == OK && i != NULL; i = i->next)
        r = rest(a, at, review, d, i->string);
    return r;
}

static enum result
refuse(struct account *a, const struct act_logged *at, const struct value *body)
{
    struct d_version *v = derive_named_version(a, body, NULL);
    const char *unit, *item;
    struct d_mapping *m;

    derive_split_item(a->mem, value_get_string(body, "item"), &unit, &item);
    if (v == NULL)
        return derive_no_sense(a, at, NO_EVIDENCE);
    if ((m = derive_mapping(v, unit, item)) != NULL)
        m->state = "refused";
    return OK;
}

enum result
derive_review(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_review *review = mem_alloc(a->mem, sizeof(*review));
    const struct {
        const char *name;
        enum result (*each)(struct account *a, const struct act_logged *at,
            struct d_review *review, const struct value *body);
    } parts[] = {
        {"evidence",  judge },
        {"decisions", decide}
    };
    enum result r = OK;
    struct id id;

    *review = (struct d_review){
        .id = value_get_string(body, "review"),
        .assessor = at->act.actor,
        .key = keyring_of(a->from->keys, at),
        .finished = at->act.at,
        .due = value_get_string(body, "due"),
        .feedback = value_get_string(body, "feedback"),
        .next_step = value_get_string(body, "next"),
        .next = a->reviews,
    };
    if (id_equal(at->act.actor, a->from->learner))
        return derive_no_sense(
            a, at, N_("nobody decides in their own portfolio (R1)."));
    if (derive_find_review(a, review->id) != NULL)
        return derive_no_sense(
            a, at, N_("the same review was finished before."));
    if ((r = derive_no_conflict(a, at, a->from->learner)) != OK)
        return r;
    id_parse(review->id, &id);
    review->beside = a->review_by[derive_bucket(id)];
    a->review_by[derive_bucket(id)] = a->reviews = review;
    for (size_t p = 0; p < 2; p++)
        for (const struct value *i = value_get(body, parts[p].name)->first;
             r == OK && i != NULL; i = i->next)
            r = parts[p].each(a, at, review, i);
    for (const struct value *i = value_get(body, "refused")->first;
         r == OK && i != NULL; i = i->next)
        r = refuse(a, at, i);
    return r != OK ? r : derive_adoption(a, at, review);
}
