/*
 * zip_write - libzip with a sink and sources of our own: it writes into a
 * descriptor that the caller will sync, and opens each source only when its
 * turn comes, so that any number of them costs one descriptor.
 */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/zip.h"

#define LEVEL 3 /* a fifth less work than 6, and text is little of it */
#define MODE (UINT32_C(0100644) << 16)

struct zip_out {
    zip_t *archive;
    int fd;
    bool begun; /* before that there is nothing */
    uint16_t date;
    struct ctx *c;      /* while finishing: where sources say failures */
    enum result failed; /* what a source said */
    int error;          /* errno of the sink, 0: none */
    zip_error_t none;
};

struct source {
    struct zip_out *z;
    zip_out_source *open;
    const void *arg;
    int64_t size, given;
    int fd;
};

#define CAN(what) ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_##what)

static zip_int64_t
sink_write(struct zip_out *z, const char *p, zip_uint64_t len)
{
    zip_uint64_t done = 0;

    while (done < len) {
        ssize_t n = write(z->fd, p + done, len - done);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            z->error = n < 0 ? errno : ENOSPC;
            return -1;
        }
        done += (zip_uint64_t)n;
    }
    return (zip_int64_t)len;
}

static zip_int64_t
sink_seek(struct zip_out *z, void *data, zip_uint64_t len)
{
    zip_source_args_seek_t *to =
        ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, len, &z->none);

    if (to == NULL || lseek(z->fd, (off_t)to->offset, to->whence) < 0)
        return -1;
    return 0;
}

/* Where the archive goes; a file that is not there until writing begins. */
static zip_int64_t
sink(void *state, void *data, zip_uint64_t len, zip_source_cmd_t what)
{
    struct zip_out *z = state;

    switch (what) {
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_STAT:
        zip_error_set(&z->none, ZIP_ER_READ, ENOENT);
        return -1;
    case ZIP_SOURCE_BEGIN_WRITE: z->begun = true; return 0;
    case ZIP_SOURCE_WRITE: return sink_write(z, data, len);
    case ZIP_SOURCE_SEEK_WRITE: return sink_seek(z, data, len);
    case ZIP_SOURCE_TELL_WRITE: return (zip_int64_t)lseek(z->fd, 0, SEEK_CUR);
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_FREE: return 0;
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&z->none, data, len);
    default: zip_error_set(&z->none, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
}

/* The second and last two digits of the DOS date: from 1980. */
static uint16_t
dos_date(const char *day)
{
    long year = strtol(day, NULL, 10), month = strtol(day + 5, NULL, 10);
    long d = strtol(day + 8, NULL, 10);

    if (year < 1980 || year > 2107)
        return 1 << 5 | 1;
    return (uint16_t)((year - 1980) << 9 | month << 5 | d);
}

enum result
zip_out_open(struct ctx *c, int fd, const char *day, struct zip_out **out)
{
    struct zip_out *z = mem_alloc(c->mem, sizeof(*z));
    zip_source_t *to;

    z->fd = fd;
    z->date = dos_date(day);
    zip_error_init(&z->none);
    to = zip_source_function_create(sink, z, &z->none);
    if (to != NULL)
        z->archive = zip_open_from_source(to, ZIP_CREATE, &z->none);
    if (z->archive == NULL) {
        zip_source_free(to);
        return fail(c, ERR_FAULT, "zip", N_("The package cannot be begun."));
    }
    *out = z;
    return OK;
}

static zip_int64_t
source_read(struct source *s, void *data, zip_uint64_t len)
{
    ssize_t n;

    do
        n = read(s->fd, data, len);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        s->z->failed = fail_errno(
            s->z->c, "cannot-read", N_("A file of evidence cannot be read"));
    else if ((s->given += n) > s->size || (n == 0 && s->given < s->size))
        s->z->failed = fail(s->z->c, ERR_FAULT, "blob-damaged",
            N_("A file of evidence changed its length while it was read."));
    return s->z->failed != OK ? -1 : n;
}

static zip_int64_t
source_open(struct source *s)
{
    s->given = 0;
    s->z->failed = s->open(s->z->c, s->arg, &s->fd);
    return s->z->failed != OK ? -1 : 0;
}

static void
source_close(struct source *s)
{
    if (s->fd >= 0)
        close(s->fd);
    s->fd = -1;
}

static zip_int64_t
source_answer(void *state, void *data, zip_uint64_t len, zip_source_cmd_t what)
{
    struct source *s = state;
    zip_stat_t *st = data;

    switch (what) {
    case ZIP_SOURCE_SUPPORTS:
        return CAN(OPEN) | CAN(READ) | CAN(CLOSE) | CAN(STAT) | CAN(ERROR) |
               CAN(FREE);
    case ZIP_SOURCE_OPEN: return source_open(s);
    case ZIP_SOURCE_READ: return source_read(s, data, len);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: source_close(s); return 0;
    case ZIP_SOURCE_STAT:
        zip_stat_init(st);
        st->valid = ZIP_STAT_SIZE;
        st->size = (zip_uint64_t)s->size;
        return sizeof(*st);
    case ZIP_SOURCE_ERROR:
        zip_error_set(&s->z->none, ZIP_ER_READ, EIO);
        return zip_error_to_data(&s->z->none, data, len);
    default: return -1;
    }
}

/* Take a source into the archive, or free it. */
static enum result
add(struct ctx *c, struct zip_out *z, const char *name, zip_source_t *from,
    bool deflate)
{
    zip_int64_t i = -1;

    if (from != NULL)
        i = zip_file_add(z->archive, name, from, ZIP_FL_ENC_UTF_8);
    if (i < 0) {
        zip_source_free(from);
        return fail(c, ERR_FAULT, "zip",
            N_("The package cannot take a file named %s."), name);
    }
    if (zip_set_file_compression(z->archive, (zip_uint64_t)i,
            deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE, LEVEL) != 0 ||
        zip_file_set_dostime(z->archive, (zip_uint64_t)i, 0, z->date, 0) != 0 ||
        zip_file_set_external_attributes(
            z->archive, (zip_uint64_t)i, 0, ZIP_OPSYS_UNIX, MODE) != 0)
        return fail(c, ERR_FAULT, "zip",
            N_("The package cannot take a file named %s."), name);
    return OK;
}

enum result
zip_out_bytes(struct ctx *c, struct zip_out *z, const char *name, const void *p,
    size_t len)
{
    bool deflate = len > 0 && len <= (size_t)ZIP_DEFLATE_MAX;

    return add(c, z, name, zip_source_buffer(z->archive, p, len, 0), deflate);
}

enum result
zip_out_file(struct ctx *c, struct zip_out *z, const char *name, int64_t size,
    bool deflate, zip_out_source *source, const void *arg)
{
    struct source *s = mem_alloc(c->mem, sizeof(*s));

    *s = (struct source){
        .z = z, .open = source, .arg = arg, .size = size, .fd = -1};
    return add(c, z, name, zip_source_function(z->archive, source_answer, s),
        deflate && size > 0 && size <= ZIP_DEFLATE_MAX);
}

enum result
zip_out_finish(struct ctx *c, struct zip_out *z)
{
    z->c = c;
    if (zip_close(z->archive) == 0) {
        z->archive = NULL;
        return OK;
    }
    if (z->failed != OK)
        return z->failed;
    errno = z->error ? z->error : EIO;
    return fail_errno(c, "cannot-write", N_("The package cannot be written"));
}

void
zip_out_close(struct zip_out *z)
{
    if (z == NULL)
        return;
    if (z->archive != NULL)
        zip_discard(z->archive);
    z->archive = NULL;
    zip_error_fini(&z->none);
}
