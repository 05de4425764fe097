/*
 * who - could they do what an act says: the roles and approvals that they had,
 * and what stood between them and others, by the acts before it.
 */
#include <config.h>

#include <string.h>

#include "account.h"
#include "base/time.h"

bool
derive_looks_back(const struct act_logged *at)
{
    static const char *const kinds[] = {"person", "role", "leaver", "approval",
        "approval-end", "conflict", "conflict-outcome", NULL};
    const char *const *i = kinds;

    while (*i != NULL && strcmp(*i, at->act.kind) != 0)
        i++;
    return *i != NULL;
}

static bool
holds(const struct value *roles, const char *role)
{
    for (const struct value *i = roles ? roles->first : NULL; i; i = i->next)
        if (strcmp(i->string, role) == 0)
            return true;
    return false;
}

/* Had the actor the role, and not left? */
bool
derive_has_role(
    const struct account *a, const struct act_logged *at, const char *role)
{
    bool has = false;

    for (size_t i = 0; i < a->npast; i++) {
        const struct act *past = &a->past[i]->act;
        const struct value *roles = value_get(past->body, "roles");

        if (!id_equal(past->subject, at->act.actor))
            continue;
        if (roles != NULL)
            has = holds(roles, role);
        else if (strcmp(past->kind, "leaver") == 0)
            has = false;
    }
    return has;
}

/* R4: all that somebody is now. */
enum result
derive_roles(struct account *a, const struct act_logged *at)
{
    const struct value *roles = value_get(at->act.body, "roles");

    if (roles->n > 1 && holds(roles, "eqa"))
        return derive_no_sense(
            a, at, N_("an EQA holds no other role in the centre (R4)."));
    return OK;
}

/* Whose work it is; the operator's too, or not. */
static const struct {
    const char *kind, *role, *or_role;
    bool operator;
} works[] = {
    {"sample",                  "iqa",         "",              false},
    {"sample-countersignature", "iqa",         "",              false},
    {"release",                 "iqa",         "coordinator",   false},
    {"credit-transfer",         "iqa",         "",              false},
    {"exemption",               "iqa",         "",              false},
    {"conflict-outcome",        "coordinator", "",              false},
    {"revocation",              "coordinator", "administrator", true },
    {"allocation",              "coordinator", "administrator", true },
    {"registration",            "coordinator", "administrator", true },
    {"break",                   "coordinator", "administrator", true },
    {"resumption",              "coordinator", "administrator", true },
    {"departure",               "coordinator", "administrator", true },
    {"transfer",                "coordinator", "administrator", true },
    {"eqa-agreement",           "coordinator", "administrator", true },
    {"claim",                   "coordinator", "administrator", true },
    {"certificate",             "coordinator", "administrator", true },
};

enum result
derive_by_whom(struct account *a, const struct act_logged *at)
{
    size_t i = 0, n = sizeof(works) / sizeof(works[0]);

    while (i < n && strcmp(works[i].kind, at->act.kind) != 0)
        i++;
    if (i == n || !id_equal(at->act.subject, a->from->learner) ||
        (id_is_none(at->act.actor) ? works[i].operator
                                   : derive_has_role(a, at, works[i].role) ||
                                         derive_has_role(a, at, works[i].or_role)))
        return OK;
    return derive_no_sense(
        a, at, N_("it is not the work of whoever did it, by their roles."));
}

/* R14: what a reopening needs. */
enum result
derive_may_reopen(struct account *a, const struct act_logged *at)
{
    const char *role = value_get_string(at->act.body, "role");
    bool known = strcmp(role, "coordinator") == 0 || strcmp(role, "iqa") == 0;

    if (known && derive_has_role(a, at, role) &&
        value_get(at->act.body, "items")->n > 0)
        return OK;
    return derive_no_sense(a, at,
        N_("a unit is reopened by a coordinator or an IQA, for named criteria "
           "(R14)."));
}

const char *
derive_ended(const struct account *a, const struct act_logged *approval)
{
    const char *id = value_get_string(approval->act.body, "approval");
    const char *ended = NULL;

    for (size_t i = 0; i < a->npast; i++) {
        const struct act *past = &a->past[i]->act;

        if (strcmp(past->kind, "approval-end") == 0 &&
            id_equal(past->subject, approval->act.subject) &&
            strcmp(value_get_string(past->body, "approval"), id) == 0)
            ended = value_get_string(past->body, "to");
    }
    return ended;
}

/* Is the key that of "KEY@REV"? */
static bool
is_key_of(const char *key, const char *name)
{
    size_t len = strcspn(name, "@");

    return key != NULL && strlen(key) == len && memcmp(key, name, len) == 0;
}

