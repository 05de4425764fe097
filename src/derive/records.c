/*
 * records - what stands by itself, as its act says it: conflicts, visits,
 * requests, dated records and actions, plans, draws and samples.  A fact is
 * called as the field of the act is, and free text is what opens it.
 */
#include <config.h>

#include <string.h>

#include "account.h"
#include "base/time.h"
#include "ledger/commit.h"

static const char *
number(struct mem *m, int64_t n)
{
    return mem_printf(m, "%lld", (long long)n);
}

/* Each field but those that the record is called by. */
static void
say(const struct account *a, struct facts *f, const struct value *body,
    const char *name, const char *const *but)
{
    for (const struct value *v = body->first; v != NULL; v = v->next) {
        size_t i = 0;

        while (but[i] != NULL && strcmp(but[i], v->key) != 0)
            i++;
        if (but[i] != NULL)
            continue;
        if (v->type == VALUE_STRING && commitment_is(v->string))
            derive_add_opened(a, f, v->string, name, v->key);
        else if (v->type == VALUE_STRING)
            facts_add(f, v->string, "%s %s", name, v->key);
        else if (v->type == VALUE_INTEGER)
            facts_add(f, number(f->mem, v->integer), "%s %s", name, v->key);
        for (const struct value *k = v->first; k != NULL; k = k->next)
            if (k->type == VALUE_STRING)
                facts_add(f, "true", "%s %s %s there", name, v->key, k->string);
    }
}

static void
add_id(struct facts *f, struct id id, const char *of, const char *name)
{
    if (!id_is_none(id))
        facts_add(f, id_text(f->mem, id), "%s %s", of, name);
}

static void
add_time(struct facts *f, int64_t at, const char *of, const char *name)
{
    if (at != 0)
        facts_add(f, time_format(f->mem, at), "%s %s", of, name);
}

void
derive_request(const struct account *a, struct facts *f,
    const struct d_witness *w, const char *version)
{
    static const char *const but[] = {"evidence", "request", "days", NULL};
    const char *name = mem_printf(f->mem, "%s request %s", version, w->request);

    say(a, f, w->asked, name, but);
    add_id(f, w->asker, name, "asker");
    add_time(f, w->asked_at, name, "asked");
    add_time(f, w->expires, name, "expires");
    add_time(f, w->confirmed, name, "used");
}

static void
add_conflict(const struct account *a, struct facts *f,
    const struct act_logged *at, const char *name)
{
    struct d_conflict k = derive_conflict(a, at);

    facts_add(f, id_text(f->mem, k.person), "%s person", name);
    facts_add(f, k.from, "%s from", name);
    facts_add(f, k.to, "%s to", name);
    derive_add_opened(
        a, f, value_get_string(at->act.body, "words"), name, "words");
    if (k.decided == NULL)
        return;
    facts_add(f, k.outcome, "%s outcome", name);
    facts_add(f,
        source_opened(a->from, value_get_string(k.decided->body, "mitigation")),
        "%s mitigation", name);
    add_id(f, k.decided->actor, name, "decider");
    add_time(f, k.decided->at, name, "decided");
}

static void
add_access(const struct account *a, struct facts *f,
    const struct act_logged *at, const char *name)
{
    static const char *const but[] = {"access", NULL};

    say(a, f, at->act.body, name, but);
    facts_add(f, "true", "%s outside", name);
}

/* Whom it names besides its author, each once. */
static void
add_people(struct facts *f, const struct act *act, const char *name)
{
    const struct value *people = value_get(act->body, "people");
    const char *author = id_text(f->mem, act->actor);
    const char *about = id_text(f->mem, act->subject);

    if (strcmp(about, value_get_string(act->body, "record")) == 0)
        about = author;
    facts_add(f, "true", "%s people %s there", name, author);
    if (strcmp(about, author) != 0)
        facts_add(f, "true", "%s people %s there", name, about);
    for (const struct value *i = people->first; i != NULL; i = i->next) {
        const struct value *k = people->first;

        while (k != i && strcmp(k->string, i->string) != 0)
            k = k->next;
        if (k == i && strcmp(i->string, author) != 0 &&
            strcmp(i->string, about) != 0)
            facts_add(f, "true", "%s people %s there", name, i->string);
    }
}

