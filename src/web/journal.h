/*
 * journal - what is written a second later: who read whose record, and which
 * sessions were seen.
 *
 * A thread of its own writes what has gathered, in one transaction a second,
 * so that showing a page waits for no disk; stopping writes the rest.
 */
#ifndef TYST_WEB_JOURNAL_H
#define TYST_WEB_JOURNAL_H

#include <stdbool.h>

#include "people/access.h"

struct journal;

/* It joins c->store. */
enum result journal_open(struct ctx *c, struct journal **out);
void journal_close(struct journal *j); /* NULL is allowed */

/* false: there is no room, because the disk has not taken what came before. */
bool journal_read(struct journal *j, const struct access *read);

/* Sessions seen twice before they are written count once. */
void journal_seen(struct journal *j, struct id session, int64_t at);

#endif
