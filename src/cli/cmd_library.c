/* standard import, list, show and export: the library. */
#include <config.h>

#include <assert.h>
#include <string.h>

#include "command.h"
#include "fetching.h"
#include "lineage.h"
#include "qualification.h"
#include "standard/exchange.h"
#include "standard/import.h"
#include "standard/read.h"
#include "store/store.h"
#include "web/settings.h"

static struct value *
unit_json(struct mem *m, const struct library_unit *unit)
{
    struct value *v = value_object(m);

    value_set_string(m, v, "key", unit->key);
    value_set_integer(m, v, "rev", unit->rev);
    value_set_string(m, v, "urn", unit->urn);
    value_set_string(m, v, "title", unit->title);
    value_set_string(m, v, "language", unit->language);
    value_set_string(m, v, "sha256", unit->sha256);
    return v;
}

/* An import of several files. */
struct importing {
    struct out *o;
    struct child *child;
    struct library_given given;
    struct fetch_rules fetch; /* of files on other servers */
    struct mem *mem;          /* of the whole run */
    struct value *list;       /* with --json */
    size_t n, done, refused;
};

static void
put_imported(struct importing *i, const char *path, const struct imported *what)
{
    struct value *v = value_object(i->mem);

    value_set_string(i->mem, v, "kind", what->kind);
    value_set_string(i->mem, v, "key", what->key);
    value_set_integer(i->mem, v, "rev", what->rev);
    value_set_string(i->mem, v, "urn", what->urn);
    value_set_string(i->mem, v, "title", what->title);
    value_set_string(i->mem, v, "language", what->language);
    value_set_string(i->mem, v, "sha256", what->sha256);
    value_set_string(i->mem, v, "file", path);
    value_set_bool(i->mem, v, "loaded", !what->was_there);
    if (what->added != NULL)
        value_set_string(i->mem, v, "added", what->added);
    value_add(i->list, v);
}

static void
say_imported(struct ctx *c, struct out *o, const struct imported *what)
{
    if (what->added != NULL)
        out_line(o, tr(c->lang, N_("%s@%lld has a further language (%s)")),
            what->key, (long long)what->rev, what->added);
    else
        out_line(o,
            what->was_there ? tr(c->lang, N_("%s@%lld was loaded before"))
                            : tr(c->lang, N_("%s@%lld is loaded")),
            what->key, (long long)what->rev);
    for (const char *const *key = what->unknown; key && *key; key++)
        out_note(o, tr(c->lang, N_("%s: the unit %s is not loaded.")),
            what->key, *key);
}

/* One file: what it held, or why it is refused.  One that is the only one is
 * the command's failure; others are told and passed over. */
static enum result
told(struct ctx *c, void *arg, const char *path, enum result r,
    const struct import_list *loaded)
{
    struct importing *i = arg;

    i->done++;
    if (r != OK) {
        i->refused++;
        if (i->n == 1)
            return r;
        out_failure(i->o, c->message);
    }
    for (size_t n = 0; n < loaded->n; n++)
        if (i->o->json)
            put_imported(i, path, &loaded->list[n]);
        else
            say_imported(c, i->o, &loaded->list[n]);
    out_progress(i->o, i->done, i->n);
    return OK;
}

static enum result
import_one_url(struct ctx *c, struct importing *i, const char *url)
{
    struct import_list loaded = {0};
    enum result r = import_url(c, i->child, url, &i->fetch, &i->given, &loaded);

    if (r == ERR_BUSY || r == ERR_FAULT)
        return r;
    if (r == OK && loaded.n == 0 && !i->o->json)
        out_line(
            i->o, tr(c->lang, N_("%s is as it was when it was loaded")), url);
    return told(c, i, url, r, &loaded);
}

/* Every file that the words mean, folders unfolded; NULL-terminated. */
static enum result
list_files(
    struct ctx *c, const struct args *a, struct importing *i, const char ***out)
{
    const char ***lists = mem_array(c->mem, args_n(a), sizeof(*lists)), **to;
    enum result r;

