/* qualification_check - what the schema cannot say of a qualification. */
#ifndef TYST_STANDARD_QUALIFICATION_CHECK_H
#define TYST_STANDARD_QUALIFICATION_CHECK_H

#include "standard/qualification.h"

/*
 * Ids and keys are unique, sets name units that there are, no minimum is above
 * its maximum, and every group can be satisfied by the units in it.
 */
enum result qualification_check(struct ctx *c, const struct qualification *q);

#endif
