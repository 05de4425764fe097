/* check_unit - the rules about a unit as it stands: R13 in its parts, R14. */
#include <config.h>

#include "base/str.h"
#include "base/time.h"
#include "check.h"
#include "store/sql.h"

#define OPEN_ITEMS_SHOWN 12

/* "P1, P2, P3 …" */
static const char *
name_list(struct ctx *c, const struct rule_item_row *item, size_t n)
{
    struct str s = str_in(c->mem);

    for (size_t i = 0; i < n && i < OPEN_ITEMS_SHOWN; i++)
        str_addf(&s, "%s%s", i ? ", " : "", item[i].name);
    if (n > OPEN_ITEMS_SHOWN)
        str_adds(&s, " …");
    return s.s;
}

/* R13, first part: every assessable item is met. */
enum result
check_met(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_item_row *open;
    enum result r;
    size_t n;

    if ((r = sql_rule_open_items(c, deed->enrolment, &open, &n)) != OK)
        return r;
    if (n == 0)
        return OK;
    return fail(c, ERR_DENIED, rule->code,
        tr_n(c->lang, "%zu criterion is not met yet: %s",
            "%zu criteria are not met yet: %s", n),
        n, name_list(c, open, n));
}

/* R13, second part: decided by somebody approved on the day they decided, or
 * countersigned by such a person. */
enum result
check_deciders(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_decider_row *d;
    struct rule_count_row approvals;
    enum result r;
    size_t n;

    if ((r = sql_rule_deciders(c, deed->enrolment, &d, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        bool own = id_is_none(d[i].countersigner);

        r = sql_rule_approved(c, own ? d[i].assessor : d[i].countersigner,
            "assessor", own ? "" : "countersigner", d[i].unit_key,
            time_day(c->mem, own ? d[i].finished : d[i].countersigned),
            &approvals);
        if (r != OK)
            return r;
        if (approvals.n == 0)
            return fail(c, ERR_DENIED, rule->code,
                N_("A decision in this unit was made by somebody who was "
                   "not approved for it on that day."));
    }
    return OK;
}

/* R6: what a trainee decided, and an item needs, waits for no countersignature;
 * and a trainee does not sign the unit. */
enum result
check_countersigned(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row qualified, trainee;
    struct rule_enrolment_row e;
    struct rule_item_row *open;
    const char *day = time_day(c->mem, c->now);
    enum result r;
    size_t n;

    if ((r = sql_rule_waiting_items(c, deed->enrolment, &open, &n)) != OK)
        return r;
    if (n > 0)
        return fail(c, ERR_DENIED, rule->code,
            N_("A trainee's decision counts only once it is countersigned by "
               "somebody qualified and approved for the unit; these wait: %s"),
            name_list(c, open, n));
    if ((r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK ||
        (r = sql_rule_approved(c, deed->actor, "assessor", "countersigner",
             e.unit_key, day, &qualified)) != OK ||
        (r = sql_rule_approved(c, deed->actor, "trainee-assessor", "",
             e.unit_key, day, &trainee)) != OK)
        return r;
    return qualified.n == 0 && trainee.n > 0 ? deny(c, rule) : OK;
}

/* R13, third part: the learner has confirmed what others recorded. */
enum result
check_confirmed(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_unconfirmed_row *open;
    enum result r;
    size_t n;

    if ((r = sql_rule_unconfirmed(c, deed->enrolment, &open, &n)) != OK)
        return r;
    if (n == 0)
        return OK;
    return fail(c, ERR_DENIED, rule->code,
        N_("The learner has not yet confirmed evidence %lld, which somebody "
           "else recorded."),
        (long long)open[0].number);
}

/* R14: what is signed does not change, and when it was reopened nothing but
 * the items it was reopened for. */
enum result
check_open(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_enrolment_row e;
    struct rule_count_row open;
    enum result r;

    if ((r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK)
        return r;
    if (e.signed_at != 0)
        return deny(c, rule);
    if (!e.reopened || id_is_none(deed->item))
        return OK;
    r = sql_rule_reopened(c, deed->enrolment, deed->item, &open);
    if (r != OK || open.n > 0)
        return r;
    return fail(c, ERR_DENIED, rule->code,
        N_("The unit was reopened for other criteria; this one keeps its "
           "decision."));
}

/* R14: reopening needs role, items and reason. */
enum result
check_reopening(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row has = {0};
    enum result r;

    if (deed->role != NULL && (strcmp(deed->role, "coordinator") == 0 ||
                                  strcmp(deed->role, "iqa") == 0)) {
        r = sql_rule_role(c, deed->actor, deed->role, &has);
        if (r != OK)
            return r;
    }
    if (has.n == 0 || deed->items == 0 || deed->reason == NULL)
        return fail(c, ERR_DENIED, rule->code,
            N_("A unit is reopened by a coordinator or an IQA, for named "
               "criteria and with a reason."));
    return OK;
}
