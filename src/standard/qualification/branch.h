/*
 * branch - find a way to let units count by which the rules of a group hold:
 * branch and bound, exact as long as its budget of steps lasts.
 */
#ifndef TYST_STANDARD_BRANCH_H
#define TYST_STANDARD_BRANCH_H

#include "structure.h"

enum bid { BID_MAY, BID_MUST, BID_MUST_NOT };

struct branch_question {
    int group;           /* whose rules; 0: of the whole */
    const enum bid *bid; /* by unit */
    bool cheapest;       /* of the ways, or any? */
    int64_t *budget;     /* steps, counted down */
    int64_t steps;       /* at most, of those */
};

/* *answer: the place by unit at which it counts, -1 for none; filled in unless
 * the answer is no.  Undecided with at[] -1 throughout when nothing was found;
 * a cheapest way that is undecided is a way, though there may be a cheaper. */
struct branch_way {
    int *at;
    bool found;
};

enum answer branch(struct mem *m, const struct structure *s,
    const struct branch_question *question, struct branch_way *way);

/* The counters when the units count so, by counter; and do the rules of the
 * whole hold then? */
int64_t *branch_count(struct mem *m, const struct structure *s, const int *at);
bool branch_holds(struct mem *m, const struct structure *s, const int *at);

#endif
