/*
 * zip_read - an archive, if every byte of it is where and what it should be.
 *
 * Entries lie one behind the other from the first byte to the directory, in
 * the directory's order; the header before each says the same as the
 * directory.  What is deflated must end where it is said to end, with unused
 * bits zero.
 */
#include <config.h>

#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

#include "base/time.h"
#include "base/utf8.h"
#include "zip_frame.h"

#define RATIO_MAX 200
#define PART ((size_t)1 << 17)
#define DIRECTORY_MAX (ZIP_ENTRIES_MAX * (46 + ZIP_NAME_MAX + 32))

/* Relative, without "..", without what some systems take for a path. */
static bool
is_safe(const char *name)
{
    size_t len = strlen(name);

    if (name[0] == '/' || name[len - 1] == '/' || strchr(name, '\\') != NULL ||
        strchr(name, ':') != NULL || strstr(name, "//") != NULL)
        return false;
    for (const char *part = name; part != NULL; part = strchr(part, '/')) {
        part += *part == '/';
        if (part[0] == '.' &&
            (part[1] == '/' || part[1] == '\0' ||
                (part[1] == '.' && (part[2] == '/' || part[2] == '\0'))))
            return false;
    }
    for (; *name != '\0'; name++)
        if ((unsigned char)*name < ' ' || *name == 0x7f)
            return false;
    return true;
}

static enum result
check_limits(struct ctx *c, const struct zip_header *h, int64_t *total)
{
    if (h->size > (uint64_t)ZIP_ENTRY_MAX ||
        h->packed > (uint64_t)ZIP_ENTRY_MAX)
        return fail(c, ERR_LIMIT, "zip-limit",
            N_("%s: it is larger than 2 GiB."), h->name);
    if (h->size > (uint64_t)ZIP_DEFLATE_MAX && h->size / RATIO_MAX > h->packed)
        return fail(c, ERR_LIMIT, "zip-limit",
            N_("%s: it unfolds more than 200 times, which no file of a "
               "package does."),
            h->name);
    if ((*total += (int64_t)h->size) > ZIP_TOTAL_MAX)
        return fail(c, ERR_LIMIT, "zip-limit",
            N_("The files of the zip are larger than 20 GiB together."));
    if (h->method == 0 && h->size != h->packed)
        return zip_bad(c, h->name, N_("its header is not as written."));
    return OK;
}

static bool
agree(const struct zip_header *a, const struct zip_header *b)
{
    return a->needed == b->needed && a->flags == b->flags &&
           a->method == b->method && a->time == b->time && a->date == b->date &&
           a->crc == b->crc && a->packed == b->packed && a->size == b->size &&
           a->offset == b->offset && strcmp(a->name, b->name) == 0;
}

/* One entry: at is where the last one ended. */
static enum result
check_entry(struct ctx *c, int fd, const struct zip_header *h, uint64_t *at,
    int64_t *total, struct zip_entry *out)
{
    struct zip_header local;
    enum result r;

    if (!is_safe(h->name))
        return zip_bad(c, h->name, N_("it has a name that leads elsewhere."));
    if ((r = check_limits(c, h, total)) != OK ||
        (r = zip_local_read(c, fd, *at, &local)) != OK)
        return r;
    if (!agree(&local, h))
        return zip_bad(c, h->name,
            N_("the zip's directory and the header of the file differ."));
    *out = (struct zip_entry){.name = h->name,
        .size = (int64_t)h->size,
        .packed = (int64_t)h->packed,
        .crc = h->crc,
        .offset = (int64_t)(*at + local.next),
        .deflated = h->method == 8};
    *at += local.next + h->packed;
    return OK;
}

