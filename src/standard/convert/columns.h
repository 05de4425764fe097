/* columns - what was set in two columns, one below the other. */
#ifndef TYST_STANDARD_COLUMNS_H
#define TYST_STANDARD_COLUMNS_H

#include "headings.h"
#include "lines.h"

/*
 * A column of labels beside their words becomes labels above their words, a
 * table of outcomes beside their criteria outcomes above their criteria.
 */
void columns_read(struct mem *m, struct lines *lines);

#endif
