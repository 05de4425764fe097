/* enrol --file: the learners of a sheet. */
#include <config.h>

#include <string.h>

#include "base/file.h"
#include "command.h"
#include "given.h"
#include "language.h"
#include "portfolio/cohort.h"

static const char *
row_words(struct ctx *c, const struct cohort_row *row)
{
    if (row->added)
        return tr(c->lang, N_("a new person and a new enrolment"));
    if (row->enrolled)
        return tr(c->lang, N_("a new enrolment"));
    if (row->placed || row->registered)
        return tr(c->lang, N_("a new cohort, workplace or registration"));
    return tr(c->lang, N_("no change"));
}

static struct value *
row_value(struct ctx *c, const struct cohort_row *row)
{
    struct value *v = value_object(c->mem), *error;

    value_set_integer(c->mem, v, "line", row->line);
    value_set_string(c->mem, v, "ref", row->ref);
    value_set_string(c->mem, v, "name", row->name);
    if (row->message != NULL) {
        error = value_set(c->mem, v, "error", value_object(c->mem));
        value_set_string(c->mem, error, "code", row->code);
        value_set_string(c->mem, error, "message", row->message);
        return v;
    }
    value_set_bool(c->mem, v, "added", row->added);
    value_set_bool(c->mem, v, "enrolled", row->enrolled);
    value_set_bool(c->mem, v, "placed", row->placed);
    value_set_bool(c->mem, v, "registered", row->registered);
    return v;
}

/* All that was found, also where it is refused for it. */
static void
put_json(struct ctx *c, struct out *o, const struct cohort_done *done,
    bool trial, enum result r, struct value *v)
{
    struct value *list, *error;

    value_set_bool(c->mem, v, "dry_run", trial);
    value_set_integer(c->mem, v, "added", (int64_t)done->added);
    value_set_integer(c->mem, v, "enrolled", (int64_t)done->enrolled);
    value_set_integer(c->mem, v, "unchanged", (int64_t)done->unchanged);
    value_set_integer(c->mem, v, "wrong", (int64_t)done->bad);
    if (r != OK) {
        error = value_set(c->mem, v, "error", value_object(c->mem));
        value_set_string(c->mem, error, "code", c->code);
        value_set_string(c->mem, error, "message", c->message);
    }
    list = value_set(c->mem, v, "unknown_columns", value_array(c->mem));
    for (const char **u = done->unknown; *u != NULL; u++)
        value_add(list, value_string(c->mem, *u));
    list = value_set(c->mem, v, "rows", value_array(c->mem));
    for (size_t i = 0; i < done->n; i++)
        value_add(list, row_value(c, &done->rows[i]));
    out_json(o, v);
}

static void
say(struct ctx *c, struct out *o, const struct cohort_new *new,
    const struct cohort_done *done, struct value *v)
{
    for (const char **u = done->unknown; *u != NULL; u++)
        out_note(o,
            tr(c->lang, N_("The column “%s” is not known here and is "
                           "left out.")),
            *u);
    for (size_t i = 0; i < done->n; i++) {
        const struct cohort_row *row = &done->rows[i];

        if (row->message != NULL)
            out_failure(o, mem_printf(c->mem, "%s:%d: %s", new->sheet->name,
                               row->line, row->message));
        else if (new->trial && !o->json)
            out_line(o, "%s:%d: %s  %s: %s", new->sheet->name, row->line,
                row->ref, row->name, row_words(c, row));
    }
    tell_gaps(c, o, done->gaps, done->ngaps, v);
    if (o->json)
        return;
    out_line(o,
        tr(c->lang, N_("New people: %zu; new enrolments: %zu; without "
                       "change: %zu; wrong: %zu.")),
        done->added, done->enrolled, done->unchanged, done->bad);
    if (new->trial)
        out_line(
            o, "%s", tr(c->lang, N_("This was a trial; nothing was changed.")));
}

static enum result
read_file(struct ctx *c, const struct args *a, struct sheet *out)
{
    const char *path = args_get(a, "file");
    enum result r;
    size_t len;
    char *p;

    if (args_n(a) > 0 || args_has(a, "drop") || args_has(a, "registration"))
        return fail(c, ERR_INPUT, "usage",
            N_("PERSON, --drop and --registration do not go with --file, "
               "which says this row by row."));
    if ((r = file_read(c, path, SHEET_MAX, &p, &len)) != OK)
        return r;
    return sheet_read(c, path, p, len, out);
}

enum result
cmd_enrol_file(struct ctx *c, const struct args *a, struct out *o)
{
    struct sheet sheet;
    struct cohort_new new = {.sheet = &sheet, .trial = args_has(a, "dry-run")};
    struct value *v = value_object(c->mem);
    struct cohort_done done;
    enum result r;

    for (int k = 0; k < COHORT_COLUMNS; k++)
        new.given[k] = given_joined(c, a, cohort_column((enum cohort_column)k));
    if ((r = read_file(c, a, &sheet)) != OK)
        return r;
    r = cohort_enrol(c, &new, &done);
    if (r == ERR_BUSY || r == ERR_FAULT || done.n == 0)
        return r;
    say(c, o, &new, &done, v);
    if (o->json)
        put_json(c, o, &done, new.trial, r, v);
    return r;
}
