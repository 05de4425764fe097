/*
 * standing_rows - the rows of one enrolment that states follow from.
 *
 * Decisions, mappings and the versions of what is mapped are one statement
 * each over an index, and are put together in C: a subquery per item costs
 * many times as much.
 */
#ifndef TYST_ASSESS_STANDING_ROWS_H
#define TYST_ASSESS_STANDING_ROWS_H

#include "standing.h"
#include "store/sql.h"

/* A piece with what decides whether a version of it waits. */
struct piece {
    struct id id;
    const struct standing_version_row *first; /* its versions, in order */
    size_t n;
    int64_t submitted; /* the newest version that was; 0: none */
    bool withdrawn;
    struct matrix_piece *shown; /* NULL: not for this reader */
};

/* A mapping, with the places of what it joins. */
struct link {
    size_t item, piece;
    const struct standing_version_row *version;
    const char *state;
    bool rested; /* a decision on the item rests on it, or has; not asked of
                    items that are met */
};

struct rows {
    const struct outline *unit;
    const struct standing_decision_row **decision; /* by item; NULL: none */
    const struct standing_decision_row **waiting;  /* to be countersigned */
    struct piece *piece;                           /* by id */
    size_t npieces;
    struct link *link; /* by item, evidence number and version */
    size_t nlinks;
};

/* Is the item decided, though not met yet? */
bool decision_open(const struct rows *rows, size_t item);

/* Only "decision" and "waiting"; rows->unit is given. */
enum result standing_decisions(
    struct ctx *c, struct id enrolment, struct rows *rows);

/* The others, and m->pieces. */
enum result standing_links(
    struct ctx *c, bool drafts, struct rows *rows, struct matrix *m);

#endif
