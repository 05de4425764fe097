/* join - put a wrapped line back behind the words it goes on from. */
#ifndef TYST_STANDARD_JOIN_H
#define TYST_STANDARD_JOIN_H

#include "lines.h"
#include "standard/unit.h"

/* The words of a document, by which a hyphen at a line's end is judged. */
struct vocabulary;

struct vocabulary *vocabulary_new(struct mem *m, const struct lines *lines);

/*
 * Add the line after to the words in s: with a space between, or rejoined
 * where a hyphen ends them, or where soft says that a soft hyphen did.
 */
void join_add(
    const struct vocabulary *v, struct str *s, bool soft, const char *after);

/* A text to which many lines are added. */
struct joined {
    const struct vocabulary *vocabulary;
    struct unit_text *text; /* NULL: none yet */
    struct str words;
};

/* Add a line to text, whose lines before have come the same way. */
void join_text(struct mem *m, struct joined *j, struct unit_text *text,
    bool soft, const char *after);

#endif
