/* random_unit - units of every shape that a unit file can have. */
#ifndef TYST_RANDOM_UNIT_H
#define TYST_RANDOM_UNIT_H

#include "standard/unit.h"

/* The same for the same seed. */
struct unit *random_unit(struct mem *m, unsigned seed);

/* One that could be published as text, in Welsh and in English. */
struct unit *random_published(struct mem *m, unsigned seed);

#endif
