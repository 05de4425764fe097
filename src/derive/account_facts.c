/*
 * account_facts - the account as facts, so far as the package shows it: what
 * was never submitted is not in it, and of a selection of units only what
 * concerns those.
 */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/time.h"
#include "account.h"

static const char *
time_or_none(struct mem *m, int64_t at)
{
    return at != 0 ? time_format(m, at) : NULL;
}

static bool
shows_unit(const struct account *a, const char *name)
{
    for (size_t i = 0; i < a->from->nunits; i++)
        if (strcmp(a->from->unit[i].name, name) == 0)
            return true;
    return false;
}

static bool
shows_evidence(const struct account *a, const struct d_evidence *e)
{
    bool submitted = false, mapped = !a->from->selected;

    for (struct d_version *v = e->versions; v != NULL; v = v->next) {
        if (v->submitted == 0)
            continue;
        submitted = true;
        for (struct d_mapping *m = v->mappings; m != NULL; m = m->next)
            mapped |= shows_unit(a, m->unit);
    }
    return submitted && mapped;
}

/* What its type says besides; entries by their numbers. */
static void
add_detail(struct facts *f, const struct value *v, const char *version)
{
    static const char *const parts[] = {"at", "items", "text", "answer"};
    int n = 0;

    facts_add(f, v->string, "%s detail %s", version, v->key);
    for (const struct value *i = v->first; i != NULL; i = i->next) {
        struct str s = str_in(f->mem);

        for (size_t k = 0; k < 4; k++) {
            str_adds(&s, k > 0 ? "|" : "");
            str_adds(&s, value_get_string(i, parts[k]));
        }
        facts_add(f, s.s, "%s detail %s %d", version, v->key, ++n);
    }
}

/* The files and the like: what the commitment to the content opens to. */
static void
add_content(struct account *a, struct facts *f, const struct d_version *v,
    const char *name)
{
    static const char *const same[] = {
        "title", "type", "language", "happened", "others", "link", NULL};
    const char *text = source_opened(a->from, v->content), *words;
    char digest[SHA256_HEX_SIZE];
    const struct value *files, *details;
    struct value *content;
    int n = 0;

    if (text == NULL ||
        value_parse(a->from->c, text, strlen(text), &content) != OK)
        return;
    for (const char *const *i = same; *i != NULL; i++)
        facts_add(f, value_get_string(content, *i), "%s %s", name, *i);
    words = value_get_string(content, "words");
    if (words != NULL) {
        hash_sha256_hex(words, strlen(words), digest);
        facts_add(f, digest, "%s words", name);
    }
    details = value_get(content, "details");
    for (const struct value *i = details ? details->first : NULL; i != NULL;
         i = i->next)
        add_detail(f, i, name);
    files = value_get(content, "files");
    for (const struct value *i = files ? files->first : NULL; i != NULL;
         i = i->next) {
        const struct value *size = value_get(i, "size");
        const char *sha256 = value_get_string(i, "sha256");
        const char *called = value_get_string(i, "name");

        facts_add(f,
            mem_printf(f->mem, "%s %lld %s", sha256 ? sha256 : "",
                size ? (long long)size->integer : 0, called ? called : ""),
            "%s file %d", name, ++n);
    }
}

static void
add_mapping(struct account *a, struct facts *f, const struct d_mapping *m,
    const char *name)
{
    facts_add(f,
        mem_printf(f->mem, "%s %s %s %s", m->state, id_text(f->mem, m->mapper),
            time_format(f->mem, m->made), m->basis),
        "%s", name);
    facts_add(f, m->region, "%s region", name);
    facts_add(f, source_opened(a->from, m->line), "%s line", name);
}

static void
add_version(struct account *a, struct facts *f, const struct d_evidence *e,
    const struct d_version *v)
{
    const char *name = mem_printf(f->mem, "evidence %s#%lld",
        id_text(f->mem, e->id), (long long)v->number);

    facts_add(f, v->state, "%s state", name);
    facts_add(f, v->content, "%s content", name);
    facts_add(f, id_text(f->mem, v->recorder), "%s recorder", name);
    facts_add(f, time_or_none(f->mem, v->made), "%s made", name);
    facts_add(f, time_or_none(f->mem, v->submitted), "%s submitted", name);
    facts_add(f, time_or_none(f->mem, v->confirmed), "%s confirmed", name);
    facts_add(f, source_opened(a->from, v->comment), "%s comment", name);
    add_content(a, f, v, name);
    for (struct d_mapping *m = v->mappings; m != NULL; m = m->next)
        if (shows_unit(a, m->unit))
            add_mapping(a, f, m,
                mem_printf(f->mem, "%s mapping %s#%s", name, m->unit, m->item));
}

