/* access - who may open a learner's record, and noting that they did. */
#include <config.h>

#include "portfolio/enrolment.h"
#include "portfolio/visit.h"
#include "route.h"
#include "session_web.h"

/* Whoever is allocated to any of the learner's units today, an IQA who is
 * approved for one, an EQA during their visit, the coordinator, or an
 * administrator. */
static enum result
may_open(struct request *q, struct id learner)
{
    static const struct {
        unsigned who;
        const char *role;
    } allocated[] = {
        {ASSESSOR,      "assessor"     },
        {COUNTERSIGNER, "countersigner"},
    };
    bool yes = (q->person.roles & (COORDINATOR | ADMINISTRATOR)) != 0;
    enum result r = OK;

    for (size_t i = 0; r == OK && !yes && i < 2; i++)
        if ((q->person.roles & allocated[i].who) != 0)
            r = allocation_is_learner(
                q->c, learner, q->person.id, allocated[i].role, &yes);
    if (r == OK && !yes && person_has(&q->person, ROLE_IQA))
        r = quality_opens(q->c, q->person.id, learner, &yes);
    if (r == OK && !yes && person_has(&q->person, ROLE_EQA))
        r = visit_opens(q->c, q->person.id, learner, &yes);
    if (r != OK || yes)
        return r;
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
