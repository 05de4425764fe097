/*
 * facts - what is claimed and what follows, as two lists to be compared: a
 * fact is a name ("item ABCDE1@1#P4 state") and a value ("met").
 */
#ifndef TYST_DERIVE_FACTS_H
#define TYST_DERIVE_FACTS_H

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

void facts_sort(struct facts *f);

/* Where two lists, both sorted, differ: a place to go on from, all zero at
 * first.  What is in one only is NULL in the other. */
struct facts_at {
    size_t a, b;
    const char *name, *in_a, *in_b;
};

/* The next difference; false: there is no more. */
bool facts_next_difference(
    const struct facts *a, const struct facts *b, struct facts_at *at);

/* The beginning of a value, where it is long. */
const char *facts_brief(struct mem *m, const char *value);

#endif
