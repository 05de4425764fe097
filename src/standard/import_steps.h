/*
 * import_steps - an import taken apart, for files that follow each other: the
 * next is with the child while the last goes into the database.
 */
#ifndef TYST_STANDARD_IMPORT_STEPS_H
#define TYST_STANDARD_IMPORT_STEPS_H

#include "standard/import.h"

struct part;

/* What is loaded in one transaction, which may be run again. */
struct loading {
    const struct part *part;
    const struct library_given *given;
    struct import_list out;
};

/* Have the bytes read; name is to stay until import_end(), which must follow
 * when this is OK and before anything else is asked of the child. */
enum result import_begin(struct ctx *c, struct child *child, const char *name,
    const char *p, size_t len);
enum result import_end(struct ctx *c, struct child *child, const char *name,
    const struct library_given *given, struct loading *out);

/* A body for store_write(); arg is the struct loading. */
enum result import_load(struct ctx *c, void *arg);

#endif
