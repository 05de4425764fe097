/* evidence - drafts and versions, written and mapped. */
#include <config.h>

#include <string.h>

#include "content.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "mapping.h"
#include "piece.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "portfolio/since.h"
#include "portfolio/witness.h"
#include "region_place.h"
#include "store/sql.h"
#include "store/store.h"

struct writing {
    struct id learner, evidence; /* evidence: none while it is new */
    const struct evidence_new *given;
    struct evidence_new content; /* completed, from fresh rows */
    struct evidence_ref *out;
};

const char *
version_text(struct mem *m, struct id evidence, int64_t version)
{
    return mem_printf(m, "%s#%lld", id_text(m, evidence), (long long)version);
}

enum result
piece_recorder(struct ctx *c, struct id learner)
{
    enum result r;

    if ((r = person_acts(c)) != OK || id_equal(c->actor, learner))
        return r;
    return allocation_check_learner(c, learner, c->actor);
}

enum result
evidence_transition(struct ctx *c, enum event event,
    const struct evidence_row *e, const char *state)
{
    struct value *body = value_object(c->mem);

    value_set_string(
        c->mem, body, "evidence", version_text(c->mem, e->id, e->version));
    return transition(c, event, evidence_state_of(state),
        &(struct deed){.actor = c->actor, .learner = e->learner}, body);
}

enum result
piece_unwitnessed(struct ctx *c, const struct evidence_version_row *v)
{
    enum result r;
    bool has;

    r = witness_has(c, v->evidence, v->version, &has);
    if (r != OK || !has)
        return r;
    return fail(c, ERR_CONFLICT, "witnessed",
        N_("A witness has confirmed this draft, so it stays as they read it; "
           "send it, or add other evidence."));
}

enum result
piece_missing(struct ctx *c, struct id id)
{
    return fail(c, ERR_NOT_FOUND, "no-evidence", N_("There is no evidence %s."),
        id_text(c->mem, id));
}

enum result
piece_get(struct ctx *c, struct id id, struct evidence_row *out,
    struct evidence_version_row *version)
{
    enum result r;

    if ((r = sql_evidence_get(c, id, out)) == ERR_NOT_FOUND)
        return piece_missing(c, id);
    if (r != OK)
        return r;
    return sql_evidence_version_get(c, id, out->version, version);
}

static enum result
add_files(struct ctx *c, const struct evidence_ref *ref,
    const struct evidence_new *content)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < content->nfiles; i++) {
        const struct evidence_file *f = &content->files[i];

        r = sql_evidence_file_add(c, ref->id, ref->version, (int64_t)i + 1,
            f->name, f->blob.sha256, f->blob.size);
    }
    return r;
}

static enum result
append_draft(struct ctx *c, struct id learner, const struct evidence_ref *ref,
    const char *content)
{
    struct act act = {.kind = "draft", .actor = c->actor, .subject = learner};

    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "content", content);
    value_set_string(c->mem, act.body, "evidence", id_text(c->mem, ref->id));
    value_set_integer(c->mem, act.body, "version", ref->version);
    return act_append(c, &act, NULL);
}

/*
 * Write the rows of a draft: a new version, or over the draft there is, whose
 * record is old.  What a draft said before is erased, and every writing has a
 * salt of its own, so that opening one does not help to guess another.
 */
static enum result
write_version(struct ctx *c, const struct writing *w, const struct id *old)
{
    const struct evidence_new *n = &w->content;
    const struct evidence_ref *ref = w->out;
    struct id record = id_new(c);
    const char *content;
    enum result r;

    r = commitment(c, record, "content", content_text(c, n), &content);
    if (r != OK || (old != NULL && (r = commitment_erase(c, *old)) != OK))
        return r;
    if (old != NULL)
        r = sql_evidence_version_redraft(c, ref->id, ref->version, record,
            n->type, n->title, n->words, n->link, n->language, n->happened,
            n->others, details_text(c->mem, n->details), content);
    else
        r = sql_evidence_version_add(c, ref->id, ref->version, record, c->actor,
            n->type, n->title, n->words, n->link, n->language, n->happened,
            n->others, details_text(c->mem, n->details), content, c->now);
    if (r == OK && old != NULL)
        r = sql_evidence_file_remove_all(c, ref->id, ref->version);
    if (r == OK)
        r = add_files(c, ref, n);
    return r != OK ? r : append_draft(c, w->learner, ref, content);
}

static enum result
map_if(struct ctx *c, const struct writing *w)
{
    if (w->content.items == NULL)
        return OK;
    return mapping_add(c, w->learner, w->out, w->content.items, NULL);
}

/* Items that were seen are mapped; those of an index to the time until the
 * next one.  The last comes first, so that what is said twice is mapped to
 * where it was said first. */
