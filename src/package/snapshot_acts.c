/*
 * snapshot_acts - who is named, and the acts from which all of it can be
 * worked out again: those about the learner but for exports, and of the others
 * only what the reading needs, so that nobody else's record is in a package.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/value.h"
#include "ledger/commit.h"
#include "snapshot.h"

static enum result
name_person(struct ctx *c, struct snapshot *s, struct id id)
{
    if (id_is_none(id) || snapshot_person(s, id) != NULL)
        return OK;
    s->people = mem_grow(c->mem, s->people, s->npeople * sizeof(*s->people),
        (s->npeople + 1) * sizeof(*s->people));
    return person_get(c, id, &s->people[s->npeople++]);
}

static enum result
name_evidence(struct ctx *c, struct snapshot *s)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < s->nevidence; i++)
        for (size_t k = 0; r == OK && k < s->evidence[i].n; k++) {
            const struct snap_version *v = &s->evidence[i].versions[k];

            r = name_person(c, s, v->row.recorder);
            for (size_t m = 0; r == OK && m < v->nmappings; m++)
                r = name_person(c, s, v->mappings[m].mapper);
        }
    return r;
}

static enum result
name_unit(struct ctx *c, struct snapshot *s, const struct snap_unit *u)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < u->nallocations; i++)
        r = name_person(c, s, u->allocations[i].person);
    for (size_t i = 0; r == OK && i < u->nsteps; i++)
        r = name_person(c, s, u->steps[i].row.person);
    return r;
}

/* Who replaced or confirmed a key of theirs: without, its acts say little. */
static enum result
name_officers(struct ctx *c, struct snapshot *s, struct id person)
{
    struct act_row *acts;
    enum result r;
    size_t n;

    r = sql_package_acts(c, person, &acts, &n);
    for (size_t i = 0; r == OK && i < n; i++)
        if (strcmp(acts[i].kind, "key-replaced") == 0 ||
            strcmp(acts[i].kind, "key-confirmed") == 0)
            r = name_person(c, s, acts[i].actor);
    return r;
}

/* For a unit of the package, or for a qualification the learner is on. */
static bool
concerns(const struct snapshot *s, const struct approval_row *row)
{
    for (size_t i = 0; row->unit_key != NULL && i < s->nunits; i++)
        if (strcmp(s->units[i].row.key, row->unit_key) == 0)
            return true;
    for (size_t i = 0; row->unit_key == NULL && i < s->nqualifications; i++)
        if (strcmp(s->qualifications[i].row.key, row->qualification_key) == 0)
            return true;
    return false;
}

static enum result
read_approvals(struct ctx *c, struct snapshot *s, const struct person *p)
{
    struct approval_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_approval_list(c, p->id, &rows, &n)) != OK)
        return r;
    s->approvals =
        mem_grow(c->mem, s->approvals, s->napprovals * sizeof(*s->approvals),
            (s->napprovals + n + 1) * sizeof(*s->approvals));
    for (size_t i = 0; i < n; i++)
        if (concerns(s, &rows[i]))
            s->approvals[s->napprovals++] =
                (struct snap_approval){p->id, rows[i]};
    return OK;
}

