/* pages - take the furniture of pages out of a document. */
#ifndef TYST_STANDARD_PAGES_H
#define TYST_STANDARD_PAGES_H

#include "headings.h"
#include "lines.h"
#include "standard/unit.h"

/* Running heads, running feet and page numbers go, each with a warning. */
void pages_clean(struct ctx *c, struct unit *u, struct lines *lines);

#endif
