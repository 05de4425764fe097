/* lines - the lines of a text that hold something, with their numbers. */
#ifndef TYST_STANDARD_LINES_H
#define TYST_STANDARD_LINES_H

#include "base/ctx.h"

struct line {
    const char *text; /* composed (NFC), without blanks at its ends */
    int number;       /* in the source, from 1 */
    int indent;       /* columns before it; a TAB goes to the next eighth */
    bool gap;         /* an empty line, or the beginning, comes before it */
};

struct lines {
    struct line *line;
    size_t n;
};

/* ERR_LIMIT "too-long" over 20 000 lines. */
enum result lines_split(struct ctx *c, const char *text, struct lines *out);

#endif
