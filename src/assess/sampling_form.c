/* sampling_form - read a sampling plan's JSON, and a stratum as it is kept. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "form_fields.h"
#include "people/person.h"
#include "portfolio/evidence.h"
#include "sampling_parts.h"
#include "standard/library.h"

static enum result
bad_plan(struct ctx *c, const char *what)
{
    return fail(c, ERR_INPUT, "bad-plan",
        N_("In the sampling plan, this is not understood: %s"), what);
}

/* What an entry of a list becomes. */
typedef enum result read_one(struct ctx *c, const char *text, const char **out);

static enum result
read_unit(struct ctx *c, const char *text, const char **out)
{
    struct library_unit unit;
    enum result r = library_find(c, text, &unit);

    if (r == OK)
        *out = unit.key;
    return r;
}

static enum result
read_method(struct ctx *c, const char *text, const char **out)
{
    for (const char *const *t = evidence_types; *t != NULL; t++)
        if (strcmp(*t, text) == 0) {
            *out = *t;
            return OK;
        }
    return bad_plan(c, text);
}

static enum result
read_language(struct ctx *c, const char *text, const char **out)
{
    *out = text;
    return strcmp(text, "cy") == 0 || strcmp(text, "en") == 0
               ? OK
               : bad_plan(c, text);
}

static enum result
read_site(struct ctx *c, const char *text, const char **out)
{
    *out = utf8_nfc(c->mem, utf8_trim(c->mem, text));
    return **out != '\0' && utf8_is_line(*out) ? OK : bad_plan(c, text);
}

static enum result
read_texts(struct ctx *c, const struct value *list, read_one *read,
    const char *const **out, size_t *n)
{
    const char **texts;
    enum result r = OK;

    if (list == NULL)
        return OK;
    *out = texts = mem_array(c->mem, list->n + 1, sizeof(*texts));
    for (const struct value *i = list->first; r == OK && i != NULL;
         i = i->next) {
        if (i->type != VALUE_STRING)
            return bad_plan(c, list->key);
        r = read(c, i->string, &texts[(*n)++]);
    }
    return r;
}

static enum result
read_people(
    struct ctx *c, const struct value *list, const struct id **out, size_t *n)
{
    struct person p;
    struct id *ids;
    enum result r;

    if (list == NULL)
        return OK;
    *out = ids = mem_array(c->mem, list->n + 1, sizeof(*ids));
    for (const struct value *i = list->first; i != NULL; i = i->next) {
        if (i->type != VALUE_STRING)
            return bad_plan(c, list->key);
        if ((r = person_named(c, i->string, &p)) != OK)
            return r;
        ids[(*n)++] = p.id;
    }
    return OK;
}

static int64_t
number_of(const struct value *v, const char *name)
{
    const struct value *n = value_get(v, name);

    return n != NULL ? n->integer : 0;
}

static enum result
read_stratum(struct ctx *c, const struct value *v, struct stratum *s)
{
    static const struct form_field fields[] = {
        {"rate",           VALUE_INTEGER, false},
        {"minimum",        VALUE_INTEGER, false},
        {"reason",         VALUE_STRING,  true },
        {"learners",       VALUE_ARRAY,   false},
        {"assessors",      VALUE_ARRAY,   false},
        {"units",          VALUE_ARRAY,   false},
        {"methods",        VALUE_ARRAY,   false},
        {"languages",      VALUE_ARRAY,   false},
        {"first-units",    VALUE_TRUE,    false},
        {"reopened",       VALUE_TRUE,    false},
        {"trainees",       VALUE_TRUE,    false},
        {"other-language", VALUE_TRUE,    false},
        {"sites",          VALUE_ARRAY,   false},
        {NULL,             VALUE_NULL,    false},
    };
    enum result r;

    if ((r = form_fields(c, "bad-plan", v, "strata", fields)) != OK)
        return r;
    s->rate = number_of(v, "rate");
    s->least = number_of(v, "minimum");
    s->reason = value_get_string(v, "reason");
    s->first = value_get_bool(v, "first-units");
    s->reopened = value_get_bool(v, "reopened");
    s->trainees = value_get_bool(v, "trainees");
    s->mismatch = value_get_bool(v, "other-language");
    if ((r = read_people(
             c, value_get(v, "learners"), &s->learners, &s->nlearners)) != OK ||
        (r = read_people(c, value_get(v, "assessors"), &s->assessors,
             &s->nassessors)) != OK ||
        (r = read_texts(c, value_get(v, "units"), read_unit, &s->units,
             &s->nunits)) != OK ||
        (r = read_texts(c, value_get(v, "methods"), read_method, &s->methods,
             &s->nmethods)) != OK ||
        (r = read_texts(
             c, value_get(v, "sites"), read_site, &s->sites, &s->nsites)) != OK)
        return r;
    return read_texts(c, value_get(v, "languages"), read_language,
        &s->languages, &s->nlanguages);
}

