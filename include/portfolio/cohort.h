/*
 * cohort - many learners from a sheet: a row is a person, what they are
 * enrolled on, with whom and where.
 *
 * Who is there already is found by reference or e-mail address and stays as
 * they are; what they are enrolled on already stays too.  So the same sheet
 * again changes nothing.
 */
#ifndef TYST_PORTFOLIO_COHORT_H
#define TYST_PORTFOLIO_COHORT_H

#include "people/person.h"
#include "portfolio/allocate.h"
#include "standard/sheet.h"

enum cohort_column {
    COHORT_REFERENCE,
    COHORT_NAME,
    COHORT_EMAIL,
    COHORT_LANGUAGE,
    COHORT_UNIT, /* several with blanks, commas or semicolons between */
    COHORT_QUALIFICATION,
    COHORT_ASSESSOR,
    COHORT_COUNTERSIGNER,
    COHORT_IQA,
    COHORT_START,
    COHORT_TARGET,
    COHORT_REGISTRATION,
    COHORT_COHORT,
    COHORT_SITE,
    COHORT_COLUMNS
};

/* Its heading, which is known in both languages and by other names too. */
const char *cohort_column(enum cohort_column column);

struct cohort_new {
    const struct sheet *sheet;
    const char *given[COHORT_COLUMNS]; /* where a row says nothing; or NULL */
    bool trial;                        /* see what would happen, and undo it */
};

/* What became of a row, or would. */
struct cohort_row {
    int line;
    struct id learner;
    const char *ref, *name;            /* as far as they are known */
    bool added;                        /* the person was not there */
    bool enrolled, placed, registered; /* by this row */
    const char *code, *message;        /* what is wrong; NULL: nothing */
};

struct cohort_done {
    struct cohort_row *rows;
    size_t n, added, enrolled, unchanged, bad;
    struct language_gap *gaps; /* of its learners */
    size_t ngaps;
    const char **unknown; /* headings that nothing is known by, to NULL */
};

/*
 * All rows in one transaction, by the verbs that do the same for one: acts
 * "person", "enrolment", …  out says all of what happened whatever is returned
 * but ERR_BUSY and ERR_FAULT.
 *
 * ERR_INPUT "bad-rows" where any row is wrong: nothing is changed then;
 * "no-column", "column-twice", "no-rows"; ERR_LIMIT "too-many".
 */
enum result cohort_enrol(
    struct ctx *c, const struct cohort_new *new, struct cohort_done *out);

#endif
