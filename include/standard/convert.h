/*
 * convert - from a published standard to a unit.
 *
 * It never invents, drops or reorders: each word of the source is in the unit
 * or in one of its warnings, and a document whose criteria cannot be told
 * apart is refused with the reason.
 */
#ifndef TYST_STANDARD_CONVERT_H
#define TYST_STANDARD_CONVERT_H

#include "standard/unit.h"

#define CONVERT_MAX ((size_t)1 << 20) /* bytes of a document */

/* A document's lines as they were read, without what was left out of them. */
struct source_line {
    const char *text;
    int number, indent; /* in the source, from 1; columns before it */
    bool gap;           /* an empty line comes before it */
};
struct source_lines {
    struct source_line *line;
    size_t n;
};

/*
 * Text is given as bytes in whatever encoding; runs inside the parser child.
 * ERR_INPUT "binary", "empty", "no-criteria", "two-languages"; ERR_LIMIT
 * "too-long".
 */
enum result convert_text(
    struct ctx *c, const char *p, size_t len, struct unit **out);

/* The same, and the lines that it was read from. */
enum result convert_source(struct ctx *c, const char *p, size_t len,
    struct unit **out, struct source_lines *source);

/* Units and lines as the child answers them. */
struct value *source_lines_to_value(
    struct mem *m, const struct source_lines *lines);
void source_lines_from_value(
    struct mem *m, const struct value *v, struct source_lines *out);

/* What a person knows that the document does not say; NULL: nothing. */
struct unit_given {
    const char *title, *urn, *key;
    const char *language; /* "cy" or "en": it is in that */
};

/*
 * Put it into the unit, marked as given.  ERR_INPUT "bad-key" for a URN or key
 * without a letter or digit.
 */
enum result convert_give(
    struct ctx *c, struct unit **u, const struct unit_given *given);

#endif
