/*
 * rows - forms with as many rows as are asked for, whose fields have numbers
 * ("why.2"), and the actions that such forms are about.
 */
#ifndef TYST_WEB_ROWS_H
#define TYST_WEB_ROWS_H

#include "portfolio/action.h"
#include "request.h"

#define ROWS_MAX 32

struct rows {
    const size_t *number; /* 1, 2, … */
    size_t n;
};

/* What such a form has besides. */
/* clang-format off */
#define ROWS_FIELDS \
    {"rows", FIELD_NUMBER, 3, NULL}, {"do", FIELD_CHOICE, 8, NULL}
#define ACTION_FIELDS \
    {"need.*",  FIELD_CHOICE, 8,                "bad-action"}, \
    {"owner.*", FIELD_ID,     0,                NULL}, \
    {"due.*",   FIELD_DAY,    0,                NULL}, \
    {"items.*", FIELD_LINE,   (size_t)1 << 16,  NULL}, \
    {"todo.*",  FIELD_TEXT,   (size_t)1 << 16,  NULL}
/* clang-format on */

/* Is the page asked for with one more row? */
bool rows_more(const struct request *q);

/* As many as it had, at least so many, and one more when that is asked. */
struct rows rows_of(struct request *q, size_t least);

/* The value of NAME.n; NULL: none. */
const char *row_get(const struct request *q, const char *name, size_t n);

struct people_list {
    const struct person *people;
    size_t n;
};

/* Who works for the centre and has not left, and besides the one (none:
 * nobody). */
enum result people_of_centre(
    struct request *q, struct id besides, struct people_list *out);

/* The actions that were typed; ERR_INPUT "no-owner". */
enum result actions_said(
    struct request *q, const struct action_new **out, size_t *n);

#endif