enum result
sampling_form_read(
    struct ctx *c, const struct value *v, struct sampling_new *out)
{
    static const struct form_field fields[] = {
        {"from",   VALUE_STRING, false},
        {"to",     VALUE_STRING, false},
        {"reason", VALUE_STRING, true },
        {"strata", VALUE_ARRAY,  true },
        {NULL,     VALUE_NULL,   false},
    };
    const struct value *list = value_get(v, "strata");
    struct stratum *strata;
    enum result r;

    *out = (struct sampling_new){0};
    if ((r = form_fields(c, "bad-plan", v, "plan", fields)) != OK)
        return r;
    out->from = value_get_string(v, "from");
    out->to = value_get_string(v, "to");
    out->reason = value_get_string(v, "reason");
    out->strata = strata = mem_array(c->mem, list->n + 1, sizeof(*strata));
    for (const struct value *i = list->first; i != NULL; i = i->next) {
        strata[out->n].number = (int64_t)out->n + 1;
        if ((r = read_stratum(c, i, &strata[out->n++])) != OK)
            return r;
    }
    return OK;
}

/* As the act says it, in that order: a list only where something is said. */
static void
set_texts(struct mem *m, struct value *v, const char *name,
    const char *const *texts, size_t n)
{
    struct value *list;

    if (n == 0)
        return;
    list = value_set(m, v, name, value_array(m));
    for (size_t i = 0; i < n; i++)
        value_add(list, value_string(m, texts[i]));
}

static void
set_ids(struct mem *m, struct value *v, const char *name, const struct id *ids,
    size_t n)
{
    const char **texts = mem_array(m, n + 1, sizeof(*texts));

    for (size_t i = 0; i < n; i++)
        texts[i] = id_text(m, ids[i]);
    set_texts(m, v, name, texts, n);
}

struct value *
stratum_value(struct mem *m, const struct stratum *s)
{
    struct value *v = value_object(m);

    set_ids(m, v, "assessors", s->assessors, s->nassessors);
    if (s->first)
        value_set_bool(m, v, "first", true);
    set_texts(m, v, "languages", s->languages, s->nlanguages);
    set_ids(m, v, "learners", s->learners, s->nlearners);
    set_texts(m, v, "methods", s->methods, s->nmethods);
    if (s->mismatch)
        value_set_bool(m, v, "mismatch", true);
    if (s->reopened)
        value_set_bool(m, v, "reopened", true);
    set_texts(m, v, "sites", s->sites, s->nsites);
    if (s->trainees)
        value_set_bool(m, v, "trainees", true);
    set_texts(m, v, "units", s->units, s->nunits);
    return v;
}

static const char *const *
get_texts(struct mem *m, const struct value *v, const char *name, size_t *n)
{
    const struct value *list = value_get(v, name);
    const char **out;

    if (list == NULL)
        return NULL;
    out = mem_array(m, list->n + 1, sizeof(*out));
    for (const struct value *i = list->first; i != NULL; i = i->next)
        out[(*n)++] = i->string;
    return out;
}

static const struct id *
get_ids(struct mem *m, const struct value *v, const char *name, size_t *n)
{
    const char *const *texts = get_texts(m, v, name, n);
    struct id *out = mem_array(m, *n + 1, sizeof(*out));

    for (size_t i = 0; i < *n; i++)
        id_parse(texts[i], &out[i]);
    return out;
}

void
stratum_from_value(struct mem *m, const struct value *v, struct stratum *s)
{
    s->learners = get_ids(m, v, "learners", &s->nlearners);
    s->assessors = get_ids(m, v, "assessors", &s->nassessors);
    s->units = get_texts(m, v, "units", &s->nunits);
    s->methods = get_texts(m, v, "methods", &s->nmethods);
    s->languages = get_texts(m, v, "languages", &s->nlanguages);
    s->sites = get_texts(m, v, "sites", &s->nsites);
    s->first = value_get_bool(v, "first");
    s->reopened = value_get_bool(v, "reopened");
    s->trainees = value_get_bool(v, "trainees");
    s->mismatch = value_get_bool(v, "mismatch");
}
