/* queue - what an assessor has before them. */
#include <config.h>

#include "assess/queue.h"
#include "base/day.h"
#include "portfolio/qualifying_step.h"
#include "standing.h"
#include "store/sql.h"
#include "store/store.h"

enum result
queue_list(
    struct ctx *c, struct id assessor, struct queue_entry **out, size_t *n)
{
    const char *today = time_day(c->mem, c->now);
    struct queue_row *rows;
    enum result r;

    if ((r = sql_queue(c, assessor, today, QUEUE_MAX, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct queue_entry){
            .evidence = rows[i].evidence,
            .learner = rows[i].learner,
            .learner_name = rows[i].name,
            .number = rows[i].number,
            .version = rows[i].version,
            .title = rows[i].title,
            .type = rows[i].type,
            .language = rows[i].language,
            .submitted = rows[i].submitted,
            .days =
                day_working_between(time_day(c->mem, rows[i].submitted), today),
            .mapped = rows[i].mapped,
            .files = rows[i].files,
            .imported = rows[i].imported,
        };
    return OK;
}

enum result
queue_count(struct ctx *c, struct id assessor, size_t *out)
{
    struct queue_count_row row;
    enum result r;

    r = sql_queue_count(c, assessor, time_day(c->mem, c->now), &row);
    *out = r == OK ? (size_t)row.n : 0;
    return r;
}

struct caseload {
    struct id assessor, learner;
    struct caseload_unit *units;
    size_t n;
};

/* What of a learner's unit the decisions alone say, in memory of its own. */
static enum result
add_state(struct ctx *c, const struct outline *outline,
    const struct caseload_row *row, struct caseload_unit *unit)
{
    struct matrix m = {.enrolment = row->enrolment,
        .declared = row->declared_at,
        .signed_at = row->signed_at,
        .stage = row->stage};
    struct mem *outer = c->mem;
    enum result r;

    c->mem = mem_new();
    r = standing_counts(c, outline, &m);
    if (r != OK && c->message != NULL)
        c->message = mem_strdup(outer, c->message);
    mem_free(c->mem);
    c->mem = outer;
    unit->state = m.state;
    unit->n = m.n;
    unit->met = m.met;
    return r;
}

/* Rows of one learner follow each other: their activity is asked for once. */
static enum result
add_last(struct ctx *c, struct caseload_unit *units, size_t at)
{
    struct last_sent_row last;
    enum result r;

    if (at > 0 && id_equal(units[at - 1].learner, units[at].learner)) {
        units[at].last = units[at - 1].last;
        return OK;
    }
    if ((r = sql_last_sent(c, units[at].learner, &last)) == OK)
        units[at].last = last.submitted;
    return r;
}

static enum result
add_unit(struct ctx *c, const struct caseload_row *row, struct caseload *load)
{
    struct caseload_unit *unit = &load->units[load->n];
    const struct outline *outline;
    enum result r;

    if ((r = outline_get(c, row->unit, &outline)) != OK)
        return r;
    *unit = (struct caseload_unit){
        .enrolment = row->enrolment,
        .learner = row->learner,
        .learner_name = row->name,
        .learner_ref = row->ref,
        .key = outline->key,
        .titles = &outline->title,
        .rev = outline->rev,
        .outline = outline,
        .target = row->target_day,
    };
    if ((row->rested && (r = enrolment_target(c, row->enrolment,
                             row->target_day, &unit->target)) != OK) ||
        (r = add_state(c, outline, row, unit)) != OK)
        return r;
    return add_last(c, load->units, load->n++);
}

static enum result
read_caseload(struct ctx *c, void *arg)
{
    struct caseload *load = arg;
    struct caseload_row *rows;
    enum result r;
    size_t n;

    r = id_is_none(load->assessor)
            ? sql_caseload_of(c, load->learner, CASELOAD_MAX, &rows, &n)
            : sql_caseload(c, load->assessor, time_day(c->mem, c->now),
                  load->learner, CASELOAD_MAX, &rows, &n);
    if (r != OK)
        return r;
    load->units = mem_array(c->mem, n + 1, sizeof(*load->units));
    for (size_t i = 0; i < n && r == OK; i++)
        r = add_unit(c, &rows[i], load);
    return r;
}

enum result
caseload_list(struct ctx *c, struct id assessor, struct id learner,
    struct caseload_unit **out, size_t *n)
{
    struct caseload load = {.assessor = assessor, .learner = learner};
    enum result r = store_read(c, read_caseload, &load);

    *out = load.units;
    *n = load.n;
    return r;
}

#define PHRASE_REVIEWS 20
#define PHRASE_LENGTH 400

enum result
phrase_list(struct ctx *c, struct id assessor, struct phrase **out, size_t *n)
{
    struct phrase_row *rows;
    enum result r;

    r = sql_phrase_list(
        c, assessor, PHRASE_REVIEWS, PHRASE_LENGTH, PHRASES_MAX, &rows, n);
    if (r != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i].words = rows[i].words;
    return OK;
}
