/*
 * import - decisions made elsewhere: they count for nothing until a review
 * adopts them, as they were recorded.
 */
#include <config.h>

#include <string.h>

#include "account.h"
#include "base/time.h"

#define OTHERS N_("it adopts other decisions than were recorded.")

static enum result
check(struct account *a, const struct act_logged *at, const struct d_version *v)
{
    const struct value *body = at->act.body;
    enum result r;

    if (v == NULL || v->submitted == 0 || strcmp(v->state, "withdrawn") == 0)
        return derive_no_sense(a, at, NO_EVIDENCE);
    if (strcmp(v->content, value_get_string(body, "content")) != 0)
        return derive_no_sense(
            a, at, N_("it judged another content than was submitted (R12)."));
    if (v->import != NULL)
        return derive_no_sense(
            a, at, N_("decisions were recorded with this scan before."));
    if (id_equal(at->act.actor, a->from->learner))
        return derive_no_sense(
            a, at, N_("nobody decides in their own portfolio (R1)."));
    if ((r = derive_no_conflict(a, at, a->from->learner)) != OK)
        return r;
    if (strcmp(value_get_string(body, "on"), time_day(a->mem, at->act.at)) > 0)
        return derive_no_sense(
            a, at, N_("a decision is dated before it was made (R11)."));
    return OK;
}

/* The one of the list on the item of the other; NULL: none. */
static const struct d_decision *
find(const struct d_decision *list, const struct d_decision *other)
{
    while (list != NULL && (strcmp(list->unit, other->unit) != 0 ||
                               strcmp(list->item, other->item) != 0))
        list = list->next;
    return list;
}

enum result
derive_import(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_version *v = derive_named_version(a, body, NULL);
    struct d_import *new = mem_alloc(a->mem, sizeof(*new));
    enum result r = check(a, at, v);

    if (r != OK)
        return r;
    *new = (struct d_import){.day = value_get_string(body, "on"),
        .decider = value_get_string(body, "by"),
        .next_step = value_get_string(body, "next")};
    for (const struct value *i = value_get(body, "decisions")->first; i != NULL;
         i = i->next) {
        struct d_decision *d = mem_alloc(a->mem, sizeof(*d));

        *d = (struct d_decision){.decision = value_get_string(i, "decision"),
            .letter = value_get_string(i, "letter"),
            .next = new->decisions};
        derive_split_item(
            a->mem, value_get_string(i, "item"), &d->unit, &d->item);
        if (derive_unit(a, d->unit) == NULL)
            return derive_no_sense(a, at, NO_UNIT);
        if (find(new->decisions, d) != NULL)
            return derive_no_sense(
                a, at, N_("it decides the same criterion twice."));
        new->decisions = d;
    }
    v->import = new;
    return OK;
}

static bool
is_same(const struct d_decision *x, const struct d_decision *y)
{
    return strcmp(x->decision, y->decision) == 0 &&
           (x->letter == NULL || y->letter == NULL
                   ? x->letter == y->letter
                   : strcmp(x->letter, y->letter) == 0);
}

static bool
rests_on(const struct d_decision *d, struct id evidence, int64_t version)
{
    const struct d_rest *t = d->rests;

    while (t != NULL &&
           (!id_equal(t->evidence->id, evidence) || t->version != version))
        t = t->next;
    return t != NULL;
}

enum result
derive_adoption(
    struct account *a, const struct act_logged *at, struct d_review *review)
{
    struct d_version *v;
    struct d_import *import;
    int64_t version;
    struct id id;
    size_t n = 0;

    review->adopts = value_get_string(at->act.body, "adopts");
    if (review->adopts == NULL)
        return OK;
    derive_split_version(review->adopts, &id, &version);
    v = derive_version(a, id, version, NULL);
    import = v != NULL ? v->import : NULL;
    if (import == NULL || import->adopted)
        return derive_no_sense(
            a, at, N_("it adopts decisions that did not wait for it."));
    for (const struct d_decision *d = import->decisions; d != NULL; d = d->next)
        n++;
    for (const struct d_decision *d = review->decisions; d; d = d->next, n--) {
        const struct d_decision *was = find(import->decisions, d);

        if (was == NULL || !is_same(was, d) || find(d->next, d) != NULL)
            return derive_no_sense(a, at, OTHERS);
        if (!rests_on(d, id, version))
            return derive_no_sense(
                a, at, N_("what it adopts does not rest on the scan (R12)."));
    }
    if (n != 0)
        return derive_no_sense(a, at, OTHERS);
    import->adopted = true;
    return OK;
}