static void
add_dated(const struct account *a, struct facts *f, const struct act_logged *at,
    const char *name)
{
    static const char *const but[] = {"record", "people", "content", NULL};
    const struct value *body = at->act.body;
    const char *kind = value_get_string(body, "kind");
    bool blocks =
        strcmp(kind, "appeal") == 0 || strcmp(kind, "malpractice") == 0;

    say(a, f, body, name, but);
    facts_add(f, blocks ? "true" : "false", "%s blocks", name);
    derive_add_content(a, f, value_get_string(body, "content"), name);
    add_people(f, &at->act, name);
    if (strcmp(id_text(f->mem, at->act.subject),
            value_get_string(body, "record")) != 0)
        add_id(f, at->act.subject, name, "about");
}

static void
add_dated_signature(const struct account *a, struct facts *f,
    const struct act_logged *at, const char *name)
{
    (void)a;
    facts_add(f, time_format(f->mem, at->act.at), "%s signed %s made", name,
        id_text(f->mem, at->act.actor));
}

static void
add_end(const struct account *a, struct facts *f, const struct act_logged *at,
    const char *name)
{
    derive_add_opened(
        a, f, value_get_string(at->act.body, "outcome"), name, "outcome");
}

/* What a list of commitments stands for. */
static struct value *
opened(const struct account *a, struct mem *m, const struct value *list)
{
    struct value *out = value_array(m);
    const char *text;

    for (const struct value *i = list->first; i != NULL; i = i->next)
        if ((text = source_opened(a->from, i->string)) != NULL)
            value_add(out, value_string(m, text));
    return out;
}

/* The share of a stratum that says what belongs to it is kept as it is. */
static void
add_plan(const struct account *a, struct facts *f, const struct act_logged *at,
    const char *plan)
{
    static const char *const but[] = {"assessors", "languages", "learners",
        "methods", "sites", "units", NULL};
    const struct value *body = at->act.body;
    int n = 0;

    say(a, f, body, plan, but);
    facts_add(f, number(f->mem, at->n), "%s leaf", plan);
    for (const struct value *i = value_get(body, "strata")->first; i != NULL;
         i = i->next) {
        const char *name = mem_printf(f->mem, "%s stratum %d", plan, ++n);
        struct value *picks = value_object(f->mem);
        struct str text = str_in(f->mem);

        say(a, f, i, name, but);
        for (const struct value *k = i->first; k != NULL; k = k->next)
            if (strcmp(k->key, "sites") == 0)
                value_set(f->mem, picks, k->key, opened(a, f->mem, k));
            else if (k->type == VALUE_ARRAY || k->type == VALUE_TRUE)
                value_set(f->mem, picks, k->key, mem_dup(f->mem, k, sizeof(*k)))
                    ->next = NULL;
        value_write(&text, picks, false);
        facts_add(f, text.s, "%s picks", name);
    }
}

static void
add_draw(const struct account *a, struct facts *f, const struct act_logged *at,
    const char *draw)
{
    static const char *const but[] = {"draw", "size", NULL};
    static const char *const not [] = {"in", "learner", "unit", NULL};
    const struct value *body = at->act.body;

    say(a, f, body, draw, but);
    add_id(f, at->act.subject, draw, "plan");
    for (const struct value *i = value_get(body, "records")->first; i != NULL;
         i = i->next)
        say(a, f, i,
            mem_printf(f->mem, "%s pick %s %s", draw,
                value_get_string(i, "learner"), value_get_string(i, "unit")),
            not );
}

