/*
 * unit_plain - a unit as plain text.
 *
 * Its form is one that converts back to what it says, and so to the same text:
 * headings, items by the numbers of their ids, facts as they were published.
 * What was published in another language, or not as text, goes by the usual
 * headings and labels of this one.
 */
#include <config.h>

#include <string.h>

#include "facts.h"
#include "standard/convert/headings.h"
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
    return unit_words_in(text, p->lang) != NULL;
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

/* A line of its own, after an empty one. */
static void
put_line(struct plain *p, const char *line)
{
    str_addf(&p->out, "%s%s\n", p->out.len > 0 ? "\n" : "", line);
}

static void
put_node(struct plain *p, const struct unit_node *node, int depth)
{
    const char *text = words(p, node->text);

    switch (node->kind) {
    case NODE_LIST: str_addc(&p->out, '\n'); break;
    case NODE_PARAGRAPH: put_line(p, text); break;
    case NODE_ENTRY: str_addf(&p->out, "- %s\n", text); break;
    case NODE_GROUP:
        put_line(p, text);
        str_addc(&p->out, '\n');
        break;
    case NODE_ITEM:
        str_addf(&p->out, "%*s%s. %s\n", 2 * depth, "", node->id + 1, text);
        break;
    case NODE_TERM:
        str_addf(&p->out, "\n%s - %s\n", text, words(p, node->meaning));
        break;
    }
}

static void
put_nodes(struct plain *p, const struct unit_node *node, int depth)
{
    for (const struct unit_node *first = node; node != NULL;
         node = node->next) {
        if (is_others(p, first, node))
            continue;
        if (node == first && node->kind == NODE_ITEM && node->parent == NULL)
            str_addc(&p->out, '\n');
        put_node(p, node, depth);
        put_nodes(p, node->first, depth + (node->kind == NODE_ITEM));
    }
}

static void
put_section(struct plain *p, const struct unit_section *s)
{
    const char *heading = NULL;

    if (!is_in(p, s->heading))
        heading = heading_words(LABEL_SECTION, (int)s->role, p->lang);
    if (heading == NULL)
        heading =
            s->heading != NULL ? words(p, s->heading) : unit_role_name(s->role);
    put_line(p, heading);
    if (s->prompt != NULL)
        put_line(p, words(p, s->prompt));
    put_nodes(p, s->first, 0);
}

/* A label stands alone where nothing is said; a value of several lines is
 * written on one. */
static void
put_fact(struct plain *p, const char *label, const char *value)
{
    if (*value == '\0') {
        str_addf(&p->out, "%s\n", label);
        return;
    }
    str_addf(&p->out, "%s: ", label);
    for (; *value != '\0'; value++)
        str_addc(&p->out, *value == '\n' ? ' ' : *value);
    str_addc(&p->out, '\n');
}

static bool
was_published(const struct plain *p, const struct unit *u)
{
    for (const struct unit_raw *raw = u->raw; raw != NULL; raw = raw->next)
        if (strcmp(raw->lang, p->lang) == 0)
            return true;
    return false;
}

/* All values of a field, as one. */
static void
put_field(struct plain *p, const struct unit *u, enum unit_field field)
{
    const char *label = heading_words(LABEL_FIELD, (int)field, p->lang);
    struct str values = str_in(p->out.mem);

    for (const struct unit_fact *f = u->facts; f != NULL; f = f->next)
        if (f->field == field && (f->text == NULL || is_in(p, f->text)))
            str_addf(&values, "%s%s",
                values.len == 0        ? ""
                : field == FIELD_SUITE ? ","
                                       : "; ",
                f->value != NULL ? f->value : words(p, f->text));
    for (const struct unit_relation *i = u->relations; i != NULL; i = i->next)
        if (field == FIELD_ORIGINAL_URN && strcmp(i->type, "original") == 0)
            str_addf(&values, "%s%s", values.len > 0 ? "; " : "", i->urn);
    if (values.len > 0 && label != NULL)
        put_fact(p, label, values.s);
}

static void
put_facts(struct plain *p, const struct unit *u)
{
    str_addc(&p->out, '\n');
    for (const struct unit_raw *raw = u->raw; raw != NULL; raw = raw->next)
        if (strcmp(raw->lang, p->lang) == 0)
            put_fact(p, raw->label, raw->value);
    if (was_published(p, u))
        return;
    if (u->urn != NULL)
        put_fact(p, "URN", u->urn);
    for (int field = 0; field < FIELD_N; field++)
        put_field(p, u, (enum unit_field)field);
}

char *
unit_plain(struct mem *m, const struct unit *u, const char *lang)
{
    struct plain p = {str_in(m), lang};

    if (u->title != NULL)
        str_addf(&p.out, "%s\n", words(&p, u->title));
    for (const struct unit_section *s = u->sections; s != NULL; s = s->next)
        put_section(&p, s);
    put_facts(&p, u);
    return p.out.s;
}
