/*
 * queue - what an assessor has before them: evidence that waits for review,
 * and the learners they are allocated to today.
 */
#ifndef TYST_ASSESS_QUEUE_H
#define TYST_ASSESS_QUEUE_H

#include "assess/progress.h"

#define QUEUE_MAX 200     /* pieces listed at once */
#define CASELOAD_MAX 1000 /* enrolments */

struct queue_entry {
    struct id evidence, learner;
    const char *learner_name;
    int64_t number, version; /* of the version that waits */
    const char *title, *type, *language;
    int64_t submitted;
    int days; /* working days it has waited */
    int64_t mapped, files;
    bool imported; /* decisions made elsewhere wait with it to be adopted */
};

/* Submitted evidence of the assessor's learners, the longest waiting first:
 * QUEUE_MAX at most. */
enum result queue_list(
    struct ctx *c, struct id assessor, struct queue_entry **out, size_t *n);

/* How many pieces wait, more than QUEUE_MAX perhaps. */
enum result queue_count(struct ctx *c, struct id assessor, size_t *out);

struct caseload_unit {
    struct id enrolment, learner;
    const char *learner_name, *learner_ref;
    const char *key;
    const struct outline_texts *titles;
    int64_t rev;
    const struct outline *outline; /* its items and words */
    enum unit_state state;
    size_t n, met;      /* assessed items */
    const char *target; /* NULL: none */
    int64_t last;       /* when the learner last sent evidence; 0: never */
};

/* Every enrolment the assessor is allocated to, of one learner or of all
 * (none), by learner's name and unit: CASELOAD_MAX at most.  Assessor none: all
 * of the learner's. */
enum result caseload_list(struct ctx *c, struct id assessor, struct id learner,
    struct caseload_unit **out, size_t *n);

#define PHRASES_MAX 8

struct phrase {
    const char *words;
};

/* What the assessor wrote in their latest reviews, each text once and none of
 * them long, the newest first: PHRASES_MAX at most. */
enum result phrase_list(
    struct ctx *c, struct id assessor, struct phrase **out, size_t *n);

#endif
