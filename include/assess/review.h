/*
 * review - one assessor's sitting over a learner's evidence.
 *
 * It ticks V A C R once per piece of evidence, refuses mappings, and decides
 * items; each decision cites the versions it rests on and carries S.  It is
 * finished as a whole: one transaction, one act, one receipt.
 */
#ifndef TYST_ASSESS_REVIEW_H
#define TYST_ASSESS_REVIEW_H

#include "base/ctx.h"

/* Ticks: valid, authentic, current, reliable. */
enum { VACR_V = 1, VACR_A = 2, VACR_C = 4, VACR_R = 8, VACR_ALL = 15 };

struct reviewed_evidence {
    struct id id;
    int64_t version;     /* 0: the newest submitted */
    unsigned vacr;       /* VACR_… ticked */
    bool returned;       /* sent back before assessment */
    const char *refused; /* items it is not evidence for, or NULL */
};

struct item_decision {
    const char *items;      /* as portfolio/items.h reads them */
    const char *decision;   /* "met", "not-yet", "more-needed" */
    const char *letter;     /* the failing one of V A C S R; NULL when met */
    const char *note;       /* NULL: none */
    const struct id *rests; /* evidence it rests on; */
    size_t nrests;          /* 0: what of the review is mapped, else all */
};

struct review_new {
    struct id learner;
    const struct reviewed_evidence *evidence;
    size_t nevidence;
    const struct item_decision *decisions;
    size_t ndecisions;
    const char *feedback, *next_step, *due; /* NULL: none */
    struct id credential;                   /* the assessor's */
    bool adopts;  /* what was imported with its evidence (assess/import.h) */
    int64_t seen; /* acts when the page was read (portfolio/since.h); 0: none */
};

struct review_done {
    struct id id;
    size_t decisions;
    bool again; /* it was there already: nothing was written */
};

/* The letters of the ticks in the order V A C R, and back. */
const char *vacr_text(unsigned vacr);
bool vacr_parse(const char *letters, unsigned *out);

/*
 * Finish a review by c->actor: act "review".  The same review is recorded once
 * only, while none of its decisions is superseded and no later review has
 * judged its evidence.
 * ERR_INPUT "no-evidence", "no-feedback", "bad-decision", "no-letter",
 * "no-next", "vacr", "decided-twice", "not-assessed", …; ERR_CONFLICT
 * "newer-version", and by what came after "seen" "decided-since",
 * "judged-since", "withdrawn"; ERR_DENIED "not-allocated" or by rule R1, R7,
 * R10, R11, R12, R14.
 */
enum result review_finish(
    struct ctx *c, const struct review_new *new, struct review_done *out);

#endif