static enum result
map_entries(struct ctx *c, const struct writing *w)
{
    struct details_shown shown = details_show(c->mem, w->content.details);
    enum result r = OK;

    for (size_t i = 0; i < shown.n; i++) {
        const struct detail_shown *d = &shown.p[i];
        struct region region = {
            .file = recording_of(w->content.files, w->content.nfiles),
            .timed = true};
        bool places = d->row->kind == DETAIL_INDEX && region.file != 0;
        struct mapping_place place = {.basis = "direct"};

        for (size_t k = d->n; r == OK && k > 0; k--) {
            const struct detail_entry *e = &d->entry[k - 1];

            if (places && clock_parse(e->at, &region.from)) {
                place.region = region_text(c->mem, &region);
                region.to = region.from;
            }
            if (e->items != NULL)
                r = mapping_add(
                    c, w->learner, w->out, e->items, places ? &place : NULL);
        }
    }
    return r;
}

static enum result
map_all(struct ctx *c, const struct writing *w)
{
    enum result r = map_if(c, w);

    return r != OK ? r : map_entries(c, w);
}

/* The piece of that id, when the same person made it for the same learner. */
static enum result
find_again(struct ctx *c, const struct writing *w)
{
    struct evidence_version_row first;
    struct evidence_row e;
    enum result r;

    if ((r = sql_evidence_get(c, w->given->id, &e)) != OK ||
        (r = sql_evidence_version_get(c, e.id, 1, &first)) != OK)
        return r;
    *w->out = (struct evidence_ref){e.id, e.number, e.version};
    return since_made(
        c, id_equal(e.learner, w->learner) ? first.recorder : (struct id){{0}});
}

static enum result
add(struct ctx *c, void *arg)
{
    struct writing *w = arg;
    bool once = !id_is_none(w->given->id);
    struct evidence_number_row last;
    struct person learner;
    enum result r;

    w->content = *w->given;
    if (once && (r = find_again(c, w)) != ERR_NOT_FOUND)
        return r;
    if ((r = person_as(c, w->learner, ROLE_LEARNER, &learner)) != OK ||
        (r = piece_recorder(c, w->learner)) != OK ||
        (r = content_complete(c, learner.language, &w->content)) != OK ||
        (r = sql_evidence_last_number(c, w->learner, &last)) != OK)
        return r;
    *w->out =
        (struct evidence_ref){once ? w->given->id : id_new(c), last.n + 1, 1};
    r = sql_evidence_add(c, w->out->id, w->learner, last.n + 1, c->now);
    if (r == ERR_CONFLICT)
        return since_made(c, (struct id){{0}}); /* it was discarded */
    if (r == OK)
        r = write_version(c, w, NULL);
    return r != OK ? r : map_all(c, w);
}

enum result
evidence_put(struct ctx *c, struct id learner, const struct evidence_new *new,
    struct evidence_ref *out)
{
    struct writing w = {.learner = learner, .given = new, .out = out};

    return add(c, &w);
}

enum result
evidence_add(struct ctx *c, struct id learner, const struct evidence_new *new,
    struct evidence_ref *out)
{
    struct writing w = {.learner = learner, .given = new, .out = out};

    return store_write(c, add, &w);
}

/* What a revision leaves out stays as it was. */
static enum result
keep_old(struct ctx *c, const struct evidence_version_row *old,
    struct evidence_new *new)
{
    struct evidence_file_row *rows;
    struct evidence_file *files;
    enum result r;
    size_t n;

    if (new->title == NULL)
        new->title = old->title;
    if (new->type == NULL)
        new->type = old->type;
    if (new->happened == NULL)
        new->happened = old->happened;
    if (new->others == NULL)
        new->others = old->others;
    if (new->words == NULL)
        new->words = old->words;
    if (new->link == NULL)
        new->link = old->link;
    if (new->language == NULL)
        new->language = old->language;
    if (new->details == NULL &&
        (r = details_parse(c, old->details, &new->details)) != OK)
        return r;
    if (new->nfiles > 0)
        return OK;
    r = sql_evidence_file_list(c, old->evidence, old->version, &rows, &n);
    if (r != OK)
        return r;
    files = mem_array(c->mem, n + 1, sizeof(*files));
    for (size_t i = 0; i < n; i++) {
        files[i].name = rows[i].name;
        files[i].blob.size = rows[i].size;
        memcpy(
            files[i].blob.sha256, rows[i].sha256, sizeof(files[i].blob.sha256));
    }
    new->files = files;
    new->nfiles = n;
    return OK;
}

/* A form sent twice, or saved without a change. */
static enum result
says_so_already(struct ctx *c, const struct evidence_version_row *v,
    const struct evidence_new *content, bool *out)
{
    struct opening_row o;
    enum result r = sql_opening_get(c, v->content, &o);

    *out = r == OK && strcmp(o.value, content_text(c, content)) == 0;
    return r == ERR_NOT_FOUND ? OK : r;
}

/* What the verb appends its acts for itself. */
static enum result
allows(struct ctx *c, enum event event, const struct evidence_version_row *v)
{
    return transition(c, event, evidence_state_of(v->state),
        &(struct deed){.actor = c->actor}, NULL);
}

