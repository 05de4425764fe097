/* seal - give up every right but to compute and to use what is open. */
#ifndef TYST_BASE_SEAL_H
#define TYST_BASE_SEAL_H

#include <stdbool.h>

/*
 * For the whole process, for good, with so many seconds of processor time.
 * False when the kernel would not: then nothing from outside may be read.  A
 * build with sanitizers keeps its address space and system calls, which they
 * need.  keeps: it may lock, write and sync small files that are open.
 */
bool seal(long seconds, bool keeps);

/*
 * Before another program is run: it may read and run what lies in the system's
 * folders, may write nothing, start nothing and reach no network.
 */
bool seal_for_program(long seconds);

#endif
