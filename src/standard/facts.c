/* facts - the table of fields and of the words their choices go by. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "facts.h"

/* clang-format off */
const struct fact_row fact_rows[FIELD_N] = {
    [FIELD_DEVELOPED_BY] = {"developed_by", JSON_STRING, FORM_WORDS, "org", "role", "developed-by", READ_ONE},
    [FIELD_ORIGINATING] = {"originating_organisation", JSON_STRING, FORM_WORDS, "org", "role", "originating", READ_ONE},
    [FIELD_APPROVED] = {"date_approved", JSON_STRING, FORM_VALUE, "date", "role", "approved", READ_DATE},
    [FIELD_REVIEW] = {"indicative_review_date", JSON_STRING, FORM_VALUE, "date", "role", "review", READ_DATE},
    [FIELD_VALIDITY] = {"validity", JSON_STRING, FORM_VALUE, "validity", NULL, NULL, READ_CHOICE},
    [FIELD_STATUS] = {"status", JSON_STRING, FORM_VALUE, "status", NULL, NULL, READ_CHOICE},
    [FIELD_CATEGORY] = {"category", JSON_STRING, FORM_VALUE, "category", NULL, NULL, READ_CHOICE},
    [FIELD_VERSION] = {"version_number", JSON_STRING, FORM_TOKEN, "version", NULL, NULL, READ_ONE},
    [FIELD_UNIT_CODE] = {"unit_code", JSON_STRING, FORM_TOKEN, "code", "scheme", "unit", READ_ONE},
    [FIELD_OTHER_CODE] = {"other_codes", JSON_LIST, FORM_TOKEN, "code", "scheme", "other", READ_LIST},
    [FIELD_SOC] = {"soc_code", JSON_LIST, FORM_TOKEN, "code", "scheme", "soc", READ_CODES},
    [FIELD_SUITE] = {"suites", JSON_LIST, FORM_WORDS, "suite", NULL, NULL, READ_SUITES},
    [FIELD_SECTOR] = {"sector", JSON_STRING, FORM_WORDS, "sector", NULL, NULL, READ_ONE},
    [FIELD_OCCUPATION] = {"relevant_occupations", JSON_LIST, FORM_WORDS, "occupation", NULL, NULL, READ_LIST},
    [FIELD_KEYWORD] = {"keywords", JSON_LIST, FORM_KEYWORD, "keywords", NULL, NULL, READ_LIST},
    [FIELD_LEVEL] = {"level", JSON_STRING, FORM_TOKEN, "level", NULL, NULL, READ_NUMBER},
    [FIELD_CREDIT] = {"credit", JSON_NUMBER, FORM_TOKEN, "credit", NULL, NULL, READ_NUMBER},
    [FIELD_GLH] = {"glh", JSON_NUMBER, FORM_TOKEN, "glh", NULL, NULL, READ_NUMBER},
    [FIELD_ORIGINAL_URN] = {"original_urn", JSON_LIST, FORM_RELATION, "relation", "type", "original", READ_LIST},
};

/* Published words, folded. */
static const struct {
    enum unit_field field;
    const char *words, *value;
} choices[] = {
    {FIELD_VALIDITY, "current",                  "current"},
    {FIELD_VALIDITY, "ar hyn o bryd",            "current"},
    {FIELD_VALIDITY, "cyfredol",                 "current"},
    {FIELD_VALIDITY, "legacy",                   "legacy"},
    {FIELD_VALIDITY, "etifeddol",                "legacy"},
    {FIELD_VALIDITY, "etifeddiaeth",             "legacy"},
    {FIELD_VALIDITY, "archived",                 "archived"},
    {FIELD_VALIDITY, "wedi'i archifo",           "archived"},
    {FIELD_STATUS,   "original",                 "original"},
    {FIELD_STATUS,   "gwreiddiol",               "original"},
    {FIELD_STATUS,   "tailored",                 "tailored"},
    {FIELD_STATUS,   "wedi'i deilwra",           "tailored"},
    {FIELD_STATUS,   "wedi'i theilwra",          "tailored"},
    {FIELD_STATUS,   "imported",                 "imported"},
    {FIELD_STATUS,   "wedi'i fewnforio",         "imported"},
    {FIELD_STATUS,   "wedi'i mewnforio",         "imported"},
    {FIELD_CATEGORY, "core",                     "core"},
    {FIELD_CATEGORY, "craidd",                   "core"},
    {FIELD_CATEGORY, "generic",                  "generic"},
    {FIELD_CATEGORY, "cyffredinol",              "generic"},
    {FIELD_CATEGORY, "job specific",             "job-specific"},
    {FIELD_CATEGORY, "job-specific",             "job-specific"},
    {FIELD_CATEGORY, "penodol i'r swydd",        "job-specific"},
};
/* clang-format on */

const char *
fact_choice(struct mem *m, enum unit_field field, const char *words)
{
    const char *folded = utf8_fold(m, words);

    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
        if (choices[i].field == field && strcmp(choices[i].words, folded) == 0)
            return choices[i].value;
    return NULL;
}

const char *
unit_field_name(enum unit_field field)
{
    return fact_rows[field].json;
}
