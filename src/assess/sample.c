/* sample - record a sample. */
#include <config.h>

#include <string.h>

#include "assess/sample.h"
#include "base/prose.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "overtaken.h"
#include "portfolio/evidence.h"
#include "portfolio/since.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

struct sampling_work {
    const struct sample_new *new;
    const char *feedback;
    struct enrolment_row e;
    struct items marked;
    struct id id, earlier;
    struct value *body;
};

static enum result
check_new(struct ctx *c, const struct sample_new *new, const char **feedback)
{
    enum result r;

    if (strcmp(new->kind, "interim") != 0 &&
        strcmp(new->kind, "summative") != 0 &&
        strcmp(new->kind, "re-sample") != 0)
        return fail(c, ERR_INPUT, "bad-kind",
            N_("A sample is interim, summative or re-sample, not %s."),
            new->kind);
    if (new->nevidence + new->nreviews == 0 && !new->voice && !new->observation)
        return fail(c, ERR_INPUT, "not-looked",
            N_("Say what you have looked at: evidence, reviews, the learner's "
               "voice or an assessment."));
    if ((r = prose_kept(c, new->feedback, feedback)) != OK)
        return r;
    if (new->marked != NULL &&*feedback == NULL &&new->nactions == 0)
        return fail(c, ERR_INPUT, "no-feedback",
            N_("Say in feedback or in an action what you do not agree "
               "with."));
    return OK;
}

/* Before the signature it is interim, afterwards summative. */
static enum result
check_stage(struct ctx *c, struct sampling_work *w)
{
    const char *kind = w->new->kind;

    if (strcmp(kind, "summative") == 0 && w->e.signed_at == 0)
        return fail(c, ERR_CONFLICT, "not-signed",
            N_("The unit is not signed yet, so a sample of it is interim."));
    if (strcmp(kind, "interim") == 0 && w->e.signed_at != 0)
        return fail(c, ERR_CONFLICT, "signed",
            N_("The unit is signed, so a sample of it is summative."));
    return OK;
}

