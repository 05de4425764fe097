/* found - a unit that a search has found, with the words that were found. */
#ifndef TYST_STANDARD_FOUND_H
#define TYST_STANDARD_FOUND_H

#include "base/word.h"
#include "standard/search.h"
#include "store/search.h"

/* How a word may stand for the one typed; each includes those before. */
enum found_as { AS_TYPED, AS_MUTATED, AS_LONGER, AS_SIMILAR, AS_N };

struct asked_word {
    char typed[WORD_SIZE];        /* folded */
    struct search_words as[AS_N]; /* only such as there are */
    bool common;                  /* it need not be there */
};
struct asked {
    struct asked_word word[SEARCH_WORDS_MAX];
    size_t n;
    enum found_as wide; /* as far as the words are looked up */
};

/* The unit with its title and the items that hold what was asked, which was
 * found as said. */
enum result found_read(struct ctx *c, const struct asked *asked,
    const struct search_hit *hit, enum found_as as, struct found_unit *out);

#endif
