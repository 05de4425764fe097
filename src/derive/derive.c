/*
 * derive - the acts, one after the other, each with what it changes.
 *
 * What an act says has the shape its kind promises (ledger/kinds); whether it
 * makes sense at its place is asked here.
 */
#include <config.h>

#include <string.h>

#include "account.h"

void
derive_allocate(struct account *a, struct d_unit *u, const char *person,
    const char *role, const char *from)
{
    struct d_allocation *new = mem_alloc(a->mem, sizeof(*new));

    *new = (struct d_allocation){
        .role = role, .from = from, .next = u->allocations};
    id_parse(person, &new->person);
    u->allocations = new;
}

struct d_unit *
derive_enrol(struct account *a, const struct act_logged *at, const char *name,
    const char *start, const char *target)
{
    struct d_unit *u = mem_alloc(a->mem, sizeof(*u));

    *u = (struct d_unit){.name = name,
        .start = start,
        .target = target,
        .enrolled = at->act.at,
        .next = a->units};
    for (size_t k = 0; k < a->from->nunits; k++)
        if (strcmp(a->from->unit[k].name, u->name) == 0)
            u->file = &a->from->unit[k];
    derive_items(a, u);
    a->units = u;
    return u;
}

static enum result
do_enrolment(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    static const char *const roles[] = {"assessor", "countersigner", "iqa"};
    const char *start = value_get_string(body, "start");

    for (const struct value *i = value_get(body, "units")->first; i != NULL;
         i = i->next) {
        struct d_unit *u;

        if (derive_unit(a, i->string) != NULL)
            return derive_no_sense(
                a, at, N_("the learner was enrolled before."));
        u = derive_enrol(
            a, at, i->string, start, value_get_string(body, "target"));
        for (size_t k = 0; k < sizeof(roles) / sizeof(roles[0]); k++)
            if (value_get(body, roles[k]) != NULL)
                derive_allocate(
                    a, u, value_get_string(body, roles[k]), roles[k], start);
    }
    return OK;
}

static enum result
do_qualification(struct account *a, const struct act_logged *at)
{
    enum result r = do_enrolment(a, at);

    return r != OK ? r : derive_qualifying(a, at);
}

/* Options of a qualification: enrolments besides, and those that end with
 * nothing done on them. */
static enum result
do_choice(struct account *a, const struct act_logged *at)
{
    for (const struct value *i = value_get(at->act.body, "ended")->first;
         i != NULL; i = i->next) {
        struct d_unit **u = &a->units;

        while (*u != NULL && strcmp((*u)->name, i->string) != 0)
            u = &(*u)->next;
        if (*u == NULL)
            return derive_no_sense(a, at, NO_UNIT);
        if (derive_is_used(a, *u))
            return derive_no_sense(
                a, at, N_("work on the unit had begun and would be lost."));
        *u = (*u)->next;
    }
    return do_qualification(a, at);
}

/* New evidence, a new version of it, or a draft written again. */
static enum result
do_draft(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    int64_t number = value_get(body, "version")->integer;
    struct d_evidence *e;
    struct d_version *v;
    struct id id;

    id_parse(value_get_string(body, "evidence"), &id);
    v = derive_version(a, id, number, &e);
    if (e == NULL) {
        e = mem_alloc(a->mem, sizeof(*e));
        *e = (struct d_evidence){.id = id,
            .number = ++a->last_number,
            .begun = at->act.at,
            .next = a->evidence,
            .beside = a->evidence_by[derive_bucket(id)]};
        a->evidence = e;
        a->evidence_by[derive_bucket(id)] = e;
    } else if (e->versions == NULL) {
        return derive_no_sense(a, at, NO_EVIDENCE); /* it was discarded */
    }
    if (v == NULL) {
        if (number != (e->versions ? e->versions->number : 0) + 1)
            return derive_no_sense(a, at, N_("it leaves out a version."));
        v = mem_alloc(a->mem, sizeof(*v));
        *v = (struct d_version){.number = number,
            .state = "draft",
            .recorder = at->act.actor,
            .made = at->act.at,
            .next = e->versions};
        e->versions = v;
    }
    if (strcmp(v->state, "draft") != 0)
        return derive_no_sense(
            a, at, N_("what was submitted does not change."));
    v->content = value_get_string(body, "content");
    return OK;
}

