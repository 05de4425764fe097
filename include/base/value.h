/*
 * value - what JSON (RFC 8259) can say, as one tree type, in a mem.
 *
 * Reading is jansson's, strict: valid UTF-8 without NUL, no duplicate keys, no
 * trailing text, limited depth.  Numbers without fraction or exponent are
 * integers.  Acts have a stricter form of their own: see ledger/canon.h.
 */
#ifndef TYST_BASE_VALUE_H
#define TYST_BASE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/str.h"

enum value_type {
    VALUE_NULL,
    VALUE_FALSE,
    VALUE_TRUE,
    VALUE_INTEGER,
    VALUE_REAL,
    VALUE_STRING,
    VALUE_ARRAY,
    VALUE_OBJECT
};

struct value {
    enum value_type type;
    unsigned n;         /* children of an array or object */
    const char *key;    /* in an object: its name there */
    const char *string; /* of a string; NULL: it is none */
    union {
        int64_t integer; /* of an integer */
        double real;     /* of a real */
    };
    struct value *first, *last, *next;
};

/* What stands in text; ERR_INPUT "not-json" says the line. */
enum result value_parse(
    struct ctx *c, const char *text, size_t len, struct value **out);

/* New values.  A NULL string becomes null. */
struct value *value_null(struct mem *m);
struct value *value_bool(struct mem *m, bool b);
struct value *value_integer(struct mem *m, int64_t n);
struct value *value_string(struct mem *m, const char *s);
struct value *value_array(struct mem *m);
struct value *value_object(struct mem *m);

/* Append to an array, set in an object (a key is set once); returns child. */
struct value *value_add(struct value *parent, struct value *child);
struct value *value_set(
    struct mem *m, struct value *object, const char *key, struct value *child);
void value_set_string(
    struct mem *m, struct value *object, const char *key, const char *s);
void value_set_integer(
    struct mem *m, struct value *object, const char *key, int64_t n);
void value_set_bool(
    struct mem *m, struct value *object, const char *key, bool b);

/* All of it, in that mem, without a name of its own. */
struct value *value_copy(struct mem *m, const struct value *v);

/* The member of an object, NULL when absent or when it is no object. */
const struct value *value_get(const struct value *object, const char *key);

/* The member's string, or NULL when absent or not a string. */
const char *value_get_string(const struct value *object, const char *key);
bool value_get_bool(const struct value *object, const char *key);

/* As text: on one line, or indented by two when pretty. */
void value_write(struct str *out, const struct value *value, bool pretty);

/* One string with its quotes, escaped as RFC 8785 section 3.2.2.2 says. */
void value_write_string(struct str *out, const char *s);

#endif
