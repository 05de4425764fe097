/*
 * revision - a loaded unit among others: its revisions, what it came from, what
 * replaces it, and what whoever is about to use it on a day should know.
 *
 * Units name each other by URN; the key that a URN would have here says which
 * loaded unit is meant.
 */
#ifndef TYST_STANDARD_REVISION_H
#define TYST_STANDARD_REVISION_H

#include "standard/library.h"

/* A unit named by another. */
struct relative {
    const char *urn; /* as published; NULL: it has none */
    const char *key;
    int64_t rev;       /* of the loaded unit; 0: it is not loaded */
    const char *title; /* of the loaded unit; NULL: none */
};

/* Something to know before the unit is used; it forbids nothing. */
struct notice {
    const char *code;     /* "review-passed", "not-current", "replaced" */
    const char *brief;    /* a few words for lists, in c->lang */
    const char *sentence; /* the same in full */
};

struct relatives {
    struct relative *unit;
    size_t n;
};

struct lineage {
    struct relatives from; /* what it came from, loaded or not */
    struct relatives by;   /* loaded units and revisions that replace it */
    struct notice *notices;
    size_t nnotices;
};

/* As of a civil day. */
enum result lineage_read(struct ctx *c, const struct library_unit *unit,
    const char *day, struct lineage *out);

/* A unit with all that; the same for a list of them. */
struct known_unit {
    struct library_unit unit;
    struct library_title title;
    struct lineage lineage;
};
enum result lineage_list(struct ctx *c, const struct library_unit *units,
    size_t n, const char *day, struct known_unit **out);

/* A revision as it was loaded. */
struct revision {
    struct library_unit unit;
    const char *loader; /* NULL: the operator */
};

/* All of the key, the newest first. */
enum result revision_list(
    struct ctx *c, const char *key, struct revision **out, size_t *n);

#endif
