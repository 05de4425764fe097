/*
 * countersign - what a trainee decides waits: what stood before stays, until
 * somebody qualified and approved for the unit agrees (R6), who is not the
 * trainee (R2).
 */
#include <config.h>

#include <string.h>

#include "account.h"

static bool
is_about(const struct d_decision *d, const char *unit, const char *item)
{
    return strcmp(d->unit, unit) == 0 && strcmp(d->item, item) == 0;
}

bool
derive_waits(const struct d_decision *d)
{
    return d->countersigning != NULL &&
           strcmp(d->countersigning, "waiting") == 0;
}

void
derive_add_live(struct account *a, struct d_decision *d)
{
    d->live = a->live;
    a->live = d;
}

struct d_decision *
derive_live(struct d_decision **at)
{
    while (*at != NULL && !(*at)->standing && !derive_waits(*at))
        *at = (*at)->live;
    return *at;
}

/* Is the item met by a standing decision that rests on the version? */
static bool
is_met_by(
    struct account *a, const struct d_decision *like, const struct d_rest *rest)
{
    struct d_decision *d;

    for (struct d_decision **p = &a->live; (d = derive_live(p)) != NULL;
         p = &d->live) {
        if (!d->standing || strcmp(d->decision, "met") != 0 ||
            !is_about(d, like->unit, like->item))
            continue;
        for (const struct d_rest *t = d->rests; t != NULL; t = t->next)
            if (t->evidence == rest->evidence && t->version == rest->version)
                return true;
    }
    return false;
}

/* The decision waits no longer, and confirms nothing any more. */
static void
end(struct account *a, struct d_decision *d, const char *as)
{
    for (const struct d_rest *t = d->rests; t != NULL; t = t->next) {
        struct d_mapping *m =
            derive_mapping(derive_version(a, t->evidence->id, t->version, NULL),
                d->unit, d->item);

        if (m != NULL && strcmp(m->state, "confirmed") == 0 &&
            !is_met_by(a, d, t))
            m->state = "proposed";
    }
    d->countersigning = as;
}

void
derive_overtake(struct account *a, const char *unit, const char *item,
    const struct d_evidence *evidence)
{
    struct d_decision *d;

    for (struct d_decision **p = &a->live; (d = derive_live(p)) != NULL;
         p = &d->live) {
        bool meant = item != NULL && is_about(d, unit, item);

        for (const struct d_rest *t = d->rests; t != NULL; t = t->next)
            meant |= t->evidence == evidence;
        if (meant && derive_waits(d))
            end(a, d, "overtaken");
    }
}

void
derive_take_over(struct account *a, const struct d_decision *by)
{
    struct d_decision *d;

    for (struct d_decision **p = &a->live; (d = derive_live(p)) != NULL;
         p = &d->live)
        if (is_about(d, by->unit, by->item))
            d->standing = false;
    if (strcmp(by->decision, "met") != 0)
        derive_reopen(a, by->unit, by->item);
}

static enum result
check(struct account *a, const struct act_logged *at,
    const struct d_review *review, const struct d_unit *u)
{
    enum result r;

    if (u == NULL)
        return derive_no_sense(a, at, NO_UNIT);
    if (!derive_is_open(u, NULL))
        return derive_no_sense(a, at, N_("the unit was signed (R14)."));
    if (u->migrated != NULL)
        return derive_no_sense(a, at, MOVED);
    if (id_equal(at->act.actor, review->assessor))
        return derive_no_sense(
            a, at, N_("nobody countersigns their own decision (R2)."));
    if ((r = derive_unassured(a, at, u)) != OK)
        return r;
    if (u->file != NULL &&
        !derive_is_approved(a, at, u->name, "assessor", "countersigner"))
        return derive_no_sense(a, at,
            N_("who countersigned was not qualified and approved for the "
               "unit on that day (R6)."));
    return OK;
}

static enum result
settle(struct account *a, const struct act_logged *at, struct d_review *review,
    struct d_countersigned *s)
{
    struct d_unit *u = derive_unit(a, s->unit);
    struct d_decision *d = review->decisions;
    enum result r;

    if ((r = check(a, at, review, u)) != OK)
        return r;
    /* Of another unit nothing here says that its assessor was a trainee. */
    while (d != NULL && (!is_about(d, s->unit, s->item) ||
                            (u->file != NULL && !derive_waits(d))))
        d = d->next;
    if (d == NULL)
        return derive_no_sense(
            a, at, N_("it is about a decision that did not wait for it."));
    if (strcmp(s->outcome, "agreed") == 0) {
        if (!derive_is_open(u, s->item))
            return derive_no_sense(
                a, at, N_("the unit was reopened for other criteria (R14)."));
        derive_take_over(a, d);
        d->countersigning = "agreed";
        d->agreed = keyring_of(a->from->keys, at);
        d->standing = true;
        return OK;
    }
    end(a, d, "sent-back");
    for (const struct d_rest *t = d->rests; t != NULL; t = t->next) {
        struct d_version *v =
            derive_version(a, t->evidence->id, t->version, NULL);

        if (strcmp(v->state, "withdrawn") != 0)
            v->state = "in-review";
    }
    return OK;
}

enum result
derive_agreement(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_countersignature *new = mem_alloc(a->mem, sizeof(*new));
    struct d_review *review =
        derive_find_review(a, value_get_string(body, "review"));
    enum result r = OK;

    if (review == NULL)
        return derive_no_sense(
            a, at, N_("it is about a review that there was not."));
    if (id_equal(at->act.actor, a->from->learner))
        return derive_no_sense(
            a, at, N_("nobody decides in their own portfolio (R1)."));
    if ((r = derive_no_conflict(a, at, a->from->learner)) != OK ||
        (r = derive_no_conflict(a, at, review->assessor)) != OK)
        return r;
    *new = (struct d_countersignature){
        .id = value_get_string(body, "countersignature"),
        .due = value_get_string(body, "due"),
        .note = value_get_string(body, "note"),
        .person = at->act.actor,
        .key = keyring_of(a->from->keys, at),
        .made = at->act.at,
        .next = review->countersigned};
    review->countersigned = new;
    for (const struct value *i = value_get(body, "decisions")->first;
         r == OK && i != NULL; i = i->next) {
        struct d_countersigned *s = mem_alloc(a->mem, sizeof(*s));

        s->outcome = value_get_string(i, "outcome");
        derive_split_item(
            a->mem, value_get_string(i, "item"), &s->unit, &s->item);
        s->next = new->decisions;
        new->decisions = s;
        r = settle(a, at, review, s);
    }
    return r;
}
