/* approval - the units an assessor is approved for, from day to day. */
#ifndef TYST_PEOPLE_APPROVAL_H
#define TYST_PEOPLE_APPROVAL_H

#include "people/person.h"

struct approval {
    struct id person;
    enum role role; /* assessor or trainee assessor */
    const char *unit_key;
    const char *from, *to; /* civil days, both included */
};

/* Approve for each unit: one act "approval" each, all or none.  ERR_INPUT
 * "bad-day", "bad-period", "not-assessor"; ERR_CONFLICT "disabled". */
enum result approval_add(
    struct ctx *c, const struct approval *approvals, size_t n);

/* A person's approvals, by unit and day. */
enum result approval_list(
    struct ctx *c, struct id person, struct approval **out, size_t *n);

#endif