/* A mapping; or how one shows its item, while nobody has judged it. */
static enum result
map_to(struct account *a, const struct act_logged *at, struct d_version *v,
    const char *unit, const char *item)
{
    const struct value *body = at->act.body;
    struct d_mapping *m = derive_mapping(v, unit, item);

    if (m != NULL && strcmp(m->state, "proposed") != 0)
        return derive_no_sense(a, at, N_("it was judged before."));
    if (m == NULL)
        m = derive_add_mapping(a, at, v, unit, item);
    m->basis = value_get_string(body, "basis");
    m->region = value_get_string(body, "region");
    m->line = value_get_string(body, "line");
    if (strcmp(m->basis, "inferred") == 0 && m->line == NULL)
        return derive_no_sense(
            a, at, N_("what is inferred does not say from what."));
    return OK;
}

static enum result
do_mapping(struct account *a, const struct act_logged *at)
{
    struct d_version *v = derive_named_version(a, at->act.body, NULL);
    const char *unit, *item;
    struct d_unit *u;
    enum result r;

    if (v == NULL)
        return derive_no_sense(a, at, NO_EVIDENCE);
    for (const struct value *i = value_get(at->act.body, "items")->first;
         i != NULL; i = i->next) {
        derive_split_item(a->mem, i->string, &unit, &item);
        if ((u = derive_unit(a, unit)) == NULL)
            return derive_no_sense(a, at, NO_UNIT);
        if (!derive_is_open(u, NULL))
            return derive_no_sense(a, at, N_("the unit was signed (R14)."));
        if (u->migrated != NULL)
            return derive_no_sense(a, at, MOVED);
        if ((r = map_to(a, at, v, unit, item)) != OK)
            return r;
    }
    return OK;
}

/* The draft that an act of its recorder is about; NULL: there is none. */
static struct d_version *
own_draft(
    struct account *a, const struct act_logged *at, struct d_evidence **out)
{
    struct d_version *v = derive_named_version(a, at->act.body, out);

    return v != NULL && strcmp(v->state, "draft") == 0 &&
                   id_equal(v->recorder, at->act.actor)
               ? v
               : NULL;
}

static enum result
do_unmapping(struct account *a, const struct act_logged *at)
{
    struct d_version *v = own_draft(a, at, NULL);
    const char *unit, *item;

    if (v == NULL)
        return derive_no_sense(a, at, NO_EVIDENCE);
    for (const struct value *i = value_get(at->act.body, "items")->first;
         i != NULL; i = i->next) {
        struct d_mapping **m = &v->mappings;

        derive_split_item(a->mem, i->string, &unit, &item);
        while (*m != NULL &&
               (strcmp((*m)->unit, unit) != 0 || strcmp((*m)->item, item) != 0))
            m = &(*m)->next;
        if (*m == NULL)
            return derive_no_sense(a, at, N_("it was not mapped so."));
        *m = (*m)->next;
    }
    return OK;
}

static enum result
do_discard(struct account *a, const struct act_logged *at)
{
    struct d_evidence *e;
    struct d_version *v = own_draft(a, at, &e);

    if (v == NULL)
        return derive_no_sense(a, at, NO_EVIDENCE);
    e->versions = v->next;
    v->next = e->gone;
    e->gone = v;
    return OK;
}

static enum result
do_submission(struct account *a, const struct act_logged *at)
{
    struct d_version *v = own_draft(a, at, NULL);

    if (v == NULL)
        return derive_no_sense(a, at, NO_EVIDENCE);
    if (strcmp(v->content, value_get_string(at->act.body, "content")) != 0)
        return derive_no_sense(
            a, at, N_("the content is another than that of the draft."));
    v->state = "submitted";
    v->submitted = at->act.at;
    return OK;
}

