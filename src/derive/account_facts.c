/*
 * account_facts - the account as facts.  Of a package so far as it shows them:
 * what was never submitted is not in it, and of a selection of units only what
 * concerns those.  Of a whole source everything that rows are to say.
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

void
derive_add_opened(const struct account *a, struct facts *f,
    const char *commitment, const char *of, const char *name)
{
    const struct source_opening *o = source_opening(a->from, commitment);

    if (o == NULL)
        return;
    facts_add(f, o->value, "%s %s", of, name);
    if (a->from->whole)
        facts_add(f, id_text(f->mem, o->record), "%s %s_of", of, name);
}

static bool
shows_unit(const struct account *a, const char *name)
{
    for (size_t i = 0; i < a->from->nunits; i++)
        if (strcmp(a->from->unit[i].name, name) == 0)
            return true;
    return a->from->whole;
}

static bool
shows_evidence(const struct account *a, const struct d_evidence *e)
{
    bool submitted = a->from->whole, mapped = !a->from->selected;

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

void
derive_add_content(const struct account *a, struct facts *f,
    const char *commitment, const char *name)
{
    static const char *const same[] = {
        "title", "type", "language", "happened", "others", "link", NULL};
    const char *text = source_opened(a->from, commitment), *words;
    char digest[SHA256_HEX_SIZE];
    const struct value *files, *details;
    struct str text_of = str_in(f->mem);
    struct value *content;
    int n = 0;

    if (text == NULL ||
        value_parse(a->from->c, text, strlen(text), &content) != OK)
        return;
    for (const char *const *i = same; *i != NULL; i++)
        facts_add(f, value_get_string(content, *i), "%s %s", name, *i);
    words = value_get_string(content, "words");
    if (a->from->whole) {
        facts_add(f, words, "%s words", name);
    } else if (words != NULL) {
        hash_sha256_hex(words, strlen(words), digest);
        facts_add(f, digest, "%s words", name);
    }
    details = value_get(content, "details");
    if (a->from->whole && details != NULL) {
        value_write(&text_of, details, false);
        facts_add(f, text_of.s, "%s details", name);
    }
    for (const struct value *i = details ? details->first : NULL;
         !a->from->whole && i != NULL; i = i->next)
        add_detail(f, i, name);
    files = value_get(content, "files");
    for (const struct value *i = files ? files->first : NULL; i != NULL;
         i = i->next) {
        const struct value *size = value_get(i, "size");

        n++;
        facts_add(
            f, value_get_string(i, "sha256"), "%s file %d sha256", name, n);
        facts_add(f, value_get_string(i, "name"), "%s file %d name", name, n);
        if (size != NULL)
            facts_add(f, mem_printf(f->mem, "%lld", (long long)size->integer),
                "%s file %d size", name, n);
    }
}

static void
add_mapping(struct account *a, struct facts *f, const struct d_mapping *m,
    const char *version)
{
    const char *name =
        mem_printf(f->mem, "%s mapping %s#%s", version, m->unit, m->item);

    facts_add(f, m->state, "%s state", name);
    facts_add(f, id_text(f->mem, m->mapper), "%s mapper", name);
    facts_add(f, time_format(f->mem, m->made), "%s made", name);
    facts_add(f, m->basis, "%s basis", name);
    facts_add(f, m->region, "%s region", name);
    facts_add(f, source_opened(a->from, m->line), "%s line", name);
    if (a->from->whole)
        facts_add(f, m->unit, "%s enrolment", name);
}

/* The record whose salt the content is committed by. */
static void
add_record(const struct account *a, struct facts *f, const struct d_version *v,
    const char *name)
{
    const struct source_opening *o = source_opening(a->from, v->content);

    if (o != NULL)
        facts_add(f, id_text(f->mem, o->record), "%s record", name);
}

