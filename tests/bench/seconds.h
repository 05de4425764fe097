/* seconds - the time of a clock that only goes on. */
#ifndef SECONDS_H
#define SECONDS_H

#include <time.h>

static inline double
seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
