/*
 * headings - the words by which published standards announce their parts.
 *
 * One table, in both languages: a new wording is a new row.
 */
#ifndef TYST_STANDARD_HEADINGS_H
#define TYST_STANDARD_HEADINGS_H

#include "base/ctx.h"

enum label_kind {
    LABEL_SECTION,  /* what: its enum unit_role */
    LABEL_OUTCOMES, /* learning outcomes: performance, model lo-ac */
    LABEL_CRITERIA, /* assessment criteria, below their outcomes */
    LABEL_PROMPT,   /* what: the role of the section it stands in */
    LABEL_WILL,     /* "The learner will": the prompt of outcomes */
    LABEL_CAN,      /* "The learner can": of their criteria */
    LABEL_FIELD,    /* what: its enum unit_field */
    LABEL_TITLE,
    LABEL_URN
};

struct label {
    enum label_kind kind;
    int what;
    const char *lang; /* NULL: either */
    const char *words;
};

struct label_match {
    const struct label *label;
    bool fuzzy; /* one letter is different */
};

/* A prompt of any kind; a fact about the unit: field, title or URN. */
bool label_is_prompt(const struct label *label);
bool label_is_fact(const struct label *label);

/* The table. */
extern const struct label label_rows[];
extern const size_t label_rows_n;

/* Its words as they are compared, the shortest first, those of one length in
 * strcmp's order; of equal ones the first.  foldc prints them when the program
 * is built. */
struct label_folded {
    const char *words;
    size_t len, row;
};
extern const struct label_folded label_folded[];
extern const size_t label_folded_n;

/* Folded, and without what does not matter in a heading. */
char *heading_fold(struct mem *m, const char *words);

/*
 * Do the words, as a whole, stand in the table?  Case, accents, kinds of
 * quotes, a colon or "(continued)" at the end do not matter.  One wrong letter
 * is allowed in words of some length, but not in what reads as a sentence.
 */
bool headings_match(struct mem *m, const char *words, struct label_match *out);

/* May one begin like this, whatever comes after it?  Quick, for the many lines
 * that begin like none. */
bool headings_begin(struct mem *m, const char *words);

/*
 * Are the words a heading and its prompt on one line?  *at is where in words
 * the prompt begins.
 */
bool headings_match_two(struct mem *m, const char *words,
    struct label_match *heading, struct label_match *prompt, size_t *at);

/* How it is usually published in lang; NULL: the table does not say. */
const char *heading_words(enum label_kind kind, int what, const char *lang);

/* The field that a published label names; -1: none. */
int headings_field(struct mem *m, const char *label);

#endif
