/* region_place - is there such a place in the piece of evidence? */
#ifndef TYST_PORTFOLIO_REGION_PLACE_H
#define TYST_PORTFOLIO_REGION_PLACE_H

#include "portfolio/evidence.h"

/*
 * Find the file that the region is in, where none was said, and see that it is
 * there: page, end and lines as far as they can be known.  It reads files, so
 * it is asked before store_write().  ERR_INPUT "bad-region".
 */
enum result region_place(
    struct ctx *c, const struct evidence_view *e, struct region *region);

#endif
