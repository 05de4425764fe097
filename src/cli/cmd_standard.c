/* standard convert and validate: files to files, without a data directory. */
#include <config.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

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

/* Is it the system that failed, and no file that is wrong? */
static bool
is_systems(enum result r)
{
    return r == ERR_BUSY || r == ERR_FAULT;
}

static enum result
make_folder(struct ctx *c, const char *path)
{
    if (path == NULL || mkdir(path, 0777) == 0 || errno == EEXIST)
        return OK;
    return fail_errno(
        c, "cannot-write", N_("The folder %s cannot be made"), path);
}

/* Has this run put another document's unit there? */
static bool
is_written(const struct value *written, const char *path)
{
    for (const struct value *v = written->first; v != NULL; v = v->next)
        if (strcmp(v->string, path) == 0)
            return true;
    return false;
}

static enum result
put_unit(struct ctx *c, struct out *o, const char *folder, const char *source,
    const struct unit *u, struct value *written)
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
    if (is_written(written, path))
        return fail(c, ERR_CONFLICT, "key-twice",
            N_("%s: %s is another document's, which has the same key; "
               "convert this one into a folder of its own."),
            source, path);
    if ((r = file_write(c, path, xml, len, 0666)) == OK && !o->json)
        out_line(o, "%s", path);
    value_add(written, value_string(c->mem, path));
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
    struct child *child, const char *path, struct value *list,
    struct value *written)
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
    if ((!o->json || folder != NULL) &&
        (r = put_unit(c, o, folder, path, u, written)) != OK)
        return r;
    if (o->json)
        value_add(list, unit_to_json(c, u));
    else
        note_warnings(c, o, path, u);
    return OK;
}

/* In the list of several, where a unit would stand. */
static void
put_refusal(struct ctx *c, const char *path, struct value *list)
{
    struct value *v = value_object(c->mem), *error = value_object(c->mem);

    value_set_string(c->mem, error, "code", c->code);
    value_set_string(c->mem, error, "message", c->message);
    value_set_string(c->mem, v, "file", path);
    value_set(c->mem, v, "error", error);
    value_add(list, v);
}

enum result
cmd_standard_convert(struct ctx *c, const struct args *a, struct out *o)
{
    struct child *child;
    struct value *list = value_array(c->mem), *written = value_array(c->mem);
    size_t n = args_n(a), refused = 0;
    bool several = n > 1;
    enum result r;

    if (several &&
        (args_has(a, "title") || args_has(a, "urn") || args_has(a, "key")))
        return fail(c, ERR_INPUT, "usage",
            N_("A title, URN or key is given to one file only."));
    if (several && !o->json && !args_has(a, "o"))
        return fail(
            c, ERR_INPUT, "usage", N_("Several files need -o DIR or --json."));
    if ((r = make_folder(c, args_get(a, "o"))) != OK)
        return r;
    child = child_open(c, READ_CHILD_CONVERT);
    for (size_t i = 0; i < n && !is_systems(r); i++) {
        r = convert_one(c, a, o, child, args_words(a)[i], list, written);
        if (r == OK || !several || is_systems(r))
            continue;
        refused++;
        out_failure(o, c->message);
        put_refusal(c, args_words(a)[i], list);
    }
    child_close(child);
    if (is_systems(r) || (r != OK && !several))
        return r;
    out_json(o, several ? list : list->first);
    if (refused == 0)
        return OK;
    return fail(c, ERR_INPUT, "not-converted",
        tr_n(c->lang, "%zu of %zu file was not converted.",
            "%zu of %zu files were not converted.", n),
        refused, n);
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

    for (size_t i = 0; i < n && !is_systems(r); i++) {
        const char *path = args_words(a)[i];
        struct value *v = value_object(c->mem);
        struct xml_fault *faults = NULL;
        struct unit *u;

        r = read_unit(c, child, path, &u, &faults);
        wrong += r != OK;
        if (r != OK && r != ERR_INPUT && n > 1)
            out_failure(o, c->message);
        value_set_string(c->mem, v, "file", path);
        value_set_bool(c->mem, v, "ok", r == OK);
        value_set(c->mem, v, "faults", put_faults(c, o, path, faults));
        value_add(list, v);
    }
    child_close(child);
    if (is_systems(r) || (r != OK && r != ERR_INPUT && n == 1))
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
