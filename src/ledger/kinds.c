/*
 * kinds - every kind of act, one row each, and the check of a body against it.
 *
 * Adding one: its fields and a row here, its bytes in tests/unit/t-act.c.  A
 * row that was published is never changed: a new shape is a new kind, because
 * what is in somebody's ledger stays as it is.
 */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/time.h"
#include "kinds.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "ledger/signature.h"

#define TEXT_MAX 200

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

static const struct field role[] = {
    {"roles",          F_TEXT | F_LIST, NULL},
    {NULL, 0, NULL}
};

static const struct field language[] = {
    {"language",       F_TEXT, NULL},
    {NULL, 0, NULL}
};

static const struct field nothing[] = {
    {NULL, 0, NULL}
};

static const struct field public_key[] = {
    {"public",         F_PUBLIC, NULL},
    {NULL, 0, NULL}
};

static const struct field of_key[] = {
    {"key",            F_KEY, NULL},
    {NULL, 0, NULL}
};

static const struct field approval[] = {
    {"approval",       F_ID, NULL},
    {"role",           F_TEXT, NULL},
    {"unit",           F_TEXT | F_MAY, NULL}, /* its key, whatever revision */
    {"qualification",  F_TEXT | F_MAY, NULL}, /* or this key */
    {"from",           F_DAY, NULL},
    {"to",             F_DAY, NULL},
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

static const struct field of_evidence[] = {
    {"evidence",       F_VERSION, NULL},
    {NULL, 0, NULL}
};

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

static const struct field review[] = {
    {"review",         F_ID, NULL},
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
    {"record",         F_ID, NULL},
    {NULL, 0, NULL}
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

static const struct field export[] = {
    {"sha256",         F_SHA256, NULL},
    {"size",           F_INTEGER, NULL},
    {"units",          F_UNIT | F_LIST, NULL},
    {NULL, 0, NULL}
};

/*   kind                      subject class          fields */
static const struct kind kinds[] = {
    {"centre",                  false, CLASS_UNSIGNED, centre},     /* the data directory was made */
    {"centre-key",              false, CLASS_UNSIGNED, centre_key}, /* it signs with this from now */
    {"epoch",                   false, CLASS_UNSIGNED, epoch},      /* the ledger begins anew */
    {"cosignature",             false, CLASS_UNSIGNED, cosignature}, /* somebody keeps a checkpoint */
    {"person",                  true,  CLASS_UNSIGNED, person},     /* registered */
    {"role",                    true,  CLASS_UNSIGNED, role},       /* all that the person now has */
    {"language",                true,  CLASS_UNSIGNED, language},   /* that pages greet them in */
    {"passphrase",              true,  CLASS_UNSIGNED, nothing},    /* given a new one */
    {"key",                     true,  CLASS_KEY,      public_key}, /* to sign with, made */
    {"key-replaced",            true,  CLASS_UNSIGNED, of_key},     /* not by its person */
    {"key-rotated",             true,  CLASS_ROTATION, public_key}, /* by its person */
    {"key-confirmed",           true,  CLASS_PERSONAL, of_key},     /* for its person */
    {"leaver",                  true,  CLASS_UNSIGNED, nothing},    /* the person acts no more */
    {"approval",                true,  CLASS_UNSIGNED, approval},   /* for a unit or qualification */
    {"approval-end",            true,  CLASS_UNSIGNED, approval_end},
    {"standard",                true,  CLASS_UNSIGNED, standard},   /* a unit was loaded */
    {"qualification",           true,  CLASS_UNSIGNED, qualification}, /* was loaded */
    {"standard-language",       true,  CLASS_UNSIGNED, standard_language}, /* added to one */
    {"enrolment",               true,  CLASS_UNSIGNED, enrolment},  /* of a learner */
    {"qualification-enrolment", true,  CLASS_UNSIGNED, qualification_enrolment},
    {"choice",                  true,  CLASS_UNSIGNED, choice},     /* of options, later */
    {"draft",                   true,  CLASS_SESSION,  draft},      /* evidence, of a learner */
    {"mapping",                 true,  CLASS_SESSION,  mapping},
    {"unmapping",               true,  CLASS_SESSION,  unmapping},  /* of a draft */
    {"discard",                 true,  CLASS_SESSION,  of_evidence}, /* of a draft, with its mappings */
    {"submission",              true,  CLASS_SESSION,  submission},
    {"confirmation",            true,  CLASS_SESSION,  confirmation}, /* by the learner */
    {"withdrawal",              true,  CLASS_SESSION,  of_evidence},
    {"recall",                  true,  CLASS_SESSION,  of_evidence}, /* into a draft, unjudged */
    {"review-begun",            true,  CLASS_SESSION,  of_evidence}, /* by an assessor */
    {"review",                  true,  CLASS_PERSONAL, review},     /* finished */
    {"countersignature",        true,  CLASS_PERSONAL, countersignature}, /* of a trainee's review */
    {"declaration",             true,  CLASS_PERSONAL, declaration}, /* of a unit, by the learner */
    {"signature",               true,  CLASS_PERSONAL, signature},  /* of a unit, by the assessor */
    {"reopening",               true,  CLASS_PERSONAL, reopening},  /* of a signed unit */
    {"credit-transfer",         true,  CLASS_PERSONAL, closing},    /* agreed by an IQA */
    {"exemption",               true,  CLASS_PERSONAL, closing},
    {"revocation",              true,  CLASS_PERSONAL, revocation}, /* of a unit's result */
    {"migration",               true,  CLASS_UNSIGNED, migration},  /* of a learner's enrolments */
    {"export",                  true,  CLASS_UNSIGNED, export},     /* a package was made */
    {"dated",                   true,  CLASS_SESSION,  dated},      /* a record; of the centre: itself */
    {"dated-signature",         true,  CLASS_PERSONAL, of_dated},   /* by somebody it names */
    {"dated-end",               true,  CLASS_SESSION,  dated_end},  /* of what was open */
    {"action",                  true,  CLASS_SESSION,  action},     /* that follows, added later */
    {"action-done",             true,  CLASS_SESSION,  action_done},
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
act_kind(size_t i)
{
    return i < sizeof(kinds) / sizeof(kinds[0]) ? kinds[i].name : NULL;
}

/* Nothing to be read as a line of its own. */
static bool
is_text(const char *s)
{
    size_t len = strlen(s);

    for (size_t i = 0; i < len; i++)
        if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f)
            return false;
    return len <= TEXT_MAX;
}

static bool
is_sha256(const char *s)
{
    uint8_t digest[SHA256_SIZE];

    return hex_parse(s, digest, sizeof(digest));
}

/* A number from 1 on, as it would be printed. */
static bool
is_number(const char *s)
{
    size_t len = strspn(s, "0123456789");

    return len > 0 && len < 10 && s[0] != '0' && s[len] == '\0';
}

static bool
is_public(const char *s)
{
    uint8_t public[ED25519_PUBLIC_SIZE];

    return key_parse(s, public);
}

static bool
is_id(const char *s)
{
    struct id id;

    return id_parse(s, &id) && !id_is_none(id);
}

static bool
is_version(const char *s)
{
    char id[ID_TEXT_SIZE] = "";

    if (strlen(s) < ID_TEXT_SIZE || s[ID_TEXT_SIZE - 1] != '#')
        return false;
    memcpy(id, s, ID_TEXT_SIZE - 1);
    return is_id(id) && is_number(s + ID_TEXT_SIZE);
}

static bool
is_unit(const char *s, bool item)
{
    size_t key = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
    size_t rev, name;

    if (key == 0 || s[key] != '@')
        return false;
    s += key + 1;
    rev = strspn(s, "0123456789");
    if (rev == 0 || s[0] == '0')
        return false;
    if (!item)
        return s[rev] == '\0';
    if (s[rev] != '#')
        return false;
    s += rev + 1;
    name = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                     "0123456789.-");
    return name > 0 && s[name] == '\0';
}

static bool
string_fits(const char *s, enum field_type type)
{
    switch (type) {
    case F_ID: return is_id(s);
    case F_TEXT: return is_text(s);
    case F_DAY: return day_is(s);
    case F_COMMITMENT: return commitment_is(s);
    case F_SHA256: return is_sha256(s);
    case F_VERSION: return is_version(s);
    case F_KEY: return key_id_is(s);
    case F_PUBLIC: return is_public(s);
    case F_UNIT: return is_unit(s, false);
    case F_ITEM: return is_unit(s, true);
    default: return false;
    }
}

static bool
one_fits(const struct value *v, enum field_type type)
{
    switch (type) {
    case F_OBJECT: return v->type == VALUE_OBJECT;
    case F_FLAG: return v->type == VALUE_TRUE || v->type == VALUE_FALSE;
    case F_INTEGER: return v->type == VALUE_INTEGER && v->integer >= 0;
    default: return v->type == VALUE_STRING && string_fits(v->string, type);
    }
}

static bool
fits(const struct value *v, unsigned type)
{
    enum field_type one = (enum field_type)(type & 0xff);

    if ((type & F_LIST) == 0)
        return one_fits(v, one);
    if (v->type != VALUE_ARRAY)
        return false;
    for (const struct value *i = v->first; i != NULL; i = i->next)
        if (!one_fits(i, one))
            return false;
    return true;
}

static const struct field *
field_find(const struct field *fields, const char *name)
{
    for (const struct field *i = fields; i->name != NULL; i++)
        if (strcmp(i->name, name) == 0)
            return i;
    return NULL;
}

/* The first name that is missing, unknown or not of its type; NULL: none. */
static const char *
object_fault(const struct field *fields, const struct value *object)
{
    if (object->type != VALUE_OBJECT)
        return "body";
    for (const struct value *v = object->first; v != NULL; v = v->next) {
        const struct field *field = field_find(fields, v->key);

        if (field == NULL || !fits(v, field->type))
            return v->key;
    }
    for (const struct field *i = fields; i->name != NULL; i++)
        if ((i->type & F_MAY) == 0 && value_get(object, i->name) == NULL)
            return i->name;
    return NULL;
}

const char *
kind_fault(const struct kind *kind, const struct value *body)
{
    const char *fault = object_fault(kind->fields, body);

    for (const struct field *i = kind->fields; i->name != NULL; i++) {
        const struct value *list = value_get(body, i->name);

        if (fault != NULL)
            return fault;
        if ((i->type & 0xff) != F_OBJECT || list == NULL)
            continue;
        for (const struct value *v = list->first; v != NULL; v = v->next)
            if (fault == NULL)
                fault = object_fault(i->fields, v);
    }
    return fault;
}
