/*
 * zip_frame - read the records of a zip (APPNOTE 6.3, section 4.3).
 *
 * Numbers are little-endian.  A 32-bit length of all ones means that the
 * zip64 extra field (id 1) has it.
 */
#include <config.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "zip_frame.h"

#define LOCAL_SIZE 30
#define CENTRAL_SIZE 46
#define END_SIZE 22
#define END64_SIZE 56
#define LOCATOR_SIZE 20
#define EXTRA_MAX 32
#define MODE (UINT32_C(0100644) << 16)
#define ONES UINT32_C(0xffffffff)

/* Bits of the flags that may be set: how hard it was deflated, UTF-8. */
#define FLAGS_DEFLATE 0x0006
#define FLAG_UTF8 0x0800

static uint16_t
u16(const uint8_t *p)
{
    return (uint16_t)(p[0] | p[1] << 8);
}

static uint32_t
u32(const uint8_t *p)
{
    return (uint32_t)u16(p) | (uint32_t)u16(p + 2) << 16;
}

static uint64_t
u64(const uint8_t *p)
{
    return (uint64_t)u32(p) | (uint64_t)u32(p + 4) << 32;
}

enum result
zip_bad(struct ctx *c, const char *name, const char *why)
{
    if (name == NULL)
        return fail(c, ERR_INPUT, "bad-zip", "%s", tr(c->lang, why));
    return fail(c, ERR_INPUT, "bad-zip", "%s: %s", name, tr(c->lang, why));
}

