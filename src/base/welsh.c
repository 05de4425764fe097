/* welsh - initial mutations and alphabetical order. */
#include <config.h>

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/welsh.h"

/*
 * Initials and what they become: soft, nasal, aspirate.  NULL: no such
 * mutation.  A longer initial stands before the one that it begins with.
 */
static const struct mutation {
    const char *radical, *soft, *nasal, *aspirate;
} mutations[] = {
    {"rh", "r",  NULL,  NULL},
    {"ll", "l",  NULL,  NULL},
    {"p",  "b",  "mh",  "ph"},
    {"t",  "d",  "nh",  "th"},
    {"c",  "g",  "ngh", "ch"},
    {"b",  "f",  "m",   NULL},
    {"d",  "dd", "n",   NULL},
    {"g",  "",   "ng",  NULL},
    {"m",  "f",  NULL,  NULL},
};
#define MUTATIONS_N (sizeof(mutations) / sizeof(mutations[0]))

/* Initials that are letters of their own, or that no mutation begins at. */
static const char *const whole[] = {
    "ngh", "ng", "nh", "mh", "ph", "th", "ch", "dd", "ff", "ll", "rh"};

static bool
is_vowel(char c)
{
    return c != '\0' && strchr("aeiouwy", c) != NULL;
}

/* The length of the word's first letter as Welsh writes it. */
static size_t
initial_len(const char *word)
{
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
        if (strncmp(word, whole[i], strlen(whole[i])) == 0)
            return strlen(whole[i]);
    return 1;
}

static bool
begins(const char *word, const char *initial)
{
    size_t len = strlen(initial);

    return strncmp(word, initial, len) == 0 && initial_len(word) == len;
}

struct forms {
    char (*form)[WORD_SIZE];
    size_t n;
};

/* Add initial and rest, once. */
static void
add(struct forms *f, const char *initial, const char *rest)
{
    char word[WORD_SIZE] = "";
    size_t len = strlen(initial);

    if (len + strlen(rest) >= WORD_SIZE || f->n == WELSH_FORMS_MAX)
        return;
    memcpy(word, initial, len);
    memcpy(word + len, rest, strlen(rest) + 1);
    for (size_t i = 0; i < f->n; i++)
        if (strcmp(f->form[i], word) == 0)
            return;
    memcpy(f->form[f->n++], word, WORD_SIZE);
}

/* g goes before a vowel, l or r. */
static bool
may_lose_g(const char *rest)
{
    return is_vowel(*rest) ||
           ((*rest == 'l' || *rest == 'r') && initial_len(rest) == 1);
}

static void
add_radical(struct forms *f, const struct mutation *row, const char *rest)
{
    assert(row->radical != NULL);
    if (*row->radical == 'g' && !may_lose_g(rest))
        add(f, row->radical, rest);
    else if (row->soft != NULL) {
        add(f, row->radical, rest);
        add(f, row->soft, rest);
    }
    if (row->nasal != NULL)
        add(f, row->nasal, rest);
    if (row->aspirate != NULL)
        add(f, row->aspirate, rest);
}

/* The word under each row of which it could be a form. */
static void
add_row(struct forms *f, const struct mutation *row, const char *word)
{
    const char *const initials[] = {
        row->radical, row->soft, row->nasal, row->aspirate};

    for (size_t i = 0; i < sizeof(initials) / sizeof(initials[0]); i++) {
        const char *initial = initials[i];

        if (initial == NULL)
            continue;
        if (*initial == '\0' ? may_lose_g(word) : begins(word, initial))
            add_radical(f, row, word + strlen(initial));
    }
}

size_t
welsh_forms(const char *word, char out[static WELSH_FORMS_MAX][WORD_SIZE])
{
    struct forms f = {out, 0};

    add(&f, "", word);
    if (strlen(word) < 3)
        return f.n;
    for (size_t i = 0; i < MUTATIONS_N; i++)
        add_row(&f, &mutations[i], word);
    if (is_vowel(word[0]))
        add(&f, "h", word);
    if (word[0] == 'h' && is_vowel(word[1]))
        add(&f, "", word + 1);
    return f.n;
}

#define END 0x01   /* of a level: before everything */
#define SPACE 0x02 /* between words */
#define DIGITS 0x10
#define LETTERS 0x20 /* two places for each of a to z */
#define OTHERS 0x7F

/* The place of the letter at s, which is *len long: ch stands behind c, and so
 * on, but ng behind g. */
static char
place_of(const char *s, bool welsh, size_t *len)
{
    static const char seconds[] = "  hd f     l g h h h      ";
    int letter = s[0] - 'a';

    *len = 1;
    if (!welsh || seconds[letter] == ' ' || s[1] != seconds[letter])
        return (char)(LETTERS + 2 * letter);
    *len = 2;
    return (char)(LETTERS + 2 * (s[0] == 'n' ? 'g' - 'a' : letter) + 1);
}

/* One folded word's letters. */
static void
add_letters(struct str *out, const char *word, bool welsh)
{
    size_t len;

    for (; *word != '\0'; word += len) {
        len = 1;
        if (*word >= '0' && *word <= '9') {
            str_addc(out, (char)(DIGITS + *word - '0'));
        } else if (*word >= 'a' && *word <= 'z') {
            str_addc(out, place_of(word, welsh, &len));
        } else {
            str_addc(out, OTHERS);
            str_addc(out, *word);
        }
    }
}

/* What folding took away: marks of accents, then capitals. */
static void
add_marks(struct str *accents, struct str *capitals, const struct word *w)
{
    const char *next = w->at;

    while (next < w->at + w->len) {
        uint32_t c = utf8_next(&next);

        str_addc(capitals, utf8_is_upper(c) ? 'B' : 'A');
        if (c < 0x80)
            str_addc(accents, 'A');
        else
            utf8_add(accents, utf8_lower(c));
    }
}

char *
collation_key(struct mem *m, const char *text, bool welsh)
{
    struct str out = str_in(m), accents = str_in(m), capitals = str_in(m);
    struct word w;

    text = utf8_nfc(m, text);
    while (word_next(&text, &w)) {
        add_letters(&out, w.folded, welsh);
        add_marks(&accents, &capitals, &w);
        str_addc(&out, SPACE);
    }
    str_addc(&out, END);
    str_adds(&out, accents.s);
    str_addc(&out, END);
    str_adds(&out, capitals.s);
    return out.s;
}
