/* marks - what each line of a document is, before anything is built. */
#ifndef TYST_STANDARD_MARKS_H
#define TYST_STANDARD_MARKS_H

#include "headings.h"
#include "join.h"
#include "lines.h"

enum mark_kind {
    MARK_TEXT,    /* words, or an item of a list */
    MARK_HEADING, /* label; rest: words after it on its line */
    MARK_PROMPT,  /* label */
    MARK_FIELD,   /* label, words; rest: its value, "" when not on its line */
    MARK_OUTCOME, /* "Learning outcome 2: …"; number; rest: its words */
    MARK_ELEMENT, /* "Element 2 …", of which criteria follow */
    MARK_UNKNOWN, /* words and rest are a label and value nobody knows */
    MARK_PART     /* belongs to the heading above */
};

struct mark {
    enum mark_kind kind;
    const struct label *label;
    bool fuzzy;
    const char *words; /* the heading or label as published */
    const char *rest;
    const char *number;
    const char *prompt; /* on the heading's own line; NULL: none */
    const struct label *prompt_label;
};

/* Does it begin as "Learning outcome 2", "Element 1" do? */
bool mark_is_counted(struct mem *m, const char *text);

/* One mark per line. */
struct mark *marks_make(
    struct mem *m, const struct vocabulary *v, const struct lines *lines);

#endif
