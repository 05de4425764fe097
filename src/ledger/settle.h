/* settle - the end of a batch. */
#ifndef TYST_LEDGER_SETTLE_H
#define TYST_LEDGER_SETTLE_H

#include "ledger/checkpoint.h"

/* For all to see, and then as a row: after that nothing is left to be done. */
enum result checkpoint_publish(struct ctx *c, struct checkpoint *cp);

/* The newest for all to see; none is no failure here. */
enum result checkpoint_newest(struct ctx *c, struct checkpoint *out);

/* Of each that was kept: ERR_CONFLICT "checkpoint-changed". */
enum result checkpoints_verify(struct ctx *c);

#endif
