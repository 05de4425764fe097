/*
 * gen - what the generators share: where they are, how they give up, how text
 * becomes a C string.  They run once and free nothing.
 */
#ifndef TYST_GEN_GEN_H
#define TYST_GEN_GEN_H

#include <stddef.h>

/* What is being read, for die(). */
extern const char *gen_path;
extern int gen_line;

/* Say "path:line: why" and end with status 1. */
void die(const char *format, ...)
    __attribute__((format(printf, 1, 2), noreturn));

/* p itself; running out of memory ends the program. */
void *must(void *p);

char *copied(const char *s, size_t len);

/* The whole file, and gen_path and gen_line set to its beginning; as text it
 * holds no NUL but at its end. */
char *gen_bytes(const char *path, size_t *out_len);
char *gen_read(const char *path);

/* Print s as C strings, one per line, each indented. */
void gen_strings(const char *s);

/* All printed?  The status to end with. */
int gen_done(void);

#endif
