/*
 * check - is the data directory what its acts give?
 *
 * The tree is built again, every state derived again from the acts alone, and
 * what the rows say is compared with it, person by person; every opening must
 * open, every file have its hash, and nothing be there that no act accounts
 * for.  It looks at one unchanging state while others write, and needs memory
 * for one learner at a time.
 */
#ifndef TYST_CHECK_CHECK_H
#define TYST_CHECK_CHECK_H

#include "base/ctx.h"

/* A difference; what is not said is NULL. */
struct check_difference {
    const char *code;       /* "row-changed", … as in the manual */
    const char *name;       /* of the fact: "unit ABCDE1@1 signed" */
    const char *data, *act; /* what the rows say, what the acts give */
    const char *sentence;
};

struct check_report {
    enum result (*found)(
        struct ctx *c, const struct check_difference *d, void *arg);
    void *arg;
    int64_t differences;
    int64_t acts, people, units, files; /* looked at */
    int64_t new_key; /* the last act by which the ledger's was replaced, or 0 */
};

/* ERR_FAULT when it could not be done; OK whether or not it found anything. */
enum result check_data(struct ctx *c, struct check_report *report);

/*
 * The columns that it does not vouch for, and why; the row after the last has
 * no table.  Column NULL: the whole table.
 */
struct check_gap {
    const char *table, *column, *why;
};
extern const struct check_gap check_gaps[];

#endif
