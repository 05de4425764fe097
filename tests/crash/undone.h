/* undone - statements of the database that fail; see undone.c. */
#ifndef TYST_TESTS_UNDONE_H
#define TYST_TESTS_UNDONE_H

#include <stdbool.h>

/* The n-th statement from now on (from 1) fails, once; 0: none any more. */
void undone_arm(long n);

/* Has it, since? */
bool undone_failed(void);

#endif
