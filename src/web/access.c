/* access - who may open a learner's record, and noting that they did. */
#include <config.h>

#include "portfolio/enrolment.h"
#include "route.h"
#include "session_web.h"

/* Today's assessor of any of the learner's units, or an administrator. */
static enum result
may_open(struct request *q, struct id learner)
{
    enum result r = ERR_DENIED;

    if (person_has(&q->person, ROLE_ADMINISTRATOR))
        return OK;
    if ((q->person.roles & ASSESSOR) != 0)
        r = allocation_check_learner(q->c, learner, q->person.id);
    if (r != ERR_DENIED)
        return r;
    fail_clear(q->c);
    return fail(q->c, ERR_NOT_FOUND, "no-page", N_("There is no such page."));
}

enum result
opens(struct request *q, struct id learner, const char *what, struct id id)
{
    struct access read = {q->person.id, learner, what, id, q->c->now};
    enum result r;

    if (id_equal(learner, q->person.id) && person_has(&q->person, ROLE_LEARNER))
        return OK;
    if ((r = may_open(q, learner)) != OK)
        return r;
    return session_note(q, &read);
}
