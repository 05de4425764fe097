/*
 * matrix - all that a unit page, a sign-off page and a review page show of one
 * enrolment: items against evidence, with decisions, read at one instant.
 *
 * States are those of progress.h, from the same derivation.  Evidence that was
 * withdrawn is left out; drafts are in it for whoever may see them.  Whether
 * the reader may open the record is not asked here.
 */
#ifndef TYST_ASSESS_MATRIX_H
#define TYST_ASSESS_MATRIX_H

#include "assess/progress.h"

struct named {
    struct id id; /* none: nobody */
    const char *name;
};

/* A standing decision. */
struct matrix_decision {
    const char *decision; /* "met", "not-yet", "more-needed" */
    const char *letter;   /* the failing one of V A C S R; NULL when met */
    const char *note;     /* NULL: none */
    struct id review;
    struct named by;
    int64_t when;
    const char *from; /* KEY@REV#NAME: it was made there; NULL: here */
};

/* A piece of evidence that is mapped to the unit, as its newest version is. */
struct matrix_piece {
    struct id id;
    int64_t number, version;
    const char *title, *type, *state, *happened;
    int64_t submitted; /* 0: a draft */
    bool waits;        /* a version of it is submitted and not yet judged */
    size_t items;      /* how many it is mapped to */
};

/* A piece under an item. */
struct matrix_cell {
    const struct matrix_piece *piece;
    const char *state; /* of the mapping: proposed, confirmed, refused */
    bool waits;        /* the item is still to be decided by it */
};

struct matrix_item {
    struct id id;
    const char *name, *section, *label;
    const struct outline_texts *words;
    size_t depth;       /* 0: not inside another item */
    const char *assess; /* "self", "children", "both", "none" */
    bool assessed;      /* counted in n */
    enum item_state state;
    struct matrix_decision *decision; /* standing; NULL: none */
    struct matrix_decision *waiting;  /* to be countersigned; NULL: none */
    struct matrix_cell *cells;        /* by evidence number */
    size_t ncells;
    size_t mapped; /* pieces that count: not refused, not withdrawn */
};

/* Another enrolment of the learner, in which the work went on or began. */
struct matrix_link {
    struct id enrolment; /* none: there is none */
    const char *key;
    int64_t rev;
};

struct matrix {
    struct id enrolment, unit;
    struct named learner;
    struct named *assessors; /* allocated today */
    size_t nassessors;
    const char *key;
    int64_t rev;
    const char *title; /* in the reader's language, else in the primary */
    const struct outline_texts *titles;
    const char *start, *target; /* target NULL: none */
    enum unit_state state;
    size_t n, met, mapped;       /* of the assessed items */
    int64_t declared, signed_at; /* 0: not yet */
    const char *stage;           /* what came after, see unit_facts */
    struct named declared_by, signed_by;
    struct matrix_link successor;     /* where it went on */
    struct matrix_link *predecessors; /* what goes on in it */
    size_t npredecessors;
    struct matrix_item *items; /* all, parents before children */
    size_t nitems;
    struct matrix_piece *pieces; /* by number */
    size_t npieces;
    int64_t seen; /* acts in the ledger then */
};

/* In c->lang.  drafts: evidence that was never sent is in it too.
 * ERR_NOT_FOUND "no-enrolment". */
enum result matrix_read(
    struct ctx *c, struct id enrolment, bool drafts, struct matrix *out);

/* The piece's cell under the item, NULL when it is not mapped to it. */
const struct matrix_cell *matrix_cell(
    const struct matrix_item *item, const struct matrix_piece *piece);

/*
 * What is asked before a unit is signed, as data.  The first ones are the
 * rules that unit_declare() and unit_sign() ask; the last two only inform.
 */
enum signoff_what {
    SIGNOFF_MET,           /* R13: every assessable item is met */
    SIGNOFF_DECIDERS,      /* R13: by assessors approved on the day */
    SIGNOFF_CONFIRMED,     /* R13: the learner confirmed what others recorded */
    SIGNOFF_ASKED,         /* R13: what its qualifications ask of evidence */
    SIGNOFF_COUNTERSIGNED, /* R6: no decision waits, no trainee signs */
    SIGNOFF_KEYS,          /* R13: with keys that count */
    SIGNOFF_CONFLICT,      /* R9: none is declared; assessor only */
    SIGNOFF_OTHER,         /* R1: nobody signs their own; assessor only */
    SIGNOFF_APPROVED,      /* R7: the signer is approved; assessor only */
    SIGNOFF_ALLOCATED,     /* and allocated; assessor only */
    SIGNOFF_DECLARED,      /* the learner has declared the unit: informs */
    SIGNOFF_WAITING,       /* no evidence waits for a decision: informs */
    SIGNOFF__N
};

struct signoff_check {
    enum signoff_what what;
    bool asked; /* it concerns this signature */
    bool ok;
    bool stops;      /* not ok and no signature */
    const char *why; /* a sentence in c->lang; NULL when ok */
};

struct signoff {
    struct signoff_check checks[SIGNOFF__N];
    bool ready;             /* nothing stops it */
    struct named *deciders; /* whose decisions are relied on */
    size_t ndeciders;
    const struct matrix_piece **waiting; /* pieces that wait */
    size_t nwaiting;
};

/* For a signature by c->actor: the learner's declaration when it is theirs,
 * else the assessor's. */
enum result signoff_read(
    struct ctx *c, const struct matrix *m, struct signoff *out);

#endif
