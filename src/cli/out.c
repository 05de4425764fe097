/* out - stdout for results, stderr for all else. */
#include <config.h>

#include <stdarg.h>
#include <stdio.h>

#include "base/str.h"
#include "out.h"

bool
out_json(struct out *o, const struct value *v)
{
    struct str s = str_in(o->c->mem);

    if (!o->json)
        return false;
    value_write(&s, v, true);
    str_addc(&s, '\n');
    fwrite(s.s, 1, s.len, stdout);
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
    struct str s = str_in(o->c->mem);

    if (!o->json)
        return false;
    str_adds(&s, o->listed ? ",\n" : "\n");
    value_write(&s, v, false);
    fwrite(s.s, 1, s.len, stdout);
    o->listed = true;
    return true;
}

void
out_list_end(struct out *o)
{
    if (o->json)
        fputs("\n]\n", stdout);
}

void
out_line(struct out *o, const char *format, ...)
{
    va_list ap;

    (void)o;
    va_start(ap, format);
    vprintf(format, ap);
    va_end(ap);
    putchar('\n');
}

void
out_bytes(struct out *o, const char *p, size_t len)
{
    (void)o;
    fwrite(p, 1, len, stdout);
}

void
out_note(struct out *o, const char *format, ...)
{
    va_list ap;

    if (o->quiet)
        return;
    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    fputc('\n', stderr);
}
