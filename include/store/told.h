/* told - a row as names and texts, for who compares rows of any table. */
#ifndef TYST_STORE_TOLD_H
#define TYST_STORE_TOLD_H

#include "base/ctx.h"

/* Ids, days and times as they are written anywhere, flags as "true" and
 * "false", bytes in hexadecimal digits; NULL where the database has NULL. */
struct told_row {
    const char *const *name, *const *value;
    int n;
};

/* The row goes when it returns. */
typedef enum result told_each(
    struct ctx *c, const struct told_row *row, void *arg);

#endif
