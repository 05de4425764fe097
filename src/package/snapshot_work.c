/*
 * snapshot_work - the learner's evidence and the reviews of it.
 *
 * Of a version that was never submitted nothing is taken: a draft is the
 * learner's own.  When only some units were asked for, evidence is taken that
 * is mapped to one of them, and of reviews what concerns those.
 */
#include <config.h>

#include <string.h>

#include "snapshot.h"

#define EVIDENCE_MAX 100000

/* Keep the mappings to units of the package. */
static enum result
read_mappings(struct ctx *c, const struct snapshot *s, struct snap_version *v)
{
    struct mapping_row *all;
    enum result r;
    size_t n;

    r = sql_mapping_list(c, v->row.evidence, v->row.version, &all, &n);
    if (r != OK)
        return r;
    v->mappings = mem_array(c->mem, n + 1, sizeof(*v->mappings));
    v->regions = mem_array(c->mem, n + 1, sizeof(*v->regions));
    for (size_t i = 0; i < n; i++) {
        if (snapshot_unit(s, all[i].enrolment) == NULL)
            continue;
        if (strcmp(all[i].state, "refused") != 0)
            v->regions[v->nmappings] = all[i].region;
        v->mappings[v->nmappings++] = all[i];
    }
    return OK;
}

/* Those whose statement is there; who has not answered is nobody's business. */
static enum result
read_witnesses(struct ctx *c, struct snap_version *v)
{
    struct witness_view *all;
    enum result r;
    size_t n;

    r = witness_list(c, v->row.evidence, v->row.version, &all, &n);
    if (r != OK)
        return r;
    v->witnesses = all;
    for (size_t i = 0; i < n; i++)
        if (all[i].confirmed != 0 || all[i].checked != 0)
            v->witnesses[v->nwitnesses++] = all[i];
    return OK;
}

/* Decisions made elsewhere on units of the package. */
static enum result
read_import(struct ctx *c, const struct snapshot *s, struct snap_version *v)
{
    struct review_import_row *row = mem_alloc(c->mem, sizeof(*row));
    enum result r;
    size_t n;

    r = sql_review_import_get(c, v->row.evidence, row);
    if (r != OK || row->version != v->row.version)
        return r == ERR_NOT_FOUND ? OK : r;
    v->import = row;
    r = sql_imported_decisions(c, v->row.evidence, &v->imported, &n);
    for (size_t i = 0; r == OK && i < n; i++)
        if (snapshot_unit(s, v->imported[i].enrolment) != NULL)
            v->imported[v->nimported++] = v->imported[i];
    return r;
}

static enum result
read_files(struct ctx *c, int64_t number, struct snap_version *v)
{
    struct evidence_file_row *rows;
    enum result r;

    r = sql_evidence_file_list(
        c, v->row.evidence, v->row.version, &rows, &v->nfiles);
    if (r != OK)
        return r;
    v->files = mem_array(c->mem, v->nfiles + 1, sizeof(*v->files));
    for (size_t i = 0; i < v->nfiles; i++)
        v->files[i] = (struct snap_file){.name = rows[i].name,
            .sha256 = rows[i].sha256,
            .size = rows[i].size,
            .number = number};
    if (v->row.words == NULL)
        return OK;
    v->words = mem_alloc(c->mem, sizeof(*v->words));
    *v->words = (struct snap_file){.p = v->row.words,
        .size = (int64_t)strlen(v->row.words),
        .number = number};
    return OK;
}

static enum result
read_versions(struct ctx *c, const struct snapshot *s, struct snap_evidence *e)
{
    struct evidence_version_row *rows;
    const struct value *details;
    enum result r;
    size_t n;

    if ((r = sql_evidence_version_list(c, e->row.id, &rows, &n)) != OK)
        return r;
    e->versions = mem_array(c->mem, n + 1, sizeof(*e->versions));
    for (size_t i = 0; i < n; i++) {
        struct snap_version *v = &e->versions[e->n];

        if (rows[i].submitted == 0)
            continue;
        e->n++;
        v->row = rows[i];
        if ((r = details_parse(c, rows[i].details, &details)) != OK)
            return r;
        v->details = details_show(c->mem, details);
        if ((r = read_witnesses(c, v)) != OK ||
            (r = read_files(c, e->row.number, v)) != OK ||
            (r = read_import(c, s, v)) != OK ||
            (r = read_mappings(c, s, v)) != OK)
            return r;
    }
    return OK;
}

