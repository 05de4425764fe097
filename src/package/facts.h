/*
 * facts - what is claimed and what follows, as two lists to be compared: a
 * fact is a name ("item ABCDE1@1#P4 state") and a value ("met").
 */
#ifndef TYST_PACKAGE_FACTS_H
#define TYST_PACKAGE_FACTS_H

#include "base/ctx.h"

struct fact {
    char *name, *value;
};

struct facts {
    struct mem *mem;
    struct fact *fact;
    size_t n, room;
};

/* Composed (NFC), as XML is written; a NULL value adds nothing. */
void facts_add(struct facts *f, const char *value, const char *name, ...)
    __attribute__((format(printf, 3, 4)));

/* NULL: they are the same; otherwise one sentence about the first difference.
 * shown and derived are sorted. */
const char *facts_difference(
    struct ctx *c, struct facts *shown, struct facts *derived);

#endif
