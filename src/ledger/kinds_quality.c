/*
 * kinds_quality - what is said of how the centre keeps its word: conflicts, the
 * EQA, dated records and their actions, samples, releases.
 */
#include <config.h>

#include "kinds.h"

/* clang-format off */
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

/*   kind                      subject class          fields, words */
static const struct kind rows[] = {
    {"conflict",                true,  CLASS_UNSIGNED, conflict, N_("Declaration of a conflict of interest")},
    {"conflict-outcome",        true,  CLASS_PERSONAL, conflict_outcome, N_("Outcome of a conflict of interest")},
    {"eqa-access",              true,  CLASS_UNSIGNED, eqa_access, N_("Access for an EQA")},
    {"eqa-sample",              true,  CLASS_SESSION,  of_sample, N_("Sample of an EQA")},
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

const struct kinds kinds_quality = {rows, sizeof(rows) / sizeof(rows[0])};
