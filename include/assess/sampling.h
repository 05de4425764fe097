/*
 * sampling - which work is looked at by internal quality assurance.
 *
 * A plan has strata (CAMERA: candidates, assessors, methods, elements,
 * records, assessment sites), each with a rate, a minimum and a reason.  What
 * is drawn are enrolments: a learner on a unit.  A draw is nobody's choice:
 *
 *     seed = SHA-256(root of the first checkpoint that covers the plan's act
 *                    ‖ the plan's id, 36 characters)
 *     h    = SHA-256(seed ‖ "LEARNER-ID KEY@REV")
 *
 * An enrolment is picked where the first 32 bits of h, as a part of 2^32, are
 * below the rate of a stratum it is in; so that whoever joins later changes
 * nothing for those before.  Then each stratum's minimum is filled, the lowest
 * h first.  What was picked stays picked in later draws of the plan.
 */
#ifndef TYST_ASSESS_SAMPLING_H
#define TYST_ASSESS_SAMPLING_H

#include "base/hash.h"
#include "base/value.h"

#define STRATA_MAX 32

/* What belongs to it: all that is said; nothing: every enrolment. */
struct stratum {
    int64_t number, rate, least; /* rate: of a hundred */
    const char *reason;          /* NULL: erased */
    const struct id *learners, *assessors;
    const char *const *units;                      /* keys */
    const char *const *methods, *const *languages; /* of submitted evidence */
    const char *const *sites;                      /* where learners work */
    size_t nlearners, nassessors, nunits, nmethods, nlanguages, nsites;
    bool first;    /* the first unit of its learner */
    bool reopened; /* it was signed, and opened again */
    bool trainees; /* its assessor is a trainee */
    bool mismatch; /* or has no approval for it in the learner's language */
};

struct sampling_new {
    struct id id;          /* so that it is made once; none: drawn */
    const char *from, *to; /* civil days; NULL: not said */
    const char *reason;
    const struct stratum *strata;
    size_t n;
    struct id credential;
};

/* Read a plan's JSON, as tyst(1) says.  ERR_INPUT "bad-plan", ERR_NOT_FOUND
 * "no-person", "no-unit". */
enum result sampling_form_read(
    struct ctx *c, const struct value *v, struct sampling_new *out);

/* A plan by c->actor: act "sampling-plan".  ERR_INPUT "no-strata",
 * "empty-stratum", "bad-rate", "no-reason", "bad-day", "bad-period"; ERR_LIMIT
 * "many-strata"; ERR_CONFLICT "id-used"; ERR_DENIED "not-iqa" or by rule
 * R10. */
enum result sampling_plan(
    struct ctx *c, const struct sampling_new *new, struct id *out);

struct plan {
    struct id id, author;
    const char *name;               /* the author's */
    const char *from, *to, *reason; /* NULL: none */
    int64_t made, leaf;
    struct stratum *strata; /* not where plans are listed */
    size_t n;
};

/* ERR_NOT_FOUND "no-plan".  The newest first. */
enum result sampling_get(struct ctx *c, struct id id, struct plan *out);
enum result sampling_list(struct ctx *c, struct plan **out, size_t *n);

/* What belongs to a stratum, in words of c->lang. */
const char *stratum_words(struct ctx *c, const struct stratum *s);

/* Where the seed comes from.  ERR_CONFLICT "no-checkpoint" until there is one
 * that covers the plan. */
struct seed {
    uint8_t bytes[SHA256_SIZE];
    uint8_t root[SHA256_SIZE];
    int64_t size; /* of the checkpoint */
};
enum result sampling_seed(
    struct ctx *c, const struct plan *plan, struct seed *out);

struct pick {
    int64_t draw; /* its number */
    struct id enrolment, learner;
    const char *name, *ref, *unit; /* "KEY@1" */
    const char *how;               /* "rate", "minimum", "judgement" */
    int64_t stratum;               /* 0: by judgement */
    struct id iqa;                 /* for whom; none: nobody may */
    const char *iqa_name;
    bool sampled;    /* there is a sample of it since */
    bool signed_off; /* and the unit is signed, so that it can be */
};

/* Why it was picked, in words of c->lang. */
const char *pick_words(struct ctx *c, const struct pick *p);

struct drawing {
    struct id plan;
    const struct id *judged; /* enrolments picked by judgement */
    size_t njudged;
    const char *reason; /* of a second draw, or of judgement; NULL: none */
};

struct drawn {
    int64_t number;
    struct seed seed;
    struct pick *picks; /* of this draw alone */
    size_t n;
    const struct stratum **empty; /* strata that nothing belongs to */
    size_t nempty;
    const struct stratum **small; /* with less in them than their minimum */
    size_t nsmall;
};

/*
 * Draw by a plan: act "sampling-draw", which says everything that it was drawn
 * from.  Each pick is for the plan's author, or where rules keep them from it
 * for another IQA, by reference.  ERR_INPUT "no-reason", for a second draw and
 * for judgement; ERR_CONFLICT "no-checkpoint", "nothing-to-draw"; ERR_DENIED
 * "not-iqa".
 */
enum result sampling_draw(
    struct ctx *c, const struct drawing *new, struct drawn *out);

/* All picks of a plan, in the order of its draws. */
enum result sampling_picks(
    struct ctx *c, struct id plan, struct pick **out, size_t *n);

/* Those that wait for an IQA, by whatever plan: what is signed first. */
enum result sampling_waiting(
    struct ctx *c, struct id iqa, struct pick **out, size_t *n);

/* The draws of a plan, in their order. */
struct draw {
    struct id id;
    int64_t number, made;
    const char *name, *reason; /* whose it was; NULL: none */
};
enum result sampling_draws(
    struct ctx *c, struct id plan, struct draw **out, size_t *n);

#endif
