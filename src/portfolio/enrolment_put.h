/* enrolment_put - parts of enrol() for what enrols on more than units; all of
 * it inside store_write(). */
#ifndef TYST_PORTFOLIO_ENROLMENT_PUT_H
#define TYST_PORTFOLIO_ENROLMENT_PUT_H

#include "base/value.h"
#include "portfolio/enrolment.h"

/* The days, before the transaction. */
enum result enrolment_days(struct ctx *c, const struct enrolment_new *new);

/* May the actor enrol these people from *start on? */
enum result enrolment_may(
    struct ctx *c, const struct enrolment_new *new, const char **start);

/* On one unit, whose "KEY@REV" joins units. */
enum result enrolment_put(struct ctx *c, const struct enrolment_new *new,
    const char *unit, const char *start, struct value *units, struct id *out);

/* What every act of enrolment says besides the units. */
void enrolment_body(struct ctx *c, const struct enrolment_new *new,
    const char *start, struct value *body);

#endif
