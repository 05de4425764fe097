/* names - what a package's files are called. */
#ifndef TYST_PACKAGE_NAMES_H
#define TYST_PACKAGE_NAMES_H

#include "snapshot.h"

#define NAME_BYTES_MAX 100

/*
 * A name that every system takes, at most max bytes: composed, without
 * control, direction and reserved characters, blanks as "-", no dots or "-" at
 * the ends, no device's name; the ending is kept when it must be shortened.
 * "" when nothing is left.
 */
char *name_safe(struct mem *m, const char *name, size_t max);

/* Name all files of the snapshot: paths in the bag, none like another but for
 * capitals and accents. */
void names_give(struct ctx *c, struct snapshot *s);

/* What the names of a learner's packages begin with: "CB-0101". */
char *names_stem(struct mem *m, const char *ref);

/* "CB-0101-20261122" */
char *names_root(struct ctx *c, const struct snapshot *s, const char *day);

#endif
