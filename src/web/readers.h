/*
 * readers - the connections to the database that requests read with.
 *
 * As many as there are threads, opened at the start and lent to a thread for
 * as long as it shows one page or does one change; never one per visitor.
 */
#ifndef TYST_WEB_READERS_H
#define TYST_WEB_READERS_H

#include "base/ctx.h"

struct readers;

/* n of them, joined to c's store. */
enum result readers_open(struct ctx *c, size_t n, struct readers **out);
void readers_close(struct readers *r);

/* Lend one to c, as c->store, and take it back. */
void readers_lend(struct readers *r, struct ctx *c);
void readers_return(struct readers *r, struct ctx *c);

#endif
