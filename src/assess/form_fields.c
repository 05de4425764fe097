/* form_fields - check an object of a form. */
#include <config.h>

#include <string.h>

#include "form_fields.h"

static bool
is_type(const struct value *v, enum value_type type)
{
    return v->type == type || (v->type == VALUE_FALSE && type == VALUE_TRUE);
}

enum result
form_fields(struct ctx *c, const char *code, const struct value *v,
    const char *where, const struct form_field *fields)
{
    if (v->type != VALUE_OBJECT)
        return fail(c, ERR_INPUT, code,
            N_("In the form, “%s” is not an object."), where);
    for (const struct value *i = v->first; i != NULL; i = i->next) {
        const struct form_field *f = fields;

        while (f->name != NULL && strcmp(f->name, i->key) != 0)
            f++;
        if (f->name == NULL)
            return fail(c, ERR_INPUT, code,
                N_("In the form, “%s” has no field “%s”."), where, i->key);
        if (!is_type(i, f->type))
            return fail(c, ERR_INPUT, code,
                N_("In the form, “%s” of “%s” has the wrong type."), i->key,
                where);
    }
    for (const struct form_field *f = fields; f->name != NULL; f++)
        if (f->needed && value_get(v, f->name) == NULL)
            return fail(c, ERR_INPUT, code,
                N_("In the form, “%s” of “%s” is missing."), f->name, where);
    return OK;
}
