/*
 * region - the place in a piece of evidence that shows an item: a page of a
 * PDF file with a box on it, a box on a picture, a time of sound or video,
 * lines of a text.
 *
 * It is written as its file (1, 2, …; 0: the piece's own text), "#", and the
 * fragment that leads there in an address (W3C Media Fragments, RFC 8118):
 *
 *     1#page=2&xywh=percent:10,20.5,30,4    1#t=45,150    0#line=3,7
 *
 * A box is in percent of the page's or picture's width and height, with at
 * most one decimal, so that it stays right however large it is shown.  Lines
 * are counted from 1, the last is included.
 */
#ifndef TYST_PORTFOLIO_REGION_H
#define TYST_PORTFOLIO_REGION_H

#include <stdbool.h>

#include "base/ctx.h"

struct region {
    int64_t file;
    int64_t page;        /* 0: not said */
    bool boxed;          /* is there a */
    int64_t box[4];      /* x, y, width, height in tenths of a percent */
    bool timed;          /* is there a time, */
    int64_t from, to;    /* in seconds; to 0: until its end */
    int64_t first, last; /* lines; 0: none */
};

/* As people say it; NULL: not said. */
struct region_new {
    int64_t file;      /* 0: the first that it can be in, or the text */
    const char *page;  /* "2" */
    const char *box;   /* "10,20.5,30,4" */
    const char *time;  /* "00:45-02:30", "1:02:03" */
    const char *lines; /* "3-7" */
};

/* What was said; ERR_INPUT "bad-region".  *out has no file yet. */
enum result region_read(
    struct ctx *c, const struct region_new *given, struct region *out);
bool region_is(const struct region *region); /* is there any? */

/* As it is written, and back; false when it is not written so. */
const char *region_text(struct mem *m, const struct region *region);
bool region_parse(const char *text, struct region *out);

/* The fragment alone, behind the "#". */
const char *region_fragment(struct mem *m, const char *text);

/* "Page 2", "From 00:45 to 02:30", "Lines 3–7": in the language. */
const char *region_words(struct mem *m, const char *lang, const char *text);

/* What of a piece is shown marked; regions as they are written, NULL: none.
 * No lines: none is marked. */
struct region_lines {
    const struct region_line {
        const char *words;
        bool marked;
    } * line;
    size_t n;
};
struct region_boxes {
    const struct region *box;
    size_t n;
};
struct region_lines region_lines(
    struct mem *m, const char *words, const char *const *regions, size_t n);
struct region_boxes region_boxes(
    struct mem *m, int64_t file, const char *const *regions, size_t n);

/* "02:30", "1:02:30", and back into seconds. */
const char *clock_text(struct mem *m, int64_t seconds);
bool clock_parse(const char *text, int64_t *out);

/* What a file is to whoever looks at it, by the ending of its name. */
enum medium {
    MEDIUM_OTHER,
    MEDIUM_PICTURE,
    MEDIUM_SOUND,
    MEDIUM_VIDEO,
    MEDIUM_PDF,
    MEDIUM_TEXT
};
enum medium medium_of(const char *name);

#endif
