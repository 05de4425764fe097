/* cli - the command line. */
#ifndef TYST_CLI_CLI_H
#define TYST_CLI_CLI_H

/* Run what argv says; returns the exit status (see tyst(1)). */
int cli_run(int argc, char **argv);

#endif
