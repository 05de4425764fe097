/* resemble - compare two texts by the words they use. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "resemble.h"

#define BETWEEN " .,;:()!?\"/"

struct words {
    const char **word;
    size_t n;
};

/* The different words of a text, sorted. */
static struct words
words_of(struct mem *m, const char *text)
{
    char *save = NULL, *folded = utf8_fold(m, text);
    struct words w = {mem_array(m, strlen(folded) + 1, sizeof(char *)), 0};
    size_t n = 0;

    for (char *s = strtok_r(folded, BETWEEN, &save); s != NULL;
         s = strtok_r(NULL, BETWEEN, &save))
        w.word[n++] = s;
    qsort(w.word, n, sizeof(*w.word), str_compare);
    for (size_t i = 0; i < n; i++)
        if (w.n == 0 || strcmp(w.word[w.n - 1], w.word[i]) != 0)
            w.word[w.n++] = w.word[i];
    return w;
}

bool
resembles(struct mem *m, const char *a, const char *b)
{
    struct words wa = words_of(m, a), wb = words_of(m, b);
    size_t i = 0, j = 0, common = 0;

    while (i < wa.n && j < wb.n) {
        int order = strcmp(wa.word[i], wb.word[j]);

        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return 2 * common >= wa.n + wb.n - common;
}
