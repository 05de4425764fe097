/* str - a string that grows by doubling, in a mem. */
#include <config.h>

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

static char empty[1];

struct str
str_in(struct mem *m)
{
    return (struct str){.s = empty, .mem = m};
}

struct str
str_in_max(struct mem *m, size_t max)
{
    return (struct str){.s = empty, .mem = m, .max = max};
}

void
str_add(struct str *s, const char *p, size_t len)
{
    if (len == 0)
        return;
    if (s->max != 0 && len > s->max - s->len) {
        s->over = true;
        return;
    }
    if (s->len + len + 1 > s->cap) {
        size_t cap = s->cap ? s->cap : 64;

        while (cap < s->len + len + 1)
            cap *= 2;
        s->s = mem_grow(s->mem, s->cap ? s->s : NULL, s->cap, cap);
        s->cap = cap;
    }
    memcpy(s->s + s->len, p, len);
    s->len += len;
    s->s[s->len] = '\0';
}

void
str_adds(struct str *s, const char *p)
{
    if (p != NULL)
        str_add(s, p, strlen(p));
}

void
str_addc(struct str *s, char c)
{
    str_add(s, &c, 1);
}

void
str_addf(struct str *s, const char *format, ...)
{
    char few[256];
    struct mem *scratch;
    va_list ap;
    int len;

    va_start(ap, format);
    len = vsnprintf(few, sizeof(few), format, ap);
    va_end(ap);
    if (len >= 0 && (size_t)len < sizeof(few)) {
        str_add(s, few, (size_t)len);
        return;
    }
    scratch = mem_new();
    va_start(ap, format);
    str_adds(s, mem_vprintf(scratch, format, ap));
    va_end(ap);
    mem_free(scratch);
}

void
str_cut(struct str *s, size_t len)
{
    assert(len <= s->len);
    s->len = len;
    if (s->cap != 0)
        s->s[len] = '\0';
}

int
str_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}