static void
add_step(struct account *a, struct facts *f, const struct d_step *s,
    const char *unit)
{
    const char *name = mem_printf(
        f->mem, "%s %s %s", unit, s->kind, time_format(f->mem, s->at));

    facts_add(f, s->standing ? "true" : "false", "%s standing", name);
    if (!id_is_none(s->person))
        facts_add(f, id_text(f->mem, s->person), "%s person", name);
    facts_add(f, s->role, "%s role", name);
    facts_add(f, source_opened(a->from, s->reason), "%s reason", name);
    for (const struct value *i = s->items ? s->items->first : NULL; i != NULL;
         i = i->next)
        facts_add(f, strchr(i->string, '#') + 1, "%s opens", name);
}

static void
add_unit(struct account *a, struct facts *f, struct d_unit *u)
{
    const char *name = mem_printf(f->mem, "unit %s", u->name);

    facts_add(f, "", "%s", name);
    facts_add(f, u->start, "%s start", name);
    facts_add(f, u->target, "%s target", name);
    facts_add(f, time_format(f->mem, u->enrolled), "%s enrolled", name);
    if (u->file != NULL)
        facts_add(f, u->file->sha256, "%s sha256", name);
    facts_add(f, u->migrated, "%s migrated", name);
    for (const struct d_allocation *i = u->allocations; i != NULL; i = i->next)
        facts_add(f, mem_printf(f->mem, "%s -", i->from), "%s %s %s", name,
            i->role, id_text(f->mem, i->person));
    for (const struct d_step *i = u->steps; i != NULL; i = i->next)
        add_step(a, f, i, name);
    derive_item_states(a, u);
    facts_add(f, derive_unit_state(a, u), "%s state", name);
    for (struct d_item *i = u->items; i != NULL; i = i->next)
        facts_add(f,
            mem_printf(f->mem, "%s %s", i->state,
                derive_is_assessed(i) ? "true" : "false"),
            "%s item %s", name, i->name);
}

static void
add_decision(struct account *a, struct facts *f, const struct d_decision *d,
    const char *review)
{
    const char *name =
        mem_printf(f->mem, "%s decision %s#%s", review, d->unit, d->item);

    facts_add(f, d->decision, "%s decision", name);
    facts_add(f, d->letter, "%s letter", name);
    facts_add(f, d->carried, "%s carried", name);
    facts_add(f, d->countersigning, "%s countersigning", name);
    facts_add(f, d->standing ? "true" : "false", "%s standing", name);
    facts_add(f, source_opened(a->from, d->note), "%s note", name);
    for (struct d_rest *i = d->rests; i != NULL; i = i->next)
        facts_add(f, i->name, "%s rests", name);
}

static void
add_countersignature(struct account *a, struct facts *f,
    const struct d_countersignature *s, const char *review)
{
    const char *name =
        mem_printf(f->mem, "%s countersignature %s", review, s->id);

    facts_add(f, id_text(f->mem, s->person), "%s person", name);
    facts_add(f, time_format(f->mem, s->made), "%s made", name);
    facts_add(f, s->due, "%s due", name);
    facts_add(f, source_opened(a->from, s->note), "%s note", name);
    for (struct d_countersigned *i = s->decisions; i != NULL; i = i->next)
        if (shows_unit(a, i->unit))
            facts_add(f, mem_printf(f->mem, "%s#%s", i->unit, i->item), "%s %s",
                name, i->outcome);
}

static bool
shows_review(const struct account *a, const struct d_review *r)
{
    for (struct d_judged *i = r->judged; i != NULL; i = i->next)
        if (shows_evidence(a, i->evidence))
            return true;
    for (struct d_decision *i = r->decisions; i != NULL; i = i->next)
        if (shows_unit(a, i->unit))
            return true;
    return false;
}

static void
add_review(struct account *a, struct facts *f, const struct d_review *r)
{
    const char *name = mem_printf(f->mem, "review %s", r->id);

    facts_add(f, id_text(f->mem, r->assessor), "%s assessor", name);
    facts_add(f, time_format(f->mem, r->finished), "%s finished", name);
    facts_add(f, r->due, "%s due", name);
    facts_add(f, source_opened(a->from, r->feedback), "%s feedback", name);
    facts_add(f, source_opened(a->from, r->next_step), "%s next", name);
    for (struct d_judged *i = r->judged; i != NULL; i = i->next)
        if (shows_evidence(a, i->evidence))
            facts_add(f, mem_printf(f->mem, "%s %s", i->vacr, i->outcome),
                "%s judged %s#%lld", name, id_text(f->mem, i->evidence->id),
                (long long)i->version);
    for (struct d_decision *i = r->decisions; i != NULL; i = i->next)
        if (shows_unit(a, i->unit))
            add_decision(a, f, i, name);
    for (struct d_countersignature *i = r->countersigned; i; i = i->next)
        add_countersignature(a, f, i, name);
}

