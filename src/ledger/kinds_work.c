/*
 * kinds_work - what is said of a learner's course: enrolments, evidence,
 * witnesses, reviews, signatures, moves.
 */
#include <config.h>

#include "kinds.h"

/* clang-format off */
static const struct field enrolment[] = {
    {"units",          F_UNIT | F_LIST, NULL},
    {"assessor",       F_ID | F_MAY, NULL},
    {"countersigner",  F_ID | F_MAY, NULL},
    {"iqa",            F_ID | F_MAY, NULL},
    {"start",          F_DAY, NULL},
    {"target",         F_DAY | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field qualification_enrolment[] = {
    {"qualification",  F_UNIT, NULL},
    {"units",          F_UNIT | F_LIST, NULL}, /* enrolled on by this */
    {"chosen",         F_UNIT | F_LIST, NULL}, /* these, and others before */
    {"assessor",       F_ID | F_MAY, NULL},
    {"countersigner",  F_ID | F_MAY, NULL},
    {"iqa",            F_ID | F_MAY, NULL},
    {"start",          F_DAY, NULL},
    {"target",         F_DAY | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field choice[] = {
    {"qualification",  F_UNIT, NULL},
    {"units",          F_UNIT | F_LIST, NULL}, /* enrolled on by this */
    {"chosen",         F_UNIT | F_LIST, NULL}, /* these, and others before */
    {"dropped",        F_UNIT | F_LIST, NULL},
    {"ended",          F_UNIT | F_LIST, NULL}, /* dropped with nothing done */
    {"assessor",       F_ID | F_MAY, NULL},
    {"countersigner",  F_ID | F_MAY, NULL},
    {"iqa",            F_ID | F_MAY, NULL},
    {"start",          F_DAY, NULL},
    {"target",         F_DAY | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field draft[] = {
    {"evidence",       F_ID, NULL},
    {"version",        F_INTEGER, NULL},
    {"content",        F_COMMITMENT, NULL},
    {NULL, 0, NULL}
};

static const struct field mapping[] = {
    {"evidence",       F_VERSION, NULL},
    {"items",          F_ITEM | F_LIST, NULL},
    {"basis",          F_TEXT, NULL}, /* direct, asked, inferred */
    {"line",           F_COMMITMENT | F_MAY, NULL},
    {"region",         F_TEXT | F_MAY, NULL}, /* portfolio/region.h */
    {NULL, 0, NULL}
};

static const struct field unmapping[] = {
    {"evidence",       F_VERSION, NULL},
    {"items",          F_ITEM | F_LIST, NULL},
    {NULL, 0, NULL}
};

static const struct field submission[] = {
    {"evidence",       F_VERSION, NULL},
    {"content",        F_COMMITMENT, NULL},
    {"by_declaration", F_FLAG, NULL},
    {NULL, 0, NULL}
};

static const struct field confirmation[] = {
    {"evidence",       F_VERSION, NULL},
    {"comment",        F_COMMITMENT | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field witness_request[] = {
    {"evidence",       F_VERSION, NULL},
    {"request",        F_ID, NULL},
    {"name",           F_COMMITMENT, NULL},
    {"email",          F_COMMITMENT | F_MAY, NULL}, /* none: it was printed */
    {"link",           F_COMMITMENT, NULL}, /* to the hash of it */
    {"language",       F_TEXT, NULL},
    {"days",           F_INTEGER, NULL}, /* that it holds for */
    {NULL, 0, NULL}
};

static const struct field witness_confirmation[] = {
    {"evidence",       F_VERSION, NULL},
    {"request",        F_ID, NULL},
    {"content",        F_COMMITMENT, NULL}, /* that they read */
    {"link",           F_COMMITMENT, NULL},
    {"address",        F_COMMITMENT, NULL}, /* on the network */
    {"name",           F_COMMITMENT, NULL}, /* as they typed it */
    {"role",           F_COMMITMENT, NULL},
    {"relation",       F_COMMITMENT, NULL},
    {"statement",      F_COMMITMENT, NULL},
    {NULL, 0, NULL}
};

static const struct field witness_check[] = {
    {"evidence",       F_VERSION, NULL},
    {"request",        F_ID | F_MAY, NULL}, /* none: on paper */
    {"how",            F_COMMITMENT, NULL},
    {NULL, 0, NULL}
};

static const struct field of_evidence[] = {{"evidence", F_VERSION, NULL}, {NULL, 0, NULL}};

static const struct field review_evidence[] = {
    {"id",             F_ID, NULL},
    {"version",        F_INTEGER, NULL},
    {"content",        F_COMMITMENT, NULL},
    {"vacr",           F_TEXT, NULL},
    {"outcome",        F_TEXT, NULL},
    {NULL, 0, NULL}
};

static const struct field review_decision[] = {
    {"item",           F_ITEM, NULL},
    {"decision",       F_TEXT, NULL},
    {"rests",          F_VERSION | F_LIST, NULL},
    {"s",              F_FLAG, NULL},
    {"letter",         F_TEXT | F_MAY, NULL},
    {"note",           F_COMMITMENT | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field review_refused[] = {
    {"evidence",       F_VERSION, NULL},
    {"item",           F_ITEM, NULL},
    {NULL, 0, NULL}
};

static const struct field imported_decision[] = {
    {"item",           F_ITEM, NULL},
    {"decision",       F_TEXT, NULL},
    {"letter",         F_TEXT | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field review_import[] = {
    {"evidence",       F_VERSION, NULL}, /* the scan, */
    {"content",        F_COMMITMENT, NULL},
    {"on",             F_DAY, NULL},     /* and who decided it then */
    {"by",             F_COMMITMENT, NULL},
    {"decisions",      F_OBJECT | F_LIST, imported_decision},
    {"next",           F_COMMITMENT | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field review[] = {
    {"review",         F_ID, NULL},
    {"adopts",         F_VERSION | F_MAY, NULL}, /* what was imported with it */
    {"evidence",       F_OBJECT | F_LIST, review_evidence},
    {"decisions",      F_OBJECT | F_LIST, review_decision},
    {"refused",        F_OBJECT | F_LIST, review_refused},
    {"feedback",       F_COMMITMENT | F_MAY, NULL},
    {"next",           F_COMMITMENT | F_MAY, NULL},
    {"due",            F_DAY | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field countersigned[] = {
    {"item",           F_ITEM, NULL},
    {"outcome",        F_TEXT, NULL}, /* agreed, sent-back */
    {NULL, 0, NULL}
};

static const struct field countersignature[] = {
    {"countersignature", F_ID, NULL},
    {"review",         F_ID, NULL},
    {"decisions",      F_OBJECT | F_LIST, countersigned},
    {"note",           F_COMMITMENT | F_MAY, NULL},
    {"due",            F_DAY | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field declaration[] = {
    {"unit",           F_UNIT, NULL},
    {NULL, 0, NULL}
};

static const struct field signature[] = {
    {"unit",           F_UNIT, NULL},
    {"decisions_by",   F_ID | F_LIST, NULL},
    {NULL, 0, NULL}
};

static const struct field reopening[] = {
    {"unit",           F_UNIT, NULL},
    {"role",           F_TEXT, NULL}, /* coordinator, iqa */
    {"items",          F_ITEM | F_LIST, NULL},
    {"reason",         F_COMMITMENT, NULL},
    {NULL, 0, NULL}
};

static const struct field closing[] = {
    {"unit",           F_UNIT, NULL},
    {"certificate",    F_COMMITMENT, NULL},
    {NULL, 0, NULL}
};

static const struct field allocation[] = {
    {"unit",           F_UNIT, NULL},
    {"person",         F_ID, NULL},
    {"role",           F_TEXT, NULL},
    {"from",           F_DAY, NULL},
    {"to",             F_DAY | F_MAY, NULL}, /* said later, it ends then */
    {NULL, 0, NULL}
};

static const struct field enrolment_step[] = {
    {"qualification",  F_UNIT, NULL},
    {"day",            F_DAY, NULL},
    {"until",          F_DAY | F_MAY, NULL},        /* a break's planned end */
    {"number",         F_COMMITMENT | F_MAY, NULL},
    {"why",            F_COMMITMENT | F_MAY, NULL}, /* or whereto */
    {"units",          F_UNIT | F_LIST | F_MAY, NULL}, /* that are claimed */
    {NULL, 0, NULL}
};

static const struct field terms[] = {
    {"direct",         F_FLAG, NULL},
    {"register_within", F_INTEGER, NULL}, /* days; 0: not said */
    {"claim_within",   F_INTEGER, NULL},
    {NULL, 0, NULL}
};

static const struct field revocation[] = {
    {"unit",           F_UNIT, NULL},
    {"reason",         F_COMMITMENT, NULL},
    {NULL, 0, NULL}
};

static const struct field migration_allocation[] = {
    {"person",         F_ID, NULL},
    {"role",           F_TEXT, NULL},
    {"from",           F_DAY, NULL},
    {NULL, 0, NULL}
};

static const struct field migration_item[] = {
    {"from",           F_ITEM, NULL},
    {"to",             F_ITEM, NULL},
    {"as",             F_TEXT, NULL}, /* same, vouched, changed */
    {NULL, 0, NULL}
};

static const struct field migration[] = {
    {"from",           F_UNIT | F_LIST, NULL},
    {"to",             F_UNIT, NULL},
    {"map",            F_SHA256, NULL},
    {"start",          F_DAY | F_MAY, NULL}, /* none: was enrolled on it */
    {"target",         F_DAY | F_MAY, NULL},
    {"allocations",    F_OBJECT | F_LIST, migration_allocation},
    {"items",          F_OBJECT | F_LIST, migration_item},
    {"met",            F_INTEGER, NULL}, /* criteria met there by this */
    {"again",          F_ITEM | F_LIST, NULL}, /* met here, to be judged */
    {NULL, 0, NULL}
};

static const struct field placement[] = {
    {"cohort", F_COMMITMENT | F_MAY, NULL}, {"site", F_COMMITMENT | F_MAY, NULL}, {NULL, 0, NULL}
};

/*   kind                      subject class          fields, words */
static const struct kind rows[] = {
    {"enrolment",               true,  CLASS_UNSIGNED, enrolment, N_("Enrolment on units")},
    {"qualification-enrolment", true,  CLASS_UNSIGNED, qualification_enrolment, N_("Enrolment on a qualification")},
    {"choice",                  true,  CLASS_UNSIGNED, choice, N_("Choice of units")},
    {"draft",                   true,  CLASS_SESSION,  draft, N_("Draft of evidence")},
    {"mapping",                 true,  CLASS_SESSION,  mapping, N_("Mapping of evidence")},
    {"unmapping",               true,  CLASS_SESSION,  unmapping, N_("Removal of a mapping")},
    {"discard",                 true,  CLASS_SESSION,  of_evidence, N_("Discarding of a draft")},
    {"submission",              true,  CLASS_SESSION,  submission, N_("Submission of evidence")},
    {"confirmation",            true,  CLASS_SESSION,  confirmation, N_("Confirmation by the learner")},
    {"withdrawal",              true,  CLASS_SESSION,  of_evidence, N_("Withdrawal of evidence")},
    {"witness-request",         true,  CLASS_SESSION,  witness_request, N_("Request to a witness")},
    {"witness-confirmation",    true,  CLASS_LINK,     witness_confirmation, N_("Confirmation by a witness")},
    {"witness-check",           true,  CLASS_SESSION,  witness_check, N_("Check of a witness")},
    {"recall",                  true,  CLASS_SESSION,  of_evidence, N_("Recall of evidence")},
    {"review-begun",            true,  CLASS_SESSION,  of_evidence, N_("Beginning of a review")},
    {"review-import",           true,  CLASS_SESSION,  review_import, N_("Record of decisions made elsewhere")},
    {"review",                  true,  CLASS_PERSONAL, review, N_("Review of evidence")},
    {"countersignature",        true,  CLASS_PERSONAL, countersignature, N_("Countersignature of a review")},
    {"declaration",             true,  CLASS_PERSONAL, declaration, N_("Declaration of a unit")},
    {"signature",               true,  CLASS_PERSONAL, signature, N_("Signature under a unit")},
    {"reopening",               true,  CLASS_PERSONAL, reopening, N_("Reopening of a unit")},
    {"credit-transfer",         true,  CLASS_PERSONAL, closing, N_("Credit transfer agreed")},
    {"exemption",               true,  CLASS_PERSONAL, closing, N_("Exemption agreed")},
    {"revocation",              true,  CLASS_PERSONAL, revocation, N_("Revocation of a unit's result")},
    {"allocation",              true,  CLASS_UNSIGNED, allocation, N_("Allocation")},
    {"terms",                   true,  CLASS_UNSIGNED, terms, N_("Terms of a qualification")},
    {"placement",               true,  CLASS_UNSIGNED, placement, N_("Cohort and site of a learner")},
    {"registration",            true,  CLASS_UNSIGNED, enrolment_step, N_("Registration with the awarding body")},
    {"break",                   true,  CLASS_UNSIGNED, enrolment_step, N_("Break in learning")},
    {"resumption",              true,  CLASS_UNSIGNED, enrolment_step, N_("Return from a break in learning")},
    {"departure",               true,  CLASS_UNSIGNED, enrolment_step, N_("Departure of a learner")},
    {"transfer",                true,  CLASS_UNSIGNED, enrolment_step, N_("Transfer of a learner")},
    {"eqa-agreement",           true,  CLASS_UNSIGNED, enrolment_step, N_("Agreement of the EQA to a claim")},
    {"claim",                   true,  CLASS_UNSIGNED, enrolment_step, N_("Claim for a certificate")},
    {"certificate",             true,  CLASS_UNSIGNED, enrolment_step, N_("Certificate given")},
    {"migration",               true,  CLASS_UNSIGNED, migration, N_("Move of work to another unit")},
};
/* clang-format on */

const struct kinds kinds_work = {rows, sizeof(rows) / sizeof(rows[0])};
