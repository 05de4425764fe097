/* check_release - what keeps a unit from being released. */
#include <config.h>

#include "check.h"
#include "store/sql.h"

/* An action that is required, of a sample of the unit. */
enum result
check_actions(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_open_action_row *open;
    enum result r;
    size_t n;

    if ((r = sql_rule_open_actions(c, deed->enrolment, &open, &n)) != OK ||
        n == 0)
        return r;
    return fail(
        c, ERR_DENIED, rule->code, tr(c->lang, rule->sentence), open[0].name);
}

/* What was picked, or sampled once, waits for a sample that agrees with what
 * is signed now. */
enum result
check_agreed(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_sampled_row row;
    enum result r = sql_rule_sampled(c, deed->enrolment, &row);

    if (r != OK)
        return r;
    return row.expected > 0 && row.agreed == 0 ? deny(c, rule) : OK;
}
