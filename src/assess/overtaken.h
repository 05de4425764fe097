/* overtaken - refuse what was written over a page that is no longer true. */
#ifndef TYST_ASSESS_OVERTAKEN_H
#define TYST_ASSESS_OVERTAKEN_H

#include "review_parts.h"
#include "store/sql.h"

/* ERR_CONFLICT "decided-since", "judged-since", "newer-version" or "withdrawn"
 * when somebody decided one of its items or judged, sent or withdrew a piece
 * that it judges. */
enum result overtaken_review(struct ctx *c, const struct review *review);

/* ERR_CONFLICT "changed-since" when an item of the unit was decided, or a piece
 * mapped to it was submitted or withdrawn. */
enum result overtaken_unit(
    struct ctx *c, const struct enrolment_row *e, int64_t seen);

#endif
