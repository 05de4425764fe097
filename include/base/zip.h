/*
 * zip - archives (APPNOTE 6.3): written by libzip, read by ourselves.
 *
 * Writing gives equal bytes for equal input: entries in the order added, one
 * time for all of them, one set of attributes.  libzip writes everything in
 * one go at the end and never syncs, so the caller gives it a file of its own
 * and syncs and renames that.
 *
 * Reading accepts only what writing makes: no byte of the file may be without
 * a meaning, because a byte without one could be changed unseen.  libzip would
 * overlook gaps, differing local headers and attributes, so the reader is ours
 * and only the inflating is zlib's.  It is for the parser child.
 */
#ifndef TYST_BASE_ZIP_H
#define TYST_BASE_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"

#define ZIP_NAME_MAX 255 /* bytes of a name with its folders */
#define ZIP_ENTRIES_MAX 10000
#define ZIP_ENTRY_MAX ((int64_t)2 << 30)
#define ZIP_TOTAL_MAX ((int64_t)20 << 30)
#define ZIP_DEFLATE_MAX ((int64_t)16 << 20) /* larger ones are stored */

struct zip_out;

/* Write to fd, an empty file of the caller's; all entries have the day's time.
 * It is the caller's to close. */
enum result zip_out_open(
    struct ctx *c, int fd, const char *day, struct zip_out **out);

/* Add bytes, which must stay until the end, deflated. */
enum result zip_out_bytes(struct ctx *c, struct zip_out *z, const char *name,
    const void *p, size_t len);

/* Where an entry's bytes come from when their turn comes. */
typedef enum result zip_out_source(struct ctx *c, const void *arg, int *out_fd);

/* Add size bytes of what from opens; deflate them or store them. */
enum result zip_out_file(struct ctx *c, struct zip_out *z, const char *name,
    int64_t size, bool deflate, zip_out_source *source, const void *arg);

/* Write it all.  What source said, or ERR_FAULT "cannot-write". */
enum result zip_out_finish(struct ctx *c, struct zip_out *z);

void zip_out_close(struct zip_out *z); /* NULL is allowed */

struct zip_entry {
    const char *name;
    int64_t size, packed; /* bytes of it, and in the archive */
    int64_t offset;       /* where those begin */
    uint32_t crc;
    bool deflated;
};

struct zip_in {
    int fd;
    int64_t size;    /* of the archive */
    const char *day; /* of every entry */
    struct zip_entry *entry;
    size_t n;
};

/*
 * Read and check the whole framing of the archive in fd.  ERR_INPUT "not-zip"
 * when it is none, "bad-zip" says which entry is wrong and how, ERR_LIMIT
 * "zip-limit" when it holds more than the limits above or unfolds more than
 * 200 times.
 */
enum result zip_in_open(struct ctx *c, int fd, struct zip_in *out);

/* NULL when there is none. */
const struct zip_entry *zip_in_find(const struct zip_in *z, const char *name);

typedef void zip_in_sink(const void *p, size_t len, void *arg);

/* Hand the entry's bytes to sink, a part at a time; ERR_INPUT "bad-zip" when
 * they are not as many as promised or have another checksum. */
enum result zip_in_copy(struct ctx *c, const struct zip_in *z,
    const struct zip_entry *entry, zip_in_sink *sink, void *arg);

/* All of them, with a NUL behind; ERR_LIMIT "zip-limit" above max. */
enum result zip_in_text(struct ctx *c, const struct zip_in *z,
    const struct zip_entry *entry, size_t max, char **out);

#endif
