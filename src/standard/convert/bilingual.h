/* bilingual - the two languages of a document that holds both. */
#ifndef TYST_STANDARD_BILINGUAL_H
#define TYST_STANDARD_BILINGUAL_H

#include "lines.h"
#include "marks.h"

struct bilingual {
    const char *lang[2]; /* the first one's first */
    struct lines part[2];
};

/*
 * Are the criteria there in Welsh and in English, whole documents or sections
 * one after the other?  Then the lines of each language; false: in one.
 */
bool bilingual_part(struct mem *m, const struct lines *lines,
    const struct mark *marks, struct bilingual *out);

/*
 * The line where criteria begin that stand in both languages by turns, each
 * label twice; NULL: none do.
 */
const struct line *bilingual_by_turns(struct mem *m, const struct lines *lines);

#endif
