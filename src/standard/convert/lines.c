/*
 * lines - split a text where any of its makers ends a line; empty lines become
 * gaps, a form feed a new page.
 *
 * What is a matter of setting goes here (soft hyphens, zero-width spaces, the
 * shape of quotation marks), so that the words of an item are the same however
 * it was set.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "lines.h"

void
lines_add(struct mem *m, struct lines *lines, struct line line)
{
    /* The array has room for the next power of two. */
    if ((lines->n & (lines->n - 1)) == 0)
        lines->line = mem_grow(m, lines->line, lines->n * sizeof(line),
            (lines->n ? 2 * lines->n : 1) * sizeof(line));
    lines->line[lines->n++] = line;
}

static int
indent_of(const char *s)
{
    int columns = 0;
    uint32_t ch;

    while ((ch = utf8_next(&s)) != 0 && utf8_is_blank(ch))
        columns = ch == '\t' ? (columns / 8 + 1) * 8 : columns + 1;
    return columns;
}

static bool
is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
           c == 0xFEFF;
}

/* A typewriter's quotation mark for a printer's. */
static uint32_t
straight(uint32_t c)
{
    if (c >= 0x2018 && c <= 0x201B)
        return '\'';
    return c >= 0x201C && c <= 0x201F ? '"' : c;
}

/* Without what does not show; *soft: a soft hyphen is the last of it. */
static char *
visible(struct mem *m, const char *s, bool *soft)
{
    struct str out = str_in(m);
    uint32_t c;

    *soft = false;
    while ((c = utf8_next(&s)) != 0) {
        if (is_invisible(c)) {
            *soft |= c == 0xAD;
            continue;
        }
        if (!utf8_is_blank(c))
            *soft = false;
        utf8_add(&out, straight(c));
    }
    return out.s;
}

bool
lines_add_raw(
    struct mem *m, struct lines *lines, const char *raw, struct line line)
{
    const char *shown = visible(m, raw, &line.soft);

    line.text = utf8_trim(m, utf8_nfc(m, shown));
    line.indent = indent_of(shown);
    if (*line.text != '\0')
        lines_add(m, lines, line);
    return *line.text != '\0';
}

/*
 * The length of the end of a line at p; 0: none.  Besides CR LF, LF and CR:
 * vertical tab (a break within a paragraph of Word), form feed, next line,
 * line and paragraph separator.
 */
static size_t
end_at(const char *p)
{
    if (p[0] == '\r')
        return p[1] == '\n' ? 2 : 1;
    if (p[0] == '\n' || p[0] == '\v' || p[0] == '\f')
        return 1;
    if (strncmp(p, "\xC2\x85", 2) == 0)
        return 2;
    return strncmp(p, "\xE2\x80\xA8", 3) == 0 ||
                   strncmp(p, "\xE2\x80\xA9", 3) == 0
               ? 3
               : 0;
}

enum result
lines_split(struct ctx *c, const char *text, struct lines *out)
{
    struct line s = {.number = 1, .page = 1, .gap = true};
    const char *start = text;
    size_t end = 0;

    *out = (struct lines){0};
    for (;; text++) {
        if (*text != '\0' && (end = end_at(text)) == 0)
            continue;
        if (*text == '\0' && text == start)
            return OK;
        if (s.number > LINES_MAX)
            return fail(c, ERR_LIMIT, "too-long",
                N_("It has more than %d lines, which no standard has."),
                LINES_MAX);
        s.gap = !lines_add_raw(
            c->mem, out, mem_strndup(c->mem, start, (size_t)(text - start)), s);
        out->cut = *text == '\0' && !s.gap;
        if (*text == '\0')
            return OK;
        s.page += *text == '\f';
        /* A page's feed stands on the line that it ends or begins. */
        s.number += *text != '\f';
        start = text += end;
        text--;
    }
}
