/*
 * sheet - a table of people or things as a spreadsheet saves it: separated by
 * commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252.  It is read by
 * a child.
 */
#ifndef TYST_STANDARD_SHEET_H
#define TYST_STANDARD_SHEET_H

#include "base/child.h"

#define SHEET_MAX ((size_t)4 << 20) /* bytes */

/* A row of the program's table of child kinds. */
#define SHEET_CHILD "sheet"
enum result sheet_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out);

struct sheet_row {
    int line;           /* where it begins */
    const char **field; /* without blanks at both ends */
    size_t n;
};

/* The first row is the headings; empty rows are left out. */
struct sheet {
    const char *name; /* what messages call it */
    struct sheet_row *rows;
    size_t n;
};

/* Bytes at hand.  ERR_INPUT "binary", "empty", "csv-quotes"; ERR_LIMIT
 * "too-large", "csv-columns". */
enum result sheet_read(struct ctx *c, const char *name, const char *p,
    size_t len, struct sheet *out);

#endif
