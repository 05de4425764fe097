/*
 * case_list - which documents of the library a CASE client asks for: limit and
 * offset, sort and orderBy, filter, fields.
 */
#ifndef TYST_WEB_CASE_LIST_H
#define TYST_WEB_CASE_LIST_H

#include "request.h"
#include "standard/library.h"

struct case_page {
    struct library_unit *unit; /* those of this page */
    size_t n, total;
    const char *const *fields; /* NULL: all */
    size_t nfields;
};

/*
 * ERR_INPUT "case-sort", "case-fields" for a field that is none, or that is
 * known of a document only by reading it.  Fills in q->reply.link and total.
 */
enum result case_list(struct request *q, struct case_page *out);

/* A document with no other members than were asked for. */
struct value *case_select(
    struct mem *m, struct value *document, const struct case_page *page);

#endif
