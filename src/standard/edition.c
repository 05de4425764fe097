/* edition - store a unit with a language more. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "edition.h"
#include "ledger/act.h"
#include "names.h"
#include "rules/rules.h"
#include "standard/search.h"
#include "store/sql.h"
#include "store/store.h"

static const char *
xml_of(struct ctx *c, const struct unit *u)
{
    size_t len;

    return unit_write(c->mem, u, &len);
}

/* As it is without the language. */
static enum result
without(
    struct ctx *c, const struct unit *u, const char *lang, struct unit **out)
{
    enum result r = unit_copy(c, u, out);

    if (r == OK)
        unit_drop_language(*out, lang);
    return r;
}

enum result
edition_language(struct ctx *c, const struct unit *u, const struct unit *other,
    const char **out)
{
    struct unit *one, *two;
    enum result r;

    *out = NULL;
    for (const struct unit_language *l = other->languages; l != NULL;
         l = l->next) {
        if (l->primary || !l->complete ||
            strcmp(l->lang, unit_language(u)) == 0)
            continue;
        if ((r = without(c, u, l->lang, &one)) != OK ||
            (r = without(c, other, l->lang, &two)) != OK)
            return r;
        two->key = one->key;
        two->rev = one->rev;
        if (strcmp(xml_of(c, one), xml_of(c, two)) == 0) {
            *out = l->lang;
            return OK;
        }
    }
    return OK;
}

static enum result
set_words(struct ctx *c, struct id unit, const struct unit *u, const char *lang)
{
    struct outline_item_row *items;
    struct unit_each at = {0};
    enum result r;
    size_t n;

    if ((r = sql_unit_title_remove(c, unit, lang)) != OK ||
        (r = sql_unit_words_remove(c, unit, lang)) != OK ||
        (r = sql_outline_items(c, unit, &items, &n)) != OK)
        return r;
    for (const struct unit_text *t = u->title; t != NULL && r == OK;
         t = t->next)
        if (strcmp(t->lang, lang) == 0)
            r = sql_unit_title_add(
                c, unit, lang, t->words, origin_names[t->origin]);
    for (size_t i = 0; i < n && r == OK && unit_each_item(u, &at); i++) {
        const struct unit_text *t = unit_words(at.node->text, lang);

        r = sql_item_text_add(
            c, items[i].id, lang, t->words, origin_names[t->origin]);
    }
    return r;
}

static enum result
add_act(struct ctx *c, const struct library_unit *unit, const char *lang)
{
    struct value *body = value_object(c->mem);
    struct act act = {.kind = "standard-language",
        .actor = c->actor,
        .subject = unit->id,
        .body = body};

    value_set_string(c->mem, body, "key", unit->key);
    value_set_integer(c->mem, body, "rev", unit->rev);
    value_set_string(c->mem, body, "language", lang);
    value_set_string(c->mem, body, "sha256", unit->sha256);
    return act_append(c, &act, NULL);
}

static enum result
store_edition(struct ctx *c, struct library_unit *unit, const struct unit *u,
    const char *lang)
{
    const char *origin = origin_names[unit_language_origin(u, lang)];
    const char *xml = xml_of(c, u);
    char hex[SHA256_HEX_SIZE];
    struct edition_row newest = {1};
    enum result r = sql_edition_newest(c, unit->id, &newest);

    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    hash_sha256_hex(xml, strlen(xml), hex);
    unit->sha256 = mem_strdup(c->mem, hex);
    if ((r = sql_edition_add(c, unit->id, newest.edition + 1, lang, origin, xml,
             hex, c->now)) != OK ||
        (r = set_words(c, unit->id, u, lang)) != OK ||
        (r = search_add_unit(c, unit->id, u)) != OK)
        return r;
    return add_act(c, unit, lang);
}

enum result
edition_put(struct ctx *c, struct library_unit *unit, const struct unit *other,
    const char *lang, enum unit_origin origin, struct pair_rows *rows,
    bool *was_there)
{
    struct unit *u, *with;
    enum unit_origin had;
    enum result r;

    if ((r = library_read(c, unit, &u)) != OK ||
        (r = without(c, u, lang, &with)) != OK ||
        (r = unit_add_language(c, with, other, lang, origin, rows)) != OK)
        return r;
    *was_there = strcmp(xml_of(c, u), xml_of(c, with)) == 0;
    if (*was_there)
        return OK;
    had = unit_language_origin(u, lang);
    if (had != ORIGIN_NONE && unit_language_origin(with, lang) >= had)
        return fail(c, ERR_CONFLICT, "language-there",
            N_("%s has other words in that language (%s); only words from a "
               "better source can take their place."),
            unit->key, lang);
    return store_edition(c, unit, with, lang);
}

/* The arguments of library_add_language(). */
struct adding {
    const char *named;
    const struct unit *other;
    enum unit_origin origin;
    struct pair_rows *rows;
    struct library_unit *out;
    bool was_there;
};

/* Other's own language; of a unit file in several, the one to be added. */
static const char *
language_to_add(const struct library_unit *unit, const struct unit *other)
{
    for (const struct unit_language *l = other->languages; l != NULL;
         l = l->next)
        if (l->complete && strcmp(l->lang, unit->language) != 0)
            return l->lang;
    return NULL;
}

static enum result
add(struct ctx *c, void *arg)
{
    struct adding *a = arg;
    const char *lang;
    enum result r;

    if ((r = may_administer(c)) != OK ||
        (r = library_find(c, a->named, a->out)) != OK)
        return r;
    lang = language_to_add(a->out, a->other);
    if (lang == NULL)
        return fail(c, ERR_INPUT, "same-language",
            N_("%s was published in that language (%s) already; a changed text "
               "is a new revision."),
            a->out->key, a->out->language);
    return edition_put(
        c, a->out, a->other, lang, a->origin, a->rows, &a->was_there);
}

enum result
library_add_language(struct ctx *c, const char *named, const struct unit *other,
    enum unit_origin origin, struct pair_rows *rows, struct library_unit *out,
    bool *was_there)
{
    struct adding a = {named, other, origin, rows, out, false};
    enum result r;

    *rows = (struct pair_rows){0};
    r = store_write(c, add, &a);
    *was_there = a.was_there;
    return r;
}
