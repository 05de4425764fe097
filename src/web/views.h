/* views - what the templates show: one struct per page, by area. */
#ifndef TYST_WEB_VIEWS_H
#define TYST_WEB_VIEWS_H

#include "assess/words.h"
#include "page.h"
#include "route.h"
#include "say.h"
#include "views_account.h"
#include "views_admin.h"
#include "views_assessor.h"
#include "views_course.h"
#include "views_learner.h"
#include "views_quality.h"
#include "views_qualification.h"
#include "views_revision.h"
#include "views_standard.h"
#include "views_task.h"
#include "views_witness.h"

/* page/frame.html: what stands around each page. */
void view_head(struct html *o, const struct page *p);
void view_foot(struct html *o, const struct page *p);

/* page/fields.html: what is wrong with a form shown again; the token of every
 * form, first in it; what is wrong with a field; a field of one line with its
 * label, of several lines, by its number; a box to tick, a choice of one, of a
 * person; one more row; whose passphrase is asked for, unseen; the reader's own
 * passphrase. */
void view_alert(struct html *o, const struct page *p);
void view_token(struct html *o, const struct page *p);
void view_once(struct html *o, const struct page *p);
void view_seen(struct html *o, const struct page *p, int64_t now);
void view_wrong(struct html *o, const struct page *p, const char *field);
void view_input(
    struct html *o, const struct page *p, const struct input *input);
void view_area(struct html *o, const struct page *p, const struct input *input);
void view_nth(
    struct html *o, const struct page *p, const struct input *input, size_t n);
void view_tick(struct html *o, const struct page *p, const char *name,
    const char *value, const char *words);
void view_radio(struct html *o, const struct page *p, const char *name,
    const char *value, const char *words, const char *preset);
void view_who(struct html *o, const struct page *p, const char *name,
    const char *label, const struct people_list *people);
void view_more(struct html *o, const struct rows *r, const char *words);
void view_username(struct html *o, const struct page *p);
void view_passphrase(struct html *o, const struct page *p);

/* page/media.html: the files of a piece. */
void view_files(struct html *o, const struct evidence_view *e);
void view_prose(struct html *o, const struct evidence_view *e);
void view_details(struct html *o, const struct evidence_view *e);
void view_where(struct html *o, const struct evidence_view *e,
    const struct mapping_view *m);

/* page/error.html: a request that failed. */
struct error_view {
    struct page page;
    unsigned status;
    const char *message; /* in the reader's language */
};

void view_error(struct html *o, const struct error_view *v);

#endif
