/* help and version. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "command.h"

static bool
begins_with_word(const char *words, const char *start)
{
    size_t len = strlen(start);

    return strncmp(words, start, len) == 0 &&
           (words[len] == '\0' || words[len] == ' ');
}

static void
explain(struct ctx *c, struct out *o, const struct command *command)
{
    out_line(o, "tyst %s%s%s", command->words, *command->synopsis ? " " : "",
        command->synopsis);
    out_line(o, "    %s", tr(c->lang, command->help));
}

static struct value *
row_value(struct ctx *c, const struct command *command)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "command", command->words);
    value_set_string(c->mem, v, "arguments", command->synopsis);
    value_set_string(c->mem, v, "help", tr(c->lang, command->help));
    return v;
}

enum result
cmd_help(struct ctx *c, const struct args *a, struct out *o)
{
    struct str wanted = str_in(c->mem);
    struct value *rows = value_array(c->mem);
    bool found = false;

    for (const char *const *w = args_words(a); *w != NULL; w++)
        str_addf(&wanted, "%s%s", wanted.len ? " " : "", *w);
    if (wanted.len == 0 && !o->json)
        out_line(o, "%s",
            tr(c->lang, N_("tyst [--data DIR] [--lang cy|en] [--json] "
                           "[--quiet] COMMAND …")));
    for (const struct command *i = commands; i->words != NULL; i++) {
        if (wanted.len != 0 && !begins_with_word(i->words, wanted.s))
            continue;
        found = true;
        if (o->json)
            value_add(rows, row_value(c, i));
        else if (wanted.len == 0)
            out_line(o, "  %-22s %s", i->words, tr(c->lang, i->help));
        else
            explain(c, o, i);
    }
    if (!found)
        return fail(c, ERR_NOT_FOUND, "unknown-command",
            N_("There is no command “%s”; “tyst help” lists them."), wanted.s);
    out_json(o, rows);
    return OK;
}

enum result
cmd_version(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *v = value_object(c->mem);

    (void)a;
    value_set_string(c->mem, v, "version", PACKAGE_VERSION);
    if (!out_json(o, v))
        out_line(o, "tyst %s", PACKAGE_VERSION);
    return OK;
}
