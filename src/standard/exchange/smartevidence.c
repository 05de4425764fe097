/*
 * smartevidence - a framework of Mahara: standards, the elements of each, and
 * elements in elements.
 *
 * Ids are numbers or strings, and those of elements hold within their standard
 * only.  Some exporters write "parentid" where Mahara has "parentelementid".
 */
#include <config.h>

#include <inttypes.h>

#include "framework.h"
#include "readers.h"
#include "case.h"

struct reading {
    struct ctx *c;
    struct framework f;
};

/* A member that is a string or a number, as text; NULL: neither, or empty. */
static const char *
text_of(struct mem *m, const struct value *v, const char *key)
{
    const struct value *member = value_get(v, key);

    if (member != NULL && member->type == VALUE_INTEGER)
        return mem_printf(m, "%" PRId64, member->integer);
    if (member != NULL && member->type == VALUE_REAL)
        return mem_printf(m, "%g", member->real);
    if (member != NULL && member->type == VALUE_STRING && *member->string)
        return member->string;
    return NULL;
}

/* The name, after a short one that says something else than the number. */
static const char *
name_of(struct mem *m, const struct value *v, const char *code)
{
    const char *name = text_of(m, v, "name");
    const char *brief = text_of(m, v, "shortname");

    if (name == NULL || brief == NULL)
        return name != NULL ? name : brief;
    if (strcmp(brief, name) == 0 || (code != NULL && strcmp(brief, code) == 0))
        return name;
    return mem_printf(m, "%s: %s", brief, name);
}

static enum result
add(struct reading *r, const struct value *v, const char *id, const char *code,
    const char *parent)
{
    struct framework_node *n = framework_add(r->c->mem, &r->f);

    n->id = id;
    n->parent = parent;
    n->code = code;
    n->title = name_of(r->c->mem, v, code);
    n->words = text_of(r->c->mem, v, "description");
    return OK;
}

static enum result
missing(struct reading *r, const char *what)
{
    return fail(r->c, ERR_INPUT, "not-smartevidence",
        N_("A standard or element has no %s, so this is no SmartEvidence "
           "framework."),
        what);
}

static enum result
add_element(struct reading *r, const struct value *v)
{
    struct mem *m = r->c->mem;
    const char *standard = text_of(m, v, "standardid");
    const char *code = text_of(m, v, "elementid");
    const char *parent = text_of(m, v, "parentelementid");
    const char *id;

    if (parent == NULL)
        parent = text_of(m, v, "parentid");
    if (standard == NULL)
        return missing(r, "standardid");
    id = code != NULL ? mem_printf(m, "%s/%s", standard, code)
                      : mem_printf(m, "%s/#%zu", standard, r->f.n);
    return add(r, v, id, code,
        parent == NULL ? standard : mem_printf(m, "%s/%s", standard, parent));
}

static enum result
add_all(struct reading *r, const struct value *framework)
{
    const struct value *standards = value_get(framework, "standards");
    const struct value *elements = value_get(framework, "standardelements");
    enum result result = OK;

    if (standards == NULL || standards->type != VALUE_ARRAY)
        return missing(r, "standards");
    for (const struct value *v = standards->first; v && result == OK;
         v = v->next) {
        const char *id = text_of(r->c->mem, v, "standardid");

        result =
            id == NULL ? missing(r, "standardid") : add(r, v, id, id, NULL);
    }
    if (elements != NULL && elements->type == VALUE_ARRAY)
        for (const struct value *v = elements->first; v && result == OK;
             v = v->next)
            result = add_element(r, v);
    return result;
}

/* What a unit has no place for is kept beside its facts. */
static void
add_facts(struct reading *r, const struct value *framework)
{
    const struct value *statuses = value_get(framework, "evidencestatuses");
    struct mem *m = r->c->mem;

    framework_fact(
        m, &r->f.facts, "institution", text_of(m, framework, "institution"));
    if (value_get(framework, "selfassess") != NULL)
        framework_fact(m, &r->f.facts, "selfassess",
            value_get_bool(framework, "selfassess") ? "true" : "false");
    for (const struct value *v = statuses ? statuses->first : NULL; v != NULL;
         v = v->next)
        if (v->type == VALUE_OBJECT && v->first != NULL)
            framework_fact(m, &r->f.facts,
                mem_printf(m, "evidencestatuses/%s", v->first->key),
                text_of(m, v, v->first->key));
}

static enum result
read_framework(struct ctx *c, const struct value *root, const char *p,
    size_t len, struct form_units *out)
{
    const struct value *framework = value_get(root, "framework");
    struct reading r = {.c = c};
    enum result result;

    r.f.format = "smartevidence";
    r.f.title = text_of(c->mem, framework, "name");
    r.f.description = text_of(c->mem, framework, "description");
    add_facts(&r, framework);
    if ((result = add_all(&r, framework)) != OK ||
        (result = framework_link(c, &r.f)) != OK)
        return result;
    return framework_units(c, &r.f, p, len, out);
}

enum result
json_read(struct ctx *c, const char *p, size_t len, struct form_units *out)
{
    const struct value *package;
    struct value *root;
    enum result r;

    if ((r = value_parse(c, p, len, &root)) != OK)
        return r;
    package = value_get(root, "CFPackage"); /* some put it into one more */
    if (package == NULL)
        package = root;
    if (value_get(package, "CFDocument") || value_get(package, "CFItems"))
        return case_read(c, package, p, len, out);
    if (value_get(root, "framework") != NULL)
        return read_framework(c, root, p, len, out);
    return fail(c, ERR_INPUT, "not-a-unit",
        N_("This JSON is neither a CASE package nor a SmartEvidence "
           "framework."));
}
