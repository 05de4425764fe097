/*
 * routes - everything the server answers.  Adding a page: a row here, its
 * function in page_<area>.c and handlers.h, its template in page/.
 */
#include <config.h>

#include "handlers.h"
#include "route.h"
#include "standard/exchange.h"

/* Whose record it is, and who looks after them; handlers ask opens(). */
#define LIBRARY (SIGNED_IN | PUBLISHED)
#define OFFICE (COORDINATOR | ADMINISTRATOR)
#define RECORD (LEARNER | ASSESSOR | COUNTERSIGNER | IQA | EQA | OFFICE)
#define RECORDER (LEARNER | ASSESSOR)

/* clang-format off */
const struct route routes[] = {
    /* method path                           who            form             runs                  shown again by */
    {GET,  "/",                           SIGNED_IN,     NULL,            page_home,            NULL},
    {GET,  "/account",                    NEWCOMER,      NULL,            page_account,         NULL},
    {POST, "/account",                    NEWCOMER,      &form_account,   do_account,           page_account},
    {GET,  "/account/signed",             SIGNED_IN,     NULL,            page_signed,          NULL},
    {POST, "/account/signed",             SIGNED_IN,     &form_signed,    do_signed,            page_signed},
    {GET,  "/countersign/<id>",           COUNTERSIGNER, NULL,            page_countersign,     NULL},
    {POST, "/countersign/<id>",           COUNTERSIGNER, &form_countersign, do_countersign,     page_countersign},
    {GET,  "/evidence/<id>",              RECORD,        NULL,            page_evidence,        NULL},
    {POST, "/evidence/<id>/confirm",      LEARNER,       &form_confirm,   do_confirm,           page_evidence},
    {POST, "/evidence/<id>/discard",      RECORDER,      NULL,            do_discard,           page_evidence},
    {GET,  "/evidence/<id>/edit",         RECORDER,      &form_as,        page_edit,            NULL},
    {POST, "/evidence/<id>/edit",         RECORDER,      &form_evidence,  do_edit,              page_edit},
    {GET,  "/evidence/<id>/file/<n>",     RECORD,        &form_file,      page_file,            NULL},
    {GET,  "/evidence/<id>/items",        LEARNER,       NULL,            page_items,           NULL},
    {POST, "/evidence/<id>/items",        LEARNER,       &form_items,     do_items,             page_items},
    {POST, "/evidence/<id>/send",         RECORDER,      NULL,            do_send,              page_evidence},
    {POST, "/evidence/<id>/check",        ASSESSOR,      &form_check,     do_check,             page_evidence},
    {POST, "/evidence/<id>/witness",      RECORDER,      &form_ask,       do_ask,               page_evidence},
    {POST, "/evidence/<id>/withdraw",     RECORDER,      NULL,            do_withdraw,          page_evidence},
    {GET,  "/evidence/new",               LEARNER,       &form_as,        page_evidence_new,    NULL},
    {POST, "/evidence/new",               LEARNER,       &form_evidence,  do_evidence_new,      page_evidence_new},
    {GET,  "/healthz",                    UNASKED,       NULL,            page_healthz,         NULL},
    {GET,  "/checkpoint",                 UNASKED,       NULL,            page_checkpoint,      NULL},
    {GET,  CASE_PATH "/CFAssociationGroupings/<word>", UNASKED,       NULL,            page_case_none, NULL},
    {GET,  CASE_PATH "/CFAssociations/<word>", UNASKED,       NULL,            page_case_association, NULL},
    {GET,  CASE_PATH "/CFConcepts/<word>",   UNASKED,       NULL,            page_case_none, NULL},
    {GET,  CASE_PATH "/CFDocuments",         UNASKED,       &form_case,      page_case_documents, NULL},
    {GET,  CASE_PATH "/CFDocuments/<word>",  UNASKED,       NULL,            page_case_document, NULL},
    {GET,  CASE_PATH "/CFItemAssociations/<word>", UNASKED,       NULL,            page_case_associations, NULL},
    {GET,  CASE_PATH "/CFItemTypes/<word>",  UNASKED,       NULL,            page_case_type, NULL},
    {GET,  CASE_PATH "/CFItems/<word>",      UNASKED,       NULL,            page_case_item, NULL},
    {GET,  CASE_PATH "/CFLicenses/<word>",   UNASKED,       NULL,            page_case_none, NULL},
    {GET,  CASE_PATH "/CFPackages/<word>",   UNASKED,       NULL,            page_case_package, NULL},
    {GET,  CASE_PATH "/CFRubrics/<word>",    UNASKED,       NULL,            page_case_none, NULL},
    {GET,  CASE_PATH "/CFSubjects/<word>",   UNASKED,       NULL,            page_case_none, NULL},
    {GET,  "/learner/<id>",               ASSESSOR | IQA | OFFICE, NULL,            page_learner,         NULL},
    {GET,  "/learner/<id>/record",        ASSESSOR,      &form_as,        page_record,          NULL},
    {POST, "/learner/<id>/record",        ASSESSOR,      &form_evidence,  do_record,            page_record},
    {GET,  "/learners",                   OFFICE,        &form_learners,  page_learners,        NULL},
    {GET,  "/login",                      ANYONE,        &form_login,     page_login,           NULL},
    {POST, "/login",                      ANYONE,        &form_login,     do_login,             page_login},
    {POST, "/logout",                     ANYONE,        NULL,            do_logout,            NULL},
    {GET,  "/metrics",                    UNASKED,       NULL,            page_metrics,         NULL},
    {GET,  "/my",                         LEARNER,       &form_show,      page_my,              NULL},
    {GET,  "/people",                     ADMINISTRATOR, &form_people,    page_people,          NULL},
    {POST, "/people",                     ADMINISTRATOR, &form_people,    do_people,            page_people},
    {GET,  "/people/<id>",                ADMINISTRATOR, NULL,            page_person,          NULL},
    {POST, "/people/<id>/approve",        ADMINISTRATOR, &form_person,    do_person_approve,    page_person},
    {POST, "/people/<id>/disable",        ADMINISTRATOR, NULL,            do_person_disable,    page_person},
    {POST, "/people/<id>/enrol",          ADMINISTRATOR, &form_person,    do_person_enrol,      page_person},
    {POST, "/people/<id>/export",         ADMINISTRATOR, NULL,            do_person_export,     page_person},
    {POST, "/people/<id>/key",            ADMINISTRATOR, &form_signed,    do_person_key,        page_person},
    {GET,  "/people/<id>/package/<word>", ADMINISTRATOR, NULL,            page_package,         NULL},
    {POST, "/people/<id>/passphrase",     ADMINISTRATOR, NULL,            do_person_passphrase, page_person},
    {POST, "/people/<id>/roles",          ADMINISTRATOR, &form_person,    do_person_roles,      page_person},
    {GET,  "/qualification/<id>",         RECORD,        NULL,            page_qualification,   NULL},
    {POST, "/qualification/<id>",         ADMINISTRATOR, &form_choose,    do_choose,            page_qualification},
    {GET,  "/qualification/<id>/<word>",  OFFICE,        NULL,            page_course,          NULL},
    {POST, "/qualification/<id>/<word>",  OFFICE,        &form_course,    do_course,            page_course},
    {GET,  "/receipt/<n>",                SIGNED_IN,     NULL,            page_receipt,         NULL},
    {GET,  "/receipt/<n>/proof",          SIGNED_IN,     NULL,            page_proof,           NULL},
    {GET,  "/queue",                      ASSESSOR | COUNTERSIGNER,    NULL,            page_queue,           NULL},
    {GET,  "/readyz",                     UNASKED,       NULL,            page_readyz,          NULL},
    {POST, "/resume",                     ANYONE,        &form_resume,    do_resume,            page_resume},
    {GET,  "/review/<id>",                ASSESSOR,      NULL,            page_review,          NULL},
    {POST, "/review/<id>",                ASSESSOR,      &form_review,    do_review,            page_review},
    {GET,  "/standards",                  LIBRARY,       &form_search,    page_standards,       NULL},
    {GET,  "/standards/import",           ADMINISTRATOR, NULL,            page_import,          NULL},
    {POST, "/standards/import",           ADMINISTRATOR, &form_import,    do_import,            page_import},
    {GET,  "/standards/<word>",           LIBRARY,       NULL,            page_standard,        NULL},
    {GET,  "/standards/<word>/differences", ADMINISTRATOR, &form_differences, page_differences, NULL},
    {GET,  "/standards/<word>/migrate", ADMINISTRATOR, &form_migrate, page_migrate, NULL},
    {POST, "/standards/<word>/migrate", ADMINISTRATOR, &form_migrate, do_migrate, page_migrate},
    {GET,  "/standards/<word>/revisions", ADMINISTRATOR, NULL, page_revisions, NULL},
    {GET,  "/static/<word>",              UNASKED,       NULL,            page_static,          NULL},
    {GET,  "/unit/<id>",                  RECORD,        &form_show,      page_unit,            NULL},
    {GET,  "/unit/<id>/appeal",             LEARNER,       NULL,            page_unit_task,       NULL},
    {POST, "/unit/<id>/appeal",             LEARNER,       &form_unit_task, do_unit_task,         page_unit_task},
    {GET,  "/unit/<id>/close",              IQA,           NULL,            page_unit_task,       NULL},
    {POST, "/unit/<id>/close",              IQA,           &form_unit_task, do_unit_task,         page_unit_task},
    {GET,  "/unit/<id>/declare",          LEARNER,       NULL,            page_declare,         NULL},
    {POST, "/unit/<id>/declare",          LEARNER,       &form_declare,   do_declare,           page_declare},
    {GET,  "/unit/<id>/reopen",             IQA | COORDINATOR, NULL,            page_unit_task,       NULL},
    {POST, "/unit/<id>/reopen",             IQA | COORDINATOR, &form_unit_task, do_unit_task,         page_unit_task},
    {GET,  "/unit/<id>/revoke",             OFFICE,        NULL,            page_unit_task,       NULL},
    {POST, "/unit/<id>/revoke",             OFFICE,        &form_unit_task, do_unit_task,         page_unit_task},
    {GET,  "/unit/<id>/sign",             ASSESSOR | COUNTERSIGNER, NULL,            page_sign,            NULL},
    {POST, "/unit/<id>/sign",             ASSESSOR | COUNTERSIGNER, &form_sign,      do_sign,              page_sign},
    {GET,  "/visit",                      EQA,           NULL,            page_visit,           NULL},
    {POST, "/visit",                      EQA,           &form_visit,     do_visit,             page_visit},
    {GET,  "/witness/<word>",            ANYONE,        NULL,            page_witness,         NULL},
    {POST, "/witness/<word>",            ANYONE,        &form_witness,   do_witness,           page_witness},
    {GET,  NULL,                          ANYONE,        NULL,            NULL,                 NULL}
};
/* clang-format on */
