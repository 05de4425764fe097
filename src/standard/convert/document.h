/* document - the lines of a text, a page or Markdown. */
#ifndef TYST_STANDARD_DOCUMENT_H
#define TYST_STANDARD_DOCUMENT_H

#include "headings.h"
#include "lines.h"
#include "standard/unit.h"

struct document {
    struct lines lines;
    bool is_text;           /* and so may have been printed */
    const char *format;     /* "nos-text", "html" or "markdown", by its looks */
    const char *page_title; /* what a page calls itself; NULL: nothing */
};

/* What was left out is in u's warnings.  ERR_LIMIT where it is too much. */
enum result document_read(
    struct ctx *c, struct unit *u, const char *text, struct document *out);

/* Give a unit without a title the page's, where that is one. */
void document_title(
    struct mem *m, const struct document *document, struct unit *u);

#endif
