/*
 * case_index - which unit a CASE identifier is of.
 *
 * Identifiers are hashes, so there is no way back but to have them all: for
 * each unit its document's as soon as it is asked about, its items' and
 * associations' once somebody asks for one that is not known.  It is made anew
 * when the server starts, and holds 12 bytes for each.
 */
#ifndef TYST_WEB_CASE_INDEX_H
#define TYST_WEB_CASE_INDEX_H

#include "standard/library.h"

struct case_index;

struct case_index *case_index_open(void);
void case_index_close(struct case_index *index); /* NULL is allowed */

/*
 * The unit that the identifier, a UUID as text, is of: of its document, or
 * with inside of anything in its package.  ERR_NOT_FOUND "no-case"; ERR_BUSY
 * "busy" while there is more to read than one request may.
 */
enum result case_index_find(struct ctx *c, struct case_index *index,
    const char *identifier, bool inside, struct library_unit *out);

#endif
