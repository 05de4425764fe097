/*
 * str - a string that grows, in a mem.
 *
 *     struct str s = str_in(c->mem);
 *     str_adds(&s, "a ");
 *     str_addf(&s, "%d", 4);
 *     return s.s;
 *
 * It needs no freeing.  Bytes from outside get a maximum: what does not fit
 * is left out and "over" is set, to be asked once at the end.
 */
#ifndef TYST_BASE_STR_H
#define TYST_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

struct str {
    char *s; /* never NULL, always ends in NUL */
    size_t len;
    size_t cap; /* 0 while s is not ours */
    size_t max; /* 0: none */
    bool over;  /* something did not fit in max */
    struct mem *mem;
};

struct str str_in(struct mem *m);
struct str str_in_max(struct mem *m, size_t max);

void str_add(struct str *s, const char *p, size_t len);
void str_adds(struct str *s, const char *p); /* NULL adds nothing */
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Shorten to len bytes; len may not be more than there are. */
void str_cut(struct str *s, size_t len);

/* For qsort() of an array of strings. */
int str_compare(const void *a, const void *b);

#endif
