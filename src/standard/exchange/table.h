/*
 * table - the records of a file of separated values (RFC 4180): fields in
 * quotes may hold separators, line ends and, twice, quotes.
 */
#ifndef TYST_STANDARD_TABLE_H
#define TYST_STANDARD_TABLE_H

#include "base/ctx.h"

#define TABLE_COLUMNS 64

struct table {
    const char *rest;
    char separator; /* "," or ";" or TAB, by the first record */
    int line;       /* of what comes next */
};

struct table_record {
    const char *field[TABLE_COLUMNS]; /* without blanks at both ends */
    size_t n;
    int line; /* of its first field */
};

/* text: valid UTF-8; it must stay. */
struct table table_begin(const char *text);

/*
 * The next record that is not empty; *more is false behind the last.
 * ERR_INPUT "csv-quotes", ERR_LIMIT "csv-columns", with the line.
 */
enum result table_next(
    struct ctx *c, struct table *t, struct table_record *out, bool *more);

/* How many fields the first record has, by its likeliest separator. */
size_t table_width(const char *text, char *separator);

#endif
