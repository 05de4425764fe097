/* library - a unit or qualification as what was loaded as it makes it. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/time.h"
#include "base/utf8.h"
#include "derive/library.h"

static const char *
lang_of(const struct xml_node *t)
{
    return strcmp(t->name, "t") == 0 ? xml_get(t, "xml:lang") : NULL;
}

static const char *
primary(const struct xml_node *root)
{
    for (const struct xml_node *i = root->first; i != NULL; i = i->next)
        if (strcmp(i->name, "language") == 0 && xml_get(i, "primary") != NULL)
            return xml_get(i, "xml:lang");
    return "";
}

/* Its own words in each language; those of the language come back. */
static const char *
add_words(struct facts *f, const struct xml_node *holder, const char *name,
    const char *language)
{
    const char *own = NULL;

    for (const struct xml_node *t = holder->first; t != NULL; t = t->next) {
        const char *lang = lang_of(t), *origin = xml_get(t, "origin");

        if (lang == NULL)
            continue;
        facts_add(f, t->text, "%s words %s words", name, lang);
        facts_add(
            f, origin ? origin : "source", "%s words %s origin", name, lang);
        if (strcmp(lang, language) == 0)
            own = t->text;
    }
    return own;
}

struct walk {
    struct facts *facts;
    const char *section, *language;
    int position;
};

static void add_items(
    struct walk *w, const struct xml_node *node, const char *parent);

static void
add_item(struct walk *w, const struct xml_node *item, const char *parent)
{
    struct facts *f = w->facts;
    const char *name = mem_printf(f->mem, "item %s", xml_get(item, "id"));
    const char *assess = xml_get(item, "assess"), *words;
    char hex[SHA256_HEX_SIZE];

    for (const struct xml_node *i = item->first; assess == NULL && i != NULL;
         i = i->next)
        if (strcmp(i->name, "item") == 0)
            assess = "both";
    facts_add(f, assess ? assess : "self", "%s assess", name);
    facts_add(f, parent, "%s parent", name);
    facts_add(f, w->section, "%s section", name);
    facts_add(f, xml_get(item, "label"), "%s label", name);
    facts_add(f, mem_printf(f->mem, "%d", ++w->position), "%s position", name);
    words = add_words(f, item, name, w->language);
    if (words != NULL) {
        words = utf8_normal(f->mem, words);
        hash_sha256_hex(words, strlen(words), hex);
        facts_add(f, hex, "%s sha256", name);
    }
    add_items(w, item, xml_get(item, "id"));
}

static void
add_items(struct walk *w, const struct xml_node *node, const char *parent)
{
    for (const struct xml_node *i = node->first; i != NULL; i = i->next) {
        if (strcmp(i->name, "group") == 0)
            add_items(w, i, parent);
        if (strcmp(i->name, "item") == 0)
            add_item(w, i, parent);
    }
}

static void
add_file(struct facts *f, const struct xml_node *root)
{
    struct walk w = {.facts = f, .language = primary(root)};
    bool unit = strcmp(root->name, "unit") == 0;
    const char *title = NULL;

    if (unit)
        facts_add(f, w.language, "language");
    for (const struct xml_node *i = root->first; i != NULL; i = i->next) {
        if (strcmp(i->name, "title") == 0 && unit)
            title = add_words(f, i, "title", w.language);
        else if (strcmp(i->name, "title") == 0)
            title = i->first->text;
        if (strcmp(i->name, "section") == 0) {
            w.section = xml_get(i, "role");
            add_items(&w, i, NULL);
        }
    }
    facts_add(f, title, "title");
}

/* What the awarding body asks of a qualification here. */
static void
add_terms(struct facts *f, const struct act *at)
{
    static const char *const days[] = {"register_within", "claim_within", NULL};
    const char *name =
        mem_printf(f->mem, "terms %s", time_format(f->mem, at->at));

    facts_add(f, value_get_bool(at->body, "direct") ? "true" : "false",
        "%s direct", name);
    for (const char *const *i = days; *i != NULL; i++)
        facts_add(f,
            mem_printf(
                f->mem, "%lld", (long long)value_get(at->body, *i)->integer),
            "%s %s", name, *i);
}

void
derive_library(const struct act_logged *act, size_t n,
    const struct xml_node *root, struct facts *f)
{
    static const char *const said[] = {"key", "urn", NULL};
    int edition = 0;

    for (size_t i = 0; i < n; i++) {
        const struct act *at = &act[i].act;
        const char *sha256 = value_get_string(at->body, "sha256"), *name;

        if (strcmp(at->kind, "terms") == 0) {
            add_terms(f, at);
            continue;
        }
        name = mem_printf(f->mem, "edition %d", ++edition);
        if (edition == 1) {
            for (const char *const *k = said; *k != NULL; k++)
                facts_add(f, value_get_string(at->body, *k), "%s", *k);
            facts_add(f,
                mem_printf(f->mem, "%lld",
                    (long long)value_get(at->body, "rev")->integer),
                "rev");
        } else {
            facts_add(
                f, value_get_string(at->body, "language"), "%s language", name);
        }
        facts_add(f, sha256, "%s sha256", name);
        facts_add(f, sha256, "%s file", name);
        facts_add(f, time_format(f->mem, at->at), "%s loaded", name);
    }
    if (root != NULL)
        add_file(f, root);
}
