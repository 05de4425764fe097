/*
 * gather - the words of a marked-up document become lines, as a reader sees
 * them and as plain text would have them.
 */
#ifndef TYST_STANDARD_GATHER_H
#define TYST_STANDARD_GATHER_H

#include "headings.h"
#include "lines.h"
#include "standard/unit.h"

struct gather_column {
    const char *label;
    int number;
    bool filled; /* a row had words below it */
};

struct gather {
    struct ctx *c;
    struct unit *u; /* gets the warnings; NULL: nobody wants them */
    struct lines lines;
    bool gap;           /* the next line comes after an empty one */
    enum result result; /* the first failure; nothing is gathered after it */

    struct str open; /* the line being gathered */
    int number;      /* where its first word stands; 0: it has none */
    int indent;
    size_t marker; /* bytes of open that are a list's label and a blank */
    size_t strong; /* bytes of open that stood out: perhaps a label; 0: none */
    bool in_item;  /* of a list: nothing makes a gap */
    struct gather_column *columns; /* labels that head a table's; NULL: none */
    size_t ncolumns;
    struct lines **beside; /* rows below headings of criteria, side by side */
    size_t nbeside;        /* 0: there are none */
};

struct gather gather_in(struct ctx *c, struct unit *u);

/* Words of a paragraph, in which any white space is one blank. */
void gather_words(struct gather *g, const char *text, int number);

/* The same with their blanks as they are, on one line. */
void gather_verbatim(struct gather *g, const char *text, int number);

/* What was gathered since the line began stood out from what follows. */
void gather_strong(struct gather *g);

/* End the line; with a gap after it; even where only a label stands in it. */
void gather_break(struct gather *g);
void gather_gap(struct gather *g);
void gather_end(struct gather *g);

/* Begin an item of a list, deep in so many others; marker "": it has none. */
void gather_item(struct gather *g, size_t depth, const char *marker);

/* Lines gathered elsewhere. */
void gather_lines(struct gather *g, const struct lines *lines);

/*
 * A row of a table: label and value, number and words, or cells one below the
 * other.  A row of headings is heading only where its words head something.
 */
void gather_row(struct gather *g, struct lines *cells, size_t n);
void gather_heading_row(struct gather *g, struct lines *cells, size_t n);

/* The table ends: what stood side by side follows, column by column. */
void gather_table_end(struct gather *g);

/* Words that are no part of the standard are kept in a warning. */
void gather_dropped(struct gather *g, const struct lines *lines);

/* How many of the lines are, or begin with, a heading or label of a standard;
 * criteria: with a heading or prompt of criteria only. */
size_t gather_known(
    const struct gather *g, const struct lines *lines, bool criteria);

#endif