static void
add_person(struct account *a, struct facts *f, size_t act)
{
    const struct act *person = &a->from->act[act].act;
    const struct value *body = person->body;
    const struct value *roles = value_get(body, "roles");
    const char *language = value_get_string(body, "language");
    const char *name =
        mem_printf(f->mem, "person %s", id_text(f->mem, person->subject));

    facts_add(f, source_opened(a->from, value_get_string(body, "ref")),
        "%s ref", name);
    facts_add(f, source_opened(a->from, value_get_string(body, "name")),
        "%s name", name);
    /* A later act says all roles, or the language, again. */
    for (size_t i = act + 1; i < a->from->nacts; i++) {
        const struct act *later = &a->from->act[i].act;

        if (!id_equal(later->subject, person->subject))
            continue;
        if (strcmp(later->kind, "role") == 0)
            roles = value_get(later->body, "roles");
        else if (strcmp(later->kind, "language") == 0)
            language = value_get_string(later->body, "language");
    }
    facts_add(f, language, "%s language", name);
    for (const struct value *i = roles->first; i != NULL; i = i->next)
        facts_add(f, i->string, "%s role", name);
}

static void
add_centre(struct account *a, struct facts *f, const struct value *body)
{
    facts_add(f, source_opened(a->from, value_get_string(body, "name")),
        "centre name");
    facts_add(f, value_get_string(body, "origin"), "centre origin");
    facts_add(
        f, value_get_bool(body, "demo") ? "true" : "false", "centre demo");
}

/* Is the approval for a unit of the package, or for a qualification that the
 * learner is on? */
static bool
concerns(const struct account *a, const struct value *body)
{
    const char *unit = value_get_string(body, "unit");
    const char *qualification = value_get_string(body, "qualification");
    size_t len = qualification ? strlen(qualification) : 0;

    for (size_t i = 0; unit != NULL && i < a->from->nunits; i++)
        if (strcmp(a->from->unit[i].key, unit) == 0)
            return true;
    for (size_t i = 0; len > 0 && i < a->from->nacts; i++) {
        const struct act *act = &a->from->act[i].act;
        const char *on = value_get_string(act->body, "qualification");

        if (strcmp(act->kind, "qualification-enrolment") == 0 &&
            strncmp(on, qualification, len) == 0 && on[len] == '@')
            return true;
    }
    return false;
}

static void
add_approval(struct account *a, struct facts *f, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    const char *key = value_get_string(body, "unit");
    const char *ended = derive_ended(at, a->from->act + a->from->nacts);

    if (key == NULL)
        key = value_get_string(body, "qualification");
    if (concerns(a, body))
        facts_add(f,
            mem_printf(f->mem, "%s %s %s %s %s %s",
                id_text(f->mem, at->act.subject),
                value_get_string(body, "role"), key,
                value_get_string(body, "from"), value_get_string(body, "to"),
                ended ? ended : "-"),
            "approval %s", value_get_string(body, "approval"));
}

void
derive_facts(struct account *a, struct facts *f)
{
    for (size_t i = 0; i < a->from->nacts; i++) {
        const struct act *act = &a->from->act[i].act;

        if (strcmp(act->kind, "centre") == 0)
            add_centre(a, f, act->body);
        else if (strcmp(act->kind, "person") == 0)
            add_person(a, f, i);
        else if (strcmp(act->kind, "approval") == 0)
            add_approval(a, f, &a->from->act[i]);
    }
    for (struct d_unit *u = a->units; u != NULL; u = u->next)
        if (!a->from->selected || u->file != NULL)
            add_unit(a, f, u);
    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next) {
        if (!shows_evidence(a, e))
            continue;
        facts_add(f, mem_printf(f->mem, "%lld", (long long)e->number),
            "evidence %s number", id_text(f->mem, e->id));
        for (struct d_version *v = e->versions; v != NULL; v = v->next)
            if (v->submitted != 0)
                add_version(a, f, e, v);
    }
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        if (shows_review(a, r))
            add_review(a, f, r);
}
