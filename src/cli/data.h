/*
 * data - which data directory, and opening it as a command needs.
 *
 * --data, else TYST_DATA, else $XDG_DATA_HOME/tyst, else ~/.local/share/tyst.
 */
#ifndef TYST_CLI_DATA_H
#define TYST_CLI_DATA_H

#include "command.h"

/* The directory; given: what --data says, or NULL.  NULL: there is no home. */
const char *data_directory(struct mem *m, const char *given);

/*
 * Open it as c->store.  In a demo centre TYST_CLOCK gives the time, so that
 * its story can be played; in any other it is refused.
 */
enum result data_open(struct ctx *c, const char *dir, enum needs needs);

/* The clock of TYST_CLOCK for a centre about to be made. */
enum result data_clock(struct ctx *c, bool demo);

#endif
