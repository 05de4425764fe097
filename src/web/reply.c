/*
 * reply - what goes back: the status of each failure, and the head that every
 * answer has.
 */
#include <config.h>

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "exchange.h"
#include "session_web.h"

/* Some failures say more by their code than by their result. */
static const struct {
    const char *code;
    unsigned status;
} by_code[] = {
    {"framing",       400},
    {"method",        405},
    {"content-type",  415},
    {"busy",          503},
    {"queue-full",    503},
    {"store-stopped", 503},
    {"disk-full",     507},
};

static const unsigned by_result[] = {
    [OK] = 200,
    [ERR_INPUT] = 422,
    [ERR_DENIED] = 403,
    [ERR_NOT_FOUND] = 404,
    [ERR_CONFLICT] = 409,
    [ERR_LIMIT] = 413,
    [ERR_BUSY] = 429,
    [ERR_FAULT] = 500,
};

unsigned
reply_status(const struct ctx *c, enum result r)
{
    for (size_t i = 0; i < sizeof(by_code) / sizeof(by_code[0]); i++)
        if (r != OK && c->code != NULL && strcmp(c->code, by_code[i].code) == 0)
            return by_code[i].status;
    return by_result[r];
}

bool
etag_matches(const char *line, const char *etag)
{
    return line != NULL &&
           (strcmp(line, "*") == 0 || strstr(line, etag) != NULL);
}

enum result
go(struct request *q, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    q->reply.location = mem_vprintf(q->c->mem, format, ap);
    va_end(ap);
    assert(q->reply.location[0] == '/' && q->reply.location[1] != '/');
    return OK;
}

struct line {
    const char *name, *value;
};

/* Of every answer. */
static const struct line always[] = {
    {"X-Content-Type-Options",       "nosniff"    },
 /* With no-referrer, browsers say "Origin: null" of our own forms. */
    {"Referrer-Policy",              "same-origin"},
    {"Cross-Origin-Opener-Policy",   "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

/* Of pages. */
static const struct line of_pages[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; "
        "img-src 'self'; media-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"                   },
    {"Cross-Origin-Embedder-Policy", "require-corp"},
    {"Permissions-Policy",
     "camera=(self), microphone=(self), geolocation=(), payment=(), "
        "usb=(), display-capture=()"               },
};

/* Of what is not a page: it may do nothing, wherever it is opened. */
static const struct line of_others[] = {
    {"Content-Security-Policy",
     "default-src 'none'; sandbox; frame-ancestors 'self'"},
};

/* Of what pages of other sites may read. */
static const struct line of_shared[] = {
    {"Access-Control-Allow-Origin",   "*"                        },
    {"Access-Control-Expose-Headers", "ETag, Link, X-Total-Count"},
};

#define ADD(to, lines) add_lines(to, lines, sizeof(lines) / sizeof((lines)[0]))

static void
add(struct MHD_Response *to, const char *name, const char *value)
{
    if (value != NULL)
        MHD_add_response_header(to, name, value);
}

static void
add_lines(struct MHD_Response *to, const struct line *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add(to, lines[i].name, lines[i].value);
}

static void
add_allow(struct exchange *x, struct MHD_Response *to)
{
    struct request *q = &x->q;
    bool others, get = route_match(q, GET, &others) != NULL;
    bool post = route_match(q, POST, &others) != NULL;

    add(to, "Allow",
        get && post ? "GET, HEAD, POST"
        : post      ? "POST"
                    : "GET, HEAD");
}

static void
add_retry(struct exchange *x, struct MHD_Response *to)
{
    unsigned s = x->q.reply.retry;

    if (s == 0 && (x->status == 503 || x->status == 429))
        s = 5;
    if (s != 0)
        add(to, "Retry-After", mem_printf(x->ctx.mem, "%u", s));
}

static void
add_head(struct exchange *x, struct MHD_Response *to)
{
    const struct reply *reply = &x->q.reply;
    bool is_page = reply->type == NULL && reply->fd < 0;

    ADD(to, always);
    if (is_page)
        ADD(to, of_pages);
    else
        ADD(to, of_others);
    if (reply->shared)
        ADD(to, of_shared);
    add(to, "Content-Type",
        reply->type != NULL ? reply->type : "text/html; charset=utf-8");
    add(to, "Content-Encoding", reply->encoding);
    add(to, "ETag", reply->etag);
    add(to, "Vary", reply->vary);
    add(to, "Link", reply->link);
    add(to, "X-Total-Count", reply->total);
    add(to, "Cache-Control", reply->cache != NULL ? reply->cache : "no-store");
    add(to, "Location", reply->location);
    add(to, "Set-Cookie", reply->cookie);
    if (x->q.route == NULL || x->q.route->who != UNASKED)
        add(to, "Set-Cookie", language_cookie(&x->q));
    if (x->status == 405)
        add_allow(x, to);
    add_retry(x, to);
    if (x->close)
        add(to, "Connection", "close");
}

/* What libmicrohttpd calls when it has sent the body. */
static void
free_memory(void *mem)
{
    mem_free(mem);
}

static struct MHD_Response *
body_response(struct exchange *x)
{
    struct reply *reply = &x->q.reply;
    struct str *body = reply->type != NULL ? &reply->body : &x->q.out.out;

    if (reply->location != NULL)
        str_cut(body, 0);
    x->size = (int64_t)body->len;
    return MHD_create_response_from_buffer_with_free_callback_cls(
        body->len, body->s, free_memory, x->ctx.mem);
}

enum MHD_Result
reply_send(struct exchange *x)
{
    struct reply *reply = &x->q.reply;
    struct MHD_Response *response;
    enum MHD_Result sent;

    x->status = reply->status != 0        ? reply->status
                : reply->location != NULL ? 303
                                          : reply_status(&x->ctx, x->result);
    response = reply->fd >= 0 ? file_response(x) : body_response(x);
    if (response == NULL)
        return MHD_NO;
    add_head(x, response);
    if (reply->fd < 0)
        x->ctx.mem = NULL; /* it goes with the response */
    sent = MHD_queue_response(x->connection, x->status, response);
    MHD_destroy_response(response);
    return sent;
}
