/*
 * derive - the acts, one after the other, each with what it changes.
 *
 * What an act says has the shape its kind promises (ledger/kinds); whether it
 * makes sense at its place is asked here.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "derive.h"

/* An act that cannot have come about by the rules. */
static enum result
no_sense(struct account *a, const struct check_act *at, const char *why)
{
    return fail(a->k->c, ERR_INPUT, "no-sense",
        N_("The act %lld (%s) cannot be: %s"), (long long)at->n, at->act.kind,
        tr(a->k->c->lang, why));
}

#define NO_EVIDENCE N_("it is about evidence that there was not at that time.")
#define NO_UNIT N_("it is about a unit that the learner was not enrolled on.")

/* "ID#2" into its two parts; the kind promises the form. */
static void
split_version(const char *text, struct id *id, int64_t *version)
{
    char canonical[ID_TEXT_SIZE] = "";

    memcpy(canonical, text, ID_TEXT_SIZE - 1);
    id_parse(canonical, id);
    *version = strtoll(text + ID_TEXT_SIZE, NULL, 10);
}

static struct d_evidence *
find_evidence(const struct account *a, struct id id)
{
    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next)
        if (id_equal(e->id, id))
            return e;
    return NULL;
}

static struct d_version *
find_version(const struct account *a, struct id id, int64_t number,
    struct d_evidence **out)
{
    struct d_evidence *e = find_evidence(a, id);

    if (out != NULL)
        *out = e;
    for (struct d_version *v = e ? e->versions : NULL; v != NULL; v = v->next)
        if (v->number == number)
            return v;
    return NULL;
}

static struct d_version *
named_version(
    const struct account *a, const struct value *body, struct d_evidence **out)
{
    struct id id;
    int64_t number;

    split_version(value_get_string(body, "evidence"), &id, &number);
    return find_version(a, id, number, out);
}

static struct d_unit *
find_unit(const struct account *a, const char *name)
{
    for (struct d_unit *u = a->units; u != NULL; u = u->next)
        if (strcmp(u->name, name) == 0)
            return u;
    return NULL;
}

/* "INSCS009@1#P4" into the unit's name and the item's. */
static void
split_item(
    struct mem *m, const char *text, const char **unit, const char **item)
{
    size_t len = strcspn(text, "#");

    *unit = mem_strndup(m, text, len);
    *item = text + len + 1;
}

static enum result
do_enrolment(struct account *a, const struct check_act *at)
{
    const struct value *body = at->act.body;
    const char *assessor = value_get_string(body, "assessor");

    for (const struct value *i = value_get(body, "units")->first; i != NULL;
         i = i->next) {
        struct d_unit *u = mem_alloc(a->mem, sizeof(*u));

        if (find_unit(a, i->string) != NULL)
            return no_sense(a, at, N_("the learner was enrolled before."));
        *u = (struct d_unit){.name = i->string,
            .start = value_get_string(body, "start"),
            .target = value_get_string(body, "target"),
            .enrolled = at->act.at,
            .next = a->units};
        if (assessor != NULL)
            id_parse(assessor, &u->assessor);
        for (size_t k = 0; k < a->k->nunits; k++)
            if (strcmp(a->k->unit[k].name, u->name) == 0)
                u->file = &a->k->unit[k];
        derive_items(a, u);
        a->units = u;
    }
    return OK;
}

/* New evidence, a new version of it, or a draft written again. */
static enum result
do_draft(struct account *a, const struct check_act *at)
{
    const struct value *body = at->act.body;
    int64_t number = value_get(body, "version")->integer;
    struct d_evidence *e;
    struct d_version *v;
    struct id id;

    id_parse(value_get_string(body, "evidence"), &id);
    v = find_version(a, id, number, &e);
    if (e == NULL) {
        e = mem_alloc(a->mem, sizeof(*e));
        *e = (struct d_evidence){
            .id = id, .number = ++a->last_number, .next = a->evidence};
        a->evidence = e;
    }
    if (v == NULL) {
        if (number != (e->versions ? e->versions->number : 0) + 1)
            return no_sense(a, at, N_("it leaves out a version."));
        v = mem_alloc(a->mem, sizeof(*v));
        *v = (struct d_version){.number = number,
            .state = "draft",
            .recorder = at->act.actor,
            .made = at->act.at,
            .next = e->versions};
        e->versions = v;
    }
    if (strcmp(v->state, "draft") != 0)
        return no_sense(a, at, N_("what was submitted does not change."));
    v->content = value_get_string(body, "content");
    return OK;
}

