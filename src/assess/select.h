/* select - the picking itself: no database, no people. */
#ifndef TYST_ASSESS_SELECT_H
#define TYST_ASSESS_SELECT_H

#include "assess/sampling.h"

struct candidate {
    uint32_t in; /* strata it belongs to: a bit 1u << place each */
    uint8_t hash[SHA256_SIZE];
    bool before;     /* picked in an earlier draw */
    bool judged;     /* by judgement */
    const char *how; /* NULL: not picked now */
    int64_t stratum;
};

/* Its hash under a seed, by its name: "LEARNER-ID KEY@REV". */
void select_hash(const uint8_t seed[SHA256_SIZE], const char *name,
    uint8_t out[SHA256_SIZE]);

/* Set how and stratum of those that are picked now. */
void select_picks(const struct stratum *strata, size_t nstrata,
    struct candidate *candidates, size_t n);

#endif
