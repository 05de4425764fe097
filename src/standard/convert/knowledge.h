/* knowledge - criteria below which the heading of what to know was lost. */
#ifndef TYST_STANDARD_KNOWLEDGE_H
#define TYST_STANDARD_KNOWLEDGE_H

#include "lines.h"
#include "marks.h"

/*
 * Of the lines from "from" up to "to", below performance criteria: the one
 * that begins with K1 where one with K2 comes after it.  "to" when there is
 * none such, or a heading of knowledge still comes.
 */
size_t knowledge_begins(struct mem *m, const struct lines *lines,
    const struct mark *marks, size_t from, size_t to);

#endif
