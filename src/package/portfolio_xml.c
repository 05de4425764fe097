/* portfolio_xml - the snapshot as a tree. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/time.h"
#include "base/xml.h"
#include "portfolio/evidence.h"
#include "portfolio_xml.h"

/* A time, or nothing where there is none. */
static void
set_time(struct mem *m, struct xml_node *node, const char *name, int64_t at)
{
    if (at != 0)
        xml_set(m, node, name, time_format(m, at));
}

static void
set_id(struct mem *m, struct xml_node *node, const char *name, struct id id)
{
    xml_set(m, node, name, id_text(m, id));
}

static void
set_number(struct mem *m, struct xml_node *node, const char *name, int64_t n)
{
    xml_set(m, node, name, mem_printf(m, "%lld", (long long)n));
}

static void
set_flag(struct mem *m, struct xml_node *node, const char *name, bool yes)
{
    xml_set(m, node, name, yes ? "true" : "false");
}

static void
add_text(
    struct mem *m, struct xml_node *parent, const char *name, const char *text)
{
    if (text != NULL)
        xml_element_text(m, parent, name, text);
}

static const char *
unit_name(struct mem *m, const char *key, int64_t rev)
{
    return mem_printf(m, "%s@%lld", key, (long long)rev);
}

static void
add_person(struct mem *m, struct xml_node *parent, const struct person *p)
{
    struct xml_node *node = xml_element(m, parent, "person");

    set_id(m, node, "id", p->id);
    xml_set(m, node, "ref", p->ref);
    xml_set(m, node, "language", p->language);
    xml_element_text(m, node, "name", p->name);
    for (int i = 0; i < ROLE__N; i++)
        if (person_has(p, (enum role)i))
            xml_element_text(m, node, "role", role_code((enum role)i));
}

static void
add_approval(
    struct mem *m, struct xml_node *parent, const struct snap_approval *a)
{
    struct xml_node *node = xml_element(m, parent, "approval");

    set_id(m, node, "id", a->row.id);
    set_id(m, node, "person", a->person);
    xml_set(m, node, "role", a->row.role);
    xml_set(m, node, "unit", a->row.unit_key);
    xml_set(m, node, "qualification", a->row.qualification_key);
    xml_set(m, node, "from", a->row.from_day);
    xml_set(m, node, "to", a->row.to_day);
    xml_set(m, node, "languages", a->row.languages);
    xml_set(m, node, "ended", a->row.ended);
}

static void
add_conflict(
    struct mem *m, struct xml_node *parent, const struct conflict_row *k)
{
    struct xml_node *node = xml_element(m, parent, "conflict");

    set_id(m, node, "id", k->id);
    set_id(m, node, "person", k->person);
    xml_set(m, node, "from", k->from_day);
    xml_set(m, node, "to", k->to_day);
    xml_set(m, node, "outcome", k->outcome);
}

static void
add_course(struct mem *m, struct xml_node *parent, const struct snap_course *s)
{
    struct xml_node *node = xml_element(m, parent, "qualification");

    xml_set(m, node, "key", s->qualification);
    xml_set(m, node, "step", s->row.kind);
    xml_set(m, node, "day", s->row.day);
    xml_set(m, node, "until", s->row.until);
    if (!id_is_none(s->row.person))
        set_id(m, node, "person", s->row.person);
    set_time(m, node, "at", s->row.made);
    add_text(m, node, "number", s->row.number);
    add_text(m, node, "why", s->row.words);
}

static void
set_mark(struct mem *m, struct xml_node *node, const struct key_row *key)
{
    if (key == NULL)
        return;
    set_time(m, node, "reissued", key->reissued);
    if (!id_is_none(key->issuer))
        set_id(m, node, "issuer", key->issuer);
    set_time(m, node, "key-confirmed", key->confirmed);
}

/* Whether its evidence rules hold is not said where evidence is left out. */
static void
add_enrolment(struct mem *m, struct xml_node *parent, const struct snapshot *s,
    const struct snap_qualification *q)
{
    struct xml_node *node = xml_element(m, parent, "enrolment"), *one;

    xml_set(m, node, "qualification", q->name);
    xml_set(m, node, "file", q->file.path + strlen("data/"));
    xml_set(m, node, "sha256", q->of.sha256);
    xml_set(m, node, "start", q->row.start_day);
    xml_set(m, node, "target", q->row.target_day);
    set_time(m, node, "enrolled", q->row.enrolled);
    for (size_t i = 0; i < q->nchoices; i++) {
        one = xml_element(m, node, "chosen");
        xml_set(m, one, "unit", q->choices[i].unit);
        if (!s->selected)
            set_flag(m, one, "rules-kept", q->choices[i].kept);
    }
}

