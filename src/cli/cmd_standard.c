/* standard convert and validate: files to files, without a data directory. */
#include <config.h>

#include <string.h>

#include "base/file.h"
#include "command.h"
#include "fetching.h"
#include "standard/convert.h"
#include "standard/read.h"

/* What the source needs somebody to look at, on stderr. */
static void
note_warnings(
    struct ctx *c, struct out *o, const char *path, const struct unit *u)
{
    for (struct unit_warning *w = u->warnings; w != NULL; w = w->next) {
        const char *sentence = unit_warning_sentence(c, w);

        if (w->line > 0)
            out_note(o, "%s:%d: %s", path, w->line, sentence);
        else
            out_note(o, "%s: %s", path, sentence);
    }
}

static enum result
put_unit(struct ctx *c, struct out *o, const char *folder, const struct unit *u)
{
    char *path;
    size_t len;
    char *xml = unit_write(c->mem, u, &len);
    enum result r;

    if (folder == NULL) {
        out_bytes(o, xml, len);
        return OK;
    }
    path = mem_printf(c->mem, "%s/%s.xml", folder, u->key);
    if ((r = file_write(c, path, xml, len, 0666)) == OK && !o->json)
        out_line(o, "%s", path);
    return r;
}

/* A file, or one on a server that may be asked. */
static enum result
read_source(struct ctx *c, struct out *o, struct child *child, const char *path,
    struct unit **out)
{
    struct fetch_version none = {0};
    struct fetch_rules rules;
    struct fetched file;
    enum result r;

    if (!fetch_is_url(path))
        return read_published(c, child, path, out);
    if ((r = fetching_rules(c, o, &rules)) != OK)
        return r;
    rules.max = CONVERT_MAX;
    if ((r = fetch(c, path, &rules, &none, &file)) != OK)
        return r;
    return read_published_bytes(c, child, path, file.p, file.len, out);
}

static enum result
convert_one(struct ctx *c, const struct args *a, struct out *o,
    struct child *child, const char *path, struct value *list)
{
    struct unit_given given = {.title = args_get(a, "title"),
        .urn = args_get(a, "urn"),
        .key = args_get(a, "key")};
    const char *folder = args_get(a, "o");
    struct unit *u;
    enum result r;

    if ((r = read_source(c, o, child, path, &u)) != OK ||
        (r = convert_give(c, &u, &given)) != OK)
        return r;
    if (o->json)
        value_add(list, unit_to_json(c, u));
    else
        note_warnings(c, o, path, u);
    return o->json && folder == NULL ? OK : put_unit(c, o, folder, u);
}

enum result
cmd_standard_convert(struct ctx *c, const struct args *a, struct out *o)
{
    struct child *child = child_open(c, READ_CHILD_CONVERT);
    struct value *list = value_array(c->mem);
    bool several = args_n(a) > 1;
    enum result r = OK;

    if (several &&
        (args_has(a, "title") || args_has(a, "urn") || args_has(a, "key")))
        return fail(c, ERR_INPUT, "usage",
            N_("A title, URN or key is given to one file only."));
    if (several && !o->json && !args_has(a, "o"))
        return fail(
            c, ERR_INPUT, "usage", N_("Several files need -o DIR or --json."));
    for (size_t i = 0; i < args_n(a) && r == OK; i++)
        r = convert_one(c, a, o, child, args_words(a)[i], list);
    child_close(child);
    if (r == OK && list->n > 0)
        out_json(o, several ? list : list->first);
    return r;
}

/* One file's faults, as lines and as a value. */
static struct value *
put_faults(struct ctx *c, struct out *o, const char *path,
    const struct xml_fault *faults)
{
    struct value *list = value_array(c->mem);

    for (; faults != NULL; faults = faults->next) {
        struct value *v = value_object(c->mem);

        value_set_integer(c->mem, v, "line", faults->line);
        value_set_string(c->mem, v, "message", faults->message);
        value_add(list, v);
        if (!o->json)
            out_line(o, "%s:%d: %s", path, faults->line, faults->message);
    }
    return list;
}

enum result
cmd_standard_validate(struct ctx *c, const struct args *a, struct out *o)
{
    struct child *child = child_open(c, READ_CHILD_UNIT);
    struct value *list = value_array(c->mem);
    size_t n = args_n(a), wrong = 0;
    enum result r = OK;

    for (size_t i = 0; i < n && (r == OK || r == ERR_INPUT); i++) {
        const char *path = args_words(a)[i];
        struct value *v = value_object(c->mem);
        struct xml_fault *faults;
        struct unit *u;

        r = read_unit(c, child, path, &u, &faults);
        wrong += r != OK;
        value_set_string(c->mem, v, "file", path);
        value_set_bool(c->mem, v, "ok", r == OK);
        value_set(c->mem, v, "faults", put_faults(c, o, path, faults));
        value_add(list, v);
    }
    child_close(child);
    if (r != OK && r != ERR_INPUT)
        return r;
    out_json(o, list);
    if (wrong == 0)
        return OK;
    /* The list is the result; the failure's line says how many. */
    return fail(c, ERR_INPUT, "invalid",
        tr_n(c->lang, "%zu of %zu file is not valid.",
            "%zu of %zu files are not valid.", n),
        wrong, n);
}
