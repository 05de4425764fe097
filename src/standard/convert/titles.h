/* titles - what stands above a standard and is not its title. */
#ifndef TYST_STANDARD_TITLES_H
#define TYST_STANDARD_TITLES_H

#include <stdbool.h>
#include <stddef.h>

#include "marks.h"

/*
 * The length of the URN that begins s, though nothing says so: that of a label
 * elsewhere (NULL: none), or a word of capitals and digits.  0: there is none.
 */
size_t title_urn(const char *s, const char *urn);

/* Do publishers print the words above every title? */
bool title_is_masthead(struct mem *m, const char *words);

/* The URN that a label gives, wherever in the document; NULL: none does. */
const char *title_labelled_urn(
    const struct lines *lines, const struct mark *marks);

#endif
