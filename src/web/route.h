/* route - a row of the table of everything the server answers. */
#ifndef TYST_WEB_ROUTE_H
#define TYST_WEB_ROUTE_H

#include "request.h"

enum method { GET, POST }; /* HEAD is GET without its body */

/* Who may ask: a set of roles, or one of these. */
enum {
    ANYONE = 0,
    PUBLISHED = 1 << 29, /* and anyone, where standards-public says so */
    UNASKED = 1 << 30,   /* and the session is not looked up */
    SIGNED_IN = (1u << ROLE__N) - 1,
    NEWCOMER = (2u << ROLE__N) - 1, /* even with a temporary passphrase */
    LEARNER = 1u << ROLE_LEARNER,
    ASSESSOR = 1u << ROLE_ASSESSOR | 1u << ROLE_TRAINEE_ASSESSOR,
    COUNTERSIGNER = 1u << ROLE_COUNTERSIGNER | 1u << ROLE_ASSESSOR,
    IQA = 1u << ROLE_IQA,
    COORDINATOR = 1u << ROLE_COORDINATOR,
    QUALITY = IQA | COORDINATOR,
    EQA = 1u << ROLE_EQA,
    SAMPLED = ASSESSOR | COUNTERSIGNER | QUALITY | EQA, /* read samples */
    ADMINISTRATOR = 1u << ROLE_ADMINISTRATOR
};

struct route {
    enum method method;
    const char *path;        /* parts may be <id>, <n> or <word> */
    unsigned who;            /* others: 303 to /login, or 403 when signed in */
    const struct form *form; /* NULL: no fields */
    handler *run;
    handler *again; /* the page that had the form, to show what is wrong */
};

/* Every route, ended by one without a path. */
extern const struct route routes[];

/* What the path means; NULL: nothing.  Fills in id, n and word.  *others is
 * set when only other methods have it. */
const struct route *route_match(
    struct request *q, enum method method, bool *others);

#endif
