/* sampling_draw - what there is to draw from, the draw, and its act. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "base/prose.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "people/person.h"
#include "rules/rules.h"
#include "sampling_parts.h"
#include "select.h"
#include "store/sql.h"
#include "store/store.h"

#define WAITING_MAX 200

struct draw_work {
    const struct drawing *new;
    struct plan plan;
    struct drawn *out;
    struct sampling_record_row *rows; /* of what belongs to a stratum */
    struct candidate *candidates;     /* beside them */
    size_t n;
    struct person *iqas;
    size_t niqas;
};

static bool
has_id(const struct id *ids, size_t n, struct id id)
{
    for (size_t i = 0; i < n; i++)
        if (id_equal(ids[i], id))
            return true;
    return n == 0;
}

static bool
has_text(const char *const *texts, size_t n, const char *text)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(texts[i], text) == 0)
            return true;
    return n == 0;
}

/* Workplaces are typed by hand: case and accents are not told apart. */
static bool
is_at(struct ctx *c, const struct stratum *s, const char *site)
{
    const char *at = utf8_fold(c->mem, site != NULL ? site : "");

    for (size_t i = 0; i < s->nsites; i++)
        if (strcmp(utf8_fold(c->mem, s->sites[i]), at) == 0)
            return true;
    return s->nsites == 0;
}

