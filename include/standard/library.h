/*
 * library - the units a centre has loaded, by key and revision.
 */
#ifndef TYST_STANDARD_LIBRARY_H
#define TYST_STANDARD_LIBRARY_H

#include <stdbool.h>

#include "base/ctx.h"

struct library_unit {
    struct id id;
    const char *key;
    int64_t rev;
};

/* The unit that KEY (its newest revision) or KEY@REV names.  ERR_NOT_FOUND
 * "no-unit" says so. */
enum result library_find(
    struct ctx *c, const char *named, struct library_unit *out);

/* Take "KEY@REV" apart; *rev is 0 where only a key is named.  False when what
 * follows the "@" is no revision. */
bool library_name(
    struct mem *m, const char *named, const char **key, int64_t *rev);

#endif
