/* sampling - plans: written, read, and where their seed comes from. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "base/prose.h"
#include "ledger/act.h"
#include "ledger/checkpoint.h"
#include "ledger/commit.h"
#include "people/person.h"
#include "portfolio/since.h"
#include "rules/rules.h"
#include "sampling_parts.h"
#include "store/sql.h"
#include "store/store.h"

#define PLANS_MAX 1000

static enum result
check_days(struct ctx *c, const struct sampling_new *new)
{
    const char *days[] = {new->from, new->to};

    for (size_t i = 0; i < 2; i++)
        if (days[i] != NULL && !day_is(days[i]))
            return fail(c, ERR_INPUT, "bad-day",
                N_("“%s” is not a day; write it as YYYY-MM-DD."), days[i]);
    if (new->from != NULL &&new->to != NULL && strcmp(new->to, new->from) < 0)
        return fail(c, ERR_INPUT, "bad-period",
            N_("A sampling plan from %s cannot end on %s, which is before "
               "it."),
            new->from, new->to);
    return OK;
}

static enum result
check_stratum(struct ctx *c, const struct stratum *s)
{
    const char *reason;
    enum result r;

    if (s->rate < 0 || s->rate > 100 || s->least < 0)
        return fail(c, ERR_INPUT, "bad-rate",
            N_("Stratum %lld: a rate is from 0 to 100, a minimum from 0."),
            (long long)s->number);
    if (s->rate == 0 && s->least == 0)
        return fail(c, ERR_INPUT, "empty-stratum",
            N_("Stratum %lld has neither a rate nor a minimum: nothing would "
               "be drawn from it."),
            (long long)s->number);
    if ((r = prose_kept(c, s->reason, &reason)) == OK && reason == NULL)
        r = fail(c, ERR_INPUT, "no-reason", N_("Stratum %lld needs a reason."),
            (long long)s->number);
    return r;
}

static enum result
check_plan(struct ctx *c, const struct sampling_new *new)
{
    const char *reason;
    enum result r;

    if (new->n == 0)
        return fail(c, ERR_INPUT, "no-strata",
            N_("A sampling plan needs at least one stratum."));
    if (new->n > STRATA_MAX)
        return fail(c, ERR_LIMIT, "many-strata",
            N_("A sampling plan has at most 32 strata."));
    if ((r = check_days(c, new)) != OK ||
        (r = prose_kept(c, new->reason, &reason)) != OK)
        return r;
    if (reason == NULL)
        return fail(
            c, ERR_INPUT, "no-reason", N_("A sampling plan needs a reason."));
    for (size_t i = 0; r == OK && i < new->n; i++)
        r = check_stratum(c, &new->strata[i]);
    return r;
}

struct planning {
    const struct sampling_new *new;
    struct id *out;
};

/* A workplace is somebody's: the act commits to its name. */
static enum result
hide_sites(
    struct ctx *c, struct id plan, const struct stratum *s, struct value *v)
{
    struct value *list = v->first, *site;
    enum result r = OK;

    while (list != NULL && strcmp(list->key, "sites") != 0)
        list = list->next;
    site = list != NULL ? list->first : NULL;
    for (size_t i = 0; r == OK && site != NULL; i++, site = site->next)
        r = commitment(c, plan,
            mem_printf(c->mem, "site-%lld-%zu", (long long)s->number, i + 1),
            s->sites[i], &site->string);
    return r;
}

/* What the act says of a stratum. */
static enum result
say_stratum(
    struct ctx *c, struct id plan, const struct stratum *s, struct value *list)
{
    struct value *v = value_add(list, stratum_value(c->mem, s));
    const char *reason;
    enum result r;

    if ((r = hide_sites(c, plan, s, v)) != OK)
        return r;
    value_set_integer(c->mem, v, "rate", s->rate);
    value_set_integer(c->mem, v, "least", s->least);
    if ((r = prose_kept(c, s->reason, &reason)) != OK)
        return r;
    return commitment_set(c, v, "reason", plan,
        mem_printf(c->mem, "reason-%lld", (long long)s->number), reason);
}

static enum result
put_stratum(struct ctx *c, struct id plan, const struct stratum *s)
{
    struct str picks = str_in(c->mem);
    const char *reason;
    enum result r;

    value_write(&picks, stratum_value(c->mem, s), false);
    if ((r = prose_kept(c, s->reason, &reason)) != OK)
        return r;
    return sql_sampling_stratum_add(
        c, plan, s->number, s->rate, s->least, picks.s, reason);
}

/* The plan's row names its act, so that comes first. */
static enum result
append_plan(struct ctx *c, const struct planning *p, const char *reason,
    struct act_entry *out)
{
    const struct sampling_new *new = p->new;
    struct value *body = value_object(c->mem), *strata;
    enum result r;

    r = commitment_set(c, body, "reason", *p->out, "reason", reason);
    if (new->from != NULL)
        value_set_string(c->mem, body, "from", new->from);
    if (new->to != NULL)
        value_set_string(c->mem, body, "to", new->to);
    strata = value_set(c->mem, body, "strata", value_array(c->mem));
    for (size_t i = 0; r == OK && i < new->n; i++)
        r = say_stratum(c, *p->out, &new->strata[i], strata);
    if (r != OK)
        return r;
    return act_append(c,
        &(struct act){.kind = "sampling-plan",
            .actor = c->actor,
            .subject = *p->out,
            .body = body},
        out);
}

