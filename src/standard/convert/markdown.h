/* markdown - what a reader of Markdown sees of a standard, as lines. */
#ifndef TYST_STANDARD_MARKDOWN_H
#define TYST_STANDARD_MARKDOWN_H

#include "gather.h"

/*
 * Is it Markdown, and not plain text?  Only headings, bold ones too, or a
 * table of it say so: lists and stars stand in plain text as well.
 */
bool markdown_is(struct ctx *c, const char *text);

/* Its lines; as html_lines(). */
enum result markdown_lines(
    struct ctx *c, struct unit *u, const char *text, struct lines *out);

#endif
