/* sides - Welsh and English side by side. */
#ifndef TYST_STANDARD_SIDES_H
#define TYST_STANDARD_SIDES_H

#include "headings.h"
#include "lines.h"

/* Where headings stand beside the same in the other language, what is on the
 * left comes first, then all that is on the right. */
void sides_part(struct mem *m, struct lines *lines);

#endif
