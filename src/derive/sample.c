/* sample - what an IQA looked at and found; by nobody who was part of it. */
#include <config.h>

#include <string.h>

#include "account.h"

/* Did they decide on the unit, judge evidence for it, or record some? */
static bool
is_involved(const struct account *a, const struct d_unit *u, struct id person)
{
    for (struct d_review *r = a->reviews; r != NULL; r = r->next) {
        if (!id_equal(r->assessor, person))
            continue;
        for (struct d_decision *d = r->decisions; d != NULL; d = d->next)
            if (strcmp(d->unit, u->name) == 0)
                return true;
    }
    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next)
        for (struct d_version *v = e->versions; v != NULL; v = v->next)
            for (struct d_mapping *m = v->mappings; m != NULL; m = m->next)
                if (id_equal(v->recorder, person) &&
                    strcmp(m->unit, u->name) == 0)
                    return true;
    return false;
}

/* Did they countersign a decision on it? */
static bool
has_countersigned(
    const struct account *a, const struct d_unit *u, struct id person)
{
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (struct d_countersignature *s = r->countersigned; s; s = s->next)
            for (struct d_countersigned *d = s->decisions; d; d = d->next)
                if (id_equal(s->person, person) &&
                    strcmp(d->unit, u->name) == 0)
                    return true;
    return false;
}

enum result
derive_unassured(
    struct account *a, const struct act_logged *at, const struct d_unit *u)
{
    bool assured = false;

    for (const struct d_sample *s = a->samples; s != NULL; s = s->next)
        assured |=
            id_equal(s->iqa, at->act.actor) && strcmp(s->unit, u->name) == 0;
    for (const struct d_step *s = u->steps; s != NULL; s = s->next)
        assured |= id_equal(s->person, at->act.actor) &&
                   strcmp(s->kind, "release") == 0;
    return assured ? derive_no_sense(a, at,
                         N_("whoever quality-assured the unit judged in it "
                            "afterwards (R3)."))
                   : OK;
}

/* R1, R3 and R9: with the learner, and whoever decided. */
static enum result
check_independent(
    struct account *a, const struct act_logged *at, const struct d_unit *u)
{
    struct id actor = at->act.actor;
    enum result r;

    if (id_equal(actor, a->from->learner))
        return derive_no_sense(
            a, at, N_("nobody decides in their own portfolio (R1)."));
    if (is_involved(a, u, actor) || has_countersigned(a, u, actor))
        return derive_no_sense(
            a, at, N_("nobody quality-assures what is their own (R3)."));
    if ((r = derive_no_conflict(a, at, a->from->learner)) != OK)
        return r;
    for (const struct d_review *i = a->reviews; i != NULL; i = i->next)
        for (const struct d_decision *d = i->decisions; d; d = d->next)
            if (d->standing && strcmp(d->unit, u->name) == 0 &&
                (r = derive_no_conflict(a, at, i->assessor)) != OK)
                return r;
    return OK;
}

static enum result
check_looked(struct account *a, const struct act_logged *at)
{
    int64_t version;
    struct id id;

    for (const struct value *i = value_get(at->act.body, "evidence")->first;
         i != NULL; i = i->next) {
        struct d_version *v;

        derive_split_version(i->string, &id, &version);
        v = derive_version(a, id, version, NULL);
        if (v == NULL || v->submitted == 0)
            return derive_no_sense(a, at, NO_EVIDENCE);
        if (id_equal(v->recorder, at->act.actor))
            return derive_no_sense(
                a, at, N_("nobody quality-assures what is their own (R3)."));
    }
    return OK;
}

/* Nothing marked, nothing required. */
static bool
is_agreed(const struct value *body)
{
    bool agreed = value_get(body, "marked")->n == 0;

    for (const struct value *i = value_get(body, "actions")->first; i != NULL;
         i = i->next)
        agreed = agreed && strcmp(value_get_string(i, "need"), "advice") == 0;
    return agreed;
}

