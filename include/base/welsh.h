/*
 * welsh - what is Welsh about words: initial mutations and the alphabet.
 */
#ifndef TYST_BASE_WELSH_H
#define TYST_BASE_WELSH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/word.h"

#define WELSH_FORMS_MAX 12

/*
 * The word, folded, and whatever may be the same word under another initial
 * mutation: of "dystiolaeth" tystiolaeth, thystiolaeth, nhystiolaeth, and
 * ddystiolaeth too, because its own initial could be a d.  The word itself
 * comes first.  Returns how many.
 */
size_t welsh_forms(
    const char *word, char out[static WELSH_FORMS_MAX][WORD_SIZE]);

/*
 * A key by which texts are put in order as bytes: word by word, digits before
 * letters, ch dd ff ng ll ph rh th as the letters they are when welsh; then by
 * accents, then capitals after small letters.
 *
 * "ng" is one letter in llong and angau, but n and g in Bangor and dangos; no
 * rule tells them apart, so it is always taken for the letter.
 */
char *collation_key(struct mem *m, const char *text, bool welsh);

#endif
