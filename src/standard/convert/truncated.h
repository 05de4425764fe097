/* truncated - does a document break off before its end? */
#ifndef TYST_STANDARD_TRUNCATED_H
#define TYST_STANDARD_TRUNCATED_H

#include "marks.h"

/*
 * *at is its last line.  in_section: words there are a section's, in_list: of
 * one with items.
 */
bool is_truncated(struct mem *m, const struct lines *lines,
    const struct mark *marks, bool in_section, bool in_list, size_t *at);

#endif
