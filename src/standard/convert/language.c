/*
 * language - count the small words that only one of the two languages has.
 *
 * Headings are no guide: Welsh standards have English ones.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "language.h"

/* Folded, in order. */
static const char *const welsh[] = {"ac", "ag", "am", "ar", "bod", "chi",
    "cwsmeriaid", "dan", "ddefnyddio", "eich", "eu", "fel", "gan", "gydag",
    "gyfer", "hyn", "mae", "neu", "oes", "rhaid", "sefydliad", "sut", "sydd",
    "sy'n", "wedi", "wrth", "y", "ydych", "yn", "yr", "yw"};
static const char *const english[] = {"and", "any", "are", "be", "by", "can",
    "customers", "for", "from", "how", "in", "is", "of", "on", "or", "other",
    "that", "the", "their", "they", "this", "to", "use", "using", "what",
    "when", "which", "who", "with", "work", "your"};

/* Of Welsh headings, for a document that has none of the small words. */
static const char *const headings[] = {"asesu", "dealltwriaeth", "dysgu",
    "gwybodaeth", "meini", "perfformiad", "prawf", "trosolwg"};

static bool
has(const char *const *list, size_t n, const char *word, size_t len)
{
    for (size_t i = 0; i < n; i++)
        if (*list[i] == *word && strncmp(list[i], word, len) == 0 &&
            list[i][len] == '\0')
            return true;
    return false;
}

static void
count(const char *folded, size_t *cy, size_t *en, size_t *headed)
{
    for (const char *s = folded; *s != '\0';) {
        size_t len = strcspn(s, " ,.;:()");

        *cy += has(welsh, sizeof(welsh) / sizeof(welsh[0]), s, len);
        *en += has(english, sizeof(english) / sizeof(english[0]), s, len);
        *headed +=
            has(headings, sizeof(headings) / sizeof(headings[0]), s, len);
        s += len;
        s += strspn(s, " ,.;:()");
    }
}

static void
count_lines(struct mem *m, const struct lines *lines, size_t from, size_t to,
    size_t *cy, size_t *en)
{
    size_t headed = 0;

    *cy = *en = 0;
    for (size_t i = from; i < to; i++)
        count(utf8_fold(m, lines->line[i].text), cy, en, &headed);
    if (*cy == 0 && *en == 0)
        *cy = headed;
}

const char *
language_of(struct mem *m, const struct lines *lines, size_t from, size_t to)
{
    size_t cy, en;

    count_lines(m, lines, from, to, &cy, &en);
    return cy >= en && cy > 0 ? "cy" : "en";
}

const char *
language_sure(struct mem *m, const struct lines *lines, size_t from, size_t to)
{
    size_t cy, en;

    count_lines(m, lines, from, to, &cy, &en);
    if (cy > 2 * en)
        return "cy";
    return en > 2 * cy ? "en" : NULL;
}
