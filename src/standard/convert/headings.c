/*
 * headings - the table and how its words are folded.
 *
 * Rows are written as published; foldc folds them when the program is built.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "headings.h"
#include "standard/unit.h"

#define SECTION(role, lang, words)                                             \
    {                                                                          \
        LABEL_SECTION, role, lang, words                                       \
    }
#define PROMPT(role, lang, words)                                              \
    {                                                                          \
        LABEL_PROMPT, role, lang, words                                        \
    }
#define FIELD(field, lang, words)                                              \
    {                                                                          \
        LABEL_FIELD, field, lang, words                                        \
    }
#define OTHER(kind, lang, words)                                               \
    {                                                                          \
        kind, 0, lang, words                                                   \
    }

/* clang-format off */
const struct label label_rows[] = {
    SECTION(ROLE_OVERVIEW, "en", "Overview"),
    SECTION(ROLE_OVERVIEW, "en", "Summary"),
    SECTION(ROLE_OVERVIEW, "en", "Standard overview"),
    SECTION(ROLE_OVERVIEW, "en", "Unit overview"),
    SECTION(ROLE_OVERVIEW, "en", "Unit summary"),
    SECTION(ROLE_OVERVIEW, "en", "About this unit"),
    SECTION(ROLE_OVERVIEW, "en", "About this standard"),
    SECTION(ROLE_OVERVIEW, "en", "Unit aim"),
    SECTION(ROLE_OVERVIEW, "en", "What this unit is about"),
    SECTION(ROLE_OVERVIEW, "en", "What this standard is about"),
    SECTION(ROLE_OVERVIEW, "en", "Overview of the standard"),
    SECTION(ROLE_OVERVIEW, "en", "Aim of the unit"),
    SECTION(ROLE_OVERVIEW, "en", "Unit purpose and aim"),
    SECTION(ROLE_OVERVIEW, "en", "Unit aims"),
    SECTION(ROLE_OVERVIEW, "en", "Introduction"),
    SECTION(ROLE_OVERVIEW, "cy", "Trosolwg"),
    SECTION(ROLE_OVERVIEW, "cy", "Crynodeb"),
    SECTION(ROLE_OVERVIEW, "cy", "Trosolwg o'r safon"),
    SECTION(ROLE_OVERVIEW, "cy", "Nod yr uned"),
    SECTION(ROLE_OVERVIEW, "cy", "Am yr uned hon"),
    SECTION(ROLE_OVERVIEW, "cy", "Ynglŷn â'r uned hon"),
    SECTION(ROLE_OVERVIEW, "cy", "Trosolwg o'r uned"),
    SECTION(ROLE_OVERVIEW, "cy", "Crynodeb o'r uned"),
    SECTION(ROLE_OVERVIEW, "cy", "Am y safon hon"),
    SECTION(ROLE_OVERVIEW, "cy", "Ynghylch yr uned hon"),
    SECTION(ROLE_OVERVIEW, "cy", "Beth yw testun yr uned hon"),
    SECTION(ROLE_OVERVIEW, "cy", "Am beth mae'r uned hon"),
    SECTION(ROLE_OVERVIEW, "cy", "Cyflwyniad"),

    SECTION(ROLE_PERFORMANCE, "en", "Performance criteria"),
    SECTION(ROLE_PERFORMANCE, "en", "Performance"),
    SECTION(ROLE_PERFORMANCE, "en", "Performance outcomes"),
    SECTION(ROLE_PERFORMANCE, "en", "Performance statements"),
    SECTION(ROLE_PERFORMANCE, "en", "Outcomes of effective performance"),
    SECTION(ROLE_PERFORMANCE, "en", "What you must do"),
    SECTION(ROLE_PERFORMANCE, "en", "What you must be able to do"),
    SECTION(ROLE_PERFORMANCE, "en", "What you need to do"),
    SECTION(ROLE_PERFORMANCE, "cy", "Meini prawf perfformiad"),
    SECTION(ROLE_PERFORMANCE, "cy", "Meini prawf perfformio"),
    SECTION(ROLE_PERFORMANCE, "cy", "Perfformiad"),
    SECTION(ROLE_PERFORMANCE, "cy", "Canlyniadau perfformiad effeithiol"),
    SECTION(ROLE_PERFORMANCE, "cy", "Yr hyn y mae'n rhaid i chi ei wneud"),
    SECTION(ROLE_PERFORMANCE, "cy", "Yr hyn mae'n rhaid i chi ei wneud"),
    SECTION(ROLE_PERFORMANCE, "cy", "Beth mae'n rhaid i chi ei wneud"),
    SECTION(ROLE_PERFORMANCE, "cy", "Deilliannau perfformiad effeithiol"),

    SECTION(ROLE_KNOWLEDGE, "en", "Knowledge and understanding"),
    SECTION(ROLE_KNOWLEDGE, "en", "Knowledge & understanding"),
    SECTION(ROLE_KNOWLEDGE, "en", "Knowledge"),
    SECTION(ROLE_KNOWLEDGE, "en", "Knowledge requirements"),
    SECTION(ROLE_KNOWLEDGE, "en", "Knowledge criteria"),
    SECTION(ROLE_KNOWLEDGE, "en", "What you must know"),
    SECTION(ROLE_KNOWLEDGE, "en", "What you need to know"),
    SECTION(ROLE_KNOWLEDGE, "en", "What you must know and understand"),
    SECTION(ROLE_KNOWLEDGE, "en", "What you need to know and understand"),
    SECTION(ROLE_KNOWLEDGE, "en", "Knowledge and understanding criteria"),
    SECTION(ROLE_KNOWLEDGE, "en", "Underpinning knowledge"),
    SECTION(ROLE_KNOWLEDGE, "en", "Underpinning knowledge and understanding"),
    SECTION(ROLE_KNOWLEDGE, "cy", "Gwybodaeth a dealltwriaeth"),
    SECTION(ROLE_KNOWLEDGE, "cy", "Gwybodaeth"),
    SECTION(ROLE_KNOWLEDGE, "cy", "Gwybodaeth a dealltwriaeth sylfaenol"),
    SECTION(ROLE_KNOWLEDGE, "cy", "Dealltwriaeth a gwybodaeth"),
    SECTION(ROLE_KNOWLEDGE, "cy", "Yr hyn y mae angen i chi ei wybod"),
    SECTION(ROLE_KNOWLEDGE, "cy", "Beth mae angen i chi ei wybod a'i ddeall"),
    SECTION(ROLE_KNOWLEDGE, "cy", "Yr hyn y mae'n rhaid i chi ei wybod a'i ddeall"),

    OTHER(LABEL_OUTCOMES, "en", "Learning outcomes"),
    OTHER(LABEL_OUTCOMES, "en", "Learning outcome"),
    OTHER(LABEL_OUTCOMES, "cy", "Canlyniadau dysgu"),
    OTHER(LABEL_OUTCOMES, "cy", "Deilliannau dysgu"),
    OTHER(LABEL_OUTCOMES, "cy", "Canlyniad dysgu"),
    OTHER(LABEL_OUTCOMES, "cy", "Deilliant dysgu"),
    OTHER(LABEL_CRITERIA, "en", "Assessment criteria"),
    OTHER(LABEL_CRITERIA, "en", "Assessment criterion"),
    OTHER(LABEL_CRITERIA, "cy", "Meini prawf asesu"),
    OTHER(LABEL_CRITERIA, "cy", "Maen prawf asesu"),

    PROMPT(ROLE_PERFORMANCE, "en", "You must be able to"),
    PROMPT(ROLE_PERFORMANCE, "en", "You need to be able to"),
    PROMPT(ROLE_PERFORMANCE, "en", "You will be able to"),
    PROMPT(ROLE_PERFORMANCE, "en", "You should be able to"),
    PROMPT(ROLE_PERFORMANCE, "en", "You are able to"),
    PROMPT(ROLE_PERFORMANCE, "en", "To meet the standard, you must be able to"),
    PROMPT(ROLE_PERFORMANCE, "en", "You must"),
    PROMPT(ROLE_PERFORMANCE, "en", "To achieve this standard you must be able to"),
    PROMPT(ROLE_PERFORMANCE, "en", "To meet this standard, you must be able to"),
    OTHER(LABEL_WILL, "en", "The learner will"),
    OTHER(LABEL_WILL, "cy", "Bydd y myfyriwr yn"),
    OTHER(LABEL_CAN, "cy", "Mae'r myfyriwr yn gallu"),
    OTHER(LABEL_WILL, "en", "The learner should"),
    OTHER(LABEL_WILL, "en", "The candidate will"),
    OTHER(LABEL_WILL, "en", "Learners will"),
    OTHER(LABEL_CAN, "en", "The learner is able to"),
    OTHER(LABEL_CAN, "en", "The learner should be able to"),
    OTHER(LABEL_CAN, "en", "The learner will be able to"),
    OTHER(LABEL_CAN, "en", "The candidate can"),
    OTHER(LABEL_CAN, "en", "Learners can"),
    OTHER(LABEL_CAN, "en", "The learner must be able to"),
    OTHER(LABEL_CAN, "en", "The learner can"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Rhaid i chi allu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Rhaid i chi"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Mae'n rhaid i chi"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Rhaid eich bod chi yn gallu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Bydd angen i chi allu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Dylech allu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Rydych yn gallu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Rhaid bod chi'n gallu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Mae'n rhaid eich bod chi yn gallu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Bydd rhaid i chi allu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Mae'n rhaid i chi allu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Rhaid eich bod chi'n gallu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Rhaid eich bod yn gallu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Mae'n rhaid eich bod chi'n gallu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Mae'n rhaid eich bod yn gallu"),
    PROMPT(ROLE_PERFORMANCE, "cy", "Mae angen i chi allu"),
    OTHER(LABEL_WILL, "cy", "Bydd y dysgwr yn"),
    OTHER(LABEL_CAN, "cy", "Gall y dysgwr"),
    OTHER(LABEL_CAN, "cy", "Mae'r dysgwr yn gallu"),
    OTHER(LABEL_WILL, "cy", "Bydd dysgwyr yn"),
    OTHER(LABEL_WILL, "cy", "Bydd y dysgwr"),
    OTHER(LABEL_CAN, "cy", "Bydd y dysgwr yn gallu"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You need to know and understand"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You must know and understand"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You will know and understand"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You should know and understand"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You will need to know and understand"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You need to know"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You must know"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You should know"),
    PROMPT(ROLE_KNOWLEDGE, "en", "You know and understand"),
    PROMPT(ROLE_KNOWLEDGE, "en", "To meet this standard, you need to know and understand"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Mae angen i chi wybod a deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Mae angen i chi wybod"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Mae angen gwybod a deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Dylech wybod a deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Rydych yn gwybod ac yn deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Mae'n rhaid eich bod chi'n gwybod ac yn deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Rhaid eich bod chi'n gwybod ac yn deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Mae angen i chi wybod am, a deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Mae'n rhaid i chi wybod a deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Rhaid i chi wybod a deall"),
    PROMPT(ROLE_KNOWLEDGE, "cy", "Bydd angen i chi wybod a deall"),

    SECTION(ROLE_SCOPE, "en", "Scope/range"),
    SECTION(ROLE_SCOPE, "en", "Scope"),
    SECTION(ROLE_SCOPE, "en", "Range"),
    SECTION(ROLE_SCOPE, "en", "Scope/range statements"),
    SECTION(ROLE_SCOPE, "en", "Scope and range"),
    SECTION(ROLE_SCOPE, "en", "Range statement"),
    SECTION(ROLE_SCOPE, "en", "Range statements"),
    SECTION(ROLE_SCOPE, "cy", "Cwmpas/ystod"),
    SECTION(ROLE_SCOPE, "cy", "Cwmpas"),
    SECTION(ROLE_SCOPE, "cy", "Ystod"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "en", "Scope/range related to performance criteria"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "en", "Scope related to performance criteria"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "en", "Scope performance"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "en", "Performance scope"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "en", "Scope/range related to performance"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "en", "Scope/range relating to performance criteria"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "en", "Range related to performance criteria"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "cy", "Cwmpas perfformiad"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "cy", "Perfformiad cwmpas"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "cy", "Cwmpas sy'n gysylltiedig â meini prawf perfformiad"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "cy", "Cwmpas/ystod yn gysylltiedig â meini prawf perfformiad"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "cy", "Cwmpas/ystod sy'n ymwneud â meini prawf perfformiad"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "cy", "Cwmpas/ystod cysylltiedig â meini prawf perfformiad"),
    SECTION(ROLE_SCOPE_PERFORMANCE, "cy", "Cwmpas/ystod sy'n gysylltiedig â meini prawf perfformiad"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "en", "Scope/range related to knowledge and understanding"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "en", "Scope related to knowledge and understanding"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "en", "Scope knowledge"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "en", "Knowledge scope"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "en", "Scope/range related to knowledge"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "en", "Scope/range relating to knowledge and understanding"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "en", "Range related to knowledge and understanding"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "cy", "Gwybodaeth cwmpas"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "cy", "Cwmpas gwybodaeth"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "cy", "Cwmpas sy'n gysylltiedig â gwybodaeth a dealltwriaeth"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "cy", "Cwmpas/ystod yn gysylltiedig â gwybodaeth a dealltwriaeth"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "cy", "Cwmpas/ystod sy'n ymwneud â gwybodaeth a dealltwriaeth"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "cy", "Cwmpas/ystod cysylltiedig â gwybodaeth a dealltwriaeth"),
    SECTION(ROLE_SCOPE_KNOWLEDGE, "cy", "Cwmpas/ystod sy'n gysylltiedig â gwybodaeth a dealltwriaeth"),

    SECTION(ROLE_VALUES, "en", "Values"),
    SECTION(ROLE_VALUES, "cy", "Gwerthoedd"),
    SECTION(ROLE_BEHAVIOURS, "en", "Behaviours"),
    SECTION(ROLE_BEHAVIOURS, "en", "Behaviours which underpin effective performance"),
    SECTION(ROLE_BEHAVIOURS, "en", "Behaviours that underpin effective performance"),
    SECTION(ROLE_BEHAVIOURS, "cy", "Ymddygiadau sy'n sail i berfformiad effeithiol"),
    SECTION(ROLE_BEHAVIOURS, "en", "Behaviour"),
    SECTION(ROLE_BEHAVIOURS, "en", "Behaviors"),
    SECTION(ROLE_BEHAVIOURS, "cy", "Ymddygiadau"),
    SECTION(ROLE_BEHAVIOURS, "cy", "Ymddygiad"),
    SECTION(ROLE_SKILLS, "en", "Skills"),
    SECTION(ROLE_SKILLS, "cy", "Sgiliau"),
    SECTION(ROLE_GLOSSARY, "en", "Glossary"),
    SECTION(ROLE_GLOSSARY, "en", "Glossary of terms"),
    SECTION(ROLE_GLOSSARY, "cy", "Geirfa"),
    SECTION(ROLE_GLOSSARY, "cy", "Rhestr termau"),
    SECTION(ROLE_GLOSSARY, "cy", "Rhestr o dermau"),
    SECTION(ROLE_LINKS, "en", "Links to other NOS"),
    SECTION(ROLE_LINKS, "en", "Links to other national occupational standards"),
    SECTION(ROLE_LINKS, "cy", "Dolenni i NOS eraill"),
    SECTION(ROLE_LINKS, "cy", "Dolenni i SGC eraill"),
    SECTION(ROLE_LINKS, "cy", "Cysylltiadau â safonau galwedigaethol cenedlaethol eraill"),
    SECTION(ROLE_LINKS, "cy", "Cysylltiadau â SGC eraill"),
    SECTION(ROLE_LINKS, "cy", "Cysylltiadau â NOS eraill"),
    SECTION(ROLE_EXTERNAL_LINKS, "en", "External links"),
    SECTION(ROLE_EXTERNAL_LINKS, "cy", "Cysylltiadau allanol"),
    SECTION(ROLE_EXTERNAL_LINKS, "cy", "Dolenni allanol"),
    SECTION(ROLE_OTHER, "en", "Additional information"),
    SECTION(ROLE_OTHER, "en", "Further information"),
    SECTION(ROLE_OTHER, "en", "Assessment guidance"),
    SECTION(ROLE_OTHER, "en", "Assessment requirements"),
    SECTION(ROLE_OTHER, "en", "Notes"),
    SECTION(ROLE_OTHER, "en", "References"),
    SECTION(ROLE_OTHER, "cy", "Gwybodaeth ychwanegol"),
    SECTION(ROLE_OTHER, "cy", "Gwybodaeth bellach"),
    SECTION(ROLE_OTHER, "cy", "Canllawiau asesu"),
    SECTION(ROLE_OTHER, "cy", "Gofynion asesu"),
    SECTION(ROLE_OTHER, "cy", "Nodiadau"),
    SECTION(ROLE_OTHER, "cy", "Cyfeiriadau"),
    SECTION(ROLE_EVIDENCE, "en", "Evidence requirements"),
    SECTION(ROLE_EVIDENCE, "cy", "Gofynion tystiolaeth"),

    OTHER(LABEL_TITLE, "en", "Title"),
    OTHER(LABEL_TITLE, "en", "Unit title"),
    OTHER(LABEL_TITLE, "en", "NOS title"),
    OTHER(LABEL_TITLE, "en", "Standard title"),
    OTHER(LABEL_TITLE, "en", "Title of unit"),
    OTHER(LABEL_TITLE, "en", "Title of standard"),
    OTHER(LABEL_TITLE, "cy", "Teitl"),
    OTHER(LABEL_TITLE, "cy", "Teitl yr uned"),
    OTHER(LABEL_TITLE, "cy", "Teitl y safon"),
    OTHER(LABEL_TITLE, "cy", "Teitl uned"),
    OTHER(LABEL_TITLE, "cy", "Teitl NOS"),
    OTHER(LABEL_TITLE, "cy", "Teitl yr SGC"),
    OTHER(LABEL_URN, NULL, "URN"),
    OTHER(LABEL_URN, "en", "Unique reference number"),
    OTHER(LABEL_URN, "en", "URN number"),
    OTHER(LABEL_URN, "cy", "RCU"),
    OTHER(LABEL_URN, "cy", "Rhif cyfeirnod unigryw"),
    OTHER(LABEL_URN, "cy", "Cyfeirnod unigryw"),
    OTHER(LABEL_URN, "cy", "Rhif URN"),
    FIELD(FIELD_UNIT_CODE, "en", "Unit code"),
    FIELD(FIELD_UNIT_CODE, "en", "Unit number"),
    FIELD(FIELD_UNIT_CODE, "en", "NOS code"),
    FIELD(FIELD_UNIT_CODE, "en", "Standard code"),
    FIELD(FIELD_UNIT_CODE, "cy", "Cod yr uned"),
    FIELD(FIELD_UNIT_CODE, "cy", "Cod uned"),
    FIELD(FIELD_UNIT_CODE, "cy", "Rhif yr uned"),
    FIELD(FIELD_UNIT_CODE, "cy", "Cod y safon"),
    FIELD(FIELD_OTHER_CODE, "en", "Unit reference number"),
    FIELD(FIELD_OTHER_CODE, "en", "Unit reference"),
    FIELD(FIELD_OTHER_CODE, "en", "Ofqual reference"),
    FIELD(FIELD_OTHER_CODE, "cy", "Cyfeirnod yr uned"),
    FIELD(FIELD_ORIGINAL_URN, "en", "Original URN"),
    FIELD(FIELD_ORIGINAL_URN, "en", "Original URN number"),
    FIELD(FIELD_ORIGINAL_URN, "en", "Original URNs"),
    FIELD(FIELD_ORIGINAL_URN, "en", "Original unit code"),
    FIELD(FIELD_ORIGINAL_URN, "cy", "URN gwreiddiol"),
    FIELD(FIELD_ORIGINAL_URN, "cy", "RCU gwreiddiol"),
    FIELD(FIELD_SUITE, "en", "Suite"),
    FIELD(FIELD_SUITE, "en", "Suites"),
    FIELD(FIELD_SUITE, "en", "NOS suite"),
    FIELD(FIELD_SUITE, "en", "Suite(s)"),
    FIELD(FIELD_SUITE, "en", "Business sector (suites)"),
    FIELD(FIELD_SUITE, "en", "Business sector"),
    FIELD(FIELD_SUITE, "en", "Business sectors (suites)"),
    FIELD(FIELD_SUITE, "en", "Business sectors"),
    FIELD(FIELD_SUITE, "cy", "Cyfres/set"),
    FIELD(FIELD_SUITE, "cy", "Cyfres/setiau"),
    FIELD(FIELD_SUITE, "cy", "Cyfresi"),
    FIELD(FIELD_SUITE, "cy", "Set"),
    FIELD(FIELD_SUITE, "cy", "Cyfres NOS"),
    FIELD(FIELD_SUITE, "cy", "Cyfres SGC"),
    FIELD(FIELD_SUITE, "cy", "Sector busnes (suites)"),
    FIELD(FIELD_SUITE, "cy", "Sectorau busnes (cyfresi)"),
    FIELD(FIELD_SUITE, "cy", "Cyfres"),
    FIELD(FIELD_SUITE, "cy", "Sectorau busnes (suites)"),
    FIELD(FIELD_SUITE, "cy", "Sectorau busnes"),
    FIELD(FIELD_DEVELOPED_BY, "en", "Developed by"),
    FIELD(FIELD_DEVELOPED_BY, "cy", "Datblygwyd gan"),
    FIELD(FIELD_DEVELOPED_BY, "cy", "Wedi'i ddatblygu gan"),
    FIELD(FIELD_APPROVED, "en", "Approved on"),
    FIELD(FIELD_APPROVED, "en", "Date approved"),
    FIELD(FIELD_APPROVED, "en", "Approved date"),
    FIELD(FIELD_APPROVED, "en", "Date of approval"),
    FIELD(FIELD_APPROVED, "en", "Approval date"),
    FIELD(FIELD_APPROVED, "en", "Approved"),
    FIELD(FIELD_APPROVED, "cy", "Cymeradwy ar"),
    FIELD(FIELD_APPROVED, "cy", "Cymeradwywyd ar"),
    FIELD(FIELD_APPROVED, "cy", "Dyddiad cymeradwyo"),
    FIELD(FIELD_APPROVED, "cy", "Cymeradwywyd"),
    FIELD(FIELD_APPROVED, "cy", "Dyddiad cymeradwyaeth"),
    FIELD(FIELD_APPROVED, "cy", "Dyddiad y gymeradwyaeth"),
    FIELD(FIELD_REVIEW, "en", "Indicative review date"),
    FIELD(FIELD_REVIEW, "en", "Review date"),
    FIELD(FIELD_REVIEW, "en", "Date of review"),
    FIELD(FIELD_REVIEW, "en", "Indicative date of review"),
    FIELD(FIELD_REVIEW, "cy", "Dyddiad adolygu dangosol"),
    FIELD(FIELD_REVIEW, "cy", "Dyddiad adolygu arfaethedig"),
    FIELD(FIELD_REVIEW, "cy", "Dyddiad adolygu dynodol"),
    FIELD(FIELD_REVIEW, "cy", "Dyddiad adolygiad dangosol"),
    FIELD(FIELD_REVIEW, "cy", "Dyddiad adolygu"),
    FIELD(FIELD_VALIDITY, "en", "Validity"),
    FIELD(FIELD_VALIDITY, "cy", "Dilysrwydd"),
    FIELD(FIELD_STATUS, "en", "Status"),
    FIELD(FIELD_STATUS, "cy", "Statws"),
    FIELD(FIELD_ORIGINATING, "en", "Originating organisation"),
    FIELD(FIELD_ORIGINATING, "en", "Originating organization"),
    FIELD(FIELD_ORIGINATING, "cy", "Sefydliad cychwynnol"),
    FIELD(FIELD_ORIGINATING, "cy", "Sefydliad tarddu"),
    FIELD(FIELD_ORIGINATING, "cy", "Sefydliad sy'n cychwyn"),
    FIELD(FIELD_ORIGINATING, "cy", "Sefydliad gwreiddiol"),
    FIELD(FIELD_OCCUPATION, "en", "Relevant occupations"),
    FIELD(FIELD_OCCUPATION, "en", "Relevant occupation"),
    FIELD(FIELD_OCCUPATION, "cy", "Galwedigaethau perthnasol"),
    FIELD(FIELD_SOC, "en", "SOC code"),
    FIELD(FIELD_SOC, "en", "SOC codes"),
    FIELD(FIELD_SOC, "en", "SOC code(s)"),
    FIELD(FIELD_SOC, "en", "SOC"),
    FIELD(FIELD_SOC, "cy", "Cod SOC"),
    FIELD(FIELD_SOC, "cy", "Codau SOC"),
    FIELD(FIELD_SOC, "cy", "Côd SOC"),
    FIELD(FIELD_SOC, "cy", "SOC cod"),
    FIELD(FIELD_KEYWORD, "en", "Keywords"),
    FIELD(FIELD_KEYWORD, "en", "Key words"),
    FIELD(FIELD_KEYWORD, "en", "Keyword"),
    FIELD(FIELD_KEYWORD, "en", "Key word"),
    FIELD(FIELD_KEYWORD, "en", "Key words and phrases"),
    FIELD(FIELD_KEYWORD, "cy", "Geiriau allweddol"),
    FIELD(FIELD_KEYWORD, "cy", "Allweddeiriau"),
    FIELD(FIELD_KEYWORD, "cy", "Gair allweddol"),
    FIELD(FIELD_VERSION, "en", "Version number"),
    FIELD(FIELD_VERSION, "en", "Version"),
    FIELD(FIELD_VERSION, "en", "Version no"),
    FIELD(FIELD_VERSION, "cy", "Fersiwn rhif"),
    FIELD(FIELD_VERSION, "cy", "Rhif fersiwn"),
    FIELD(FIELD_VERSION, "cy", "Rhif y fersiwn"),
    FIELD(FIELD_VERSION, "cy", "Fersiwn"),
    FIELD(FIELD_CATEGORY, "en", "NOSCategory"),
    FIELD(FIELD_CATEGORY, "en", "NOS category"),
    FIELD(FIELD_CATEGORY, "cy", "NOSCategori"),
    FIELD(FIELD_CATEGORY, "cy", "Categori NOS"),
    FIELD(FIELD_LEVEL, "en", "Level"),
    FIELD(FIELD_LEVEL, "cy", "Lefel"),
    FIELD(FIELD_CREDIT, "en", "Credit value"),
    FIELD(FIELD_CREDIT, "en", "Credits"),
    FIELD(FIELD_CREDIT, "en", "Credit"),
    FIELD(FIELD_CREDIT, "cy", "Gwerth credyd"),
    FIELD(FIELD_CREDIT, "cy", "Credyd"),
    FIELD(FIELD_CREDIT, "cy", "Credydau"),
    FIELD(FIELD_GLH, "en", "Guided learning hours"),
    FIELD(FIELD_GLH, "en", "GLH"),
    FIELD(FIELD_GLH, "cy", "Oriau dysgu dan arweiniad"),
    FIELD(FIELD_GLH, "cy", "ODDA"),
    FIELD(FIELD_GLH, "cy", "ODA"),
    FIELD(FIELD_SECTOR, "en", "Sector"),
    FIELD(FIELD_SECTOR, "en", "Sector subject area"),
    FIELD(FIELD_SECTOR, "cy", "Sector"),
};
/* clang-format on */

const size_t label_rows_n = sizeof(label_rows) / sizeof(label_rows[0]);

/* Ends that say nothing of what is announced. */
static const char *const endings[] = {" (continued)", " continued", " (cont.)",
    " (cont)", " (cont'd)", " (parhad)", " parhad"};

static size_t
without_ending(const char *s, size_t len)
{
    while (len > 0 && strchr(":. -", s[len - 1]) != NULL)
        len--;
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t n = strlen(endings[i]);

        if (len > n && memcmp(s + len - n, endings[i], n) == 0)
            return without_ending(s, len - n);
    }
    return len;
}

