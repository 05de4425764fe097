/*
 * decode - encodings in which standards are found.
 *
 * A byte that is valid in no encoding that Welsh or English is written in
 * makes the file binary; it is never replaced by a question mark.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "decode.h"

/* Files that people give by mistake, by their first bytes. */
static const struct {
    const char *start;
    size_t len;
    const char *sentence;
} formats[] = {
    {"%PDF-",            5,
     N_("It is a PDF file, not text; save it as plain text first.")                  },
    {"PK\003\004",       4,
     N_("It is a zip or Word file, not text; save it as plain text first.")          },
    {"\320\317\021\340", 4,
     N_("It is an old Word file, not text; save it as plain text first.")            },
    {"{\\rtf",           5,
     N_("It is a rich text file, not plain text; save it as plain text "
           "first.")                                                                 },
    {"\211PNG",          4,
     N_("It is a picture, not text; save the text in it as plain text "
           "first.")                                                                 },
    {"\377\330\377",     3,
     N_("It is a picture, not text; save the text in it as plain text "
           "first.")                                                                 },
    {"\037\213",         2, N_("It is a compressed file, not text; unpack it first.")},
};

/* 0x80 to 0x9F of Windows-1252; 0: not used. */
static const uint16_t windows_1252[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E,
    0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D,
    0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

/* Where ISO 8859-14 (Celtic) differs from 8859-1. */
static const struct {
    uint8_t byte;
    uint16_t character;
} iso_8859_14[] = {
    {0xA1, 0x1E02},
    {0xA2, 0x1E03},
    {0xA4, 0x010A},
    {0xA5, 0x010B},
    {0xA6, 0x1E0A},
    {0xA8, 0x1E80},
    {0xAA, 0x1E82},
    {0xAB, 0x1E0B},
    {0xAC, 0x1EF2},
    {0xAF, 0x0178},
    {0xB0, 0x1E1E},
    {0xB1, 0x1E1F},
    {0xB2, 0x0120},
    {0xB3, 0x0121},
    {0xB4, 0x1E40},
    {0xB5, 0x1E41},
    {0xB7, 0x1E56},
    {0xB8, 0x1E81},
    {0xB9, 0x1E57},
    {0xBA, 0x1E83},
    {0xBB, 0x1E60},
    {0xBC, 0x1EF3},
    {0xBD, 0x1E84},
    {0xBE, 0x1E85},
    {0xBF, 0x1E61},
    {0xD0, 0x0174},
    {0xD7, 0x1E6A},
    {0xDE, 0x0176},
    {0xF0, 0x0175},
    {0xF7, 0x1E6B},
    {0xFE, 0x0177},
};

static enum result
binary(struct ctx *c, const char *p, size_t len)
{
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        if (len >= formats[i].len &&
            memcmp(p, formats[i].start, formats[i].len) == 0)
            return fail(
                c, ERR_INPUT, "binary", "%s", tr(c->lang, formats[i].sentence));
    return fail(c, ERR_INPUT, "binary",
        N_("It is not text; save it as plain text first."));
}

/* Is there a control character that no text has? */
static bool
has_controls(const char *p, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char b = (unsigned char)p[i];

        if (b < ' ' && strchr("\t\n\v\f\r", b) == NULL)
            return true;
        if (b == 0 || b == 0x7F)
            return true;
    }
    return false;
}

