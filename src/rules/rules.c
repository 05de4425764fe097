/*
 * rules - the table of the rules of independence and evidence, and what asks
 * it.  The checks are in check_<area>.c.
 */
#include <config.h>

#include <string.h>

#include "check.h"

/* The parts of R13 in their order, then rules asked by themselves. */
static const struct {
    const char *code;
    rule_check *check;
} parts[] = {
    [PART_MET] = {"R13", check_met          },
    [PART_DECIDERS] = {"R13", check_deciders     },
    [PART_CONFIRMED] = {"R13", check_confirmed    },
    [PART_KEYS] = {"R13", check_keys         },
    [PART_ASKED] = {"R13", check_asked        },
    [PART_COUNTERSIGNED] = {"R6",  check_countersigned},
    [PART_CONFLICT] = {"R9",  check_conflict     },
    [PART_OTHER] = {"R1",  check_self         },
    [PART_APPROVED] = {"R7",  check_approved     },
    [PART_UNINVOLVED] = {"R3",  check_uninvolved   },
    [PART_SAMPLER] = {"R8",  check_sampler      },
};

static enum result
check_ready(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    enum result r = OK;

    for (int i = PART_MET; i <= PART_ASKED && r == OK; i++)
        r = parts[i].check(c, rule, deed);
    return r;
}

/* R6 is asked of whoever countersigns or releases, and of the unit before a
 * signature. */
static enum result
check_trainee(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    if (deed->kind == DEED_RELEASE)
        return check_iqa_releases(c, rule, deed);
    if (deed->kind == DEED_AGREE)
        return check_iqa_qualified(c, rule, deed);
    return deed->kind == DEED_COUNTERSIGN ? check_qualified(c, rule, deed)
                                          : check_countersigned(c, rule, deed);
}

#define ON(kind) (1u << (kind))

/* R14 is about what changes under a signature, and how that is taken back. */
static enum result
check_signed(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    return deed->kind == DEED_REOPEN ? check_reopening(c, rule, deed)
                                     : check_open(c, rule, deed);
}

/* R3 is asked of who quality-assures, and of who has. */
static enum result
check_quality(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    return deed->kind == DEED_DECIDE || deed->kind == DEED_COUNTERSIGN
               ? check_unassured(c, rule, deed)
               : check_uninvolved(c, rule, deed);
}

/* In the order in which they are asked: who, then how, then what. */
/* clang-format off */
const struct rule rules[] = {
    {"R4", N_("An EQA holds no other role in the centre."),
        ON(DEED_HOLD), check_outside},
    {"R1", N_("Nobody decides in a portfolio of which they are the learner."),
        ON(DEED_REVIEW) | ON(DEED_DECIDE) | ON(DEED_CHECK) | ON(DEED_SIGN) | ON(DEED_COUNTERSIGN) | ON(DEED_SAMPLE) | ON(DEED_RELEASE) | ON(DEED_REOPEN) | ON(DEED_CLOSE) | ON(DEED_REVOKE) | ON(DEED_AGREE), check_self},
    {"R2", N_("Nobody countersigns their own decision."),
        ON(DEED_COUNTERSIGN) | ON(DEED_AGREE), check_own_decision},
    {"R9", N_("A declared conflict of interest blocks, or is managed by a named mitigation that the coordinator signed."),
        ON(DEED_REVIEW) | ON(DEED_DECIDE) | ON(DEED_SIGN) | ON(DEED_COUNTERSIGN) | ON(DEED_SAMPLE) | ON(DEED_RELEASE) | ON(DEED_CLOSE) | ON(DEED_MANAGE) | ON(DEED_AGREE), check_conflict},
    {"R10", N_("Nobody signs for somebody else: a signature needs the signer's own passphrase."),
        ON(DEED_OWN) | ON(DEED_REVIEW) | ON(DEED_CHECK) | ON(DEED_DECLARE) | ON(DEED_SIGN) | ON(DEED_COUNTERSIGN) | ON(DEED_RELEASE) | ON(DEED_REOPEN) | ON(DEED_CLOSE) | ON(DEED_REVOKE) | ON(DEED_PLAN) | ON(DEED_SAMPLE) | ON(DEED_MANAGE) | ON(DEED_AGREE), check_credential},
    {"R6", N_("A trainee's decision counts only once it is countersigned by somebody qualified and approved for the unit."),
        ON(DEED_DECLARE) | ON(DEED_SIGN) | ON(DEED_COUNTERSIGN) | ON(DEED_AGREE) | ON(DEED_RELEASE), check_trainee},
    {"not-iqa", N_("This is the work of an internal quality assurer (IQA)."),
        ON(DEED_PLAN) | ON(DEED_DRAW) | ON(DEED_SAMPLE) | ON(DEED_CLOSE) | ON(DEED_AGREE), check_iqa},
    {"not-releaser", N_("A unit is released by an internal quality assurer (IQA) or the coordinator."),
        ON(DEED_RELEASE), check_releaser},
    {"R3", N_("Nobody quality-assures a decision they made or countersigned, or evidence they recorded or witnessed."),
        ON(DEED_SAMPLE) | ON(DEED_RELEASE) | ON(DEED_DECIDE) | ON(DEED_COUNTERSIGN) | ON(DEED_AGREE), check_quality},
    {"R8", N_("An IQA samples only qualifications they are approved for; for %s there is no approval today."),
        ON(DEED_SAMPLE), check_sampler},
    {"R7", N_("An assessor decides only on units they are approved for on that day; for %s there is no approval today."),
        ON(DEED_DECIDE) | ON(DEED_SIGN), check_approved},
    {"R14", N_("The unit is signed, and what is signed does not change; to change a decision it must be reopened, with a reason."),
        ON(DEED_MAP) | ON(DEED_UNDO) | ON(DEED_DECIDE) | ON(DEED_ITEM) | ON(DEED_REOPEN) | ON(DEED_COUNTERSIGN), check_signed},
    {"R11", N_("A decision is dated by the program, never before its evidence."),
        ON(DEED_REST), check_order},
    {"R12", N_("A decision cites the exact versions of the learner's submitted evidence that it rests on."),
        ON(DEED_REST), check_cited},
    {"R5", N_("A witness is not the learner and not a relative of theirs."),
        ON(DEED_WITNESS), check_witness},
    {"R16", N_("Nobody decides on a witness statement that they gave."),
        ON(DEED_COUNT) | ON(DEED_CHECK), check_own_statement},
    {"unchecked", N_("A witness statement counts once an assessor has recorded how the witness was checked."),
        ON(DEED_COUNT), check_checked},
    {"R13", N_("A unit is signed only when every assessable item is met."),
        ON(DEED_DECLARE) | ON(DEED_SIGN), check_ready},
    {"R15", N_("No certificate is claimed with an open required action, appeal or investigation."),
        ON(DEED_CLAIM), check_settled},
    {"R17", N_("No certificate is claimed without a registration number dated before it."),
        ON(DEED_CLAIM), check_registered},
    {"not-coordinator", N_("Allocations, registrations, breaks and claims are the work of the coordinator or an administrator."),
        ON(DEED_COORDINATE) | ON(DEED_CLAIM) | ON(DEED_REVOKE), check_coordinator},
    {"open-action", N_("A required action on this unit is not done yet; it is for: %s"),
        ON(DEED_RELEASE), check_actions},
    {"not-agreed", N_("The unit was to be sampled, and no sample agrees with it as it is signed now."),
        ON(DEED_RELEASE), check_agreed},
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