static void
add_steps(struct mem *m, struct xml_node *parent, const struct snapshot *all,
    const struct snap_unit *u)
{
    for (size_t i = 0; i < u->nsteps; i++) {
        const struct snap_step *s = &u->steps[i];
        struct xml_node *node = xml_element(m, parent, "step");

        xml_set(m, node, "kind", s->row.kind);
        if (!id_is_none(s->row.person))
            set_id(m, node, "person", s->row.person);
        set_time(m, node, "at", s->row.made);
        xml_set(m, node, "role", s->row.role);
        set_flag(m, node, "standing", s->row.standing);
        set_mark(m, node, snapshot_step_mark(m, all, u, &s->row));
        for (size_t k = 0; k < s->nopens; k++)
            xml_element_text(m, node, "opens", s->opens[k].name);
        add_text(m, node, "reason", s->row.reason);
    }
}

static void
add_unit(struct mem *m, struct xml_node *parent, const struct snapshot *s,
    const struct snap_unit *u)
{
    struct xml_node *node = xml_element(m, parent, "unit"), *one;

    xml_set(m, node, "key", u->row.key);
    set_number(m, node, "rev", u->row.rev);
    xml_set(m, node, "file", u->file.path + strlen("data/"));
    xml_set(m, node, "sha256", u->unit.sha256);
    xml_set(m, node, "state", unit_state_code(u->progress.state));
    xml_set(m, node, "start", u->row.start_day);
    xml_set(m, node, "target", u->row.target_day);
    set_time(m, node, "enrolled", u->row.enrolled);
    if (u->progress.appeal)
        xml_set(m, node, "under", "appeal");
    if (u->successor.key != NULL)
        xml_set(m, node, "migrated",
            unit_name(m, u->successor.key, u->successor.rev));
    for (size_t i = 0; i < u->nallocations; i++) {
        const struct allocation_row *a = &u->allocations[i];

        one = xml_element(m, node, "allocation");
        set_id(m, one, "person", a->person);
        xml_set(m, one, "role", a->role);
        xml_set(m, one, "from", a->from_day);
        xml_set(m, one, "to", a->to_day);
    }
    for (size_t i = 0; i < u->progress.nitems; i++) {
        const struct item_progress *item = &u->progress.items[i];

        one = xml_element(m, node, "item");
        xml_set(m, one, "id", item->name);
        set_flag(m, one, "assessed", item->assessed);
        xml_set(m, one, "state", item_state_code(item->state));
    }
    add_steps(m, node, s, u);
}

static void
add_file(struct mem *m, struct xml_node *parent, const char *element,
    const struct snap_file *f)
{
    struct xml_node *node = xml_element(m, parent, element);
    char digest[SHA256_HEX_SIZE];

    if (f->sha256 == NULL)
        hash_sha256_hex(f->p, (size_t)f->size, digest);
    xml_set(m, node, "path", f->path + strlen("data/"));
    set_number(m, node, "size", f->size);
    xml_set(m, node, "sha256", f->sha256 ? f->sha256 : digest);
    node->text = f->name;
}

static void
add_mapping(struct mem *m, struct xml_node *parent, const struct mapping_row *p)
{
    struct xml_node *node = xml_element(m, parent, "mapping");

    xml_set(m, node, "unit", unit_name(m, p->key, p->rev));
    xml_set(m, node, "item", p->name);
    xml_set(m, node, "state", p->state);
    xml_set(m, node, "basis", p->basis);
    xml_set(m, node, "region", p->region);
    set_id(m, node, "mapper", p->mapper);
    set_time(m, node, "made", p->made);
    node->text = p->line;
}