static uint32_t
unit16(const char *p, bool big)
{
    uint8_t a = (uint8_t)p[0], b = (uint8_t)p[1];

    return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static bool
from_utf16(struct mem *m, const char *p, size_t len, bool big, char **out)
{
    struct str s = str_in(m);

    for (size_t i = 0; i + 1 < len; i += 2) {
        uint32_t u = unit16(p + i, big);

        if (u >= 0xD800 && u < 0xDC00 && i + 3 < len) {
            uint32_t low = unit16(p + i + 2, big);

            if (low < 0xDC00 || low > 0xDFFF)
                return false;
            u = 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        } else if (u >= 0xD800 && u <= 0xDFFF) {
            return false;
        }
        utf8_add(&s, u);
    }
    *out = s.s;
    return len % 2 == 0 && !has_controls(s.s, s.len);
}

/* Without a mark: most characters of Latin script have an empty high byte. */
static bool
looks_utf16(const char *p, size_t len, bool big)
{
    size_t empty = 0;

    for (size_t i = big ? 0 : 1; i < len; i += 2)
        empty += p[i] == '\0';
    return len >= 4 && len % 2 == 0 && empty > len / 2 * 7 / 10;
}

/*
 * 8859-14 holds the Welsh w and y with circumflex where the others have
 * letters that neither Welsh nor English knows, and never uses 0x80 to 0x9F.
 */
static bool
looks_8859_14(const char *p, size_t len)
{
    bool celtic = false;

    for (size_t i = 0; i < len; i++) {
        unsigned char b = (unsigned char)p[i];

        if (b >= 0x80 && b < 0xA0)
            return false;
        celtic |= b == 0xF0 || b == 0xFE || b == 0xD0 || b == 0xDE;
    }
    return celtic;
}

static uint32_t
character_8859_14(unsigned char b)
{
    for (size_t i = 0; i < sizeof(iso_8859_14) / sizeof(iso_8859_14[0]); i++)
        if (iso_8859_14[i].byte == b)
            return iso_8859_14[i].character;
    return b;
}

static bool
from_bytes(struct mem *m, const char *p, size_t len, bool celtic, char **out)
{
    struct str s = str_in(m);

    for (size_t i = 0; i < len; i++) {
        unsigned char b = (unsigned char)p[i];
        uint32_t character = b;

        if (celtic)
            character = character_8859_14(b);
        else if (b >= 0x80 && b < 0xA0)
            character = windows_1252[b - 0x80];
        if (character == 0)
            return false;
        utf8_add(&s, character);
    }
    *out = s.s;
    return true;
}

static bool
starts(const char *p, size_t len, const char *mark, size_t mark_len)
{
    return len >= mark_len && memcmp(p, mark, mark_len) == 0;
}

/* By a mark or by the look of it; false: neither. */
static bool
decode_utf16(struct ctx *c, const char *p, size_t len, struct decoded *out)
{
    bool little = starts(p, len, "\xFF\xFE", 2);
    bool big = starts(p, len, "\xFE\xFF", 2);
    char *text = NULL;

    if (little || big) {
        p += 2;
        len -= 2;
    } else if (looks_utf16(p, len, true)) {
        big = out->guessed = true;
    } else if (looks_utf16(p, len, false)) {
        little = out->guessed = true;
    }
    if (!(little || big) || !from_utf16(c->mem, p, len, big, &text))
        return false;
    out->text = text;
    out->encoding = big ? "UTF-16BE" : "UTF-16LE";
    return true;
}

/*
 * The encoding that a page names in its first bytes, as <meta charset="…"> or
 * <?xml encoding="…"?>; NULL: none that is known here.
 */
static const char *
declared(struct mem *m, const char *p, size_t len)
{
    static const struct {
        const char *said, *meant;
    } names[] = {
        {"iso-8859-14",  "ISO-8859-14" },
        {"iso8859-14",   "ISO-8859-14" },
        {"iso-8859-1",   "windows-1252"},
        {"latin1",       "windows-1252"},
        {"windows-1252", "windows-1252"},
        {"cp1252",       "windows-1252"}
    };
    const char *head = mem_strndup(m, p, len < 1024 ? len : 1024);
    const char *s = strcasestr(head, "charset=");

    if (head[strspn(head, " \t\r\n")] != '<')
        return NULL;
    if (s == NULL && (s = strcasestr(head, "encoding=")) == NULL)
        return NULL;
    s = strchr(s, '=') + 1;
    s += strspn(s, "\"' ");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t n = strlen(names[i].said);

        if (strncasecmp(s, names[i].said, n) == 0 &&
            strchr("0123456789", s[n]) == NULL)
            return names[i].meant;
    }
    return NULL;
}

