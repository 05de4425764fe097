/* word - cut a text into folded words. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/word.h"

/* A word's character as it is compared; 0 bytes for a mark or what does not
 * show, -1 for what is between words. */
static int
folded(uint32_t c, char out[static UTF8_FOLDED_SIZE])
{
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    if (c < 0x80) {
        out[0] = (char)c;
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? 1 : -1;
    }
    if (utf8_is_invisible(c))
        return 0;
    return utf8_is_word(c) ? (int)utf8_fold_character(c, out) : -1;
}

bool
word_next(const char **text, struct word *out)
{
    const char *next = *text, *end = NULL;
    char piece[UTF8_FOLDED_SIZE];
    bool full = false;
    size_t len = 0;
    uint32_t c;

    while ((c = utf8_next(&next)) != 0) {
        int n = folded(c, piece);

        if (n < 0 && end != NULL)
            break;
        if (n > 0) {
            if (end == NULL)
                out->at = *text;
            end = next;
            full = full || len + (size_t)n >= WORD_SIZE;
            if (!full)
                memcpy(out->folded + len, piece, (size_t)n);
            len += full ? 0 : (size_t)n;
        } else if (n == 0 && end != NULL) {
            end = next; /* marks belong to the letter before them */
        }
        *text = next;
    }
    *text = next;
    out->folded[len] = '\0';
    out->len = end != NULL ? (size_t)(end - out->at) : 0;
    return end != NULL;
}

static int
least_of(int a, int b)
{
    return a < b ? a : b;
}

/* Optimal string alignment, over three rows of its table. */
int
word_distance(const char *a, const char *b, int max)
{
    int n = (int)strlen(a), m = (int)strlen(b);
    int rows[3][WORD_SIZE], *before = rows[0], *above = rows[1], *row = rows[2];

    if (abs(n - m) > max || n >= WORD_SIZE || m >= WORD_SIZE)
        return max + 1;
    for (int j = 0; j <= m; j++)
        row[j] = j;
    for (int i = 1; i <= n; i++) {
        int *free_row = before, least = i;

        before = above;
        above = row;
        row = free_row;
        row[0] = i;
        for (int j = 1; j <= m; j++) {
            row[j] = least_of(above[j - 1] + (a[i - 1] != b[j - 1]),
                least_of(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least_of(row[j], before[j - 2] + 1);
            least = least_of(least, row[j]);
        }
        if (least > max)
            return max + 1;
    }
    return least_of(row[m], max + 1);
}
