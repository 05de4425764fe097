/*
 * mem - memory that is freed all at once.
 *
 * One mem per request or command: what a function returns lives in it, so
 * callers free nothing.  A loop over thousands of things makes one of its own
 * for each.  Running out of memory prints one line and ends the program with
 * status 3, so nobody tests for it.
 */
#ifndef TYST_BASE_MEM_H
#define TYST_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

struct mem;

struct mem *mem_new(void);
void mem_free(struct mem *m); /* NULL is allowed */

/* What a library allocated: p, or the end of the program when it is NULL. */
void *mem_must(void *p);

/* size bytes, zeroed, aligned for a pointer, an int64_t and a double. */
void *mem_alloc(struct mem *m, size_t size);

/* n things of the given size each; an overflow counts as out of memory. */
void *mem_array(struct mem *m, size_t n, size_t size);

/*
 * Make the newest allocation larger, in place where there is room.  The bytes
 * past old_size are zero; p may be NULL when old_size is 0.
 */
void *mem_grow(struct mem *m, void *p, size_t old_size, size_t size);

/* Copies.  NULL stays NULL. */
void *mem_dup(struct mem *m, const void *p, size_t size);
char *mem_strdup(struct mem *m, const char *s);
char *mem_strndup(struct mem *m, const char *s, size_t len);

char *mem_printf(struct mem *m, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *mem_vprintf(struct mem *m, const char *format, va_list ap)
    __attribute__((format(printf, 2, 0)));

#endif
