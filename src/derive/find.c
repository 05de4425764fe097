/* find - the parts of the account by their names in acts. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "account.h"

/* An act that cannot have come about by the rules. */
enum result
derive_no_sense(struct account *a, const struct act_logged *at, const char *why)
{
    return fail(a->from->c, ERR_INPUT, "no-sense",
        N_("The act %lld (%s) cannot be: %s"), (long long)at->n,
        tr(a->from->c->lang, act_words_of(at->act.kind)),
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

/* The end of an id is by chance (RFC 9562 section 5.7). */
size_t
derive_bucket(struct id id)
{
    return (id.b[14] * 256u + id.b[15]) % BUCKETS;
}

static struct d_evidence *
find_evidence(const struct account *a, struct id id)
{
    struct d_evidence *e = a->evidence_by[derive_bucket(id)];

    while (e != NULL && !id_equal(e->id, id))
        e = e->beside;
    return e;
}

struct d_review *
derive_find_review(const struct account *a, const char *id)
{
    struct d_review *r;
    struct id parsed;

    id_parse(id, &parsed);
    r = a->review_by[derive_bucket(parsed)];
    while (r != NULL && strcmp(r->id, id) != 0)
        r = r->beside;
    return r;
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

bool
source_new_key(const struct source *s, struct source_key *at)
{
    for (; at->next < s->nacts; at->next++) {
        const struct act *act = &s->act[at->next].act;
        const char *text = value_get_string(act->body, "key");
        struct source_key before = *at;

        if (strcmp(act->kind, "centre-key") != 0 ||
            strcmp(value_get_string(act->body, "use"), "ledger") != 0 ||
            note_key_parse(s->c, text, &at->key) != OK)
            continue;
        at->text = text;
        at->before = before.text;
        if (before.text == NULL ||
            hash_equal(before.key.key, at->key.key, sizeof(at->key.key)))
            continue;
        at->n = s->act[at->next++].n;
        return true;
    }
    fail_clear(s->c);
    return false;
}

const char *
source_opened(const struct source *s, const char *commitment)
{
    struct source_opening *found = source_opening(s, commitment);

    return found ? found->value : NULL;
}
