/*
 * canon - the one way in which an act is written, so that it hashes and signs
 * the same everywhere: the JSON Canonicalization Scheme (RFC 8785), restricted
 * to what acts need: objects with ASCII keys in their order, arrays, strings
 * of valid UTF-8, integers below 2^53 in magnitude, true and false.
 */
#ifndef TYST_LEDGER_CANON_H
#define TYST_LEDGER_CANON_H

#include "base/ctx.h"
#include "base/str.h"
#include "base/value.h"

/* Write it to out.  ERR_INPUT "not-canonical" for what has no such form. */
enum result canon_write(
    struct ctx *c, const struct value *value, struct str *out);

/* Read it.  ERR_INPUT for any bytes that canon_write() would not write. */
enum result canon_parse(
    struct ctx *c, const char *text, size_t len, struct value **out);

#endif
