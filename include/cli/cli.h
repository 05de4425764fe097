/* cli - the command line. */
#ifndef TYST_CLI_CLI_H
#define TYST_CLI_CLI_H

#include "base/child.h"

/* What "tyst --child KIND" can be: see base/child.h. */
extern const struct child_kind cli_child_kinds[];

/* Run what argv says; returns the exit status (see tyst(1)). */
int cli_run(int argc, char **argv);

#endif