    for (size_t k = 0; k < args_n(a); k++) {
        if ((r = import_files(c, args_words(a)[k], &lists[k])) != OK)
            return r;
        for (const char **path = lists[k]; *path != NULL; path++)
            i->n++;
    }
    *out = to = mem_array(c->mem, i->n + 1, sizeof(*to));
    for (size_t k = 0; k < args_n(a); k++)
        for (const char **path = lists[k]; *path != NULL; path++)
            *to++ = *path;
    return OK;
}

/* Files up to an address share commits. */
static enum result
import_all(struct ctx *c, struct importing *i, const char **paths)
{
    enum result r = OK;

    while (*paths != NULL && r == OK) {
        const char **end = paths, *address;

        while (*end != NULL && !fetch_is_url(*end))
            end++;
        address = *end;
        *end = NULL;
        r = import_each(c, i->child, paths, &i->given, told, i);
        if (r == OK && address != NULL)
            r = import_one_url(c, i, address);
        paths = end + (address != NULL);
    }
    return r;
}

enum result
cmd_standard_import(struct ctx *c, const struct args *a, struct out *o)
{
    struct importing i = {.o = o, .child = child_open(c, READ_CHILD_UNIT)};
    const char **paths;
    enum result r;

    if ((r = fetching_rules(c, o, &i.fetch)) != OK)
        return r;
    i.given.key = args_get(a, "key");
    i.given.revision = args_has(a, "revision");
    i.mem = c->mem;
    i.list = value_array(c->mem);
    if ((r = list_files(c, a, &i, &paths)) == OK)
        r = import_all(c, &i, paths);
    child_close(i.child);
    if (r != OK)
        return r;
    if (i.refused > 0)
        return fail(c, ERR_INPUT, "not-loaded",
            tr_n(c->lang, "%zu of %zu file was not loaded.",
                "%zu of %zu files were not loaded.", i.n),
            i.refused, i.n);
    out_json(o, i.list);
    return OK;
}

struct listing {
    struct out *o;
    struct mem *mem; /* of the whole list */
    struct value *list;
};

static enum result
list_unit(struct ctx *c, const struct library_unit *unit, void *arg)
{
    struct listing *l = arg;
    struct library_title title;
    struct lineage lineage;
    struct value *v;
    enum result r;

    if ((r = lineage_today(c, unit, &lineage)) != OK ||
        (r = library_title(c, unit, &title)) != OK)
        return r;
    if (l->o->json) {
        v = value_add(l->list, unit_json(l->mem, unit));
        lineage_value(l->mem, &lineage, v);
    } else {
        out_line(l->o, "%s@%lld  %s%s%s%s", unit->key, (long long)unit->rev,
            title.words ? title.words : tr(c->lang, N_("(without a title)")),
            title.unofficial ? "  " : "",
            title.unofficial ? tr(c->lang, N_("(an unofficial translation)"))
                             : "",
            lineage_brief(c->mem, &lineage));
    }
    return OK;
}

enum result
cmd_standard_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct listing l = {o, c->mem, value_array(c->mem)};
    enum result r = library_each(c, list_unit, &l);

    (void)a;
    if (r == OK && (r = list_qualifications(c, o, l.list)) == OK)
        out_json(o, l.list);
    return r;
}

static enum result
read_key(struct ctx *c, const char *key, struct library_unit *unit,
    struct unit **out)
{
    enum result r = library_find(c, key, unit);

    return r != OK ? r : library_read(c, unit, out);
}

/* Words in the language asked for, or in all; unofficial ones are marked. */
struct showing {
    struct out *o;
    const char *lang; /* NULL: all */
    bool marked;
};

static const char *
mark(struct showing *s, const struct unit_text *t)
{
    if (!unit_is_unofficial(t->origin))
        return "";
    s->marked = true;
    return " *";
}

/* Has it words in the language, or none that could be chosen instead? */
static bool
is_asked(const struct showing *s, const struct unit_text *all, const char *lang)
{
    return s->lang == NULL || strcmp(unit_words(all, s->lang)->lang, lang) == 0;
}

