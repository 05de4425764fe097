/*
 * waiting - how many pieces wait for each assessor, as every page of theirs
 * says, remembered until something has been done in the centre.
 */
#ifndef TYST_WEB_WAITING_H
#define TYST_WEB_WAITING_H

#include "base/ctx.h"

struct waiting;

struct waiting *waiting_new(void);
void waiting_free(struct waiting *w); /* NULL is allowed */

/* 0 when it cannot be counted: no page is about that alone. */
size_t waiting_count(struct waiting *w, struct ctx *c, struct id assessor);

#endif
