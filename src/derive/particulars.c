/*
 * particulars - what the acts give besides a portfolio: the person, what they
 * may be and sign in with, and the qualifications they are enrolled on.
 */
#include <config.h>

#include <string.h>

#include "account.h"
#include "base/time.h"

static void
choose(struct account *a, struct d_qualifying *q, const char *unit)
{
    struct d_choice *new = mem_alloc(a->mem, sizeof(*new));

    *new = (struct d_choice){.unit = unit, .next = q->chosen};
    q->chosen = new;
}

/* The unit, and those that go on under it. */
static void
drop(struct account *a, struct d_qualifying *q, const char *unit)
{
    struct d_choice **i = &q->chosen;

    while (*i != NULL)
        if (strcmp((*i)->unit, unit) == 0)
            *i = (*i)->next;
        else
            i = &(*i)->next;
    for (const struct d_unit *u = a->units; u != NULL; u = u->next)
        if (u->migrated != NULL && strcmp(u->migrated, unit) == 0)
            drop(a, q, u->name);
}

enum result
derive_qualifying(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    const struct value *dropped = value_get(body, "dropped");
    const char *name = value_get_string(body, "qualification");
    struct d_qualifying *q = a->qualifying;

    while (q != NULL && strcmp(q->name, name) != 0)
        q = q->next;
    if ((q == NULL) != (dropped == NULL))
        return derive_no_sense(
            a, at, N_("the learner was enrolled on it before, or never."));
    if (q == NULL) {
        q = mem_alloc(a->mem, sizeof(*q));
        *q = (struct d_qualifying){.name = name,
            .start = value_get_string(body, "start"),
            .target = value_get_string(body, "target"),
            .enrolled = at->act.at,
            .next = a->qualifying};
        a->qualifying = q;
    }
    for (const struct value *i = dropped ? dropped->first : NULL; i != NULL;
         i = i->next)
        drop(a, q, i->string);
    for (const struct value *i = value_get(body, "chosen")->first; i != NULL;
         i = i->next)
        choose(a, q, i->string);
    return OK;
}

static bool
has(const struct value *roles, const char *role)
{
    const struct value *i = roles ? roles->first : NULL;

    while (i != NULL && strcmp(i->string, role) != 0)
        i = i->next;
    return i != NULL;
}

static void
add_roles(struct facts *f, const struct act *act, const char *name,
    const struct value *before)
{
    for (const struct value *i = value_get(act->body, "roles")->first;
         i != NULL; i = i->next) {
        if (has(before, i->string))
            continue;
        facts_add(f, time_format(f->mem, act->at), "%s role %s given", name,
            i->string);
        facts_add(f, strcmp(i->string, "eqa") == 0 ? "true" : "false",
            "%s role %s outside", name, i->string);
    }
}

/* A passphrase ends with the next one, or with all access. */
static void
add_passphrases(struct account *a, struct facts *f, const char *name)
{
    int64_t made = 0;

    for (size_t i = 0; i < a->from->nacts; i++) {
        const struct act *act = &a->from->act[i].act;
        bool new = strcmp(act->kind, "passphrase") == 0;

        if (!id_equal(act->subject, a->from->learner) ||
            (!new &&strcmp(act->kind, "leaver") != 0))
            continue;
        if (made != 0)
            facts_add(f, time_format(f->mem, act->at), "%s credential %s ended",
                name, time_format(f->mem, made));
        made = new ? act->at : 0;
        if (new)
            facts_add(f, "true", "%s credential %s there", name,
                time_format(f->mem, made));
    }
}

static void
add_person(
    struct account *a, struct facts *f, const struct act *act, const char *name)
{
    /* An address is a record apart, which nothing else is called by. */
    facts_add(f, source_opened(a->from, value_get_string(act->body, "email")),
        "%s email", name);
    derive_add_opened(a, f, value_get_string(act->body, "ref"), name, "ref");
    derive_add_opened(a, f, value_get_string(act->body, "name"), name, "name");
    facts_add(f, time_format(f->mem, act->at), "%s added", name);
}

static void
add_placement(struct account *a, struct facts *f, const struct act *act)
{
    const char *name =
        mem_printf(f->mem, "placement %s", time_format(f->mem, act->at));

    derive_add_opened(
        a, f, value_get_string(act->body, "cohort"), name, "cohort");
    derive_add_opened(a, f, value_get_string(act->body, "site"), name, "site");
}

