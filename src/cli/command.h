/* command - a row of the command table. */
#ifndef TYST_CLI_COMMAND_H
#define TYST_CLI_COMMAND_H

#include "args.h"
#include "base/ctx.h"
#include "out.h"

enum needs {
    NOTHING, /* no data directory */
    MAKES,   /* one that is to be made */
    READS,   /* an existing one, opened to read */
    WRITES,  /* an existing one, opened to read and write */
    MENDS    /* the same, though its ledger is not the one that was signed */
};

typedef enum result cmd(struct ctx *c, const struct args *a, struct out *o);

struct command {
    const char *words;    /* "standard import" */
    const char *synopsis; /* see args.h */
    const char *help;     /* what it does, marked N_() */
    enum needs needs;
    cmd *run;
};

/* Every command, ended by a row without words. */
extern const struct command commands[];

cmd cmd_access_list;
cmd cmd_action_close;
cmd cmd_action_list;
cmd cmd_check;
cmd cmd_conflict_declare;
cmd cmd_conflict_decide;
cmd cmd_conflict_list;
cmd cmd_countersign;
cmd cmd_countersign_list;
cmd cmd_allocate;
cmd cmd_enrolment_agree;
cmd cmd_enrolment_break;
cmd cmd_enrolment_certificate;
cmd cmd_enrolment_claim;
cmd cmd_enrolment_register;
cmd cmd_enrolment_resume;
cmd cmd_enrolment_transfer;
cmd cmd_enrolment_withdraw;
cmd cmd_qualification_terms;
cmd cmd_enrol, cmd_enrol_file;
cmd cmd_evidence_add;
cmd cmd_evidence_confirm;
cmd cmd_evidence_list;
cmd cmd_evidence_map;
cmd cmd_witness_ask, cmd_witness_confirm, cmd_witness_check, cmd_witness_list;
cmd cmd_outbox_list, cmd_outbox_send;
cmd cmd_evidence_discard;
cmd cmd_evidence_recall;
cmd cmd_evidence_revise;
cmd cmd_evidence_show;
cmd cmd_evidence_submit;
cmd cmd_evidence_withdraw;
cmd cmd_export;
cmd cmd_help;
cmd cmd_init;
cmd cmd_ledger_checkpoint;
cmd cmd_ledger_epoch;
cmd cmd_ledger_list;
cmd cmd_ledger_prove;
cmd cmd_ledger_receipt;
cmd cmd_person_access;
cmd cmd_person_add;
cmd cmd_person_approval_end;
cmd cmd_person_approve;
cmd cmd_person_disable;
cmd cmd_person_key_confirm;
cmd cmd_person_key_list;
cmd cmd_person_key_rotate;
cmd cmd_person_signed;
cmd cmd_person_list;
cmd cmd_person_passphrase;
cmd cmd_person_role;
cmd cmd_person_show;
cmd cmd_progress;
cmd cmd_record_act;
cmd cmd_record_add;
cmd cmd_record_close;
cmd cmd_record_list;
cmd cmd_record_show;
cmd cmd_record_sign;
cmd cmd_review;
cmd cmd_review_adopt;
cmd cmd_review_begin;
cmd cmd_review_import;
cmd cmd_routes;
cmd cmd_sample_check;
cmd cmd_sample_draw;
cmd cmd_sample_list;
cmd cmd_sample_plan;
cmd cmd_sample_plans;
cmd cmd_sample_record, cmd_sample_countersign;
cmd cmd_sample_show;
cmd cmd_serve;
cmd cmd_standard_add_language;
cmd cmd_standard_convert;
cmd cmd_standard_diff;
cmd cmd_standard_export;
cmd cmd_standard_import;
cmd cmd_standard_list;
cmd cmd_standard_migrate;
cmd cmd_standard_search;
cmd cmd_standard_show;
cmd cmd_standard_validate;
cmd cmd_unit_close;
cmd cmd_unit_declare;
cmd cmd_unit_release;
cmd cmd_unit_reopen;
cmd cmd_unit_revoke;
cmd cmd_unit_sign;
cmd cmd_verify;
cmd cmd_visit_list;
cmd cmd_visit_pick;
cmd cmd_version;

#endif