/* Who was asked and has not answered is not shown. */
static void
add_witness(struct account *a, struct facts *f, const struct d_witness *w,
    const char *version)
{
    const char *name = mem_printf(f->mem, "%s witness %s", version,
        w->request != NULL ? w->request : "paper");

    if (w->confirmed != 0) {
        facts_add(f, time_format(f->mem, w->confirmed), "%s at", name);
        facts_add(f, source_opened(a->from, w->name), "%s name", name);
        facts_add(f, source_opened(a->from, w->role), "%s role", name);
        facts_add(f, source_opened(a->from, w->relation), "%s relation", name);
        facts_add(f, source_opened(a->from, w->statement), "%s words", name);
    }
    if (w->checked == 0)
        return;
    facts_add(f, time_format(f->mem, w->checked), "%s checked", name);
    facts_add(f, id_text(f->mem, w->checker), "%s checker", name);
    facts_add(f, source_opened(a->from, w->how), "%s how", name);
}

static void
add_import(struct account *a, struct facts *f, const struct d_import *i,
    const char *version)
{
    const char *name = mem_printf(f->mem, "%s imported", version);

    facts_add(f, i->day, "%s day", name);
    derive_add_opened(a, f, i->decider, name, "decider");
    derive_add_opened(a, f, i->next_step, name, "next");
    for (const struct d_decision *d = i->decisions; d != NULL; d = d->next) {
        const char *on = mem_printf(f->mem, "%s %s#%s", name, d->unit, d->item);

        if (!shows_unit(a, d->unit))
            continue;
        facts_add(f, d->decision, "%s decision", on);
        facts_add(f, d->letter, "%s letter", on);
        if (a->from->whole)
            facts_add(f, d->unit, "%s enrolment", on);
    }
}

static const char *
version_name(
    struct facts *f, const struct d_evidence *e, const struct d_version *v)
{
    return mem_printf(f->mem, "evidence %s#%lld", id_text(f->mem, e->id),
        (long long)v->number);
}

/* Who was asked about a draft that was discarded was asked all the same. */
static void
add_requests(const struct account *a, struct facts *f,
    const struct d_version *v, const char *name)
{
    for (const struct d_witness *w = v->witnesses; w != NULL; w = w->next)
        if (w->request != NULL)
            derive_request(a, f, w, name);
}

static void
add_version(struct account *a, struct facts *f, const struct d_evidence *e,
    const struct d_version *v)
{
    const char *name = version_name(f, e, v);

    facts_add(f, v->state, "%s state", name);
    facts_add(f, v->content, "%s content", name);
    facts_add(f, id_text(f->mem, v->recorder), "%s recorder", name);
    facts_add(f, time_or_none(f->mem, v->made), "%s made", name);
    facts_add(f, time_or_none(f->mem, v->submitted), "%s submitted", name);
    facts_add(f, time_or_none(f->mem, v->confirmed), "%s confirmed", name);
    facts_add(f, source_opened(a->from, v->comment), "%s comment", name);
    derive_add_content(a, f, v->content, name);
    if (a->from->whole)
        add_record(a, f, v, name);
    if (v->import != NULL)
        add_import(a, f, v->import, name);
    for (struct d_witness *w = v->witnesses; w != NULL; w = w->next)
        add_witness(a, f, w, name);
    if (a->from->whole)
        add_requests(a, f, v, name);
    for (struct d_mapping *m = v->mappings; m != NULL; m = m->next)
        if (shows_unit(a, m->unit))
            add_mapping(a, f, m, name);
}

/* Who reissued the key that signed it, when, and whether that was confirmed. */
static void
add_key(const struct account *a, struct facts *f, const struct ring_key *key,
    const char *name)
{
    const struct ring_key *root = key != NULL ? key->root : NULL;

    if (root == NULL || root->reissued == 0 || a->from->whole)
        return;
    facts_add(f, time_format(f->mem, root->reissued), "%s reissued", name);
    if (!id_is_none(root->issuer))
        facts_add(f, id_text(f->mem, root->issuer), "%s issuer", name);
    facts_add(
        f, time_or_none(f->mem, root->confirmed), "%s key-confirmed", name);
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
    add_key(a, f, s->key, name);
    derive_add_opened(a, f, s->reason, name, "reason");
    for (const struct value *i = s->items ? s->items->first : NULL; i != NULL;
         i = i->next)
        facts_add(f, strchr(i->string, '#') + 1, "%s opens", name);
}

