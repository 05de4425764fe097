/*
 * check - the check of each rule, by area.  A check reads fresh rows and
 * refuses by deny() or fail() with the rule's code; it knows nothing of how
 * the deed was asked for.
 */
#ifndef TYST_RULES_CHECK_H
#define TYST_RULES_CHECK_H

#include "rules/rules.h"

typedef enum result rule_check(
    struct ctx *c, const struct rule *rule, const struct deed *deed);

/* Refuse by a rule whose sentence needs nothing filled in. */
static inline enum result
deny(struct ctx *c, const struct rule *rule)
{
    return fail(c, ERR_DENIED, rule->code, "%s", tr(c->lang, rule->sentence));
}

/* check_people.c: who acts */
rule_check check_administrator, check_coordinator, check_iqa, check_self,
    check_own_decision, check_outside, check_approved, check_qualified,
    check_credential, check_uninvolved, check_unassured, check_sampler,
    check_releaser, check_iqa_qualified, check_iqa_releases;

/* check_evidence.c: what a decision rests on */
rule_check check_order, check_cited;

/* check_witness.c: witnesses and their statements */
rule_check check_witness, check_own_statement, check_checked;

/* check_claim.c: a certificate */
rule_check check_settled, check_registered;

/* check_unit.c: the unit as it is, and whether it may be signed */
rule_check check_met, check_deciders, check_confirmed, check_countersigned,
    check_open, check_reopening;

/* check_key.c */
rule_check check_keys;
/* check_asked.c: what a qualification asks of evidence */
rule_check check_asked;

/* check_conflict.c: conflicts of interest */
rule_check check_conflict;

/* check_release.c: may it be claimed? */
rule_check check_actions, check_agreed;

#endif
