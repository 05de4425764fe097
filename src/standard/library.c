/* library - load units and find them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "edition.h"
#include "key.h"
#include "ledger/act.h"
#include "library_put.h"
#include "names.h"
#include "resemble.h"
#include "rules/rules.h"
#include "standard/library.h"
#include "standard/search.h"
#include "store/sql.h"
#include "store/store.h"

static struct library_unit
unit_of(const struct unit_row *row)
{
    return (struct library_unit){row->id, row->key, row->rev, row->urn,
        row->language, row->title, row->sha256, row->loaded, NULL};
}

bool
library_name(struct mem *m, const char *named, const char **key, int64_t *rev)
{
    const char *at = strrchr(named, '@');
    char *end;

    *key = at != NULL ? mem_strndup(m, named, (size_t)(at - named)) : named;
    *rev = 0;
    *key = key_normal(m, *key);
    if (at == NULL)
        return true;
    if (at[1] < '1' || at[1] > '9' || strlen(at + 1) > 9)
        return false;
    *rev = strtol(at + 1, &end, 10);
    return *end == '\0';
}

enum result
library_find(struct ctx *c, const char *named, struct library_unit *out)
{
    struct unit_row row;
    const char *key;
    int64_t rev;
    enum result r = ERR_NOT_FOUND;

    if (library_name(c->mem, named, &key, &rev))
        r = rev == 0 ? sql_unit_newest(c, key, &row)
                     : sql_unit_get(c, key, rev, &row);
    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-unit",
            N_("There is no unit %s here; “tyst standard list” shows those "
               "there are."),
            named);
    if (r == OK)
        *out = unit_of(&row);
    return r;
}

enum result
library_title(
    struct ctx *c, const struct library_unit *unit, struct library_title *out)
{
    struct unit_title_row row;
    enum result r = sql_unit_title_in(c, unit->id, c->lang, &row);

    *out = (struct library_title){unit->title, unit->language, false};
    if (r == OK)
        *out = (struct library_title){
            row.title, c->lang, unit_is_unofficial(unit_origin(row.origin))};
    return r == ERR_NOT_FOUND ? OK : r;
}

struct each {
    enum result (*each)(
        struct ctx *c, const struct library_unit *unit, void *arg);
    void *arg;
};

static enum result
each_row(struct ctx *c, const struct unit_row *row, void *arg)
{
    struct each *each = arg;
    struct library_unit unit = unit_of(row);

    return each->each(c, &unit, each->arg);
}

enum result
library_each(struct ctx *c,
    enum result (*each)(
        struct ctx *c, const struct library_unit *unit, void *arg),
    void *arg)
{
    struct each e = {each, arg};

    return sql_unit_ordered(c, c->lang, each_row, &e);
}

enum result
library_xml(struct ctx *c, const struct library_unit *unit, char **out)
{
    struct unit_xml_row row;
    enum result r = sql_unit_xml(c, unit->id, &row);

    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-unit", N_("There is no unit %s."), unit->key);
    if (r == OK)
        *out = mem_strdup(c->mem, row.xml);
    return r;
}

enum result
library_read(struct ctx *c, const struct library_unit *unit, struct unit **out)
{
    struct xml_fault *faults;
    struct xml_node *root;
    enum result r;
    char *xml;

    if ((r = library_xml(c, unit, &xml)) != OK ||
        (r = xml_read(c, NULL, xml, strlen(xml), &root, &faults)) != OK)
        return r;
    return unit_from_xml(c, root, out);
}

/* What is loaded in one transaction, which may be run again. */
struct loading {
    struct unit unit; /* under its key, with the revision that it gets */
    const struct library_given *given;
    struct library_unit out;
    bool was_there;
};

static enum result
add_words(struct ctx *c, const struct item_words_row *row, void *arg)
{
    (void)c;
    str_addf(arg, "%s\n", row->words);
    return OK;
}

/* All words of the items in one language, loaded and new. */
static enum result
compare_with(
    struct ctx *c, const struct unit *u, const struct unit_row *old, bool *out)
{
    struct str before = str_in(c->mem), now = str_in(c->mem);
    struct unit_each at = {0};
    enum result r;

