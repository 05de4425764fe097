/*
 * framing - is there only one way to read this head?
 *
 * Where a proxy in front and this server see different requests in the same
 * bytes, one visitor's request can be answered to another.  So whatever is in
 * doubt is refused and the connection closed.  libmicrohttpd has read the head
 * before; what it makes good by itself is listed in tyst.conf(5).
 */
#include <config.h>

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "exchange.h"

/* Lines of the head; of some there may be only one. */
static const struct line {
    const char *name;
    size_t offset;
    bool once;
} lines[] = {
#define LINE(name, member, once)                                               \
    {                                                                          \
        name, offsetof(struct head, member), once                              \
    }
    LINE("Host", host, true),
    LINE("Content-Length", content_length, true),
    LINE("Transfer-Encoding", transfer_encoding, true),
    LINE("Content-Type", content_type, true),
    LINE("Expect", expect, true),
    LINE("Origin", origin, true),
    LINE("Sec-Fetch-Site", site, true),
    LINE("Cookie", cookie, true),
    LINE("Range", range, true),
    LINE("If-Range", if_range, true),
    LINE("If-None-Match", if_none_match, false),
    LINE("Accept-Language", language, false),
    LINE("Accept-Encoding", encoding, false),
    LINE("X-Forwarded-For", forwarded_for, false),
    LINE("X-Forwarded-Proto", forwarded_proto, false),
#undef LINE
};

struct reading {
    struct head *head;
    bool doubt;
};

/* A token of RFC 9110, section 5.6.2. */
static bool
is_token(const char *s, size_t len)
{
    static const char others[] = "!#$%&'*+-.^_`|~";

    for (size_t i = 0; i < len; i++)
        if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z') ||
                (s[i] >= '0' && s[i] <= '9') ||
                (s[i] != '\0' && strchr(others, s[i]) != NULL)))
            return false;
    return len > 0;
}

static bool
is_plain(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (((unsigned char)s[i] < ' ' && s[i] != '\t') || s[i] == 0x7f)
            return false;
    return true;
}

/* Printable ASCII, as RFC 3986 has it: other bytes come percent-encoded. */
static bool
is_target(const char *s)
{
    for (; s != NULL && *s != '\0'; s++)
        if (*s <= ' ' || *s >= 0x7f)
            return false;
    return true;
}

static enum MHD_Result
see(void *arg, enum MHD_ValueKind kind, const char *name, size_t name_len,
    const char *value, size_t len)
{
    struct reading *reading = arg;

    (void)kind;
    if (!is_token(name, name_len) || !is_plain(value, len))
        reading->doubt = true;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        if (strcasecmp(name, lines[i].name) == 0) {
            const char **at =
                (const char **)((char *)reading->head + lines[i].offset);

            if (lines[i].once && *at != NULL)
                reading->doubt = true;
            *at = value != NULL ? value : "";
            break;
        }
    return MHD_YES;
}

static enum result
doubt(struct exchange *x)
{
    x->close = true;
    return fail(&x->ctx, ERR_INPUT, "framing",
        N_("The request cannot be read in one way only, so it is refused."));
}

/* Digits only: libmicrohttpd has refused others, and what is too large. */
static int64_t
length_of(const char *s)
{
    int64_t n = 0;

    for (; *s >= '0' && *s <= '9'; s++)
        if (n > (INT64_MAX - 9) / 10)
            return INT64_MAX;
        else
            n = n * 10 + (*s - '0');
    return n;
}

enum result
framing_read(struct exchange *x, const char *method, const char *version)
{
    struct reading reading = {.head = &x->head};
    const struct head *h = &x->head;
    bool has_body = false;

    MHD_get_connection_values_n(x->connection, MHD_HEADER_KIND, see, &reading);
    if (h->transfer_encoding != NULL) {
        x->length = -1;
        has_body = true;
        if (strcasecmp(h->transfer_encoding, "chunked") != 0 ||
            h->content_length != NULL || strcmp(version, "HTTP/1.1") != 0)
            reading.doubt = true;
    } else if (h->content_length != NULL) {
        x->length = length_of(h->content_length);
        has_body = x->length > 0;
    }
    if (has_body && strcmp(method, "POST") != 0)
        reading.doubt = true;
    if (strcmp(version, "HTTP/1.1") != 0 && strcmp(version, "HTTP/1.0") != 0)
        reading.doubt = true;
    if (!is_token(method, strlen(method)) || x->q.path[0] != '/' ||
        !is_target(x->q.path) || !is_target(x->q.heads.query))
        reading.doubt = true;
    return reading.doubt ? doubt(x) : OK;
}
