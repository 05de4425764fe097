/*
 * dispatch - what all routes share, each done once: framing, method, session,
 * role, size, the form and where it comes from, the handler, its failure.
 *
 * libmicrohttpd calls dispatch() when it has the head, for each piece of the
 * body, and at the end; again when a suspended connection is resumed.  A page
 * is read there and then, in the thread that received the request; what
 * changes something goes to the pool, as it may wait.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "base/time.h"
#include "exchange.h"
#include "ledger/signer.h"
#include "session_web.h"

#define SMALL_BODY (INT64_C(4) << 20) /* of a form without its files */

static int64_t
microseconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* "/a/b?c=d" into q's path and query. */
static void
keep_target(struct request *q, const char *uri)
{
    size_t len = strcspn(uri, "?");

    q->path = mem_strndup(q->c->mem, uri, len);
    if (uri[len] == '?')
        q->heads.query = mem_strdup(q->c->mem, uri + len + 1);
}

void *
dispatch_begin(void *server, const char *uri, struct MHD_Connection *connection)
{
    struct server *s = server;
    struct exchange *x = calloc(1, sizeof(*x));
    const union MHD_ConnectionInfo *info;

    if (x == NULL)
        _exit(3);
    info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    x->peer = info->socket_context;
    x->peer->busy = true;
    x->server = s;
    x->connection = connection;
    x->started = microseconds();
    x->number = ++s->requests;
    x->method = "-";
    x->ctx = (struct ctx){.mem = mem_new(),
        .lang = "en",
        .notary = s->c->notary,
        .clock = s->c->clock,
        .random = s->c->random,
        .given = s->c->given};
    x->ctx.now = ctx_clock(&x->ctx);
    x->q.c = &x->ctx;
    x->q.server = s;
    x->q.reply.fd = -1;
    x->q.form = form_empty(&x->ctx);
    keep_target(&x->q, uri != NULL ? uri : "");
    return x;
}

/* The address a trusted proxy has seen: the last it appended. */
static enum result
find_address(struct exchange *x)
{
    const char *list = x->head.forwarded_for, *last;

    x->q.address = x->peer->address;
    if (!x->peer->is_proxy)
        return OK;
    x->q.heads.secure = x->head.forwarded_proto != NULL &&
                        strcmp(x->head.forwarded_proto, "https") == 0;
    if (list == NULL)
        return OK;
    last = strrchr(list, ',');
    last = last == NULL ? list : last + 1;
    x->q.address = mem_strdup(x->ctx.mem, last + strspn(last, " \t"));
    x->tally = watch_enter(x->server->watch, x->q.address);
    if (x->tally != NULL)
        return OK;
    return fail(&x->ctx, ERR_BUSY, "too-many-requests",
        N_("Too many requests come from your network at once; try again in "
           "a moment."));
}

static enum result
find_route(struct exchange *x, const char *method)
{
    bool others;

    x->is_head = strcmp(method, "HEAD") == 0;
    if (x->is_head || strcmp(method, "GET") == 0 ||
        strcmp(method, "POST") == 0) {
        x->method = x->is_head ? "HEAD" : *method == 'G' ? "GET" : "POST";
        x->q.route = route_match(&x->q, *method == 'P' ? POST : GET, &others);
    } else {
        bool get = route_match(&x->q, GET, &others) != NULL;

        others = others || get;
    }
    if (x->q.route != NULL)
        return OK;
    if (others)
        return fail(&x->ctx, ERR_INPUT, "method",
            N_("This page cannot be asked for in that way."));
    return fail(
        &x->ctx, ERR_NOT_FOUND, "no-page", N_("There is no such page."));
}

/* Does a form come from a page of ours?  Browsers say where from. */
static enum result
check_origin(struct exchange *x)
{
    const struct head *h = &x->head;
    const char *host = h->origin == NULL ? NULL : strstr(h->origin, "://");

    if ((h->site == NULL || strcmp(h->site, "same-origin") == 0 ||
            strcmp(h->site, "none") == 0) &&
        (h->origin == NULL || (host != NULL && h->host != NULL &&
                                  strcasecmp(host + 3, h->host) == 0)))
        return OK;
    return fail(&x->ctx, ERR_DENIED, "foreign-form",
        N_("This form was sent from another site, so nothing was changed."));
}

