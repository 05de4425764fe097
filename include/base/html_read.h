/*
 * html_read - HTML as a tree in a mem, read by libxml2 as browsers do: what is
 * wrong with it is put right, not refused.
 *
 * For files from outside, inside the parser child (base/child.h).  Nothing is
 * fetched.  Elements, their depth and their attributes are limited.
 */
#ifndef TYST_BASE_HTML_READ_H
#define TYST_BASE_HTML_READ_H

#include "base/ctx.h"

struct html_attribute {
    const char *name; /* in small letters */
    const char *value;
    struct html_attribute *next;
};

/* An element, or text where there is no name. */
struct html_node {
    const char *name; /* in small letters */
    const char *text; /* as it stands there, with its line ends */
    int line;         /* where it begins; of an element, where its tag ends */
    struct html_attribute *attributes;
    struct html_node *parent, *first, *last, *next;
};

/*
 * The tree of a document or of a piece of one; text is UTF-8.  The root has
 * no parent, no text and the name "".  Comments are left out.  ERR_LIMIT
 * "html-limit".
 */
enum result html_read(struct ctx *c, const char *text, struct html_node **out);

/* The attribute's value ("" where it has none); NULL when absent. */
const char *html_get(const struct html_node *node, const char *name);

/* Is it an element of this name? */
bool html_is(const struct html_node *node, const char *name);

/* The first such element in node, in the order of the text; NULL: none. */
const struct html_node *html_find(
    const struct html_node *node, const char *name);

/* The node after this one within top, as the text goes on; NULL: none. */
const struct html_node *html_next(
    const struct html_node *node, const struct html_node *top);

/* As html_next(), but past what is in node. */
const struct html_node *html_past(
    const struct html_node *node, const struct html_node *top);

#endif
