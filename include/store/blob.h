/*
 * blob - bytes of evidence, kept once under their SHA-256 and never changed.
 *
 * They are on the disk before a row may name them: written to a file of their
 * own, synced, renamed to blobs/ab/cdef…, the folder synced; only then does
 * adding return.  Bytes that are here already are compared with what came.
 */
#ifndef TYST_STORE_BLOB_H
#define TYST_STORE_BLOB_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/hash.h"

struct blob {
    char sha256[SHA256_HEX_SIZE]; /* lower-case */
    int64_t size;
};

/*
 * Read fd to its end and keep that.  ERR_LIMIT "too-large" above max bytes;
 * ERR_FAULT "disk-full", "cannot-read" or "cannot-write".
 */
enum result blob_add(struct ctx *c, int fd, int64_t max, struct blob *out);
enum result blob_add_bytes(
    struct ctx *c, const void *p, size_t len, struct blob *out);

/*
 * The same for bytes that come piece by piece, when the receiver calls.  What
 * is incoming is its own memory: any thread with a ctx on the store may write
 * the next piece.  blob_finish() or blob_drop() (NULL is allowed) ends it,
 * whatever they say; after a failed blob_write() only dropping is left.
 */
struct blob_incoming;

enum result blob_begin(struct ctx *c, int64_t max, struct blob_incoming **out);
enum result blob_write(
    struct ctx *c, struct blob_incoming *in, const void *p, size_t len);
enum result blob_finish(
    struct ctx *c, struct blob_incoming *in, struct blob *out);
void blob_drop(struct blob_incoming *in);

/*
 * Open it to read; the caller closes.  ERR_FAULT "blob-missing" when it is not
 * there.  The bytes are not checked: blob_copy() does.
 */
enum result blob_open(struct ctx *c, const char *sha256, int *out_fd);

/*
 * Write it to fd (-1: only check it), hashing what is read.  ERR_FAULT
 * "blob-missing", or "blob-damaged" once all of it is written: what was
 * written must then not be used.
 */
enum result blob_copy(struct ctx *c, const char *sha256, int fd);

#endif
