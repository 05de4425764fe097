/*
 * rules - the table of the rules of independence and evidence, and a check for
 * each.  A check reads fresh rows and refuses by deny(); it knows nothing of
 * how the deed was asked for.
 */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "base/time.h"
#include "rules/rules.h"
#include "store/sql.h"

#define OPEN_ITEMS_SHOWN 12

/* Refuse by a rule whose sentence needs nothing filled in. */
static enum result
deny(struct ctx *c, const struct rule *rule)
{
    return fail(c, ERR_DENIED, rule->code, "%s", tr(c->lang, rule->sentence));
}

/* Who works for the centre, and not in it as learner or assessor. */
static enum result
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
static enum result
check_self(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    return id_equal(deed->actor, deed->learner) ? deny(c, rule) : OK;
}

/* R7: approved for the unit on that day. */
static enum result
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
static enum result
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

/* R11: never before its evidence. */
static enum result
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
static enum result
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
static enum result
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

/* R13, second part: decided by somebody approved on the day they decided. */
static enum result
check_deciders(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_decider_row *decider;
    struct rule_count_row approvals;
    enum result r;
    size_t n;

    if ((r = sql_rule_deciders(c, deed->enrolment, &decider, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        r = sql_rule_approved(c, decider[i].assessor, decider[i].unit_key,
            time_day(c->mem, decider[i].finished), &approvals);
        if (r != OK)
            return r;
        if (approvals.n == 0)
            return fail(c, ERR_DENIED, rule->code,
                N_("A decision in this unit was made by somebody who was "
                   "not approved for it on that day."));
    }
    return OK;
}

/* R13, third part: the learner has confirmed what others recorded. */
static enum result
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

/* The parts of R13 in their order, then rules asked by themselves. */
static const struct {
    const char *code;
    enum result (*check)(
        struct ctx *c, const struct rule *rule, const struct deed *deed);
} parts[] = {
    [PART_MET] = {"R13", check_met      },
    [PART_DECIDERS] = {"R13", check_deciders },
    [PART_CONFIRMED] = {"R13", check_confirmed},
    [PART_OTHER] = {"R1",  check_self     },
    [PART_APPROVED] = {"R7",  check_approved },
};

static enum result
check_ready(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    enum result r = OK;

    for (int i = PART_MET; i <= PART_CONFIRMED && r == OK; i++)
        r = parts[i].check(c, rule, deed);
    return r;
}

/* R14: what is signed does not change. */
static enum result
check_open(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_enrolment_row e;
    enum result r;

    if ((r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK)
        return r;
    return e.signed_at != 0 ? deny(c, rule) : OK;
}

/* What goes on elsewhere has come to its end here. */
static enum result
check_migrated(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_enrolment_row e;
    enum result r;

    if ((r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK ||
        e.successor == NULL)
        return r;
    return fail(
        c, ERR_DENIED, rule->code, tr(c->lang, rule->sentence), e.successor);
}

#define ON(kind) (1u << (kind))

/* In the order in which they are asked: who, then how, then what. */
/* clang-format off */
const struct rule rules[] = {
    {"R1", N_("Nobody decides in a portfolio of which they are the learner."),
        ON(DEED_REVIEW) | ON(DEED_DECIDE) | ON(DEED_SIGN), check_self},
    {"R10", N_("Nobody signs for somebody else: a signature needs the signer's own passphrase."),
        ON(DEED_OWN) | ON(DEED_REVIEW) | ON(DEED_DECLARE) | ON(DEED_SIGN), check_credential},
    {"R7", N_("An assessor decides only on units they are approved for on that day; for %s there is no approval today."),
        ON(DEED_DECIDE) | ON(DEED_SIGN), check_approved},
    {"R14", N_("The unit is signed, and what is signed does not change; to change a decision it must be reopened, with a reason."),
        ON(DEED_MAP) | ON(DEED_UNDO) | ON(DEED_DECIDE), check_open},
    {"migrated", N_("The learner's work on this unit has been moved; it goes on under: %s"),
        ON(DEED_MAP) | ON(DEED_DECIDE) | ON(DEED_DECLARE) | ON(DEED_SIGN), check_migrated},
    {"R11", N_("A decision is dated by the program, never before its evidence."),
        ON(DEED_REST), check_order},
    {"R12", N_("A decision cites the exact versions of the learner's submitted evidence that it rests on."),
        ON(DEED_REST), check_cited},
    {"R13", N_("A unit is signed only when every assessable item is met."),
        ON(DEED_DECLARE) | ON(DEED_SIGN), check_ready},
    {"not-administrator", N_("People, units, enrolments and packages are the work of an administrator."),
        ON(DEED_ADMINISTER), check_administrator},
    {NULL, NULL, 0, NULL}
};
/* clang-format on */

enum result
may(struct ctx *c, const struct deed *deed)
{
    enum result r;

    for (size_t i = 0; rules[i].code != NULL; i++) {
        if ((rules[i].deeds & ON(deed->kind)) == 0 ||
            (c->rules_off & 1u << i) != 0)
            continue;
        if ((r = rules[i].check(c, &rules[i], deed)) != OK)
            return r;
    }
    return OK;
}

enum result
may_part(struct ctx *c, enum rule_part part, const struct deed *deed)
{
    const struct rule *rule = rules;

    while (strcmp(rule->code, parts[part].code) != 0)
        rule++;
    return parts[part].check(c, rule, deed);
}

enum result
may_administer(struct ctx *c)
{
    return may(c, &(struct deed){.kind = DEED_ADMINISTER, .actor = c->actor});
}
