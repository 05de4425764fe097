/* review_form - a review as JSON, the form of "tyst review --file". */
#ifndef TYST_ASSESS_REVIEW_FORM_H
#define TYST_ASSESS_REVIEW_FORM_H

#include "assess/review.h"
#include "base/value.h"

/*
 * {"learner": REF, "evidence": [{"id", "version"?, "vacr"?, "outcome"?:
 * "returned", "refused"?: ITEMS}], "decisions": [{"items": ITEMS, "decision",
 * "letter"?, "note"?, "rests"?: [ID]}], "feedback"?, "next"?, "due"?}
 *
 * A field not listed is refused.  ERR_INPUT "bad-review" says what and where.
 */
enum result review_form_read(
    struct ctx *c, const struct value *v, struct review_new *out);

#endif
