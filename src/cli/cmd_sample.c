/* sample …: plans, draws, and what an IQA found. */
#include <config.h>

#include <string.h>

#include "acting.h"
#include "actions.h"
#include "assess/sample.h"
#include "assess/sampling.h"
#include "base/file.h"
#include "base/time.h"
#include "check/draws.h"
#include "command.h"
#include "given.h"
#include "portfolio/enrolment.h"

#define FORM_MAX ((size_t)4 << 20)
#define LISTED_MAX 1000

enum result
cmd_sample_plan(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *form, *v = value_object(c->mem);
    struct sampling_new new;
    struct person actor;
    struct id id;
    enum result r;
    size_t len;
    char *text;

    if ((r = acting(c, a, &actor)) != OK ||
        (r = file_read(c, args_words(a)[0], FORM_MAX, &text, &len)) != OK ||
        (r = value_parse(c, text, len, &form)) != OK ||
        (r = sampling_form_read(c, form, &new)) != OK ||
        (r = acting_credential(c, a, &new.credential)) != OK ||
        (r = sampling_plan(c, &new, &id)) != OK)
        return r;
    value_set_string(c->mem, v, "plan", id_text(c->mem, id));
    if (!out_json(o, v))
        out_line(o, "%s", id_text(c->mem, id));
    return OK;
}

enum result
cmd_sample_plans(struct ctx *c, const struct args *a, struct out *o)
{
    struct plan *plans;
    enum result r;
    size_t n;

    (void)a;
    if ((r = sampling_list(c, &plans, &n)) != OK)
        return r;
    out_list(o);
    for (size_t i = 0; i < n; i++) {
        struct value *v = value_object(c->mem);

        value_set_string(c->mem, v, "plan", id_text(c->mem, plans[i].id));
        value_set_string(c->mem, v, "author", plans[i].name);
        value_set_string(c->mem, v, "made", time_day(c->mem, plans[i].made));
        value_set_string(c->mem, v, "reason", plans[i].reason);
        if (!out_item(o, v))
            out_line(o, "%s  %s  %s  %s", time_day(c->mem, plans[i].made),
                id_text(c->mem, plans[i].id), plans[i].name,
                plans[i].reason ? plans[i].reason : "");
    }
    out_list_end(o);
    return OK;
}

/* "PERSON:KEY" */
static enum result
read_judged(struct ctx *c, const struct args *a, struct drawing *new)
{
    const char *const *add = args_all(a, "add");
    struct id *judged;
    enum result r;

    while (add[new->njudged] != NULL)
        new->njudged++;
    new->judged = judged = mem_array(c->mem, new->njudged + 1, sizeof(*judged));
    for (size_t i = 0; i < new->njudged; i++) {
        const char *colon = strrchr(add[i], ':');
        struct person p;

        if (colon == NULL)
            return fail(c, ERR_INPUT, "usage",
                N_("“%s” is no learner and unit; write PERSON:KEY."), add[i]);
        if ((r = person_named(c,
                 mem_strndup(c->mem, add[i], (size_t)(colon - add[i])), &p)) !=
                OK ||
            (r = enrolment_find(c, p.id, colon + 1, &judged[i])) != OK)
            return r;
    }
    return OK;
}

static struct value *
pick_value(struct ctx *c, const struct pick *p)
{
    struct value *v = value_object(c->mem);

    value_set_integer(c->mem, v, "draw", p->draw);
    value_set_string(c->mem, v, "learner", id_text(c->mem, p->learner));
    value_set_string(c->mem, v, "ref", p->ref);
    value_set_string(c->mem, v, "name", p->name);
    value_set_string(c->mem, v, "unit", p->unit);
    value_set_string(c->mem, v, "how", p->how);
    if (p->stratum > 0)
        value_set_integer(c->mem, v, "stratum", p->stratum);
    value_set_string(c->mem, v, "iqa", p->iqa_name);
    value_set_bool(c->mem, v, "sampled", p->sampled);
    return v;
}

