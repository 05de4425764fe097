/*
 * access - who read another person's record, and who was here.
 *
 * Neither is an act, and neither waits for the disk before a page is shown:
 * the server gathers them and writes them in batches.
 */
#ifndef TYST_PEOPLE_ACCESS_H
#define TYST_PEOPLE_ACCESS_H

#include "base/ctx.h"

struct access {
    struct id person, learner; /* who read, whose record */
    const char *what;          /* "unit", "evidence", "file", …: a constant */
    struct id thing;           /* which */
    int64_t at;
};

struct session_seen {
    struct id session;
    int64_t at;
};

/* Write a batch in one transaction. */
enum result access_note(struct ctx *c, const struct access *reads, size_t n,
    const struct session_seen *seen, size_t nseen);

/* One line of the log, with references of people. */
struct access_line {
    const char *person, *learner, *what;
    struct id thing;
    int64_t at;
};

/* Each reading of a learner's record (none: of anybody's), the oldest first.
 */
enum result access_each(struct ctx *c, struct id learner,
    enum result (*each)(
        struct ctx *c, const struct access_line *line, void *arg),
    void *arg);

#endif
