/* library - make up units, and what is looked for in them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/welsh.h"
#include "library.h"
#include "standard/convert.h"

#define COMMON_MAX 3000
#define RARE 20000 /* words of each language */
#define TOPICS 400
#define TOPIC_WORDS 60

enum { CY, EN, LANGS };

struct words {
    const char *common[LANGS][COMMON_MAX];
    size_t ncommon[LANGS];
    const char *rare[LANGS][RARE];
};

/* xorshift64* */
static uint64_t
draw(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717) >> 16;
}

static uint64_t
seed(uint64_t a, uint64_t b)
{
    uint64_t state = (a + 1) * UINT64_C(11400714819323198485) ^ (b + 7) << 32;

    draw(&state);
    return state;
}

/* A place of n, the first ones far more often. */
static size_t
few(uint64_t *state, size_t n)
{
    double x = (double)(draw(state) % 1000000) / 1e6;

    return (size_t)((double)n * x * x * x);
}

static const char *const english[] = {"the", "of", "and", "to", "a", "in",
    "for", "customer", "customers", "your", "work", "organisation", "with",
    "on", "how", "that", "service", "information", "procedures", "are",
    "identify", "requirements", "other", "health", "safety", "use", "team",
    "when", "evidence", "by", "policies", "make", "plan", "records", "agree",
    "equipment", "monitor", "others", "methods", "support", "colleagues",
    "check", "quality", "report", "problems", "record", "behaviour", "people",
    "communicate", "data", "legal", "relevant", "needs", "standards",
    "maintain", "provide", "resources", "products", "risks", "feedback"};

static const char *
syllables(struct mem *m, int lang, uint64_t *state)
{
    static const char *const onset[LANGS][20] = {
        {"c", "g", "t", "d", "p", "b", "m", "n", "ll", "rh", "s", "gw", "cy",
         "tr", "dr", "cl", "ff", "h", "gl", "br"},
        {"c", "g", "t", "d", "p", "b", "m", "n", "l",  "r",  "s", "st", "pr",
         "tr", "dr", "cl", "f",  "h", "gl", "br"}
    };
    static const char *const vowel[LANGS][8] = {
        {"a", "e", "i", "o", "u", "y",  "wy", "ae"},
        {"a", "e", "i", "o", "u", "ea", "ou", "ai"}
    };
    static const char *const end[LANGS][10] = {
        {"iaeth", "iad",  "au", "ion",  "wr", "ol", "edd", "o",    "iant", "yn"},
        {"ing",   "tion", "er", "ment", "s",  "ed", "ly",  "ance", "y",    "al"}
    };
    struct str s = str_in(m);

    for (uint64_t n = 1 + draw(state) % 2; n-- > 0;) {
        str_adds(&s, onset[lang][draw(state) % 20]);
        str_adds(&s, vowel[lang][draw(state) % 8]);
    }
    str_adds(&s, onset[lang][draw(state) % 20]);
    str_adds(&s, end[lang][draw(state) % 10]);
    return s.s;
}

/* The words of the unit files, which are in Welsh. */
static enum result
take_common(struct ctx *c, struct words *w, const char *path)
{
    const char *next;
    struct word word;
    char *text;
    size_t len;
    enum result r = file_read(c, path, 1 << 20, &text, &len);

    if (r != OK)
        return r;
    for (next = text; (next = strstr(next, "<t xml:lang=\"cy\"")) != NULL;) {
        const char *at = strchr(next, '>') + 1;

        next = strchr(at, '<');
        at = mem_strndup(c->mem, at, (size_t)(next - at));
        while (w->ncommon[CY] < COMMON_MAX && word_next(&at, &word))
            w->common[CY][w->ncommon[CY]++] =
                mem_strndup(c->mem, word.at, word.len);
    }
    return OK;
}

struct words *
words_open(struct ctx *c, const char *folder)
{
    struct words *w = mem_alloc(c->mem, sizeof(*w));
    uint64_t state = seed(1, 1);

    if (take_common(c, w,
            mem_printf(c->mem, "%s/standards/INSCS009.xml", folder)) != OK ||
        take_common(
            c, w, mem_printf(c->mem, "%s/standards/SFJOD4.xml", folder)) != OK)
        return NULL;
    w->ncommon[EN] = sizeof(english) / sizeof(english[0]);
    memcpy(w->common[EN], english, sizeof(english));
    for (int lang = 0; lang < LANGS; lang++)
        for (size_t i = 0; i < RARE; i++)
            w->rare[lang][i] = syllables(c->mem, lang, &state);
    return w;
}

static const char *
pick(const struct words *w, int lang, unsigned n, uint64_t *state)
{
    uint64_t kind = draw(state) % 100;
    uint64_t topic = seed(n % TOPICS, (uint64_t)lang);

    if (kind < 45)
        return w->common[lang][draw(state) % w->ncommon[lang]];
    if (kind >= 85)
        return w->rare[lang][few(state, RARE)];
    topic += few(state, TOPIC_WORDS);
    return w->rare[lang][draw(&topic) % RARE];
}

