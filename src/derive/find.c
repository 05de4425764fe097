/* find - the parts of the account by their names in acts. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "account.h"

/* An act that cannot have come about by the rules. */
enum result
derive_no_sense(struct account *a, const struct act_logged *at, const char *why)
{
    return fail(a->from->c, ERR_INPUT, "no-sense",
        N_("The act %lld (%s) cannot be: %s"), (long long)at->n, at->act.kind,
        tr(a->from->c->lang, why));
}

/* "ID#2" into its two parts; the kind promises the form. */
void
derive_split_version(const char *text, struct id *id, int64_t *version)
{
    char canonical[ID_TEXT_SIZE] = "";

    memcpy(canonical, text, ID_TEXT_SIZE - 1);
    id_parse(canonical, id);
    *version = strtoll(text + ID_TEXT_SIZE, NULL, 10);
}

static struct d_evidence *
find_evidence(const struct account *a, struct id id)
{
    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next)
        if (id_equal(e->id, id))
            return e;
    return NULL;
}

struct d_version *
derive_version(const struct account *a, struct id id, int64_t number,
    struct d_evidence **out)
{
    struct d_evidence *e = find_evidence(a, id);

    if (out != NULL)
        *out = e;
    for (struct d_version *v = e ? e->versions : NULL; v != NULL; v = v->next)
        if (v->number == number)
            return v;
    return NULL;
}

struct d_version *
derive_named_version(
    const struct account *a, const struct value *body, struct d_evidence **out)
{
    struct id id;
    int64_t number;

    derive_split_version(value_get_string(body, "evidence"), &id, &number);
    return derive_version(a, id, number, out);
}

struct d_unit *
derive_unit(const struct account *a, const char *name)
{
    for (struct d_unit *u = a->units; u != NULL; u = u->next)
        if (strcmp(u->name, name) == 0)
            return u;
    return NULL;
}

bool
derive_is_used(const struct account *a, const struct d_unit *u)
{
    for (const struct d_evidence *e = a->evidence; e != NULL; e = e->next)
        for (const struct d_version *v = e->versions; v != NULL; v = v->next)
            for (const struct d_mapping *m = v->mappings; m; m = m->next)
                if (strcmp(m->unit, u->name) == 0)
                    return true;
    for (const struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (const struct d_decision *d = r->decisions; d; d = d->next)
            if (strcmp(d->unit, u->name) == 0)
                return true;
    for (const struct d_unit *i = a->units; i != NULL; i = i->next)
        if (i->migrated != NULL &&
            (i == u || strcmp(i->migrated, u->name) == 0))
            return true;
    return u->steps != NULL;
}

/* "ABCDE1@1#P4" into the unit's name and the item's. */
void
derive_split_item(
    struct mem *m, const char *text, const char **unit, const char **item)
{
    size_t len = strcspn(text, "#");

    *unit = mem_strndup(m, text, len);
    *item = text + len + 1;
}

struct d_mapping *
derive_mapping(struct d_version *v, const char *unit, const char *item)
{
    for (struct d_mapping *m = v ? v->mappings : NULL; m != NULL; m = m->next)
        if (strcmp(m->unit, unit) == 0 && strcmp(m->item, item) == 0)
            return m;
    return NULL;
}

void
derive_reopen(struct account *a, const char *unit, const char *item)
{
    struct d_mapping *m;

    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next)
        for (struct d_version *v = e->versions; v != NULL; v = v->next)
            if ((m = derive_mapping(v, unit, item)) != NULL &&
                strcmp(m->state, "confirmed") == 0)
                m->state = "proposed";
}

struct d_mapping *
derive_add_mapping(struct account *a, const struct act_logged *at,
    struct d_version *v, const char *unit, const char *item)
{
    struct d_mapping *m = mem_alloc(a->mem, sizeof(*m));
    const struct d_mapping *before = derive_mapping(v->next, unit, item);
    bool taken = before != NULL && strcmp(before->state, "proposed") == 0;

    *m = (struct d_mapping){.unit = unit,
        .item = item,
        .state = "proposed",
        .basis = "direct",
        .mapper = taken ? before->mapper : at->act.actor,
        .made = at->act.at,
        .next = v->mappings};
    v->mappings = m;
    return m;
}

