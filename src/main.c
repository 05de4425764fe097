/* tyst - keep and prove assessments against National Occupational Standards. */
#include <config.h>

#include "base/child.h"
#include "cli/cli.h"

int
main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, cli_child_kinds);
    return cli_run(argc, argv);
}
