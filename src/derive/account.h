/*
 * account - all that the acts of one learner come to, built act by act.
 */
#ifndef TYST_DERIVE_ACCOUNT_H
#define TYST_DERIVE_ACCOUNT_H

#include "derive/derive.h"

struct d_mapping {
    const char *unit, *item; /* "ABCDE1@1", "P4" */
    const char *state;
    const char *basis, *region; /* region NULL: none */
    const char *line;           /* a commitment; NULL: none */
    struct id mapper;
    int64_t made;
    struct d_mapping *next;
};

/* A witness of a version: who was asked by a link, or on paper. */
struct d_witness {
    const char *request;       /* NULL: on paper */
    const struct value *asked; /* what the act says; its name, opened */
    const char *asked_name;
    struct id asker;
    int64_t asked_at, expires;
    int64_t confirmed;                              /* 0: not yet */
    const char *name, *role, *relation, *statement; /* commitments */
    int64_t checked;                                /* 0: not yet */
    struct id checker;
    const char *how; /* a commitment */
    struct d_witness *next;
};

/* Decisions made elsewhere, with their scan. */
struct d_import {
    const char *day;
    const char *decider, *next_step; /* commitments; next_step NULL: none */
    struct d_decision *decisions;
    bool adopted;
};

struct d_version {
    int64_t number;
    const char *state, *content;
    struct id recorder;
    int64_t made, submitted, confirmed; /* 0: not yet */
    const char *comment;                /* a commitment */
    struct d_import *import;            /* NULL: it is no scan of any */
    struct d_mapping *mappings;
    struct d_witness *witnesses; /* the newest first */
    struct d_version *next;
};

struct d_evidence {
    struct id id;
    int64_t number, begun;
    struct d_version *versions;       /* the newest first */
    struct d_version *gone;           /* discarded */
    struct d_evidence *next, *beside; /* of all; in its bucket */
};

struct d_judged {
    struct d_evidence *evidence;
    int64_t version;
    const char *vacr, *outcome;
    struct d_judged *next;
};

struct d_rest {
    const char *name; /* "ID#2" */
    struct d_evidence *evidence;
    int64_t version;
    struct d_rest *next;
};

struct d_decision {
    const char *unit, *item, *decision, *letter;
    const char *note;    /* a commitment */
    const char *carried; /* "ABCDE1@1#P4" that it was made on; NULL: itself */
    /* A trainee's: waiting, agreed, sent-back, overtaken; NULL: not one's. */
    const char *countersigning;
    const struct ring_key *agreed; /* by the key of; NULL: nobody asked */
    bool standing;
    struct d_rest *rests;
    struct d_decision *next; /* of its review */
    struct d_decision *live; /* that stands or waits, before it */
};

struct d_countersigned {
    const char *unit, *item, *outcome;
    struct d_countersigned *next;
};

struct d_countersignature {
    const char *id, *due, *note; /* note: a commitment */
    struct id person;
    const struct ring_key *key; /* as of a review */
    int64_t made;
    struct d_countersigned *decisions;
    struct d_countersignature *next;
};

struct d_review {
    const char *id;
    struct id assessor;
    const struct ring_key *key; /* NULL: nobody asked for it */
    int64_t finished;
    const char *due, *feedback, *next_step;
    const char *adopts; /* "ID#1"; NULL: nothing */
    struct d_judged *judged;
    struct d_decision *decisions;
    struct d_countersignature *countersigned;
    struct d_review *next, *beside; /* of all; in its bucket */
};

struct d_item {
    const char *name, *assess;
    struct d_item *parent; /* NULL: none */
    const char *state;
    struct d_item *next; /* the one before it in the unit */
};

/* Of a unit as a whole, by the kind of its act. */
struct d_step {
    const char *kind, *role;
    const char *reason; /* a commitment */
    struct id person;
    const struct ring_key *key; /* as of a review; NULL: none signed it */
    int64_t at;
    const struct value *items; /* that it opens; NULL: none */
    bool standing;
    struct d_step *next; /* the one before it */
};

struct d_allocation {
    struct id person;
    const char *role, *from;
    const char *to; /* NULL: open */
    struct d_allocation *next;
};

struct d_unit {
    const char *name, *start, *target;
    struct d_allocation *allocations;
    int64_t enrolled;
    const char *migrated; /* the unit it goes on under; NULL: this one */
    struct d_step *steps; /* the last first */
    int64_t migrated_at;
    const struct source_unit *file; /* NULL: not in the package */
    struct d_item *items;           /* the last first */
    struct d_unit *next;
};

struct d_dated {
    const char *id, *kind;
    const struct value *items; /* that it names */
    bool ended;
    struct d_dated *next;
};

struct d_action {
    const char *id, *origin;
    int64_t number;   /* of its origin's */
    const char *unit; /* whose release it blocks; NULL: none */
    const struct value *said;
    bool required;
    int64_t made, done;  /* 0: not yet */
    const char *outcome; /* a commitment */
    struct d_action *next;
};

