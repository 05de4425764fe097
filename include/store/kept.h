/*
 * kept - what is made from rows that never change, made once for all threads
 * of an open store.  What does change, rarely and whole, has an edition, and
 * the caller says which one is wanted.
 *
 * Nothing is dropped before the store closes, so what was given stays good;
 * therefore it holds a fixed number of things and makes the others anew each
 * time, in c->mem.
 */
#ifndef TYST_STORE_KEPT_H
#define TYST_STORE_KEPT_H

#include "base/ctx.h"

/* Makes the thing in c->mem, from statements; not to be changed afterwards. */
typedef enum result kept_make(struct ctx *c, struct id key, const void **out);

enum result kept_get(struct ctx *c, struct id key, int64_t edition,
    kept_make *make, const void **out);

#endif