static struct d_mapping *
find_mapping(struct d_version *v, const char *unit, const char *item)
{
    for (struct d_mapping *m = v ? v->mappings : NULL; m != NULL; m = m->next)
        if (strcmp(m->unit, unit) == 0 && strcmp(m->item, item) == 0)
            return m;
    return NULL;
}

static struct d_mapping *
add_mapping(struct account *a, const struct check_act *at, struct d_version *v,
    const char *unit, const char *item)
{
    struct d_mapping *m = mem_alloc(a->mem, sizeof(*m));

    *m = (struct d_mapping){.unit = unit,
        .item = item,
        .state = "proposed",
        .mapper = at->act.actor,
        .made = at->act.at,
        .next = v->mappings};
    v->mappings = m;
    return m;
}

static enum result
do_mapping(struct account *a, const struct check_act *at)
{
    struct d_version *v = named_version(a, at->act.body, NULL);
    const char *unit, *item;
    struct d_mapping *m, *before;
    struct d_unit *u;

    if (v == NULL)
        return no_sense(a, at, NO_EVIDENCE);
    for (const struct value *i = value_get(at->act.body, "items")->first;
         i != NULL; i = i->next) {
        split_item(a->mem, i->string, &unit, &item);
        if ((u = find_unit(a, unit)) == NULL)
            return no_sense(a, at, NO_UNIT);
        if (u->signature.at != 0)
            return no_sense(a, at, N_("the unit was signed (R14)."));
        if (find_mapping(v, unit, item) != NULL)
            return no_sense(a, at, N_("it was mapped so before."));
        m = add_mapping(a, at, v, unit, item);
        /* A new version takes over what was not confirmed, and whose idea it
         * was. */
        before = find_mapping(v->next, unit, item);
        if (before != NULL && strcmp(before->state, "confirmed") != 0)
            m->mapper = before->mapper;
    }
    return OK;
}

static enum result
do_submission(struct account *a, const struct check_act *at)
{
    struct d_version *v = named_version(a, at->act.body, NULL);

    if (v == NULL || strcmp(v->state, "draft") != 0 ||
        !id_equal(v->recorder, at->act.actor))
        return no_sense(a, at, NO_EVIDENCE);
    if (strcmp(v->content, value_get_string(at->act.body, "content")) != 0)
        return no_sense(
            a, at, N_("the content is another than that of the draft."));
    v->state = "submitted";
    v->submitted = at->act.at;
    return OK;
}

static enum result
do_confirmation(struct account *a, const struct check_act *at)
{
    struct d_version *v = named_version(a, at->act.body, NULL);

    if (v == NULL || v->submitted == 0 || v->confirmed != 0)
        return no_sense(a, at, NO_EVIDENCE);
    if (!id_equal(at->act.actor, a->k->learner))
        return no_sense(a, at, N_("only the learner may (R10)."));
    v->confirmed = at->act.at;
    v->comment = value_get_string(at->act.body, "comment");
    return OK;
}

static enum result
do_withdrawal(struct account *a, const struct check_act *at)
{
    struct d_evidence *e;
    struct d_version *v = named_version(a, at->act.body, &e);

    if (v == NULL)
        return no_sense(a, at, NO_EVIDENCE);
    v->state = "withdrawn";
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (struct d_decision *d = r->decisions; d != NULL; d = d->next)
            for (struct d_rest *t = d->rests; t != NULL; t = t->next)
                if (t->evidence == e)
                    d->standing = false;
    return OK;
}

static enum result
judge(struct account *a, const struct check_act *at, struct d_review *review,
    const struct value *body)
{
    struct d_judged *j = mem_alloc(a->mem, sizeof(*j));
    struct d_version *v;
    struct id id;

    id_parse(value_get_string(body, "id"), &id);
    *j = (struct d_judged){.version = value_get(body, "version")->integer,
        .vacr = value_get_string(body, "vacr"),
        .outcome = value_get_string(body, "outcome"),
        .next = review->judged};
    v = find_version(a, id, j->version, &j->evidence);
    if (v == NULL || v->submitted == 0 || strcmp(v->state, "withdrawn") == 0)
        return no_sense(a, at, NO_EVIDENCE);
    if (strcmp(v->content, value_get_string(body, "content")) != 0)
        return no_sense(
            a, at, N_("it judged another content than was submitted (R12)."));
    review->judged = j;
    v->state = j->outcome;
    return OK;
}

