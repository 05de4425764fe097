/* gen - what the generators share. */
#include <config.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen.h"

const char *gen_path = "";
int gen_line;

void
die(const char *format, ...)
{
    va_list ap;

    fprintf(stderr, "%s:%d: ", gen_path, gen_line);
    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    fputc('\n', stderr);
    exit(1);
}

void *
must(void *p)
{
    if (p == NULL)
        die("out of memory");
    return p;
}

char *
copied(const char *s, size_t len)
{
    char *copy = must(calloc(1, len + 1));

    memcpy(copy, s, len);
    return copy;
}

char *
gen_bytes(const char *path, size_t *out_len)
{
    FILE *f = fopen(path, "rb");
    size_t len = 0, cap = 65536;
    char *text = must(malloc(cap));
    size_t n;

    gen_path = path;
    gen_line = 1;
    if (f == NULL)
        die("cannot be opened");
    while ((n = fread(text + len, 1, cap - len - 1, f)) > 0) {
        len += n;
        if (len + 1 == cap)
            text = must(realloc(text, cap *= 2));
    }
    if (ferror(f))
        die("cannot be read");
    fclose(f);
    text[len] = '\0';
    *out_len = len;
    return text;
}

char *
gen_read(const char *path)
{
    size_t len;
    char *text = gen_bytes(path, &len);

    if (strlen(text) != len)
        die("holds a NUL");
    return text;
}

void
gen_strings(const char *s)
{
    int open = 0;

    for (; *s != '\0'; s++) {
        if (!open)
            fputs("        \"", stdout);
        open = 1;
        if (*s == '"' || *s == '\\')
            putchar('\\');
        if (*s != '\n') {
            putchar(*s);
            continue;
        }
        fputs("\\n\"\n", stdout);
        open = 0;
    }
    if (open)
        fputs("\"\n", stdout);
}

int
gen_done(void)
{
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