static enum result
check_duplicates(struct ctx *c, const struct zip_in *z)
{
    char **folded = mem_array(c->mem, z->n + 1, sizeof(*folded));

    for (size_t i = 0; i < z->n; i++)
        folded[i] = utf8_fold(c->mem, z->entry[i].name);
    qsort(folded, z->n, sizeof(*folded), str_compare);
    for (size_t i = 1; i < z->n; i++)
        if (strcmp(folded[i - 1], folded[i]) == 0)
            return zip_bad(c, folded[i],
                N_("there are two files of this name, but for capitals and "
                   "accents."));
    return OK;
}

static const char *
day_of(struct mem *m, uint16_t date)
{
    return mem_printf(
        m, "%04d-%02d-%02d", 1980 + (date >> 9), date >> 5 & 15, date & 31);
}

static enum result
read_entries(struct ctx *c, struct zip_in *z, const struct zip_end *end)
{
    uint8_t *directory = mem_alloc(c->mem, (size_t)end->size + 1);
    struct zip_header h;
    uint64_t at = 0;
    int64_t total = 0;
    int made = -1, date = -1;
    enum result r;
    size_t next = 0;

    r = zip_take(c, z->fd, end->offset, directory, (size_t)end->size);
    for (; r == OK && z->n < end->entries; next = (size_t)h.next) {
        if ((r = zip_central_read(
                 c, directory, next, (size_t)end->size, &made, &h)) != OK ||
            (r = check_entry(c, z->fd, &h, &at, &total, &z->entry[z->n++])) !=
                OK)
            return r;
        if (date < 0)
            date = h.date;
        if (date != h.date)
            return zip_bad(c, h.name,
                N_("its date is not that of the "
                   "others."));
    }
    if (r == OK && (next != end->size || at != end->offset))
        return zip_bad(
            c, NULL, N_("Something stands in the zip between its files."));
    z->day = day_of(c->mem, (uint16_t)(date < 0 ? 0 : date));
    return r;
}

enum result
zip_in_open(struct ctx *c, int fd, struct zip_in *out)
{
    struct zip_end end;
    struct stat st;
    enum result r;

    *out = (struct zip_in){.fd = fd};
    if (fstat(fd, &st) != 0)
        return fail_errno(c, "cannot-read", N_("The package cannot be read"));
    out->size = st.st_size;
    if ((r = zip_end_read(c, fd, (uint64_t)st.st_size, &end)) != OK)
        return r;
    if (end.entries > ZIP_ENTRIES_MAX || end.size > DIRECTORY_MAX)
        return fail(c, ERR_LIMIT, "zip-limit",
            N_("The zip holds more than 10 000 files."));
    out->entry =
        mem_array(c->mem, (size_t)end.entries + 1, sizeof(*out->entry));
    if ((r = read_entries(c, out, &end)) != OK)
        return r;
    return check_duplicates(c, out);
}

const struct zip_entry *
zip_in_find(const struct zip_in *z, const char *name)
{
    for (size_t i = 0; i < z->n; i++)
        if (strcmp(z->entry[i].name, name) == 0)
            return &z->entry[i];
    return NULL;
}

/* An entry while it is read. */
struct reading {
    struct ctx *c;
    const struct zip_in *z;
    const struct zip_entry *entry;
    zip_in_sink *sink;
    void *arg;
    int64_t taken, given;
    uint32_t crc;
    uint8_t last; /* byte that was inflated */
    uint8_t in[PART], out[PART];
};

static enum result
give(struct reading *g, const uint8_t *p, size_t len)
{
    g->given += (int64_t)len;
    if (g->given > g->entry->size)
        return zip_bad(
            g->c, g->entry->name, N_("it holds more than the zip says."));
    g->crc = (uint32_t)crc32(g->crc, p, (uInt)len);
    g->sink(p, len, g->arg);
    return OK;
}

/* The next part of the packed bytes into in. */
static enum result
take(struct reading *g, size_t *out_len)
{
    int64_t left = g->entry->packed - g->taken;
    enum result r;

    *out_len = left < (int64_t)PART ? (size_t)left : PART;
    r = zip_take(g->c, g->z->fd, (uint64_t)(g->entry->offset + g->taken), g->in,
        *out_len);
    g->taken += (int64_t)*out_len;
    return r;
}