static enum result
put_plan(struct ctx *c, void *arg)
{
    const struct planning *p = arg;
    const struct sampling_new *new = p->new;
    struct sampling_plan_row row;
    struct act_entry entry;
    const char *reason;
    enum result r;

    *p->out = id_is_none(new->id) ? id_new(c) : new->id;
    if ((r = sql_sampling_plan_get(c, *p->out, &row)) != ERR_NOT_FOUND)
        return r != OK ? r : since_made(c, row.author);
    if ((r = may(c, &(struct deed){.kind = DEED_PLAN,
                        .actor = c->actor,
                        .credential = new->credential})) != OK ||
        (r = prose_kept(c, new->reason, &reason)) != OK ||
        (r = append_plan(c, p, reason, &entry)) != OK)
        return r;
    r = sql_sampling_plan_add(
        c, *p->out, c->actor, new->from, new->to, reason, entry.id, c->now);
    for (size_t i = 0; r == OK && i < new->n; i++)
        r = put_stratum(c, *p->out, &new->strata[i]);
    return r;
}

enum result
sampling_plan(struct ctx *c, const struct sampling_new *new, struct id *out)
{
    struct planning p = {new, out};
    enum result r = check_plan(c, new);

    return r != OK ? r : store_write(c, put_plan, &p);
}

static struct plan
from_row(const struct sampling_plan_row *row)
{
    return (struct plan){.id = row->id,
        .author = row->author,
        .name = row->name,
        .from = row->from_day,
        .to = row->to_day,
        .reason = row->reason,
        .made = row->made,
        .leaf = row->leaf};
}

enum result
sampling_get(struct ctx *c, struct id id, struct plan *out)
{
    struct sampling_stratum_row *rows;
    struct sampling_plan_row row;
    enum result r;

    if ((r = sql_sampling_plan_get(c, id, &row)) == ERR_NOT_FOUND)
        return fail(c, r, "no-plan", N_("There is no such sampling plan."));
    if (r != OK)
        return r;
    *out = from_row(&row);
    if ((r = sql_sampling_strata(c, id, &rows, &out->n)) != OK)
        return r;
    out->strata = mem_array(c->mem, out->n + 1, sizeof(*out->strata));
    for (size_t i = 0; i < out->n; i++) {
        struct value *v;

        out->strata[i] = (struct stratum){.number = rows[i].number,
            .rate = rows[i].rate,
            .least = rows[i].least,
            .reason = rows[i].reason};
        r = value_parse(c, rows[i].picks, strlen(rows[i].picks), &v);
        if (r != OK)
            return r;
        stratum_from_value(c->mem, v, &out->strata[i]);
    }
    return OK;
}

enum result
sampling_list(struct ctx *c, struct plan **out, size_t *n)
{
    struct sampling_plan_row *rows;
    enum result r;

    if ((r = sql_sampling_plan_list(c, PLANS_MAX, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = from_row(&rows[i]);
    return OK;
}

enum result
sampling_seed(struct ctx *c, const struct plan *plan, struct seed *out)
{
    const char *id = id_text(c->mem, plan->id);
    uint8_t text[SHA256_SIZE + ID_TEXT_SIZE];
    struct checkpoint first;
    enum result r;

    if ((r = checkpoint_after(c, plan->leaf, &first)) == ERR_NOT_FOUND)
        return fail(c, ERR_CONFLICT, "no-checkpoint",
            N_("No checkpoint covers the sampling plan yet; try again in a "
               "moment."));
    if (r != OK)
        return r;
    out->size = first.size;
    memcpy(out->root, first.root, SHA256_SIZE);
    memcpy(text, first.root, SHA256_SIZE);
    memcpy(text + SHA256_SIZE, id, strlen(id));
    hash_sha256(text, SHA256_SIZE + strlen(id), out->bytes);
    return OK;
}

/* Names behind what they are. */
static enum result
add_people(struct ctx *c, struct str *s, const char *what, const struct id *ids,
    size_t n)
{
    struct person p;
    enum result r;

    for (size_t i = 0; i < n; i++) {
        if ((r = person_get(c, ids[i], &p)) != OK)
            return r;
        str_addf(s, "%s%s",
            i > 0        ? ", "
            : s->len > 0 ? "; "
                         : "",
            i > 0 ? "" : what);
        str_addf(s, "%s%s", i > 0 ? "" : " ", p.name);
    }
    return OK;
}

static void
add_texts(struct str *s, const char *what, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        str_addf(s, "%s%s",
            i > 0        ? ", "
            : s->len > 0 ? "; "
                         : "",
            i > 0 ? "" : what);
        str_addf(s, "%s%s", i > 0 ? "" : " ", texts[i]);
    }
}

const char *
stratum_words(struct ctx *c, const struct stratum *s)
{
    struct str out = str_in(c->mem);
    const struct {
        bool set;
        const char *words;
    } flags[] = {
        {s->first,    N_("the first unit of each learner")         },
        {s->reopened, N_("units with a decision that was reopened")},
        {s->trainees, N_("units with a trainee assessor")          },
        {s->mismatch, N_("units whose assessor is not approved in the "
                         "learner's language")},
    };

    if (add_people(c, &out, tr(c->lang, N_("Learners:")), s->learners,
            s->nlearners) != OK ||
        add_people(c, &out, tr(c->lang, N_("Assessors:")), s->assessors,
            s->nassessors) != OK)
        fail_clear(c);
    add_texts(&out, tr(c->lang, N_("Units:")), s->units, s->nunits);
    add_texts(&out, tr(c->lang, N_("Methods:")), s->methods, s->nmethods);
    add_texts(&out, tr(c->lang, N_("Languages:")), s->languages, s->nlanguages);
    add_texts(&out, tr(c->lang, N_("Workplaces:")), s->sites, s->nsites);
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
        if (flags[i].set)
            str_addf(&out, "%s%s", out.len > 0 ? "; " : "",
                tr(c->lang, flags[i].words));
    return out.len > 0 ? out.s : tr(c->lang, N_("every unit of every learner"));
}
