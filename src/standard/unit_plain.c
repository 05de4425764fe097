/*
 * unit_plain - a unit as plain text.
 *
 * Its form is one that converts back to the same items: facts as they were
 * published, headings, items by the numbers of their ids.
 */
#include <config.h>

#include <string.h>

#include "standard/unit.h"

struct plain {
    struct str out;
    const char *lang;
};

static const char *
words(const struct plain *p, const struct unit_text *text)
{
    const struct unit_text *t = unit_words(text, p->lang);

    return t != NULL ? t->words : "";
}

static bool
is_in(const struct plain *p, const struct unit_text *text)
{
    return text != NULL &&
           strcmp(unit_words(text, p->lang)->lang, p->lang) == 0;
}

/* Prose of two languages that does not pair stands in nodes of its own. */
static bool
is_others(const struct plain *p, const struct unit_node *first,
    const struct unit_node *node)
{
    if (node->text == NULL || is_in(p, node->text))
        return false;
    for (; first != NULL; first = first->next)
        if (first->kind == node->kind && is_in(p, first->text))
            return true;
    return false;
}

static void
put_nodes(struct plain *p, const struct unit_node *node, int depth)
{
    for (const struct unit_node *first = node; node != NULL;
         node = node->next) {
        const char *text = words(p, node->text);

        if (is_others(p, first, node))
            continue;
        if (node->kind == NODE_ITEM)
            str_addf(&p->out, "%*s%s. %s\n", 2 * depth, "", node->id + 1, text);
        else if (node->kind == NODE_ENTRY)
            str_addf(&p->out, "- %s\n", text);
        else if (node->kind == NODE_TERM)
            str_addf(&p->out, "%s - %s\n", text, words(p, node->meaning));
        else if (node->kind != NODE_LIST)
            str_addf(&p->out, "\n%s\n", text);
        if (node->kind == NODE_GROUP)
            str_addc(&p->out, '\n');
        put_nodes(p, node->first, depth + (node->kind == NODE_ITEM));
    }
}

static void
put_section(struct plain *p, const struct unit_section *s)
{
    str_addf(&p->out, "\n%s\n",
        s->heading != NULL ? words(p, s->heading) : unit_role_name(s->role));
    if (s->prompt != NULL)
        str_addf(&p->out, "\n%s\n", words(p, s->prompt));
    if (s->first != NULL)
        str_addc(&p->out, '\n');
    put_nodes(p, s->first, 0);
}

/* A value of several lines is written on one. */
static void
put_fact(struct plain *p, const struct unit_raw *raw)
{
    str_addf(&p->out, "%s: ", raw->label);
    for (const char *s = raw->value; *s != '\0'; s++)
        str_addc(&p->out, *s == '\n' ? ' ' : *s);
    str_addc(&p->out, '\n');
}

char *
unit_plain(struct mem *m, const struct unit *u, const char *lang)
{
    struct plain p = {str_in(m), lang};

    if (u->title != NULL)
        str_addf(&p.out, "%s\n", words(&p, u->title));
    for (const struct unit_section *s = u->sections; s != NULL; s = s->next)
        put_section(&p, s);
    if (u->raw != NULL)
        str_addc(&p.out, '\n');
    for (const struct unit_raw *raw = u->raw; raw != NULL; raw = raw->next)
        if (strcmp(raw->lang, lang) == 0)
            put_fact(&p, raw);
    return p.out.s;
}