static bool
is_mapped(const struct snap_evidence *e)
{
    for (size_t i = 0; i < e->n; i++)
        if (e->versions[i].nmappings > 0)
            return true;
    return false;
}

enum result
snapshot_evidence(struct ctx *c, struct snapshot *s)
{
    struct evidence_row *rows;
    enum result r;
    size_t n;

    r = sql_evidence_list(c, s->learner.id, EVIDENCE_MAX, &rows, &n);
    if (r != OK)
        return r;
    s->evidence = mem_array(c->mem, n + 1, sizeof(*s->evidence));
    for (size_t i = 0; i < n; i++) {
        struct snap_evidence *e = &s->evidence[s->nevidence];

        *e = (struct snap_evidence){.row = rows[i]};
        if ((r = read_versions(c, s, e)) != OK)
            return r;
        s->nevidence += e->n > 0 && (!s->selected || is_mapped(e));
    }
    return OK;
}

static enum result
read_decisions(struct ctx *c, const struct snapshot *s, struct snap_review *v)
{
    struct trainee_state_row *trainee;
    struct decision_row *rows;
    size_t n, ntrainee;
    enum result r;

    if ((r = sql_decision_list(c, v->row.id, &rows, &n)) != OK ||
        (r = sql_trainee_states(c, v->row.id, &trainee, &ntrainee)) != OK ||
        (r = sql_countersignature_list(
             c, v->row.id, &v->countersigned, &v->ncountersigned)) != OK)
        return r;
    v->decisions = mem_array(c->mem, n + 1, sizeof(*v->decisions));
    for (size_t i = 0; i < n; i++) {
        struct snap_decision *d = &v->decisions[v->ndecisions];

        if (snapshot_unit(s, rows[i].enrolment) == NULL)
            continue;
        v->ndecisions++;
        d->row = rows[i];
        for (size_t k = 0; k < ntrainee; k++)
            if (id_equal(trainee[k].decision, rows[i].id))
                d->trainee = &trainee[k];
        r = sql_decision_rest_list(c, rows[i].id, &d->rests, &d->nrests);
        if (r != OK)
            return r;
    }
    return OK;
}

static enum result
read_review(struct ctx *c, const struct snapshot *s, struct snap_review *v)
{
    struct adopted_row *adopted = mem_alloc(c->mem, sizeof(*adopted));
    struct review_evidence_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_adopted_by(c, v->row.id, adopted)) == OK)
        v->adopted = adopted;
    else if (r != ERR_NOT_FOUND)
        return r;
    if ((r = sql_review_evidence_list(c, v->row.id, &rows, &n)) != OK)
        return r;
    v->evidence = mem_array(c->mem, n + 1, sizeof(*v->evidence));
    for (size_t i = 0; i < n; i++)
        if (snapshot_piece(s, rows[i].evidence) != NULL)
            v->evidence[v->nevidence++] = rows[i];
    return read_decisions(c, s, v);
}

enum result
snapshot_reviews(struct ctx *c, struct snapshot *s)
{
    struct review_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_review_list(c, s->learner.id, &rows, &n)) != OK)
        return r;
    s->reviews = mem_array(c->mem, n + 1, sizeof(*s->reviews));
    for (size_t i = 0; i < n; i++) {
        struct snap_review *v = &s->reviews[s->nreviews];

        *v = (struct snap_review){.row = rows[i]};
        if ((r = read_review(c, s, v)) != OK)
            return r;
        s->nreviews += v->nevidence > 0 || v->ndecisions > 0;
    }
    return OK;
}
