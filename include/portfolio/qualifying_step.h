/*
 * qualifying_step - what becomes of a learner's enrolment on a qualification:
 * it is registered with the awarding body, rests, ends, is claimed and
 * certificated.
 */
#ifndef TYST_PORTFOLIO_QUALIFYING_STEP_H
#define TYST_PORTFOLIO_QUALIFYING_STEP_H

#include "portfolio/qualifying.h"
#include "rules/states.h"

struct qualifying_step {
    struct id on;       /* struct qualifying */
    enum event event;   /* ENROLMENT_… */
    const char *day;    /* when it was; NULL: today */
    const char *until;  /* of a break: when it is to end; NULL */
    const char *number; /* of the registration, of the certificate */
    const char *words;  /* why; whereto; by what the EQA agreed */
};

/*
 * One act, of the event's kind, by c->actor: the coordinator or an
 * administrator.  A claim names the units that are released, and claims them.
 * ERR_INPUT "no-number", "bad-number", "no-reason", "bad-day", "day-to-come",
 * "bad-period"; ERR_DENIED "not-coordinator", and of a claim R15, R17;
 * ERR_CONFLICT by the state.
 */
enum result qualifying_step(struct ctx *c, const struct qualifying_step *step);

/* Where it stands, and what is known of it; NULL or 0: nothing. */
struct qualifying_course {
    enum enrolment_state state;
    const char *registration, *registered; /* the number, its day */
    const char *register_by;               /* unless it is */
    const char *claim_by;
    const char *break_from, *break_until;
    const char *target; /* moved by the breaks */
    const char *claimed, *certificate;
};

enum result qualifying_course(
    struct ctx *c, const struct qualifying *on, struct qualifying_course *out);

/* The day that an enrolment on a unit aims at, moved by the breaks of the
 * qualifications that it is for.  target NULL: none. */
enum result enrolment_target(
    struct ctx *c, struct id enrolment, const char *target, const char **out);

/* What the awarding body asks of a qualification at this centre. */
struct qualifying_terms {
    bool direct;             /* certificates are claimed without the EQA */
    int64_t register_within; /* days from the start; 0: not said */
    int64_t claim_within;    /* days from the registration; 0: not said */
};

/* Of the newest act "terms" for the key; none: as if nothing were said. */
enum result qualifying_terms(
    struct ctx *c, const char *key, struct qualifying_terms *out);

/* By whoever administers: act "terms".  ERR_NOT_FOUND "no-qualification";
 * ERR_INPUT "bad-days". */
enum result qualifying_terms_set(
    struct ctx *c, const char *key, const struct qualifying_terms *terms);

#endif
