/* several - a document that holds more than one unit. */
#ifndef TYST_STANDARD_SEVERAL_H
#define TYST_STANDARD_SEVERAL_H

#include "lines.h"
#include "marks.h"

/*
 * The line where a second unit's criteria are near: between criteria stands
 * another URN than before them, or a second overview.  NULL: it is one unit.
 */
const struct line *several_second(
    struct mem *m, const struct lines *lines, const struct mark *marks);

#endif
