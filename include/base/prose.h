/* prose - what people write, as it is kept. */
#ifndef TYST_BASE_PROSE_H
#define TYST_BASE_PROSE_H

#include "base/ctx.h"

/* Composed (NFC); NULL when it is blank or none.  ERR_INPUT "bad-text" when it
 * is no text or longer than 1 MiB. */
enum result prose_kept(struct ctx *c, const char *given, const char **out);

#endif
