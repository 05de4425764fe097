/* views_quality - what the pages of quality assurance show, and those of
 * records, actions and conflicts of interest. */
#ifndef TYST_WEB_VIEWS_QUALITY_H
#define TYST_WEB_VIEWS_QUALITY_H

#include "assess/matrix.h"
#include "assess/release.h"
#include "assess/sample.h"
#include "assess/sampling.h"
#include "check/draws.h"
#include "page.h"
#include "portfolio/conflict.h"
#include "portfolio/dated.h"
#include "rows.h"

struct actions_view {
    const struct action *actions;
    size_t n;
    bool all; /* of everybody: whose each is is shown */
};

/* The reader's own that are not done. */
enum result actions_mine(struct request *q, struct actions_view *out);

/* Open required ones that keep the learner's claim back, or (enrolment not
 * none) that unit's release, so far as the reader may read them. */
enum result actions_in_the_way(struct request *q, struct id learner,
    struct id enrolment, struct actions_view *out);

struct action_view {
    struct page page;
    const struct action *action;
    bool may_end;
};

void view_need(struct html *o, const struct action *a);
void view_actions(struct html *o, const struct actions_view *v);
void view_mine(struct html *o, const struct actions_view *v);
void view_blocking(struct html *o, const struct actions_view *v);
void view_action(struct html *o, const struct action_view *v);
void view_action_rows(struct html *o, const struct page *p,
    const struct rows *rows, const struct people_list *people);

struct quality_view {
    struct page page;
    const struct pick *picks; /* that wait for the reader */
    size_t npicks;
    const struct pool_unit *pool; /* that wait to be released */
    size_t npool;
    struct actions_view mine, others;
    const struct plan *plans;
    size_t nplans;
    const struct sample *samples; /* the latest */
    size_t nsamples;
};

/* A draw with what it picked. */
struct plan_draw {
    const struct draw *draw;
    const struct pick *picks;
    size_t n;
};

struct plan_view {
    struct page page;
    const struct plan *plan;
    const char **words;      /* beside its strata: what belongs to each */
    const struct seed *seed; /* NULL: there is none yet */
    const struct plan_draw *draws;
    size_t ndraws;
    const char *const *notes; /* of the draw that was just made */
    size_t nnotes;
    bool asked; /* it was drawn again: */
    const struct draw_difference *differences;
    size_t ndifferences;
    bool may_draw;
};

struct plan_form_view {
    struct page page;
    struct rows rows;
    const struct person *assessors;
    size_t nassessors;
    const char *const *types; /* of evidence */
    size_t ntypes;
    const char *const *sites; /* where learners work */
    size_t nsites;
};

/* What can be looked at, besides evidence. */
struct sample_review {
    struct id id;
    const char *name; /* the assessor's */
    int64_t when;
};

struct sample_form_view {
    struct page page;
    const struct matrix *m;
    const char *kind; /* that is proposed */
    const struct sample *earlier;
    size_t nearlier;
    const struct sample_review *reviews;
    size_t nreviews;
    struct rows rows;
    struct people_list people;
};

struct sample_view {
    struct page page;
    const struct sample *sample;
    const struct sample *later; /* what came of it: samples since */
    size_t nlater;
    enum unit_state state;
    const char *again, *release; /* paths; NULL: not for the reader */
    bool may_countersign;
};

struct release_view {
    struct page page;
    const struct matrix *m;
    const struct sample *samples;
    size_t nsamples;
};

struct records_view {
    struct page page;
    const char *about, *name; /* whose are shown; NULL: nobody's */
    const struct dated *mine; /* that name the reader */
    size_t nmine;
    const struct dated *records;
    size_t n;
    const struct dated_kind *const *kinds; /* that the reader writes */
    size_t nkinds;
};

struct record_form_view {
    struct page page;
    const struct dated_kind *kind;
    bool own;   /* the reader writes it about themselves only */
    bool again; /* files were lost */
    struct rows rows;
    struct people_list people;
};

struct record_view {
    struct page page;
    const struct dated *record;
    bool may_sign, may_close, writes;
    bool adds; /* the form of actions is open */
    struct rows rows;
    struct people_list people;
};

struct conflicts_view {
    struct page page;
    const struct conflict *conflicts;
    size_t n;
    bool manages; /* the reader does */
};

void view_records(struct html *o, const struct records_view *v);
void view_record_form(struct html *o, const struct record_form_view *v);
void view_record(struct html *o, const struct record_view *v);
void view_conflicts(struct html *o, const struct conflicts_view *v);
void view_quality(struct html *o, const struct quality_view *v);
void view_samples(struct html *o, const struct sample *samples, size_t n);
void view_plan(struct html *o, const struct plan_view *v);
void view_plan_form(struct html *o, const struct plan_form_view *v);
void view_sample_form(struct html *o, const struct sample_form_view *v);
void view_sample(struct html *o, const struct sample_view *v);
void view_release(struct html *o, const struct release_view *v);

/* Is anything typed that narrows the stratum? */
bool plan_narrows(const struct plan_form_view *v, size_t k);

/* "interim", "summative", "re-sample", in words; so for what was picked. */
const char *say_kind(const struct html *o, const char *kind);
const char *say_pick(const struct html *o, const struct pick *p);
const char *say_review(const struct html *o, const struct sample_review *r);

/* "KEY:P4" of an item: how a form names it. */
const char *say_item_name(
    const struct html *o, const struct matrix *m, const struct matrix_item *i);

#endif