static bool
takes_files(const struct form *form)
{
    const struct field *f = form == NULL ? NULL : form->fields;

    while (f != NULL && f->name != NULL)
        if (f++->type == FIELD_FILES)
            return true;
    return false;
}

/* How large its body may be. */
static int64_t
body_max(const struct exchange *x)
{
    if (x->q.route == NULL || !takes_files(x->q.route->form))
        return SMALL_BODY;
    return x->server->settings->upload_max + SMALL_BODY;
}

/* What is too large is still read, up to here, and thrown away: whoever is cut
 * off while sending does not see why. */
static int64_t
read_max(const struct exchange *x)
{
    return 4 * body_max(x);
}

static enum result
check_size(struct exchange *x)
{
    if (x->length <= body_max(x) && x->received <= body_max(x))
        return OK;
    return fail(&x->ctx, ERR_LIMIT, "too-large",
        N_("What was sent is larger than the %lld bytes that are taken."),
        (long long)body_max(x));
}

/* A form whose session has ended, or that somebody else has signed in over, is
 * read even so, so that nothing that was typed is lost. */
static enum result
admit(struct exchange *x)
{
    enum result r = session_admits(&x->q);

    x->lost = r == ERR_DENIED && x->q.route->method == POST &&
              (strcmp(x->ctx.code, "signed-out") == 0 ||
                  (strcmp(x->ctx.code, "wrong-role") == 0 &&
                      (x->head.origin != NULL || x->head.site != NULL)));
    return x->lost ? OK : r;
}

static void
fill_heads(struct exchange *x)
{
    struct heads *heads = &x->q.heads;
    const struct head *h = &x->head;

    heads->cookie = h->cookie;
    heads->language = h->language;
    heads->host = h->host;
    heads->origin = h->origin;
    heads->site = h->site;
}

/* What the head alone decides.  The session is asked for even when the page
 * is not there, which is said only then, in the visitor's language. */
static enum result
judge_head(struct exchange *x, const char *method, const char *version)
{
    struct request *q = &x->q;
    enum result r;

    if ((r = framing_read(x, method, version)) != OK)
        return r;
    fill_heads(x);
    if ((r = find_address(x)) != OK)
        return r;
    if (find_route(x, method) == OK && q->route->who == UNASKED)
        return form_query(x);
    if ((r = session_find(q)) != OK ||
        (q->route == NULL && (r = find_route(x, method)) != OK) ||
        (q->route->method == POST && (r = check_origin(x)) != OK) ||
        (r = admit(x)) != OK || (r = check_size(x)) != OK)
        return r;
    return q->route->method == POST ? form_begin(x) : form_query(x);
}

/* The failure's page, or the form's page again: for who may see it. */
static void
show_failure(struct exchange *x, enum result r)
{
    struct request *q = &x->q;
    const char *code = x->ctx.code, *message = x->ctx.message;

    q->reply.status = reply_status(&x->ctx, r);
    if (q->route != NULL && q->route->again != NULL && r != ERR_FAULT &&
        x->stage == WORKING && !x->lost) {
        q->failure = (struct failure){r, code, message};
        str_cut(&q->out.out, 0);
        if (q->route->again(q) == OK)
            return;
        x->ctx.code = code;
        x->ctx.message = mem_strdup(x->ctx.mem, message);
    }
    error_page(x, r);
}

static void
run(struct exchange *x)
{
    struct request *q = &x->q;

    q->out = (struct html){.out = str_in(x->ctx.mem),
        .lang = x->ctx.lang,
        .words = q->person.words};
    if (x->result == OK && x->stage == WORKING)
        x->result = form_end(x);
    if (x->lost && x->result == ERR_INPUT) /* the rest is kept all the same */
        x->result = OK;
    if (x->result == OK && q->reply.location == NULL)
        x->result = x->lost ? session_lost(q) : q->route->run(q);
    signer_close(&x->ctx);
    if (x->result != OK)
        show_failure(x, x->result);
}