/* Was the assessor approved for the unit, on that day, by an act before? */
static bool
is_approved(
    const struct account *a, const struct check_act *at, const char *unit)
{
    const char *day = time_day(a->mem, at->act.at);
    size_t len = strcspn(unit, "@");

    for (const struct check_act *i = a->k->act; i != at; i++) {
        const struct value *body = i->act.body;
        const char *key = value_get_string(body, "unit");

        if (strcmp(i->act.kind, "approval") == 0 &&
            id_equal(i->act.subject, at->act.actor) &&
            strcmp(value_get_string(body, "role"), "assessor") == 0 &&
            strlen(key) == len && memcmp(key, unit, len) == 0 &&
            strcmp(value_get_string(body, "from"), day) <= 0 &&
            strcmp(value_get_string(body, "to"), day) >= 0)
            return true;
    }
    return false;
}

static const struct d_judged *
find_judged(const struct d_review *review, struct id id, int64_t version)
{
    for (struct d_judged *j = review->judged; j != NULL; j = j->next)
        if (id_equal(j->evidence->id, id) && j->version == version)
            return j;
    return NULL;
}

/* What it rests on is judged in the same review, and for "met" in full. */
static enum result
rest(struct account *a, const struct check_act *at,
    const struct d_review *review, struct d_decision *d, const char *name)
{
    struct d_rest *rest = mem_alloc(a->mem, sizeof(*rest));
    bool met = strcmp(d->decision, "met") == 0;
    const struct d_judged *judged;
    struct d_mapping *m;
    struct d_version *v;
    struct id id;

    *rest = (struct d_rest){.name = name, .next = d->rests};
    split_version(name, &id, &rest->version);
    judged = find_judged(review, id, rest->version);
    if (judged == NULL)
        return no_sense(a, at,
            N_("a decision rests on evidence the review did not judge "
               "(R12)."));
    if (met && strcmp(judged->vacr, "VACR") != 0)
        return no_sense(a, at,
            N_("a criterion is met by evidence that is not valid, authentic, "
               "current and reliable."));
    rest->evidence = judged->evidence;
    d->rests = rest;
    v = find_version(a, id, rest->version, NULL);
    if ((m = find_mapping(v, d->unit, d->item)) == NULL)
        m = add_mapping(a, at, v, d->unit, d->item);
    if (met)
        m->state = "confirmed";
    return OK;
}

static void
end_decisions(struct account *a, const struct d_decision *by)
{
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (struct d_decision *d = r->decisions; d != NULL; d = d->next)
            if (strcmp(d->unit, by->unit) == 0 &&
                strcmp(d->item, by->item) == 0)
                d->standing = false;
}

static enum result
decide(struct account *a, const struct check_act *at, struct d_review *review,
    const struct value *body)
{
    struct d_decision *d = mem_alloc(a->mem, sizeof(*d));
    struct d_unit *u;
    enum result r = OK;

    *d = (struct d_decision){
        .decision = value_get_string(body, "decision"),
        .letter = value_get_string(body, "letter"),
        .note = value_get_string(body, "note"),
        .standing = true,
        .next = review->decisions,
    };
    split_item(a->mem, value_get_string(body, "item"), &d->unit, &d->item);
    if ((u = find_unit(a, d->unit)) == NULL)
        return no_sense(a, at, NO_UNIT);
    if (u->signature.at != 0)
        return no_sense(a, at, N_("the unit was signed (R14)."));
    if (u->file != NULL && !is_approved(a, at, d->unit))
        return no_sense(a, at,
            N_("the assessor was not approved for the unit on that day "
               "(R7)."));
    end_decisions(a, d);
    review->decisions = d;
    for (const struct value *i = value_get(body, "rests")->first;
         r == OK && i != NULL; i = i->next)
        r = rest(a, at, review, d, i->string);
    return r;
}