static void
add_approval(
    const struct account *a, struct facts *f, const struct act_logged *at)
{
    static const char *const said[] = {
        "role", "unit", "qualification", "from", "to", "languages", NULL};
    const char *name = mem_printf(
        f->mem, "approval %s", value_get_string(at->act.body, "approval"));

    for (const char *const *i = said; *i != NULL; i++)
        facts_add(f, value_get_string(at->act.body, *i), "%s %s", name, *i);
    facts_add(f, id_text(f->mem, at->act.subject), "%s person", name);
    facts_add(f, time_format(f->mem, at->act.at), "%s given", name);
    facts_add(f, derive_ended(a, at), "%s ended", name);
}

static void
add_own(struct account *a, struct facts *f, const char *name)
{
    const char *language = NULL;
    const struct value *roles = NULL;

    for (size_t i = 0; i < a->from->nacts; i++) {
        const struct act *act = &a->from->act[i].act;

        if (!id_equal(act->subject, a->from->learner))
            continue;
        if (strcmp(act->kind, "person") == 0)
            add_person(a, f, act, name);
        if (strcmp(act->kind, "approval") == 0)
            add_approval(a, f, &a->from->act[i]);
        if (strcmp(act->kind, "placement") == 0)
            add_placement(a, f, act);
        if (strcmp(act->kind, "leaver") == 0)
            facts_add(f, time_format(f->mem, act->at), "%s disabled", name);
        if (strcmp(act->kind, "person") == 0 ||
            strcmp(act->kind, "language") == 0)
            language = value_get_string(act->body, "language");
        if (value_get(act->body, "roles") == NULL)
            continue;
        add_roles(f, act, name, roles);
        roles = value_get(act->body, "roles");
    }
    facts_add(f, language, "%s language", name);
    if (roles != NULL)
        facts_add(f, has(roles, "eqa") ? "true" : "false", "%s outside", name);
}

static void
add_cosignature(const struct act *act, struct facts *f)
{
    const char *name = mem_printf(f->mem, "cosignature %lld %s",
        (long long)value_get(act->body, "size")->integer,
        value_get_string(act->body, "key"));

    facts_add(f,
        mem_printf(f->mem, "%s\n", value_get_string(act->body, "line")),
        "%s line", name);
    facts_add(f, time_format(f->mem, act->at), "%s made", name);
}

void
derive_centre(const struct source *s, struct facts *f)
{
    facts_add(f, source_origin(s), "setting origin");
    facts_add(
        f, source_said(s, "centre-key", "key", "ledger"), "setting ledger-key");
    facts_add(f, source_said(s, "centre-key", "key", "package"),
        "setting package-key");
    for (size_t i = 0; i < s->nacts; i++) {
        const struct value *body = s->act[i].act.body;
        const struct source_opening *name;

        if (strcmp(s->act[i].act.kind, "cosignature") == 0)
            add_cosignature(&s->act[i].act, f);
        if (strcmp(s->act[i].act.kind, "centre") != 0)
            continue;
        facts_add(f, value_get_bool(body, "demo") ? "1" : "0", "setting demo");
        name = source_opening(s, value_get_string(body, "name"));
        if (name == NULL)
            continue;
        facts_add(f, name->value, "setting centre");
        facts_add(f, id_text(f->mem, name->record), "setting centre-id");
    }
}

/* The file of the qualification; NULL: it is not there. */
static const struct source_unit *
file_of(const struct account *a, const struct d_qualifying *q)
{
    for (size_t i = 0; i < a->from->nqualifications; i++)
        if (strcmp(a->from->qualification[i].name, q->name) == 0)
            return &a->from->qualification[i];
    return NULL;
}

/* What a data directory has of them, and what a package says besides. */
void
derive_qualifications(struct account *a, struct facts *f)
{
    for (struct d_qualifying *q = a->qualifying; q != NULL; q = q->next) {
        const struct source_unit *file = file_of(a, q);

        facts_add(f, q->start, "qualification %s start", q->name);
        facts_add(f, q->target, "qualification %s target", q->name);
        facts_add(f, time_format(f->mem, q->enrolled),
            "qualification %s enrolled", q->name);
        facts_add(f, file != NULL ? file->sha256 : NULL,
            "qualification %s sha256", q->name);
        for (struct d_choice *i = q->chosen; i != NULL; i = i->next) {
            facts_add(
                f, "true", "qualification %s chosen %s", q->name, i->unit);
            if (!a->from->whole && !a->from->selected)
                facts_add(f, derive_is_kept(a, i->unit) ? "true" : "false",
                    "qualification %s chosen %s rules-kept", q->name, i->unit);
        }
    }
}

void
derive_particulars(struct account *a, struct facts *f)
{
    const char *name =
        mem_printf(f->mem, "person %s", id_text(f->mem, a->from->learner));

    add_own(a, f, name);
    add_passphrases(a, f, name);
    derive_keys(a->from, f, name);
    derive_records(a, f);
    derive_qualifications(a, f);
}