enum result
zip_take(struct ctx *c, int fd, uint64_t offset, void *p, size_t len)
{
    char *next = p;

    if (lseek(fd, (off_t)offset, SEEK_SET) < 0)
        return fail_errno(c, "cannot-read", N_("The package cannot be read"));
    while (len > 0) {
        ssize_t n = read(fd, next, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail_errno(
                c, "cannot-read", N_("The package cannot be read"));
        if (n == 0)
            return zip_bad(
                c, NULL, N_("The zip ends before what it announces."));
        next += n;
        len -= (size_t)n;
    }
    return OK;
}

/* The zip64 end (section 4.3.14) and its locator, before the plain end. */
static enum result
end64_read(struct ctx *c, int fd, uint64_t size, struct zip_end *out)
{
    uint8_t p[END64_SIZE + LOCATOR_SIZE], *locator = p + END64_SIZE;
    uint64_t at = size - END_SIZE - sizeof(p);

    if (size < END_SIZE + sizeof(p) || zip_take(c, fd, at, p, sizeof(p)) != OK)
        return zip_bad(c, NULL, N_("The zip has no readable directory."));
    out->entries = u64(p + 32);
    out->size = u64(p + 40);
    out->offset = u64(p + 48);
    if (u32(p) != 0x06064b50 || u64(p + 4) != END64_SIZE - 12 ||
        u16(p + 12) >> 8 != 3 || u16(p + 14) != 45 || u32(p + 16) != 0 ||
        u32(p + 20) != 0 || u64(p + 24) != out->entries ||
        u32(locator) != 0x07064b50 || u32(locator + 4) != 0 ||
        u64(locator + 8) != at || u32(locator + 16) != 1 || out->offset > at ||
        out->size != at - out->offset)
        return zip_bad(c, NULL, N_("The zip has no readable directory."));
    return OK;
}

enum result
zip_end_read(struct ctx *c, int fd, uint64_t size, struct zip_end *out)
{
    uint8_t p[END_SIZE], start[4];
    enum result r;

    if (size < END_SIZE || zip_take(c, fd, 0, start, 4) != OK ||
        u32(start) != 0x04034b50)
        return fail(c, ERR_INPUT, "not-zip",
            N_("This file is no package: it is not a zip."));
    if ((r = zip_take(c, fd, size - END_SIZE, p, END_SIZE)) != OK)
        return r;
    if (u32(p) != 0x06054b50 || u16(p + 4) != 0 || u16(p + 6) != 0 ||
        u16(p + 8) != u16(p + 10) || u16(p + 20) != 0)
        return zip_bad(c, NULL,
            N_("The zip does not end as a zip ends: it was cut short or "
               "something was added."));
    *out = (struct zip_end){u16(p + 10), u32(p + 12), u32(p + 16)};
    if (out->offset == ONES || out->size == ONES || out->entries == 0xffff)
        return end64_read(c, fd, size, out);
    if (out->offset + out->size != size - END_SIZE)
        return zip_bad(c, NULL, N_("The zip has no readable directory."));
    return OK;
}

/*
 * The extra fields of a header: none, or the zip64 one with exactly those
 * numbers that the header leaves to it, in this order.
 */
static enum result
extra_read(struct ctx *c, const uint8_t *p, size_t len, uint64_t **number,
    size_t n, const char *name)
{
    size_t want = 0;

    for (size_t i = 0; i < n; i++)
        want += *number[i] == ONES;
    if (want == 0 && len == 0)
        return OK;
    if (want == 0 || len != 4 + 8 * want || u16(p) != 1 ||
        u16(p + 2) != 8 * want)
        return zip_bad(c, name, N_("there is something extra in its header."));
    p += 4;
    for (size_t i = 0; i < n; i++)
        if (*number[i] == ONES) {
            *number[i] = u64(p);
            p += 8;
        }
    return OK;
}

/* What both kinds of header have, from "version needed" on. */
static void
common_read(const uint8_t *p, struct zip_header *out)
{
    *out = (struct zip_header){.needed = u16(p),
        .flags = u16(p + 2),
        .method = u16(p + 4),
        .time = u16(p + 6),
        .date = u16(p + 8),
        .crc = u32(p + 10),
        .packed = u32(p + 14),
        .size = u32(p + 18)};
}

static enum result
name_read(struct ctx *c, const uint8_t *p, size_t len, const char **out)
{
    if (len == 0 || len > ZIP_NAME_MAX || !utf8_valid((const char *)p, len))
        return zip_bad(c, NULL,
            N_("The zip holds a name that is not "
               "readable."));
    *out = mem_strndup(c->mem, (const char *)p, len);
    return OK;
}

static bool
is_ascii(const char *s)
{
    for (; *s != '\0'; s++)
        if ((unsigned char)*s >= 0x80)
            return false;
    return true;
}

static enum result
check_common(struct ctx *c, const struct zip_header *h)
{
    uint16_t utf8 = is_ascii(h->name) ? 0 : FLAG_UTF8;

    if (h->method != 0 && h->method != 8)
        return zip_bad(c, h->name, N_("it is packed in a way not used here."));
    if ((h->needed != 10 && h->needed != 20 && h->needed != 45) ||
        (h->flags & ~(h->method == 8 ? FLAGS_DEFLATE : 0)) != utf8 ||
        h->time != 0)
        return zip_bad(c, h->name, N_("its header is not as written."));
    return OK;
}

enum result
zip_central_read(struct ctx *c, const uint8_t *p, size_t at, size_t len,
    int *made, struct zip_header *out)
{
    uint64_t *big[3] = {&out->size, &out->packed, &out->offset};
    size_t name, extra;
    enum result r;

    if (len - at < CENTRAL_SIZE || u32(p + at) != 0x02014b50)
        return zip_bad(c, NULL, N_("The zip has no readable directory."));
    p += at;
    name = u16(p + 28);
    extra = u16(p + 30);
    if (len - at - CENTRAL_SIZE < name + extra || extra > EXTRA_MAX)
        return zip_bad(c, NULL, N_("The zip has no readable directory."));
    common_read(p + 6, out);
    out->offset = u32(p + 42);
    out->next = at + CENTRAL_SIZE + name + extra;
    if ((r = name_read(c, p + CENTRAL_SIZE, name, &out->name)) != OK ||
        (r = extra_read(
             c, p + CENTRAL_SIZE + name, extra, big, 3, out->name)) != OK)
        return r;
    if (*made < 0)
        *made = u16(p + 4);
    /* Regular files only: a link or a folder has another mode. */
    if (u16(p + 4) != *made || *made >> 8 != 3 || u16(p + 32) != 0 ||
        u16(p + 34) != 0 || u16(p + 36) != 0 || u32(p + 38) != MODE)
        return zip_bad(c, out->name,
            N_("it is not entered as a plain file, as all are here."));
    return check_common(c, out);
}

enum result
zip_local_read(struct ctx *c, int fd, uint64_t offset, struct zip_header *out)
{
    uint8_t p[LOCAL_SIZE + ZIP_NAME_MAX + EXTRA_MAX];
    uint64_t *big[2] = {&out->size, &out->packed};
    size_t name, extra;
    enum result r;

    if ((r = zip_take(c, fd, offset, p, LOCAL_SIZE)) != OK)
        return r;
    name = u16(p + 26);
    extra = u16(p + 28);
    if (u32(p) != 0x04034b50 || name > ZIP_NAME_MAX || extra > EXTRA_MAX)
        return zip_bad(
            c, NULL, N_("Something stands in the zip between its files."));
    common_read(p + 4, out);
    out->offset = offset;
    out->next = LOCAL_SIZE + name + extra;
    if ((r = zip_take(
             c, fd, offset + LOCAL_SIZE, p + LOCAL_SIZE, name + extra)) != OK ||
        (r = name_read(c, p + LOCAL_SIZE, name, &out->name)) != OK)
        return r;
    return extra_read(c, p + LOCAL_SIZE + name, extra, big, 2, out->name);
}