char *
heading_fold(struct mem *m, const char *words)
{
    const char *s = utf8_fold(m, words);
    size_t len = without_ending(s, strlen(s)), n = 0;
    char *out = mem_alloc(m, len + len / 4 + 2);

    for (size_t i = 0; i < len; i++) {
        bool by_slash =
            s[i] == ' ' && ((i > 0 && s[i - 1] == '/') || s[i + 1] == '/');

        if (!by_slash)
            out[n++] = s[i];
        /* "ichi" is another way to write "i chi". */
        if (s[i] == 'i' && i > 0 && s[i - 1] == ' ' &&
            strncmp(s + i + 1, "chi ", 4) == 0)
            out[n++] = ' ';
    }
    return out;
}

bool
label_is_prompt(const struct label *label)
{
    return label->kind == LABEL_PROMPT || label->kind == LABEL_WILL ||
           label->kind == LABEL_CAN;
}

bool
label_is_fact(const struct label *label)
{
    return label->kind == LABEL_FIELD || label->kind == LABEL_TITLE ||
           label->kind == LABEL_URN;
}

const char *
heading_words(enum label_kind kind, int what, const char *lang)
{
    for (size_t i = 0; i < label_rows_n; i++)
        if (label_rows[i].kind == kind && label_rows[i].what == what &&
            (label_rows[i].lang == NULL ||
                strcmp(label_rows[i].lang, lang) == 0))
            return label_rows[i].words;
    return NULL;
}
