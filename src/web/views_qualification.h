/* views_qualification - a qualification as a tree: of the library, or of a
 * learner with what is achieved, chosen and missing. */
#ifndef TYST_WEB_VIEWS_QUALIFICATION_H
#define TYST_WEB_VIEWS_QUALIFICATION_H

#include "page.h"
#include "views_course.h"
#include "views_task.h"
#include "people/person.h"
#include "standard/qualifications.h"
#include "views_standard.h"

/* A unit at a place in a group. */
struct place_view {
    const char *key;
    struct word_view title; /* words NULL: the library has none */
    const char *path;       /* of its page; NULL: none */
    const char *facts;      /* credit, level, number; NULL: none are said */
    const char *state;      /* class of it: "met", "mapped", …; NULL: none */
    const char *words;      /* how it stands, in the reader's language */
    const char *why;        /* it cannot be chosen now; NULL: it can */
    const char *choose;     /* what its box sends; NULL: it has no box */
    bool ticked, was;       /* was: it is chosen as the page is shown */
};

struct group_view {
    const struct qualification_group *group;
    struct word_view title; /* words NULL: it has none */
    const char *rule;       /* what it asks; NULL: nothing */
    struct word_view text;
    const struct place_view *places;
    size_t nplaces;
    const struct group_view *groups;
    size_t ngroups;
};

struct open_matter;

struct qualification_view {
    struct page page;
    const char *key;
    int64_t rev;
    struct word_view title, body; /* body: the awarding body */
    const struct group_view *root;
    const struct word_view *evidence; /* rules of evidence, in words */
    size_t nevidence;
    const char *const *barred, *const *equivalent; /* keys in words */
    size_t nbarred, nequivalent;

    /* of a learner; id none: of the library */
    struct id id;
    const char *learner, *back; /* NULL: it is the reader's own */
    struct qualifying_course course;
    const struct task_link *tasks; /* what the reader may record of it */
    size_t ntasks;
    const struct open_matter *open; /* what freezes its claim */
    size_t nopen;
    struct actions_view blocking;
    const char *standing;       /* how it stands, in a sentence */
    const char *notice;         /* what should be known; NULL: nothing */
    const char *const *missing; /* sentences */
    size_t nmissing;
    bool may_choose; /* the reader, by the form */
    const struct person *assessors;
    size_t nassessors;
    struct id assessor; /* who is to assess what is chosen */
};

/* A learner's qualification in a list. */
struct qualification_link {
    struct id id;
    const char *key;
    int64_t rev;
    struct word_view title;
};

/* page_course.c: what the reader may record of q->id in that state. */
enum result course_tasks(struct request *q, enum enrolment_state state,
    const struct task_link **out, size_t *n);

/* page_qualification.c: all of the library, or of each its newest revision;
 * all of a learner's; one of the library, shown. */
enum result qualifications_offered(struct request *q, bool newest,
    const struct qualification_link **out, size_t *n);
enum result qualification_links(struct request *q, struct id learner,
    const struct qualification_link **out, size_t *n);
enum result answer_qualification(
    struct request *q, const struct library_qualification *found);

void view_qualification_links(
    struct html *o, const struct qualification_link *list, size_t n);
void view_qualification(struct html *o, const struct qualification_view *v);

#endif
