/* pages - counting the pages of a PDF file, in a child of its own. */
#ifndef TYST_PORTFOLIO_PAGES_H
#define TYST_PORTFOLIO_PAGES_H

#include "base/child.h"

/* A row of the program's table of child kinds: it becomes pdfinfo. */
#define PAGES_CHILD "pdf-pages"
enum result pages_warm(struct ctx *c, void **out_state);

#endif
