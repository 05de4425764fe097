/* tyst - keep and prove assessments against National Occupational Standards. */
#include <config.h>

#include <fcntl.h>
#include <unistd.h>

#include "base/child.h"
#include "cli/cli.h"

/* Whoever starts us without stdin, stdout or stderr must not have a file of
 * the centre opened in its place and messages written into it.  Opened the
 * wrong way round, /dev/null fails as the closed one would have. */
static void
hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            _exit(3);
}

int
main(int argc, char **argv)
{
    hold_standard_streams();
    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, cli_child_kinds);
    return cli_run(argc, argv);
}
