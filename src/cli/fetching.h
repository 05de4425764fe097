/* fetching - what may be fetched, and the bar that shows how far it is. */
#ifndef TYST_CLI_FETCHING_H
#define TYST_CLI_FETCHING_H

#include "base/fetch.h"
#include "out.h"

/* As tyst.conf of the data directory and the environment say. */
enum result fetching_rules(
    struct ctx *c, struct out *o, struct fetch_rules *out);

#endif