const char *
derive_ended(const struct act_logged *approval, const struct act_logged *before)
{
    const char *id = value_get_string(approval->act.body, "approval");
    const char *ended = NULL;

    for (const struct act_logged *i = approval; i != before; i++)
        if (strcmp(i->act.kind, "approval-end") == 0 &&
            id_equal(i->act.subject, approval->act.subject) &&
            strcmp(value_get_string(i->act.body, "approval"), id) == 0)
            ended = value_get_string(i->act.body, "to");
    return ended;
}

struct d_conflict
derive_conflict(
    const struct act_logged *declared, const struct act_logged *before)
{
    const struct value *body = declared->act.body;
    struct d_conflict out = {.id = value_get_string(body, "conflict"),
        .from = value_get_string(body, "from"),
        .to = value_get_string(body, "to"),
        .about = declared->act.subject};

    id_parse(value_get_string(body, "person"), &out.person);
    for (const struct act_logged *i = declared; i != before; i++) {
        const struct value *v = i->act.body;

        if (strcmp(i->act.kind, "conflict-outcome") != 0 ||
            strcmp(value_get_string(v, "conflict"), out.id) != 0)
            continue;
        out.outcome = value_get_string(v, "outcome");
        out.decided = &i->act;
        if (value_get(v, "to") != NULL)
            out.to = value_get_string(v, "to");
    }
    return out;
}

bool
derive_conflicts(
    const struct account *a, const struct act_logged *at, struct id other)
{
    const char *day = time_day(a->mem, at->act.at);

    for (const struct act_logged *i = a->from->act; i != at; i++) {
        struct d_conflict k;

        if (strcmp(i->act.kind, "conflict") != 0)
            continue;
        k = derive_conflict(i, at);
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

bool
derive_is_approved(const struct account *a, const struct act_logged *at,
    const char *unit, const char *role, const char *or_role)
{
    const char *day = time_day(a->mem, at->act.at);
    size_t len = strcspn(unit, "@");

    for (const struct act_logged *i = a->from->act; i != at; i++) {
        const struct value *body = i->act.body;
        const char *key = value_get_string(body, "unit");
        const char *as = value_get_string(body, "role");
        const char *ended;

        if (strcmp(i->act.kind, "approval") == 0 && key != NULL &&
            id_equal(i->act.subject, at->act.actor) &&
            (strcmp(as, role) == 0 || strcmp(as, or_role) == 0) &&
            strlen(key) == len && memcmp(key, unit, len) == 0 &&
            strcmp(value_get_string(body, "from"), day) <= 0 &&
            strcmp(value_get_string(body, "to"), day) >= 0 &&
            ((ended = derive_ended(i, at)) == NULL || strcmp(ended, day) >= 0))
            return true;
    }
    return false;
}

static int
compare_openings(const void *a, const void *b)
{
    return strcmp(((const struct source_opening *)a)->commitment,
        ((const struct source_opening *)b)->commitment);
}

struct source_opening *
source_opening(const struct source *s, const char *commitment)
{
    struct source_opening key = {.commitment = commitment};

    if (commitment == NULL || s->nopenings == 0)
        return NULL;
    return bsearch(
        &key, s->opening, s->nopenings, sizeof(*s->opening), compare_openings);
}

const char *
source_said(const struct source *s, const char *kind, const char *field,
    const char *use)
{
    const char *said = NULL;

    for (size_t i = 0; i < s->nacts; i++) {
        const struct act *act = &s->act[i].act;

        if (strcmp(act->kind, kind) == 0 &&
            (use == NULL ||
                strcmp(value_get_string(act->body, "use"), use) == 0))
            said = value_get_string(act->body, field);
    }
    return said;
}

const char *
source_origin(const struct source *s)
{
    const char *begun = source_said(s, "epoch", "origin", NULL);

    return begun != NULL ? begun : source_said(s, "centre", "origin", NULL);
}

const char *
source_opened(const struct source *s, const char *commitment)
{
    struct source_opening *found = source_opening(s, commitment);

    return found ? found->value : NULL;
}