static enum result
do_confirmation(struct account *a, const struct act_logged *at)
{
    struct d_version *v = derive_named_version(a, at->act.body, NULL);

    if (v == NULL || v->submitted == 0 || v->confirmed != 0)
        return derive_no_sense(a, at, NO_EVIDENCE);
    if (!id_equal(at->act.actor, a->from->learner))
        return derive_no_sense(a, at, N_("only the learner may (R10)."));
    v->confirmed = at->act.at;
    v->comment = value_get_string(at->act.body, "comment");
    return OK;
}

/* Does a unit that does not change rest on it?  One that was met elsewhere, or
 * goes on elsewhere, does not. */
static bool
is_under_signature(struct account *a, const struct d_evidence *e)
{
    struct d_decision *d;

    for (struct d_decision **p = &a->live; (d = derive_live(p)) != NULL;
         p = &d->live) {
        const struct d_unit *u = derive_unit(a, d->unit);

        if (!d->standing || u == NULL || u->migrated != NULL ||
            derive_is_open(u, d->item) ||
            derive_step(u, "credit-transfer") != NULL ||
            derive_step(u, "exemption") != NULL)
            continue;
        for (const struct d_rest *t = d->rests; t != NULL; t = t->next)
            if (t->evidence == e)
                return true;
    }
    return false;
}

/* All versions leave, and the decisions that rest on any of them; the act
 * names the newest. */
static enum result
do_withdrawal(struct account *a, const struct act_logged *at)
{
    struct d_evidence *e;
    struct d_version *v = derive_named_version(a, at->act.body, &e);
    struct d_decision *d;

    if (v == NULL)
        return derive_no_sense(a, at, NO_EVIDENCE);
    if (is_under_signature(a, e))
        return derive_no_sense(
            a, at, N_("a signed unit rests on the evidence (R14)."));
    for (v = e->versions; v != NULL; v = v->next)
        v->state = "withdrawn";
    for (struct d_decision **p = &a->live; (d = derive_live(p)) != NULL;
         p = &d->live)
        for (struct d_rest *t = d->rests; t != NULL; t = t->next)
            if (t->evidence == e && d->standing) {
                d->standing = false;
                derive_reopen(a, d->unit, d->item);
            }
    derive_overtake(a, NULL, NULL, e);
    return OK;
}

/* Every kind of act: what it changes in the account of a learner; or what is
 * asked of it, and why it changes nothing there. */
