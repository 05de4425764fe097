/*
 * exchange - one request and its answer, as the server's own files see it.
 *
 * It is made when libmicrohttpd has read the request line and ends when the
 * answer is sent or the connection is lost.  Its memory goes with the answer,
 * whose body lies in it.
 */
#ifndef TYST_WEB_EXCHANGE_H
#define TYST_WEB_EXCHANGE_H

#include <microhttpd.h>
#include <stdatomic.h>

#include "form_values.h"
#include "metrics.h"
#include "pool.h"
#include "readers.h"
#include "request.h"
#include "route.h"
#include "watch.h"
#include "web/settings.h"

struct checkpoints;
struct visitors;

struct server {
    const struct settings *settings;
    struct ctx *c; /* of the command; its store is the one that writes */
    struct MHD_Daemon *daemon;
    struct watch *watch;
    struct pool *pool;
    struct readers *readers;
    struct visitors *visitors;
    struct mailer *mailer;
    struct case_index *case_index;
    struct checkpoints *checkpoints;
    struct metrics metrics;
    uint8_t key[32]; /* of ETags, drawn anew at each start */
    _Atomic uint64_t requests;
    _Atomic size_t held; /* bytes of forms in memory */
    atomic_bool stopping;
};

/* The lines of the head that the server itself looks at; NULL: not there. */
struct head {
    const char *host, *content_length, *transfer_encoding, *content_type;
    const char *expect, *origin, *site, *cookie, *language, *encoding;
    const char *range, *if_range, *if_none_match;
    const char *forwarded_for, *forwarded_proto;
};

enum stage {
    HEAD,    /* nothing is decided yet */
    BODY,    /* the form is being read */
    REFUSED, /* what comes is thrown away; the failure is in ctx */
    WORKING, /* suspended, in the pool */
    DONE     /* to be sent */
};

struct form_reader;

struct exchange {
    struct request q;
    struct ctx ctx;
    struct server *server;
    struct MHD_Connection *connection;
    struct peer *peer;
    struct tally *tally; /* counted for an address behind a proxy */
    struct head head;
    enum stage stage;
    enum result result;
    const char *method; /* "-": none of ours */
    bool is_head, close;
    bool lost;        /* a form whose session has ended */
    int64_t length;   /* of the body; -1: in chunks */
    int64_t received; /* of it so far */
    int64_t began;    /* ms; of the body: when it began */
    int64_t started;  /* µs */
    uint64_t number;
    struct form_reader *form;
    unsigned status; /* for the log */
    int64_t size;    /* of what is sent */
};

/* framing.c: read the head into x->head.  ERR_INPUT "framing" when another
 * reader of the same bytes might see another request in them. */
enum result framing_read(
    struct exchange *x, const char *method, const char *version);

/* form.c: what stands behind the "?"; then a body, piece by piece, in the
 * thread that receives, and its end, in the pool.  A form that is lost keeps
 * no files. */
enum result form_query(struct exchange *x);
enum result form_begin(struct exchange *x);
enum result form_take(struct exchange *x, const char *p, size_t len);
enum result form_end(struct exchange *x);
void form_free(struct exchange *x); /* whatever has happened */

/* reply.c: the status of a failure, and sending what x->q.reply says. */
unsigned reply_status(const struct ctx *c, enum result r);
enum MHD_Result reply_send(struct exchange *x);

/* Is it among the ETags of an If-None-Match line? */
bool etag_matches(const char *line, const char *etag);

/* send_file.c: the part of an open file that is asked for. */
struct MHD_Response *file_response(struct exchange *x);

/* error.c: the page of a failure. */
void error_page(struct exchange *x, enum result r);

/* dispatch.c: the callbacks of libmicrohttpd. */
void *dispatch_begin(
    void *server, const char *uri, struct MHD_Connection *connection);
enum MHD_Result dispatch(void *server, struct MHD_Connection *connection,
    const char *url, const char *method, const char *version, const char *p,
    size_t *len, void **exchange);
void dispatch_end(void *server, struct MHD_Connection *connection,
    void **exchange, enum MHD_RequestTerminationCode how);

/* log.c */
void log_request(const struct exchange *x);
void log_event(const struct server *s, const char *event, const char *detail);

#endif
