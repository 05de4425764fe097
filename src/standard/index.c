/* index - what a unit is found by, and where its title stands in lists. */
#include <config.h>

#include <string.h>

#include "base/welsh.h"
#include "standard/library.h"
#include "standard/search.h"
#include "store/search.h"
#include "store/sql.h"
#include "store/store.h"

/* How units are folded and indexed.  To be counted on with every change of
 * that, so that what is there is indexed again. */
#define RULES "2"

/* Readers of these languages have lists in their alphabet. */
static const char *const readers[] = {"cy", "en"};

static void
add_words(struct str *to, const char *text)
{
    struct word w;

    while (word_next(&text, &w)) {
        str_adds(to, w.folded);
        str_addc(to, ' ');
    }
}

static void
add_texts(struct str *to, const struct unit_text *text, const char *language)
{
    for (; text != NULL; text = text->next)
        if (strcmp(text->lang, language) == 0)
            add_words(to, text->words);
}

/* A code by its parts, and by all of them written as one. */
static void
add_code(struct str *to, const char *code)
{
    size_t parts = 0;
    struct word w;

    if (code == NULL)
        return;
    add_words(to, code);
    for (const char *next = code; word_next(&next, &w); parts++)
        continue;
    if (parts < 2)
        return;
    for (const char *next = code; word_next(&next, &w);)
        str_adds(to, w.folded);
    str_addc(to, ' ');
}

static void
add_facts(struct str words[], const struct unit *u, const char *language)
{
    for (const struct unit_fact *f = u->facts; f != NULL; f = f->next) {
        if (f->field == FIELD_KEYWORD)
            add_texts(&words[SEARCH_KEYWORD], f->text, language);
        if (f->field == FIELD_UNIT_CODE || f->field == FIELD_OTHER_CODE)
            add_code(&words[SEARCH_CODE],
                f->value != NULL ? f->value : f->text->words);
    }
}

/* What the unit says in one language. */
static enum result
put(struct ctx *c, struct id unit, const struct unit *u, const char *language)
{
    struct str words[SEARCH_FIELDS];
    const char *all[SEARCH_FIELDS];
    struct unit_each at = {0};

    for (int i = 0; i < SEARCH_FIELDS; i++)
        words[i] = str_in(c->mem);
    add_code(&words[SEARCH_CODE], u->key);
    add_code(&words[SEARCH_CODE], u->urn);
    for (struct unit_relation *i = u->relations; i != NULL; i = i->next)
        add_code(&words[SEARCH_CODE], i->urn);
    add_facts(words, u, language);
    add_texts(&words[SEARCH_TITLE], u->title, language);
    while (unit_each_item(u, &at))
        add_texts(&words[SEARCH_BODY], at.node->text, language);
    for (int i = 0; i < SEARCH_FIELDS; i++)
        all[i] = words[i].s;
    return search_put(c, unit, language, all);
}

static bool
has_language(const struct unit *u, const char *language)
{
    for (const struct unit_language *l = u->languages; l != NULL; l = l->next)
        if (strcmp(l->lang, language) == 0)
            return true;
    return false;
}

/* Lists show the title in their reader's language where there is one; without
 * any it stands under its key. */
static enum result
put_order(struct ctx *c, struct id unit, const struct unit *u)
{
    enum result r = OK;

    for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]) && r == OK;
         i++) {
        const struct unit_text *title = unit_words(u->title, readers[i]);
        char *place = collation_key(c->mem, title ? title->words : u->key,
            strcmp(readers[i], "cy") == 0);

        r = sql_unit_order_set(c, unit, readers[i],
            (struct bytes){(const uint8_t *)place, strlen(place)});
    }
    return r;
}

/* All revisions but the newest are old. */
static enum result
set_old(struct ctx *c, const char *key)
{
    struct unit_revision_row *rows;
    size_t n;
    enum result r = sql_unit_revisions(c, key, &rows, &n);

    for (size_t i = 1; i < n && r == OK; i++)
        r = search_set_old(c, rows[i].id);
    return r;
}

enum result
search_add_unit(struct ctx *c, struct id unit, const struct unit *u)
{
    enum result r = OK;

    for (const struct unit_language *l = u->languages; l != NULL && r == OK;
         l = l->next)
        r = put(c, unit, u, l->lang);
    for (const struct unit_text *t = u->title; t != NULL && r == OK;
         t = t->next)
        if (!has_language(u, t->lang))
            r = put(c, unit, u, t->lang);
    if (r != OK || (r = put_order(c, unit, u)) != OK)
        return r;
    return set_old(c, u->key);
}

static enum result
add_again(struct ctx *c, const struct unit_row *row, void *arg)
{
    struct library_unit unit = {.id = row->id, .key = row->key};
    struct unit *u;
    enum result r = library_read(c, &unit, &u);

    (void)arg;
    return r != OK ? r : search_add_unit(c, row->id, u);
}

static enum result
add_all(struct ctx *c, void *arg)
{
    enum result r;

    (void)arg;
    if ((r = search_clear(c)) != OK ||
        (r = sql_unit_all(c, add_again, NULL)) != OK)
        return r;
    return store_setting_set(c, "search", RULES);
}

enum result
search_is_ready(struct ctx *c, bool *out)
{
    const char *rules;
    enum result r = store_setting_get(c, "search", &rules);

    *out = r == OK && rules != NULL && strcmp(rules, RULES) == 0;
    return r;
}

enum result
search_make_ready(struct ctx *c)
{
    return store_write(c, add_all, NULL);
}
