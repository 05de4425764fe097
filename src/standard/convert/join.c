/*
 * join - a hyphen at the end of a line either was put there to break a word
 * ("cus-" "tomer") or belongs to it ("ail-" "lunio", "day-" "to-day").
 *
 * The document itself knows most often: the word stands elsewhere in one of
 * the two forms.  Otherwise a hyphen between two words that both stand alone,
 * after a prefix that takes one or before a second half that does, is kept.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "join.h"

struct vocabulary {
    const char **slot;
    size_t mask, n;
};

/* Folded: first halves that keep their hyphen, those that do before a word,
 * and second halves that do. */
static const char *const firsts[] = {"ail", "e", "one", "self", "two", "uwch"};
static const char *const prefixes[] = {"ad", "all", "co", "cyd", "cyn", "di",
    "ex", "gor", "gwrth", "hunan", "is", "multi", "no", "non", "off", "ol",
    "or", "out", "over", "pre", "re", "sub", "un", "up"};
static const char *const seconds[] = {"based", "being", "centred", "date",
    "depth", "effective", "face", "free", "going", "hand", "house", "making",
    "owned", "related", "site", "specific", "term", "time", "wide"};
static const char *const linking[] = {"a", "ac", "and", "neu", "nor", "or"};

static bool
in_list(const char *const *list, size_t n, const char *word)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}
#define IN(list, word) in_list(list, sizeof(list) / sizeof((list)[0]), word)

static size_t
find(const struct vocabulary *v, const char *word)
{
    size_t h = 5381;

    for (const char *s = word; *s != '\0'; s++)
        h = h * 33 + (unsigned char)*s;
    while (
        v->slot[h & v->mask] != NULL && strcmp(v->slot[h & v->mask], word) != 0)
        h++;
    return h & v->mask;
}

static bool
knows(const struct vocabulary *v, const char *word)
{
    return v->slot[find(v, word)] != NULL;
}

/* The length of the word at s: letters, and hyphens and quotes within. */
static size_t
word_length(const char *s)
{
    const char *next = s, *end = s;
    uint32_t c;

    while ((c = utf8_next(&next)) != 0 &&
           (utf8_is_letter(c) || c == '-' || c == '\'')) {
        if (utf8_is_letter(c))
            end = next;
    }
    return (size_t)(end - s);
}

/*
 * The words of a line.  Its last is left out where it ends in a hyphen, and so
 * is what another's hyphen runs on to: halves are no words.
 */
static void
add_words(struct mem *m, struct vocabulary *v, const char *folded)
{
    for (const char *s = folded; *s != '\0';) {
        size_t len = word_length(s);
        const char *word;

        if (len == 0) {
            utf8_next(&s);
            continue;
        }
        word = mem_strndup(m, s, len);
        s += len;
        if (strcmp(s, "-") == 0)
            return;
        if (v->n < v->mask / 2) {
            size_t i = find(v, word);

            v->n += v->slot[i] == NULL;
            v->slot[i] = word;
        }
    }
}

/* Does the line end in a hyphen within a word? */
static bool
ends_broken(const char *s, size_t len)
{

    return len > 1 && s[len - 1] == '-' && s[len - 2] != ' ' &&
           s[len - 2] != '-';
}

struct vocabulary *
vocabulary_new(struct mem *m, const struct lines *lines)
{
    struct vocabulary *v = mem_alloc(m, sizeof(*v));
    size_t bytes = 0;
    bool broken = false;

    for (size_t i = 0; i < lines->n; i++)
        bytes += strlen(lines->line[i].text);
    /* A word and the blank after it take two bytes at least. */
    for (v->mask = 1023; v->mask < bytes; v->mask = 2 * v->mask + 1)
        continue;
    v->slot = mem_array(m, v->mask + 1, sizeof(*v->slot));
    for (size_t i = 0; i < lines->n; i++) {
        const char *folded = utf8_fold(m, lines->line[i].text);

        add_words(m, v, folded + (broken ? word_length(folded) : 0));
        broken = ends_broken(folded, strlen(folded)) || lines->line[i].soft;
    }
    return v;
}

/* The letters that s ends in, before its last byte, a hyphen. */
static const char *
last_word(struct mem *m, const char *s)
{
    size_t end = strlen(s) - 1, start = end;

    while (start > 0 && strchr(" /(\"\t", s[start - 1]) == NULL)
        start--;
    return utf8_fold(m, mem_strndup(m, s + start, end - start));
}

/* What stands between the halves of a broken word: "", "-" or "- ". */
static const char *
between(struct mem *m, const struct vocabulary *v, const char *before,
    const char *after)
{
    const char *first = last_word(m, before);
    const char *folded = utf8_fold(m, after);
    const char *second = mem_strndup(m, folded, word_length(folded));
    const char *part = mem_strndup(m, second, strcspn(second, "-'"));
    const char *tail = strrchr(first, '-');
    const char *next = after;
    uint32_t c = utf8_next(&next);

    if (IN(linking, second))
        return "- ";
    if (!utf8_is_letter(c) || utf8_is_upper(c))
        return "-";
    if (knows(v, mem_printf(m, "%s%s", first, second)))
        return "";
    if (knows(v, mem_printf(m, "%s-%s", first, second)))
        return "-";
    return tail != NULL || IN(firsts, first) || IN(seconds, part) ||
                   ((IN(prefixes, first) || knows(v, first)) && knows(v, part))
               ? "-"
               : "";
}

void
join_add(
    const struct vocabulary *v, struct str *s, bool soft, const char *after)
{
    static const char hyphen[] = "\xE2\x80\x90"; /* U+2010 */

    if (!soft && s->len > 4 && strcmp(s->s + s->len - 3, hyphen) == 0 &&
        s->s[s->len - 4] != ' ') {
        str_cut(s, s->len - 3);
        str_addc(s, '-');
    }
    if (!soft && s->len > 0) {
        if (ends_broken(s->s, s->len)) {
            const char *middle = between(s->mem, v, s->s, after);

            str_cut(s, s->len - 1);
            str_adds(s, middle);
        } else {
            str_addc(s, ' ');
        }
    }
    str_adds(s, after);
}

void
join_text(struct mem *m, struct joined *j, struct unit_text *text, bool soft,
    const char *after)
{
    if (j->text != text || j->words.s != text->words) {
        j->text = text;
        j->words = str_in(m);
        str_adds(&j->words, text->words);
    }
    join_add(j->vocabulary, &j->words, soft, after);
    text->words = j->words.s;
}