/* Is it still what whoever revises has seen? */
static enum result
check_seen(struct ctx *c, const struct writing *w,
    const struct evidence_version_row *v)
{
    if (w->given->version != 0 && w->given->version < v->version)
        return fail(c, ERR_CONFLICT, "newer-version",
            N_("This evidence has a newer version, %lld; look at that one."),
            (long long)v->version);
    return since_untouched(c, w->learner, v->evidence, w->given->seen);
}

static enum result
revise(struct ctx *c, void *arg)
{
    struct writing *w = arg;
    struct evidence_row e;
    struct evidence_version_row v;
    bool redraft, same = false;
    enum result r;

    if ((r = piece_get(c, w->evidence, &e, &v)) != OK)
        return r;
    if (!id_equal(c->actor, v.recorder))
        return fail(c, ERR_DENIED, "not-recorder",
            N_("Only whoever recorded this evidence may change it."));
    if ((r = allows(c, EVIDENCE_WRITE, &v)) != OK)
        return r;
    w->learner = e.learner;
    w->content = *w->given;
    redraft = strcmp(v.state, "draft") == 0;
    *w->out = (struct evidence_ref){
        e.id, e.number, redraft ? e.version : e.version + 1};
    if ((r = piece_recorder(c, e.learner)) != OK ||
        (r = keep_old(c, &v, &w->content)) != OK ||
        (r = content_complete(c, v.language, &w->content)) != OK ||
        (redraft && (r = says_so_already(c, &v, &w->content, &same)) != OK))
        return r;
    if (same)
        return map_if(c, w);
    if ((r = check_seen(c, w, &v)) != OK ||
        (redraft && (r = piece_unwitnessed(c, &v)) != OK))
        return r;
    r = write_version(c, w, redraft ? &v.record : NULL);
    if (r == OK && !redraft)
        r = mapping_carry(c, w->out);
    return r != OK ? r : map_all(c, w);
}

enum result
evidence_revise(struct ctx *c, struct id evidence,
    const struct evidence_new *new, struct evidence_ref *out)
{
    struct writing w = {.evidence = evidence, .given = new, .out = out};

    return store_write(c, revise, &w);
}

struct mapping_job {
    struct id evidence;
    const char *items;
    const struct mapping_how *how;
    const char *seen; /* the content that a region was looked for in */
    struct mapping_place place;
};

static enum result
map(struct ctx *c, void *arg)
{
    const struct mapping_job *job = arg;
    const struct mapping_place *place = job->how != NULL ? &job->place : NULL;
    struct evidence_row e;
    struct evidence_version_row v, sent;
    struct evidence_ref ref;
    enum result r;

    if ((r = piece_get(c, job->evidence, &e, &v)) != OK ||
        (r = piece_recorder(c, e.learner)) != OK)
        return r;
    if ((r = allows(c, EVIDENCE_MAP, &v)) != OK)
        return r;
    if (job->place.region != NULL && strcmp(job->seen, v.content) != 0)
        return fail(c, ERR_CONFLICT, "changed-since",
            N_("The evidence was changed meanwhile; look for the place "
               "again."));
    ref = (struct evidence_ref){e.id, e.number, e.version};
    if (strcmp(v.state, "draft") == 0 && !id_equal(c->actor, v.recorder)) {
        /* Another's draft is not seen; but what is mapped to the version
         * before it is carried into it. */
        r = sql_evidence_version_submitted(c, e.id, &sent);
        if (r == ERR_NOT_FOUND)
            return piece_missing(c, e.id);
        ref.version = sent.version;
        if (r != OK ||
            (r = mapping_add(c, e.learner, &ref, job->items, place)) != OK)
            return r;
        ref.version = e.version;
    }
    return mapping_add(c, e.learner, &ref, job->items, place);
}

/* How it shows them, checked; the region in the version there is now. */
static enum result
prepare(struct ctx *c, struct mapping_job *job)
{
    const struct mapping_how *how = job->how;
    struct mapping_place *place = &job->place;
    struct evidence_view e;
    struct region region;
    enum result r;

    if ((r = mapping_said(c, how->basis, how->line, place)) != OK ||
        (r = region_read(c, &how->region, &region)) != OK ||
        !region_is(&region))
        return r;
    if ((r = evidence_view(c, job->evidence, &e)) != OK ||
        (r = region_place(c, &e, &region)) != OK)
        return r;
    place->region = region_text(c->mem, &region);
    job->seen = e.content;
    return OK;
}

enum result
evidence_map(struct ctx *c, struct id evidence, const char *items,
    const struct mapping_how *how)
{
    struct mapping_job job = {evidence, items, how, NULL, {0}};
    enum result r;

    if (how != NULL && (r = prepare(c, &job)) != OK)
        return r;
    return store_write(c, map, &job);
}
