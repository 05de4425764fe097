/* sample_view - samples as they are read. */
#include <config.h>

#include <string.h>

#include "assess/sample.h"
#include "portfolio/dated.h"
#include "store/sql.h"

static struct sample
from_row(struct mem *m, const struct sample_row *row)
{
    return (struct sample){.id = row->id,
        .enrolment = row->enrolment,
        .learner = row->learner,
        .iqa = row->iqa,
        .earlier = row->earlier,
        .name = row->name,
        .iqa_name = row->iqa_name,
        .unit = mem_printf(m, "%s@%lld", row->key, (long long)row->rev),
        .kind = row->kind,
        .feedback = row->feedback,
        .countersigner = row->countersigner,
        .agreed = row->agreed,
        .waits = row->trainee && row->countersigner == NULL,
        .voice = strstr(row->looked, "voice") != NULL,
        .observation = strstr(row->looked, "observation") != NULL,
        .made = row->made};
}

static enum result
read_looked(struct ctx *c, struct sample *s)
{
    struct sample_evidence_row *evidence;
    struct sample_review_row *reviews;
    enum result r;

    if ((r = sql_sample_evidence_list(c, s->id, &evidence, &s->nevidence)) !=
            OK ||
        (r = sql_sample_review_list(c, s->id, &reviews, &s->nreviews)) != OK)
        return r;
    s->evidence = mem_array(c->mem, s->nevidence + 1, sizeof(*s->evidence));
    for (size_t i = 0; i < s->nevidence; i++)
        s->evidence[i] = (struct sampled_evidence){evidence[i].evidence,
            evidence[i].number, evidence[i].version, evidence[i].title};
    s->reviews = mem_array(c->mem, s->nreviews + 1, sizeof(*s->reviews));
    for (size_t i = 0; i < s->nreviews; i++)
        s->reviews[i] = (struct sampled_review){
            reviews[i].review, reviews[i].name, reviews[i].finished};
    return OK;
}

enum result
sample_get(struct ctx *c, struct id id, struct sample *out)
{
    struct named_item_row *items;
    struct sample_row row;
    enum result r;
    size_t n;

    if ((r = sql_sample_get(c, id, &row)) == ERR_NOT_FOUND)
        return fail(c, r, "no-sample", N_("There is no such sample."));
    if (r != OK || (r = sql_sample_items(c, id, &items, &n)) != OK)
        return r;
    *out = from_row(c->mem, &row);
    out->marked = dated_item_words(c->mem, items, n);
    if ((r = read_looked(c, out)) != OK)
        return r;
    return actions_of(c, id, &out->actions, &out->nactions);
}

static struct sample *
from_rows(struct mem *m, const struct sample_row *rows, size_t n)
{
    struct sample *list = mem_array(m, n + 1, sizeof(*list));

    for (size_t i = 0; i < n; i++)
        list[i] = from_row(m, &rows[i]);
    return list;
}

enum result
sample_list(struct ctx *c, struct id enrolment, struct sample **out, size_t *n)
{
    struct sample_row *rows;
    enum result r;

    if ((r = sql_samples_of(c, enrolment, &rows, n)) == OK)
        *out = from_rows(c->mem, rows, *n);
    return r;
}

enum result
sample_latest(struct ctx *c, int64_t max, struct sample **out, size_t *n)
{
    struct sample_row *rows;
    enum result r;

    if ((r = sql_samples_latest(c, max, &rows, n)) == OK)
        *out = from_rows(c->mem, rows, *n);
    return r;
}
