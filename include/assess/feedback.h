/*
 * feedback - what became of a piece of evidence, and what a learner does next.
 */
#ifndef TYST_ASSESS_FEEDBACK_H
#define TYST_ASSESS_FEEDBACK_H

#include "assess/matrix.h"

/* A decision that rests on the piece. */
struct feedback_decision {
    struct id enrolment;
    const char *key, *name, *label;    /* of the unit and the item */
    const struct outline_texts *words; /* of the item */
    const char *decision, *letter, *note;
    bool standing;
};

/* A review that judged it. */
struct feedback_review {
    struct id id;
    struct named by;
    int64_t when, version; /* version: which was judged */
    const char *vacr;      /* the ticked letters, in this order */
    const char *outcome;   /* accepted, accepted-in-part, returned */
    const char *feedback, *next_step, *due; /* NULL: none */
    /* Of decisions that it adopted: when they were made elsewhere, and by whom
     * (NULL: erased); else NULL. */
    const char *day, *decider;
    struct feedback_decision *decisions;
    size_t ndecisions;
};

struct feedback_version {
    int64_t version;
    const char *state, *title;
    struct named recorder;
    int64_t made, submitted, confirmed; /* 0: not */
    const char *comment;                /* on confirming; NULL: none */
};

struct feedback {
    struct feedback_review *reviews; /* the newest first */
    size_t nreviews;
    struct feedback_version *versions; /* the newest first */
    size_t nversions;
};

enum result feedback_read(
    struct ctx *c, struct id evidence, struct feedback *out);

/* A piece that the learner should do something about. */
struct next_piece {
    struct id id;
    int64_t number;
    const char *title, *language;
    struct named by;       /* the reviewer, or who recorded it */
    const char *next_step; /* NULL: none */
    const char *due;       /* a day; NULL: none */
    int64_t when;
};

struct next_unit {
    struct unit_progress progress;
    size_t gaps; /* assessed items without evidence that are not met */
    bool ready;  /* complete, and not yet declared */
};

#define NEXT_MAX 50 /* pieces of each sort */

struct next {
    struct next_piece *feedback; /* to act on, the earliest due first */
    size_t nfeedback;
    struct next_piece *drafts; /* not sent */
    size_t ndrafts;
    struct next_piece *confirm; /* others recorded it */
    size_t nconfirm;
    struct next_unit *units; /* as enrolled */
    size_t nunits;
    const char
        *target; /* the next day aimed at of a unit not signed, or NULL */
    struct named assessor; /* who answers; none: nobody is allocated today */
};

enum result next_read(struct ctx *c, struct id learner, struct next *out);

#endif
