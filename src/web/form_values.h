/* form_values - filling and checking what form.h's functions give. */
#ifndef TYST_WEB_FORM_VALUES_H
#define TYST_WEB_FORM_VALUES_H

#include "form.h"

struct form_values *form_empty(struct ctx *c);

/* The form's field of that name; NULL: it is not listed. */
const struct field *values_field(const struct form *form, const char *name);

#define VALUES_SIZE ((size_t)2 << 20) /* bytes of all of a form's values */

/* ERR_LIMIT "too-large": more than a form may hold. */
enum result values_too_many(struct ctx *c);

/* Bytes as they came; the token, and of others those that form lists. */
enum result values_add(struct ctx *c, struct form_values *f,
    const struct form *form, const char *name, const char *value, size_t len);

/* The same of "a=b&c=d%20e", which is spent. */
enum result values_add_encoded(struct ctx *c, struct form_values *f,
    const struct form *form, char *encoded);

/* A file that is received, f's from now on; values_check() finishes it. */
enum result values_add_file(struct ctx *c, struct form_values *f,
    const char *name, struct blob_incoming *blob);

const char *values_token(const struct form_values *f);

/*
 * Check and compose all values, and keep the files.  The first that is wrong
 * is ERR_INPUT "field-NAME"; what can be shown again stays.
 */
enum result values_check(struct ctx *c, struct form_values *f);

/* Give up files that are not finished. */
void values_drop(struct form_values *f);

#endif
