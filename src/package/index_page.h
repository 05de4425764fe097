/*
 * index_page - the portfolio as one page, opened from the disk: in Welsh and
 * English, without scripts, with links to the files beside it.
 */
#ifndef TYST_PACKAGE_INDEX_PAGE_H
#define TYST_PACKAGE_INDEX_PAGE_H

#include "base/str.h"
#include "snapshot.h"

/* The whole page; names_give() has been called. */
char *index_page(
    struct ctx *c, const struct snapshot *s, const char *day, size_t *out_len);

/* What a demonstration centre's packages say, marked N_(). */
extern const char index_demo_words[];

/* A page while it is written. */
struct page {
    struct mem *mem;
    const struct snapshot *s;
    struct str out;
};

/* index_words.c: the fixed texts, each in both languages, Welsh first. */
void index_both(struct page *p, const char *element, const char *msgid);
void index_column(struct page *p, const char *msgid);
void index_fact(struct page *p, const char *msgid, const char *value);
void index_day(struct page *p, int64_t at);
void index_person(struct page *p, struct id id);

/* index_units.c and index_work.c: the parts of the page. */
void index_unit(struct page *p, const struct snap_unit *u);
void index_evidence(struct page *p, const struct snap_evidence *e);
void index_review(struct page *p, const struct snap_review *v);

/* "2", or "2.1" where there is more than one version. */
char *evidence_label(
    struct mem *m, const struct snap_evidence *e, int64_t version);

#endif
