/*
 * banned - functions that invite mistakes do not compile.
 *
 * Every .c file gets this through base/ctx.h or by the build's lint, which
 * also looks for the names in files that do not include it.
 */
#ifndef TYST_BASE_BANNED_H
#define TYST_BASE_BANNED_H

/* Their declarations first: a poisoned name may not be declared later. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat sprintf vsprintf strtok gets
#pragma GCC poison localtime gmtime ctime asctime atoi atol atof
#pragma GCC poison system popen tmpnam mktemp rand srand setlocale

#endif
