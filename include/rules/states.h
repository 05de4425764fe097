/*
 * states - the state machines of evidence, of a unit and of a qualification
 * that a learner is on, as tables: what may follow each event in each state.
 *
 * Nothing is kept here.  A version of evidence keeps its state; that of a unit
 * and of a qualification is derived from what happened, by the functions
 * below.  A verb reads the state under the lock, takes the transition, which
 * asks the rules and appends the act, and writes its rows.
 */
#ifndef TYST_RULES_STATES_H
#define TYST_RULES_STATES_H

#include "base/value.h"
#include "rules/rules.h"

enum evidence_state {
    EVIDENCE_DRAFT,
    EVIDENCE_SUBMITTED,
    EVIDENCE_IN_REVIEW, /* an assessor has begun */
    EVIDENCE_ACCEPTED,
    EVIDENCE_IN_PART,
    EVIDENCE_RETURNED,
    EVIDENCE_WITHDRAWN,
    EVIDENCE_GONE, /* a draft that was discarded */
    EVIDENCE__N
};

enum unit_state {
    UNIT_REGISTERED, /* nothing is mapped yet */
    UNIT_IN_PROGRESS,
    UNIT_COMPLETE, /* every assessable item is met */
    UNIT_DECLARED, /* and still, since the learner has signed */
    UNIT_SIGNED,   /* or the assessor */
    UNIT_IQA_POOL, /* both have */
    UNIT_RELEASED, /* by the IQA, to be claimed */
    UNIT_CLAIMED,
    UNIT_CREDIT_TRANSFER, /* met by a certificate from elsewhere */
    UNIT_EXEMPT,
    UNIT_REVOKED,
    UNIT_MIGRATED, /* it goes on under another unit or revision */
    UNIT__N
};

enum enrolment_state {
    ENROLMENT_ENROLLED,
    ENROLMENT_REGISTERED, /* with the awarding body */
    ENROLMENT_ACTIVE,     /* and work has begun */
    ENROLMENT_ON_BREAK,
    ENROLMENT_RULES_MET, /* of combination, by units signed by both */
    ENROLMENT_RELEASED,  /* and by units that are released */
    ENROLMENT_EQA_HOLD,  /* but the EQA has yet to agree */
    ENROLMENT_CLAIMED,
    ENROLMENT_CERTIFICATED,
    ENROLMENT_WITHDRAWN,
    ENROLMENT_TRANSFERRED,
    ENROLMENT__N
};

#define STATES_MAX 12 /* of any machine */

enum event {
    /* of a version of evidence */
    EVIDENCE_WRITE, /* over a draft; else the next version as one */
    EVIDENCE_DISCARD,
    EVIDENCE_MAP,
    EVIDENCE_UNMAP,
    EVIDENCE_SUBMIT,
    EVIDENCE_RECALL, /* back into a draft, before anybody judges it */
    EVIDENCE_BEGIN,  /* to judge it */
    EVIDENCE_JUDGE,
    EVIDENCE_SEND_BACK, /* by a countersigner, to whoever judged it */
    EVIDENCE_CONFIRM,   /* by the learner, what others recorded */
    EVIDENCE_WITHDRAW,

    /* of a unit */
    UNIT_MAP,         /* evidence to its items */
    UNIT_DECIDE,      /* an item */
    UNIT_COUNTERSIGN, /* what a trainee decided */
    UNIT_UNDO,        /* decisions, by withdrawing what they rest on */
    UNIT_DECLARE,
    UNIT_SIGN,
    UNIT_RELEASE,
    UNIT_REOPEN,
    UNIT_CREDIT,
    UNIT_EXEMPT_FROM,
    UNIT_CLAIM,
    UNIT_REVOKE,
    UNIT_MOVE, /* the learner's work, elsewhere */

    /* of an enrolment on a qualification */
    ENROLMENT_REGISTER,
    ENROLMENT_BREAK,
    ENROLMENT_RESUME,
    ENROLMENT_LEAVE,
    ENROLMENT_TRANSFER,
    ENROLMENT_AGREE, /* the EQA, to the first claim */
    ENROLMENT_CLAIM,
    ENROLMENT_CERTIFY,
    EVENT__N
};

/* A row of the tables, for tests and documents. */
struct transition {
    const char *name;
    enum deed_kind deed;     /* the rules that are asked */
    const char *act;         /* its kind */
    unsigned to[STATES_MAX]; /* bits 1u << state that may follow; 0: refused */
};
extern const struct transition transitions[EVENT__N];

/*
 * The transition of what is in the state "from": ERR_DENIED by the first rule
 * that says no to the deed, whose kind is the event's; then ERR_CONFLICT with
 * the state's code, and what it says.  Then the act with that body is appended,
 * unless that is NULL: then the verb appends one, perhaps for several.
 */
enum result transition(struct ctx *c, enum event event, int from,
    const struct deed *deed, struct value *body);

/* Would the table refuse it?  Rules are not asked. */
bool transition_allowed(enum event event, int from);

/* "in-review", "iqa-pool", …, and what that says, marked N_(). */
const char *evidence_state_code(enum evidence_state state);
const char *unit_state_code(enum unit_state state);
const char *unit_state_words(enum unit_state state);

/* Of a code that the database has. */
enum evidence_state evidence_state_of(const char *code);

/* What a unit's state follows from. */
struct unit_facts {
    size_t n, met, mapped;       /* of the assessed items */
    int64_t declared, signed_at; /* 0: not, or not since it was reopened */
    const char *stage; /* the last step after the signatures, or instead of
                          them, as unit_step.kind; NULL: none */
    bool moved;
};

enum unit_state unit_state_of(const struct unit_facts *facts);

/* What the state of an enrolment on a qualification follows from. */
struct enrolment_facts {
    bool registered, begun, resting;
    bool rules_met, released;
    bool direct, agreed; /* claims need no EQA; the EQA has agreed */
    bool claimed, certificated;
    const char *end; /* "departure", "transfer"; NULL: it goes on */
};

enum enrolment_state enrolment_state_of(const struct enrolment_facts *facts);
const char *enrolment_state_code(enum enrolment_state state);
const char *enrolment_state_words(enum enrolment_state state);

/* Of an enrolment, from fresh rows. */
enum result unit_state_read(struct ctx *c, struct id on, enum unit_state *out);

#endif
