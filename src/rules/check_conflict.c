/* check_conflict - R9: what a declared conflict of interest blocks, and who
 * signs how it is managed. */
#include <config.h>

#include "base/time.h"
#include "check.h"
#include "store/sql.h"

/* Between the actor and another, today, and not managed. */
static enum result
between(struct ctx *c, const struct rule *rule, const struct deed *deed,
    struct id other)
{
    struct rule_conflict_row *found;
    enum result r;
    size_t n;

    if (id_is_none(other))
        return OK;
    r = sql_rule_conflicts(
        c, deed->actor, other, time_day(c->mem, c->now), &found, &n);
    if (r != OK || n == 0)
        return r;
    return fail(c, ERR_DENIED, rule->code,
        N_("A conflict of interest is declared between you and %s."),
        found[0].name);
}

/* Only a coordinator says how a conflict is managed, and not one of their own.
 */
static enum result
check_managing(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row found;
    struct rule_pair_row pair;
    enum result r;

    if ((r = sql_rule_role(c, deed->actor, "coordinator", &found)) != OK ||
        (r = sql_rule_conflict_of(c, deed->conflict, &pair)) != OK)
        return r;
    return found.n == 0 || id_equal(pair.person, deed->actor) ||
                   id_equal(pair.about, deed->actor)
               ? deny(c, rule)
               : OK;
}

/* Who quality-assures looks at everybody whose decisions stand in the unit. */
static enum result
with_deciders(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_decider_row *d;
    enum result r;
    size_t n;

    r = sql_rule_deciders(c, deed->enrolment, &d, &n);
    for (size_t i = 0; r == OK && i < n; i++)
        r = between(c, rule, deed, d[i].assessor);
    return r;
}

enum result
check_conflict(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    enum result r;

    if (deed->kind == DEED_MANAGE)
        return check_managing(c, rule, deed);
    r = between(c, rule, deed, deed->learner);
    if (r == OK && (deed->kind == DEED_SAMPLE || deed->kind == DEED_RELEASE ||
                       deed->kind == DEED_AGREE))
        r = with_deciders(c, rule, deed);
    return r != OK ? r : between(c, rule, deed, deed->other);
}
