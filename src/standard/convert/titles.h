/* titles - what stands above a standard and is not its title. */
#ifndef TYST_STANDARD_TITLES_H
#define TYST_STANDARD_TITLES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/*
 * The length of a word of capitals and digits that begins s: a URN, though
 * nothing says so; 0: it begins with none.
 */
size_t title_urn(const char *s);

/* Do publishers print the words above every title? */
bool title_is_masthead(struct mem *m, const char *words);

#endif
