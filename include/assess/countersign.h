/*
 * countersign - a qualified person agrees to what a trainee decided, or sends
 * it back (rule R6).
 *
 * A trainee's review is finished and shown as any other, but its decisions
 * wait: none of them counts, and what stood before stays, until whoever is
 * allocated as countersigner agrees.  What is sent back is in review again.
 */
#ifndef TYST_ASSESS_COUNTERSIGN_H
#define TYST_ASSESS_COUNTERSIGN_H

#include "standard/outline.h"

struct countersign_new {
    struct id review;
    const char *sent_back;  /* items, as portfolio/items.h reads them, or "all";
                               NULL: none.  The others are agreed to. */
    const char *note, *due; /* NULL: none; to send back needs a note */
    struct id credential;
};

struct countersign_done {
    struct id id;
    size_t agreed, sent_back;
};

/*
 * Countersign what waits in units where c->actor is allocated as countersigner:
 * act "countersignature".  ERR_NOT_FOUND "no-review"; ERR_CONFLICT
 * "countersigned" when nothing of it waits; ERR_INPUT "not-waiting",
 * "no-reason", "bad-day", "bad-text"; ERR_DENIED "not-allocated" or by rule R1,
 * R2, R6, R9, R10, R14: also where the unit was reopened for other items than
 * one that is agreed to, which can only be sent back.
 */
enum result countersign(struct ctx *c, const struct countersign_new *new,
    struct countersign_done *out);

/* A decision that waits for c->actor. */
struct countersign_item {
    const char *value; /* KEY@REV:NAME */
    const char *key, *name;
    const struct outline_texts *words;
    const char *decision, *letter, *note; /* letter, note NULL: none */
    struct countersign_rest {
        struct id evidence;
        int64_t number;
    } * rests;
    size_t nrests;
};

/* A review as its countersigner reads it. */
struct countersign_view {
    struct id review, learner;
    const char *learner_name, *decider_name, *feedback, *next_step;
    int64_t finished;
    struct countersign_item *items; /* that wait for c->actor */
    size_t n;
};

/* ERR_NOT_FOUND "no-review". */
enum result countersign_read(
    struct ctx *c, struct id review, struct countersign_view *out);

#define COUNTERSIGN_MAX 200

/* A review that waits for somebody. */
struct countersign_entry {
    struct id review, learner;
    const char *learner_name, *decider_name;
    int64_t finished;
    int days; /* working days it has waited */
    int64_t items;
};

/* What waits for a person today, the longest first: COUNTERSIGN_MAX at most. */
enum result countersign_queue(
    struct ctx *c, struct id person, struct countersign_entry **out, size_t *n);

/* An item that came back to the trainee, with the evidence it was decided on:
 * an entry for each piece. */
struct sent_back {
    struct id review, learner, evidence;
    const char *learner_name, *title, *language, *key, *item;
    const char *note, *due, *by; /* due NULL: none */
    int64_t number, when;
};

/* Not decided again since, the earliest due first. */
enum result sent_back_list(
    struct ctx *c, struct id person, struct sent_back **out, size_t *n);

#endif
