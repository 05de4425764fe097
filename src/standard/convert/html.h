/* html - what a reader of a web page sees of a standard, as lines. */
#ifndef TYST_STANDARD_HTML_H
#define TYST_STANDARD_HTML_H

#include "gather.h"

/* Does it begin as a page, or a piece of one, does? */
bool html_is_page(const char *text);

/*
 * The lines of a page.  What surrounds the standard (navigation, banners, what
 * is hidden) is left out with a warning that holds its words.  page_title is
 * the page's <title>, NULL when it has none.  ERR_LIMIT "html-limit",
 * "too-long".
 */
enum result html_lines(struct ctx *c, struct unit *u, const char *text,
    struct lines *out, const char **page_title);

/* The same of a piece of markup within other text, from line on. */
enum result html_piece(struct gather *g, const char *text, int line);

#endif
