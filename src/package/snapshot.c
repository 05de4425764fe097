/* snapshot - the learner, the centre and the units. */
#include <config.h>

#include <string.h>

#include "portfolio/enrolment.h"
#include "rules/rules.h"
#include "snapshot.h"
#include "store/store.h"

struct snap_unit *
snapshot_unit(const struct snapshot *s, struct id enrolment)
{
    for (size_t i = 0; i < s->nunits; i++)
        if (id_equal(s->units[i].row.id, enrolment))
            return &s->units[i];
    return NULL;
}

const struct snap_evidence *
snapshot_piece(const struct snapshot *s, struct id evidence)
{
    for (size_t i = 0; i < s->nevidence; i++)
        if (id_equal(s->evidence[i].row.id, evidence))
            return &s->evidence[i];
    return NULL;
}

const struct person *
snapshot_person(const struct snapshot *s, struct id person)
{
    for (size_t i = 0; i < s->npeople; i++)
        if (id_equal(s->people[i].id, person))
            return &s->people[i];
    return NULL;
}

const char *
snapshot_carried(struct mem *m, const struct snap_decision *d)
{
    return d->row.from_key == NULL
               ? NULL
               : mem_printf(m, "%s@%lld#%s", d->row.from_key,
                     (long long)d->row.from_rev, d->row.from_name);
}

static enum result
read_centre(struct ctx *c, struct snapshot *s)
{
    const char *demo;
    enum result r;

    if ((r = store_setting_get(c, "centre", &s->centre)) != OK ||
        (r = store_setting_get(c, "origin", &s->origin)) != OK ||
        (r = store_setting_get(c, "demo", &demo)) != OK)
        return r;
    s->demo = demo != NULL && strcmp(demo, "1") == 0;
    return OK;
}

static enum result
read_steps(struct ctx *c, struct snap_unit *out)
{
    struct unit_step_row *rows;
    enum result r;

    r = sql_unit_step_list(c, out->row.id, &rows, &out->nsteps);
    out->steps = mem_array(c->mem, out->nsteps + 1, sizeof(*out->steps));
    for (size_t i = 0; r == OK && i < out->nsteps; i++) {
        struct snap_step *s = &out->steps[i];

        s->row = rows[i];
        r = sql_unit_reopened_list(c, s->row.id, &s->opens, &s->nopens);
    }
    return r;
}

static enum result
read_unit(struct ctx *c, const struct enrolment_row *e, struct snap_unit *out)
{
    enum result r;

    out->row = *e;
    r = sql_migrated_to(c, e->id, &out->successor);
    if (r == ERR_NOT_FOUND)
        out->successor.key = NULL;
    else if (r != OK)
        return r;
    if ((r = sql_package_unit(c, e->unit, &out->unit)) != OK ||
        (r = progress_unit(c, e->id, &out->progress)) != OK ||
        (r = sql_allocation_list(
             c, e->id, &out->allocations, &out->nallocations)) != OK ||
        (r = read_steps(c, out)) != OK ||
        (r = sql_package_titles(c, e->unit, &out->titles, &out->ntitles)) != OK)
        return r;
    return sql_package_item_texts(c, e->unit, &out->texts, &out->ntexts);
}

/* The enrolments on the units asked for, or all. */
static enum result
choose_units(struct ctx *c, const struct export_new *new, struct snapshot *s,
    struct enrolment_row *all, size_t n, bool *chosen)
{
    struct id id;
    enum result r;

    if (new->units == NULL || *new->units == NULL) {
        for (size_t i = 0; i < n; i++)
            chosen[i] = true;
        return OK;
    }
    s->selected = true;
    for (const char *const *unit = new->units; *unit != NULL; unit++) {
        if ((r = enrolment_find(c, s->learner.id, *unit, &id)) != OK)
            return r;
        for (size_t i = 0; i < n; i++)
            chosen[i] = chosen[i] || id_equal(all[i].id, id);
    }
    return OK;
}

