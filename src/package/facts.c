/* facts - collect, sort, compare. */
#include <config.h>

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "facts.h"

#define SHOWN_MAX 60

void
facts_add(struct facts *f, const char *value, const char *name, ...)
{
    va_list ap;

    if (value == NULL)
        return;
    if (f->n == f->room) {
        size_t room = 2 * f->room + 64;

        f->fact = mem_grow(f->mem, f->fact, f->room * sizeof(*f->fact),
            room * sizeof(*f->fact));
        f->room = room;
    }
    va_start(ap, name);
    f->fact[f->n].name = mem_vprintf(f->mem, name, ap);
    f->fact[f->n++].value = utf8_nfc(f->mem, value);
    va_end(ap);
}

static int
compare(const void *a, const void *b)
{
    const struct fact *x = a, *y = b;
    int order = strcmp(x->name, y->name);

    return order ? order : strcmp(x->value, y->value);
}

/* The beginning of a long value. */
static const char *
brief(struct mem *m, const char *s)
{
    char *copy = mem_strdup(m, s);
    size_t len = strlen(copy);

    if (len <= SHOWN_MAX)
        return copy;
    for (len = SHOWN_MAX; ((unsigned char)copy[len] & 0xc0) == 0x80;)
        len--;
    return mem_printf(m, "%.*s…", (int)len, copy);
}

const char *
facts_difference(struct ctx *c, struct facts *shown, struct facts *derived)
{
    size_t i = 0;

    if (shown->n > 0)
        qsort(shown->fact, shown->n, sizeof(struct fact), compare);
    if (derived->n > 0)
        qsort(derived->fact, derived->n, sizeof(struct fact), compare);
    while (i < shown->n && i < derived->n &&
           compare(&shown->fact[i], &derived->fact[i]) == 0)
        i++;
    if (i == shown->n && i == derived->n)
        return NULL;
    if (i < shown->n && i < derived->n &&
        strcmp(shown->fact[i].name, derived->fact[i].name) == 0)
        return mem_printf(c->mem,
            tr(c->lang, N_("%s: portfolio.xml says “%s”, the acts give “%s”.")),
            shown->fact[i].name, brief(c->mem, shown->fact[i].value),
            brief(c->mem, derived->fact[i].value));
    if (i == derived->n || (i < shown->n && strcmp(shown->fact[i].name,
                                                derived->fact[i].name) < 0))
        return mem_printf(c->mem,
            tr(c->lang, N_("%s: portfolio.xml says “%s”, the acts give "
                           "nothing.")),
            shown->fact[i].name, brief(c->mem, shown->fact[i].value));
    return mem_printf(c->mem,
        tr(c->lang, N_("%s: portfolio.xml says nothing, the acts give “%s”.")),
        derived->fact[i].name, brief(c->mem, derived->fact[i].value));
}