/* By evidence that was submitted: one piece of a method, one in a language. */
static enum result
is_shown(struct ctx *c, const struct stratum *s, struct id enrolment, bool *out)
{
    bool method = s->nmethods == 0, language = s->nlanguages == 0;
    struct sampling_shown_row *rows;
    enum result r;
    size_t n;

    *out = method && language;
    if (*out)
        return OK;
    if ((r = sql_sampling_shown(c, enrolment, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        method |= has_text(s->methods, s->nmethods, rows[i].type);
        language |= has_text(s->languages, s->nlanguages, rows[i].language);
    }
    *out = method && language;
    return OK;
}

static enum result
belongs(struct ctx *c, const struct stratum *s,
    const struct sampling_record_row *row, bool *out)
{
    *out = has_id(s->learners, s->nlearners, row->learner) &&
           has_id(s->assessors, s->nassessors, row->assessor) &&
           has_text(s->units, s->nunits, row->key) &&
           (!s->first || row->first) && (!s->reopened || row->reopened) &&
           (!s->trainees || row->trainee) && (!s->mismatch || row->mismatch) &&
           is_at(c, s, row->site);
    return *out ? is_shown(c, s, row->enrolment, out) : OK;
}

static const char *
unit_of(struct mem *m, const struct sampling_record_row *row)
{
    return mem_printf(m, "%s@%lld", row->key, (long long)row->rev);
}

/* What is judged to be sampled is drawn from, whatever it belongs to. */
static bool
is_judged(const struct drawing *new, struct id enrolment)
{
    for (size_t i = 0; i < new->njudged; i++)
        if (id_equal(new->judged[i], enrolment))
            return true;
    return false;
}

static enum result
read_records(struct ctx *c, struct draw_work *w)
{
    struct sampling_record_row *rows;
    enum result r;
    size_t n;

    r = sql_sampling_records(
        c, w->plan.id, time_day(c->mem, c->now), &rows, &n);
    if (r != OK)
        return r;
    w->rows = rows;
    w->candidates = mem_array(c->mem, n + 1, sizeof(*w->candidates));
    for (size_t i = 0; i < n; i++) {
        struct candidate one = {.before = rows[i].drawn,
            .judged = is_judged(w->new, rows[i].enrolment)};
        bool yes = false;

        for (size_t s = 0; s < w->plan.n; s++) {
            r = belongs(c, &w->plan.strata[s], &rows[i], &yes);
            if (r != OK)
                return r;
            one.in |= yes ? 1u << s : 0;
        }
        if (one.in == 0 && !one.judged)
            continue;
        select_hash(w->out->seed.bytes,
            mem_printf(c->mem, "%s %s", id_text(c->mem, rows[i].learner),
                unit_of(c->mem, &rows[i])),
            one.hash);
        w->rows[w->n] = rows[i];
        w->candidates[w->n++] = one;
    }
    return OK;
}

static void
report(struct ctx *c, struct draw_work *w)
{
    struct drawn *out = w->out;

    out->empty = mem_array(c->mem, w->plan.n, sizeof(*out->empty));
    out->small = mem_array(c->mem, w->plan.n, sizeof(*out->small));
    for (size_t s = 0; s < w->plan.n; s++) {
        const struct stratum *stratum = &w->plan.strata[s];
        int64_t in = 0;

        for (size_t i = 0; i < w->n; i++)
            in += (w->candidates[i].in & 1u << s) != 0;
        if (in == 0)
            out->empty[out->nempty++] = stratum;
        else if (in < stratum->least)
            out->small[out->nsmall++] = stratum;
    }
}

/* The plan's author, or the first other IQA whom no rule keeps from it. */
static enum result
choose_iqa(struct ctx *c, const struct draw_work *w,
    const struct sampling_record_row *row, struct pick *out)
{
    struct deed deed = {.kind = DEED_SAMPLE,
        .learner = row->learner,
        .enrolment = row->enrolment};

    for (size_t i = 0; i < w->niqas; i++) {
        enum result r;

        deed.actor = w->iqas[i].id;
        if (id_equal(deed.actor, row->learner))
            continue;
        r = may_part(c, PART_UNINVOLVED, &deed);
        if (r == OK)
            r = may_part(c, PART_SAMPLER, &deed);
        if (r == OK) {
            out->iqa = w->iqas[i].id;
            out->iqa_name = w->iqas[i].name;
        }
        if (r != ERR_DENIED)
            return r;
        fail_clear(c);
    }
    return OK;
}

static enum result
read_iqas(struct ctx *c, struct draw_work *w)
{
    struct person author;
    enum result r = person_with_any(c, 1u << ROLE_IQA, &w->iqas, &w->niqas);

    for (size_t i = 0; r == OK && i < w->niqas; i++)
        if (id_equal(w->iqas[i].id, w->plan.author)) {
            author = w->iqas[i];
            memmove(w->iqas + 1, w->iqas, i * sizeof(*w->iqas));
            w->iqas[0] = author;
        }
    return r;
}

static enum result
put_pick(struct ctx *c, struct draw_work *w, size_t i, struct id draw,
    struct value *v)
{
    const struct sampling_record_row *row = &w->rows[i];
    const struct candidate *one = &w->candidates[i];
    struct pick *p = &w->out->picks[w->out->n];
    enum result r;

    *p = (struct pick){.draw = w->out->number,
        .enrolment = row->enrolment,
        .learner = row->learner,
        .name = row->name,
        .ref = row->ref,
        .unit = unit_of(c->mem, row),
        .how = one->how,
        .stratum = one->stratum};
    if ((r = choose_iqa(c, w, row, p)) != OK)
        return r;
    w->out->n++;
    value_set_string(c->mem, v, "how", p->how);
    value_set_integer(c->mem, v, "stratum", p->stratum);
    if (!id_is_none(p->iqa))
        value_set_string(c->mem, v, "iqa", id_text(c->mem, p->iqa));
    return sql_sampling_pick_add(
        c, draw, p->enrolment, p->how, p->stratum, p->iqa);
}

/* Everything that was drawn from stands in the act, so that anybody can draw
 * again. */
static enum result
put_records(
    struct ctx *c, struct draw_work *w, struct id draw, struct value *list)
{
    enum result r = OK;

    w->out->picks = mem_array(c->mem, w->n + 1, sizeof(*w->out->picks));
    for (size_t i = 0; r == OK && i < w->n; i++) {
        struct value *v = value_add(list, value_object(c->mem)), *in;

        value_set_string(
            c->mem, v, "learner", id_text(c->mem, w->rows[i].learner));
        value_set_string(c->mem, v, "unit", unit_of(c->mem, &w->rows[i]));
        in = value_set(c->mem, v, "in", value_array(c->mem));
        for (size_t s = 0; s < w->plan.n; s++)
            if ((w->candidates[i].in & 1u << s) != 0)
                value_add(in, value_integer(c->mem, (int64_t)s + 1));
        if (w->candidates[i].how != NULL)
            r = put_pick(c, w, i, draw, v);
    }
    return r;
}

static enum result
check_drawing(struct ctx *c, struct draw_work *w, const char **reason)
{
    struct sampling_draw_row *draws;
    enum result r;
    size_t n;

    if ((r = may(c, &(struct deed){.kind = DEED_DRAW, .actor = c->actor})) !=
            OK ||
        (r = sampling_get(c, w->new->plan, &w->plan)) != OK ||
        (r = sampling_seed(c, &w->plan, &w->out->seed)) != OK ||
        (r = sql_sampling_draws(c, w->plan.id, &draws, &n)) != OK ||
        (r = prose_kept(c, w->new->reason, reason)) != OK)
        return r;
    w->out->number = (int64_t)n + 1;
    if (n > 0 && *reason == NULL)
        return fail(c, ERR_INPUT, "no-reason",
            N_("By this plan there was a draw before; another one needs a "
               "reason."));
    if (w->new->njudged > 0 && *reason == NULL)
        return fail(c, ERR_INPUT, "no-reason",
            N_("What is picked by judgement needs a reason."));
    return OK;
}

static enum result
draw(struct ctx *c, void *arg)
{
    struct draw_work w = *(struct draw_work *)arg;
    struct act act = {.kind = "sampling-draw", .actor = c->actor};
    struct value *records = value_array(c->mem);
    struct id id = id_new(c);
    const char *reason;
    enum result r;

    *w.out = (struct drawn){0};
    if ((r = check_drawing(c, &w, &reason)) != OK ||
        (r = read_records(c, &w)) != OK || (r = read_iqas(c, &w)) != OK)
        return r;
    if (w.n == 0)
        return fail(c, ERR_CONFLICT, "nothing-to-draw",
            N_("Nothing belongs to any stratum of this plan, so there is "
               "nothing to draw."));
    report(c, &w);
    select_picks(w.plan.strata, w.plan.n, w.candidates, w.n);
    act.subject = w.plan.id;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "draw", id_text(c->mem, id));
    value_set_integer(c->mem, act.body, "number", w.out->number);
    value_set_integer(c->mem, act.body, "size", w.out->seed.size);
    if ((r = sql_sampling_draw_add(c, id, w.plan.id, w.out->number, c->actor,
             reason, c->now)) != OK ||
        (r = commitment_set(c, act.body, "reason", id, "reason", reason)) !=
            OK ||
        (r = put_records(c, &w, id, records)) != OK)
        return r;
    value_set(c->mem, act.body, "records", records);
    return act_append(c, &act, NULL);
}

enum result
sampling_draw(struct ctx *c, const struct drawing *new, struct drawn *out)
{
    struct draw_work w = {.new = new, .out = out};

    return store_write(c, draw, &w);
}

static struct pick *
from_rows(struct ctx *c, const struct sampling_pick_row *rows, size_t n)
{
    struct pick *out = mem_array(c->mem, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] = (struct pick){.draw = rows[i].number,
            .enrolment = rows[i].enrolment,
            .learner = rows[i].learner,
            .name = rows[i].name,
            .ref = rows[i].ref,
            .unit = mem_printf(
                c->mem, "%s@%lld", rows[i].key, (long long)rows[i].rev),
            .how = rows[i].how,
            .stratum = rows[i].stratum,
            .iqa = rows[i].iqa,
            .iqa_name = rows[i].iqa_name,
            .sampled = rows[i].sampled,
            .signed_off = rows[i].signed_off};
    return out;
}

enum result
sampling_picks(struct ctx *c, struct id plan, struct pick **out, size_t *n)
{
    struct sampling_pick_row *rows;
    enum result r = sql_sampling_picks(c, plan, &rows, n);

    if (r == OK)
        *out = from_rows(c, rows, *n);
    return r;
}

enum result
sampling_waiting(struct ctx *c, struct id iqa, struct pick **out, size_t *n)
{
    struct sampling_pick_row *rows;
    enum result r = sql_sampling_waiting(c, iqa, WAITING_MAX, &rows, n);

    if (r == OK)
        *out = from_rows(c, rows, *n);
    return r;
}

const char *
pick_words(struct ctx *c, const struct pick *p)
{
    if (p->stratum == 0)
        return tr(c->lang, N_("by judgement"));
    if (strcmp(p->how, "rate") == 0)
        return mem_printf(c->mem,
            tr(c->lang, N_("by the rate of stratum %lld")),
            (long long)p->stratum);
    return mem_printf(c->mem,
        tr(c->lang, N_("for the minimum of stratum %lld")),
        (long long)p->stratum);
}

enum result
sampling_draws(struct ctx *c, struct id plan, struct draw **out, size_t *n)
{
    struct sampling_draw_row *rows;
    enum result r;

    if ((r = sql_sampling_draws(c, plan, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct draw){.id = rows[i].id,
            .number = rows[i].number,
            .made = rows[i].made,
            .name = rows[i].name,
            .reason = rows[i].reason};
    return OK;
}
