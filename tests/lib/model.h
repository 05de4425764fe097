/*
 * model - what domain.md and record.md say of a small centre, as naively as it
 * can be said: plain arrays, everything derived anew each time.  It was written
 * from them and not from the program, so that a test can hold one against the
 * other, step by step.
 *
 * Two learners, one of whom assesses too; the first is on ONE and TWO for a
 * qualification, the second on ONE: three enrolments of three items at most.
 * The items of all are the bits of one number.
 */
#ifndef TYST_TESTS_MODEL_H
#define TYST_TESTS_MODEL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/ctx.h"

enum who {
    LEARNER,
    BOTH, /* learner and assessor */
    ASSESSOR,
    EXPIRED, /* an assessor whose approval ends while the test runs */
    TRAINEE,
    COUNTERSIGNER,
    IQA,
    DOUBLE, /* IQA and assessor */
    COORDINATOR,
    ADMINISTRATOR,
    PEOPLE
};

enum { ONE, TWO, UNITS };
enum { ENROLMENTS = 3, ITEMS = 3 };

#define ITEM(e, i) (1u << ((e)*ITEMS + (i)))
#define OF_ENROLMENT(e) (7u << (e)*ITEMS)

/* Where the learners are enrolled, and what the units hold. */
extern const enum who model_learner[ENROLMENTS];
extern const int model_unit[ENROLMENTS];
extern const char *const model_keys[UNITS];
extern const char *const model_items[UNITS][ITEMS]; /* NULL: no more */
unsigned model_items_of(enum who learner);          /* all of theirs */

/* Roles and approvals as the centre begins; days count from its first one. */
extern const unsigned model_roles[PEOPLE]; /* 1u << enum role */
struct model_approval {
    enum who who;
    const char *as; /* "assessor", "trainee-assessor", … */
    int unit;       /* UNITS: every one */
    int from, to;
};
extern const struct model_approval model_approvals[];
extern const size_t model_napprovals;

enum op_kind {
    OP_ADD,
    OP_REVISE,
    OP_DISCARD,
    OP_MAP,
    OP_MAP_ONLY,
    OP_SUBMIT,
    OP_RECALL,
    OP_BEGIN,
    OP_CONFIRM,
    OP_WITHDRAW,
    OP_REVIEW,
    OP_COUNTERSIGN,
    OP_DECLARE,
    OP_SIGN,
    OP_RELEASE,
    OP_REOPEN,
    OP_CLOSE,
    OP_REVOKE,
    OP_SAMPLE,
    OP_DONE, /* an action */
    OP_CONFLICT,
    OP_OUTCOME, /* of a conflict */
    OP_ALLOCATE,
    OP_ALLOCATE_END,
    OP_REGISTER,
    OP_BREAK,
    OP_RESUME,
    OP_LEAVE,
    OP_TRANSFER,
    OP_AGREE,
    OP_CLAIM,
    OP_CERTIFY,
    OP_DAY, /* the next one comes */
    OP__N
};

/* One operation; a kind looks at what concerns it.  All are numbers, and what
 * is made has the number it was given, so that a sequence can be printed, and
 * still means the same when some of it is cut out. */
struct op {
    enum op_kind kind;
    enum who who;
    enum who key;           /* whose credential is shown */
    enum who whom;          /* the learner; who is allocated, or conflicts */
    int e;                  /* enrolment */
    int slot;               /* the number of what it makes, from 0 */
    int n;                  /* that of the evidence, review, conflict, action */
    int more;               /* a second piece of a review, or -1 */
    int version;            /* of the first piece, 0: the newest */
    unsigned items, others; /* others: decided otherwise, or refused */
    int how;                /* a choice, as its step says */
    bool said;              /* with a reason, a note */
    bool flag, flag2;       /* as its step says */
};

enum { PIECES = 140, VERSIONS = 8, REVIEWS = 300, DECISIONS = 1000 };
enum { ALLOCATIONS = 80, CONFLICTS = 40, ACTIONS = 100 };

struct model_version {
    const char *state;
    long submitted; /* the step; 0: a draft */
    bool confirmed, sampled;
    unsigned mapped, met, refused; /* items; met: confirmed */
};

struct model_piece {
    enum who learner, recorder;
    int nversions; /* 0: discarded */
    struct model_version version[VERSIONS];
};

struct model_decision {
    int review, e, item;
    int verdict;                  /* 0: met, 1: not-yet, 2: more-needed */
    bool standing, waiting, back; /* back: sent back */
    enum who by, countersigner;   /* PEOPLE: nobody */
    int npieces, piece[2], version[2];
};

struct model_review {
    bool there;
    enum who by, learner;
    int npieces, piece[2], version[2];
};

struct model_progress {                 /* of an enrolment on a unit */
    long declared, signed_at, reopened; /* steps; reopened: first since */
    unsigned open;                      /* items it is open for; 0: all */
    const char *stage;                  /* "released", …; NULL: none */
    long sampled;
    bool agreed, summative; /* the last sample; there was one */
    unsigned assured;       /* 1u << who sampled or released it */
};

struct model {
    bool calm;
    long now;
    int day;
    int tried[OP__N]; /* so often; the number of what the next one makes */
    int npieces, nreviews, ndecisions, nallocations, nconflicts, nactions;
    struct model_piece piece[PIECES];
    struct model_review review[REVIEWS];
    struct model_decision decision[DECISIONS];
    struct model_progress unit[ENROLMENTS];
    struct model_allocation {
        enum who who;
        int e, from, to;
        const char *role;
    } allocation[ALLOCATIONS];
    struct model_conflict {
        enum who a, b;
        bool there, managed;
    } conflict[CONFLICTS];
    struct model_action {
        int e;
        enum who owner;
        bool there, required, done;
    } action[ACTIONS];

    /* the first learner's qualification */
    bool registered, resting, eqa, claimed, certificated;
    int registered_on; /* the first day */
    const char *ended;

    /* Why the last step was refused: what the program may say; none: done. */
    int nreasons;
    struct model_reason {
        enum result result;
        const char *code;
    } reason[40];
    bool same; /* done, and nothing had to change */
};

/* calm: what undoes others' work is rare, so that much comes to its end. */
void model_begin(struct model *m, bool calm);

/* Take a step, at its number. */
void model_step(struct model *m, const struct op *op, long now);

/* Where things stand, in the words of domain.md; NULL: there is no such. */
const char *model_item_state(const struct model *m, int e, int i);
const char *model_unit_state(const struct model *m, int e);
const char *model_course_state(const struct model *m);

/* Questions that both halves of the model ask. */
int model_sent(const struct model_piece *p); /* newest sent; -1: none */
const struct model_version *model_newest(const struct model_piece *p);
bool model_is_declared(const struct model *m, int e);
bool model_all_met(const struct model *m, int e);
int model_standing(const struct model *m, int e, int i); /* -1: none */
int model_waiting(const struct model *m, int e, int i);
bool model_rests(const struct model_decision *d, int piece, int version);

/* Random operations, likely ones more often, and how they are written. */
struct op model_random_op(const struct model *m, uint64_t *seed);
const char *model_op_name(enum op_kind kind);
void model_print_op(FILE *out, const struct op *op);
bool model_read_op(const char *line, struct op *op);

#endif
