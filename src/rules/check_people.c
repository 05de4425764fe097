/* check_people - the rules about who acts: R1, R7, R10, administrators. */
#include <config.h>

#include "base/time.h"
#include "check.h"
#include "store/sql.h"

/* Who works for the centre, and not in it as learner or assessor. */
enum result
check_administrator(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row found;
    enum result r;

    if (id_is_none(deed->actor))
        return OK; /* the operator, who owns the data directory */
    if ((r = sql_rule_administrator(c, deed->actor, &found)) != OK)
        return r;
    return found.n > 0 ? OK : deny(c, rule);
}

/* R1: nobody decides in a portfolio of which they are the learner. */
enum result
check_self(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    return id_equal(deed->actor, deed->learner) ? deny(c, rule) : OK;
}

/* R7: approved for the unit on that day. */
enum result
check_approved(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_enrolment_row e;
    struct rule_count_row approvals;
    enum result r;

    if ((r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK ||
        (r = sql_rule_approved(c, deed->actor, e.unit_key,
             time_day(c->mem, c->now), &approvals)) != OK)
        return r;
    if (approvals.n > 0)
        return OK;
    return fail(
        c, ERR_DENIED, rule->code, tr(c->lang, rule->sentence), e.unit_key);
}

/* R10: the signer's own credential, still standing. */
enum result
check_credential(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row own;
    enum result r;

    r = sql_rule_credential(c, deed->credential, deed->actor, &own);
    if (r != OK)
        return r;
    return own.n > 0 ? OK : deny(c, rule);
}
