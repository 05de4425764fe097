/* steps - what is done to a unit as a whole: signed, reopened, closed. */
#include <config.h>

#include <string.h>

#include "account.h"

const struct d_step *
derive_step(const struct d_unit *u, const char *kind)
{
    for (const struct d_step *s = u->steps; s != NULL; s = s->next)
        if (s->standing && strcmp(s->kind, kind) == 0)
            return s;
    return NULL;
}

/* Has the learner sent evidence for the unit after that? */
static bool
has_added(const struct account *a, const struct d_unit *u, int64_t after)
{
    for (const struct d_evidence *e = a->evidence; e != NULL; e = e->next)
        for (const struct d_version *v = e->versions; v != NULL; v = v->next) {
            if (v->submitted <= after ||
                !id_equal(v->recorder, a->from->learner) ||
                strcmp(v->state, "withdrawn") == 0)
                continue;
            for (const struct d_mapping *m = v->mappings; m; m = m->next)
                if (strcmp(m->unit, u->name) == 0 &&
                    strcmp(m->state, "refused") != 0)
                    return true;
        }
    return false;
}

bool
derive_is_declared(const struct account *a, const struct d_unit *u)
{
    const struct d_step *declared = derive_step(u, "declaration");

    for (const struct d_step *s = u->steps; s != NULL && declared != NULL;
         s = s->next)
        if (strcmp(s->kind, "reopening") == 0 && s->at > declared->at &&
            has_added(a, u, s->at))
            return false;
    return declared != NULL;
}

/* The states that a step gives by itself, the last first. */
const char *
derive_stage(const struct d_unit *u)
{
    static const char *const stages[][2] = {
        {"release",         "released"       },
        {"claim",           "claimed"        },
        {"credit-transfer", "credit-transfer"},
        {"exemption",       "exempt"         },
        {"revocation",      "revoked"        },
    };

    for (const struct d_step *s = u->steps; s != NULL; s = s->next)
        for (size_t i = 0; s->standing && i < sizeof(stages) / sizeof(*stages);
             i++)
            if (strcmp(stages[i][0], s->kind) == 0)
                return stages[i][1];
    return NULL;
}

bool
derive_is_open(const struct d_unit *u, const char *item)
{
    const struct d_step *reopened = derive_step(u, "reopening");

    if (derive_step(u, "signature") != NULL || derive_stage(u) != NULL)
        return false;
    if (reopened == NULL || item == NULL)
        return true;
    for (const struct value *i = reopened->items->first; i; i = i->next)
        if (strcmp(strchr(i->string, '#') + 1, item) == 0)
            return true;
    return false;
}

struct d_step *
derive_add_step(
    struct account *a, struct d_unit *u, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    const char *certificate = value_get_string(body, "certificate");
    struct d_step *s = mem_alloc(a->mem, sizeof(*s));

    for (struct d_step *old = u->steps; old != NULL; old = old->next)
        if (strcmp(old->kind, at->act.kind) == 0)
            old->standing = false;
    *s = (struct d_step){.kind = at->act.kind,
        .person = at->act.actor,
        .key = keyring_of(a->from->keys, at),
        .at = at->act.at,
        .role = value_get_string(body, "role"),
        .reason = certificate ? certificate : value_get_string(body, "reason"),
        .items = value_get(body, "items"),
        .standing = true,
        .next = u->steps};
    u->steps = s;
    return s;
}

/* The decisions on the items fall; all that stood but the declaration ends. */
static void
reopen(struct account *a, struct d_unit *u, const struct value *items)
{
    const char *unit, *item;

    for (struct d_step *s = u->steps; s != NULL; s = s->next)
        s->standing &= strcmp(s->kind, "declaration") == 0;
    for (const struct value *i = items->first; i != NULL; i = i->next) {
        derive_split_item(a->mem, i->string, &unit, &item);
        derive_reopen(a, unit, item);
        for (struct d_review *r = a->reviews; r != NULL; r = r->next)
            for (struct d_decision *d = r->decisions; d != NULL; d = d->next)
                if (strcmp(d->unit, unit) == 0 && strcmp(d->item, item) == 0)
                    d->standing = false;
    }
}

/* The steps after the signatures, or instead of them: from which states. */
static const struct {
    const char *kind, *from[5];
} after[] = {
    {"reopening",       {"signed", "iqa-pool", "released", "revoked", NULL}        },
    {"release",         {"iqa-pool", NULL}                                         },
    {"credit-transfer",
     {"registered", "in-progress", "complete", "declared", NULL}                   },
    {"exemption",       {"registered", "in-progress", "complete", "declared", NULL}},
    {"revocation",      {"released", "claimed", "credit-transfer", "exempt", NULL} },
};

enum result
derive_unit_step(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_unit *u = derive_unit(a, value_get_string(body, "unit"));
    const char *const *from = NULL, *state;
    enum result r = OK;

    if (u == NULL)
        return derive_no_sense(a, at, NO_UNIT);
    if (id_equal(at->act.actor, a->from->learner))
        r = derive_no_sense(
            a, at, N_("nobody decides in their own portfolio (R1)."));
    else if (strcmp(at->act.kind, "reopening") == 0)
        r = derive_may_reopen(a, at);
    else if (value_get(body, "certificate") != NULL)
        r = derive_no_conflict(a, at, a->from->learner);
    if (r != OK)
        return r;
    derive_item_states(a, u);
    state = derive_unit_state(a, u);
    for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
        if (strcmp(after[i].kind, at->act.kind) == 0)
            from = after[i].from;
    while (*from != NULL && strcmp(*from, state) != 0)
        from++;
    if (*from == NULL)
        return derive_no_sense(
            a, at, N_("the unit was not in a state that allows it."));
    if (strcmp(at->act.kind, "reopening") == 0)
        reopen(a, u, value_get(body, "items"));
    derive_add_step(a, u, at);
    return OK;
}

/* A version that is in this state goes into another. */
static enum result
pass(struct account *a, const struct act_logged *at, const char *from,
    const char *to, struct d_version **out)
{
    *out = derive_named_version(a, at->act.body, NULL);
    if (*out == NULL || strcmp((*out)->state, from) != 0)
        return derive_no_sense(a, at, NO_EVIDENCE);
    (*out)->state = to;
    return OK;
}

enum result
derive_recall(struct account *a, const struct act_logged *at)
{
    struct d_version *v;
    enum result r = pass(a, at, "submitted", "draft", &v);

    if (r == OK)
        v->submitted = 0;
    return r;
}

enum result
derive_begin(struct account *a, const struct act_logged *at)
{
    struct d_version *v;

    return pass(a, at, "submitted", "in-review", &v);
}
