/* form_values - filling and checking what form.h's functions give. */
#ifndef TYST_WEB_FORM_VALUES_H
#define TYST_WEB_FORM_VALUES_H

#include "form.h"

struct form_values *form_empty(struct ctx *c);

/* The form's field of that name; NULL: it is not listed. */
const struct field *values_field(const struct form *form, const char *name);

/* field: NULL for the token.  Bytes as they came. */
void values_add(struct ctx *c, struct form_values *f, const struct field *field,
    const char *name, const char *value, size_t len);

/* A file that is received; it is finished by values_check(). */
void values_add_file(struct ctx *c, struct form_values *f, const char *name,
    struct blob_incoming *blob);

size_t values_count(const struct form_values *f);
const char *values_token(const struct form_values *f);

/*
 * Check and compose all values, and keep the files.  The first that is wrong
 * is ERR_INPUT "field-NAME"; what can be shown again stays.
 */
enum result values_check(struct ctx *c, struct form_values *f);

/* Give up files that are not finished. */
void values_drop(struct form_values *f);

#endif
