/*
 * form - the fields a route takes, and what came in them.
 *
 * A field not listed does not reach the handler.  Values are valid UTF-8, NFC,
 * with LF line ends; a line has no control characters.  A field left empty is
 * absent.
 */
#ifndef TYST_WEB_FORM_H
#define TYST_WEB_FORM_H

#include <stdbool.h>

#include "base/ctx.h"
#include "store/blob.h"

enum field_type {
    FIELD_LINE,
    FIELD_TEXT,   /* of several lines */
    FIELD_DAY,    /* YYYY-MM-DD */
    FIELD_NUMBER, /* a whole number, not negative */
    FIELD_ID,
    FIELD_SECRET, /* a passphrase: never kept, logged or shown again */
    FIELD_CHOICE, /* a code; may be repeated (checkboxes) */
    FIELD_FILES   /* any number of files, kept as blobs before the handler */
};

struct field {
    const char *name; /* "decision.*": any name that begins so */
    enum field_type type;
    size_t max;        /* bytes of a value; of files: 0, the server's limit */
    const char *codes; /* of failures shown beside it: "no-title bad-title" */
};

/* The passphrase that signs. */
#define PASSPHRASE_FIELD                                                       \
    {                                                                          \
        "passphrase", FIELD_SECRET, 1024,                                      \
            "no-passphrase wrong-passphrase too-many-tries"                    \
    }

/* Ended by a field without a name. */
struct form {
    const struct field *fields;
};

struct form_file {
    const char *name; /* as the browser said it: data, never a path */
    struct blob blob;
};

struct form_pair {
    const char *name; /* what stood for the "*" */
    const char *value;
};

struct form_values;

/* The value, the last of several; NULL when absent. */
const char *form_get(const struct form_values *f, const char *name);

/* All values of a repeated field, in their order. */
const char *const *form_all(
    const struct form_values *f, const char *name, size_t *n);

/* The same as one text, a blank between; "": none. */
const char *form_joined(const struct form_values *f, const char *name);

/* Is value among them? */
bool form_has(const struct form_values *f, const char *name, const char *value);

/* The fields of a listed "prefix.*", in their order, without the prefix. */
const struct form_pair *form_pairs(
    const struct form_values *f, const char *prefix, size_t *n);

const struct form_file *form_files(const struct form_values *f, size_t *n);

/* Numbers and ids that are absent are 0 and none; wrong ones never get here. */
int64_t form_number(const struct form_values *f, const char *name);
struct id form_id(const struct form_values *f, const char *name);

#endif
