/*
 * kinds_centre - what is said of the centre: its keys, its people and their
 * approvals, its library, what it hands on.
 */
#include <config.h>

#include "kinds.h"

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

static const struct field approval_end[] = {
    {"approval",       F_ID, NULL},
    {"to",             F_DAY, NULL}, /* the last on which it holds */
    {NULL, 0, NULL}
};

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

static const struct field export[] = {
    {"sha256",         F_SHA256, NULL},
    {"size",           F_INTEGER, NULL},
    {"units",          F_UNIT | F_LIST, NULL},
    {NULL, 0, NULL}
};

/*   kind                      subject class          fields, words */
static const struct kind rows[] = {
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
    {"export",                  true,  CLASS_UNSIGNED, export, N_("Making of a package")},
};
/* clang-format on */

const struct kinds kinds_centre = {rows, sizeof(rows) / sizeof(rows[0])};