/* A qualification the learner is enrolled on, and units chosen for it. */
struct d_choice {
    const char *unit;
    struct d_choice *next;
};

struct d_qualifying {
    const char *name, *start, *target;
    int64_t enrolled;
    struct d_choice *chosen;
    struct d_qualifying *next;
};

struct d_sample {
    const char *id, *kind, *unit;
    struct id iqa;
    int64_t at;
    bool agreed, trainee;
    bool waits;            /* to be countersigned */
    struct d_sample *next; /* the one before */
};

/* A step of an enrolment on a qualification. */
struct d_course {
    const char *kind, *qualification, *day, *until;
    const char *number, *words; /* commitments */
    struct id person;
    int64_t at;
    struct d_course *next; /* the one before it */
};

#define BUCKETS 1024 /* of what is looked for by its id */

struct account {
    const struct source *from;
    struct mem *mem;
    /* Acts so far about roles, approvals and conflicts, in their order. */
    const struct act_logged **past;
    size_t npast;
    struct d_unit *units;
    struct d_course *course; /* the last first */
    struct d_evidence *evidence;
    struct d_review *reviews;
    struct d_dated *dated;
    struct d_action *actions;
    struct d_qualifying *qualifying;
    struct d_sample *samples; /* the latest first */
    int64_t last_number;
    struct d_evidence *evidence_by[BUCKETS];
    struct d_review *review_by[BUCKETS];
    struct d_decision *live; /* begins what derive_live() walks */
};

/* witness.c: asked, confirmed, checked; and does a decision by that act count
 * on the version: NULL, or why not, marked N_(). */
enum result derive_witness_request(
    struct account *a, const struct act_logged *at);
enum result derive_witness_confirmation(
    struct account *a, const struct act_logged *at);
enum result derive_witness_check(
    struct account *a, const struct act_logged *at);
const char *derive_witness_fault(
    struct account *a, const struct act_logged *at, const struct d_version *v);

/* countersign.c: a decision that stands or waits; the first of them from there
 * on (NULL: none).  What does so no more leaves the list:
 *     for (p = &a->live; (d = derive_live(p)) != NULL; p = &d->live) */
void derive_add_live(struct account *a, struct d_decision *d);
struct d_decision *derive_live(struct d_decision **at);

/* review.c */
enum result derive_review(struct account *a, const struct act_logged *at);

/* import.c: decisions made elsewhere; what a review adopts of them. */
enum result derive_import(struct account *a, const struct act_logged *at);
enum result derive_adoption(
    struct account *a, const struct act_logged *at, struct d_review *review);

/* dated.c: all the kinds of act about records and actions; the record, NULL:
 * there is none; what follows from one. */
enum result derive_of_record(struct account *a, const struct act_logged *at);
struct d_dated *derive_dated(const struct account *a, const char *id);
/* Is one of the kind open that concerns the unit? */
bool derive_is_under(
    const struct account *a, const struct d_unit *u, const char *kind);
void derive_actions(struct account *a, const struct act_logged *at,
    const char *origin, const char *unit);

/* records.c: all that a whole source says of records, requests and samples. */
void derive_records(const struct account *a, struct facts *f);
void derive_request(const struct account *a, struct facts *f,
    const struct d_witness *w, const char *version);
/* countersign.c */
enum result derive_agreement(struct account *a, const struct act_logged *at);
bool derive_waits(const struct d_decision *d);

/* What waits on the item, or (NULL) rests on the evidence, is overtaken. */
void derive_overtake(struct account *a, const char *unit, const char *item,
    const struct d_evidence *evidence);

/* What stands on its item ends, because the decision counts. */
void derive_take_over(struct account *a, const struct d_decision *by);

/* steps.c: the standing one of that kind, NULL: none; does the declaration
 * count; the state that a step gives, NULL: none; may the item (NULL: any)
 * still change? */
const struct d_step *derive_step(const struct d_unit *u, const char *kind);
bool derive_is_declared(const struct account *a, const struct d_unit *u);
const char *derive_stage(const struct d_unit *u);
bool derive_is_open(const struct d_unit *u, const char *item);
struct d_step *derive_add_step(
    struct account *a, struct d_unit *u, const struct act_logged *at);
enum result derive_unit_step(struct account *a, const struct act_logged *at);
enum result derive_recall(struct account *a, const struct act_logged *at);
enum result derive_begin(struct account *a, const struct act_logged *at);

/* sample.c */
enum result derive_sample(struct account *a, const struct act_logged *at);
enum result derive_sample_agreement(
    struct account *a, const struct act_logged *at);
enum result derive_release(struct account *a, const struct act_logged *at);

/* R3: has the actor not sampled or released the unit before? */
enum result derive_unassured(
    struct account *a, const struct act_logged *at, const struct d_unit *u);

/* course.c */
enum result derive_allocation(struct account *a, const struct act_logged *at);
enum result derive_course(struct account *a, const struct act_logged *at);

/* migration.c */
enum result derive_migration(struct account *a, const struct act_logged *at);