static enum result
refuse(struct account *a, const struct check_act *at, const struct value *body)
{
    struct d_version *v = named_version(a, body, NULL);
    const char *unit, *item;
    struct d_mapping *m;

    split_item(a->mem, value_get_string(body, "item"), &unit, &item);
    if (v == NULL)
        return no_sense(a, at, NO_EVIDENCE);
    if ((m = find_mapping(v, unit, item)) != NULL)
        m->state = "refused";
    return OK;
}

static enum result
do_review(struct account *a, const struct check_act *at)
{
    const struct value *body = at->act.body;
    struct d_review *review = mem_alloc(a->mem, sizeof(*review));
    const struct {
        const char *name;
        enum result (*each)(struct account *a, const struct check_act *at,
            struct d_review *review, const struct value *body);
    } parts[] = {
        {"evidence",  judge },
        {"decisions", decide}
    };
    enum result r = OK;

    *review = (struct d_review){
        .id = value_get_string(body, "review"),
        .assessor = at->act.actor,
        .finished = at->act.at,
        .due = value_get_string(body, "due"),
        .feedback = value_get_string(body, "feedback"),
        .next_step = value_get_string(body, "next"),
        .next = a->reviews,
    };
    if (id_equal(at->act.actor, a->k->learner))
        return no_sense(
            a, at, N_("nobody decides in their own portfolio (R1)."));
    a->reviews = review;
    for (size_t p = 0; p < 2; p++)
        for (const struct value *i = value_get(body, parts[p].name)->first;
             r == OK && i != NULL; i = i->next)
            r = parts[p].each(a, at, review, i);
    for (const struct value *i = value_get(body, "refused")->first;
         r == OK && i != NULL; i = i->next)
        r = refuse(a, at, i);
    return r;
}

/* R13: every assessable item is met, where the package has the items. */
static enum result
check_complete(struct account *a, const struct check_act *at, struct d_unit *u)
{
    derive_item_states(a, u);
    for (struct d_item *i = u->items; i != NULL; i = i->next)
        if (derive_is_assessed(i) && strcmp(i->state, "met") != 0)
            return no_sense(
                a, at, N_("not every criterion of the unit was met (R13)."));
    return OK;
}

static enum result
sign(struct account *a, const struct check_act *at, bool learner)
{
    struct d_unit *u = find_unit(a, value_get_string(at->act.body, "unit"));
    struct d_signing *s;

    if (u == NULL)
        return no_sense(a, at, NO_UNIT);
    s = learner ? &u->declaration : &u->signature;
    if (s->at != 0)
        return no_sense(a, at, N_("the unit was signed so before."));
    if (id_equal(at->act.actor, a->k->learner) != learner)
        return no_sense(a, at, N_("nobody signs for somebody else (R10)."));
    if (!learner && u->file != NULL && !is_approved(a, at, u->name))
        return no_sense(a, at,
            N_("the assessor was not approved for the unit on that day "
               "(R7)."));
    *s = (struct d_signing){at->act.actor, at->act.at};
    return check_complete(a, at, u);
}

static enum result
do_declaration(struct account *a, const struct check_act *at)
{
    return sign(a, at, true);
}

static enum result
do_signature(struct account *a, const struct check_act *at)
{
    return sign(a, at, false);
}

/* The kinds that change where the learner stands; others do not. */
static const struct {
    const char *kind;
    enum result (*run)(struct account *a, const struct check_act *at);
} doings[] = {
    {"enrolment",    do_enrolment   },
    {"draft",        do_draft       },
    {"mapping",      do_mapping     },
    {"submission",   do_submission  },
    {"confirmation", do_confirmation},
    {"withdrawal",   do_withdrawal  },
    {"review",       do_review      },
    {"declaration",  do_declaration },
    {"signature",    do_signature   },
};

enum result
derive(const struct check *k, struct account *out)
{
    enum result r = OK;

    *out = (struct account){.k = k, .mem = k->c->mem};
    for (size_t i = 0; r == OK && i < k->nacts; i++)
        for (size_t d = 0; d < sizeof(doings) / sizeof(doings[0]); d++)
            if (strcmp(doings[d].kind, k->act[i].act.kind) == 0)
                r = doings[d].run(out, &k->act[i]);
    return r;
}
