/* rule_cases - calls for t-rules that a rule refuses, or, asked nicely, the
 * same calls allowed. */
#ifndef TYST_TESTS_RULE_CASES_H
#define TYST_TESTS_RULE_CASES_H

#include "centre.h"

enum result sampling_own_decision(struct centre *t, bool allowed);
enum result sampling_own_evidence(struct centre *t, bool allowed);
enum result sampled_by_assessor(struct centre *t); /* an IQA besides */
enum result deciding_after_sampling(struct centre *t, bool allowed);
enum result sampling_by_an_iqa(struct centre *t, bool allowed);
enum result sampling_approved(struct centre *t, bool allowed);
enum result sampling_for_another(struct centre *t, bool allowed);
enum result releasing_by_role(struct centre *t, bool allowed);
enum result releasing_own_decision(struct centre *t, bool allowed);
enum result agreeing_as_a_trainee(struct centre *t, bool allowed);
enum result agreeing_to_own_sample(struct centre *t, bool allowed);
enum result releasing_as_a_trainee(struct centre *t, bool allowed);
enum result releasing_in_conflict(struct centre *t, bool allowed);
enum result closing_in_conflict(struct centre *t, bool allowed);
enum result closing_own_unit(struct centre *t, bool allowed);
enum result reopening_own_unit(struct centre *t, bool allowed);
enum result revoking_own_unit(struct centre *t, bool allowed);
enum result reopening_own_unit(struct centre *t, bool allowed);
enum result closed_by_iqa(struct centre *t, bool allowed);
enum result revoked_by_coordinator(struct centre *t, bool allowed);
enum result releasing_with_action(struct centre *t, bool allowed);
enum result releasing_not_agreed(struct centre *t, bool allowed);

enum result claimed_in_peace(struct centre *t, bool allowed);
enum result claimed_when_registered(struct centre *t, bool allowed);

enum result witness_is_another(struct centre *t, bool allowed);
enum result statement_of_another(struct centre *t, bool allowed);
enum result witness_was_checked(struct centre *t, bool allowed);

enum result decided_by_approved(struct centre *t, bool allowed);
enum result thirteen_met(struct centre *t, bool allowed);
enum result reopened_by_iqa(struct centre *t, bool allowed);
enum result administering(struct centre *t, bool allowed);
enum result managing_own(struct centre *t, bool allowed);
enum result managing_about_oneself(struct centre *t, bool allowed);

#endif