enum result
derive_sample(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_unit *u = derive_unit(a, value_get_string(body, "unit"));
    struct d_sample *new = mem_alloc(a->mem, sizeof(*new));
    bool qualified, trainee;

    if (u == NULL)
        return derive_no_sense(a, at, NO_UNIT);
    if (check_independent(a, at, u) != OK)
        return ERR_INPUT;
    qualified = derive_is_sampler(a, at, u->name, "iqa");
    trainee = derive_is_sampler(a, at, u->name, "trainee-iqa") && !qualified;
    if (u->file != NULL && !qualified && !trainee)
        return derive_no_sense(a, at,
            N_("the IQA was not approved for the unit on that day (R8)."));
    *new = (struct d_sample){.id = value_get_string(body, "sample"),
        .kind = value_get_string(body, "kind"),
        .unit = u->name,
        .iqa = at->act.actor,
        .at = at->act.at,
        .agreed = is_agreed(body),
        .trainee = trainee,
        .waits = trainee,
        .next = a->samples};
    a->samples = new;
    derive_actions(a, at, new->id, u->name);
    return check_looked(a, at);
}

/* R6: by somebody who is no trainee. */
enum result
derive_sample_agreement(struct account *a, const struct act_logged *at)
{
    const char *id = value_get_string(at->act.body, "sample");
    struct d_sample *s = a->samples;
    const struct d_unit *u;
    enum result r;

    while (s != NULL && strcmp(s->id, id) != 0)
        s = s->next;
    if (s == NULL || (u = derive_unit(a, s->unit)) == NULL ||
        (u->file != NULL && !s->waits))
        return derive_no_sense(
            a, at, N_("it is about a sample that did not wait for it."));
    if (id_equal(s->iqa, at->act.actor))
        return derive_no_sense(
            a, at, N_("nobody countersigns their own decision (R2)."));
    if ((r = check_independent(a, at, u)) != OK ||
        (r = derive_no_conflict(a, at, s->iqa)) != OK)
        return r;
    if (u->file != NULL && !derive_is_sampler(a, at, u->name, "iqa"))
        return derive_no_sense(a, at,
            N_("who countersigned was not qualified and approved for the "
               "unit on that day (R6)."));
    s->waits = false;
    return OK;
}

/* By the last sample of the unit, when it agrees with what is signed. */
enum result
derive_release(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_unit *u = derive_unit(a, value_get_string(body, "unit"));
    const char *by = value_get_string(body, "sample");
    const struct d_step *signature = u ? derive_step(u, "signature") : NULL;
    const struct d_sample *last = a->samples;

    if (u == NULL || signature == NULL)
        return derive_no_sense(a, at, NO_UNIT);
    if (check_independent(a, at, u) != OK)
        return ERR_INPUT;
    if (!derive_has_role(a, at, "coordinator") &&
        !derive_is_sampler(a, at, u->name, "iqa") &&
        derive_is_sampler(a, at, u->name, "trainee-iqa"))
        return derive_no_sense(a, at, N_("a trainee released the unit (R6)."));
    for (const struct d_action *i = a->actions; i != NULL; i = i->next)
        if (i->required && i->done == 0 && i->unit != NULL &&
            strcmp(i->unit, u->name) == 0)
            return derive_no_sense(
                a, at, N_("a required action on the unit was not done."));
    for (const struct d_sample *i = a->samples; by == NULL && i; i = i->next)
        if (strcmp(i->unit, u->name) == 0 && strcmp(i->kind, "summative") == 0)
            by = ""; /* none that agrees is named */
    while (last != NULL && strcmp(last->unit, u->name) != 0)
        last = last->next;
    if (by != NULL &&
        (last == NULL || strcmp(last->id, by) != 0 || !last->agreed ||
            last->waits || last->at < signature->at))
        return derive_no_sense(
            a, at, N_("no sample agreed with the unit as it was signed."));
    return derive_unit_step(a, at);
}
