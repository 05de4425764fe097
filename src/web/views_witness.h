/* views_witness - the page of a witness, and the one that prints their link. */
#ifndef TYST_WEB_VIEWS_WITNESS_H
#define TYST_WEB_VIEWS_WITNESS_H

#include "base/qr.h"
#include "page.h"
#include "portfolio/witness.h"

struct witness_slip {
    const struct witness_asked *asked;
    const char *name, *until;
    const struct qr *qr;
};

struct witness_asked_view {
    struct page page;
    struct witness_slip slip;
    const char *back;
};

struct witness_form_view {
    struct page page;
    const struct witness_page *w;
    const char *name, *role, *relation, *words; /* typed */
    const char *relative;                       /* "yes", "no", NULL */
};

void view_witness(struct html *o, const struct witness_form_view *v);
void view_witness_done(struct html *o, const struct witness_form_view *v);
void view_witness_asked(struct html *o, const struct witness_asked_view *v);

/* A whole page of its own, to be printed. */
void view_witness_slip(struct html *o, const struct witness_slip *v);

#endif
