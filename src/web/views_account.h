/* views_account - signing in, one's own account, and what a lost session
 * leaves. */
#ifndef TYST_WEB_VIEWS_ACCOUNT_H
#define TYST_WEB_VIEWS_ACCOUNT_H

#include "assess/said.h"
#include "base/html.h"
#include "page.h"
#include "people/key.h"

struct login_view {
    struct page page;
    const char *person; /* as typed */
    const char *next;   /* where to go after; NULL: home */
};

struct session_shown {
    const char *since, *seen; /* "24 November 2026, 14:05" */
    bool shared, here;
};

struct account_view {
    struct page page;
    const struct person *person;
    const char *roles; /* in words */
    bool temporary;    /* they choose a passphrase before anything else */
    const struct session_shown *sessions;
    size_t n;
};

struct key_shown {
    const char *id;
    int64_t made, ended; /* ended 0: in use */
    const char *note;    /* NULL: none */
};

struct keys_view {
    const struct key_shown *keys; /* the newest first */
    size_t n;
    bool waits;     /* to be confirmed, before it counts */
    bool confirmed; /* it was */
};

struct signed_view {
    struct page page;
    struct keys_view keys;
    struct signed_act *acts;
    size_t n;
    struct signed_act *about; /* what others signed about them */
    size_t nabout;
};

/* What was typed into a form that could not be taken. */
struct kept {
    const char *name, *value;
    const char *said; /* as it is shown; NULL: not at all */
    const char *of;   /* the item that it is about; NULL: none */
};

struct kept_view {
    struct page page;
    const char *to;     /* the path that the form was for */
    const char *person; /* who to sign in; NULL: not known */
    const struct kept *kept;
    size_t n;
    const char *secret, *files; /* fields of it to fill in again; NULL: none */
};

void view_login(struct html *o, const struct login_view *v);
void view_account(struct html *o, const struct account_view *v);
/* Into out, for a person. */
enum result keys_shown(
    struct request *q, struct id person, struct keys_view *out);

void view_keys(struct html *o, const struct keys_view *v);
struct receipt_view {
    struct page page;
    int64_t n, size;
    struct said said;
    const char *proof; /* NULL: it is not there yet */
};

void view_receipt(struct html *o, const struct receipt_view *v);
void view_signed(struct html *o, const struct signed_view *v);
void view_lost(struct html *o, const struct kept_view *v);
void view_kept(struct html *o, const struct kept_view *v);

#endif