    if ((r = sql_item_words(c, old->id, old->language, add_words, &before)) !=
        OK)
        return r;
    while (unit_each_item(u, &at))
        str_addf(&now, "%s\n", unit_words(at.node->text, old->language)->words);
    *out = resembles(c->mem, before.s, now.s);
    return OK;
}

/* Decide what the unit is to what is there under its key. */
static enum result
place(struct ctx *c, struct loading *l)
{
    struct unit_row old;
    bool resembling = true;
    enum result r = sql_unit_newest(c, l->unit.key, &old);

    if (r == ERR_NOT_FOUND)
        return OK;
    if (r != OK || (r = compare_with(c, &l->unit, &old, &resembling)) != OK)
        return r;
    if (!l->given->revision && !resembling)
        return fail(c, ERR_CONFLICT, "unit-differs",
            N_("The key %s is that of another standard, “%s”; give this one "
               "a key of its own with --key, or say --revision if it "
               "replaces that."),
            l->unit.key, old.title ? old.title : "?");
    if (!l->given->revision && l->unit.rev <= old.rev)
        return fail(c, ERR_CONFLICT, "unit-changed",
            N_("%s is loaded with another text (revision %lld); say "
               "--revision to load this as the next."),
            l->unit.key, (long long)old.rev);
    if (l->unit.rev <= old.rev)
        l->unit.rev = old.rev + 1;
    return OK;
}

/* Does it only add a language to what is there? */
static enum result
put_language(struct ctx *c, struct loading *l, bool *done)
{
    struct library_unit unit;
    struct pair_rows rows;
    struct unit_row row;
    const char *lang;
    struct unit *u;
    enum result r = sql_unit_newest(c, l->unit.key, &row);

    *done = false;
    if (r == ERR_NOT_FOUND)
        return OK;
    unit = unit_of(&row);
    if (r != OK || (r = library_read(c, &unit, &u)) != OK ||
        (r = edition_language(c, u, &l->unit, &lang)) != OK || lang == NULL ||
        (r = edition_put(c, &unit, &l->unit, lang, ORIGIN_SOURCE, &rows,
             &l->was_there)) != OK)
        return r;
    *done = true;
    l->out = unit;
    l->out.added = l->was_there ? NULL : lang;
    return OK;
}

/* Has this key these bytes, under the number of the file or a later one? */
static enum result
find_same(struct ctx *c, struct loading *l)
{
    struct unit_row row;
    int64_t rev = l->unit.rev;
    enum result r = sql_unit_newest(c, l->unit.key, &row);
    int64_t latest = r == OK ? row.rev : 0;

    l->was_there = false;
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    for (r = ERR_NOT_FOUND; rev <= latest && r == ERR_NOT_FOUND; rev++) {
        struct unit numbered = l->unit;
        char hex[SHA256_HEX_SIZE];
        size_t len;
        char *xml;

        numbered.rev = rev;
        xml = unit_write(c->mem, &numbered, &len);
        hash_sha256_hex(xml, len, hex);
        r = sql_unit_same(c, l->unit.key, hex, &row);
    }
    if (r == OK) {
        l->out = unit_of(&row);
        l->was_there = true;
    }
    return r == ERR_NOT_FOUND ? OK : r;
}

static enum result
add_titles(struct ctx *c, const struct loading *l)
{
    enum result r = OK;

    for (const struct unit_text *t = l->unit.title; t != NULL && r == OK;
         t = t->next)
        r = sql_unit_title_add(
            c, l->out.id, t->lang, t->words, origin_names[t->origin]);
    return r;
}

/* The row id of each item, while its children are added. */
struct added {
    const struct unit_node *node;
    struct id id;
};

static struct id
id_of(const struct added *added, size_t n, const struct unit_node *node)
{
    static const struct id none;

    while (node != NULL && n-- > 0)
        if (added[n].node == node)
            return added[n].id;
    return none;
}

static enum result
add_item(struct ctx *c, const struct loading *l, const struct unit_each *at,
    struct added *added, size_t n)
{
    const struct unit_node *item = at->node;
    enum result r;

