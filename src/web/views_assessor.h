/* views_assessor - what the assessor's pages show. */
#ifndef TYST_WEB_VIEWS_ASSESSOR_H
#define TYST_WEB_VIEWS_ASSESSOR_H

#include "assess/countersign.h"
#include "assess/feedback.h"
#include "assess/import.h"
#include "assess/matrix.h"
#include "assess/queue.h"
#include "assess/review.h"
#include "page.h"
#include "portfolio/evidence.h"
#include "portfolio/visit.h"
#include "views_qualification.h"
#include "views_quality.h"

/* A learner with those of their units that the reader assesses. */
struct queue_learner {
    const struct caseload_unit *units;
    size_t n;
};

struct queue_view {
    struct page page;
    const struct queue_entry *pieces;
    size_t npieces;
    const struct countersign_entry *countersign;
    size_t ncountersign;
    struct actions_view mine;
    const struct sent_back *back;
    size_t nback;
    const struct queue_learner *learners;
    size_t nlearners;
};

#define LATEST_MAX 3

struct learner_view {
    struct page page;
    struct id learner;
    const char *reference;
    struct queue_learner units;
    const struct qualification_link *qualifications;
    size_t nqualifications;
    const struct evidence_view *pieces; /* that were sent */
    size_t npieces;
    struct latest_feedback {
        const struct evidence_view *piece;
        const struct feedback_review *review;
    } latest[LATEST_MAX]; /* on the newest pieces */
    size_t nlatest;
    bool assesses, arranges; /* the reader does */
};

/* An item and what is decided about it, as the form has it. */
struct review_item {
    const char *field; /* KEY@REV:NAME, in the names of its fields */
    const struct matrix_item *item;
    bool mapped;                          /* the piece is, to it */
    const char *decision, *letter, *note; /* "": none */
    const char *wrong;                    /* NULL: nothing */
};

struct review_unit {
    const struct matrix *matrix;
    const struct review_item *items;
    size_t n;
};

struct review_view {
    struct page page;
    const struct evidence_view *piece;
    const struct evidence_view *earlier; /* versions, the newest first */
    size_t nearlier;
    const struct feedback *history;
    const struct feedback_version *version; /* that is shown */
    const char *learner, *recorder;         /* recorder NULL: the learner */
    int64_t seen, judged; /* acts and version that the form is about */
    const struct review_unit *units; /* with the items it is mapped to */
    size_t nunits;
    const struct review_unit *gaps; /* with what else is not decided */
    size_t ngaps;
    const struct phrase *phrases;
    size_t nphrases;
    unsigned vacr;
    bool returned;
    size_t nwrong; /* items with a fault */
    const char *feedback, *next, *due;
    const char *counts; /* the button's words for 0 1 2 3 6 11, by "|" */
};

struct sign_view {
    struct page page;
    const struct matrix *matrix;
    const struct signoff *signoff;
};

struct countersigning_view {
    struct page page;
    const struct countersign_view *review;
    const struct form_values *typed;
    const char *note, *due;
};

struct adopting_view {
    struct page page;
    const struct adoptable *import;
    struct evidence_view piece; /* the scan */
    int64_t seen;
};

struct visit_entry {
    const struct visit_unit *unit;
    const struct outline *outline;
    bool first; /* of the learner's */
};

struct visit_view {
    struct page page;
    struct actions_view mine;
    const struct visit_entry *units;
    size_t n;
};

void view_adopting(struct html *o, const struct adopting_view *v);
void view_countersigning(struct html *o, const struct countersigning_view *v);
void view_visit(struct html *o, const struct visit_view *v);
void view_queue(struct html *o, const struct queue_view *v);
void view_learner(struct html *o, const struct learner_view *v);
void view_review(struct html *o, const struct review_view *v);
void view_sign(struct html *o, const struct sign_view *v);

/* What a check of the sign-off says when it is passed, and how a piece stands
 * to an item; both in the page's language. */
const char *say_signoff(const struct html *o, enum signoff_what what);
const char *say_cell(const struct html *o, const struct matrix_cell *cell);
const char *cell_code(const struct matrix_cell *cell);

#endif