enum result
snapshot_people(struct ctx *c, struct snapshot *s)
{
    struct act_row *acts;
    enum result r;
    size_t n;

    if ((r = name_person(c, s, s->learner.id)) != OK ||
        (r = name_evidence(c, s)) != OK ||
        (r = sql_conflict_about(
             c, s->learner.id, &s->conflicts, &s->nconflicts)) != OK ||
        (r = sql_package_acts(c, s->learner.id, &acts, &n)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < s->nunits; i++)
        r = name_unit(c, s, &s->units[i]);
    for (size_t i = 0; r == OK && i < s->nreviews; i++)
        r = name_person(c, s, s->reviews[i].row.assessor);
    for (size_t i = 0; r == OK && i < s->nconflicts; i++)
        r = name_person(c, s, s->conflicts[i].person);
    for (size_t i = 0; r == OK && i < n; i++)
        if (strcmp(acts[i].kind, "export") != 0)
            r = name_person(c, s, acts[i].actor);
    for (size_t i = 0; r == OK && i < s->npeople; i++) /* it grows */
        r = name_officers(c, s, s->people[i].id);
    for (size_t i = 0; r == OK && i < s->npeople; i++)
        r = read_approvals(c, s, &s->people[i]);
    return r;
}

static const char *const told[] = {"person", "role", "language", "key",
    "key-replaced", "key-rotated", "key-confirmed", "leaver", "centre",
    "centre-key", "epoch", "standard", "standard-language", "qualification",
    NULL};

/* Of somebody else: who they are, their keys, and approvals that concern the
 * package. */
static bool
is_needed(struct ctx *c, const struct snapshot *s, const struct act_row *act)
{
    const char *approval;
    struct value *v;

    if (id_equal(act->subject, s->learner.id))
        return strcmp(act->kind, "export") != 0;
    for (size_t i = 0; told[i] != NULL; i++)
        if (strcmp(act->kind, told[i]) == 0)
            return true;
    if (strncmp(act->kind, "approval", strlen("approval")) != 0 ||
        value_parse(c, act->words, strlen(act->words), &v) != OK)
        return false;
    approval = value_get_string(value_get(v, "body"), "approval");
    for (size_t i = 0; i < s->napprovals; i++)
        if (strcmp(id_text(c->mem, s->approvals[i].row.id), approval) == 0)
            return true;
    return false;
}

static void
keep_acts(
    struct ctx *c, struct snapshot *s, const struct act_row *rows, size_t n)
{
    s->acts = mem_grow(c->mem, s->acts, s->nacts * sizeof(*s->acts),
        (s->nacts + n + 1) * sizeof(*s->acts));
    for (size_t i = 0; i < n; i++)
        if (is_needed(c, s, &rows[i]))
            s->acts[s->nacts++] = rows[i];
}

static const char *const of_centre[] = {"centre", "centre-key", "epoch"};

static int
compare_acts(const void *a, const void *b)
{
    int64_t x = ((const struct act_row *)a)->n;
    int64_t y = ((const struct act_row *)b)->n;

    return x < y ? -1 : x > y;
}

static enum result
read_acts(struct ctx *c, struct snapshot *s)
{
    struct act_row *rows;
    enum result r;
    size_t n;

    for (size_t i = 0; i < sizeof(of_centre) / sizeof(of_centre[0]); i++) {
        if ((r = sql_act_of_kind(c, of_centre[i], &rows, &n)) != OK)
            return r;
        keep_acts(c, s, rows, n);
    }
    for (size_t i = 0; i < s->npeople; i++) {
        if ((r = sql_package_acts(c, s->people[i].id, &rows, &n)) != OK)
            return r;
        keep_acts(c, s, rows, n);
    }
    for (size_t i = 0; i < s->nunits; i++) {
        if ((r = sql_package_acts(c, s->units[i].row.unit, &rows, &n)) != OK)
            return r;
        keep_acts(c, s, rows, n);
    }
    for (size_t i = 0; i < s->nqualifications; i++) {
        r = sql_package_acts(c, s->qualifications[i].of.id, &rows, &n);
        if (r != OK)
            return r;
        keep_acts(c, s, rows, n);
    }
    qsort(s->acts, s->nacts, sizeof(*s->acts), compare_acts);
    return OK;
}

static bool
is_of_version(const struct snapshot *s, const struct opening_row *o)
{
    for (size_t i = 0; i < s->nevidence; i++)
        for (size_t k = 0; k < s->evidence[i].n; k++) {
            const struct evidence_version_row *v =
                &s->evidence[i].versions[k].row;

            if (strcmp(o->field, "content") == 0
                    ? strcmp(o->commitment, v->content) == 0
                    : v->comment != NULL && strcmp(o->value, v->comment) == 0)
                return true;
        }
    return false;
}

static bool
is_of_review(const struct snapshot *s, const struct opening_row *o)
{
    for (size_t i = 0; i < s->nreviews; i++) {
        if (id_equal(s->reviews[i].row.id, o->record))
            return true;
        for (size_t k = 0; k < s->reviews[i].ndecisions; k++)
            if (id_equal(s->reviews[i].decisions[k].row.first, o->record))
                return true;
        for (size_t k = 0; k < s->reviews[i].ncountersigned; k++)
            if (id_equal(s->reviews[i].countersigned[k].id, o->record))
                return true;
    }
    return false;
}

static bool
is_of_piece(const struct snapshot *s, const struct opening_row *o)
{
    return snapshot_piece(s, o->record) != NULL;
}

static bool
is_of_course(const struct snapshot *s, const struct opening_row *o)
{
    for (size_t i = 0; i < s->ncourse; i++)
        if (id_equal(s->course[i].row.id, o->record))
            return true;
    return false;
}

static bool
is_of_step(const struct snapshot *s, const struct opening_row *o)
{
    for (size_t i = 0; i < s->nunits; i++)
        for (size_t k = 0; k < s->units[i].nsteps; k++)
            if (id_equal(s->units[i].steps[k].row.id, o->record))
                return true;
    return false;
}

static bool
is_of_anybody(const struct snapshot *s, const struct opening_row *o)
{
    (void)s;
    (void)o;
    return true;
}

static bool
is_of_mapping(const struct snapshot *s, const struct opening_row *o)
{
    for (size_t i = 0; i < s->nevidence; i++)
        for (size_t k = 0; k < s->evidence[i].n; k++)
            for (size_t m = 0; m < s->evidence[i].versions[k].nmappings; m++) {
                const char *line = s->evidence[i].versions[k].mappings[m].line;

                if (line != NULL && strcmp(line, o->value) == 0)
                    return true;
            }
    return false;
}

/* Of a witness who confirmed by the request, or was checked by that record. */
static bool
is_of_witness(const struct snapshot *s, const struct opening_row *o)
{
    for (size_t i = 0; i < s->nevidence; i++)
        for (size_t k = 0; k < s->evidence[i].n; k++) {
            const struct snap_version *v = &s->evidence[i].versions[k];

            for (size_t w = 0; w < v->nwitnesses; w++)
                if (id_equal(v->witnesses[w].request, o->record) ||
                    (v->witnesses[w].how != NULL &&
                        strcmp(v->witnesses[w].how, o->value) == 0))
                    return true;
        }
    return false;
}

/* Whose openings a package carries, by field; an address is in none. */
static const struct {
    const char *field;
    bool (*is_shown)(const struct snapshot *s, const struct opening_row *o);
} shown[] = {
    {"name",              is_of_anybody},
    {"ref",               is_of_anybody},
    {"content",           is_of_version},
    {"comment",           is_of_version},
    {"line",              is_of_mapping},
    {"witness-name",      is_of_witness},
    {"witness-role",      is_of_witness},
    {"witness-relation",  is_of_witness},
    {"witness-statement", is_of_witness},
    {"witness-how",       is_of_witness},
    {"decider",           is_of_piece  },
    {"import-next",       is_of_piece  },
    {"feedback",          is_of_review },
    {"next",              is_of_review },
    {"note",              is_of_review },
    {"reason",            is_of_step   },
    {"certificate",       is_of_step   },
    {"number",            is_of_course },
    {"why",               is_of_course },
};

static bool
is_shown(const struct snapshot *s, const struct opening_row *o)
{
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
        if (strcmp(shown[i].field, o->field) == 0)
            return shown[i].is_shown(s, o);
    return false;
}

static void
keep_opening(struct ctx *c, struct snapshot *s, const struct opening_row *o)
{
    /* Grown whenever their number is a power of two. */
    if ((s->nopenings & (s->nopenings - 1)) == 0)
        s->openings =
            mem_grow(c->mem, s->openings, s->nopenings * sizeof(*s->openings),
                (2 * s->nopenings + 1) * sizeof(*s->openings));
    s->openings[s->nopenings++] = *o;
}

static enum result
add_openings(struct ctx *c, struct snapshot *s, const struct value *v)
{
    struct opening_row o;
    enum result r = OK;

    for (const struct value *i = v->first; r == OK && i != NULL; i = i->next)
        r = add_openings(c, s, i);
    if (r != OK || v->type != VALUE_STRING || !commitment_is(v->string))
        return r;
    r = sql_opening_get(c, v->string, &o);
    if (r == OK && is_shown(s, &o))
        keep_opening(c, s, &o);
    return r == ERR_NOT_FOUND ? OK : r; /* not found: erased */
}

static int
compare_openings(const void *a, const void *b)
{
    return strcmp(((const struct opening_row *)a)->commitment,
        ((const struct opening_row *)b)->commitment);
}

/* The same commitment stands in the draft, the submission and reviews. */
static void
sort_openings(struct snapshot *s)
{
    size_t n = 0;

    qsort(s->openings, s->nopenings, sizeof(*s->openings), compare_openings);
    for (size_t i = 0; i < s->nopenings; i++)
        if (n == 0 ||
            compare_openings(&s->openings[n - 1], &s->openings[i]) != 0)
            s->openings[n++] = s->openings[i];
    s->nopenings = n;
}

enum result
snapshot_acts(struct ctx *c, struct snapshot *s)
{
    struct value *v;
    enum result r;

    if ((r = read_acts(c, s)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < s->nacts; i++) {
        r = value_parse(c, s->acts[i].words, strlen(s->acts[i].words), &v);
        if (r == OK)
            r = add_openings(c, s, v);
    }
    if (s->nopenings > 0)
        sort_openings(s);
    return r;
}
