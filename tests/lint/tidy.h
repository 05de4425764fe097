/*
 * tidy - what clang-tidy cannot see from where it looks: a failure that was
 * said is not OK.
 */
#include <config.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Libraries' headers come after this one and name what banned.h poisons. */
#define TYST_BASE_BANNED_H
#include "base/ctx.h"

#define fail(c, r, ...) (fail((c), (r), __VA_ARGS__), (r))
#define fail_errno(c, ...) (fail_errno((c), __VA_ARGS__), ERR_FAULT)
