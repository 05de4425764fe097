/*
 * draw - the draws of a sampling plan, drawn again from nothing but acts and
 * the checkpoint that seeds them: what each act of a draw says, and what
 * follows from the plan's act, the enrolments before it, and the seed.
 */
#ifndef TYST_DERIVE_DRAW_H
#define TYST_DERIVE_DRAW_H

#include "base/hash.h"
#include "derive/facts.h"

/*
 * As facts, sorted: "draw 1 LEARNER KEY@REV" is "rate 2", "draw 1 stratum 2
 * LEARNER KEY@REV" is "in".  Whether something belongs to a stratum follows
 * from acts where it is by learner, unit or first unit; otherwise the act's
 * word is taken for it.  said has two facts for each draw besides: its seed's
 * checkpoint and its number.  ERR_NOT_FOUND "no-plan" or "no-checkpoint".
 */
enum result derive_draws(
    struct ctx *c, struct id plan, struct facts *said, struct facts *derived);

#endif
