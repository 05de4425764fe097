/*
 * page - what every page shows around its own business.
 *
 *     struct unit_view v = {.page = page_begin(q, N_("Unit"))};
 *     …
 *     view_unit(&q->out, &v);
 */
#ifndef TYST_WEB_PAGE_H
#define TYST_WEB_PAGE_H

#include "request.h"

struct page {
    const char *lang, *title; /* title: translated or data */
    const char *centre;
    const char *name, *ref; /* of who is signed in; NULL: nobody */
    const char *token;      /* for forms */
    const char *here;       /* path of this page */
    const char *other;      /* path of it in the other language */
    const char *notice;     /* said once after something was done; NULL: none */
    struct failure failure; /* a form shown again */
    const struct field *fields;      /* of that form; NULL: none */
    const struct form_values *typed; /* into it, or said in the address */
    const char *once; /* an id for what a form of the page makes */
    unsigned roles;   /* of who is signed in */
    bool demo, plain; /* plain: without navigation, as /login */
    size_t waiting;   /* pieces to review, for the navigation */
    const char *style, *script, *icon; /* paths with their content hashes */
};

/* A field of one line, as view_input shows it. */
struct input {
    const char *name;         /* also its id */
    const char *label, *hint; /* marked N_(); hint NULL: none */
    const char *value, *type; /* type NULL: text */
    const char *autocomplete; /* NULL: not said */
    bool needed;
};

/* title is a msgid. */
struct page page_begin(struct request *q, const char *title);

/* The same with a title that is data (a unit's, a person's name). */
struct page page_named(struct request *q, const char *title);

/* The value of ?name= when it is a code (a to z, 0 to 9 and "-"), else NULL. */
const char *query_code(const struct request *q, const char *name);

/* A path as it stands in an address: percent-encoded. */
const char *path_encoded(struct mem *m, const char *path);

/* What was typed into a field, or said of it in the address; NULL: nothing.
 * Never of a passphrase. */
const char *page_typed(const struct page *p, const char *name);

/* How many acts there were when what is judged was read: now, but until they
 * are told of a change people have seen what they saw first. */
int64_t page_seen(const struct page *p, int64_t now);

/* The field that the failure belongs to, NULL: none. */
const char *page_failing(const struct page *p);

/* The failure's message when it belongs to this field, else NULL. */
const char *page_wrong(const struct page *p, const char *field);

#endif
