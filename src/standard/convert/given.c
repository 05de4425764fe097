/* given - what a person knows that a document does not say. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "standard/build.h"
#include "standard/convert.h"
#include "standard/key.h"

/* A warning that what is given answers. */
static void
drop_warning(struct unit *u, const char *code)
{
    u->newest.warning = NULL;
    for (struct unit_warning **w = &u->warnings; *w != NULL;) {
        if (strcmp((*w)->code, code) == 0)
            *w = (*w)->next;
        else
            w = &(*w)->next;
    }
}

static bool
is_text(const char *s)
{
    return s == NULL || utf8_valid(s, strlen(s));
}

/* What is said in one language is in the other. */
static void
relabel(struct xml_node *node, const char *from, const char *to)
{
    for (struct xml_attribute *a = node->attributes; a != NULL; a = a->next)
        if (strcmp(a->name, "xml:lang") == 0 && strcmp(a->value, from) == 0)
            a->value = to;
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        relabel(i, from, to);
}

/* Of a document in one language. */
static enum result
give_language(struct ctx *c, struct unit **unit, const char *lang)
{
    const char *was = unit_language(*unit);
    struct xml_node *root;

    if (strcmp(was, lang) == 0 || (*unit)->languages->next != NULL)
        return OK;
    root = unit_to_xml(c->mem, *unit);
    relabel(root, was, lang);
    return unit_from_xml(c, root, unit);
}

enum result
convert_give(struct ctx *c, struct unit **unit, const struct unit_given *given)
{
    const char *key = given->key != NULL ? given->key : given->urn;
    struct unit *u;
    enum result r;

    if (!is_text(given->title) || !is_text(given->urn) || !is_text(key))
        return fail(c, ERR_INPUT, "not-utf8",
            N_("A title, URN or key must be UTF-8 text."));
    if (given->language != NULL &&
        (r = give_language(c, unit, given->language)) != OK)
        return r;
    u = *unit;
    if (given->title != NULL && *utf8_trim(c->mem, given->title) != '\0') {
        if (u->title != NULL)
            add_warning(
                c->mem, u, "title-replaced", u->title->line, u->title->words);
        u->title = NULL;
        add_text(c->mem, &u->title, unit_language(u),
            utf8_normal(c->mem, given->title), 0)
            ->origin = ORIGIN_CURATED;
        drop_warning(u, "no-title");
    }
    if (given->urn != NULL) {
        u->urn = utf8_normal(c->mem, given->urn);
        u->urn_basis = "user";
        drop_warning(u, "no-urn");
    }
    if (key == NULL)
        return OK;
    if (*(u->key = key_normal(c->mem, key)) == '\0')
        return fail(c, ERR_INPUT, "bad-key",
            N_("“%s” holds no letter or digit for a key."), key);
    return OK;
}
