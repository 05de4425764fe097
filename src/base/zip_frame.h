/* zip_frame - parts of a zip's framing: what zip_frame.c reads for
 * zip_read.c. */
#ifndef TYST_BASE_ZIP_FRAME_H
#define TYST_BASE_ZIP_FRAME_H

#include "base/str.h"
#include "base/zip.h"

/* The end of the archive: where its directory lies, and how much. */
struct zip_end {
    uint64_t entries, size, offset;
};

/* What a header says of its entry, from the directory or before the data. */
struct zip_header {
    uint16_t needed, flags, method, time, date;
    uint32_t crc;
    uint64_t packed, size, offset; /* offset: of the local header */
    const char *name;
    uint64_t next; /* where what follows begins, in the bytes given */
};

/* Exactly len bytes at offset. */
enum result zip_take(
    struct ctx *c, int fd, uint64_t offset, void *p, size_t len);

/* "The zip is damaged or was made by another program: …" */
enum result zip_bad(struct ctx *c, const char *name, const char *why);

/* Find and read the end; the directory must reach up to it. */
enum result zip_end_read(
    struct ctx *c, int fd, uint64_t size, struct zip_end *out);

/* The directory's next header, in bytes [at, len) of it; made is the program
 * that all of them name. */
enum result zip_central_read(struct ctx *c, const uint8_t *p, size_t at,
    size_t len, int *made, struct zip_header *out);

/* The header before an entry's data; next is how long it is. */
enum result zip_local_read(
    struct ctx *c, int fd, uint64_t offset, struct zip_header *out);

#endif
