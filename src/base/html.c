/* html - escaping for text, attributes and addresses. */
#include <config.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/html.h"
#include "base/utf8.h"

#define UNRESERVED                                                             \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

/* Write one character of several bytes, or U+FFFD for a byte of none. */
static const char *
put_wide(struct html *o, enum html_place place, const char *s)
{
    const char *begin = s;
    uint32_t c = utf8_next(&s);

    if (c == 0)
        s++;
    if (c < 0xA0 || (place == HTML_TEXT && utf8_turns(c)))
        utf8_add(&o->out, 0xFFFD);
    else
        str_add(&o->out, begin, (size_t)(s - begin));
    return s;
}

/* Write the character at s, which is not plain; returns what comes after. */
static const char *
put_special(struct html *o, enum html_place place, const char *s)
{
    switch (*s) {
    case '&': str_adds(&o->out, "&amp;"); break;
    case '<': str_adds(&o->out, "&lt;"); break;
    case '>': str_adds(&o->out, "&gt;"); break;
    case '"': str_adds(&o->out, "&#34;"); break;
    case '\'': str_adds(&o->out, "&#39;"); break;
    case '\n':
    case '\t': str_addc(&o->out, *s); break;
    case '\r': str_adds(&o->out, "&#13;"); break;
    default: return put_wide(o, place, s);
    }
    return s + 1;
}

/* Is it written as it is?  Between tags quotes are. */
static bool
plain(enum html_place place, char c)
{
    if (c == '"' || c == '\'')
        return place == HTML_TEXT;
    return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>';
}

static void
put_text(struct html *o, enum html_place place, const char *s)
{
    while (*s != '\0') {
        const char *begin = s;

        while (plain(place, *s))
            s++;
        str_add(&o->out, begin, (size_t)(s - begin));
        if (*s != '\0')
            s = put_special(o, place, s);
    }
}

/* Write s, all but the kept characters percent-encoded. */
static void
put_encoded(struct html *o, const char *kept, const char *s)
{
    static const char hex[] = "0123456789ABCDEF";

    for (;;) {
        size_t run = strspn(s, kept);
        unsigned char c = (unsigned char)s[run];

        str_add(&o->out, s, run);
        if (c == '\0')
            return;
        str_add(&o->out, (char[]){'%', hex[c >> 4], hex[c & 15]}, 3);
        s += run + 1;
    }
}

/* Is the whole of s an address that may be followed?  Browsers take "\" for
 * "/" and leave out tabs and line ends; those are percent-encoded. */
static bool
address(enum html_place place, const char *s)
{
    if (s[0] == '/')
        return s[1] != '/' && s[1] != '\\';
    if (s[0] == '?' || s[0] == '#' || strncmp(s, "./", 2) == 0)
        return true;
    return place == HTML_URL && (strncasecmp(s, "https://", 8) == 0 ||
                                    strncasecmp(s, "http://", 7) == 0 ||
                                    strncasecmp(s, "mailto:", 7) == 0);
}

static void
put_address(struct html *o, enum html_place place, const char *s)
{
    struct html encoded = {.out = str_in(o->out.mem)};

    if (!address(place, s))
        s = "about:invalid";
    put_encoded(&encoded, UNRESERVED "!#$%&'()*+,/:;=?@[]", s);
    put_text(o, HTML_PLAIN, encoded.out.s);
}

void
html_put(struct html *o, enum html_place place, const char *s)
{
    if (s == NULL)
        return;
    switch (place) {
    case HTML_TEXT:
    case HTML_PLAIN: put_text(o, place, s); break;
    case HTML_URL:
    case HTML_PATH: put_address(o, place, s); break;
    case HTML_PART: put_encoded(o, UNRESERVED, s); break;
    }
}

/* Digits, signs and the letters of an id mean nothing but themselves, wherever
 * they stand. */
static void
put_safe_word(struct html *o, enum html_place place, const char *s)
{
    if (place == HTML_URL || place == HTML_PATH)
        html_put(o, place, s); /* which is to be an address */
    else
        str_adds(&o->out, s);
}

void
html_put_int(struct html *o, enum html_place place, long long n)
{
    char digits[24];

    snprintf(digits, sizeof(digits), "%lld", n);
    put_safe_word(o, place, digits);
}

void
html_put_unsigned(struct html *o, enum html_place place, unsigned long long n)
{
    char digits[24];

    snprintf(digits, sizeof(digits), "%llu", n);
    put_safe_word(o, place, digits);
}

void
html_put_id(struct html *o, enum html_place place, struct id id)
{
    char text[ID_TEXT_SIZE];

    id_format(id, text);
    put_safe_word(o, place, text);
}

void
html_put_safe(struct html *o, enum html_place place, struct safe_html h)
{
    (void)place;
    str_adds(&o->out, h.s);
}

void
html_put_format(struct html *o, enum html_place place, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    html_put(o, place, mem_vprintf(o->out.mem, format, ap));
    va_end(ap);
}