/* Does the approval hold for the actor on that day, as one of the two? */
static bool
is_held(const struct account *a, const struct act_logged *approval,
    const struct act_logged *at, const char *role, const char *or_role)
{
    const struct value *body = approval->act.body;
    const char *day, *as, *ended;

    if (strcmp(approval->act.kind, "approval") != 0 ||
        !id_equal(approval->act.subject, at->act.actor))
        return false;
    as = value_get_string(body, "role");
    day = time_day(a->mem, at->act.at);
    return (strcmp(as, role) == 0 || strcmp(as, or_role) == 0) &&
           strcmp(value_get_string(body, "from"), day) <= 0 &&
           strcmp(value_get_string(body, "to"), day) >= 0 &&
           ((ended = derive_ended(a, approval)) == NULL ||
               strcmp(ended, day) >= 0);
}

bool
derive_is_approved(const struct account *a, const struct act_logged *at,
    const char *unit, const char *role, const char *or_role)
{
    for (size_t i = 0; i < a->npast; i++)
        if (is_held(a, a->past[i], at, role, or_role) &&
            is_key_of(value_get_string(a->past[i]->act.body, "unit"), unit))
            return true;
    return false;
}

/* For a qualification that the learner takes the unit for? */
static bool
is_within(const struct account *a, const char *key, const char *unit)
{
    for (const struct d_qualifying *q = a->qualifying; q; q = q->next)
        for (const struct d_choice *i = q->chosen; i != NULL; i = i->next)
            if (is_key_of(key, q->name) && strcmp(i->unit, unit) == 0)
                return true;
    return false;
}

bool
derive_is_sampler(const struct account *a, const struct act_logged *at,
    const char *unit, const char *role)
{
    for (size_t i = 0; i < a->npast; i++) {
        const struct value *body = a->past[i]->act.body;

        if (is_held(a, a->past[i], at, role, role) &&
            (is_key_of(value_get_string(body, "unit"), unit) ||
                is_within(a, value_get_string(body, "qualification"), unit)))
            return true;
    }
    return false;
}

struct d_conflict
derive_conflict(const struct account *a, const struct act_logged *declared)
{
    const struct value *body = declared->act.body;
    struct d_conflict out = {.id = value_get_string(body, "conflict"),
        .from = value_get_string(body, "from"),
        .to = value_get_string(body, "to"),
        .about = declared->act.subject};

    id_parse(value_get_string(body, "person"), &out.person);
    for (size_t i = 0; i < a->npast; i++) {
        const struct act *past = &a->past[i]->act;
        const struct value *v = past->body;

        if (strcmp(past->kind, "conflict-outcome") != 0 ||
            strcmp(value_get_string(v, "conflict"), out.id) != 0)
            continue;
        out.outcome = value_get_string(v, "outcome");
        out.decided = past;
        if (value_get(v, "to") != NULL)
            out.to = value_get_string(v, "to");
    }
    return out;
}

/* Does one block the actor from judging the other on that day? */
static bool
stands_between(
    const struct account *a, const struct act_logged *at, struct id other)
{
    const char *day = time_day(a->mem, at->act.at);

    for (size_t i = 0; i < a->npast; i++) {
        struct d_conflict k;

        if (strcmp(a->past[i]->act.kind, "conflict") != 0)
            continue;
        k = derive_conflict(a, a->past[i]);
        if (((id_equal(k.person, at->act.actor) && id_equal(k.about, other)) ||
                (id_equal(k.about, at->act.actor) &&
                    id_equal(k.person, other))) &&
            strcmp(k.from, day) <= 0 &&
            (k.to == NULL || strcmp(k.to, day) >= 0) &&
            (k.outcome == NULL || strcmp(k.outcome, "managed") != 0))
            return true;
    }
    return false;
}

enum result
derive_no_conflict(
    struct account *a, const struct act_logged *at, struct id other)
{
    if (stands_between(a, at, other))
        return derive_no_sense(
            a, at, N_("a conflict of interest was declared (R9)."));
    return OK;
}

/* R9: how it is managed is not signed by one of the two. */
enum result
derive_outcome(struct account *a, const struct act_logged *at)
{
    const char *id = value_get_string(at->act.body, "conflict");

    for (size_t i = 0; i < a->npast; i++) {
        const struct act *past = &a->past[i]->act;
        struct id person;

        if (strcmp(past->kind, "conflict") != 0 ||
            strcmp(value_get_string(past->body, "conflict"), id) != 0)
            continue;
        id_parse(value_get_string(past->body, "person"), &person);
        if (id_equal(person, at->act.actor) ||
            id_equal(past->subject, at->act.actor))
            return derive_no_sense(a, at,
                N_("nobody decides on their own conflict of interest (R9)."));
    }
    return OK;
}