static void
print_pick(struct ctx *c, struct out *o, const struct pick *p)
{
    out_line(o, "%s  %s  %s  %s  %s", p->ref, p->unit, p->name,
        pick_words(c, p),
        p->iqa_name ? p->iqa_name : tr(c->lang, N_("no IQA is free for it")));
}

static void
set_seed(struct ctx *c, struct value *v, const struct seed *seed)
{
    value_set_string(
        c->mem, v, "seed", hex_text(c->mem, seed->bytes, SHA256_SIZE));
    value_set_string(
        c->mem, v, "root", hex_text(c->mem, seed->root, SHA256_SIZE));
    value_set_integer(c->mem, v, "size", seed->size);
}

static void
print_seed(struct ctx *c, struct out *o, const struct seed *seed)
{
    out_line(o, tr(c->lang, N_("Seed: %s, of the checkpoint of size %lld")),
        hex_text(c->mem, seed->bytes, SHA256_SIZE), (long long)seed->size);
}

/* Strata that could not give what was asked, a line each. */
static void
note_strata(struct ctx *c, struct out *o, const struct drawn *d)
{
    for (size_t i = 0; i < d->nempty; i++)
        out_note(o, tr(c->lang, N_("Nothing belongs to stratum %lld (%s).")),
            (long long)d->empty[i]->number, stratum_words(c, d->empty[i]));
    for (size_t i = 0; i < d->nsmall; i++)
        out_note(o,
            tr(c->lang,
                N_("Less belongs to stratum %lld than its minimum of %lld.")),
            (long long)d->small[i]->number, (long long)d->small[i]->least);
}

enum result
cmd_sample_draw(struct ctx *c, const struct args *a, struct out *o)
{
    struct drawing new = {.reason = args_get(a, "reason")};
    struct value *v = value_object(c->mem), *list;
    struct person actor;
    struct drawn d;
    enum result r;

    if ((r = given_id(c, args_words(a)[0], &new.plan)) != OK ||
        (r = acting(c, a, &actor)) != OK ||
        (r = read_judged(c, a, &new)) != OK ||
        (r = sampling_draw(c, &new, &d)) != OK)
        return r;
    value_set_integer(c->mem, v, "draw", d.number);
    set_seed(c, v, &d.seed);
    list = value_set(c->mem, v, "picks", value_array(c->mem));
    for (size_t i = 0; i < d.n; i++)
        value_add(list, pick_value(c, &d.picks[i]));
    note_strata(c, o, &d);
    if (out_json(o, v))
        return OK;
    print_seed(c, o, &d.seed);
    for (size_t i = 0; i < d.n; i++)
        print_pick(c, o, &d.picks[i]);
    return OK;
}

enum result
cmd_sample_check(struct ctx *c, const struct args *a, struct out *o)
{
    struct draw_difference *list;
    struct id plan;
    enum result r;
    size_t n;

    if ((r = given_id(c, args_words(a)[0], &plan)) != OK ||
        (r = check_draws(c, plan, &list, &n)) != OK)
        return r;
    out_list(o);
    for (size_t i = 0; i < n; i++) {
        const struct draw_difference *d = &list[i];
        struct value *v = value_object(c->mem);

        value_set_string(c->mem, v, "in", d->in);
        value_set_string(c->mem, v, "what", d->what);
        value_set_string(c->mem, v, "said", d->said);
        value_set_string(c->mem, v, "follows", d->follows);
        if (!out_item(o, v))
            out_line(o,
                tr(c->lang, N_("%s, %s: it says “%s”, and “%s” "
                               "follows")),
                d->in, d->what, d->said ? d->said : "-",
                d->follows ? d->follows : "-");
    }
    out_list_end(o);
    if (n > 0)
        return fail(c, ERR_INPUT, "not-drawn",
            N_("What was drawn is not what follows from plan and seed."));
    out_note(o, "%s",
        tr(c->lang, N_("Every draw is what follows from plan and seed.")));
    return OK;
}

