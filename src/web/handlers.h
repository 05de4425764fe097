/* handlers - what the rows of the route table run, and the forms they take. */
#ifndef TYST_WEB_HANDLERS_H
#define TYST_WEB_HANDLERS_H

#include "request.h"

extern const struct form form_account, form_as, form_confirm, form_evidence,
    form_file, form_items, form_login, form_resume, form_show, form_signed;
extern const struct form form_countersign, form_elsewhere, form_review,
    form_seen_signed, form_visit;

handler do_account;
handler do_confirm;
handler do_declare;
handler do_discard;
handler do_edit;
handler do_evidence_new;
handler do_items;
handler do_login;
handler do_logout;
handler do_resume;
handler do_review;
handler do_send;
handler do_sign;
handler do_signed;
handler do_withdraw;
handler page_signed;
handler page_account;
handler page_declare;
handler page_edit;
handler page_evidence;
handler page_evidence_new;
handler page_file;
handler page_healthz;
handler page_home;
handler page_items;
handler page_learner;
handler page_login;
handler page_metrics;
handler page_my;
handler page_adopt, do_adopt, page_elsewhere, do_elsewhere, page_countersign,
    do_countersign;
handler page_queue;
handler page_checkpoint;
handler page_proof;
handler page_visit, do_visit;
handler page_readyz;
handler page_receipt;
handler page_record, do_record;
handler page_resume;
handler page_review;
handler page_sign;
handler page_static;
handler page_unit;

/* page_course.c */
handler page_learners, page_course, do_course, page_placement, do_placement;
extern const struct form form_course, form_learners, form_placement;

/* page_unit_task.c */
handler page_unit_task, do_unit_task;
extern const struct form form_unit_task;

/* page_evidence_task.c */
handler page_recall, do_recall, page_withdraw, page_place, do_place;
extern const struct form form_place;

/* page_allocate.c */
handler page_allocate, do_allocate;
extern const struct form form_allocate;

/* page_witness.c */
handler page_witness, do_witness, do_ask, do_check;
extern const struct form form_witness, form_ask, form_check;

/* page_action.c */
handler page_action, do_action;
extern const struct form form_action;

/* page_quality.c, page_sampling.c */
handler page_quality, page_unit_sample, do_unit_sample, page_sample,
    do_sample_countersign;
handler page_release, do_release;
handler page_plan_form, do_plan, page_plan, do_draw, do_draws_check;
extern const struct form form_sample, form_countersign_sample, form_release,
    form_plan, form_draw;

/* page_records.c, page_conflict.c */
handler page_records, page_record_form, do_record_form;
handler page_dated, do_dated, page_dated_file;
handler page_conflicts, page_conflict_form, do_conflict;
handler page_conflict, do_outcome;
extern const struct form form_records, form_record, form_record_deed;
extern const struct form form_conflict, form_outcome;

/* page_people.c */
handler page_people, do_people;
handler page_person, do_person_roles, do_person_passphrase, do_person_disable,
    do_person_key, page_approvals, page_person_approvals, do_person_approve,
    do_person_approval_end, do_person_enrol, do_person_export, page_package;
extern const struct form form_people, form_person;

/* page_case.c; case_failure() writes what went wrong as CASE has it. */
handler page_case_documents, page_case_document, page_case_package;
handler page_case_item, page_case_associations, page_case_association;
handler page_case_type, page_case_none;
extern const struct form form_case;
void case_failure(struct request *q, unsigned status, const char *message);

/* page_import.c */
handler page_import, do_import;
extern const struct form form_import;

/* page_qualification.c */
handler page_qualification, do_choose;
extern const struct form form_choose;

/* page_standards.c */
handler page_standards;
extern const struct form form_search;

/* page_revision.c */
handler page_revisions, page_differences, page_migrate, do_migrate;
extern const struct form form_differences, form_migrate;

/* page_standard.c */
handler page_standard;

#endif
