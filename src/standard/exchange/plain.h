/* plain - the words of a description that is HTML. */
#ifndef TYST_STANDARD_PLAIN_H
#define TYST_STANDARD_PLAIN_H

#include "base/mem.h"

/* Without its markup; what begins a block begins a line.  For the child. */
const char *plain_words(struct mem *m, const char *html);

#endif
