/* fuzz form: whatever is sent as a form, a value that arrives is text. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "web/form_values.h"

static const struct field fields[] = {
    {"a",  FIELD_LINE,   64, NULL},
    {"b",  FIELD_TEXT,   64, NULL},
    {"c",  FIELD_DAY,    0,  NULL},
    {"d",  FIELD_NUMBER, 0,  NULL},
    {"e",  FIELD_ID,     0,  NULL},
    {"*",  FIELD_CHOICE, 0,  NULL},
    {NULL, FIELD_LINE,   0,  NULL}
};
static const struct form form = {fields};

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};
    struct form_values *f = form_empty(&c);
    const struct form_pair *all;
    size_t n;

    if (values_add_encoded(
            &c, f, &form, mem_strndup(c.mem, (const char *)p, len)) == OK &&
        values_check(&c, f) == OK) {
        all = form_pairs(f, "", &n);
        for (size_t i = 0; i < n; i++)
            if (!utf8_is_text(all[i].value) || *all[i].value == '\0')
                abort();
        if (form_number(f, "d") < 0)
            abort();
    }
    mem_free(c.mem);
    return 0;
}
