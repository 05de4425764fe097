/* sign - a unit is declared and signed, when R13 lets it be. */
#include <config.h>

#include <string.h>

#include "account.h"

/* R13: every assessable item is met, where the package has the items. */
static enum result
check_complete(struct account *a, const struct act_logged *at, struct d_unit *u)
{
    derive_item_states(a, u);
    for (struct d_item *i = u->items; i != NULL; i = i->next)
        if (derive_is_assessed(i) && strcmp(i->state, "met") != 0)
            return derive_no_sense(
                a, at, N_("not every criterion of the unit was met (R13)."));
    return OK;
}

/* R13: the learner has confirmed what others recorded. */
static enum result
check_confirmed(
    struct account *a, const struct act_logged *at, const struct d_unit *u)
{
    for (const struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (const struct d_decision *d = r->decisions; d; d = d->next) {
            if (!d->standing || strcmp(d->unit, u->name) != 0)
                continue;
            for (const struct d_rest *t = d->rests; t != NULL; t = t->next) {
                const struct d_version *v =
                    derive_version(a, t->evidence->id, t->version, NULL);

                if (!id_equal(v->recorder, a->from->learner) &&
                    v->confirmed == 0)
                    return derive_no_sense(a, at,
                        N_("the learner had not confirmed what somebody else "
                           "recorded (R13)."));
            }
        }
    return OK;
}

/* R13: with keys that counted at that time. */
static enum result
check_keys(
    struct account *a, const struct act_logged *at, const struct d_unit *u)
{
    if (!ring_key_counts(keyring_of(a->from->keys, at), at->n))
        return derive_no_sense(
            a, at, N_("its key was reissued and not confirmed (R13)."));
    for (const struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (const struct d_decision *d = r->decisions; d; d = d->next)
            if (d->standing && strcmp(d->unit, u->name) == 0 &&
                (!ring_key_counts(r->key, at->n) ||
                    !ring_key_counts(d->agreed, at->n)))
                return derive_no_sense(a, at,
                    N_("a decision was signed with a key that was reissued "
                       "and not confirmed (R13)."));
    return OK;
}

static enum result
sign(struct account *a, const struct act_logged *at, bool learner)
{
    struct d_unit *u = derive_unit(a, value_get_string(at->act.body, "unit"));
    enum result r;

    if (u == NULL)
        return derive_no_sense(a, at, NO_UNIT);
    if (u->migrated != NULL)
        return derive_no_sense(a, at, MOVED);
    if (derive_stage(u) != NULL ||
        (learner ? derive_is_declared(a, u)
                 : derive_step(u, "signature") != NULL))
        return derive_no_sense(a, at, N_("the unit was signed so before."));
    if (id_equal(at->act.actor, a->from->learner) != learner)
        return derive_no_sense(
            a, at, N_("nobody signs for somebody else (R10)."));
    if (!learner && u->file != NULL &&
        !derive_is_approved(a, at, u->name, "assessor", ""))
        return derive_no_sense(a, at,
            N_("the assessor was not approved for the unit on that day "
               "(R7)."));
    if ((!learner && (r = derive_no_conflict(a, at, a->from->learner)) != OK) ||
        (r = check_keys(a, at, u)) != OK ||
        (r = check_complete(a, at, u)) != OK ||
        (r = check_confirmed(a, at, u)) != OK ||
        (r = derive_asked(a, at, u)) != OK)
        return r;
    derive_add_step(a, u, at);
    return OK;
}

enum result
derive_declaration(struct account *a, const struct act_logged *at)
{
    return sign(a, at, true);
}

enum result
derive_signature(struct account *a, const struct act_logged *at)
{
    return sign(a, at, false);
}
