/* unit_step - what every step of a unit as a whole shares. */
#ifndef TYST_ASSESS_UNIT_STEP_H
#define TYST_ASSESS_UNIT_STEP_H

#include "rules/states.h"
#include "store/sql.h"

/*
 * Inside a verb: the transition, by c->actor with what the deed says; its act
 * with that body, in which the unit and the reason are set; and its row, which
 * stands from now.  out: its id, may be NULL.
 */
enum result unit_step(struct ctx *c, enum event event,
    const struct enrolment_row *e, const struct deed *given, struct value *body,
    struct id *out);

#endif
