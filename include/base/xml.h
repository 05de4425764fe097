/*
 * xml - XML (1.0, fifth edition) as a tree in a mem, read by libxml2 and
 * written in one canonical way.
 *
 * Reading is for files from outside, inside the parser child (base/child.h):
 * UTF-8 only, no DTD, so no entities, nothing fetched, and limits that are
 * counted before libxml2 sees the file, because some things cost it dearly
 * (40 000 attributes of one element: twenty seconds).
 */
#ifndef TYST_BASE_XML_H
#define TYST_BASE_XML_H

#include "base/ctx.h"
#include "base/str.h"
#include "base/value.h"

struct xml_attribute {
    const char *name; /* with its prefix: "xml:lang" */
    const char *value;
    struct xml_attribute *next;
};

/* An element: with children, or with text, or empty.  Never mixed. */
struct xml_node {
    const char *name;
    const char *text; /* NULL: none */
    int line;         /* in its file; 0: none */
    struct xml_attribute *attributes;
    struct xml_node *first, *last, *next;
};

/* One thing wrong with a file. */
struct xml_fault {
    int line; /* 0: the whole file */
    const char *message;
    struct xml_fault *next;
};

/* A compiled RELAX NG schema; it is the caller's to close. */
struct xml_schema;
enum result xml_schema_open(
    struct ctx *c, const char *text, size_t len, struct xml_schema **out);
void xml_schema_close(struct xml_schema *schema);

/*
 * The tree in text, checked against the schema where one is given.  ERR_INPUT
 * or ERR_LIMIT fills faults (up to 50 of them), each with its line; the failure
 * says the first. White space between elements is dropped; text is composed
 * (NFC).
 */
enum result xml_read(struct ctx *c, const struct xml_schema *schema,
    const char *text, size_t len, struct xml_node **out,
    struct xml_fault **faults);

/* New nodes, appended to parent (NULL: a root). */
struct xml_node *xml_element(
    struct mem *m, struct xml_node *parent, const char *name);
struct xml_node *xml_element_text(
    struct mem *m, struct xml_node *parent, const char *name, const char *text);

/* Set an attribute after those it has; a NULL value sets none. */
void xml_set(
    struct mem *m, struct xml_node *node, const char *name, const char *value);

/* The attribute's value, NULL when absent. */
const char *xml_get(const struct xml_node *node, const char *name);

/*
 * The canonical file: declaration, elements indented by two, one to a line,
 * attributes in the order they were set, LF, composed (NFC).
 */
void xml_write(struct str *out, struct mem *m, const struct xml_node *root);

/* The tree as a value and back, for the way out of the child. */
struct value *xml_to_value(struct mem *m, const struct xml_node *node);
enum result xml_from_value(
    struct ctx *c, const struct value *v, struct xml_node **out);

#endif
