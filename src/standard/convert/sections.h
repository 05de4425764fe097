/* sections - from marked lines to a unit's sections and facts. */
#ifndef TYST_STANDARD_SECTIONS_H
#define TYST_STANDARD_SECTIONS_H

#include "lines.h"
#include "marks.h"
#include "standard/unit.h"

void sections_read(struct ctx *c, struct unit *u, const struct lines *lines,
    const struct mark *marks, const struct vocabulary *v, const char *lang);

#endif
