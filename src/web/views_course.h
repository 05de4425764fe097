/* views_course - the course of learners, as whoever arranges it sees it. */
#ifndef TYST_WEB_VIEWS_COURSE_H
#define TYST_WEB_VIEWS_COURSE_H

#include "page.h"
#include "portfolio/placement.h"
#include "portfolio/qualifying_step.h"
#include "views_quality.h"

struct learners_row {
    const struct person *learner;
    struct placement placement;
    const struct learners_course {
        struct id id;
        const char *key;
        struct qualifying_course course;
    } * courses;
    size_t n;
};

struct learners_view {
    struct page page;
    struct actions_view mine;
    const char *find; /* NULL: nothing was looked for */
    const struct learners_row *rows;
    size_t n;
    bool more; /* there are others */
};

/* page/learners.html: how an enrolment stands, in a line; all learners. */
void view_course(struct html *o, const struct qualifying_course *course);
void view_learners(struct html *o, const struct learners_view *v);

#endif
