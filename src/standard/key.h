/* key - what a unit is called in commands, addresses and file names. */
#ifndef TYST_STANDARD_KEY_H
#define TYST_STANDARD_KEY_H

#include "standard/unit.h"

#define KEY_MAX 120

/* The URN in upper case, other runs than A-Z 0-9 . one dash; "" for none. */
char *key_from_urn(struct mem *m, const char *urn);

/* X- and eight small hexadecimal digits of the hash of its items' words. */
char *key_from_items(struct mem *m, const struct unit *u);

/* What somebody typed for a key; "" when nothing is left of it. */
char *key_normal(struct mem *m, const char *s);

/* Is it a key as one of these makes it? */
bool key_is(const char *key);

#endif
