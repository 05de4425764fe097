/* unit - ask a unit things. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "names.h"
#include "standard/unit.h"

static const char *const role_names[ROLE_N] = {
    [ROLE_OVERVIEW] = "overview",
    [ROLE_PERFORMANCE] = "performance",
    [ROLE_KNOWLEDGE] = "knowledge",
    [ROLE_SCOPE] = "scope",
    [ROLE_SCOPE_PERFORMANCE] = "scope-performance",
    [ROLE_SCOPE_KNOWLEDGE] = "scope-knowledge",
    [ROLE_VALUES] = "values",
    [ROLE_BEHAVIOURS] = "behaviours",
    [ROLE_SKILLS] = "skills",
    [ROLE_GLOSSARY] = "glossary",
    [ROLE_LINKS] = "links",
    [ROLE_EXTERNAL_LINKS] = "external-links",
    [ROLE_EVIDENCE] = "evidence",
    [ROLE_OTHER] = "other",
};

const char *
unit_role_name(enum unit_role role)
{
    return role_names[role];
}

enum unit_origin
unit_origin(const char *name)
{
    return (enum unit_origin)name_find(
        origin_names, ORIGIN_MACHINE + 1, name, ORIGIN_SOURCE);
}

char
unit_role_letter(enum unit_role role)
{
    if (role == ROLE_PERFORMANCE)
        return 'P';
    return role == ROLE_KNOWLEDGE ? 'K' : 0;
}

bool
unit_is_unofficial(enum unit_origin origin)
{
    return origin == ORIGIN_TRANSLATED || origin == ORIGIN_MACHINE;
}

const char *
unit_language(const struct unit *u)
{
    for (struct unit_language *l = u->languages; l != NULL; l = l->next)
        if (l->primary)
            return l->lang;
    return u->languages != NULL ? u->languages->lang : "en";
}

const char *
unit_languages_code(const struct unit *u)
{
    int complete = 0;

    for (struct unit_language *l = u->languages; l != NULL; l = l->next)
        complete += l->complete;
    return complete > 1 ? "mul" : unit_language(u);
}

const struct unit_text *
unit_words(const struct unit_text *text, const char *lang)
{
    for (const struct unit_text *t = text; t != NULL; t = t->next)
        if (strcmp(t->lang, lang) == 0)
            return t;
    return text;
}

const char *
unit_words_in(const struct unit_text *text, const char *lang)
{
    const struct unit_text *t = unit_words(text, lang);

    return t != NULL && strcmp(t->lang, lang) == 0 ? t->words : NULL;
}

const char *
unit_own_words(const struct unit *u, const struct unit_text *text)
{
    const struct unit_text *t = unit_words(text, unit_language(u));

    return t != NULL ? t->words : NULL;
}

const struct unit_fact *
unit_find_fact(const struct unit *u, enum unit_field field)
{
    for (const struct unit_fact *f = u->facts; f != NULL; f = f->next)
        if (f->field == field)
            return f;
    return NULL;
}

const char *
unit_fact_value(const struct unit *u, enum unit_field field)
{
    const struct unit_fact *f = unit_find_fact(u, field);

    return f != NULL ? f->value : NULL;
}

/* The next node in reading order; NULL at the end of the section. */
static const struct unit_node *
next_node(const struct unit_node *node)
{
    if (node->first != NULL)
        return node->first;
    while (node != NULL && node->next == NULL)
        node = node->parent;
    return node != NULL ? node->next : NULL;
}

bool
unit_each_item(const struct unit *u, struct unit_each *at)
{
    do {
        if (at->node != NULL) {
            at->node = next_node(at->node);
        } else {
            at->section = at->section != NULL ? at->section->next : u->sections;
            if (at->section == NULL)
                return false;
            at->node = at->section->first;
        }
    } while (at->node == NULL || at->node->kind != NODE_ITEM);
    return true;
}

const struct unit_node *
unit_item_parent(const struct unit_node *item)
{
    const struct unit_node *parent = item->parent;

    return parent != NULL && parent->kind == NODE_ITEM ? parent : NULL;
}

char *
unit_item_sha256(struct mem *m, const struct unit_node *item, const char *lang)
{
    char *words = utf8_normal(m, unit_words(item->text, lang)->words);
    char *hex = mem_alloc(m, SHA256_HEX_SIZE);

    hash_sha256_hex(words, strlen(words), hex);
    return hex;
}