static void
add_sample(const struct account *a, struct facts *f,
    const struct act_logged *at, const char *name)
{
    static const char *const but[] = {"sample", "looked", NULL};
    const struct value *body = at->act.body;
    const struct d_sample *sample = a->samples;
    struct str looked = str_in(f->mem);

    say(a, f, body, name, but);
    for (const struct value *i = value_get(body, "looked")->first; i != NULL;
         i = i->next)
        str_addf(&looked, "%s%s", looked.len > 0 ? " " : "", i->string);
    facts_add(f, looked.len > 0 ? looked.s : "", "%s looked", name);
    while (sample != NULL &&
           strcmp(sample->id, value_get_string(body, "sample")) != 0)
        sample = sample->next;
    if (sample == NULL)
        return;
    facts_add(f, sample->agreed ? "true" : "false", "%s agreed", name);
    facts_add(f, sample->trainee ? "true" : "false", "%s trainee", name);
}

static void
add_picked(const struct account *a, struct facts *f,
    const struct act_logged *at, const char *name)
{
    static const char *const but[] = {"sample", NULL};

    say(a, f, at->act.body, name, but);
}

/* What the record is called, by which field; whose it is and when it came
 * about; the rest, NULL: that is all. */
static const struct {
    const char *kind, *of, *id, *by, *at;
    void (*add)(const struct account *a, struct facts *f,
        const struct act_logged *at, const char *name);
} sayings[] = {
    {"conflict",                "conflict", "conflict", "declarer",      "declared", add_conflict       },
    {"eqa-access",              "access",   "access",   NULL,            "given",    add_access         },
    {"eqa-sample",              "picked",   "sample",   "person",        "made",     add_picked         },
    {"dated",                   "dated",    "record",   "author",        "made",     add_dated          },
    {"dated-signature",         "dated",    "record",   NULL,            NULL,       add_dated_signature},
    {"dated-end",               "dated",    "record",   NULL,            "ended",    add_end            },
    {"sampling-plan",           "plan",     NULL,       "author",        "made",     add_plan           },
    {"sampling-draw",           "draw",     "draw",     "person",        "made",     add_draw           },
    {"sample",                  "sample",   "sample",   "iqa",           "made",     add_sample         },
    {"sample-countersignature", "sample",   "sample",   "countersigner",
     "countersigned",                                                                NULL               },
};

static void
add_said(const struct account *a, struct facts *f, const struct act_logged *at)
{
    const struct act *act = &at->act;
    size_t i = 0, n = sizeof(sayings) / sizeof(sayings[0]);
    const char *name;

    while (i < n && strcmp(sayings[i].kind, act->kind) != 0)
        i++;
    if (i == n)
        return;
    name = mem_printf(f->mem, "%s %s", sayings[i].of,
        sayings[i].id != NULL ? value_get_string(act->body, sayings[i].id)
                              : id_text(f->mem, act->subject));
    if (sayings[i].by != NULL)
        add_id(f, act->actor, name, sayings[i].by);
    if (sayings[i].at != NULL)
        add_time(f, act->at, name, sayings[i].at);
    if (sayings[i].add != NULL)
        sayings[i].add(a, f, at, name);
}

static void
add_action(
    const struct account *a, struct facts *f, const struct d_action *action)
{
    static const char *const but[] = {"action", NULL};
    const char *name = mem_printf(f->mem, "action %s", action->id);

    say(a, f, action->said, name, but);
    facts_add(f, action->origin, "%s origin", name);
    facts_add(f, number(f->mem, action->number), "%s number", name);
    facts_add(f, action->unit, "%s unit", name);
    if (strcmp(id_text(f->mem, a->from->learner), action->origin) != 0)
        add_id(f, a->from->learner, name, "about");
    add_time(f, action->made, name, "made");
    add_time(f, action->done, name, "done");
    derive_add_opened(a, f, action->outcome, name, "outcome");
}

void
derive_records(const struct account *a, struct facts *f)
{
    for (size_t i = 0; i < a->from->nacts; i++)
        if (id_equal(a->from->act[i].act.subject, a->from->learner))
            add_said(a, f, &a->from->act[i]);
    for (const struct d_action *i = a->actions; i != NULL; i = i->next)
        add_action(a, f, i);
}
