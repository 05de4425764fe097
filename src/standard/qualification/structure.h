/*
 * structure - a qualification and units, as tables for the search.
 *
 * All numbers of a group are counters: its units, its credit, its credit at a
 * level, its own places that are filled.  A unit at a place adds amounts to
 * counters of the groups around the place.
 */
#ifndef TYST_STANDARD_STRUCTURE_H
#define TYST_STANDARD_STRUCTURE_H

#include "standard/combination.h"

#define NO_MAX INT64_MAX
#define TIERS 3 /* achieved, chosen, available: what is used first */

struct amount {
    int counter;
    int64_t n;
};

struct amounts {
    struct amount *list;
    size_t n;
};

struct counter {
    enum missing_kind kind;
    const char *level; /* of MISSING_LEVEL */
    int64_t min, max;
    int64_t most; /* that one unit adds */
};

struct structure_group {
    const struct qualification_group *group;
    int end; /* the groups in it are those up to here */
    bool alternative;
    int64_t min_groups, max_groups; /* alternatives to be taken */
    int counters, ncounters;        /* the first is of its units */
    int own;                        /* of mandatory places; -1: none */
};

struct structure_place {
    const struct qualification_place *place;
    int group;
    struct amounts gives;
    int users; /* units that may stand there */
};

struct structure_unit {
    int *place; /* that it may stand at */
    int nplaces;
    struct amounts most; /* that it may add, at whichever place */
    int *barred;         /* units that do not count beside it */
    int nbarred;
    int tier;
    int like; /* an earlier unit that is the same to every rule; -1: none */
};

struct structure {
    const struct qualification *q;
    const struct combination_unit *given;
    struct counter *counter;
    int ncounters;
    struct structure_group *group; /* in the order of the file */
    int ngroups;
    struct structure_place *place;
    int nplaces;
    struct structure_unit *unit; /* as given */
    int nunits;
};

struct structure *structure_make(struct mem *m, const struct qualification *q,
    const struct combination_unit *units, size_t n);

#endif