/* So many words, a fifth of the Welsh ones mutated. */
static void
add_words(struct str *s, const struct words *w, int lang, unsigned n,
    uint64_t *state, uint64_t many)
{
    char forms[WELSH_FORMS_MAX][WORD_SIZE];

    for (uint64_t i = 0; i < many; i++) {
        const char *word = pick(w, lang, n, state);

        if (lang == CY && draw(state) % 5 == 0)
            word = forms[draw(state) % welsh_forms(word, forms)];
        str_adds(s, i > 0 ? " " : "");
        str_adds(s, word);
    }
}

static void
add_items(struct str *s, const struct words *w, int lang, unsigned n,
    uint64_t *state, int many)
{
    for (int i = 1; i <= many; i++) {
        str_addf(s, "%d. ", i);
        add_words(s, w, lang, n, state, 8 + draw(state) % 11);
        str_addc(s, '\n');
    }
}

enum result
library_unit_make(
    struct ctx *c, const struct words *w, unsigned n, struct unit **out)
{
    static const char *const texts[LANGS][4] = {
        {"\nGeiriau Allweddol: ",
         "\n\nMeini prawf perfformiad\n\nRhaid i chi allu:\n\n",                          "\nGwybodaeth a dealltwriaeth\n\n", "Datblygwyd gan: Sgiliau\n"},
        {"\nKeywords: ",          "\n\nPerformance criteria\n\nYou must be able to:\n\n",
         "\nKnowledge and understanding\n\n",                                                                                 "Developed by: Skills\n"   }
    };
    uint64_t state = seed(n, 3);
    struct str s = str_in(c->mem);
    int lang = n % 2;
    enum result r;

    add_words(&s, w, lang, n, &state, 4 + draw(&state) % 6);
    str_addf(&s, "\nURN: BENCH%05u\n%s", n, texts[lang][3]);
    str_adds(&s, texts[lang][0]);
    for (int i = 0; i < 8; i++) {
        str_adds(&s, i > 0 ? "; " : "");
        add_words(&s, w, lang, n, &state, 1);
    }
    str_adds(&s, texts[lang][1]);
    add_items(&s, w, lang, n, &state, 24);
    str_adds(&s, texts[lang][2]);
    add_items(&s, w, lang, n, &state, 21);
    if ((r = convert_text(c, s.s, s.len, out)) != OK || n % 4 != 0)
        return r;
    s = str_in(c->mem);
    add_words(&s, w, EN, n, &state, 6);
    (*out)->title->next = mem_alloc(c->mem, sizeof(struct unit_text));
    *(*out)->title->next = (struct unit_text){
        .lang = "en", .words = s.s, .origin = ORIGIN_TRANSLATED};
    return OK;
}

const char *const query_names[QUERY_N] = {"one word", "two words",
    "a mutated word", "a misspelt word", "the beginning of a word",
    "what is nowhere"};

static const char *
word_folded(struct mem *m, const char *text)
{
    struct word w;

    return word_next(&text, &w) ? mem_strdup(m, w.folded) : text;
}

/* One letter of it changed, left out or doubled. */
static const char *
misspelt(struct mem *m, const char *word, uint64_t *state)
{
    char *copy = mem_printf(m, "%s ", word);
    size_t len = strlen(word), at = draw(state) % len;

    switch (draw(state) % 3) {
    case 0: copy[at] = (char)('a' + draw(state) % 26); break;
    case 1: memmove(copy + at, copy + at + 1, len - at); break;
    default: memmove(copy + at + 1, word + at, len - at); break;
    }
    return copy;
}

const char *
library_query(struct mem *m, const struct words *w, enum query kind, unsigned n)
{
    uint64_t state = seed(n, 10 + kind);
    unsigned unit = (unsigned)draw(&state);
    int lang = kind == MUTATED ? CY : (int)(draw(&state) % LANGS);
    const char *word = pick(w, lang, unit, &state);
    char forms[WELSH_FORMS_MAX][WORD_SIZE];
    size_t forms_n;

    while (kind != ONE && strlen(word) < 5)
        word = pick(w, lang, unit, &state);
    switch (kind) {
    case TWO: return mem_printf(m, "%s %s", word, pick(w, lang, unit, &state));
    case MUTATED:
        forms_n = welsh_forms(word, forms);
        return mem_strdup(m, forms[draw(&state) % forms_n]);
    case MISSPELT: return misspelt(m, word_folded(m, word), &state);
    case BEGINNING: return mem_strndup(m, word, 4);
    case NOTHING: return mem_printf(m, "%sqxz%u", word, n);
    case ONE:
    case QUERY_N: break;
    }
    return word;
}
