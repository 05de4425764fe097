/* xml_tree - build a tree, write it canonically, and pass it as a value. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "base/xml.h"

#define DEPTH_MAX 64

struct xml_node *
xml_element(struct mem *m, struct xml_node *parent, const char *name)
{
    struct xml_node *node = mem_alloc(m, sizeof(*node));

    node->name = name;
    if (parent != NULL && parent->last != NULL)
        parent->last->next = node;
    else if (parent != NULL)
        parent->first = node;
    if (parent != NULL)
        parent->last = node;
    return node;
}

struct xml_node *
xml_element_text(
    struct mem *m, struct xml_node *parent, const char *name, const char *text)
{
    struct xml_node *node = xml_element(m, parent, name);

    node->text = text;
    return node;
}

void
xml_set(
    struct mem *m, struct xml_node *node, const char *name, const char *value)
{
    struct xml_attribute **end = &node->attributes;

    if (value == NULL)
        return;
    while (*end != NULL)
        end = &(*end)->next;
    *end = mem_alloc(m, sizeof(**end));
    (*end)->name = name;
    (*end)->value = mem_strdup(m, value);
}

const char *
xml_get(const struct xml_node *node, const char *name)
{
    for (struct xml_attribute *a = node->attributes; a != NULL; a = a->next)
        if (strcmp(a->name, name) == 0)
            return a->value;
    return NULL;
}

/*
 * Escaped for text, or for an attribute, where white space other than a space
 * would be read back as one.  A carriage return would be read as a line feed.
 */
static void
add_escaped(struct str *out, const char *s, bool attribute)
{
    for (; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;

        if (c == '&')
            str_adds(out, "&amp;");
        else if (c == '<')
            str_adds(out, "&lt;");
        else if (c == '>')
            str_adds(out, "&gt;");
        else if (c == '"' && attribute)
            str_adds(out, "&quot;");
        else if (c == '\r' || (attribute && (c == '\n' || c == '\t')))
            str_addf(out, "&#%d;", c);
        else if (c >= ' ' || c == '\n' || c == '\t')
            str_addc(out, (char)c);
    }
}

static void
add_indent(struct str *out, int depth)
{
    for (int i = 0; i < depth; i++)
        str_adds(out, "  ");
}

static void
write_node(
    struct str *out, struct mem *m, const struct xml_node *node, int depth)
{
    add_indent(out, depth);
    str_addc(out, '<');
    str_adds(out, node->name);
    for (struct xml_attribute *a = node->attributes; a != NULL; a = a->next) {
        str_addc(out, ' ');
        str_adds(out, a->name);
        str_adds(out, "=\"");
        add_escaped(out, utf8_nfc(m, a->value), true);
        str_addc(out, '"');
    }
    if (node->first == NULL && (node->text == NULL || *node->text == '\0')) {
        str_adds(out, "/>\n");
        return;
    }
    str_addc(out, '>');
    if (node->first != NULL) {
        str_addc(out, '\n');
        for (struct xml_node *i = node->first; i != NULL; i = i->next)
            write_node(out, m, i, depth + 1);
        add_indent(out, depth);
    } else {
        add_escaped(out, utf8_nfc(m, node->text), false);
    }
    str_adds(out, "</");
    str_adds(out, node->name);
    str_adds(out, ">\n");
}

void
xml_write(struct str *out, struct mem *m, const struct xml_node *root)
{
    str_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_node(out, m, root, 0);
}

/* An array: name, line, attributes as an object, then text or children. */
struct value *
xml_to_value(struct mem *m, const struct xml_node *node)
{
    struct value *v = value_array(m), *attributes = value_object(m);

    value_add(v, value_string(m, node->name));
    value_add(v, value_integer(m, node->line));
    for (struct xml_attribute *a = node->attributes; a != NULL; a = a->next)
        value_set_string(m, attributes, a->name, a->value);
    value_add(v, attributes);
    if (node->text != NULL)
        value_add(v, value_string(m, node->text));
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        value_add(v, xml_to_value(m, i));
    return v;
}

static bool
node_from_value(
    struct mem *m, const struct value *v, struct xml_node *node, int depth)
{
    const struct value *i;

    if (v->type != VALUE_ARRAY || v->n < 3 || depth > DEPTH_MAX ||
        v->first->type != VALUE_STRING ||
        v->first->next->type != VALUE_INTEGER ||
        v->first->next->next->type != VALUE_OBJECT)
        return false;
    node->name = v->first->string;
    node->line = (int)v->first->next->integer;
    i = v->first->next->next;
    for (const struct value *a = i->first; a != NULL; a = a->next) {
        if (a->type != VALUE_STRING)
            return false;
        xml_set(m, node, a->key, a->string);
    }
    for (i = i->next; i != NULL; i = i->next) {
        if (i->type == VALUE_STRING)
            node->text = i->string;
        else if (!node_from_value(m, i, xml_element(m, node, ""), depth + 1))
            return false;
    }
    return true;
}

enum result
xml_from_value(struct ctx *c, const struct value *v, struct xml_node **out)
{
    *out = xml_element(c->mem, NULL, "");
    if (v == NULL || !node_from_value(c->mem, v, *out, 0))
        return fail(c, ERR_FAULT, "child",
            N_("The reader of files answered in a form it should not."));
    return OK;
}
