/*
 * send_file - bytes that a person brought, given back such that they can do
 * nothing.
 *
 * What they are is decided here by their first bytes, and only the kinds of
 * the table are shown in a page; all else is a download of no type.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "exchange.h"

/* Kinds that no browser runs anything of. */
static const struct magic {
    const char *bytes;
    size_t len, offset;
    const char *type;
} kinds[] = {
    {"\x89PNG\r\n\x1a\n", 8, 0, "image/png"      },
    {"\xff\xd8\xff",      3, 0, "image/jpeg"     },
    {"GIF87a",            6, 0, "image/gif"      },
    {"GIF89a",            6, 0, "image/gif"      },
    {"WEBP",              4, 8, "image/webp"     },
    {"ftyp",              4, 4, "video/mp4"      },
    {"\x1a\x45\xdf\xa3",  4, 0, "video/webm"     },
    {"OggS",              4, 0, "audio/ogg"      },
    {"ID3",               3, 0, "audio/mpeg"     },
    {"\xff\xfb",          2, 0, "audio/mpeg"     },
    {"\xff\xf3",          2, 0, "audio/mpeg"     },
    {"%PDF-",             5, 0, "application/pdf"},
};

#define INERT "application/octet-stream"

/* Text by its first bytes; what looks like a page is not shown as one. */
static bool
is_plain_text(const char *p, size_t len)
{
    while (len > 0 && (p[len - 1] & 0x80) != 0)
        len--; /* a character may be cut */
    return len > 0 && utf8_valid(p, len) && memchr(p, '<', len) == NULL;
}

static const char *
kind_of(int fd)
{
    char p[512];
    ssize_t n = pread(fd, p, sizeof(p), 0);

    for (size_t i = 0; n > 0 && i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (kinds[i].offset + kinds[i].len <= (size_t)n &&
            memcmp(p + kinds[i].offset, kinds[i].bytes, kinds[i].len) == 0)
            return kinds[i].type;
    return n > 0 && is_plain_text(p, (size_t)n) ? "text/plain; charset=utf-8"
                                                : INERT;
}

/* Browsers show a PDF in a viewer that our rules for files would stop. */
static bool
is_safe(const char *type)
{
    return strncmp(type, "application/", 12) != 0;
}

enum result
send_file(struct request *q, int fd, int64_t size, const char *type,
    const char *name, bool shown)
{
    if (type == NULL)
        type = kind_of(fd);
    q->reply.fd = fd;
    q->reply.size = size;
    q->reply.name = name;
    q->reply.type = type;
    q->reply.shown = shown && is_safe(type);
    return OK;
}

/* RFC 6266: the name in ASCII, and whole as RFC 8187 writes it. */
static const char *
disposition(struct mem *m, const struct reply *reply)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz0123456789-._";
    const char *name = reply->name != NULL ? reply->name : "file";
    struct str s = str_in(m);

    name = utf8_shown(m, name, strlen(name));
    str_adds(
        &s, reply->shown ? "inline; filename=\"" : "attachment; filename=\"");
    for (const char *p = name; *p != '\0'; p++)
        if (*p == ' ' || strchr(plain, *p) != NULL)
            str_addc(&s, *p);
        else if ((*p & 0xc0) != 0x80)
            str_addc(&s, '_');
    str_adds(&s, "\"; filename*=UTF-8''");
    for (const char *p = name; *p != '\0'; p++)
        if (strchr(plain, *p) != NULL)
            str_addc(&s, *p);
        else
            str_addf(&s, "%%%02X", (unsigned char)*p);
    return s.s;
}

/* A name for these bytes that says nothing about them. */
static const char *
etag(struct exchange *x, int fd)
{
    uint8_t mac[SHA256_SIZE];
    struct stat st;
    int64_t parts[4];

    if (fstat(fd, &st) != 0)
        return NULL;
    parts[0] = (int64_t)st.st_dev;
    parts[1] = (int64_t)st.st_ino;
    parts[2] = st.st_size;
    parts[3] = st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    hash_hmac_sha256(
        x->server->key, sizeof(x->server->key), parts, sizeof(parts), mac);
    return mem_printf(x->ctx.mem, "\"%s\"", hex_text(x->ctx.mem, mac, 16));
}

static bool
number(const char **p, int64_t *out)
{
    const char *from = *p;

    for (*out = 0; **p >= '0' && **p <= '9'; (*p)++) {
        if (*out > INT64_MAX / 10 - 1)
            return false;
        *out = *out * 10 + (**p - '0');
    }
    return *p != from;
}

enum range { WHOLE, PART, OUTSIDE };

/* One range (RFC 9110, section 14); anything else asks for the whole. */
static enum range
parse_range(const char *s, int64_t size, int64_t *first, int64_t *last)
{
    bool has_first;

    if (s == NULL || strncmp(s, "bytes=", 6) != 0)
        return WHOLE;
    s += 6;
    has_first = number(&s, first);
    if (*s++ != '-')
        return WHOLE;
    if (!number(&s, last))
        *last = INT64_MAX;
    if (*s != '\0' || (!has_first && *last == INT64_MAX) ||
        (has_first && *last < *first))
        return WHOLE;
    if (!has_first) { /* the last so many */
        if (*last == 0)
            return OUTSIDE;
        *first = *last < size ? size - *last : 0;
        *last = size - 1;
    }
    if (*last >= size)
        *last = size - 1;
    return *first >= size ? OUTSIDE : PART;
}

/* Nothing of the file: 304 or 416. */
static struct MHD_Response *
no_part(struct exchange *x, unsigned status)
{
    close(x->q.reply.fd);
    x->status = status;
    return MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
}

static struct MHD_Response *
part(struct exchange *x, int64_t *first, int64_t *last)
{
    const struct reply *reply = &x->q.reply;
    const struct head *h = &x->head;
    bool same = h->if_range == NULL || strcmp(h->if_range, reply->etag) == 0;

    *first = 0;
    *last = reply->size - 1;
    switch (parse_range(same ? h->range : NULL, reply->size, first, last)) {
    case WHOLE:
        *first = 0;
        *last = reply->size - 1;
        break;
    case PART: x->status = 206; break;
    case OUTSIDE: return no_part(x, 416);
    }
    x->size = *last - *first + 1;
    return MHD_create_response_from_fd_at_offset64(
        (uint64_t)x->size, reply->fd, (uint64_t)*first);
}

struct MHD_Response *
file_response(struct exchange *x)
{
    struct reply *reply = &x->q.reply;
    struct MHD_Response *response;
    int64_t first = 0, last = 0;

    reply->etag = etag(x, reply->fd);
    reply->cache = "private, no-cache";
    if (reply->etag == NULL || etag_matches(x->head.if_none_match, reply->etag))
        return no_part(x, 304);
    if ((response = part(x, &first, &last)) == NULL)
        return NULL;
    MHD_add_response_header(response, "Accept-Ranges", "bytes");
    if (x->status == 206)
        MHD_add_response_header(response, "Content-Range",
            mem_printf(x->ctx.mem, "bytes %lld-%lld/%lld", (long long)first,
                (long long)last, (long long)reply->size));
    else if (x->status == 416)
        MHD_add_response_header(response, "Content-Range",
            mem_printf(x->ctx.mem, "bytes */%lld", (long long)reply->size));
    if (x->status != 416)
        MHD_add_response_header(
            response, "Content-Disposition", disposition(x->ctx.mem, reply));
    return response;
}