/* particulars.c: a qualification, and what is chosen or dropped for it; facts
 * of the person, whose record is whole. */
enum result derive_qualifying(struct account *a, const struct act_logged *at);
void derive_particulars(struct account *a, struct facts *f);
void derive_qualifications(struct account *a, struct facts *f);

/* derive.c: the unit of a new enrolment, with its items. */
struct d_unit *derive_enrol(struct account *a, const struct act_logged *at,
    const char *name, const char *start, const char *target);
void derive_allocate(struct account *a, struct d_unit *u, const char *person,
    const char *role, const char *from);

/* find.c: an act that cannot have come about by the rules; why is a
 * sentence marked N_(). */
enum result derive_no_sense(
    struct account *a, const struct act_logged *at, const char *why);
#define NO_EVIDENCE N_("it is about evidence that there was not at that time.")
#define MOVED N_("the learner's work on the unit had been moved.")
#define NO_UNIT N_("it is about a unit that the learner was not enrolled on.")

/* keys.c */
void derive_keys(const struct source *s, struct facts *f, const char *person);

/* What is behind the commitment, and of a whole source its record too, as
 * "name_of". */
void derive_add_opened(const struct account *a, struct facts *f,
    const char *commitment, const char *of, const char *name);

/* The files and the like: what the commitment to a content opens to. */
void derive_add_content(const struct account *a, struct facts *f,
    const char *commitment, const char *name);

/* "ID#2" and "ABCDE1@1#P4" taken apart; their kinds promise the form. */
void derive_split_version(const char *text, struct id *id, int64_t *version);
void derive_split_item(
    struct mem *m, const char *text, const char **unit, const char **item);

/* Where in its buckets something with that id is. */
size_t derive_bucket(struct id id);

/* NULL where there is none.  *out, which may be NULL, is the evidence. */
struct d_version *derive_version(const struct account *a, struct id id,
    int64_t number, struct d_evidence **out);
struct d_review *derive_find_review(const struct account *a, const char *id);
struct d_version *derive_named_version(
    const struct account *a, const struct value *body, struct d_evidence **out);
struct d_unit *derive_unit(const struct account *a, const char *name);
/* Is evidence mapped to it, is it decided on or signed? */
bool derive_is_used(const struct account *a, const struct d_unit *u);
struct d_mapping *derive_mapping(
    struct d_version *v, const char *unit, const char *item);

/* It is the idea of whoever proposed it for the version before. */
struct d_mapping *derive_add_mapping(struct account *a,
    const struct act_logged *at, struct d_version *v, const char *unit,
    const char *item);

/* Nothing is confirmed for an item that is met no longer. */
void derive_reopen(struct account *a, const char *unit, const char *item);

/* sign.c, and asked.c: what the qualifications that the unit is taken for ask
 * of its evidence, where their files are there. */
enum result derive_declaration(struct account *a, const struct act_logged *at);
enum result derive_signature(struct account *a, const struct act_logged *at);
enum result derive_asked(
    struct account *a, const struct act_logged *at, const struct d_unit *u);
bool derive_is_kept(struct account *a, const char *unit);

/* who.c.  Do rules look back at an act of its kind?  The last day of an
 * approval that an act so far ended early; NULL: none did. */
bool derive_looks_back(const struct act_logged *at);
const char *derive_ended(
    const struct account *a, const struct act_logged *approval);

/* What acts so far said last of a conflict of interest. */
struct d_conflict {
    const char *id, *from, *to, *outcome; /* to and outcome NULL: none */
    const struct act *decided;            /* NULL: not */
    struct id person, about;
};
struct d_conflict derive_conflict(
    const struct account *a, const struct act_logged *declared);

/* R9: none blocks the actor from judging the other on that day; and who
 * decides on one. */
enum result derive_no_conflict(
    struct account *a, const struct act_logged *at, struct id other);
enum result derive_outcome(struct account *a, const struct act_logged *at);

/* Was the actor approved for the unit on that day, by an act before, as one of
 * the two; as that kind of IQA, for it or for a qualification that it is taken
 * for?  Had they the role? */
bool derive_is_approved(const struct account *a, const struct act_logged *at,
    const char *unit, const char *role, const char *or_role);
bool derive_is_sampler(const struct account *a, const struct act_logged *at,
    const char *unit, const char *role);
bool derive_has_role(
    const struct account *a, const struct act_logged *at, const char *role);

/* R4; R14, of a reopening; and is the act the work of its actor? */
enum result derive_roles(struct account *a, const struct act_logged *at);
enum result derive_may_reopen(struct account *a, const struct act_logged *at);
enum result derive_by_whom(struct account *a, const struct act_logged *at);

/* items.c: the items of the units in the package; then where each
 * stands after the acts so far. */
void derive_items(struct account *a, struct d_unit *u);
void derive_item_states(struct account *a, struct d_unit *u);
bool derive_is_assessed(const struct d_item *item);
const char *derive_unit_state(struct account *a, struct d_unit *u);

#endif
