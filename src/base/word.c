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

int
word_distance(const char *a, const char *b, int max)
{
    int n = (int)strlen(a), m = (int)strlen(b), row[WORD_SIZE];

    if (abs(n - m) > max || n >= WORD_SIZE || m >= WORD_SIZE)
        return max + 1;
    for (int j = 0; j <= m; j++)
        row[j] = j;
    for (int i = 1; i <= n; i++) {
        int corner = row[0], least = row[0] = i;

        for (int j = 1; j <= m; j++) {
            int above = row[j], best = corner + (a[i - 1] != b[j - 1]);

            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
            corner = above;
            if (best < least)
                least = best;
        }
        if (least > max)
            return max + 1;
    }
    return row[m] <= max ? row[m] : max + 1;
}
