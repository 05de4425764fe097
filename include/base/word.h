/*
 * word - the words of a text, folded as they are searched: without case and
 * accents, an apostrophe or hyphen between two words ("i'r" is i and r).
 */
#ifndef TYST_BASE_WORD_H
#define TYST_BASE_WORD_H

#include <stdbool.h>
#include <stddef.h>

#define WORD_SIZE 48 /* a longer word counts by its beginning */

struct word {
    const char *at; /* in the text */
    size_t len;     /* there, in bytes */
    char folded[WORD_SIZE];
};

/* The first word at *text or behind it, which moves behind that; false where
 * there is none.  The text is valid UTF-8 in any normal form. */
bool word_next(const char **text, struct word *out);

/*
 * How often a letter must be added, taken away or changed, or two neighbours
 * change places, to make one of the other, when at most max; else max + 1.
 * Both are folded.
 */
int word_distance(const char *a, const char *b, int max);

#endif
