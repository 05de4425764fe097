/*
 * lock - write.lock, taken by whoever writes, whichever process it is in.
 *
 * flock() cannot wait for a while only, so it is tried again and again, at
 * first soon.  The kernel gives it back when its holder dies.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/time.h"
#include "handle.h"

enum result
lock_open(struct ctx *c, const char *dir, int *out_fd)
{
    const char *path = store_path(c, dir, LOCK);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

    if (fd < 0)
        return fail_errno(c, "lock", N_("%s cannot be opened"), path);
    *out_fd = fd;
    return OK;
}

enum result
lock_take(struct ctx *c, int fd, int64_t deadline)
{
    long pause = 100000; /* ns */

    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        struct timespec t = {.tv_nsec = pause};

        if (errno != EWOULDBLOCK && errno != EINTR)
            return fail_errno(
                c, "lock", N_("The file write.lock cannot be locked"));
        if (time_steady() >= deadline)
            return store_busy(c);
        nanosleep(&t, NULL);
        if (pause < 5000000)
            pause += pause / 2;
    }
    return OK;
}

void
lock_give(int fd)
{
    flock(fd, LOCK_UN);
}
