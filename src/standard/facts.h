/* facts - what a field is called, in unit files and in JSON. */
#ifndef TYST_STANDARD_FACTS_H
#define TYST_STANDARD_FACTS_H

#include "standard/unit.h"

enum fact_form {
    FORM_WORDS,   /* <suite><t xml:lang="cy">…</t></suite> */
    FORM_VALUE,   /* <date role="approved" value="2021-02-22"/> */
    FORM_TOKEN,   /* <code scheme="soc">7212</code> */
    FORM_KEYWORD, /* <keywords xml:lang="cy"><k>…</k></keywords> */
    FORM_RELATION /* <relation type="original" …>, no element of <meta> */
};

/* How a published value becomes facts. */
enum fact_reading {
    READ_ONE, /* as it is */
    READ_DATE,
    READ_CHOICE, /* one of the words below */
    READ_NUMBER,
    READ_LIST,   /* split at ";" if there is any, else at "," */
    READ_SUITES, /* split at "," only where no blank follows */
    READ_CODES   /* as a list; codes of digits also at blanks */
};

enum fact_json { JSON_STRING, JSON_NUMBER, JSON_LIST };

struct fact_row {
    const char *json; /* its name in --json */
    enum fact_json shape;
    enum fact_form form;
    const char *element;
    const char *attribute, *marks; /* what tells it from others: role="…" */
    enum fact_reading reading;
};

/* By enum unit_field. */
extern const struct fact_row fact_rows[FIELD_N];

/* A published word of a choice in its normal form; NULL: unknown. */
const char *fact_choice(
    struct mem *m, enum unit_field field, const char *words);

#endif
