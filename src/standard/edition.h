/*
 * edition - what a unit becomes when a language is added to it: ids, rows and
 * revision stay, so that evidence goes on referring to the same items.
 */
#ifndef TYST_STANDARD_EDITION_H
#define TYST_STANDARD_EDITION_H

#include "standard/library.h"
#include "standard/pair.h"

/*
 * Inside store_write(), once may_administer() has agreed:
 * library_add_language() of other's words in lang.
 */
enum result edition_put(struct ctx *c, struct library_unit *unit,
    const struct unit *other, const char *lang, enum unit_origin origin,
    struct pair_rows *rows, bool *was_there);

/* The language in which alone the two differ, and other has it; NULL: none. */
enum result edition_language(struct ctx *c, const struct unit *u,
    const struct unit *other, const char **out);

#endif
