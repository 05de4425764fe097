/*
 * details - what a type of evidence says besides its words: one table of the
 * least that each needs (src/portfolio/details.c).
 *
 * A version keeps them as one object, which its content commits to: a name
 * with a string, or with a list of entries, {"at","items","text"} of times and
 * {"answer","items","text"} of questions.  People write lists as lines:
 *
 *     09:36 ABCDE4:P2,P5 ABCDE9:P9 Greeted the customer in both languages.
 *     ABCDE4:K6 Which sources do you use?
 *     The case file, and the phone book.
 *
 * A question's answer is the lines after it; a blank line ends it.
 */
#ifndef TYST_PORTFOLIO_DETAILS_H
#define TYST_PORTFOLIO_DETAILS_H

#include "base/value.h"

enum detail_kind {
    DETAIL_LINE,
    DETAIL_TEXT,
    DETAIL_CLOCK, /* "09:32", a time of that day */
    DETAIL_DAY,
    DETAIL_LEVEL,    /* of sensitivity: sensitive, special */
    DETAIL_SEEN,     /* entries by the time of day */
    DETAIL_INDEX,    /* entries by the time in a recording */
    DETAIL_QUESTIONS /* entries */
};

struct detail {
    const char *name;
    const char *types; /* it is for, with blanks; "": all */
    enum detail_kind kind;
    bool needed;       /* before such evidence is sent */
    const char *label; /* marked N_() */
    const char *hint;  /* the same; NULL: none */
};
extern const struct detail detail_table[]; /* ended by one without a name */

bool detail_is_for(const struct detail *d, const char *type);
bool detail_has_entries(const struct detail *d);

/* Set one of object as people write it.  ERR_INPUT "bad-detail". */
enum result details_set(
    struct ctx *c, struct value *object, const char *name, const char *text);

/* Check all of them for a type, and have them in their canonical order; NULL:
 * none.  ERR_INPUT "bad-detail". */
enum result details_check(struct ctx *c, const char *type,
    const struct value *given, const struct value **out);

/* Is everything there that the type needs?  ERR_INPUT "incomplete". */
enum result details_complete(
    struct ctx *c, const char *type, const struct value *object);

/* As they are kept, and back; NULL: none. */
const char *details_text(struct mem *m, const struct value *object);
enum result details_parse(
    struct ctx *c, const char *text, const struct value **out);

/* To be shown, in the order of the table. */
struct detail_entry {
    const char *at, *items, *text, *answer; /* NULL: not said */
};
struct detail_shown {
    const struct detail *row;
    const char *value; /* NULL: entries */
    const struct detail_entry *entry;
    size_t n;
};
struct details_shown {
    const struct detail_shown *p;
    size_t n;
};
struct details_shown details_show(struct mem *m, const struct value *object);

/* A value as it is read in the language. */
const char *detail_said(
    struct mem *m, const char *lang, const struct detail_shown *shown);

/* One of them as people write it; NULL: it is not there. */
const char *details_written(
    struct mem *m, const struct value *object, const struct detail *row);

#endif
