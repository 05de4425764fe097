/* form_fields - a form in JSON: known fields of known types only. */
#ifndef TYST_ASSESS_FORM_FIELDS_H
#define TYST_ASSESS_FORM_FIELDS_H

#include "base/value.h"

/* A field of an object and the type it must have; a flag is VALUE_TRUE. */
struct form_field {
    const char *name;
    enum value_type type;
    bool needed;
};

/* ERR_INPUT with that code names the first that is wrong. */
enum result form_fields(struct ctx *c, const char *code, const struct value *v,
    const char *where, const struct form_field *fields);

#endif
