/*
 * request - what a handler is given, and how it answers.
 *
 * The dispatcher has matched the route, checked the method, session, role,
 * size, token and form; a handler begins with its own business, asks the
 * domain, fills a view and calls a template, or does one verb and says where
 * to go next.  What it returns decides the status (reply.c has the table);
 * what it has written is not sent when it fails.
 */
#ifndef TYST_WEB_REQUEST_H
#define TYST_WEB_REQUEST_H

#include "base/ctx.h"
#include "base/html.h"
#include "form.h"
#include "people/person.h"

struct route;
struct server;

/* Why the page is shown again; no code: it is not. */
struct failure {
    enum result result;
    const char *code, *message; /* in the reader's language */
};

/* What the visitor's browser said in the head; NULL: nothing. */
struct heads {
    const char *cookie, *language;    /* language: Accept-Language */
    const char *host, *origin, *site; /* site: Sec-Fetch-Site */
    const char *query;                /* behind the "?", as it came */
    bool secure; /* over https: a proxy that is trusted says so */
};

struct reply {
    unsigned status;      /* 0: by the handler's result */
    struct str body;      /* when fd is -1 */
    const char *type;     /* of the body; NULL: a page of ours */
    const char *location; /* 303 to this path of ours; NULL: none */
    const char *cookie;   /* Set-Cookie, whole; NULL: none */
    const char *language; /* to remember in a cookie; "": to forget */
    unsigned retry;       /* Retry-After, in seconds; 0: none */
    int fd;               /* -1: none; else a file to send, and close */
    int64_t size;         /* of it */
    const char *name;     /* to save it under */
    bool shown;           /* in the page: only for the safe types */
    const char *cache;    /* Cache-Control; NULL: a personal page's */
    const char *encoding, *etag, *vary; /* NULL: none */
    const char *link, *total; /* of a list: other pages, how many in all */
    bool shared;              /* pages of other sites may read it */
};

struct request {
    struct ctx
        *c; /* memory, language, clock, reader; actor: who is signed in */
    struct server *server;
    const struct route *route;
    const char *path;    /* as asked for, decoded, without the query */
    struct id id;        /* what stands for <id> in the route's path */
    int64_t n;           /* for <n> */
    const char *word;    /* for <word> */
    const char *address; /* the visitor's, as text */
    struct heads heads;
    struct person person; /* who is signed in; id none: nobody */
    struct id session;    /* none: nobody is signed in */
    int64_t ends;         /* when the session does, however busy */
    struct id credential; /* that the session was opened with */
    bool temporary;       /* which somebody else drew, so it signs nothing */
    bool shared;          /* a session on a device that others use too */
    const char *token;    /* for the forms of the page */
    struct form_values
        *form; /* never NULL; empty but for what route->form lists */
    struct failure failure; /* a form that is shown again */
    struct html out;        /* what the page writes to: reply.body */
    struct reply reply;
};

typedef enum result handler(struct request *q);

/* Go there next: 303, after what was done.  A path of ours, formatted. */
enum result go(struct request *q, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Send what is open, and close it, with ranges: inert (attachment, nosniff, no
 * rights) unless it shall be shown and is of a type that is safe to show.
 * type: NULL to find out from its first bytes, as of all that people bring.
 */
enum result send_file(struct request *q, int fd, int64_t size, const char *type,
    const char *name, bool shown);

/*
 * The signed-in person opens a learner's record: their own, or one of a
 * learner they are allocated to, or any for an administrator.  ERR_NOT_FOUND
 * otherwise, as if it were not there.  Reading another person's is noted in
 * the access log under what ("unit", "evidence", "file", …) and id.
 */
enum result opens(
    struct request *q, struct id learner, const char *what, struct id id);

#endif