static enum result
copy_stored(struct reading *g)
{
    enum result r = OK;
    size_t len;

    while (r == OK && g->taken < g->entry->packed)
        if ((r = take(g, &len)) == OK)
            r = give(g, g->in, len);
    return r;
}

/*
 * The bits of its last byte that a stream does not use are to be zero.  zlib
 * tells their number at the end of a block (bit 7 of data_type; bit 6: it was
 * the last one), and forgets it when it goes on.
 */
static bool
ends_clean(const z_stream *s, uint8_t last)
{
    int unused = s->data_type & 7;

    return (s->data_type & 192) != 192 || unused == 0 ||
           last >> (8 - unused) == 0;
}

/* Inflate what is in g->in until it is used up or the stream ends; a full
 * buffer means that there is more to come. */
static enum result
inflate_part(struct reading *g, z_stream *s, int *status)
{
    enum result r;

    do {
        s->next_out = g->out;
        s->avail_out = PART;
        *status = inflate(s, Z_BLOCK);
        if (*status == Z_BUF_ERROR)
            *status = Z_OK; /* nothing was left to do */
        if (s->next_in > g->in)
            g->last = s->next_in[-1];
        if (*status == Z_OK && !ends_clean(s, g->last))
            *status = Z_DATA_ERROR;
        r = give(g, g->out, PART - s->avail_out);
    } while (
        r == OK && *status == Z_OK &&
        (s->avail_out == 0 || s->avail_in > 0 || (s->data_type & 128) != 0));
    return r;
}

static enum result
copy_deflated(struct reading *g)
{
    z_stream s = {0};
    int status = Z_OK;
    enum result r = OK;
    size_t len = 0;

    if (inflateInit2(&s, -MAX_WBITS) != Z_OK)
        return fail(g->c, ERR_FAULT, "zlib",
            N_("There is not enough memory to unpack."));
    while (r == OK && status == Z_OK && g->taken < g->entry->packed) {
        if ((r = take(g, &len)) != OK)
            break;
        s.next_in = g->in;
        s.avail_in = (uInt)len;
        r = inflate_part(g, &s, &status);
    }
    if (r == OK && (status != Z_STREAM_END || s.avail_in != 0 ||
                       g->taken != g->entry->packed))
        r = zip_bad(g->c, g->entry->name, N_("it cannot be unpacked."));
    inflateEnd(&s);
    return r;
}

enum result
zip_in_copy(struct ctx *c, const struct zip_in *z,
    const struct zip_entry *entry, zip_in_sink *sink, void *arg)
{
    struct mem *scratch = mem_new();
    struct reading *g = mem_alloc(scratch, sizeof(*g));
    enum result r;

    g->c = c;
    g->z = z;
    g->entry = entry;
    g->sink = sink;
    g->arg = arg;
    r = entry->deflated ? copy_deflated(g) : copy_stored(g);
    if (r == OK && (g->given != entry->size || g->crc != entry->crc))
        r = zip_bad(c, entry->name, N_("its bytes have been changed."));
    mem_free(scratch);
    return r;
}

static void
keep(const void *p, size_t len, void *arg)
{
    str_add(arg, p, len);
}

enum result
zip_in_text(struct ctx *c, const struct zip_in *z,
    const struct zip_entry *entry, size_t max, char **out)
{
    struct str s = {.mem = c->mem, .cap = (size_t)entry->size + 1};
    enum result r;

    if (entry->size > (int64_t)max)
        return fail(c, ERR_LIMIT, "zip-limit",
            N_("%s: it is larger than such a file may be."), entry->name);
    s.s = mem_alloc(c->mem, s.cap);
    r = zip_in_copy(c, z, entry, keep, &s);
    *out = s.s;
    return r;
}