static enum result
read_ids(struct ctx *c, const struct args *a, const char *name,
    const struct id **out, size_t *n)
{
    const char *const *texts = args_all(a, name);
    struct id *ids;
    enum result r = OK;

    for (*n = 0; texts[*n] != NULL;)
        ++*n;
    *out = ids = mem_array(c->mem, *n + 1, sizeof(*ids));
    for (size_t i = 0; r == OK && i < *n; i++)
        r = given_id(c, texts[i], &ids[i]);
    return r;
}

static enum result
find_enrolment(struct ctx *c, const struct args *a, struct id *out)
{
    struct person p;
    enum result r = person_named(c, args_get(a, "learner"), &p);

    return r != OK ? r : enrolment_find(c, p.id, args_words(a)[0], out);
}

enum result
cmd_sample_record(struct ctx *c, const struct args *a, struct out *o)
{
    struct sample_new new = {
        .kind = args_get(a, "kind"),
        .voice = args_has(a, "voice"),
        .observation = args_has(a, "observed"),
        .marked = given_joined(c, a, "mark"),
        .feedback = args_get(a, "feedback"),
    };
    struct value *v = value_object(c->mem);
    struct person actor;
    struct id id;
    enum result r;

    if ((r = acting(c, a, &actor)) != OK ||
        (r = find_enrolment(c, a, &new.enrolment)) != OK ||
        (r = read_ids(c, a, "evidence", &new.evidence, &new.nevidence)) != OK ||
        (r = read_ids(c, a, "review", &new.reviews, &new.nreviews)) != OK ||
        (r = given_actions(c, a, &new.actions, &new.nactions)) != OK ||
        (args_has(a, "of") &&
            (r = given_id(c, args_get(a, "of"), &new.earlier)) != OK) ||
        (r = acting_credential(c, a, &new.credential)) != OK ||
        (r = sample_record(c, &new, &id)) != OK)
        return r;
    value_set_string(c->mem, v, "sample", id_text(c->mem, id));
    if (!out_json(o, v))
        out_line(o, "%s", id_text(c->mem, id));
    return OK;
}

enum result
cmd_sample_countersign(struct ctx *c, const struct args *a, struct out *o)
{
    struct id sample, credential;
    struct person actor;
    enum result r;

    if ((r = given_id(c, args_words(a)[0], &sample)) != OK ||
        (r = acting(c, a, &actor)) != OK ||
        (r = acting_credential(c, a, &credential)) != OK ||
        (r = sample_countersign(c, sample, credential)) != OK)
        return r;
    out_note(o, "%s", tr(c->lang, N_("The sample is countersigned.")));
    return OK;
}

static const char *
outcome_words(struct ctx *c, const struct sample *s)
{
    if (s->waits)
        return tr(c->lang, N_("waits to be countersigned"));
    return s->agreed ? tr(c->lang, N_("sample agreed"))
                     : tr(c->lang, N_("sample needs action"));
}

static struct value *
sample_value(struct ctx *c, const struct sample *s)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "sample", id_text(c->mem, s->id));
    value_set_string(c->mem, v, "kind", s->kind);
    value_set_string(c->mem, v, "learner", s->name);
    value_set_string(c->mem, v, "unit", s->unit);
    value_set_string(c->mem, v, "iqa", s->iqa_name);
    value_set_string(c->mem, v, "made", time_format(c->mem, s->made));
    value_set_bool(c->mem, v, "agreed", s->agreed);
    value_set_bool(c->mem, v, "waits", s->waits);
    value_set_string(c->mem, v, "countersigner", s->countersigner);
    return v;
}

static void
print_sample(struct ctx *c, struct out *o, const struct sample *s)
{
    out_line(o, "%s  %s  %s  %s  %s  %s", time_day(c->mem, s->made),
        id_text(c->mem, s->id), s->kind, s->unit, s->name, outcome_words(c, s));
}

