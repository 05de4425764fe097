/* page_quality - what waits for an IQA and the coordinator; a sample of a unit,
 * and its release. */
#include <config.h>

#include <string.h>

#include "handlers.h"
#include "learner.h"
#include "session_web.h"
#include "views.h"

#define SHOWN_MAX 20 /* samples, and actions of others */
#define POOL_MAX 200

static const struct field sample_fields[] = {
    {"kind",     FIELD_CHOICE, 12,              "bad-kind no-sample signed"},
    {"evidence", FIELD_ID,     0,               NULL                       },
    {"review",   FIELD_ID,     0,               NULL                       },
    {"look",     FIELD_CHOICE, 12,              "not-looked"               },
    {"mark",     FIELD_CHOICE, 300,             NULL                       },
    {"feedback", FIELD_TEXT,   (size_t)1 << 20, "no-feedback bad-text"     },
    {"once",     FIELD_ID,     0,               NULL                       },
    {"seen",     FIELD_NUMBER, 20,              NULL                       },
    ACTION_FIELDS, ROWS_FIELDS, PASSPHRASE_FIELD, {NULL,       FIELD_LINE,   0,               NULL                       }
};
const struct form form_sample = {sample_fields};

static const struct field release_fields[] = {
    {"seen",   FIELD_NUMBER, 20,              NULL                },
    {"reason", FIELD_TEXT,   (size_t)1 << 16, "no-reason bad-text"},
    PASSPHRASE_FIELD, {NULL,     FIELD_LINE,   0,               NULL                }
};
const struct form form_release = {release_fields};

static const struct field countersign_fields[] = {
    PASSPHRASE_FIELD, {NULL, FIELD_LINE, 0, NULL}
};
const struct form form_countersign_sample = {countersign_fields};

const char *
say_kind(const struct html *o, const char *kind)
{
    static const struct {
        const char *kind, *words;
    } table[] = {
        {"interim",   N_("Interim sample")  },
        {"summative", N_("Summative sample")},
        {"re-sample", N_("Re-sample")       },
    };

    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
        if (strcmp(table[i].kind, kind) == 0)
            return tr(o->lang, table[i].words);
    return kind;
}

const char *
say_review(const struct html *o, const struct sample_review *r)
{
    return mem_printf(o->out.mem, "%s · %s",
        mem_printf(o->out.mem, tr(o->lang, N_("Review by %s")), r->name),
        say_time(o, r->when));
}

const char *
say_item_name(
    const struct html *o, const struct matrix *m, const struct matrix_item *i)
{
    return mem_printf(
        o->out.mem, "%s@%lld:%s", m->key, (long long)m->rev, i->name);
}

/* One unit may be picked by several plans. */
static size_t
once_each(struct pick *picks, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (kept == 0 ||
            !id_equal(picks[kept - 1].enrolment, picks[i].enrolment))
            picks[kept++] = picks[i];
    return kept;
}

/* Open actions of others, about learners whose record the reader opens. */
static enum result
read_others(struct request *q, struct actions_view *out)
{
    struct action *list;
    enum result r =
        actions_of_others(q->c, q->person.id, SHOWN_MAX, &list, &out->n);

    out->actions = list;
    out->all = true;
    return r;
}

enum result
page_quality(struct request *q)
{
    struct quality_view v = {.page = page_begin(q, N_("Quality assurance"))};
    struct pool_unit *pool;
    struct sample *samples;
    struct pick *picks;
    struct plan *plans;
    enum result r;

    if ((r = sampling_waiting(q->c, q->person.id, &picks, &v.npicks)) != OK ||
        (r = release_pool(q->c, POOL_MAX, &pool, &v.npool)) != OK ||
        (r = actions_mine(q, &v.mine)) != OK ||
        (r = read_others(q, &v.others)) != OK ||
        (r = sampling_list(q->c, &plans, &v.nplans)) != OK ||
        (r = sample_latest(q->c, SHOWN_MAX, &samples, &v.nsamples)) != OK)
        return r;
    v.npicks = once_each(picks, v.npicks);
    v.picks = picks;
    v.pool = pool;
    v.plans = plans;
    v.samples = samples;
    view_quality(&q->out, &v);
    return OK;
}

/* A unit whose record the reader may open, as it was sent. */
static enum result
read_unit(struct request *q, struct matrix *out)
{
    enum result r = matrix_read(q->c, q->id, false, out);

    if (r == OK)
        r = opens(q, out->learner.id, "unit", q->id);
    return hide(q, r);
}

/* The reviews whose decisions stand. */
static void
add_reviews(struct request *q, struct sample_form_view *v)
{
    struct sample_review *list =
        mem_array(q->c->mem, v->m->nitems + 1, sizeof(*list));

    for (size_t i = 0; i < v->m->nitems; i++) {
        const struct matrix_decision *d = v->m->items[i].decision;
        size_t k = 0;

        while (d != NULL && k < v->nreviews && !id_equal(list[k].id, d->review))
            k++;
        if (d != NULL && k == v->nreviews)
            list[v->nreviews++] =
                (struct sample_review){d->review, d->by.name, d->when};
    }
    v->reviews = list;
}