    added[n].node = item;
    added[n].id = id_new(c);
    r = sql_item_add(c, added[n].id, l->out.id, item->id,
        id_of(added, n, unit_item_parent(item)),
        unit_role_name(at->section->role), item->label, (int64_t)n + 1,
        assess_names[item->assess],
        unit_item_sha256(c->mem, item, unit_language(&l->unit)));
    for (const struct unit_text *t = item->text; t != NULL && r == OK;
         t = t->next)
        r = sql_item_text_add(
            c, added[n].id, t->lang, t->words, origin_names[t->origin]);
    return r;
}

static enum result
add_items(struct ctx *c, const struct loading *l)
{
    struct unit_each at = {0};
    struct added *added;
    enum result r = OK;
    size_t n = 0;

    while (unit_each_item(&l->unit, &at))
        n++;
    added = mem_array(c->mem, n, sizeof(*added));
    at = (struct unit_each){0};
    for (n = 0; r == OK && unit_each_item(&l->unit, &at); n++)
        r = add_item(c, l, &at, added, n);
    return r;
}

static enum result
add_act(struct ctx *c, const struct loading *l)
{
    struct value *body = value_object(c->mem);
    struct act act = {.kind = "standard",
        .actor = c->actor,
        .subject = l->out.id,
        .body = body};

    value_set_string(c->mem, body, "key", l->out.key);
    value_set_integer(c->mem, body, "rev", l->out.rev);
    if (l->out.urn != NULL)
        value_set_string(c->mem, body, "urn", l->out.urn);
    value_set_string(c->mem, body, "sha256", l->out.sha256);
    return act_append(c, &act, NULL);
}

static enum result
add_unit(struct ctx *c, struct loading *l)
{
    const struct unit *u = &l->unit;
    const struct unit_text *title = unit_words(u->title, unit_language(u));
    char hex[SHA256_HEX_SIZE];
    size_t len;
    char *xml = unit_write(c->mem, u, &len);
    enum result r;

    hash_sha256_hex(xml, len, hex);
    l->out = (struct library_unit){id_new(c), u->key, u->rev, u->urn,
        unit_language(u), title ? title->words : NULL, mem_strdup(c->mem, hex),
        c->now, NULL};
    if ((r = sql_unit_add(c, l->out.id, u->key, u->rev, u->urn, l->out.language,
             l->out.title, xml, hex, c->now)) != OK ||
        (r = add_titles(c, l)) != OK || (r = add_items(c, l)) != OK ||
        (r = search_add_unit(c, l->out.id, u)) != OK)
        return r;
    return add_act(c, l);
}

enum result
library_put(struct ctx *c, const struct unit *u,
    const struct library_given *given, struct library_unit *out,
    bool *was_there)
{
    struct loading l = {.unit = *u, .given = given};
    bool done = true;
    enum result r;

    if (given->key != NULL &&
        *(l.unit.key = key_normal(c->mem, given->key)) == '\0')
        return fail(c, ERR_INPUT, "bad-key",
            N_("“%s” holds no letter or digit for a key."), given->key);
    if ((r = find_same(c, &l)) == OK && !l.was_there)
        r = put_language(c, &l, &done);
    if (r == OK && !done && (r = place(c, &l)) == OK)
        r = add_unit(c, &l);
    if (r == OK)
        r = lineage_put(c, l.out.id, u);
    *out = l.out;
    *was_there = l.was_there;
    return r;
}

/* The arguments of library_add(). */
struct adding {
    const struct unit *unit;
    const struct library_given *given;
    struct library_unit *out;
    bool was_there;
};

static enum result
add(struct ctx *c, void *arg)
{
    struct adding *a = arg;
    enum result r = may_administer(c);

    return r != OK ? r
                   : library_put(c, a->unit, a->given, a->out, &a->was_there);
}

enum result
library_add(struct ctx *c, const struct unit *u,
    const struct library_given *given, struct library_unit *out,
    bool *was_there)
{
    struct adding a = {u, given, out, false};
    enum result r = store_write(c, add, &a);

    *was_there = a.was_there;
    return r;
}

enum result
library_list(struct ctx *c, int64_t max, struct library_unit **out, size_t *n)
{
    struct unit_row *rows;
    enum result r;

    if ((r = sql_unit_list(c, c->lang, max, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = unit_of(&rows[i]);
    return OK;
}