static void
add_detail(struct mem *m, struct xml_node *parent, const struct detail_shown *d)
{
    struct xml_node *node = xml_element(m, parent, "detail"), *one;

    xml_set(m, node, "name", d->row->name);
    node->text = d->value;
    for (size_t i = 0; i < d->n; i++) {
        const struct detail_entry *e = &d->entry[i];

        one = xml_element(m, node, "entry");
        xml_set(m, one, "at", e->at);
        xml_set(m, one, "items", e->items);
        add_text(m, one, "text", e->text);
        add_text(m, one, "answer", e->answer);
    }
}

static void
add_witness(
    struct mem *m, struct xml_node *parent, const struct witness_view *w)
{
    struct xml_node *node = xml_element(m, parent, "witness"), *one;

    if (!id_is_none(w->request)) {
        set_id(m, node, "request", w->request);
        set_time(m, node, "at", w->confirmed);
        add_text(m, node, "name", w->name);
        add_text(m, node, "role", w->role);
        add_text(m, node, "relation", w->relation);
        add_text(m, node, "words", w->words);
    }
    if (w->checked == 0)
        return;
    one = xml_element(m, node, "check");
    set_id(m, one, "checker", w->checker);
    set_time(m, one, "at", w->checked);
    one->text = w->how;
}

static void
add_import(struct mem *m, struct xml_node *parent, const struct snap_version *v)
{
    struct xml_node *node = xml_element(m, parent, "imported"), *one;

    xml_set(m, node, "day", v->import->day);
    add_text(m, node, "decider", v->import->decider);
    add_text(m, node, "next", v->import->next_step);
    for (size_t i = 0; i < v->nimported; i++) {
        const struct imported_decision_row *d = &v->imported[i];

        one = xml_element(m, node, "decision");
        xml_set(m, one, "unit", unit_name(m, d->key, d->rev));
        xml_set(m, one, "item", d->name);
        xml_set(m, one, "decision", d->decision);
        xml_set(m, one, "letter", d->letter);
    }
}

static void
add_version(
    struct mem *m, struct xml_node *parent, const struct snap_version *v)
{
    struct xml_node *node = xml_element(m, parent, "version");

    set_number(m, node, "number", v->row.version);
    xml_set(m, node, "state", v->row.state);
    xml_set(m, node, "type", v->row.type);
    xml_set(m, node, "language", v->row.language);
    xml_set(m, node, "happened", v->row.happened);
    xml_set(m, node, "others", v->row.others);
    set_id(m, node, "recorder", v->row.recorder);
    set_time(m, node, "made", v->row.made);
    set_time(m, node, "submitted", v->row.submitted);
    set_time(m, node, "confirmed", v->row.confirmed);
    xml_set(m, node, "content", v->row.content);
    add_text(m, node, "title", v->row.title);
    if (v->words != NULL)
        add_file(m, node, "words", v->words);
    add_text(m, node, "link", v->row.link);
    for (size_t i = 0; i < v->nfiles; i++)
        add_file(m, node, "file", &v->files[i]);
    for (size_t i = 0; i < v->nmappings; i++)
        add_mapping(m, node, &v->mappings[i]);
    add_text(m, node, "comment", v->row.comment);
    for (size_t i = 0; i < v->details.n; i++)
        add_detail(m, node, &v->details.p[i]);
    for (size_t i = 0; i < v->nwitnesses; i++)
        add_witness(m, node, &v->witnesses[i]);
    if (v->import != NULL)
        add_import(m, node, v);
}

static void
add_decision(
    struct mem *m, struct xml_node *parent, const struct snap_decision *d)
{
    struct xml_node *node = xml_element(m, parent, "decision");

    xml_set(m, node, "unit", unit_name(m, d->row.key, d->row.rev));
    xml_set(m, node, "item", d->row.name);
    xml_set(m, node, "decision", d->row.decision);
    xml_set(m, node, "letter", d->row.letter);
    set_flag(m, node, "standing", d->row.standing);
    xml_set(m, node, "carried", snapshot_carried(m, d));
    if (d->trainee != NULL)
        xml_set(m, node, "countersigning", d->trainee->state);
    for (size_t i = 0; i < d->nrests; i++)
        xml_set(m, xml_element(m, node, "rests"), "evidence",
            version_text(m, d->rests[i].evidence, d->rests[i].version));
    add_text(m, node, "note", d->row.note);
}

