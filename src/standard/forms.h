/*
 * forms - the forms of files that can be loaded, by the look of their bytes.
 *
 * One table: a new format is a new row, whose reader makes units of bytes.
 */
#ifndef TYST_STANDARD_FORMS_H
#define TYST_STANDARD_FORMS_H

#include "standard/unit.h"

/* The units that a file holds, in its order. */
struct form_units {
    struct unit **unit;
    size_t n, room;
};

void form_add_unit(struct mem *m, struct form_units *list, struct unit *u);

struct form {
    const char *suffix; /* of its files, by which a folder is read */
    bool (*is)(const char *p, size_t len);

    /* In the child; NULL: our own XML, which read.c reads by its schema. */
    enum result (*read)(
        struct ctx *c, const char *p, size_t len, struct form_units *out);
};

/* NULL: in none of them. */
const struct form *form_of(const char *p, size_t len);

/* Is it the name of a file that a folder is read for? */
bool form_has_suffix(const char *name);

#endif
