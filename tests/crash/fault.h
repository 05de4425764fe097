/*
 * fault - system calls that fail when a test says so.
 *
 * fault.c defines write(), fsync() and their like; the program's definitions
 * come before the C library's, for SQLite too.  Each is counted, and the n-th
 * of its kind from now on can be made to fail, as a disk does.
 */
#ifndef TYST_FAULT_H
#define TYST_FAULT_H

#include <stdbool.h>

enum fault { FAULT_NONE, FAULT_WRITE, FAULT_SYNC, FAULT_RENAME, FAULTS };

/* The n-th call (from 1) fails with error; and all later ones unless once. */
void fault_arm(enum fault what, long n, int error, bool once);

/* Nothing fails any more; was there a call that did? */
bool fault_disarm(void);

/* How many calls there have been. */
long fault_count(enum fault what);

#endif
