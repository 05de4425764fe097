/* fault - see fault.h. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fault.h"

static atomic_long counts[FAULTS];
static enum fault armed;
static long at;
static int failing_error;
static bool failing_once, failed;

void
fault_arm(enum fault what, long n, int error, bool once)
{
    armed = what;
    at = counts[what] + n;
    failing_error = error;
    failing_once = once;
    failed = false;
}

bool
fault_disarm(void)
{
    armed = FAULT_NONE;
    return failed;
}

long
fault_count(enum fault what)
{
    return counts[what];
}

static bool
fails(enum fault what)
{
    long n = ++counts[what];

    if (armed != what || n < at || (failing_once && n > at))
        return false;
    failed = true;
    errno = failing_error;
    return true;
}

int
fsync(int fd)
{
    return fails(FAULT_SYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fildes)
{
    return fails(FAULT_SYNC) ? -1 : (int)syscall(SYS_fdatasync, fildes);
}

ssize_t
write(int fd, const void *buf, size_t n)
{
    /* What a test prints is no part of what it tests. */
    return fd > 2 && fails(FAULT_WRITE) ? -1 : syscall(SYS_write, fd, buf, n);
}

ssize_t
pwrite(int fd, const void *buf, size_t n, off_t offset)
{
    return fails(FAULT_WRITE) ? -1 : syscall(SYS_pwrite64, fd, buf, n, offset);
}

ssize_t
pwrite64(int fd, const void *buf, size_t n, off64_t offset)
{
    return fails(FAULT_WRITE) ? -1 : syscall(SYS_pwrite64, fd, buf, n, offset);
}

int
rename(const char *old, const char *new)
{
    return fails(FAULT_RENAME) ? -1 : (int)syscall(SYS_rename, old, new);
}
