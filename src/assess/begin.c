/* begin - evidence goes into review. */
#include <config.h>

#include "assess/begin.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "store/sql.h"
#include "store/store.h"

static enum result
begin(struct ctx *c, void *arg)
{
    const struct id *evidence = arg;
    struct evidence_version_row v;
    struct evidence_row e;
    enum result r;

    if ((r = sql_evidence_get(c, *evidence, &e)) == ERR_NOT_FOUND)
        return fail(c, r, "no-evidence", N_("There is no evidence %s."),
            id_text(c->mem, *evidence));
    if (r != OK || (r = allocation_check_learner(c, e.learner, c->actor)) != OK)
        return r;
    r = sql_evidence_version_submitted(c, e.id, &v);
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    if (r == OK)
        e.version = v.version;
    r = evidence_transition(c, EVIDENCE_BEGIN, &e, r == OK ? v.state : "draft");
    return r != OK ? r : sql_evidence_version_begin(c, e.id, e.version);
}

enum result
evidence_begin(struct ctx *c, struct id evidence)
{
    return store_write(c, begin, &evidence);
}
