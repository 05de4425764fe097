/* resemble - are two texts versions of one another? */
#ifndef TYST_STANDARD_RESEMBLE_H
#define TYST_STANDARD_RESEMBLE_H

#include <stdbool.h>

#include "base/mem.h"

/*
 * Do the two texts have at least half of their different words in common?
 * Folded, so that a corrected accent is no difference.
 */
bool resembles(struct mem *m, const char *a, const char *b);

#endif
