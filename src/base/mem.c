/*
 * mem - an arena: a chain of chunks, the newest first, allocated from its
 * front.  A thing larger than a chunk gets a chunk of its own, which mem_grow
 * can hand to realloc, so that a long text costs no more than its size.
 */
#include <config.h>

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#define CHUNK_SIZE ((size_t)8192)
#define ALIGNMENT alignof(union widest)

union widest {
    void *p;
    int64_t n;
    double real;
};

struct chunk {
    struct chunk *next;
    size_t size, used;
    alignas(union widest) char data[];
};

struct mem {
    struct chunk *newest;
};

void *
mem_must(void *p)
{
    static const char message[] = "tyst: there is not enough memory.\n";

    if (p == NULL) {
        if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0) {
            /* There is nobody left to tell. */
        }
        _exit(3);
    }
    return p;
}

struct mem *
mem_new(void)
{
    return mem_must(calloc(1, sizeof(struct mem)));
}

void
mem_free(struct mem *m)
{
    struct chunk *next;

    if (m == NULL)
        return;
    for (struct chunk *c = m->newest; c != NULL; c = next) {
        next = c->next;
        free(c);
    }
    free(m);
}

static size_t
rounded(size_t size)
{
    if (size > SIZE_MAX / 2)
        mem_must(NULL);
    return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static struct chunk *
chunk_add(struct mem *m, size_t size)
{
    size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;
    struct chunk *c = mem_must(calloc(1, sizeof(*c) + room));

    c->size = room;
    c->next = m->newest;
    m->newest = c;
    return c;
}

void *
mem_alloc(struct mem *m, size_t size)
{
    struct chunk *c = m->newest;
    void *p;

    size = rounded(size ? size : 1);
    if (c == NULL || c->size - c->used < size)
        c = chunk_add(m, size);
    p = c->data + c->used;
    c->used += size;
    return p;
}

void *
mem_array(struct mem *m, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / 2 / size)
        mem_must(NULL);
    return mem_alloc(m, n * size);
}

/* Can the newest chunk, holding only p, be made larger by realloc? */
static int
alone(const struct chunk *c, const void *p)
{
    return c->size > CHUNK_SIZE && c->data == p;
}

static void *
chunk_grow(struct mem *m, size_t old_size, size_t size)
{
    struct chunk *c = mem_must(realloc(m->newest, sizeof(*c) + size));

    memset(c->data + old_size, 0, size - old_size);
    c->size = c->used = size;
    m->newest = c;
    return c->data;
}

void *
mem_grow(struct mem *m, void *p, size_t old_size, size_t size)
{
    struct chunk *c = m->newest;
    size_t old_room = rounded(old_size ? old_size : 1);
    size_t room = rounded(size ? size : 1);
    void *moved;

    if (room <= old_room && p != NULL)
        return p;
    if (p != NULL && (char *)p + old_room == c->data + c->used) {
        if (alone(c, p))
            return chunk_grow(m, old_size, room);
        if (c->size - c->used >= room - old_room) {
            c->used += room - old_room;
            return p;
        }
    }
    moved = mem_alloc(m, size);
    if (p != NULL)
        memcpy(moved, p, old_size);
    return moved;
}

void *
mem_dup(struct mem *m, const void *p, size_t size)
{
    if (p == NULL)
        return NULL;
    return size == 0 ? mem_alloc(m, 1) : memcpy(mem_alloc(m, size), p, size);
}

char *
mem_strdup(struct mem *m, const char *s)
{
    return s == NULL ? NULL : mem_dup(m, s, strlen(s) + 1);
}

char *
mem_strndup(struct mem *m, const char *s, size_t len)
{
    char *copy;

    if (s == NULL)
        return NULL;
    copy = mem_alloc(m, len + 1);
    memcpy(copy, s, len);
    return copy;
}

char *
mem_vprintf(struct mem *m, const char *format, va_list ap)
{
    va_list again;
    int len;
    char *s;

    va_copy(again, ap);
    len = vsnprintf(NULL, 0, format, ap);
    s = mem_alloc(m, (size_t)(len < 0 ? 0 : len) + 1);
    vsnprintf(s, (size_t)(len < 0 ? 0 : len) + 1, format, again);
    va_end(again);
    return s;
}

char *
mem_printf(struct mem *m, const char *format, ...)
{
    va_list ap;
    char *s;

    va_start(ap, format);
    s = mem_vprintf(m, format, ap);
    va_end(ap);
    return s;
}
