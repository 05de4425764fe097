/* tyst - keep and prove assessments against National Occupational Standards. */
#include <config.h>

#include "cli/cli.h"

int
main(int argc, char **argv)
{
    return cli_run(argc, argv);
}
