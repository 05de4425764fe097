/* access - the access log, and sessions that were seen. */
#include <config.h>

#include "people/access.h"
#include "store/sql.h"
#include "store/store.h"

struct batch {
    const struct access *reads;
    const struct session_seen *seen;
    size_t n, nseen;
};

static enum result
note(struct ctx *c, void *arg)
{
    const struct batch *b = arg;
    enum result r = OK;

    for (size_t i = 0; r == OK && i < b->n; i++)
        r = sql_access_add(c, id_new(c), b->reads[i].person,
            b->reads[i].learner, b->reads[i].what, b->reads[i].thing,
            b->reads[i].at);
    for (size_t i = 0; r == OK && i < b->nseen; i++)
        r = sql_session_seen(c, b->seen[i].session, b->seen[i].at);
    return r;
}

enum result
access_note(struct ctx *c, const struct access *reads, size_t n,
    const struct session_seen *seen, size_t nseen)
{
    struct batch b = {reads, seen, n, nseen};

    return n + nseen == 0 ? OK : store_write(c, note, &b);
}

struct listing {
    enum result (*each)(
        struct ctx *c, const struct access_line *line, void *arg);
    void *arg;
};

static enum result
each_row(struct ctx *c, const struct access_row *row, void *arg)
{
    const struct listing *l = arg;
    struct access_line line = {
        row->person, row->learner, row->what, row->thing, row->at};

    return l->each(c, &line, l->arg);
}

enum result
access_each(struct ctx *c, struct id learner,
    enum result (*each)(
        struct ctx *c, const struct access_line *line, void *arg),
    void *arg)
{
    struct listing l = {each, arg};

    return sql_access_list(c, learner, each_row, &l);
}