enum result
page_unit_sample(struct request *q)
{
    struct sample_form_view v = {.rows = rows_of(q, 1)};
    struct sample *earlier;
    struct matrix m;
    enum result r;

    if ((r = read_unit(q, &m)) != OK ||
        (r = sample_list(q->c, q->id, &earlier, &v.nearlier)) != OK ||
        (r = people_of_centre(q, m.learner.id, &v.people)) != OK)
        return r;
    v.page = page_named(q, m.title);
    v.m = &m;
    v.earlier = earlier;
    v.kind = v.nearlier > 0 && !earlier[0].agreed ? "re-sample"
             : m.signed_at != 0                   ? "summative"
                                                  : "interim";
    add_reviews(q, &v);
    view_sample_form(&q->out, &v);
    return OK;
}

static const struct id *
ids_said(struct request *q, const char *name, size_t *n)
{
    const char *const *texts = form_all(q->form, name, n);
    struct id *ids = mem_array(q->c->mem, *n + 1, sizeof(*ids));

    for (size_t i = 0; i < *n; i++)
        id_parse(texts[i], &ids[i]);
    return ids;
}

enum result
do_unit_sample(struct request *q)
{
    const char *marked = form_joined(q->form, "mark");
    struct sample_new new = {
        .id = form_id(q->form, "once"),
        .enrolment = q->id,
        .seen = form_number(q->form, "seen"),
        .kind = form_get(q->form, "kind"),
        .voice = form_has(q->form, "look", "voice"),
        .observation = form_has(q->form, "look", "observation"),
        .marked = *marked != '\0' ? marked : NULL,
        .feedback = form_get(q->form, "feedback"),
    };
    struct matrix m;
    struct id id;
    enum result r;

    if (rows_more(q))
        return page_unit_sample(q);
    new.evidence = ids_said(q, "evidence", &new.nevidence);
    new.reviews = ids_said(q, "review", &new.nreviews);
    if (new.kind == NULL)
        new.kind = "";
    if ((r = read_unit(q, &m)) != OK ||
        (r = actions_said(q, &new.actions, &new.nactions)) != OK ||
        (r = session_prove(
             q, form_get(q->form, "passphrase"), &new.credential)) != OK ||
        (r = sample_record(q->c, &new, &id)) != OK)
        return r;
    return go(q, "/sample/%s?said=sample", id_text(q->c->mem, id));
}

enum result
read_sample(struct request *q, struct id id, struct sample *out)
{
    enum result r = sample_get(q->c, id, out);

    if (r == OK &&
        (is_own(q, out->learner) || (q->person.roles & SAMPLED) == 0))
        r = ERR_NOT_FOUND;
    return hide(q, r != OK ? r : opens(q, out->learner, "sample", id));
}

enum result
page_sample(struct request *q)
{
    struct sample_view v = {.page = page_begin(q, N_("Sample"))};
    struct sample s, *all;
    enum result r;
    size_t n;

    if ((r = read_sample(q, q->id, &s)) != OK ||
        (r = unit_state_read(q->c, s.enrolment, &v.state)) != OK ||
        (r = sample_list(q->c, s.enrolment, &all, &n)) != OK)
        return r;
    v.sample = &s;
    v.later = all;
    while (v.nlater < n && !id_equal(all[v.nlater].id, s.id))
        v.nlater++;
    if (person_has(&q->person, ROLE_IQA) && !s.agreed && v.nlater == 0)
        v.again = mem_printf(
            q->c->mem, "/unit/%s/sample", id_text(q->c->mem, s.enrolment));
    if ((q->person.roles & QUALITY) != 0 && v.state == UNIT_IQA_POOL)
        v.release = mem_printf(
            q->c->mem, "/unit/%s/release", id_text(q->c->mem, s.enrolment));
    v.may_countersign = s.waits && person_has(&q->person, ROLE_IQA) &&
                        !id_equal(s.iqa, q->person.id);
    view_sample(&q->out, &v);
    return OK;
}

enum result
do_sample_countersign(struct request *q)
{
    struct id credential;
    struct sample s;
    enum result r;

    if ((r = read_sample(q, q->id, &s)) != OK ||
        (r = session_prove(q, form_get(q->form, "passphrase"), &credential)) !=
            OK ||
        (r = sample_countersign(q->c, q->id, credential)) != OK)
        return r;
    return go(q, "/sample/%s?said=countersigned", id_text(q->c->mem, q->id));
}

enum result
page_release(struct request *q)
{
    struct release_view v = {.nsamples = 0};
    struct sample *samples;
    struct matrix m;
    enum result r;

    if ((r = read_unit(q, &m)) != OK ||
        (r = sample_list(q->c, q->id, &samples, &v.nsamples)) != OK)
        return r;
    v.page = page_named(q, m.title);
    v.m = &m;
    v.samples = samples;
    view_release(&q->out, &v);
    return OK;
}

enum result
do_release(struct request *q)
{
    struct id credential;
    struct matrix m;
    enum result r;

    if ((r = read_unit(q, &m)) != OK ||
        (r = session_prove(q, form_get(q->form, "passphrase"), &credential)) !=
            OK ||
        (r = unit_release(q->c, q->id, credential, form_number(q->form, "seen"),
             form_get(q->form, "reason"))) != OK)
        return r;
    return go(q, "/unit/%s?said=released", id_text(q->c->mem, q->id));
}
