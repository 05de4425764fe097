/* database - the whole database of a data directory, for tests. */
#ifndef TYST_TESTS_DATABASE_H
#define TYST_TESTS_DATABASE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"

/* Everything in it, hashed. */
const char *database_hash(struct mem *m, const char *dir);

/* Is there an act of that kind from leaf n on? */
bool database_has_act(
    struct mem *m, const char *dir, const char *kind, int64_t n);

#endif