static enum result
decode_text(struct ctx *c, const char *p, size_t len, struct decoded *out)
{
    const char *said;
    bool celtic;
    char *text = NULL;

    if (decode_utf16(c, p, len, out))
        return OK;
    out->guessed = false;
    if (starts(p, len, "\xEF\xBB\xBF", 3)) {
        p += 3;
        len -= 3;
    }
    if (has_controls(p, len))
        return binary(c, p, len);
    if (utf8_valid(p, len)) {
        out->text = mem_strndup(c->mem, p, len);
        out->encoding = "UTF-8";
        return OK;
    }
    said = declared(c->mem, p, len);
    celtic =
        said != NULL ? strcmp(said, "ISO-8859-14") == 0 : looks_8859_14(p, len);
    if (!from_bytes(c->mem, p, len, celtic, &text))
        return binary(c, p, len);
    out->text = text;
    out->encoding = celtic ? "ISO-8859-14" : "windows-1252";
    out->guessed = said == NULL;
    return OK;
}

/* The byte that became this character as Windows-1252 or Latin-1; -1: none. */
static int
byte_of(uint32_t character)
{
    if (character < 0x100)
        return (int)character;
    for (int i = 0; i < 32; i++)
        if (windows_1252[i] == character)
            return 0x80 + i;
    return -1;
}

/* Letters and marks that Welsh and English are written with. */
static bool
is_ours(uint32_t c)
{
    return (c >= 0xA0 && c < 0x180) || (c >= 0x300 && c < 0x370) ||
           (c >= 0x1E80 && c < 0x1F00) || (c >= 0x2000 && c < 0x2070) ||
           (c >= 0x20A0 && c < 0x2300) || (c >= 0x25A0 && c < 0x2800) ||
           c == 0xFEFF;
}

/* The text whose UTF-8 was read as single bytes; NULL: it is none. */
static char *
undo(struct mem *m, const char *text)
{
    struct str s = str_in(m);
    const char *next;
    bool changed = false;
    uint32_t ch;

    while ((ch = utf8_next(&text)) != 0) {
        int byte = byte_of(ch);

        if (byte < 0)
            return NULL;
        changed |= byte >= 0x80;
        str_addc(&s, (char)byte);
    }
    if (!changed || !utf8_valid(s.s, s.len))
        return NULL;
    for (next = s.s; (ch = utf8_next(&next)) != 0;)
        if (ch >= 0x80 && byte_of(ch) < 0 && !is_ours(ch))
            return NULL;
    return s.s;
}

/* The first line that is not plain ASCII, and its number. */
static void
note_repaired(struct mem *m, const char *text, struct decoded *out)
{
    const char *start = text, *end;
    int line = 1;

    for (; (unsigned char)*text < 0x80; text++)
        if (*text == '\n' || (*text == '\r' && text[1] != '\n')) {
            line++;
            start = text + 1;
        }
    end = text + strcspn(text, "\r\n");
    out->repaired = line;
    out->was = mem_strndup(m, start, (size_t)(end - start));
}

/* UTF-8 that was read as something else and written again, up to twice. */
static void
repair(struct mem *m, struct decoded *out)
{
    const char *was = out->text;
    char *text;

    for (int i = 0; i < 2 && (text = undo(m, out->text)) != NULL; i++)
        out->text = text;
    if (out->text != was)
        note_repaired(m, was, out);
}

/* Text in name only. */
static bool
is_mislabelled(const char *p, size_t len)
{
    return starts(p, len, "%PDF-", 5) || starts(p, len, "{\\rtf", 5);
}

enum result
decode(struct ctx *c, const char *p, size_t len, struct decoded *out)
{
    enum result r;

    *out = (struct decoded){0};
    if (is_mislabelled(p, len))
        return binary(c, p, len);
    if ((r = decode_text(c, p, len, out)) != OK)
        return r;
    repair(c->mem, out);
    if (*utf8_trim(c->mem, out->text) == '\0')
        return fail(c, ERR_INPUT, "empty", N_("It is empty."));
    return OK;
}
