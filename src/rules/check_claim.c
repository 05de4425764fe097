/* check_claim - the rules about claiming a certificate: R15 and R17. */
#include <config.h>

#include "base/time.h"
#include "check.h"
#include "store/sql.h"

/* R15: nothing is open that may still change what is claimed. */
enum result
check_settled(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row open;
    enum result r = sql_rule_blocked(c, deed->learner, &open);

    return r != OK || open.n == 0 ? r : deny(c, rule);
}

/* R17: registered, by a number dated before the claim. */
enum result
check_registered(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row found;
    enum result r = sql_rule_registered(
        c, deed->enrolment, time_day(c->mem, c->now), &found);

    return r != OK || found.n > 0 ? r : deny(c, rule);
}
