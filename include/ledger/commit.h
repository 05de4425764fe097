/*
 * commit - values that acts name without saying them.
 *
 * A commitment is "c:" and the HMAC-SHA-256, in lower-case hexadecimal, of the
 * field's name, a zero byte and the value, under a salt of 256 bits that the
 * record has for itself.  Salt and value are kept as an opening; when they are
 * erased the act stays valid and says nothing.
 */
#ifndef TYST_LEDGER_COMMIT_H
#define TYST_LEDGER_COMMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/value.h"

#define COMMITMENT_SIZE 67 /* "c:", 64 digits and NUL */
#define SALT_SIZE 32

/* What it is for these; needs no store. */
void commitment_of(const uint8_t salt[SALT_SIZE], const char *field,
    const char *value, char out[COMMITMENT_SIZE]);

/* Is it written like one? */
bool commitment_is(const char *s);

/*
 * Commit the record to a value, inside store_write(), and keep the opening.
 * The same value in the same field gives the same commitment.
 */
enum result commitment(struct ctx *c, struct id record, const char *field,
    const char *value, const char **out);

/* The same as the member "key" of a body, where there is a value. */
enum result commitment_set(struct ctx *c, struct value *body, const char *key,
    struct id record, const char *field, const char *value);

/* Erase salt and values of a record: nothing opens its commitments then. */
enum result commitment_erase(struct ctx *c, struct id record);

#endif
