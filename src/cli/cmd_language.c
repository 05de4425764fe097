/* standard add-language: a second language for a unit of the library. */
#include <config.h>

#include <string.h>

#include "base/file.h"
#include "command.h"
#include "standard/import.h"
#include "standard/read.h"

/* A unit file or a published text, each in the child that reads it. */
static enum result
read_second(struct ctx *c, const char *path, struct unit **out)
{
    struct xml_fault *faults;
    struct child *child;
    enum result r;
    size_t len;
    bool unit;
    char *p;

    *out = NULL;
    if ((r = file_read(c, path, UNIT_FILE_MAX, &p, &len)) != OK)
        return r;
    unit = import_is_file(p, len);
    child = child_open(c, unit ? READ_CHILD_UNIT : READ_CHILD_CONVERT);
    r = unit ? read_unit_bytes(c, child, path, p, len, out, &faults)
             : read_published_bytes(c, child, path, p, len, out);
    child_close(child);
    if (r == OK && *out == NULL)
        return fail(c, ERR_INPUT, "not-a-unit", N_("%s holds no unit."), path);
    return r;
}

static const struct {
    const char *why, *sentence;
} reasons[] = {
    {"missing", N_("only the first language has it")            },
    {"extra",   N_("only the second language has it")           },
    {"parent",  N_("it stands below another item")              },
    {"section", N_("it stands in another section")              },
    {"label",   N_("it has another number")                     },
    {"words",   N_("its words in the first language are others")},
};

static const char *
reason(struct ctx *c, const char *why)
{
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (why != NULL && strcmp(reasons[i].why, why) == 0)
            return tr(c->lang, reasons[i].sentence);
    return NULL;
}

static struct value *
row_json(struct mem *m, const struct pair_row *row)
{
    struct value *v = value_object(m);

    value_set_string(m, v, "section", unit_role_name(row->section));
    value_set_string(m, v, "id", row->id);
    value_set_string(m, v, "first", row->one);
    value_set_string(m, v, "second", row->other);
    value_set_string(m, v, "differs", row->why);
    return v;
}

/* Both languages of each item, so that a person sees where they part. */
static void
put_rows(struct ctx *c, struct out *o, const struct pair_rows *rows)
{
    struct value *list = value_array(c->mem);

    for (size_t i = 0; i < rows->n; i++)
        value_add(list, row_json(c->mem, &rows->row[i]));
    if (out_json(o, list))
        return;
    for (size_t i = 0; i < rows->n; i++) {
        const struct pair_row *row = &rows->row[i];
        const char *why = reason(c, row->why);

        out_line(o, "%-7s %s", row->id, row->one ? row->one : "—");
        out_line(o, "%-7s %s", why ? "  !" : "", row->other ? row->other : "—");
        if (why != NULL)
            out_line(o, "%-7s (%s)", "", why);
    }
}

enum result
cmd_standard_add_language(struct ctx *c, const struct args *a, struct out *o)
{
    const char *const *words = args_words(a);
    enum unit_origin origin = args_has(a, "machine")      ? ORIGIN_MACHINE
                              : args_has(a, "translated") ? ORIGIN_TRANSLATED
                                                          : ORIGIN_SOURCE;
    struct library_unit unit;
    struct pair_rows rows;
    struct unit *second;
    struct value *v = value_object(c->mem);
    bool was_there;
    enum result r;

    if ((r = read_second(c, words[1], &second)) != OK)
        return r;
    r = library_add_language(
        c, words[0], second, origin, &rows, &unit, &was_there);
    if (rows.n > 0)
        put_rows(c, o, &rows);
    if (r != OK)
        return r;
    value_set_string(c->mem, v, "key", unit.key);
    value_set_integer(c->mem, v, "rev", unit.rev);
    value_set_string(c->mem, v, "sha256", unit.sha256);
    value_set_bool(c->mem, v, "added", !was_there);
    if (!out_json(o, v))
        out_line(o,
            was_there ? tr(c->lang, N_("%s@%lld has these words already"))
                      : tr(c->lang, N_("%s@%lld has them beside its own")),
            unit.key, (long long)unit.rev);
    return OK;
}
