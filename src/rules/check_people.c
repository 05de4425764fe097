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
    if ((r = sql_rule_role(c, deed->actor, "administrator", &found)) != OK)
        return r;
    return found.n > 0 ? OK : deny(c, rule);
}

/* Who arranges the work of the centre. */
enum result
check_coordinator(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row found;
    enum result r;

    if (id_is_none(deed->actor))
        return OK; /* the operator */
    r = sql_rule_role(c, deed->actor, "coordinator", &found);
    if (r == OK && found.n == 0)
        r = sql_rule_role(c, deed->actor, "administrator", &found);
    return r != OK || found.n > 0 ? r : deny(c, rule);
}

/* Who assures quality inside the centre. */
enum result
check_iqa(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row found;
    enum result r = sql_rule_role(c, deed->actor, "iqa", &found);

    return r != OK || found.n > 0 ? r : deny(c, rule);
}

/* R1: nobody decides in a portfolio of which they are the learner. */
enum result
check_self(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    return id_equal(deed->actor, deed->learner) ? deny(c, rule) : OK;
}

/* R2: nobody countersigns their own decision. */
enum result
check_own_decision(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    return id_equal(deed->actor, deed->other) ? deny(c, rule) : OK;
}

/* R4: an EQA holds no other role. */
enum result
check_outside(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    (void)c;
    return deed->outside && deed->inside ? deny(c, rule) : OK;
}

/* Is the actor approved today for the unit of the enrolment, in one of these
 * roles?  *unit is its key. */
static enum result
approved_today(struct ctx *c, const struct deed *deed, const char *role,
    const char *or_role, const char **unit, bool *out)
{
    struct rule_enrolment_row e;
    struct rule_count_row found;
    enum result r;

    if ((r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK ||
        (r = sql_rule_approved(c, deed->actor, role, or_role, e.unit_key,
             time_day(c->mem, c->now), &found)) != OK)
        return r;
    *unit = e.unit_key;
    *out = found.n > 0;
    return OK;
}

/* R7: approved for the unit on that day, a trainee as a trainee. */
enum result
check_approved(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    const char *unit;
    enum result r;
    bool yes;

    r = approved_today(c, deed, "assessor", "trainee-assessor", &unit, &yes);
    if (r != OK || yes)
        return r;
    return fail(c, ERR_DENIED, rule->code, tr(c->lang, rule->sentence), unit);
}

enum result
decides_as_trainee(struct ctx *c, struct id enrolment, bool *out)
{
    const struct deed deed = {.actor = c->actor, .enrolment = enrolment};
    const char *unit;
    enum result r;
    bool qualified;

    r = approved_today(c, &deed, "assessor", "", &unit, &qualified);
    if (r == OK)
        r = approved_today(c, &deed, "trainee-assessor", "", &unit, out);
    *out = r == OK && *out && !qualified;
    return r;
}

/* R6: who countersigns is qualified and approved for the unit. */
enum result
check_qualified(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    const char *unit;
    enum result r;
    bool yes;

    r = approved_today(c, deed, "assessor", "countersigner", &unit, &yes);
    return r != OK || yes ? r : deny(c, rule);
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

/* R3: nobody quality-assures what is their own: decisions made, evidence
 * recorded. */
enum result
check_uninvolved(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row involved, recorded;
    enum result r;

    if ((r = sql_rule_involved(c, deed->enrolment, deed->actor, &involved)) !=
            OK ||
        (r = sql_rule_recorded(c, deed->evidence, deed->actor, &recorded)) !=
            OK)
        return r;
    return involved.n + recorded.n > 0 ? deny(c, rule) : OK;
}

/* R3, the other way round: who quality-assured the unit judges nothing in it
 * afterwards. */
enum result
check_unassured(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row assured;
    enum result r;

    r = sql_rule_assured(c, deed->enrolment, deed->actor, &assured);
    if (r != OK || assured.n == 0)
        return r;
    return fail(c, ERR_DENIED, rule->code,
        N_("You have sampled or released this unit, and nobody "
           "quality-assures a decision they made or countersigned."));
}

/* Approved today as that kind of IQA, for the unit or for a qualification it is
 * taken for? */
static enum result
approved_iqa(struct ctx *c, struct id actor, struct id enrolment,
    const char *role, bool *out)
{
    struct rule_count_row found = {0};
    enum result r = sql_rule_approved_within(
        c, actor, role, "", enrolment, time_day(c->mem, c->now), &found);

    *out = found.n > 0;
    return r;
}

static enum result
is_trainee_iqa(struct ctx *c, struct id actor, struct id enrolment, bool *out)
{
    bool qualified;
    enum result r = approved_iqa(c, actor, enrolment, "iqa", &qualified);

    if (r == OK)
        r = approved_iqa(c, actor, enrolment, "trainee-iqa", out);
    *out = r == OK && *out && !qualified;
    return r;
}

enum result
samples_as_trainee(struct ctx *c, struct id enrolment, bool *out)
{
    return is_trainee_iqa(c, c->actor, enrolment, out);
}

/* R8: a trainee as a trainee. */
enum result
check_sampler(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_enrolment_row e;
    struct rule_count_row found;
    enum result r;

    if ((r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK ||
        (r = sql_rule_approved_within(c, deed->actor, "iqa", "trainee-iqa",
             deed->enrolment, time_day(c->mem, c->now), &found)) != OK)
        return r;
    if (found.n > 0)
        return OK;
    return fail(
        c, ERR_DENIED, rule->code, tr(c->lang, rule->sentence), e.unit_key);
}

/* R6: who countersigns a trainee's sample is approved as an IQA. */
enum result
check_iqa_qualified(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    bool yes;
    enum result r = approved_iqa(c, deed->actor, deed->enrolment, "iqa", &yes);

    return r != OK || yes ? r : deny(c, rule);
}

/* R6: a trainee IQA releases nothing, unless as the coordinator. */
enum result
check_iqa_releases(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row coordinator;
    enum result r;
    bool trainee;

    if ((r = is_trainee_iqa(c, deed->actor, deed->enrolment, &trainee)) != OK ||
        (r = sql_rule_role(c, deed->actor, "coordinator", &coordinator)) != OK)
        return r;
    return trainee && coordinator.n == 0 ? deny(c, rule) : OK;
}

enum result
check_releaser(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_count_row iqa, coordinator;
    enum result r;

    if ((r = sql_rule_role(c, deed->actor, "iqa", &iqa)) != OK ||
        (r = sql_rule_role(c, deed->actor, "coordinator", &coordinator)) != OK)
        return r;
    return iqa.n + coordinator.n > 0 ? OK : deny(c, rule);
}