static enum result
read_units(struct ctx *c, const struct export_new *new, struct snapshot *s)
{
    struct enrolment_row *all;
    bool *chosen;
    enum result r;
    size_t n;

    if ((r = sql_enrolment_list(c, s->learner.id, &all, &n)) != OK)
        return r;
    chosen = mem_array(c->mem, n + 1, sizeof(*chosen));
    if ((r = choose_units(c, new, s, all, n, chosen)) != OK)
        return r;
    s->units = mem_array(c->mem, n + 1, sizeof(*s->units));
    for (size_t i = 0; r == OK && i < n; i++)
        if (chosen[i])
            r = read_unit(c, &all[i], &s->units[s->nunits++]);
    return r;
}

static enum result
read_choices(struct ctx *c, struct snap_qualification *q)
{
    struct choice_row *rows;
    struct enrolment_row e;
    enum result r = sql_choice_list(c, q->row.id, &rows, &q->nchoices);

    q->choices = mem_array(c->mem, q->nchoices + 1, sizeof(*q->choices));
    for (size_t i = 0; r == OK && i < q->nchoices; i++) {
        struct deed deed = {.enrolment = rows[i].enrolment};

        if ((r = sql_enrolment_get(c, rows[i].enrolment, &e)) != OK)
            return r;
        r = may_part(c, PART_ASKED, &deed);
        q->choices[i] = (struct snap_choice){
            mem_printf(c->mem, "%s@%lld", e.key, (long long)e.rev), r == OK};
        if (r == ERR_DENIED) {
            fail_clear(c);
            r = OK;
        }
    }
    return r;
}

/* All that became of the enrolment. */
static enum result
read_course(
    struct ctx *c, struct snapshot *s, const struct snap_qualification *q)
{
    struct enrolment_step_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_enrolment_step_list(c, q->row.id, &rows, &n)) != OK)
        return r;
    s->course = mem_grow(c->mem, s->course, s->ncourse * sizeof(*s->course),
        (s->ncourse + n + 1) * sizeof(*s->course));
    for (size_t k = 0; k < n; k++)
        s->course[s->ncourse++] = (struct snap_course){q->name, rows[k]};
    return OK;
}

static enum result
read_qualifications(struct ctx *c, struct snapshot *s)
{
    struct qualification_xml_row xml;
    struct qualifying_row *on;
    enum result r =
        sql_qualifying_list(c, s->learner.id, &on, &s->nqualifications);

    s->qualifications =
        mem_array(c->mem, s->nqualifications + 1, sizeof(*s->qualifications));
    for (size_t i = 0; r == OK && i < s->nqualifications; i++) {
        struct snap_qualification *q = &s->qualifications[i];

        *q = (struct snap_qualification){.row = on[i]};
        q->name =
            mem_printf(c->mem, "%s@%lld", on[i].key, (long long)on[i].rev);
        if ((r = sql_qualification_get(c, on[i].key, on[i].rev, &q->of)) !=
                OK ||
            (r = sql_qualification_xml(c, on[i].qualification, &xml)) != OK ||
            (r = read_choices(c, q)) != OK || (r = read_course(c, s, q)) != OK)
            return r;
        q->file =
            (struct snap_file){.p = xml.xml, .size = (int64_t)strlen(xml.xml)};
    }
    return r;
}

enum result
snapshot_take(struct ctx *c, const struct export_new *new, struct snapshot *s)
{
    enum result r;

    *s = (struct snapshot){0};
    if ((r = person_get(c, new->learner, &s->learner)) != OK)
        return r;
    if (!person_has(&s->learner, ROLE_LEARNER))
        return fail(c, ERR_INPUT, "not-learner",
            N_("%s is not a learner and has no portfolio."), s->learner.name);
    if ((r = read_centre(c, s)) != OK || (r = read_units(c, new, s)) != OK ||
        (r = read_qualifications(c, s)) != OK ||
        (r = snapshot_evidence(c, s)) != OK ||
        (r = snapshot_reviews(c, s)) != OK || (r = snapshot_people(c, s)) != OK)
        return r;
    return (r = snapshot_acts(c, s)) != OK ? r : snapshot_marks(c, s);
}
