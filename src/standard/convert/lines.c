/* lines - split at LF, CR LF or CR; empty lines become gaps. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "lines.h"

#define LINES_MAX 20000

static int
indent_of(const char *s)
{
    int columns = 0;
    uint32_t ch;

    while ((ch = utf8_next(&s)) != 0 && utf8_is_blank(ch))
        columns = ch == '\t' ? (columns / 8 + 1) * 8 : columns + 1;
    return columns;
}

static void
add_line(struct ctx *c, struct lines *out, size_t *room, const char *s,
    size_t len, int number, bool *gap)
{
    char *raw = mem_strndup(c->mem, s, len);
    char *text = utf8_trim(c->mem, utf8_nfc(c->mem, raw));

    if (*text == '\0') {
        *gap = true;
        return;
    }
    if (out->n == *room) {
        size_t more = *room ? 2 * *room : 256;

        out->line = mem_grow(c->mem, out->line, *room * sizeof(*out->line),
            more * sizeof(*out->line));
        *room = more;
    }
    out->line[out->n++] = (struct line){text, number, indent_of(raw), *gap};
    *gap = false;
}

enum result
lines_split(struct ctx *c, const char *text, struct lines *out)
{
    size_t room = 0;
    bool gap = true;

    *out = (struct lines){0};
    for (int number = 1; *text != '\0'; number++) {
        size_t len = strcspn(text, "\r\n");

        if (number > LINES_MAX)
            return fail(c, ERR_LIMIT, "too-long",
                N_("It has more than %d lines, which no standard has."),
                LINES_MAX);
        add_line(c, out, &room, text, len, number, &gap);
        text += len;
        if (text[0] == '\r' && text[1] == '\n')
            text += 2;
        else if (*text != '\0')
            text++;
    }
    return OK;
}
