/*
 * html - pages written piece by piece, escaped by the place a value stands in.
 * A tag is a literal of ours; values go through these and nothing else.
 */
#ifndef TYST_BASE_HTML_H
#define TYST_BASE_HTML_H

#include "base/str.h"

/* A page being written, in the language of its reader. */
struct html {
    struct str out;
    const char *lang;
};

/* Text between tags; NULL writes nothing. */
void html_text(struct str *out, const char *s);

/* Text of several lines: each line end is a break. */
void html_lines(struct str *out, const char *s);

/* An attribute with its name and quotes, a space before it; NULL: none. */
void html_attribute(struct str *out, const char *name, const char *value);

/* An href to a file beside the page: each part of the path percent-encoded. */
void html_link(struct str *out, const char *path);

/* <name>text</name> */
void html_element(struct str *out, const char *name, const char *text);

#endif
