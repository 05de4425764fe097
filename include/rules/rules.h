/*
 * rules - who may do what to which record: one table, one question.
 *
 * Every verb asks may() inside its transaction, so the answer rests on rows
 * nobody else can be changing.  A refusal is ERR_DENIED with the rule's number
 * as its code and its sentence as the message.  The numbers and sentences are
 * the field's (ARCHITECTURE.md lists them all).
 */
#ifndef TYST_RULES_RULES_H
#define TYST_RULES_RULES_H

#include <stdbool.h>

#include "base/ctx.h"

/* What is about to be done; each asks for the rules that concern it. */
enum deed_kind {
    DEED_NONE,        /* what no rule is about */
    DEED_MAP,         /* map evidence to an item of the enrolment */
    DEED_UNDO,        /* end the standing of the decision on an item */
    DEED_OWN,         /* an act that is the actor's own: submit, confirm */
    DEED_REVIEW,      /* hold a review over the learner's evidence */
    DEED_DECIDE,      /* decide items of the enrolment */
    DEED_ITEM,        /* this item */
    DEED_REST,        /* rest a decision on an evidence version */
    DEED_COUNT,       /* count that version for the decision */
    DEED_WITNESS,     /* ask a witness, or confirm as one; actor may be none */
    DEED_CHECK,       /* record how the witness of a version was checked */
    DEED_DECLARE,     /* the learner's signature under the unit */
    DEED_SIGN,        /* the assessor's */
    DEED_RELEASE,     /* the IQA's */
    DEED_REOPEN,      /* what was signed */
    DEED_CLOSE,       /* a unit by credit transfer or exemption */
    DEED_REVOKE,      /* a result */
    DEED_COUNTERSIGN, /* countersign what "other" decided on the enrolment */
    DEED_MANAGE,      /* say how a declared conflict is managed */
    DEED_HOLD,        /* hold roles */
    DEED_CLAIM,       /* a certificate, from the awarding body */
    DEED_COORDINATE,  /* allocations, registrations, breaks and claims */
    DEED_PLAN,        /* plan what is sampled */
    DEED_DRAW,        /* draw by a plan */
    DEED_SAMPLE,      /* quality-assure decisions on the enrolment */
    DEED_AGREE,       /* countersign what "other" sampled of it */
    DEED_ADMINISTER,  /* people, units, enrolments and packages */
    DEED__N
};

struct deed {
    enum deed_kind kind;
    struct id actor;
    struct id credential;        /* shown by the actor; none: not shown */
    struct id learner;           /* whose portfolio it is */
    struct id enrolment;         /* on the unit that it concerns */
    struct id item;              /* DEED_UNDO, _ITEM */
    struct id other;             /* DEED_COUNTERSIGN: who decided; _AGREE */
    struct id evidence;          /* DEED_REST: what the decision rests on;
                                    DEED_SAMPLE: what is looked at; */
    int64_t version;             /* 0: on nothing; _COUNT and _CHECK too */
    const char *witness, *email; /* DEED_WITNESS: theirs, or NULL */
    bool relative;               /* DEED_WITNESS: they say that they are one */
    const char *role;            /* DEED_REOPEN: in which they do it */
    const char *reason;          /* DEED_REOPEN, NULL: none; */
    size_t items;                /* how many are opened */
    struct id conflict;          /* DEED_MANAGE */
    bool inside, outside; /* DEED_HOLD: roles of the centre; that of an EQA */
};

/* OK, or ERR_DENIED by the first rule that says no. */
enum result may(struct ctx *c, const struct deed *deed);

/* What may() asks before a signature, for those who show it beforehand. */
enum rule_part {
    PART_MET,       /* R13: every assessable item is met */
    PART_DECIDERS,  /* R13: by somebody approved on the day */
    PART_CONFIRMED, /* R13: the learner has confirmed what others recorded */
    PART_KEYS,      /* R13: with keys that count */
    PART_ASKED,     /* R13: the rules of its qualifications hold */
    PART_COUNTERSIGNED, /* R6: nothing waits for it, and a trainee signs not */
    PART_CONFLICT,      /* R9 */
    PART_OTHER,         /* R1 */
    PART_APPROVED,      /* R7 */
    PART_UNINVOLVED,    /* R3 */
    PART_SAMPLER,       /* R8 */
    PART__N
};

/* This part alone. */
enum result may_part(
    struct ctx *c, enum rule_part part, const struct deed *deed);

/* Would what c->actor decides today on the enrolment have to be countersigned?
 * A trainee's would, who is not approved as an assessor too. */
enum result decides_as_trainee(struct ctx *c, struct id enrolment, bool *out);

/* And what they sample there today?  A trainee IQA's would. */
enum result samples_as_trainee(struct ctx *c, struct id enrolment, bool *out);

/* May c->actor administer?  The operator (none) does, and an administrator. */
enum result may_administer(struct ctx *c);

/* The rules, for tests and for the documents. */
struct rule {
    const char *code;     /* "R7", or words where the field has no number */
    const char *sentence; /* what it says, marked N_() */
    unsigned deeds;       /* a bit 1u << deed_kind each */
    enum result (*check)(
        struct ctx *c, const struct rule *rule, const struct deed *deed);
};
extern const struct rule rules[]; /* ended by one without a code */

#endif