/* Which one a re-sample follows. */
static enum result
find_earlier(struct ctx *c, struct sampling_work *w)
{
    struct sample_row *rows;
    enum result r;
    size_t n;

    if (strcmp(w->new->kind, "re-sample") != 0)
        return OK;
    if ((r = sql_samples_of(c, w->e.id, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        if (id_is_none(w->new->earlier) ||
            id_equal(rows[i].id, w->new->earlier)) {
            w->earlier = rows[i].id;
            return OK;
        }
    return fail(c, ERR_INPUT, "no-sample",
        N_("There is no earlier sample of this unit to look at again."));
}

static enum result
read_marked(struct ctx *c, struct sampling_work *w)
{
    enum result r;

    if (w->new->marked == NULL)
        return OK;
    if ((r = items_parse(c, w->e.learner, w->new->marked, &w->marked)) != OK)
        return r;
    for (size_t i = 0; i < w->marked.n; i++)
        if (!id_equal(w->marked.item[i].enrolment, w->e.id))
            return fail(c, ERR_INPUT, "other-unit",
                N_("%s is no criterion of this unit."), w->marked.item[i].name);
    return OK;
}

static enum result
put_marked(struct ctx *c, struct sampling_work *w)
{
    struct value *list = value_array(c->mem);
    enum result r = OK;

    for (size_t i = 0; r == OK && i < w->marked.n; i++) {
        const struct item_ref *item = &w->marked.item[i];

        value_add(list, value_string(c->mem, item_text(c->mem, item)));
        r = sql_sample_item_add(c, w->id, item->item);
    }
    value_set(c->mem, w->body, "marked", list);
    return r;
}

static enum result
ask(struct ctx *c, const struct sampling_work *w, struct id evidence)
{
    return may(c, &(struct deed){.kind = DEED_SAMPLE,
                      .actor = c->actor,
                      .credential = w->new->credential,
                      .learner = w->e.learner,
                      .enrolment = w->e.id,
                      .evidence = evidence});
}

/* The newest version sent, which rule R3 lets this person look at. */
static enum result
put_evidence(struct ctx *c, struct sampling_work *w)
{
    struct value *list =
        value_set(c->mem, w->body, "evidence", value_array(c->mem));
    enum result r = OK;

    for (size_t i = 0; r == OK && i < w->new->nevidence; i++) {
        struct evidence_view v;

        if ((r = evidence_sent(c, w->new->evidence[i], 0, &v)) != OK)
            return r;
        if (!id_equal(v.learner, w->e.learner))
            return fail(c, ERR_NOT_FOUND, "no-evidence",
                N_("There is no evidence %s."), id_text(c->mem, v.id));
        if ((r = ask(c, w, v.id)) != OK)
            return r;
        value_add(
            list, value_string(c->mem, version_text(c->mem, v.id, v.version)));
        r = sql_sample_evidence_add(c, w->id, v.id, v.version);
    }
    return r;
}

static enum result
put_reviews(struct ctx *c, struct sampling_work *w)
{
    struct value *list =
        value_set(c->mem, w->body, "reviews", value_array(c->mem));
    struct review_row row;
    enum result r = OK;

    for (size_t i = 0; r == OK && i < w->new->nreviews; i++) {
        r = sql_review_get(c, w->new->reviews[i], &row);
        if (r == ERR_NOT_FOUND ||
            (r == OK && !id_equal(row.learner, w->e.learner)))
            return fail(c, ERR_NOT_FOUND, "no-review",
                N_("The learner has no such review."));
        if (r != OK)
            return r;
        value_add(list, value_string(c->mem, id_text(c->mem, row.id)));
        r = sql_sample_review_add(c, w->id, row.id);
    }
    return r;
}

/* What else was looked at, as the row and the act say it. */
static const char *
put_looked(struct ctx *c, struct sampling_work *w)
{
    struct value *list =
        value_set(c->mem, w->body, "looked", value_array(c->mem));

    if (w->new->voice)
        value_add(list, value_string(c->mem, "voice"));
    if (w->new->observation)
        value_add(list, value_string(c->mem, "observation"));
    return w->new->voice ? w->new->observation ? "voice observation" : "voice"
           : w->new->observation ? "observation"
                                 : "";
}

/* Nothing is marked, and nothing is required. */
static bool
is_agreed(const struct sampling_work *w)
{
    bool agreed = w->marked.n == 0;

    for (size_t i = 0; i < w->new->nactions; i++)
        agreed = agreed && !w->new->actions[i].required;
    return agreed;
}

static enum result
put(struct ctx *c, struct sampling_work *w)
{
    struct action_of of = {
        .origin = w->id, .about = w->e.learner, .enrolment = w->e.id};
    const char *looked = put_looked(c, w);
    struct value *actions;
    enum result r;
    bool trainee;

    value_set_string(c->mem, w->body, "sample", id_text(c->mem, w->id));
    value_set_string(c->mem, w->body, "kind", w->new->kind);
    if (!id_is_none(w->earlier))
        value_set_string(c->mem, w->body, "of", id_text(c->mem, w->earlier));
    value_set_string(c->mem, w->body, "unit",
        mem_printf(c->mem, "%s@%lld", w->e.key, (long long)w->e.rev));
    if ((r = samples_as_trainee(c, w->e.id, &trainee)) != OK ||
        (r = sql_sample_add(c, w->id, w->e.id, w->new->kind, w->earlier,
             c->actor, is_agreed(w), trainee, looked, w->feedback, c->now)) !=
            OK ||
        (r = put_evidence(c, w)) != OK || (r = put_reviews(c, w)) != OK ||
        (r = put_marked(c, w)) != OK ||
        (r = commitment_set(c, w->body, "feedback", w->id, "iqa-feedback",
             w->feedback)) != OK ||
        (r = actions_put(
             c, &of, w->new->actions, w->new->nactions, &actions)) != OK)
        return r;
    value_set(c->mem, w->body, "actions", actions);
    return act_append(c,
        &(struct act){.kind = "sample",
            .actor = c->actor,
            .subject = w->e.learner,
            .body = w->body},
        NULL);
}

static enum result
record(struct ctx *c, void *arg)
{
    static const struct id nothing;
    struct sampling_work w = *(struct sampling_work *)arg;
    struct sample_row row;
    enum result r;

    w.id = id_is_none(w.new->id) ? id_new(c) : w.new->id;
    ((struct sampling_work *)arg)->id = w.id;
    if ((r = sql_sample_get(c, w.id, &row)) != ERR_NOT_FOUND)
        return r != OK ? r : since_made(c, row.iqa);
    w.body = value_object(c->mem);
    if ((r = sql_enrolment_get(c, w.new->enrolment, &w.e)) != OK ||
        (r = overtaken_unit(c, &w.e, w.new->seen)) != OK ||
        (r = ask(c, &w, nothing)) != OK || (r = check_stage(c, &w)) != OK ||
        (r = find_earlier(c, &w)) != OK || (r = read_marked(c, &w)) != OK)
        return r;
    return put(c, &w);
}

enum result
sample_record(struct ctx *c, const struct sample_new *new, struct id *out)
{
    struct sampling_work w = {.new = new};
    enum result r;

    if ((r = check_new(c, new, &w.feedback)) == OK &&
        (r = store_write(c, record, &w)) == OK)
        *out = w.id;
    return r;
}

struct agreeing {
    struct id sample, credential;
};

static enum result
agree(struct ctx *c, void *arg)
{
    const struct agreeing *a = arg;
    struct value *body = value_object(c->mem);
    struct sample_row s;
    enum result r;

    if ((r = sql_sample_get(c, a->sample, &s)) == ERR_NOT_FOUND)
        return fail(c, r, "no-sample", N_("There is no such sample."));
    if (r != OK || (r = may(c, &(struct deed){.kind = DEED_AGREE,
                                   .actor = c->actor,
                                   .credential = a->credential,
                                   .learner = s.learner,
                                   .enrolment = s.enrolment,
                                   .other = s.iqa})) != OK)
        return r;
    if (!s.trainee || s.countersigner != NULL)
        return fail(c, ERR_CONFLICT, "countersigned",
            N_("This sample does not wait to be countersigned."));
    if ((r = sql_sample_countersign(c, s.id, c->actor, c->now)) != OK)
        return r;
    value_set_string(c->mem, body, "sample", id_text(c->mem, s.id));
    value_set_string(c->mem, body, "unit",
        mem_printf(c->mem, "%s@%lld", s.key, (long long)s.rev));
    return act_append(c,
        &(struct act){.kind = "sample-countersignature",
            .actor = c->actor,
            .subject = s.learner,
            .body = body},
        NULL);
}

enum result
sample_countersign(struct ctx *c, struct id sample, struct id credential)
{
    struct agreeing a = {sample, credential};

    return store_write(c, agree, &a);
}
