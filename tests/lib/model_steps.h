/*
 * model_steps - what each operation asks, and what it changes.  A step looks
 * at everything that could be said against it, in no order: the program may
 * name any of it.  Only when there is nothing does it happen.
 */
#ifndef TYST_TESTS_MODEL_STEPS_H
#define TYST_TESTS_MODEL_STEPS_H

#include "model.h"
#include "people/person.h"

/* Something to be said against it, once each: by a rule or for the person; by
 * the state; otherwise. */
void model_deny(struct model *m, bool when, const char *code);
void model_not_now(struct model *m, bool when, const char *code);
void model_refuse(
    struct model *m, bool when, enum result result, const char *code);

/* Of people, on this day. */
bool model_has(enum who who, enum role role);
bool model_approved(
    const struct model *m, enum who who, const char *as, int unit);
bool model_allocated(
    const struct model *m, enum who who, int e, const char *role);
bool model_assesses(const struct model *m, enum who who, enum who learner);
bool model_coordinates(enum who who);
bool model_conflicts(const struct model *m, enum who a, enum who b);

/* R10; R14, and what is closed otherwise; what was reopened for others. */
void model_own_key(struct model *m, const struct op *op);
void model_unit_open(struct model *m, int e);
void model_units_open(struct model *m, unsigned items);
void model_item_open(struct model *m, int e, int i);

/* What an item was met by is open again; nothing waits for a countersignature
 * on it any more. */
void model_reopen_mappings(struct model *m, unsigned item);
void model_end_waiting(struct model *m, int e, int i);

bool model_is_withdrawn(const struct model_piece *p);

typedef void model_step_of(struct model *m, const struct op *op);
model_step_of step_add, step_revise, step_discard, step_map, step_map_only,
    step_submit, step_recall, step_begin, step_confirm, step_withdraw,
    step_review, step_countersign, step_declare, step_sign, step_release,
    step_reopen, step_close_unit, step_revoke, step_sample, step_done,
    step_declare_conflict, step_decide_conflict, step_allocate,
    step_allocate_end;

#endif
