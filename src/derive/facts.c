/* facts - collect, sort, compare. */
#include <config.h>

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "derive/facts.h"

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

void
facts_sort(struct facts *f)
{
    if (f->n > 0)
        qsort(f->fact, f->n, sizeof(struct fact), compare);
}

bool
facts_next_difference(
    const struct facts *a, const struct facts *b, struct facts_at *at)
{
    for (; at->a < a->n || at->b < b->n; at->a++, at->b++) {
        const struct fact *x = at->a < a->n ? &a->fact[at->a] : NULL;
        const struct fact *y = at->b < b->n ? &b->fact[at->b] : NULL;
        int order;

        assert(x != NULL || y != NULL);
        order = x == NULL ? 1 : y == NULL ? -1 : strcmp(x->name, y->name);

        if (order == 0 && strcmp(x->value, y->value) == 0)
            continue;
        at->name = order > 0 ? y->name : x->name;
        at->in_a = order <= 0 ? x->value : NULL;
        at->in_b = order >= 0 ? y->value : NULL;
        at->a += order <= 0;
        at->b += order >= 0;
        return true;
    }
    return false;
}

/* The beginning of a long value. */
const char *
facts_brief(struct mem *m, const char *value)
{
    char *copy = mem_strdup(m, value);
    size_t len = strlen(copy);

    if (len <= SHOWN_MAX)
        return copy;
    for (len = SHOWN_MAX; ((unsigned char)copy[len] & 0xc0) == 0x80;)
        len--;
    return mem_printf(m, "%.*s…", (int)len, copy);
}
