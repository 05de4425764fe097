/* task - what stands in the fields of a page that does one thing. */
#include <config.h>

#include <string.h>

#include "form.h"
#include "views_task.h"

size_t
task_count(const struct task_field *fields, size_t max)
{
    size_t n = 0;

    while (n < max && fields[n].name != NULL)
        n++;
    return n;
}

const char *
task_value(const struct task_view *v, const struct task_field *f)
{
    return v->typed != NULL ? form_get(v->typed, f->name) : f->value;
}

bool
task_chosen(const struct task_view *v, const struct task_field *f,
    const struct task_option *option)
{
    if (v->typed != NULL)
        return form_has(v->typed, f->name, option->value);
    return f->value != NULL && strcmp(f->value, option->value) == 0;
}
