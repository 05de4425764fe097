/* check_evidence - the rules about what a decision rests on: R11, R12. */
#include <config.h>

#include <string.h>

#include "check.h"
#include "store/sql.h"

/* R11: never before its evidence. */
enum result
check_order(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_version_row v;
    enum result r;

    r = sql_rule_version(c, deed->evidence, deed->version, &v);
    if (r == ERR_NOT_FOUND)
        return OK; /* R12 says what is wrong with that */
    if (r != OK)
        return r;
    return v.submitted > c->now ? deny(c, rule) : OK;
}

/* R12: it rests on a version that the learner really submitted. */
enum result
check_cited(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_version_row v;
    enum result r;

    r = sql_rule_version(c, deed->evidence, deed->version, &v);
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    if (r == ERR_NOT_FOUND || !id_equal(v.learner, deed->learner) ||
        v.submitted == 0 || strcmp(v.state, "withdrawn") == 0)
        return deny(c, rule);
    return OK;
}
