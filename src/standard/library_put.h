/* library_put - library_add() within the transaction of its caller. */
#ifndef TYST_STANDARD_LIBRARY_PUT_H
#define TYST_STANDARD_LIBRARY_PUT_H

#include "standard/library.h"

/* Inside store_write(), once may_administer() has agreed. */
enum result library_put(struct ctx *c, const struct unit *u,
    const struct library_given *given, struct library_unit *out,
    bool *was_there);

/* What the unit says of others and of its time, where it is not there yet. */
enum result lineage_put(struct ctx *c, struct id unit, const struct unit *u);

#endif
