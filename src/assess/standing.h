/* standing - the one derivation of item and unit states. */
#ifndef TYST_ASSESS_STANDING_H
#define TYST_ASSESS_STANDING_H

#include "assess/matrix.h"
#include "standard/outline.h"

/*
 * The items of m->enrolment, which is on the unit, with states, decisions
 * (but not by whom and when) and cells; the pieces; and the counts.  drafts as
 * in matrix_read(); states are the same with or without.
 */
enum result standing_read(
    struct ctx *c, const struct outline *unit, bool drafts, struct matrix *m);

/* Only n, met and the unit's state, for lists: without looking at evidence
 * where decisions say enough. */
enum result standing_counts(
    struct ctx *c, const struct outline *unit, struct matrix *m);

#endif
