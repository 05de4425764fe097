/* out - stdout for results, stderr for all else. */
#include <config.h>

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/str.h"
#include "base/utf8.h"
#include "out.h"

/* A path may hold any bytes, JSON (RFC 8259 section 8.1) UTF-8 only. */
static void
put_value(struct out *o, const struct value *v, bool pretty)
{
    struct str s = str_in(o->c->mem);

    value_write(&s, v, pretty);
    if (!utf8_valid(s.s, s.len)) {
        s = str_in(o->c->mem);
        value_write(&s, v, false);
        fputs(utf8_shown(o->c->mem, s.s, s.len), stdout);
        return;
    }
    fwrite(s.s, 1, s.len, stdout);
}

/* Other lines do not stand beside the bar. */
static void
clear_bar(struct out *o)
{
    if (o->bar)
        fputs("\r\033[K", stderr);
    o->bar = false;
}

bool
out_json(struct out *o, const struct value *v)
{
    if (!o->json)
        return false;
    put_value(o, v, true);
    putchar('\n');
    o->said = true;
    return true;
}

void
out_list(struct out *o)
{
    if (o->json)
        putchar('[');
    o->listed = false;
    o->said = o->json;
}

bool
out_item(struct out *o, const struct value *v)
{
    if (!o->json)
        return false;
    fputs(o->listed ? ",\n" : "\n", stdout);
    put_value(o, v, false);
    o->listed = true;
    return true;
}

void
out_list_end(struct out *o)
{
    if (o->json)
        fputs(o->listed ? "\n]\n" : "]\n", stdout);
}

void
out_line(struct out *o, const char *format, ...)
{
    va_list ap;

    clear_bar(o);
    va_start(ap, format);
    vprintf(format, ap);
    va_end(ap);
    putchar('\n');
}

bool
out_is_terminal(const struct out *o)
{
    return !o->json && isatty(STDOUT_FILENO);
}

void
out_bytes(struct out *o, const char *p, size_t len)
{
    (void)o;
    fwrite(p, 1, len, stdout);
}

void
out_failure(struct out *o, const char *message)
{
    clear_bar(o);
    fprintf(stderr, "tyst: %s\n", message);
}

void
out_note(struct out *o, const char *format, ...)
{
    va_list ap;

    if (o->quiet)
        return;
    clear_bar(o);
    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    fputc('\n', stderr);
}

#define BAR 40
#define FEW 20

void
out_progress(struct out *o, size_t done, size_t all)
{
    int full;

    if (o->quiet || all < FEW || !isatty(STDERR_FILENO))
        return;
    clear_bar(o);
    if (done == all)
        return;
    fflush(stdout);
    full = (int)(done * BAR / all);
    fprintf(stderr, "\r[%.*s%*s] %zu/%zu", full,
        "########################################", BAR - full, "", done, all);
    o->bar = true;
}
