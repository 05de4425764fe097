/* feedback - what became of a piece of evidence. */
#include <config.h>

#include "assess/feedback.h"
#include "standard/outline.h"
#include "store/sql.h"
#include "store/store.h"

#define LISTED_MAX 200 /* reviews and versions of one piece */

struct reading {
    struct id evidence;
    struct feedback *out;
};

static enum result
decision_of(struct ctx *c, const struct feedback_decision_row *row,
    struct feedback_decision *out)
{
    const struct outline_item *item;
    const struct outline *unit;
    enum result r;

    if ((r = outline_get(c, row->unit, &unit)) != OK)
        return r;
    item = outline_item(unit, row->item);
    *out = (struct feedback_decision){
        .enrolment = row->enrolment,
        .key = unit->key,
        .name = item->name,
        .label = item->label,
        .words = &item->words,
        .decision = row->decision,
        .letter = row->letter,
        .note = row->note,
        .standing = row->standing,
    };
    return OK;
}

/* Decisions of one review stand together, in any order of the reviews. */
static enum result
add_decisions(struct ctx *c, struct id evidence, struct feedback *f)
{
    struct feedback_decision_row *rows;
    struct feedback_decision *all;
    enum result r;
    size_t n;

    if ((r = sql_feedback_decisions(c, evidence, &rows, &n)) != OK)
        return r;
    all = mem_array(c->mem, n + 1, sizeof(*all));
    for (size_t i = 0; i < n; i++) {
        if ((r = decision_of(c, &rows[i], &all[i])) != OK)
            return r;
        for (size_t k = 0; k < f->nreviews; k++) {
            if (!id_equal(f->reviews[k].id, rows[i].review))
                continue;
            if (f->reviews[k].ndecisions++ == 0)
                f->reviews[k].decisions = &all[i];
        }
    }
    return OK;
}

static enum result
add_reviews(struct ctx *c, struct id evidence, struct feedback *f)
{
    struct feedback_review_row *rows;
    enum result r;

    r = sql_feedback_reviews(c, evidence, LISTED_MAX, &rows, &f->nreviews);
    if (r != OK)
        return r;
    f->reviews = mem_array(c->mem, f->nreviews + 1, sizeof(*f->reviews));
    for (size_t i = 0; i < f->nreviews; i++)
        f->reviews[i] = (struct feedback_review){
            .id = rows[i].id,
            .by = {rows[i].person, rows[i].name},
            .when = rows[i].finished,
            .version = rows[i].version,
            .vacr = rows[i].vacr,
            .outcome = rows[i].outcome,
            .feedback = rows[i].feedback,
            .next_step = rows[i].next_step,
            .due = rows[i].due,
            .day = rows[i].day,
            .decider = rows[i].decider,
        };
    return OK;
}

static enum result
add_versions(struct ctx *c, struct id evidence, struct feedback *f)
{
    struct version_history_row *rows;
    enum result r;

    r = sql_version_history(c, evidence, LISTED_MAX, &rows, &f->nversions);
    if (r != OK)
        return r;
    f->versions = mem_array(c->mem, f->nversions + 1, sizeof(*f->versions));
    for (size_t i = 0; i < f->nversions; i++)
        f->versions[i] = (struct feedback_version){
            .version = rows[i].version,
            .state = rows[i].state,
            .title = rows[i].title,
            .recorder = {rows[i].recorder, rows[i].name},
            .made = rows[i].made,
            .submitted = rows[i].submitted,
            .confirmed = rows[i].confirmed,
            .comment = rows[i].comment,
        };
    return OK;
}

static enum result
read_all(struct ctx *c, void *arg)
{
    const struct reading *reading = arg;
    struct feedback *f = reading->out;
    enum result r;

    *f = (struct feedback){.nreviews = 0};
    if ((r = add_reviews(c, reading->evidence, f)) != OK ||
        (r = add_decisions(c, reading->evidence, f)) != OK)
        return r;
    return add_versions(c, reading->evidence, f);
}

enum result
feedback_read(struct ctx *c, struct id evidence, struct feedback *out)
{
    struct reading reading = {evidence, out};

    return store_read(c, read_all, &reading);
}
