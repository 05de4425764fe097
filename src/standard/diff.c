/* diff - two units: their items, titles, facts and prose. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "facts.h"
#include "standard/diff.h"

static bool
has_language(const struct unit *u, const char *lang)
{
    struct unit_each at = {0};

    while (unit_each_item(u, &at))
        for (const struct unit_text *t = at.node->text; t != NULL; t = t->next)
            if (strcmp(t->lang, lang) == 0)
                return true;
    return false;
}

/* The new one's primary language where the old one has it, else the old's. */
static const char *
common_language(const struct unit *old, const struct unit *new)
{
    if (has_language(old, unit_language(new)))
        return unit_language(new);
    return has_language(new, unit_language(old)) ? unit_language(old) : NULL;
}

static struct diff_items
items_of(struct mem *m, const struct unit *u, const char *lang)
{
    struct diff_items items = {.n = 0};
    struct unit_each at = {0};

    while (unit_each_item(u, &at))
        items.n++;
    items.item = mem_array(m, items.n + 1, sizeof(*items.item));
    items.n = 0;
    for (at = (struct unit_each){0}; unit_each_item(u, &at);) {
        const struct unit_node *parent = unit_item_parent(at.node);

        items.item[items.n++] = (struct diff_item){
            .name = at.node->id,
            .section = unit_role_name(at.section->role),
            .label = at.node->label,
            .parent = parent != NULL ? parent->id : NULL,
            .words = unit_words_in(at.node->text, lang),
        };
    }
    return items;
}

/* All values of a field: "a; b". */
static const char *
fact_words(struct mem *m, const struct unit *u, enum unit_field field,
    const char *lang)
{
    struct str s = str_in(m);

    for (const struct unit_fact *f = u->facts; f != NULL; f = f->next) {
        const struct unit_text *t = unit_words(f->text, lang);
        const char *value = f->value != NULL ? f->value : t ? t->words : NULL;

        if (f->field == field && value != NULL)
            str_addf(&s, "%s%s", s.len > 0 ? "; " : "", value);
    }
    if (field == FIELD_ORIGINAL_URN)
        for (const struct unit_relation *r = u->relations; r; r = r->next)
            str_addf(&s, "%s%s %s", s.len > 0 ? "; " : "", r->type, r->urn);
    return s.len > 0 ? s.s : NULL;
}

static void
add_prose(struct str *s, const struct unit_node *node, const char *lang)
{
    for (; node != NULL; node = node->next) {
        const char *words[] = {unit_words_in(node->text, lang),
            unit_words_in(node->meaning, lang)};

        if (node->kind == NODE_ITEM)
            continue;
        for (size_t i = 0; i < 2; i++)
            if (words[i] != NULL)
                str_addf(s, "%s%s", s->len > 0 ? "\n" : "", words[i]);
        add_prose(s, node->first, lang);
    }
}

/* What stands in the section but for its items. */
static const char *
section_words(
    struct mem *m, const struct unit *u, enum unit_role role, const char *lang)
{
    struct str s = str_in(m);

    for (const struct unit_section *i = u->sections; i != NULL; i = i->next) {
        const char *prompt = unit_words_in(i->prompt, lang);

        if (i->role != role)
            continue;
        str_adds(&s, prompt);
        add_prose(&s, i->first, lang);
    }
    return s.len > 0 ? s.s : NULL;
}

static void
add_fact(struct ctx *c, struct diff *d, const struct diff_fact *fact)
{
    if (fact->old == NULL && fact->new == NULL)
        return;
    if (fact->old != NULL && fact->new !=
                                 NULL &&strcmp(utf8_normal(c->mem, fact->old),
                                     utf8_normal(c->mem, fact->new)) == 0)
        return;
    d->facts[d->nfacts++] = *fact;
}

static const char *
heading_of(const struct unit *u, enum unit_role role, const char *lang)
{
    for (const struct unit_section *i = u->sections; i != NULL; i = i->next)
        if (i->role == role)
            return unit_words_in(i->heading, lang);
    return NULL;
}

static void
add_facts(struct ctx *c, const struct unit *old, const struct unit *new,
    struct diff *d)
{
    struct mem *m = c->mem;
    const char *lang = d->lang, *heading;

    d->facts = mem_array(m, 2 + FIELD_N + ROLE_N, sizeof(*d->facts));
    add_fact(c, d,
        &(struct diff_fact){"title", NULL, unit_words_in(old->title, lang),
            unit_words_in(new->title, lang)});
    add_fact(c, d, &(struct diff_fact){"urn", NULL, old->urn, new->urn});
    for (enum unit_field i = 0; i < FIELD_N; i++)
        add_fact(c, d,
            &(struct diff_fact){fact_rows[i].json, NULL,
                fact_words(m, old, i, lang), fact_words(m, new, i, lang)});
    for (enum unit_role i = 0; i < ROLE_N; i++) {
        if ((heading = heading_of(new, i, lang)) == NULL)
            heading = heading_of(old, i, lang);
        add_fact(c, d,
            &(struct diff_fact){unit_role_name(i), heading,
                section_words(m, old, i, lang),
                section_words(m, new, i, lang)});
    }
}

enum result
diff_units(struct ctx *c, const struct unit *old, const struct unit *new,
    struct diff *out)
{
    struct diff_items a, b;
    enum result r;

    *out = (struct diff){.lang = common_language(old, new)};
    if (out->lang == NULL)
        return fail(c, ERR_CONFLICT, "no-common-language",
            N_("%s and %s have no language in common; add one to either with "
               "“tyst standard add-language”."),
            old->key, new->key);
    a = items_of(c->mem, old, out->lang);
    b = items_of(c->mem, new, out->lang);
    if ((r = diff_items(c, &a, &b, &out->items)) != OK)
        return r;
    for (size_t i = 0; i < out->items.n; i++) {
        out->count[out->items.row[i].kind]++;
        out->moved += out->items.row[i].moved;
    }
    add_facts(c, old, new, out);
    return OK;
}
