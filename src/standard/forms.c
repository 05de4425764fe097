/* forms - the table. */
#include <config.h>

#include <string.h>

#include "exchange/readers.h"
#include "forms.h"

#define LOOK 4096 /* bytes that tell what a file is */

/* The beginning of the bytes, without mark and blanks, as a string. */
static const char *
beginning(char *out, const char *p, size_t len)
{
    size_t n;

    if (len >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
        p += 3;
        len -= 3;
    }
    while (len > 0 && strchr(" \t\r\n", *p) != NULL && *p != '\0') {
        p++;
        len--;
    }
    n = len < LOOK ? len : LOOK;
    memcpy(out, p, n);
    out[n] = '\0';
    return out;
}

/* XML that is no web page is said to be ours, and wrong by the schema. */
static bool
is_xml(const char *p, size_t len)
{
    char buffer[LOOK + 1];
    const char *s = beginning(buffer, p, len);

    if (*s != '<' || strcasestr(s, "<html") != NULL ||
        strncasecmp(s, "<!doctype html", 14) == 0)
        return false;
    return strncmp(s, "<?xml", 5) == 0 || strncmp(s, "<unit", 5) == 0 ||
           strncmp(s, "<qualification", 14) == 0 ||
           strstr(s, UNIT_NAMESPACE) != NULL;
}

static bool
is_json(const char *p, size_t len)
{
    char buffer[LOOK + 1];

    return *beginning(buffer, p, len) == '{';
}

static const struct form forms[] = {
    {".xml",    is_xml,  NULL     },
    {".json",   is_json, json_read},
    {".matrix", is_json, json_read},
    {".csv",    csv_is,  csv_read },
};
#define FORMS (sizeof(forms) / sizeof(forms[0]))

const struct form *
form_of(const char *p, size_t len)
{
    for (size_t i = 0; i < FORMS; i++)
        if (forms[i].is(p, len))
            return &forms[i];
    return NULL;
}

bool
form_has_suffix(const char *name)
{
    size_t len = strlen(name);

    for (size_t i = 0; i < FORMS && name[0] != '.'; i++) {
        size_t n = strlen(forms[i].suffix);

        if (len > n && strcmp(name + len - n, forms[i].suffix) == 0)
            return true;
    }
    return false;
}

void
form_add_unit(struct mem *m, struct form_units *list, struct unit *u)
{
    if (list->n == list->room) {
        size_t room = list->room > 0 ? 2 * list->room : 8;

        list->unit = mem_grow(m, list->unit, list->room * sizeof(*list->unit),
            room * sizeof(*list->unit));
        list->room = room;
    }
    list->unit[list->n++] = u;
}