static void
show_titles(struct showing *s, const struct unit *u)
{
    for (const struct unit_text *t = u->title; t != NULL; t = t->next)
        if (is_asked(s, u->title, t->lang))
            out_line(s->o, "%s: %s%s", t->lang, t->words, mark(s, t));
}

static void
show_item(struct showing *s, const struct unit_node *item)
{
    const char *id = item->id;
    int depth = 0;

    for (const struct unit_node *i = unit_item_parent(item); i != NULL;
         i = unit_item_parent(i))
        depth++;
    for (const struct unit_text *t = item->text; t != NULL; t = t->next)
        if (is_asked(s, item->text, t->lang)) {
            out_line(
                s->o, "%*s%-6s %s%s", 2 * depth, "", id, t->words, mark(s, t));
            id = "";
        }
}

static void
show_items(struct showing *s, const struct unit *u)
{
    const struct unit_section *section = NULL;
    struct unit_each at = {0};

    while (unit_each_item(u, &at)) {
        if (at.section != section && at.section->heading != NULL)
            out_line(s->o, "\n%s",
                unit_words(at.section->heading, s->lang ? s->lang : "")->words);
        section = at.section;
        show_item(s, at.node);
    }
}

/* NULL for both languages. */
static enum result
take_words(struct ctx *c, const struct args *a, const char **out)
{
    enum result r = args_languages(c, a, out);

    if (*out != NULL && strcmp(*out, "both") == 0)
        *out = NULL;
    return r;
}

enum result
cmd_standard_show(struct ctx *c, const struct args *a, struct out *o)
{
    struct library_unit unit;
    struct showing s = {.o = o};
    struct lineage lineage;
    struct value *v;
    struct unit *u = NULL;
    enum result r;

    if ((r = take_words(c, a, &s.lang)) != OK)
        return r;
    r = read_key(c, args_words(a)[0], &unit, &u);
    if (r == ERR_NOT_FOUND && show_qualification(c, o, args_words(a)[0], &r))
        return r;
    if (r != OK || (r = lineage_today(c, &unit, &lineage)) != OK)
        return r;
    assert(u != NULL);
    v = unit_to_json(c, u);
    lineage_value(c->mem, &lineage, v);
    if (out_json(o, v))
        return OK;
    out_line(o, "%s@%lld", u->key, (long long)u->rev);
    show_titles(&s, u);
    if (u->urn != NULL)
        out_line(o, "%s: %s", "URN", u->urn);
    lineage_lines(o, &lineage);
    show_items(&s, u);
    if (s.marked)
        out_line(o, "\n* %s", tr(c->lang, N_("An unofficial translation.")));
    return OK;
}

enum result
cmd_standard_export(struct ctx *c, const struct args *a, struct out *o)
{
    const char *format = args_get(a, "format"), *lang;
    struct library_unit unit = {0};
    struct settings settings;
    struct unit *u = NULL;
    char *text = NULL;
    enum result r;
    size_t len;

    if ((r = take_words(c, a, &lang)) != OK)
        return r;
    r = read_key(c, args_words(a)[0], &unit, &u);
    if (r == ERR_NOT_FOUND &&
        export_qualification(c, o, args_words(a)[0], format, &r))
        return r;
    if (r != OK)
        return r;
    if (format == NULL || strcmp(format, "xml") == 0)
        r = library_xml(c, &unit, &text);
    else if (strcmp(format, "text") == 0)
        text = unit_plain(c->mem, u, lang ? lang : unit_language(u));
    else if (strcmp(format, "case") != 0)
        r = fail(c, ERR_INPUT, "usage",
            N_("There is no format “%s”; there are xml, text and case."),
            format);
    else if ((r = settings_read(c, store_dir(c), &settings)) == OK)
        text = case_write(c->mem, u, settings.public_address, &len);
    if (r != OK)
        return r;
    out_bytes(o, text, strlen(text));
    return OK;
}
