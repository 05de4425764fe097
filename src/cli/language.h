/* language - whom a command allocates without an approval in the language of
 * the learner: told, and hindered by nothing. */
#ifndef TYST_CLI_LANGUAGE_H
#define TYST_CLI_LANGUAGE_H

#include "out.h"
#include "portfolio/allocate.h"

/* Each on a line of stderr, and in v, which gets a list "language_gaps". */
void tell_gaps(struct ctx *c, struct out *o, const struct language_gap *gaps,
    size_t n, struct value *v);

/* Of those people that are any, with one learner or all (none). */
enum result tell_language(struct ctx *c, struct out *o, const struct id *people,
    size_t n, struct id learner, struct value *v);

#endif
