/*
 * passphrase - drawing, and refusing what is guessed first.
 *
 * Twelve characters are asked for anyway, so lists of common passwords are of
 * little use as they are: nearly all are shorter.  What people make of them is
 * one doubled, followed by digits, or glued to their name.  So known pieces
 * are taken out, and what is left must still be something.
 */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "passphrase.h"

#define LEFT_MIN 6 /* characters, once the known pieces are out */
#define DIFFERENT_MIN 4
#define OWN_MIN 3 /* characters of a word worth taking out */

/* Folded; a longer one before what it begins with. */
static const char *const common[] = {"correcthorsebatterystaple",
    "threewordsormore", "trigairneufwy", "cyfrinymadrodd", "administrator",
    "qwertyuiop", "passphrase", "1234567890", "123456789", "12345678",
    "asdfghjkl", "cyfrinair", "liverpool", "passw0rd", "p4ssword", "password",
    "letmein", "football", "computer", "sunshine", "princess", "superman",
    "gweinyddwr", "assessor", "aseswyr", "asesydd", "learner", "dysgwr",
    "iloveyou", "trustno1", "arsenal", "caerdydd", "abertawe", "cardiff",
    "swansea", "chelsea", "charlie", "michael", "jessica", "ashley", "zxcvbnm",
    "abcdefgh", "987654321", "87654321", "654321", "123456", "12345", "1234",
    "123", "321", "abcdef", "abcd", "abc", "qwerty", "qazwsx", "1q2w3e4r",
    "1qaz2wsx", "asdfgh", "asdf", "zxcvbn", "welcome", "croeso", "cymru",
    "wales", "dragon", "monkey", "master", "shadow", "secret", "cyfrinach",
    "rygbi", "rugby", "summer", "winter", "spring", "autumn", "admin", "login",
    "hello", "helo", "caru", "tyst", "2023", "2024", "2025", "2026", "2027"};

const char *
passphrase_draw(struct ctx *c)
{
    struct str s = str_in(c->mem);
    uint8_t random[12];

    ctx_random(c, random, sizeof(random));
    for (int i = 0; i < 12; i++)
        str_addf(&s, "%s%c%c", i > 0 && i % 3 == 0 ? "-" : "",
            "bcdfghjklmnprstw"[random[i] & 15], "aeio"[random[i] >> 4 & 3]);
    return s.s;
}

/* Letters and digits alone, without case and accents. */
static char *
bare(struct mem *m, const char *text)
{
    const char *s = utf8_fold(m, text);
    struct str out = str_in(m);
    uint32_t ch;

    while ((ch = utf8_next(&s)) != 0)
        if (utf8_is_letter(ch) || (ch >= '0' && ch <= '9'))
            utf8_add(&out, ch);
    return out.s;
}

static void
take_out(char *s, const char *piece)
{
    size_t len = strlen(piece);
    char *at;

    while (len > 0 && (at = strstr(s, piece)) != NULL)
        memmove(at, at + len, strlen(at + len) + 1);
}

/* Each word of a name or address. */
static void
take_out_words(struct mem *m, char *s, const char *text)
{
    char *words = mem_strdup(m, text), *save = words, *word;

    while ((word = strsep(&save, " @.-_'")) != NULL) {
        word = bare(m, word);
        if (strlen(word) >= OWN_MIN)
            take_out(s, word);
    }
}

/* The same again and again ("abcabcabc") is no longer than once. */
static void
take_out_repeats(char *s)
{
    size_t len = strlen(s);

    for (size_t unit = 1; unit <= len / 2; unit++)
        if (memcmp(s, s + unit, len - unit) == 0) {
            s[unit] = '\0';
            return;
        }
}

static size_t
different(const char *s)
{
    size_t n = 0;

    for (const char *p = s; *p != '\0'; p++)
        n += memchr(s, *p, (size_t)(p - s)) == NULL;
    return n;
}

bool
passphrase_is_guessable(
    struct mem *m, const char *passphrase, const char *const *own, size_t n)
{
    char *left;

    if (!utf8_valid(passphrase, strlen(passphrase)))
        return false;
    left = bare(m, passphrase);
    take_out_repeats(left);
    for (size_t i = 0; i < n; i++)
        if (own[i] != NULL)
            take_out_words(m, left, own[i]);
    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
        take_out(left, common[i]);
    return strlen(left) < LEFT_MIN || different(left) < DIFFERENT_MIN;
}
