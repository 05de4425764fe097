/*
 * file - whole files in and out.
 *
 * What is read has a maximum; what is written is complete and on the disk, or
 * not there.  Larger things (evidence) go through store/blob.h.
 */
#ifndef TYST_BASE_FILE_H
#define TYST_BASE_FILE_H

#include <stddef.h>
#include <sys/types.h>

#include "base/ctx.h"

/*
 * The whole of a regular file or pipe, and a NUL after it that is not counted.
 * ERR_NOT_FOUND "no-file" or "is-folder", ERR_LIMIT "too-large" when it holds
 * more than max bytes, ERR_FAULT "cannot-read".
 */
enum result file_read(
    struct ctx *c, const char *path, size_t max, char **out, size_t *out_len);

/* The same of what is open; name is what a message calls it. */
enum result file_read_fd(struct ctx *c, int fd, const char *name, size_t max,
    char **out, size_t *out_len);

/* Open a file to read, never a folder: failures as of file_read. */
enum result file_open(struct ctx *c, const char *path, int *out_fd);

/*
 * Make path hold these bytes: written beside it, synced, renamed over it, and
 * its folder synced.  After a failure path is what it was.
 */
enum result file_write(
    struct ctx *c, const char *path, const void *p, size_t len, mode_t mode);

/* All of it to fd, whatever interrupts; ERR_FAULT "cannot-write". */
enum result file_write_fd(
    struct ctx *c, int fd, const char *name, const void *p, size_t len);

/* Sync the folder itself, so that a rename in it survives a power cut. */
enum result file_sync_folder(struct ctx *c, const char *folder);

/* The folder that holds path ("." for a bare name), and its last part. */
char *path_folder(struct mem *m, const char *path);
const char *path_name(const char *path);

#endif
