/* utf8 - a thin face of utf8proc. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

bool
utf8_valid(const char *p, size_t len)
{
    const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)p;

    while (len > 0) {
        utf8proc_int32_t character;
        utf8proc_ssize_t n;

        if (*s == 0)
            return false;
        if (*s < 0x80) {
            s++;
            len--;
            continue;
        }
        n = utf8proc_iterate(s, (utf8proc_ssize_t)len, &character);
        if (n <= 0)
            return false;
        s += n;
        len -= (size_t)n;
    }
    return true;
}

uint32_t
utf8_next(const char **s)
{
    utf8proc_int32_t character;
    utf8proc_ssize_t n;

    if ((unsigned char)**s < 0x80)
        return **s == '\0' ? 0 : (uint32_t) * (*s)++;
    n = utf8proc_iterate((const utf8proc_uint8_t *)*s, -1, &character);
    if (n <= 0)
        return 0;
    *s += n;
    return (uint32_t)character;
}

void
utf8_add(struct str *s, uint32_t character)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n =
        utf8proc_encode_char((utf8proc_int32_t)character, bytes);

    str_add(s, (const char *)bytes, (size_t)n);
}

bool
utf8_is_blank(uint32_t c)
{
    switch (c) {
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case ' ':
    case 0x85:
    case 0xA0:
    case 0xAD: /* soft hyphen */
    case 0x1680:
    case 0x200B: /* zero-width space */
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x2060: /* word joiner */
    case 0x3000:
    case 0xFEFF: return true;
    default: return c >= 0x2000 && c <= 0x200A;
    }
}

bool
utf8_is_letter(uint32_t character)
{
    utf8proc_category_t category =
        utf8proc_category((utf8proc_int32_t)character);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool
utf8_is_upper(uint32_t character)
{
    return utf8proc_category((utf8proc_int32_t)character) ==
           UTF8PROC_CATEGORY_LU;
}

bool
utf8_is_word(uint32_t character)
{
    utf8proc_category_t category =
        utf8proc_category((utf8proc_int32_t)character);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

uint32_t
utf8_lower(uint32_t character)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)character);
}

size_t
utf8_fold_character(uint32_t character, char out[static UTF8_FOLDED_SIZE])
{
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)character,
        parts, sizeof(parts) / sizeof(parts[0]),
        UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, NULL);
    size_t len = 0;

    for (utf8proc_ssize_t i = 0; i < n && i < 8 && len + 4 <= UTF8_FOLDED_SIZE;
         i++)
        len += (size_t)utf8proc_encode_char(
            parts[i], (utf8proc_uint8_t *)out + len);
    return len;
}

bool
utf8_is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool
utf8_turns(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Does it break the line, command the terminal or turn the text after it? */
static bool
misleads(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_CC ||
           c == 0x2028 || c == 0x2029 || utf8_turns(c);
}

char *
utf8_shown(struct mem *m, const char *s, size_t len)
{
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s;
    struct str out = str_in(m);

    while (len > 0) {
        utf8proc_int32_t c;
        utf8proc_ssize_t n = utf8proc_iterate(p, (utf8proc_ssize_t)len, &c);

        if (n <= 0 || misleads((uint32_t)c)) {
            utf8_add(&out, 0xFFFD);
            n = n <= 0 ? 1 : n;
        } else {
            str_add(&out, (const char *)p, (size_t)n);
        }
        p += n;
        len -= (size_t)n;
    }
    return mem_strdup(m, out.s);
}

/* utf8proc_map's answer in m; what it cannot map stays as it is. */
static char *
map(struct mem *m, const char *s, utf8proc_option_t options)
{
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s, 0, &out,
        options | UTF8PROC_NULLTERM | UTF8PROC_STABLE);
    char *copy;

    if (n < 0)
        return mem_strdup(m, s);
    copy = mem_strndup(m, (const char *)out, (size_t)n);
    free(out);
    return copy;
}

/*
 * Nothing below U+0300 changes when it is composed, nor do the dashes, quotes
 * and points of U+2010 to U+2027: that is nearly all that comes.
 */
