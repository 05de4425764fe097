/* review_form - read a review's JSON: known fields of known types only. */
#include <config.h>

#include <string.h>

#include "assess/review_form.h"
#include "form_fields.h"
#include "people/person.h"

static enum result
read_id(struct ctx *c, const char *text, struct id *out)
{
    if (text == NULL || !id_parse(text, out))
        return fail(c, ERR_INPUT, "bad-id",
            N_("%s is not the id of evidence; “tyst evidence list” shows "
               "them."),
            text ? text : "?");
    return OK;
}

static enum result
read_evidence(
    struct ctx *c, const struct value *v, struct reviewed_evidence *out)
{
    static const struct form_field fields[] = {
        {"id",      VALUE_STRING,  true },
        {"version", VALUE_INTEGER, false},
        {"vacr",    VALUE_STRING,  false},
        {"outcome", VALUE_STRING,  false},
        {"refused", VALUE_STRING,  false},
        {NULL,      VALUE_NULL,    false},
    };
    const char *vacr, *outcome;
    enum result r;

    if ((r = form_fields(c, "bad-review", v, "evidence", fields)) != OK ||
        (r = read_id(c, value_get_string(v, "id"), &out->id)) != OK)
        return r;
    if (value_get(v, "version") != NULL)
        out->version = value_get(v, "version")->integer;
    if (out->version < 0)
        return fail(
            c, ERR_INPUT, "bad-review", N_("A version is a number from 1."));
    out->vacr = VACR_ALL;
    vacr = value_get_string(v, "vacr");
    if (vacr != NULL && !vacr_parse(vacr, &out->vacr))
        return fail(c, ERR_INPUT, "bad-vacr",
            N_("“%s” is not made of the letters V, A, C and R."), vacr);
    outcome = value_get_string(v, "outcome");
    out->returned = outcome != NULL;
    if (outcome != NULL && strcmp(outcome, "returned") != 0)
        return fail(c, ERR_INPUT, "bad-review",
            N_("The only outcome to give is “returned”; the others follow "
               "from the decisions."));
    out->refused = value_get_string(v, "refused");
    return OK;
}

static enum result
read_rests(struct ctx *c, const struct value *v, struct item_decision *out)
{
    struct id *rests;
    enum result r;

    if (v == NULL)
        return OK;
    out->rests = rests = mem_array(c->mem, v->n, sizeof(*rests));
    for (const struct value *i = v->first; i != NULL; i = i->next) {
        const char *text = i->type == VALUE_STRING ? i->string : NULL;

        if ((r = read_id(c, text, &rests[out->nrests++])) != OK)
            return r;
    }
    return OK;
}

static enum result
read_decision(struct ctx *c, const struct value *v, struct item_decision *out)
{
    static const struct form_field fields[] = {
        {"items",    VALUE_STRING, true },
        {"decision", VALUE_STRING, true },
        {"letter",   VALUE_STRING, false},
        {"note",     VALUE_STRING, false},
        {"rests",    VALUE_ARRAY,  false},
        {NULL,       VALUE_NULL,   false},
    };
    enum result r;

    if ((r = form_fields(c, "bad-review", v, "decisions", fields)) != OK)
        return r;
    out->items = value_get_string(v, "items");
    out->decision = value_get_string(v, "decision");
    out->letter = value_get_string(v, "letter");
    out->note = value_get_string(v, "note");
    return read_rests(c, value_get(v, "rests"), out);
}

static enum result
read_lists(struct ctx *c, const struct value *v, struct review_new *out)
{
    const struct value *evidence = value_get(v, "evidence");
    const struct value *decisions = value_get(v, "decisions");
    size_t n = decisions ? decisions->n : 0;
    struct reviewed_evidence *e =
        mem_array(c->mem, evidence->n + 1, sizeof(*e));
    struct item_decision *d = mem_array(c->mem, n + 1, sizeof(*d));
    enum result r;

    out->evidence = e;
    out->decisions = d;
    for (const struct value *i = evidence->first; i != NULL; i = i->next)
        if ((r = read_evidence(c, i, &e[out->nevidence++])) != OK)
            return r;
    for (const struct value *i = n ? decisions->first : NULL; i != NULL;
         i = i->next)
        if ((r = read_decision(c, i, &d[out->ndecisions++])) != OK)
            return r;
    return OK;
}

enum result
review_form_read(struct ctx *c, const struct value *v, struct review_new *out)
{
    static const struct form_field fields[] = {
        {"learner",   VALUE_STRING, true },
        {"evidence",  VALUE_ARRAY,  true },
        {"decisions", VALUE_ARRAY,  false},
        {"feedback",  VALUE_STRING, false},
        {"next",      VALUE_STRING, false},
        {"due",       VALUE_STRING, false},
        {NULL,        VALUE_NULL,   false},
    };
    struct person learner;
    enum result r;

    *out = (struct review_new){0};
    if ((r = form_fields(c, "bad-review", v, "review", fields)) != OK ||
        (r = person_named(c, value_get_string(v, "learner"), &learner)) != OK)
        return r;
    out->learner = learner.id;
    out->feedback = value_get_string(v, "feedback");
    out->next_step = value_get_string(v, "next");
    out->due = value_get_string(v, "due");
    return read_lists(c, v, out);
}