static void
add_unit(struct account *a, struct facts *f, struct d_unit *u)
{
    const char *name = mem_printf(f->mem, "unit %s", u->name);

    if (!a->from->whole)
        facts_add(f, "", "%s", name);
    facts_add(f, u->start, "%s start", name);
    facts_add(f, u->target, "%s target", name);
    facts_add(f, time_format(f->mem, u->enrolled), "%s enrolled", name);
    if (u->file != NULL && !a->from->whole)
        facts_add(f, u->file->sha256, "%s sha256", name);
    if (derive_is_under(a, u, "appeal"))
        facts_add(f, "appeal", "%s under", name);
    facts_add(f, u->migrated, "%s migrated", name);
    for (const struct d_allocation *i = u->allocations; i != NULL; i = i->next)
        facts_add(f, i->to ? i->to : "-", "%s %s %s %s to", name, i->role,
            id_text(f->mem, i->person), i->from);
    for (const struct d_step *i = u->steps; i != NULL; i = i->next)
        add_step(a, f, i, name);
    if (a->from->whole)
        facts_add(
            f, time_or_none(f->mem, u->migrated_at), "%s migrated_at", name);
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
    if (a->from->whole && d->countersigning != NULL)
        facts_add(f, mem_printf(f->mem, "%s#%s", d->unit, d->item),
            "%s countersigned_for", name);
    facts_add(f, d->standing ? "true" : "false", "%s standing", name);
    derive_add_opened(a, f, d->note, name, "note");
    for (struct d_rest *i = d->rests; i != NULL; i = i->next)
        facts_add(f, "true", "%s rests %s", name, i->name);
    if (a->from->whole)
        facts_add(f, d->unit, "%s enrolment", name);
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
    add_key(a, f, s->key, name);
    derive_add_opened(a, f, s->note, name, "note");
    for (struct d_countersigned *i = s->decisions; i != NULL; i = i->next)
        if (shows_unit(a, i->unit))
            facts_add(f, mem_printf(f->mem, "%s#%s", i->unit, i->item), "%s %s",
                name, i->outcome);
}

static bool
shows_review(const struct account *a, const struct d_review *r)
{
    if (a->from->whole)
        return true;
    for (struct d_judged *i = r->judged; i != NULL; i = i->next)
        if (shows_evidence(a, i->evidence))
            return true;
    for (struct d_decision *i = r->decisions; i != NULL; i = i->next)
        if (shows_unit(a, i->unit))
            return true;
    return false;
}

static void
add_judged(struct facts *f, const struct d_judged *j, const char *review)
{
    const char *name = mem_printf(f->mem, "%s judged %s#%lld", review,
        id_text(f->mem, j->evidence->id), (long long)j->version);

    facts_add(f, j->vacr, "%s vacr", name);
    facts_add(f, j->outcome, "%s outcome", name);
}

static void
add_course(struct account *a, struct facts *f, const struct d_course *s)
{
    const char *name = mem_printf(f->mem, "qualification %s %s %s",
        s->qualification, s->kind, time_format(f->mem, s->at));

    facts_add(f, s->day, "%s day", name);
    facts_add(f, s->until, "%s until", name);
    if (!id_is_none(s->person))
        facts_add(f, id_text(f->mem, s->person), "%s person", name);
    derive_add_opened(a, f, s->number, name, "number");
    derive_add_opened(a, f, s->words, name, "why");
}