static bool
is_composed(const char *s)
{
    const unsigned char *p = (const unsigned char *)s;

    for (; *p != '\0'; p++) {
        if (*p < 0xCC)
            continue;
        if (p[0] != 0xE2 || p[1] != 0x80 || p[2] < 0x90 || p[2] > 0xA7)
            return false;
        p += 2;
    }
    return true;
}

char *
utf8_nfc(struct mem *m, const char *s)
{
    if (is_composed(s))
        return mem_strdup(m, s);
    return map(m, s, UTF8PROC_COMPOSE);
}

char *
utf8_trim(struct mem *m, const char *s)
{
    const char *start = s, *end, *next = s;
    uint32_t c;

    while ((c = utf8_next(&next)) != 0 && utf8_is_blank(c))
        start = next;
    end = next = start;
    while ((c = utf8_next(&next)) != 0)
        if (!utf8_is_blank(c))
            end = next;
    return mem_strndup(m, start, (size_t)(end - start));
}

char *
utf8_normal(struct mem *m, const char *s)
{
    struct str out = str_in(m);
    const char *next = utf8_nfc(m, s);
    bool gap = false;
    uint32_t c;

    while ((c = utf8_next(&next)) != 0) {
        if (utf8_is_invisible(c))
            continue;
        if (utf8_is_blank(c)) {
            gap = out.len > 0;
            continue;
        }
        if (gap)
            str_addc(&out, ' ');
        gap = false;
        utf8_add(&out, c);
    }
    return mem_strdup(m, out.s);
}

const char *
utf8_skip_blanks(const char *s)
{
    const char *next = s;
    uint32_t c;

    while ((c = utf8_next(&next)) != 0 && utf8_is_blank(c))
        s = next;
    return s;
}

bool
utf8_starts_lower(const char *s)
{
    uint32_t c = utf8_next(&s);

    return utf8_is_letter(c) && !utf8_is_upper(c);
}

/* The plain form of quotes and dashes. */
static uint32_t
plain(uint32_t c)
{
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == '`' || c == 0xB4)
        return '\'';
    if ((c >= 0x201C && c <= 0x201F) || c == 0x2033)
        return '"';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    return c;
}

/* The same where there is nothing but ASCII, as nearly always in English. */
static char *
fold_ascii(struct mem *m, const char *s)
{
    char *out = mem_alloc(m, strlen(s) + 1), *to = out;

    for (; *s != '\0'; s++) {
        bool blank = utf8_is_blank((unsigned char)*s);

        if (!blank)
            *to++ =
                (char)plain((uint32_t)(*s >= 'A' && *s <= 'Z' ? *s | 32 : *s));
        else if (to > out && to[-1] != ' ')
            *to++ = ' ';
    }
    if (to > out && to[-1] == ' ')
        to--;
    *to = '\0';
    return out;
}

char *
utf8_fold(struct mem *m, const char *s)
{
    struct str out = str_in(m);
    const char *next = s;
    uint32_t c;

    while (*next != '\0' && (unsigned char)*next < 0x80)
        next++;
    if (*next == '\0')
        return fold_ascii(m, s);
    next = map(m, utf8_normal(m, s),
        UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
    while ((c = utf8_next(&next)) != 0)
        utf8_add(&out, plain(c));
    return mem_strdup(m, out.s);
}

static bool
has_no_controls(const char *s, const char *but)
{
    for (; *s != '\0'; s++)
        if (((unsigned char)*s < 0x20 || *s == 0x7f) && !strchr(but, *s))
            return false;
    return true;
}

bool
utf8_is_text(const char *s)
{
    return utf8_valid(s, strlen(s)) && has_no_controls(s, "\t\r\n");
}

bool
utf8_is_line(const char *s)
{
    uint32_t c;

    if (*s == '\0' || !utf8_valid(s, strlen(s)))
        return false;
    while ((c = utf8_next(&s)) != 0)
        if (misleads(c))
            return false;
    return true;
}