/* With the decisions that it agrees to or sends back. */
static void
add_countersignature(struct mem *m, struct xml_node *parent,
    const struct snapshot *all, const struct snap_review *v,
    const struct countersignature_row *s)
{
    struct xml_node *node = xml_element(m, parent, "countersignature");

    set_id(m, node, "id", s->id);
    set_id(m, node, "person", s->person);
    set_time(m, node, "made", s->made);
    xml_set(m, node, "due", s->due);
    set_mark(m, node, snapshot_mark(m, all, s->id));
    for (size_t i = 0; i < v->ndecisions; i++) {
        const struct snap_decision *d = &v->decisions[i];
        struct xml_node *one;

        if (d->trainee == NULL ||
            !id_equal(d->trainee->countersignature, s->id))
            continue;
        one = xml_element(m, node, d->trainee->state);
        xml_set(m, one, "unit", unit_name(m, d->row.key, d->row.rev));
        xml_set(m, one, "item", d->row.name);
    }
    add_text(m, node, "note", s->note);
}

static void
add_review(struct mem *m, struct xml_node *parent, const struct snapshot *s,
    const struct snap_review *v)
{
    struct xml_node *node = xml_element(m, parent, "review"), *one;

    set_id(m, node, "id", v->row.id);
    set_id(m, node, "assessor", v->row.assessor);
    set_time(m, node, "finished", v->row.finished);
    xml_set(m, node, "due", v->row.due);
    set_mark(m, node, snapshot_mark(m, s, v->row.id));
    if (v->adopted != NULL)
        xml_set(m, node, "adopts",
            version_text(m, v->adopted->evidence, v->adopted->version));
    for (size_t i = 0; i < v->nevidence; i++) {
        one = xml_element(m, node, "judged");
        xml_set(m, one, "evidence",
            version_text(m, v->evidence[i].evidence, v->evidence[i].version));
        xml_set(m, one, "vacr", v->evidence[i].vacr);
        xml_set(m, one, "outcome", v->evidence[i].outcome);
    }
    for (size_t i = 0; i < v->ndecisions; i++)
        add_decision(m, node, &v->decisions[i]);
    for (size_t i = 0; i < v->ncountersigned; i++)
        add_countersignature(m, node, s, v, &v->countersigned[i]);
    add_text(m, node, "feedback", v->row.feedback);
    add_text(m, node, "next", v->row.next_step);
}

static void
add_evidence(
    struct mem *m, struct xml_node *parent, const struct snap_evidence *e)
{
    struct xml_node *node = xml_element(m, parent, "evidence");

    set_id(m, node, "id", e->row.id);
    set_number(m, node, "number", e->row.number);
    for (size_t i = 0; i < e->n; i++)
        add_version(m, node, &e->versions[i]);
}

char *
portfolio_xml(
    struct ctx *c, const struct snapshot *s, const char *day, size_t *out_len)
{
    struct mem *m = c->mem;
    struct xml_node *root = xml_element(m, NULL, "portfolio"), *centre;
    struct str out = str_in(m);

    xml_set(m, root, "xmlns", PORTFOLIO_NAMESPACE);
    set_id(m, root, "learner", s->learner.id);
    xml_set(m, root, "day", day);
    xml_set(m, root, "units", s->selected ? "some" : "all");
    centre = xml_element(m, root, "centre");
    xml_set(m, centre, "origin", s->origin);
    set_flag(m, centre, "demo", s->demo);
    centre->text = s->centre;
    for (size_t i = 0; i < s->npeople; i++)
        add_person(m, root, &s->people[i]);
    for (size_t i = 0; i < s->napprovals; i++)
        add_approval(m, root, &s->approvals[i]);
    for (size_t i = 0; i < s->nconflicts; i++)
        add_conflict(m, root, &s->conflicts[i]);
    for (size_t i = 0; i < s->nqualifications; i++)
        add_enrolment(m, root, s, &s->qualifications[i]);
    for (size_t i = 0; i < s->ncourse; i++)
        add_course(m, root, &s->course[i]);
    for (size_t i = 0; i < s->nunits; i++)
        add_unit(m, root, s, &s->units[i]);
    for (size_t i = 0; i < s->nevidence; i++)
        add_evidence(m, root, &s->evidence[i]);
    for (size_t i = 0; i < s->nreviews; i++)
        add_review(m, root, s, &s->reviews[i]);
    xml_write(&out, m, root);
    *out_len = out.len;
    return out.s;
}
