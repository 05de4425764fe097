/*
 * sample - what an IQA has looked at of a learner's work on a unit, and found:
 * while it is going on (interim), when it is signed (summative), or again
 * after an action (re-sample).
 *
 * What is not agreed with is marked, criterion by criterion; what follows are
 * actions.  Feedback is to the assessor, and not in a learner's package.
 */
#ifndef TYST_ASSESS_SAMPLE_H
#define TYST_ASSESS_SAMPLE_H

#include "portfolio/action.h"

struct sample_new {
    struct id id; /* so that it is made once; none: drawn */
    struct id enrolment;
    int64_t seen;              /* acts when it was read; 0: not said */
    const char *kind;          /* "interim", "summative", "re-sample" */
    struct id earlier;         /* re-sample: of; none: the latest */
    const struct id *evidence; /* looked at: the newest that was submitted */
    const struct id *reviews;
    size_t nevidence, nreviews;
    bool voice;         /* the learner was spoken with */
    bool observation;   /* an assessment was observed */
    const char *marked; /* as items.h reads them; NULL: agreed with all */
    const char *feedback;
    const struct action_new *actions;
    size_t nactions;
    struct id credential;
};

/*
 * Record one by c->actor: act "sample".  ERR_INPUT "bad-kind", "not-looked",
 * "no-feedback", "other-unit", "no-sample", "bad-text", what actions_put()
 * says; ERR_NOT_FOUND "no-evidence", "no-review"; ERR_CONFLICT "not-signed",
 * "signed", "changed-since", "id-used"; ERR_DENIED "not-iqa" or by rule R1, R3,
 * R8, R10.
 */
enum result sample_record(
    struct ctx *c, const struct sample_new *new, struct id *out);

/*
 * Countersign as c->actor what a trainee IQA sampled, which counts from then
 * on: act "sample-countersignature".  Who does not agree samples themselves.
 * ERR_NOT_FOUND "no-sample"; ERR_CONFLICT "countersigned"; ERR_DENIED "not-iqa"
 * or by rule R1, R2, R3, R6, R9, R10.
 */
enum result sample_countersign(
    struct ctx *c, struct id sample, struct id credential);

struct sample {
    struct id id, enrolment, learner, iqa;
    struct id earlier;                  /* none: none */
    const char *name, *iqa_name, *unit; /* the learner's; "KEY@1" */
    const char *kind, *feedback;        /* NULL: none, or erased */
    const char *countersigner;          /* of a trainee's; NULL: nobody */
    bool agreed, voice, observation;
    bool waits; /* a trainee's, to be countersigned */
    int64_t made;

    /* Not where they are listed. */
    const char *marked; /* "KEY:P4, KEY:P5"; "": nothing */
    struct sampled_evidence {
        struct id id;
        int64_t number, version;
        const char *title;
    } * evidence;
    struct sampled_review {
        struct id id;
        const char *name; /* the assessor's */
        int64_t finished;
    } * reviews;
    struct action *actions;
    size_t nevidence, nreviews, nactions;
};

/* ERR_NOT_FOUND "no-sample". */
enum result sample_get(struct ctx *c, struct id id, struct sample *out);

/* Of an enrolment, or at most max of all, the newest first. */
enum result sample_list(
    struct ctx *c, struct id enrolment, struct sample **out, size_t *n);
enum result sample_latest(
    struct ctx *c, int64_t max, struct sample **out, size_t *n);

#endif