static const struct {
    const char *kind;
    enum result (*run)(struct account *a, const struct act_logged *at);
    const char *why;
} doings[] = {
    {"centre",                  NULL,                        "read where it is shown"      },
    {"centre-key",              NULL,                        "of the centre's ledger"      },
    {"epoch",                   NULL,                        "of the centre's ledger"      },
    {"cosignature",             NULL,                        "of the centre's ledger"      },
    {"person",                  derive_roles,                "read where it is shown"      },
    {"role",                    derive_roles,                "read where it is shown"      },
    {"language",                NULL,                        "read where it is shown"      },
    {"passphrase",              NULL,                        "a passphrase is no state"    },
    {"key",                     NULL,                        "taken by the keyring"        },
    {"key-replaced",            NULL,                        "taken by the keyring"        },
    {"key-rotated",             NULL,                        "taken by the keyring"        },
    {"key-confirmed",           NULL,                        "taken by the keyring"        },
    {"leaver",                  NULL,                        "of somebody, not of a record"},
    {"approval",                NULL,                        "asked for on its days"       },
    {"approval-end",            NULL,                        "asked for on its days"       },
    {"standard",                NULL,                        "of the library"              },
    {"qualification",           NULL,                        "of the library"              },
    {"standard-language",       NULL,                        "of the library"              },
    {"enrolment",               do_enrolment,                NULL                          },
    {"qualification-enrolment", do_qualification,            NULL                          },
    {"choice",                  do_choice,                   NULL                          },
    {"draft",                   do_draft,                    NULL                          },
    {"mapping",                 do_mapping,                  NULL                          },
    {"unmapping",               do_unmapping,                NULL                          },
    {"discard",                 do_discard,                  NULL                          },
    {"submission",              do_submission,               NULL                          },
    {"confirmation",            do_confirmation,             NULL                          },
    {"withdrawal",              do_withdrawal,               NULL                          },
    {"witness-request",         derive_witness_request,      NULL                          },
    {"witness-confirmation",    derive_witness_confirmation, NULL                          },
    {"witness-check",           derive_witness_check,        NULL                          },
    {"recall",                  derive_recall,               NULL                          },
    {"review-begun",            derive_begin,                NULL                          },
    {"review-import",           derive_import,               NULL                          },
    {"review",                  derive_review,               NULL                          },
    {"countersignature",        derive_agreement,            NULL                          },
    {"conflict",                NULL,                        "asked for on its days"       },
    {"conflict-outcome",        derive_outcome,              "asked for on its days"       },
    {"eqa-access",              NULL,                        "of a visitor"                },
    {"eqa-sample",              NULL,                        "of a visitor"                },
    {"declaration",             derive_declaration,          NULL                          },
    {"signature",               derive_signature,            NULL                          },
    {"reopening",               derive_unit_step,            NULL                          },
    {"credit-transfer",         derive_unit_step,            NULL                          },
    {"exemption",               derive_unit_step,            NULL                          },
    {"revocation",              derive_unit_step,            NULL                          },
    {"allocation",              derive_allocation,           NULL                          },
    {"terms",                   NULL,                        "of the library"              },
    {"placement",               NULL,                        "read where it is shown"      },
    {"registration",            derive_course,               NULL                          },
    {"break",                   derive_course,               NULL                          },
    {"resumption",              derive_course,               NULL                          },
    {"departure",               derive_course,               NULL                          },
    {"transfer",                derive_course,               NULL                          },
    {"eqa-agreement",           derive_course,               NULL                          },
    {"claim",                   derive_course,               NULL                          },
    {"certificate",             derive_course,               NULL                          },
    {"migration",               derive_migration,            NULL                          },
    {"dated",                   derive_of_record,            NULL                          },
    {"dated-signature",         derive_of_record,            NULL                          },
    {"dated-end",               derive_of_record,            NULL                          },
    {"action",                  derive_of_record,            NULL                          },
    {"action-done",             derive_of_record,            NULL                          },
    {"sampling-plan",           NULL,                        "of the centre"               },
    {"sampling-draw",           NULL,                        "of the centre"               },
    {"release",                 derive_release,              NULL                          },
    {"sample",                  derive_sample,               NULL                          },
    {"sample-countersignature", derive_sample_agreement,     NULL                          },
    {"export",                  NULL,                        "a copy changes nothing"      },
};

#define DOINGS (sizeof(doings) / sizeof(doings[0]))

/* DOINGS: there is none. */
static size_t
find_doing(const char *kind)
{
    size_t i = 0;

    while (i < DOINGS && strcmp(doings[i].kind, kind) != 0)
        i++;
    return i;
}

const char *
derive_ignores(const char *kind, bool *known)
{
    size_t i = find_doing(kind);

    *known = i < DOINGS;
    return *known ? doings[i].why : NULL;
}

enum result
derive(const struct source *s, struct account **out)
{
    struct account *a = mem_alloc(s->c->mem, sizeof(*a));
    enum result r = OK;

    *a = (struct account){.from = s,
        .mem = s->c->mem,
        .past = mem_alloc(s->c->mem, (s->nacts + 1) * sizeof(*a->past))};
    for (size_t i = 0; r == OK && i < s->nacts; i++) {
        size_t d = find_doing(s->act[i].act.kind);

        if (d == DOINGS)
            r = derive_no_sense(
                a, &s->act[i], N_("nobody says what it changes."));
        else if ((r = derive_by_whom(a, &s->act[i])) == OK &&
                 doings[d].run != NULL)
            r = doings[d].run(a, &s->act[i]);
        if (r == ERR_INPUT && s->told != NULL)
            r = s->told(s->c, s->arg);
        if (derive_looks_back(&s->act[i]))
            a->past[a->npast++] = &s->act[i];
    }
    *out = a;
    return r;
}
