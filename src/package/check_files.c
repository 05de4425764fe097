/* check_files - portfolio.xml against its schema, unit files against the acts
 * that loaded them, evidence files against what portfolio.xml says of them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check.h"

static enum result
read_xml(struct check *k, const char *path, const struct xml_schema *schema,
    struct xml_node **out)
{
    struct xml_fault *faults;
    enum result r;
    size_t len;
    char *text;

    if ((r = check_text(k, path, &text, &len)) != OK ||
        (r = xml_read(k->c, schema, text, len, out, &faults)) == OK)
        return r;
    if (faults == NULL)
        return r;
    return fail(k->c, r, "invalid-xml", "%s:%d: %s", path, faults->line,
        faults->message);
}

enum result
check_schema(struct check *k)
{
    const char *day;
    enum result r;

    r = read_xml(k, "data/portfolio.xml", k->portfolio_schema, &k->portfolio);
    if (r != OK)
        return r;
    day = xml_get(k->portfolio, "day");
    if (strcmp(day, k->zip.day) != 0)
        return fail(k->c, ERR_INPUT, "bad-day",
            N_("The day in portfolio.xml is not that of the zip's files."));
    if (!id_parse(xml_get(k->portfolio, "learner"), &k->from.learner))
        return fail(k->c, ERR_INPUT, "bad-id",
            N_("portfolio.xml does not say whose portfolio it is."));
    k->from.selected = strcmp(xml_get(k->portfolio, "units"), "some") == 0;
    return OK;
}

/* The act of that kind that loaded it, or the last that added a language to
 * it; NULL: none. */
static const struct value *
loading_act(const struct check *k, const char *kind, const char *name)
{
    const struct value *found = NULL;

    for (size_t i = 0; i < k->from.nacts; i++) {
        const struct act *act = &k->from.act[i].act;
        bool loads = found == NULL && strcmp(act->kind, kind) == 0;
        bool adds =
            found != NULL && strcmp(act->kind, "standard-language") == 0;

        if ((loads || adds) &&
            strcmp(name,
                mem_printf(k->c->mem, "%s@%lld",
                    value_get_string(act->body, "key"),
                    (long long)value_get(act->body, "rev")->integer)) == 0)
            found = act->body;
    }
    return found;
}

/* The file that an element of portfolio.xml names, once. */
static enum result
named_file(struct check *k, const struct xml_node *node, const char *attribute,
    struct check_file **out)
{
    const char *path =
        mem_printf(k->c->mem, "data/%s", xml_get(node, attribute));

    if ((*out = check_find(k, path)) == NULL)
        return fail(k->c, ERR_INPUT, "no-file",
            N_("The package lacks the file %s."), path);
    if ((*out)->seen++ > 0)
        return fail(k->c, ERR_INPUT, "named-twice",
            N_("portfolio.xml names the file %s twice."), path);
    if (strcmp((*out)->sha256, xml_get(node, "sha256")) != 0)
        return fail(k->c, ERR_INPUT, "changed",
            N_("%s was changed after the package was made."), path);
    return OK;
}

/* Is every file of the folder named? */
static enum result
all_named(struct check *k, const char *folder)
{
    for (size_t i = 0; i < k->nfiles; i++)
        if (strncmp(k->file[i].path, folder, strlen(folder)) == 0 &&
            k->file[i].seen == 0)
            return fail(k->c, ERR_INPUT, "not-named",
                N_("portfolio.xml does not name the file %s."),
                k->file[i].path);
    return OK;
}

static enum result
other_file(struct check *k, const char *path, const char *name)
{
    return fail(k->c, ERR_INPUT, "other-unit",
        N_("%s is not what was loaded as %s."), path, name);
}

/* A file of the library, as it was when an act of that kind loaded it. */
static enum result
check_loaded(struct check *k, const struct xml_node *shown, const char *kind,
    const char *root, struct source_unit *u)
{
    const struct value *act = loading_act(k, kind, u->name);
    struct check_file *file;
    enum result r;

    if ((r = named_file(k, shown, "file", &file)) != OK)
        return r;
    u->sha256 = file->sha256;
    u->key = mem_strndup(k->c->mem, u->name, strcspn(u->name, "@"));
    if (act == NULL ||
        strcmp(value_get_string(act, "sha256"), file->sha256) != 0)
        return other_file(k, file->path, u->name);
    if ((r = read_xml(k, file->path, k->unit_schema, &u->root)) != OK)
        return r;
    return strcmp(u->root->name, root) == 0
               ? OK
               : other_file(k, file->path, u->name);
}

enum result
check_units(struct check *k)
{
    struct source *from = &k->from;
    struct source_unit *u;
    enum result r = OK;
    size_t n = 0;

    for (struct xml_node *i = k->portfolio->first; i != NULL; i = i->next)
        n++;
    from->unit = mem_array(k->c->mem, n + 1, sizeof(*from->unit));
    from->qualification =
        mem_array(k->c->mem, n + 1, sizeof(*from->qualification));
    for (struct xml_node *i = k->portfolio->first; r == OK && i != NULL;
         i = i->next) {
        if (strcmp(i->name, "unit") == 0) {
            u = &from->unit[from->nunits++];
            u->name = mem_printf(
                k->c->mem, "%s@%s", xml_get(i, "key"), xml_get(i, "rev"));
            r = check_loaded(k, i, "standard", "unit", u);
        } else if (strcmp(i->name, "enrolment") == 0) {
            u = &from->qualification[from->nqualifications++];
            u->name = xml_get(i, "qualification");
            r = check_loaded(k, i, "qualification", "qualification", u);
        }
    }
    if (r != OK || (r = all_named(k, "data/units/")) != OK)
        return r;
    return all_named(k, "data/qualification");
}

static enum result
check_version(struct check *k, const struct xml_node *version)
{
    struct check_file *file;
    enum result r;

    for (struct xml_node *i = version->first; i != NULL; i = i->next) {
        if (strcmp(i->name, "file") != 0 && strcmp(i->name, "words") != 0)
            continue;
        if ((r = named_file(k, i, "path", &file)) != OK)
            return r;
        if (file->entry->size != strtoll(xml_get(i, "size"), NULL, 10))
            return fail(k->c, ERR_INPUT, "changed",
                N_("%s was changed after the package was made."), file->path);
    }
    return OK;
}

enum result
check_evidence(struct check *k)
{
    enum result r;

    for (struct xml_node *e = k->portfolio->first; e != NULL; e = e->next) {
        if (strcmp(e->name, "evidence") != 0)
            continue;
        for (struct xml_node *v = e->first; v != NULL; v = v->next)
            if ((r = check_version(k, v)) != OK)
                return r;
    }
    return all_named(k, "data/evidence/");
}
