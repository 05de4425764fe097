/*
 * value_pack - a value as bytes between two processes of this program: what
 * JSON is too slow for.  Whoever unpacks trusts none of it.
 */
#ifndef TYST_BASE_VALUE_PACK_H
#define TYST_BASE_VALUE_PACK_H

#include "base/value.h"

void value_pack(struct str *out, const struct value *v);

/* False for what value_pack() cannot have written.  The strings of the value
 * are those in p, which must stay. */
bool value_unpack(struct mem *m, const char *p, size_t len, struct value **out);

#endif
