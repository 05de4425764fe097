/* language - is a text Welsh or English? */
#ifndef TYST_STANDARD_LANGUAGE_H
#define TYST_STANDARD_LANGUAGE_H

#include "lines.h"

/* "cy" or "en", by the commonest words of lines from up to (not with) to. */
const char *language_of(
    struct mem *m, const struct lines *lines, size_t from, size_t to);

/* NULL where their words do not tell the two languages apart. */
const char *language_sure(
    struct mem *m, const struct lines *lines, size_t from, size_t to);

#endif
