/*
 * numbering - recognise labels.
 *
 * Standards are numbered "1.", "1" and a no-break space, "1 / ", "P1", "P1.",
 * "P10text", "SFR1/1", "12.1", "a)", "(ii)", "-", "•" and more.  Some of that
 * also begins ordinary lines ("2 days"), so a label says whether it is sure,
 * and whoever knows what comes next decides about the others.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "numbering.h"

#define VALUE_MAX 999 /* more is a year */

/* Bullets, by the family that counts as one style. */
static const struct {
    uint32_t character;
    char family;
    bool tight; /* text may follow without a space */
} bullets[] = {
    {'-',    '-', false},
    {0x2010, '-', false},
    {0x2013, '-', false},
    {0x2014, '-', false},
    {0x2212, '-', false},
    {'*',    '*', false},
    {'+',    '+', false},
    {'>',    '>', false},
    {0xBB,   '>', false},
    {0x2022, 'o', true }, /* bullet */
    {0x00B7, 'o', true }, /* middle dot */
    {0x2219, 'o', true },
    {0x25CF, 'o', true },
    {0x2043, 'o', true }, /* hyphen bullet */
    {0xF0B7, 'o', true }, /* Word's bullet, of its Symbol font */
    {0x25E6, 'c', true },
    {0x25CB, 'c', true },
    {0x25AA, 's', true },
    {0x25AB, 's', true },
    {0x25A0, 's', true },
    {0x25A1, 's', true },
    {0xF0A7, 's', true },
    {0x25C6, 'd', true },
    {0x25CA, 'd', true },
    {0x2756, 'd', true },
    {0x2666, 'd', true },
    {0xF076, 'd', true },
    {0x2023, 't', true },
    {0x25B6, 't', true },
    {0x25B8, 't', true },
    {0x25BA, 't', true },
    {0x27A2, 't', true },
    {0x27A4, 't', true },
    {0x2794, 't', true },
    {0xF0D8, 't', true },
    {0x2713, 'v', true },
    {0x2714, 'v', true },
    {0xF0FC, 'v', true },
};

#define BULLETS (sizeof(bullets) / sizeof(bullets[0]))

static size_t
find_bullet(uint32_t character)
{
    size_t i = 0;

    while (i < BULLETS && bullets[i].character != character)
        i++;
    return i;
}

bool
numbering_splits(uint32_t character)
{
    size_t i = find_bullet(character);

    return i < BULLETS && bullets[i].tight && character != 0xB7;
}

static uint32_t
peek(const char *s)
{
    return utf8_next(&s);
}

static bool
blank_or_end(const char *s)
{
    return *s == '\0' || utf8_is_blank(peek(s));
}

/* Word's second level comes out as the letter o, and Welsh lines may begin with
 * that word: only a TAB, two blanks or a no-break space make it sure. */
static bool
is_letter_o(const char *rest)
{
    return *rest == ' ' || *rest == '\t' || peek(rest) == 0xA0;
}

