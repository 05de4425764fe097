/* welsh, word: words meet under every mutation; lists stand in Welsh order. */
#include <config.h>

#include <stdlib.h>

#include "base/str.h"
#include "base/welsh.h"
#include "tap.h"

/* The folded words of a text, with bars between them. */
static const char *
words(struct mem *m, const char *text)
{
    struct str s = str_in(m);
    struct word w;

    while (word_next(&text, &w))
        str_addf(&s, "%s%s", s.len > 0 ? "|" : "", w.folded);
    return s.s;
}

static void
test_words(struct mem *m)
{
    const char *text = "  Tŷ  bach";
    char lots[10000];
    struct word w;

    is_str(words(m, "Mae Gŵyl yr Iâ'n DECHRAU"), "mae|gwyl|yr|ia|n|dechrau",
        "case and accents go, an apostrophe divides");
    is_str(words(m, "gwasanaethau\xe2\x80\x99r cwsmer\xe2\x80\x93person 24/7"),
        "gwasanaethau|r|cwsmer|person|24|7",
        "a curly apostrophe, a dash and a slash too");
    is_str(words(m, "gw\xcc\x82yl"), "gwyl", "decomposed text is the same");
    is_str(words(m, "cws\xc2\xadmer"), "cwsmer", "a soft hyphen is not there");
    is_str(words(m, "Straße ΣΟΦΟΣ"), "strasse|σοφοσ",
        "other languages are folded as Unicode says");
    is_str(words(m, ""), "", "no text has no words");
    is_str(words(m, " -- '"), "", "nor have signs");
    ok(word_next(&text, &w) && strncmp(w.at, "Tŷ", w.len) == 0 && w.len == 3,
        "where a word stands is known");
    memset(lots, 'a', sizeof(lots) - 1);
    lots[sizeof(lots) - 1] = '\0';
    text = lots;
    ok(word_next(&text, &w) && w.len == sizeof(lots) - 1 &&
            strlen(w.folded) == WORD_SIZE - 1 && !word_next(&text, &w),
        "a long word counts by its beginning");
}

static bool
has(const char *word, const char *form)
{
    char forms[WELSH_FORMS_MAX][WORD_SIZE];
    size_t n = welsh_forms(word, forms);

    while (n-- > 0)
        if (strcmp(forms[n], form) == 0)
            return true;
    return false;
}

static void
test_mutations(void)
{
    /* Radical first. */
    static const char *const table[][6] = {
        {"tystiolaeth",   "dystiolaeth",   "thystiolaeth", "nhystiolaeth"},
        {"cwsmer", "gwsmer",                "chwsmer", "nghwsmer"},
        {"polisi",       "bolisi","pholisi", "mholisi"},
        {"busnes",               "fusnes",                       "musnes"},
        {"diogelwch",      "ddiogelwch",               "niogelwch"},
        {"gwaith",        "waith", "ngwaith"},
        {"gardd",               "ardd",                    "ngardd"},
        {"glan",    "lan",     "nglan"},
        {"gris", "ris",       "ngris"},
        {"llais",         "lais"   },
        {"rheol",               "reol"                        },
        {"mam",        "fam"                  },
        {"ysgol",          "hysgol"           },
        {"amser",         "hamser"         },
    };

    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        bool all = true;

        for (size_t a = 0; a < 6 && table[i][a] != NULL; a++)
            for (size_t b = 0; b < 6 && table[i][b] != NULL; b++)
                all = all && has(table[i][a], table[i][b]);
        ok(all, table[i][0]);
    }
    ok(!has("ffair", "bair") && !has("llais", "gllais"),
        "ff and ll are letters and not f and l");
    ok(!has("chwarae", "hwarae") && !has("cwsmer", "dwsmer"),
        "words that share no radical do not meet");
    ok(!has("da", "ta"), "short words are what they are");
}

static void
test_distance(void)
{
    is_int(word_distance("cwsmer", "cwsmer", 2), 0, "the same");
    is_int(word_distance("cwsmer", "cwsmmer", 2), 1, "one more");
    is_int(word_distance("cwsmeriaid", "cwmseriaid", 2), 1, "two turned round");
    is_int(word_distance("cwsmeriaid", "cwxmexiaid", 2), 2, "two changed");
    is_int(word_distance("cwsmer", "tyst", 2), 3, "far is far");
    is_int(word_distance("", "ab", 2), 2, "from nothing");
}

static int
by_key(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;

    return strcmp(x[1], y[1]);
}

/* Do the words come back in the order given? */
static bool
ordered(struct mem *m, bool welsh, const char *const *want, size_t n)
{
    const char *pairs[40][2];
    bool same = true;

    for (size_t i = 0; i < n; i++) {
        pairs[i][0] = want[n - 1 - i];
        pairs[i][1] = collation_key(m, pairs[i][0], welsh);
    }
    qsort(pairs, n, sizeof(pairs[0]), by_key);
    for (size_t i = 0; i < n; i++) {
        same = same && strcmp(pairs[i][0], want[i]) == 0;
        if (strcmp(pairs[i][0], want[i]) != 0)
            printf("# %s stands for %s\n", pairs[i][0], want[i]);
    }
    return same;
}

static void
test_order(struct mem *m)
{
    static const char *const welsh[] = {"3 cham", "9", "afal", "bara", "cu",
        "cwm", "chwaer", "dwr", "ddoe", "eira", "fi", "ffa", "gwyn", "ngofal",
        "haf", "iar", "jam", "llwy", "mab", "nos", "ofn", "pwll", "phen",
        "rwan", "rhaw", "syr", "twr", "thema", "uwd", "wy", "y"};
    static const char *const english[] = {
        "afal", "chwaer", "cwm", "ddoe", "dwr", "fi", "gwyn", "llwy", "lon"};
    static const char *const close[] = {
        "tan", "Tan", "tân", "tân coed", "tanau", "ty ddoe", "tŷ ddoe", "tyb"};

    ok(ordered(m, true, welsh, sizeof(welsh) / sizeof(welsh[0])),
        "digits, then a b c ch d dd … y");
    ok(ordered(m, false, english, sizeof(english) / sizeof(english[0])),
        "in English ch is c and h");
    ok(ordered(m, true, close, sizeof(close) / sizeof(close[0])),
        "word by word, then accents, then capitals");
    is_str(collation_key(m, "gw\xcc\x82yl", true),
        collation_key(m, "gŵyl", true), "both normal forms are one");
}

int
main(void)
{
    struct mem *m = mem_new();

    test_words(m);
    test_mutations();
    test_distance();
    test_order(m);
    mem_free(m);
    return done();
}