static void
add_review(struct account *a, struct facts *f, const struct d_review *r)
{
    const char *name = mem_printf(f->mem, "review %s", r->id);

    facts_add(f, id_text(f->mem, r->assessor), "%s assessor", name);
    facts_add(f, time_format(f->mem, r->finished), "%s finished", name);
    facts_add(f, r->due, "%s due", name);
    add_key(a, f, r->key, name);
    derive_add_opened(a, f, r->feedback, name, "feedback");
    derive_add_opened(a, f, r->next_step, name, "next");
    if (r->adopts != NULL)
        facts_add(f, "true", "%s adopts %s", name, r->adopts);
    for (struct d_judged *i = r->judged; i != NULL; i = i->next)
        if (shows_evidence(a, i->evidence))
            add_judged(f, i, name);
    for (struct d_decision *i = r->decisions; i != NULL; i = i->next)
        if (shows_unit(a, i->unit))
            add_decision(a, f, i, name);
    for (struct d_countersignature *i = r->countersigned; i; i = i->next) {
        add_countersignature(a, f, i, name);
        if (a->from->whole)
            facts_add(f, id_text(f->mem, r->assessor),
                "%s countersignature %s decider", name, i->id);
    }
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
    facts_add(f, source_origin(a->from), "centre origin");
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
    const char *ended = derive_ended(a, at);

    if (key == NULL)
        key = value_get_string(body, "qualification");
    if (concerns(a, body))
        facts_add(f,
            mem_printf(f->mem, "%s %s %s %s %s %s %s",
                id_text(f->mem, at->act.subject),
                value_get_string(body, "role"), key,
                value_get_string(body, "from"), value_get_string(body, "to"),
                value_get_string(body, "languages"), ended ? ended : "-"),
            "approval %s", value_get_string(body, "approval"));
}

static void
add_conflict(struct account *a, struct facts *f, const struct act_logged *at)
{
    struct d_conflict k = derive_conflict(a, at);

    if (id_equal(k.about, a->from->learner))
        facts_add(f,
            mem_printf(f->mem, "%s %s %s %s", id_text(f->mem, k.person), k.from,
                k.to ? k.to : "-", k.outcome ? k.outcome : "-"),
            "conflict %s", k.id);
}

/* Who is named, and the units that assessors were approved for. */
static void
add_others(struct account *a, struct facts *f)
{
    for (size_t i = 0; i < a->from->nacts; i++) {
        const struct act *act = &a->from->act[i].act;

        if (strcmp(act->kind, "centre") == 0)
            add_centre(a, f, act->body);
        else if (strcmp(act->kind, "person") == 0)
            add_person(a, f, i);
        else if (strcmp(act->kind, "approval") == 0)
            add_approval(a, f, &a->from->act[i]);
        else if (strcmp(act->kind, "conflict") == 0)
            add_conflict(a, f, &a->from->act[i]);
    }
}

void
derive_facts(struct account *a, struct facts *f)
{
    if (a->from->whole)
        derive_particulars(a, f);
    else {
        add_others(a, f);
        derive_qualifications(a, f);
    }
    for (struct d_unit *u = a->units; u != NULL; u = u->next)
        if (!a->from->selected || u->file != NULL)
            add_unit(a, f, u);
    for (struct d_course *s = a->course; s != NULL; s = s->next)
        add_course(a, f, s);
    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next) {
        if (!shows_evidence(a, e))
            continue;
        facts_add(f, mem_printf(f->mem, "%lld", (long long)e->number),
            "evidence %s number", id_text(f->mem, e->id));
        if (a->from->whole)
            facts_add(f, time_format(f->mem, e->begun), "evidence %s begun",
                id_text(f->mem, e->id));
        for (struct d_version *v = e->versions; v != NULL; v = v->next)
            if (v->submitted != 0 || a->from->whole)
                add_version(a, f, e, v);
        for (struct d_version *v = e->gone; a->from->whole && v; v = v->next)
            add_requests(a, f, v, version_name(f, e, v));
    }
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        if (shows_review(a, r))
            add_review(a, f, r);
}