static bool
read_bullet(struct mem *m, const char *line, struct numbering *out)
{
    const char *rest = line;
    uint32_t c = utf8_next(&rest);
    size_t i = find_bullet(c);

    out->sure = true;
    if (c == 'o' && is_letter_o(rest)) {
        out->close = 'c';
        out->sure = *rest != ' ' || rest[1] == ' ' || rest[1] == '\t';
    } else if (i < BULLETS) {
        out->close = bullets[i].family;
        out->sure = bullets[i].tight || blank_or_end(rest);
        if (!out->sure && !utf8_is_letter(peek(rest)))
            return false;
    } else {
        return false;
    }
    out->style = STYLE_BULLET;
    out->label = mem_strndup(m, line, (size_t)(rest - line));
    out->prefix = "";
    out->rest = utf8_skip_blanks(rest);
    return true;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "12.1" at s: its parts; returns where it ends, NULL when it is none. */
static const char *
read_parts(const char *s, int *part, int *nparts)
{
    for (*nparts = 0; *nparts < NUMBERING_PARTS;) {
        int value = 0;

        if (!is_digit(*s))
            return NULL;
        for (; is_digit(*s); s++)
            if ((value = value * 10 + (*s - '0')) > VALUE_MAX)
                return NULL;
        part[(*nparts)++] = value;
        if (s[0] != '.' || !is_digit(s[1]))
            return s;
        s++;
    }
    return NULL;
}

/* "P", "KU", "K&U", "SFR1/" before digits; returns where it ends. */
static const char *
read_prefix(const char *s)
{
    const char *p = s, *slash;

    while ((*p >= 'A' && *p <= 'Z') || (*p == '&' && p > s))
        p++;
    if (p == s || p - s > 6)
        return s;
    slash = p;
    while (is_digit(*slash))
        slash++;
    if (slash > p && *slash == '/' && is_digit(slash[1]))
        return slash + 1;
    return is_digit(*p) && p - s <= 3 ? p : s;
}

/* After "P1 – " and the like; NULL: no dash stands there. */
static const char *
skip_dash(const char *s)
{
    const char *next = s;
    uint32_t c = utf8_next(&next);

    return (c == '-' || c == 0x2013 || c == 0x2014) && utf8_is_blank(peek(next))
               ? utf8_skip_blanks(next)
               : NULL;
}

/* What closes a number, and whether that makes it a label for sure. */
static bool
read_close(const char *s, bool open, struct numbering *out)
{
    const char *after = utf8_skip_blanks(s);

    if (open && *s != ')')
        return false;
    if (*s == '.' || *s == ')' || *s == ':') {
        out->close = *s;
        out->rest = utf8_skip_blanks(s + 1);
        out->sure = blank_or_end(s + 1);
        return out->sure || utf8_is_letter(peek(s + 1));
    }
    if (*after == '/' && blank_or_end(after + 1)) {
        out->close = '/';
        out->rest = utf8_skip_blanks(after + 1);
        out->sure = true;
        return true;
    }
    if (*out->prefix != '\0' && skip_dash(after) != NULL) {
        out->rest = skip_dash(after);
        return out->sure = true;
    }
    out->rest = after;
    if (*s == '\0' || *s == '\t' || peek(s) == 0xA0) {
        out->sure = *s != '\0' || *out->prefix != '\0';
        return true;
    }
    /* "P10text", "1.1Text", where the next label is known. */
    return utf8_is_blank(peek(s)) ||
           ((*out->prefix != '\0' || out->nparts > 1) &&
               utf8_is_letter(peek(s)));
}

static bool
read_number(struct mem *m, const char *line, struct numbering *out)
{
    bool open = *line == '(';
    const char *start = line + open, *digits = read_prefix(start), *end;

    if ((end = read_parts(digits, out->part, &out->nparts)) == NULL)
        return false;
    out->style = STYLE_NUMBER;
    out->prefix = mem_strndup(m, start, (size_t)(digits - start));
    out->label = mem_strndup(m, start, (size_t)(end - start));
    return read_close(end, open, out);
}

bool
numbering_is_roman(const char *label)
{
    size_t len = strlen(label);

    return len > 0 && len <= 6 && strspn(label, "ivx") == len;
}

static int
roman_value(const char *s)
{
    int value = 0;

    for (; *s != '\0'; s++) {
        int digit = *s == 'x' ? 10 : *s == 'v' ? 5 : 1;
        int next = s[1] == 'x' ? 10 : s[1] == 'v' ? 5 : s[1] == 'i' ? 1 : 0;

        value += next > digit ? -digit : digit;
    }
    return value;
}

/* The Welsh alphabet, in which two letters may be one. */
static const char *const welsh[] = {"a", "b", "c", "ch", "d", "dd", "e", "f",
    "ff", "g", "ng", "h", "i", "j", "l", "ll", "m", "n", "o", "p", "ph", "r",
    "rh", "s", "t", "th", "u", "w", "y"};

/* Its place in it, from 1; 0: it is none of them. */
static int
welsh_place(const char *label)
{
    for (size_t i = 0; i < sizeof(welsh) / sizeof(welsh[0]); i++)
        if (strcmp(welsh[i], label) == 0)
            return (int)i + 1;
    return 0;
}

bool
numbering_is_welsh(const char *label)
{
    return strlen(label) == 2 && welsh_place(label) > 0;
}

static bool
read_letter(struct mem *m, const char *line, struct numbering *out)
{
    bool open = *line == '(', roman;
    const char *start = line + open, *end = start;

    while (*end >= 'a' && *end <= 'z' && end - start < 7)
        end++;
    if (end == start && *end >= 'A' && *end <= 'Z')
        end++;
    out->label = mem_strndup(m, start, (size_t)(end - start));
    if (end == start || (open && *end != ')') || (*end != ')' && *end != '.') ||
        !blank_or_end(end + 1))
        return false;
    roman = end - start > 1 && numbering_is_roman(out->label);
    if (end - start > 1 && !roman && !numbering_is_welsh(out->label))
        return false;
    out->style = roman ? STYLE_ROMAN : STYLE_LETTER;
    out->prefix = "";
    out->nparts = 1;
    out->part[0] = roman ? roman_value(out->label) : (*start | 0x20) - 'a' + 1;
    out->close = *end;
    out->sure = true;
    out->rest = utf8_skip_blanks(end + 1);
    return true;
}

bool
numbering_read(struct mem *m, const char *line, struct numbering *out)
{
    static const struct numbering none;

    *out = none;
    if (read_bullet(m, line, out))
        return true;
    *out = none;
    if (read_number(m, line, out))
        return true;
    *out = none;
    return read_letter(m, line, out);
}

bool
numbering_value(const char *label, enum numbering_letters letters,
    int part[NUMBERING_PARTS], int *nparts)
{
    const char *end;

    *nparts = 1;
    if (letters == LETTERS_ROMAN && numbering_is_roman(label)) {
        part[0] = roman_value(label);
        return true;
    }
    if (letters == LETTERS_WELSH && (part[0] = welsh_place(label)) > 0)
        return true;
    if ((label[0] | 0x20) >= 'a' && (label[0] | 0x20) <= 'z' &&
        label[1] == '\0') {
        part[0] = (label[0] | 0x20) - 'a' + 1;
        return true;
    }
    end = read_parts(read_prefix(label), part, nparts);
    return end != NULL && *end == '\0';
}
