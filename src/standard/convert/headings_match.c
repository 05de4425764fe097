/*
 * headings_match - how words are held against the table of headings.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "headings.h"

#define WORDS_MAX 120 /* bytes; nothing longer is a heading */
#define BEGINNING 3   /* bytes that nothing below a line changes */
#define FUZZY_LEAST 6 /* letters; in shorter words one letter says much */

/* Is one letter more, less or other, or two swapped, all that is between? */
static bool
is_near(const char *a, size_t la, const char *b, size_t lb)
{
    size_t i = 0;

    if (la < FUZZY_LEAST || lb < FUZZY_LEAST || la > lb + 1 || lb > la + 1)
        return false;
    while (a[i] != '\0' && a[i] == b[i])
        i++;
    if (la == lb)
        return strcmp(a + i + 1, b + i + 1) == 0 ||
               (a[i] == b[i + 1] && a[i + 1] == b[i] &&
                   strcmp(a + i + 2, b + i + 2) == 0);
    return la < lb ? strcmp(a + i, b + i + 1) == 0
                   : strcmp(a + i + 1, b + i) == 0;
}

static int
by_length(const void *a, const void *b)
{
    const struct label_folded *x = a, *y = b;

    if (x->len != y->len)
        return x->len < y->len ? -1 : 1;
    return memcmp(x->words, y->words, x->len);
}

static bool
match_exact(const char *folded, struct label_match *out)
{
    struct label_folded key = {folded, strlen(folded), 0}, *f;

    f = bsearch(&key, label_folded, label_folded_n, sizeof(key), by_length);
    if (f != NULL)
        *out = (struct label_match){&label_rows[f->row], false};
    return f != NULL;
}

/* "Guided learning hours (GLH)" */
static bool
match_without_note(struct mem *m, const char *folded, struct label_match *out)
{
    const char *note = strstr(folded, " (");

    return note != NULL && folded[strlen(folded) - 1] == ')' &&
           match_exact(mem_strndup(m, folded, (size_t)(note - folded)), out);
}

/*
 * May one letter of it be wrong?  Not in what begins as words within a
 * sentence do, nor in what ends as a sentence does.
 */
static bool
may_be_misspelt(const char *words)
{
    const char *next = words;
    uint32_t first = utf8_next(&next);
    size_t len = strlen(words);

    return (utf8_is_upper(first) || !utf8_is_letter(first)) &&
           strchr(".;,!?", words[len - 1]) == NULL;
}

static size_t
count_spaces(const char *s)
{
    size_t n = 0;

    for (; *s != '\0'; s++)
        n += *s == ' ';
    return n;
}

/* The first row of the table that is near. */
static bool
match_near(const char *folded, struct label_match *out)
{
    size_t len = strlen(folded), spaces = count_spaces(folded);
    size_t best = label_rows_n;

    for (size_t i = 0; i < label_folded_n && label_folded[i].len <= len + 1;
         i++) {
        const struct label_folded *f = &label_folded[i];

        if (f->row < best && is_near(f->words, f->len, folded, len) &&
            count_spaces(f->words) == spaces)
            best = f->row;
    }
    if (best < label_rows_n)
        *out = (struct label_match){&label_rows[best], true};
    return best < label_rows_n;
}

bool
headings_match(struct mem *m, const char *words, struct label_match *out)
{
    const char *folded;

    if (strlen(words) > WORDS_MAX)
        return false;
    folded = heading_fold(m, words);
    return *folded != '\0' &&
           (match_exact(folded, out) || match_without_note(m, folded, out) ||
               (may_be_misspelt(words) && match_near(folded, out)));
}

bool
headings_begin(struct mem *m, const char *words)
{
    const char *folded = heading_fold(m, words);

    for (size_t i = 0; i < label_folded_n; i++)
        if (strncmp(label_folded[i].words, folded, BEGINNING) == 0)
            return true;
    return strlen(folded) < BEGINNING;
}

/* Does a prompt stand at the end? */
static bool
ends_in_prompt(const char *folded)
{
    size_t len = strlen(folded);

    for (size_t i = 0; i < label_folded_n && label_folded[i].len < len; i++) {
        const struct label_folded *f = &label_folded[i];

        if (label_is_prompt(&label_rows[f->row]) &&
            memcmp(folded + len - f->len, f->words, f->len) == 0)
            return true;
    }
    return false;
}

bool
headings_match_two(struct mem *m, const char *words,
    struct label_match *heading, struct label_match *prompt, size_t *at)
{
    if (strlen(words) > WORDS_MAX || !ends_in_prompt(heading_fold(m, words)))
        return false;
    for (size_t i = 1; words[i] != '\0'; i++) {
        if (words[i] != ' ' && words[i] != '\t')
            continue;
        if (match_exact(heading_fold(m, mem_strndup(m, words, i)), heading) &&
            heading->label->kind <= LABEL_CRITERIA &&
            match_exact(heading_fold(m, words + i + 1), prompt) &&
            label_is_prompt(prompt->label)) {
            *at = i + 1;
            return true;
        }
    }
    return false;
}

int
headings_field(struct mem *m, const char *label)
{
    struct label_match match;

    if (headings_match(m, label, &match) && match.label->kind == LABEL_FIELD)
        return match.label->what;
    return -1;
}
