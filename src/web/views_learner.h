/* views_learner - what the learner's pages show, and staff who look at them. */
#ifndef TYST_WEB_VIEWS_LEARNER_H
#define TYST_WEB_VIEWS_LEARNER_H

#include "assess/feedback.h"
#include "assess/reopen.h"
#include "page.h"
#include "portfolio/evidence.h"
#include "portfolio/witness.h"
#include "views_qualification.h"
#include "views_quality.h"

struct my_piece {
    struct id id;
    int64_t number;
    const char *title, *language, *happened, *state;
};

struct my_view {
    struct page page;
    const char *first; /* the first of the reader's names */
    struct actions_view mine;
    const struct next *next;
    const struct qualification_link *qualifications;
    size_t nqualifications;
    size_t nready;                 /* of next->units */
    const struct my_piece *pieces; /* the newest first */
    size_t npieces, nall;          /* shown, and there are */
};

/* Items of one section. */
struct unit_part {
    const char *heading; /* NULL: none */
    const struct matrix_item **items;
    size_t nitems;
};

/* An appeal or an investigation that is not closed. */
struct open_matter {
    struct id id;     /* its record, which the reader may open */
    const char *kind; /* in the reader's language */
    const char *day, *words, *items;
};

struct unit_view {
    struct page page;
    const struct task_link *tasks; /* what the reader may do to it */
    size_t ntasks;
    const struct open_matter *open;
    size_t nopen;
    struct actions_view blocking;
    const struct unit_event *history;
    size_t nhistory;
    const struct matrix *m;
    const char *words; /* where it stands */
    const struct unit_part *parts;
    size_t nparts;
    bool own, ready, gaps; /* gaps: only items without evidence are shown */
    const char *sign;      /* where the reader signs it; NULL: not they */
    const char *back;      /* to the learner; NULL: it is their own */
    const struct sample *samples; /* for who works on it */
    size_t nsamples;
    bool may_sample, may_release;
};

struct declare_view {
    struct page page;
    const struct matrix *m;
    const struct signoff *signoff;
    size_t ndecisions; /* of the items */
};

/* An item that the piece is mapped to. */
struct piece_item {
    const char *name;
    const struct outline_texts *words;
    const char *state, *badge; /* badge: the state in words */
    const struct mapping_view *mapping;
};

struct piece_view {
    struct page page;
    const struct evidence_view *e;
    const struct feedback *feedback;
    const struct feedback_version *shown; /* the version that is */
    const struct piece_item *items;
    size_t nitems;
    const struct evidence_view *earlier; /* versions, the newest first */
    size_t nearlier;
    const char *learner,
        *back;            /* their name and page; NULL: the reader's own */
    const char *recorder; /* NULL: the learner */
    const char *to;       /* who it is sent to; NULL: nobody in particular */
    bool draft, may_change, may_discard, may_withdraw, may_map, may_confirm;
    bool may_recall, may_again, may_place;
    bool may_review, may_ask, may_check, mails;
    const struct witness_view *witnesses;
    size_t nwitnesses;
    const char *comment; /* typed, and shown again */
};

struct detail_field {
    const struct detail *row;
    const char *value;
};

struct evidence_form_view {
    struct page page;
    const char *as;        /* "photo", "voice", "text", "file" */
    const char *action;    /* where it goes */
    const char *once;      /* of a new piece; else NULL */
    const char *from;      /* that is begun again; NULL: none */
    int64_t seen, version; /* of one that is changed */
    const char *title, *words, *happened, *today;
    const char *others; /* "no", "yes", "seen,heard" */
    const char *type;   /* that an assessor records; NULL: by the medium */
    const char *const *types;     /* to choose among; NULL: none */
    const char *record, *learner; /* where they do, and whose it is */
    const struct value *had;
    const struct detail_field *details;
    size_t ndetails;
    bool again, fresh; /* again: files were lost; fresh: new version */
    const struct evidence_file *files; /* it has already */
    size_t nfiles;
};

/* An item that evidence can be mapped to. */
struct items_choice {
    const char *value; /* KEY@REV:NAME */
    const struct matrix_item *item;
    bool chosen, fixed; /* fixed: it was sent so */
};

struct items_unit {
    const struct outline_texts *titles;
    const struct items_choice *open; /* it needs evidence */
    const struct items_choice *covered;
    size_t nopen, ncovered, nchosen;
    bool unfolded; /* something covered is chosen */
};

struct items_view {
    struct page page;
    const struct evidence_view *e;
    const struct items_unit *units;
    size_t nunits;
    const char *to; /* as in piece_view */
    bool draft;
};

/* page_unit_task.c */
void unit_tasks(struct request *q, const struct matrix *m,
    const struct task_link **out, size_t *n);
enum result open_matters(struct request *q, struct id learner,
    const struct open_matter **out, size_t *n);

/* page/unit.html: what is open, and freezes claims. */
void view_open_matters(
    struct html *o, const struct open_matter *list, size_t n);

void view_my(struct html *o, const struct my_view *v);
void view_unit(struct html *o, const struct unit_view *v);
void view_declare(struct html *o, const struct declare_view *v);
void view_evidence_form(struct html *o, const struct evidence_form_view *v);
void view_piece(struct html *o, const struct piece_view *v);
void view_items(struct html *o, const struct items_view *v);

/* The statement above sending, and its button. */
void view_send(struct html *o, const char *to);

/* What the learner reads about a unit of theirs, as a msgid. */
const char *own_unit_words(enum unit_state state);

#endif
