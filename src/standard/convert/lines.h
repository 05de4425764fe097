/* lines - the lines of a text that hold something, with their numbers. */
#ifndef TYST_STANDARD_LINES_H
#define TYST_STANDARD_LINES_H

#include "base/ctx.h"

#define LINES_MAX 20000

struct line {
    const char *text; /* composed (NFC), without blanks at its ends */
    int number;       /* in the source, from 1 */
    int indent;       /* columns before it; a TAB goes to the next eighth */
    int page;         /* from 1; a form feed begins the next */
    bool gap;         /* an empty line, or the beginning, comes before it */
    bool soft;        /* it ends in a soft hyphen: its last word goes on */
    bool cell;        /* it stood in a further column, right of a label */
};

struct lines {
    struct line *line;
    size_t n;
    bool cut; /* the last one was not ended */
};

/* ERR_LIMIT "too-long" over 20 000 lines. */
enum result lines_split(struct ctx *c, const char *text, struct lines *out);

/* One more at the end. */
void lines_add(struct mem *m, struct lines *lines, struct line line);

/* The same, with the text and the indent that raw has; false: it has none. */
bool lines_add_raw(
    struct mem *m, struct lines *lines, const char *raw, struct line line);

#endif
