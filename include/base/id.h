/*
 * id - names of records: UUIDv7 (RFC 9562 section 5.7), 16 bytes.
 *
 * The first 48 bits are the milliseconds of its making, the rest is random
 * but for version and variant, so that ids sort by age and cannot be guessed.
 */
#ifndef TYST_BASE_ID_H
#define TYST_BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"

#define ID_TEXT_SIZE 37 /* 36 characters and NUL */

struct id {
    uint8_t b[16]; /* all zero: none */
};

struct ctx;

/* A new one at c->now. */
struct id id_new(struct ctx *c);

/*
 * The one that a name has in a space of names: UUIDv5 (section 5.5), the same
 * for ever and everywhere.
 */
struct id id_named(struct id space, const char *name);

/* Lower-case canonical text and back; false when it is not exactly that. */
void id_format(struct id id, char out[ID_TEXT_SIZE]);
char *id_text(struct mem *m, struct id id);
bool id_parse(const char *s, struct id *out);

bool id_equal(struct id a, struct id b);
bool id_is_none(struct id id);

#endif
