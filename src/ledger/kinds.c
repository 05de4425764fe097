/*
 * kinds - every kind of act, one row each.
 *
 * Adding one: its fields and a row here, its bytes in tests/unit/t-act.c.  A
 * row that was published is never changed: a new shape is a new kind, because
 * what is in somebody's ledger stays as it is.
 */
#include <config.h>

#include <string.h>

#include "kinds.h"
#include "ledger/act.h"

/* clang-format off */
static const struct field centre[] = {
    {"name",           F_COMMITMENT, NULL},
    {"origin",         F_TEXT, NULL},
    {"demo",           F_FLAG | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field centre_key[] = {
    {"use",            F_TEXT, NULL}, /* ledger or package */
    {"key",            F_TEXT, NULL}, /* as ledger/note.h has it */
    {NULL, 0, NULL}
};

static const struct field epoch[] = {
    {"origin",         F_TEXT, NULL},    /* from here on */
    {"size",           F_INTEGER, NULL}, /* of what there was before, */
    {"root",           F_SHA256, NULL},  /* as it was restored */
    {"last",           F_SHA256, NULL},  /* of the last checkpoint's text, */
    {"last_size",      F_INTEGER, NULL}, /* which is given up */
    {NULL, 0, NULL}
};

static const struct field cosignature[] = {
    {"size",           F_INTEGER, NULL}, /* of the checkpoint */
    {"key",            F_TEXT, NULL},    /* as ledger/note.h has it */
    {"line",           F_TEXT, NULL},
    {NULL, 0, NULL}
};

static const struct field person[] = {
    {"ref",            F_COMMITMENT, NULL},
    {"name",           F_COMMITMENT, NULL},
    {"email",          F_COMMITMENT | F_MAY, NULL},
    {"roles",          F_TEXT | F_LIST, NULL},
    {"language",       F_TEXT, NULL},
    {NULL, 0, NULL}
};

static const struct field role[] = {{"roles", F_TEXT | F_LIST, NULL}, {NULL, 0, NULL}};
static const struct field language[] = {{"language", F_TEXT, NULL}, {NULL, 0, NULL}};
static const struct field nothing[] = {{NULL, 0, NULL}};
static const struct field public_key[] = {{"public", F_PUBLIC, NULL}, {NULL, 0, NULL}};
static const struct field of_key[] = {{"key", F_KEY, NULL}, {NULL, 0, NULL}};

static const struct field approval[] = {
    {"approval",       F_ID, NULL},
    {"role",           F_TEXT, NULL},
    {"unit",           F_TEXT | F_MAY, NULL}, /* its key, whatever revision */
    {"qualification",  F_TEXT | F_MAY, NULL}, /* or this key */
    {"from",           F_DAY, NULL},
    {"to",             F_DAY, NULL},
    {"languages",      F_TEXT, NULL}, /* of assessment: "cy", "en", "cy en" */
    {NULL, 0, NULL}
};

/* "to": the last day on which it holds */
static const struct field approval_end[] = {{"approval", F_ID, NULL}, {"to", F_DAY, NULL}, {NULL, 0, NULL}};

static const struct field standard[] = {
    {"key",            F_TEXT, NULL},
    {"rev",            F_INTEGER, NULL},
    {"urn",            F_TEXT | F_MAY, NULL},
    {"sha256",         F_SHA256, NULL},
    {NULL, 0, NULL}
};

static const struct field qualification[] = {
    {"key",            F_TEXT, NULL},
    {"rev",            F_INTEGER, NULL},
    {"sha256",         F_SHA256, NULL},
    {NULL, 0, NULL}
};

static const struct field standard_language[] = {
    {"key",            F_TEXT, NULL},
    {"rev",            F_INTEGER, NULL},
    {"language",       F_TEXT, NULL},
    {"sha256",         F_SHA256, NULL}, /* of the whole unit with it */
    {NULL, 0, NULL}
};

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

static const struct field conflict[] = {
    {"conflict",       F_ID, NULL},
    {"person",         F_ID, NULL}, /* and the subject; a learner is that */
    {"from",           F_DAY, NULL},
    {"to",             F_DAY | F_MAY, NULL},
    {"words",          F_COMMITMENT, NULL},
    {NULL, 0, NULL}
};

static const struct field conflict_outcome[] = {
    {"conflict",       F_ID, NULL},
    {"outcome",        F_TEXT, NULL}, /* blocked, managed */
    {"mitigation",     F_COMMITMENT | F_MAY, NULL},
    {"to",             F_DAY | F_MAY, NULL}, /* it ends then */
    {NULL, 0, NULL}
};

static const struct field eqa_access[] = {
    {"access",         F_ID, NULL},
    {"body",           F_TEXT, NULL}, /* the awarding body */
    {"from",           F_DAY, NULL},
    {"to",             F_DAY, NULL},
    {NULL, 0, NULL}
};

static const struct field of_sample[] = {
    {"sample",         F_ID, NULL},
    {"unit",           F_UNIT, NULL},
    {"reason",         F_COMMITMENT | F_MAY, NULL},
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

static const struct field dated_action[] = {
    {"action",         F_ID, NULL},
    {"due",            F_DAY | F_MAY, NULL},
    {"items",          F_ITEM | F_LIST, NULL},
    {"need",           F_TEXT, NULL}, /* required, advice */
    {"owner",          F_ID, NULL},
    {"text",           F_COMMITMENT, NULL},
    {NULL, 0, NULL}
};

static const struct field dated[] = {
    {"record",         F_ID, NULL},
    {"kind",           F_TEXT, NULL},
    {"on",             F_DAY, NULL},
    {"due",            F_DAY | F_MAY, NULL},
    {"people",         F_ID | F_LIST, NULL},
    {"items",          F_ITEM | F_LIST, NULL},
    {"content",        F_COMMITMENT, NULL},
    {"actions",        F_OBJECT | F_LIST, dated_action},
    {NULL, 0, NULL}
};

static const struct field of_dated[] = {
    {"record",         F_ID, NULL}, {NULL, 0, NULL}
};

static const struct field dated_end[] = {
    {"record",         F_ID, NULL},
    {"outcome",        F_COMMITMENT | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field action[] = {
    {"of",             F_ID, NULL},
    {"actions",        F_OBJECT | F_LIST, dated_action},
    {NULL, 0, NULL}
};

static const struct field action_done[] = {
    {"action",         F_ID, NULL},
    {"outcome",        F_COMMITMENT | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field sampling_stratum[] = {
    {"rate",           F_INTEGER, NULL}, /* of a hundred */
    {"least",          F_INTEGER, NULL},
    {"reason",         F_COMMITMENT, NULL},
    {"learners",       F_ID | F_LIST | F_MAY, NULL},
    {"assessors",      F_ID | F_LIST | F_MAY, NULL},
    {"units",          F_TEXT | F_LIST | F_MAY, NULL}, /* keys */
    {"methods",        F_TEXT | F_LIST | F_MAY, NULL},
    {"languages",      F_TEXT | F_LIST | F_MAY, NULL},
    {"first",          F_FLAG | F_MAY, NULL}, /* unit of its learner */
    {"reopened",       F_FLAG | F_MAY, NULL},
    {"trainees",       F_FLAG | F_MAY, NULL},
    {"mismatch",       F_FLAG | F_MAY, NULL}, /* of language */
    {"sites",          F_COMMITMENT | F_LIST | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field sampling_plan[] = {
    {"from",           F_DAY | F_MAY, NULL},
    {"to",             F_DAY | F_MAY, NULL},
    {"reason",         F_COMMITMENT, NULL},
    {"strata",         F_OBJECT | F_LIST, sampling_stratum},
    {NULL, 0, NULL}
};

static const struct field sampling_record[] = {
    {"learner",        F_ID, NULL},
    {"unit",           F_UNIT, NULL},
    {"in",             F_INTEGER | F_LIST, NULL}, /* strata, from 1 */
    {"how",            F_TEXT | F_MAY, NULL},     /* none: not picked */
    {"stratum",        F_INTEGER | F_MAY, NULL},
    {"iqa",            F_ID | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field sampling_draw[] = {
    {"draw",           F_ID, NULL},
    {"number",         F_INTEGER, NULL},
    {"size",           F_INTEGER, NULL}, /* of the checkpoint that seeds it */
    {"records",        F_OBJECT | F_LIST, sampling_record},
    {"reason",         F_COMMITMENT | F_MAY, NULL},
    {NULL, 0, NULL}
};

static const struct field sample[] = {
    {"sample",         F_ID, NULL},
    {"kind",           F_TEXT, NULL}, /* interim, summative, re-sample */
    {"of",             F_ID | F_MAY, NULL},
    {"unit",           F_UNIT, NULL},
    {"evidence",       F_VERSION | F_LIST, NULL},
    {"reviews",        F_ID | F_LIST, NULL},
    {"looked",         F_TEXT | F_LIST, NULL}, /* voice, observation */
    {"marked",         F_ITEM | F_LIST, NULL}, /* not agreed with */
    {"feedback",       F_COMMITMENT | F_MAY, NULL},
    {"actions",        F_OBJECT | F_LIST, dated_action},
    {NULL, 0, NULL}
};

static const struct field release[] = {
    {"unit",           F_UNIT, NULL},
    {"sample",         F_ID | F_MAY, NULL}, /* that agrees */
    {"reason",         F_COMMITMENT | F_MAY, NULL}, /* why without one */
    {NULL, 0, NULL}
};

static const struct field export[] = {
    {"sha256",         F_SHA256, NULL},
    {"size",           F_INTEGER, NULL},
    {"units",          F_UNIT | F_LIST, NULL},
    {NULL, 0, NULL}
};

static const struct field placement[] = {
    {"cohort", F_COMMITMENT | F_MAY, NULL}, {"site", F_COMMITMENT | F_MAY, NULL}, {NULL, 0, NULL}
};

/*   kind                      subject class          fields, words */
static const struct kind kinds[] = {
    {"centre",                  false, CLASS_UNSIGNED, centre, N_("Beginning of a centre")},
    {"centre-key",              false, CLASS_UNSIGNED, centre_key, N_("Key of the centre")},
    {"epoch",                   false, CLASS_UNSIGNED, epoch, N_("New beginning of the ledger")},
    {"cosignature",             false, CLASS_UNSIGNED, cosignature, N_("Cosignature under a checkpoint")},
    {"person",                  true,  CLASS_UNSIGNED, person, N_("Entry of a person")},
    {"role",                    true,  CLASS_UNSIGNED, role, N_("Roles of a person")},
    {"language",                true,  CLASS_UNSIGNED, language, N_("Language of a person")},
    {"passphrase",              true,  CLASS_UNSIGNED, nothing, N_("New passphrase")},
    {"key",                     true,  CLASS_KEY,      public_key, N_("New signing key")},
    {"key-replaced",            true,  CLASS_UNSIGNED, of_key, N_("Replacement of a signing key")},
    {"key-rotated",             true,  CLASS_ROTATION, public_key, N_("Rotation of a signing key")},
    {"key-confirmed",           true,  CLASS_PERSONAL, of_key, N_("Confirmation of a signing key")},
    {"leaver",                  true,  CLASS_UNSIGNED, nothing, N_("End of a person's access")},
    {"approval",                true,  CLASS_UNSIGNED, approval, N_("Approval of a person")},
    {"approval-end",            true,  CLASS_UNSIGNED, approval_end, N_("End of an approval")},
    {"standard",                true,  CLASS_UNSIGNED, standard, N_("Loading of a unit")},
    {"qualification",           true,  CLASS_UNSIGNED, qualification, N_("Loading of a qualification")},
    {"standard-language",       true,  CLASS_UNSIGNED, standard_language, N_("Language added to a unit")},
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
    {"conflict",                true,  CLASS_UNSIGNED, conflict, N_("Declaration of a conflict of interest")},
    {"conflict-outcome",        true,  CLASS_PERSONAL, conflict_outcome, N_("Outcome of a conflict of interest")},
    {"eqa-access",              true,  CLASS_UNSIGNED, eqa_access, N_("Access for an EQA")},
    {"eqa-sample",              true,  CLASS_SESSION,  of_sample, N_("Sample of an EQA")},
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
    {"export",                  true,  CLASS_UNSIGNED, export, N_("Making of a package")},
    {"dated",                   true,  CLASS_SESSION,  dated, N_("Dated record")},
    {"dated-signature",         true,  CLASS_PERSONAL, of_dated, N_("Signature under a record")},
    {"dated-end",               true,  CLASS_SESSION,  dated_end, N_("Closing of a record")},
    {"action",                  true,  CLASS_SESSION,  action, N_("Actions added to a record")},
    {"action-done",             true,  CLASS_SESSION,  action_done, N_("Action done")},
    {"sampling-plan",           true,  CLASS_PERSONAL, sampling_plan, N_("Plan of a sample")},
    {"sampling-draw",           true,  CLASS_SESSION,  sampling_draw, N_("Draw of a sample")},
    {"sample",                  true,  CLASS_PERSONAL, sample, N_("Record of a sample")},
    {"sample-countersignature", true,  CLASS_PERSONAL, of_sample, N_("Countersignature of a sample")},
    {"release",                 true,  CLASS_PERSONAL, release, N_("Release of a unit")},
};
/* clang-format on */

const struct kind *
kind_find(const char *name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

const char *
act_words_of(const char *kind)
{
    return kind_find(kind) != NULL ? kind_find(kind)->words : kind;
}

const char *
act_kind(size_t i)
{
    return i < sizeof(kinds) / sizeof(kinds[0]) ? kinds[i].name : NULL;
}
