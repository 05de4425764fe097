/* model_world - the centre of tests/lib/model.h in the program: each operation
 * by the real verbs, and where it leads held against the model. */
#ifndef TYST_TESTS_MODEL_WORLD_H
#define TYST_TESTS_MODEL_WORLD_H

#include <sqlite3.h>

#include "centre.h"
#include "model.h"

struct world {
    struct centre t;
    struct model m;
    struct id person[PEOPLE], credential[PEOPLE];
    struct id enrolment[ENROLMENTS], course;
    struct id piece[PIECES], review[REVIEWS], conflict[CONFLICTS],
        action[ACTIONS];
    int64_t time;
    long steps;
    int64_t seen;    /* acts when pages were read, see portfolio/since.h */
    sqlite3 *beside; /* reads what the program has written */
    sqlite3_stmt *version, *pieces;
    long done[OP__N], refused[OP__N];
    char wrong[400]; /* the difference; "": none */
};

void world_open(struct world *w, bool calm);
void world_close(struct world *w);

/* Let go of the data directory, for another process, and have it again. */
void world_leave(struct world *w);
void world_return(struct world *w);

/* Take a step in both; false: they differ, which w->wrong says. */
bool world_step(struct world *w, const struct op *op);

/* Take it in the program alone. */
enum result world_operate(struct world *w, const struct op *op);

/* What the centre cannot do without ends the test. */
void world_must(struct world *w, enum result r, const char *what);

/* Is the data what its acts give?  false: w->wrong says what is not. */
bool world_check(struct world *w);

#endif
