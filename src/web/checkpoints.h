/*
 * checkpoints - acts are covered by a checkpoint within a second, by a thread
 * of its own, so that nobody who does something waits for it.
 */
#ifndef TYST_WEB_CHECKPOINTS_H
#define TYST_WEB_CHECKPOINTS_H

#include "exchange.h"

struct checkpoints;

/* It joins s->c's store, and shares its signer.  Closing covers the rest. */
enum result checkpoints_open(struct server *s, struct checkpoints **out);
void checkpoints_close(struct checkpoints *k); /* NULL is allowed */

#endif