static enum MHD_Result
answer(struct exchange *x)
{
    int64_t size, rate = x->server->settings->minimum_rate;
    enum MHD_Result sent;

    x->stage = DONE;
    if (x->server->stopping)
        x->close = true;
    sent = reply_send(x);
    size = x->is_head ? 0 : x->size;
    x->peer->deadline = rate == 0 ? FOREVER
                                  : time_steady() + size * 1000 / rate +
                                        x->server->settings->idle_time * 1000;
    return sent;
}

/* In the pool. */
static void
work(void *arg)
{
    struct exchange *x = arg;

    readers_lend(x->server->readers, &x->ctx);
    run(x);
    form_free(x);
    readers_return(x->server->readers, &x->ctx);
    x->stage = DONE;
    MHD_resume_connection(x->connection);
}

static enum MHD_Result
run_here(struct exchange *x)
{
    readers_lend(x->server->readers, &x->ctx);
    run(x);
    form_free(x);
    readers_return(x->server->readers, &x->ctx);
    return answer(x);
}

/* Suspended before it is pushed: the pool may be quicker than we are. */
static enum MHD_Result
hand_over(struct exchange *x)
{
    x->stage = WORKING;
    x->peer->deadline = FOREVER;
    MHD_suspend_connection(x->connection);
    if (pool_push(x->server->pool, work, x))
        return MHD_YES;
    x->stage = REFUSED;
    x->result = fail(&x->ctx, ERR_BUSY, "queue-full",
        N_("Too much is going on just now; try again in a few seconds."));
    MHD_resume_connection(x->connection);
    return MHD_YES;
}

/* The head is whole. */
static enum MHD_Result
take_head(struct exchange *x, const char *method, const char *version)
{
    bool waits;

    readers_lend(x->server->readers, &x->ctx);
    x->result = judge_head(x, method, version);
    readers_return(x->server->readers, &x->ctx);
    x->began = time_steady();
    x->peer->deadline = x->began + x->server->settings->stall_time * 1000;
    x->stage = x->result == OK ? BODY : REFUSED;
    /* Whoever asks first, or sends more than is ever read, is told at once. */
    waits = x->head.expect != NULL || x->length > read_max(x);
    if (x->close || (x->stage == REFUSED && x->length > 0 && waits))
        return run_here(x);
    return MHD_YES;
}

/* A piece of the body; false: more than is ever read. */
static bool
take_body(struct exchange *x, const char *p, size_t len)
{
    const struct settings *s = x->server->settings;
    int64_t now = time_steady(), slowest;

    x->received += (int64_t)len;
    slowest = s->minimum_rate == 0 ? FOREVER
                                   : x->began + s->stall_time * 1000 +
                                         x->received * 1000 / s->minimum_rate;
    x->peer->deadline = now + s->stall_time * 1000;
    if (x->peer->deadline > slowest)
        x->peer->deadline = slowest;
    if (x->stage == BODY) {
        readers_lend(x->server->readers, &x->ctx);
        if ((x->result = check_size(x)) == OK)
            x->result = form_take(x, p, len);
        readers_return(x->server->readers, &x->ctx);
        if (x->result != OK)
            x->stage = REFUSED;
    }
    return x->received <= read_max(x);
}

enum MHD_Result
dispatch(void *server, struct MHD_Connection *connection, const char *url,
    const char *method, const char *version, const char *p, size_t *len,
    void **exchange)
{
    struct exchange *x = *exchange;

    (void)server;
    (void)connection;
    (void)url;
    if (x->stage == HEAD)
        return take_head(x, method, version);
    if (*len > 0) {
        if (!take_body(x, p, *len))
            return MHD_NO;
        *len = 0;
        return MHD_YES;
    }
    if (x->stage == DONE)
        return answer(x);
    if (x->stage == BODY && x->q.route->method == POST)
        return hand_over(x);
    return run_here(x);
}

void
dispatch_end(void *server, struct MHD_Connection *connection, void **exchange,
    enum MHD_RequestTerminationCode how)
{
    struct exchange *x = *exchange;
    struct server *s = server;

    (void)connection;
    (void)how;
    if (x == NULL)
        return;
    x->peer->deadline = time_steady() + s->settings->idle_time * 1000;
    log_request(x);
    if (x->tally != NULL)
        watch_leave(s->watch, x->tally);
    x->peer->busy = false;
    form_free(x); /* the connection may have been lost */
    mem_free(x->ctx.mem);
    free(x);
}