enum result
cmd_sample_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct sample *list;
    struct person p = {.name = NULL};
    enum result r;
    size_t n;

    if (args_n(a) > 0 && (r = person_named(c, args_words(a)[0], &p)) != OK)
        return r;
    if ((r = sample_latest(c, LISTED_MAX, &list, &n)) != OK)
        return r;
    out_list(o);
    for (size_t i = 0; i < n; i++)
        if ((p.name == NULL || id_equal(list[i].learner, p.id)) &&
            !out_item(o, sample_value(c, &list[i])))
            print_sample(c, o, &list[i]);
    out_list_end(o);
    return OK;
}

static enum result
show_sample(struct ctx *c, struct out *o, const struct sample *s)
{
    struct value *v = sample_value(c, s), *list;

    list = value_set(c->mem, v, "evidence", value_array(c->mem));
    for (size_t i = 0; i < s->nevidence; i++)
        value_add(list, value_integer(c->mem, s->evidence[i].number));
    value_set_string(c->mem, v, "marked", s->marked);
    value_set_string(c->mem, v, "feedback", s->feedback);
    value_set(c->mem, v, "actions", actions_value(c, s->actions, s->nactions));
    if (out_json(o, v))
        return OK;
    print_sample(c, o, s);
    for (size_t i = 0; i < s->nevidence; i++)
        out_line(o, "  %lld  %s", (long long)s->evidence[i].number,
            s->evidence[i].title);
    if (*s->marked != '\0')
        out_line(o, tr(c->lang, N_("Not agreed: %s")), s->marked);
    if (s->feedback != NULL)
        out_line(o, "%s", s->feedback);
    for (size_t i = 0; i < s->nactions; i++)
        print_action(c, o, &s->actions[i]);
    return OK;
}

static enum result
show_plan(struct ctx *c, struct out *o, const struct plan *p)
{
    struct value *v = value_object(c->mem), *list;
    struct pick *picks;
    struct seed seed;
    enum result r;
    size_t n;

    if ((r = sampling_picks(c, p->id, &picks, &n)) != OK)
        return r;
    value_set_string(c->mem, v, "plan", id_text(c->mem, p->id));
    value_set_string(c->mem, v, "reason", p->reason);
    if ((r = sampling_seed(c, p, &seed)) == OK)
        set_seed(c, v, &seed);
    else if (r == ERR_CONFLICT)
        fail_clear(c);
    else
        return r;
    list = value_set(c->mem, v, "strata", value_array(c->mem));
    for (size_t i = 0; i < p->n; i++) {
        struct value *one = value_add(list, value_object(c->mem));

        value_set_integer(c->mem, one, "rate", p->strata[i].rate);
        value_set_integer(c->mem, one, "minimum", p->strata[i].least);
        value_set_string(c->mem, one, "what", stratum_words(c, &p->strata[i]));
        value_set_string(c->mem, one, "reason", p->strata[i].reason);
    }
    list = value_set(c->mem, v, "picks", value_array(c->mem));
    for (size_t i = 0; i < n; i++)
        value_add(list, pick_value(c, &picks[i]));
    if (out_json(o, v))
        return OK;
    out_line(o, "%s  %s", p->name, p->reason ? p->reason : "");
    for (size_t i = 0; i < p->n; i++)
        out_line(o, "  %lld. %lld %%, %lld: %s (%s)",
            (long long)p->strata[i].number, (long long)p->strata[i].rate,
            (long long)p->strata[i].least, stratum_words(c, &p->strata[i]),
            p->strata[i].reason ? p->strata[i].reason : "-");
    if (r == OK)
        print_seed(c, o, &seed);
    for (size_t i = 0; i < n; i++)
        print_pick(c, o, &picks[i]);
    return OK;
}

enum result
cmd_sample_show(struct ctx *c, const struct args *a, struct out *o)
{
    struct sample s;
    struct plan p;
    struct id id;
    enum result r;

    if ((r = given_id(c, args_words(a)[0], &id)) != OK)
        return r;
    if ((r = sampling_get(c, id, &p)) == OK)
        return show_plan(c, o, &p);
    if (r != ERR_NOT_FOUND)
        return r;
    fail_clear(c);
    if ((r = sample_get(c, id, &s)) != OK)
        return r;
    return show_sample(c, o, &s);
}
