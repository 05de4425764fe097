/*
 * blob - the folder of blobs.
 *
 * What is being received is in blobs/tmp, locked by whoever receives it, so
 * that the sweep can tell what an interruption has left behind.
 */
#include <config.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "handle.h"
#include "store/blob.h"

/* The power-cut rig leaves these out to see that it is caught. */
#ifndef STORE_SYNC_BLOB
#define STORE_SYNC_BLOB 1
#endif
#ifndef STORE_SYNC_FOLDER
#define STORE_SYNC_FOLDER 1
#endif

#define BUFFER_SIZE 65536
#define SWEEP_AGE 3600 /* s; what is younger may not be locked yet */

struct blob_incoming {
    struct mem *mem; /* its own, which holds this too */
    const char *path;
    struct hash *hash;
    int fd;
    int64_t size, max;
};

static enum result
cannot_write(struct ctx *c, const char *path)
{
    if (errno == ENOSPC || errno == EDQUOT)
        return fail(c, ERR_FAULT, "disk-full",
            N_("The disk is full; nothing was changed."));
    return fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
}

static enum result
write_all(struct ctx *c, int fd, const char *path, const char *p, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, p, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot_write(c, path);
        p += n;
        len -= (size_t)n;
    }
    return OK;
}

/* The next bytes, at most BUFFER_SIZE; 0: the end. */
static enum result
read_next(struct ctx *c, int fd, char *buffer, size_t *len)
{
    ssize_t n;

    do
        n = read(fd, buffer, BUFFER_SIZE);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fail_errno(c, "cannot-read", N_("What was sent cannot be read"));
    *len = (size_t)n;
    return OK;
}

static const char *
blob_folder(struct ctx *c, const char *sha256)
{
    return mem_printf(c->mem, "%s/blobs/%.2s", c->store->dir, sha256);
}

static const char *
blob_path(struct ctx *c, const char *sha256)
{
    return mem_printf(c->mem, "%s/%s", blob_folder(c, sha256), sha256 + 2);
}

/* Is it here already, and what its name says? */
static bool
is_here(struct ctx *c, const char *sha256)
{
    bool here = access(blob_path(c, sha256), F_OK) == 0 &&
                blob_copy(c, sha256, -1) == OK;

    fail_clear(c);
    return here;
}

/*
 * Give what was received its name and make that last.  Bytes that are here are
 * left alone, but for damaged ones, which are replaced; the folder is synced
 * even so, because whoever put them there may not have got so far.
 */
static enum result
settle(struct ctx *c, const char *temporary, const char *sha256)
{
    const char *path = blob_path(c, sha256);
    const char *folder = blob_folder(c, sha256);

    if (is_here(c, sha256)) {
        unlink(temporary);
    } else if (rename(temporary, path) != 0) {
        /* A restored directory may lack folders that were empty. */
        if (errno != ENOENT || (mkdir(folder, 0700) != 0 && errno != EEXIST) ||
            rename(temporary, path) != 0)
            return cannot_write(c, path);
        if (file_sync_folder(c, store_path(c, c->store->dir, "blobs")) != OK)
            return ERR_FAULT;
    }
    return STORE_SYNC_FOLDER ? file_sync_folder(c, folder) : OK;
}

enum result
blob_begin(struct ctx *c, int64_t max, struct blob_incoming **out)
{
    struct mem *mem = mem_new();
    struct blob_incoming *in = mem_alloc(mem, sizeof(*in));
    enum result r;

    *in = (struct blob_incoming){.mem = mem, .max = max};
    in->path = mem_printf(
        mem, "%s/blobs/tmp/%s", c->store->dir, id_text(mem, id_new(c)));
    if ((r = hash_open(c, HASH_SHA256, &in->hash)) != OK)
        goto out;
    in->fd = open(in->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (in->fd < 0) {
        hash_close(in->hash, NULL);
        r = cannot_write(c, in->path);
        goto out;
    }
    flock(in->fd, LOCK_EX | LOCK_NB); /* new, so nobody else has it */
    *out = in;
out:
    if (r != OK)
        mem_free(mem);
    return r;
}

enum result
blob_write(struct ctx *c, struct blob_incoming *in, const void *p, size_t len)
{
    if (len > INT64_MAX || (int64_t)len > in->max - in->size)
        return fail(c, ERR_LIMIT, "too-large",
            N_("The file is larger than %lld bytes, which is the most that is "
               "taken."),
            (long long)in->max);
    hash_add(in->hash, p, len);
    in->size += (int64_t)len;
    return write_all(c, in->fd, in->path, p, len);
}

void
blob_drop(struct blob_incoming *in)
{
    if (in == NULL)
        return;
    unlink(in->path);
    close(in->fd);
    hash_close(in->hash, NULL);
    mem_free(in->mem);
}

enum result
blob_finish(struct ctx *c, struct blob_incoming *in, struct blob *out)
{
    uint8_t digest[SHA256_SIZE];
    enum result r = OK;

    out->size = in->size;
    hash_close(in->hash, digest);
    hex_format(digest, sizeof(digest), out->sha256);
    if (STORE_SYNC_BLOB && fsync(in->fd) != 0)
        r = cannot_write(c, in->path);
    if (r == OK)
        r = settle(c, in->path, out->sha256);
    if (r != OK)
        unlink(in->path);
    close(in->fd);
    mem_free(in->mem);
    return r;
}

enum result
blob_add(struct ctx *c, int fd, int64_t max, struct blob *out)
{
    char *buffer = mem_alloc(c->mem, BUFFER_SIZE);
    struct blob_incoming *in;
    size_t len = 0;
    enum result r;

    if ((r = blob_begin(c, max, &in)) != OK)
        return r;
    while ((r = read_next(c, fd, buffer, &len)) == OK && len > 0)
        if ((r = blob_write(c, in, buffer, len)) != OK)
            break;
    if (r == OK)
        return blob_finish(c, in, out);
    blob_drop(in);
    return r;
}

enum result
blob_add_bytes(struct ctx *c, const void *p, size_t len, struct blob *out)
{
    struct blob_incoming *in;
    enum result r;

    if ((r = blob_begin(c, INT64_MAX, &in)) != OK)
        return r;
    if ((r = blob_write(c, in, p, len)) == OK)
        return blob_finish(c, in, out);
    blob_drop(in);
    return r;
}

enum result
blob_open(struct ctx *c, const char *sha256, int *out_fd)
{
    uint8_t digest[SHA256_SIZE];
    int fd = -1;

    if (hex_parse(sha256, digest, sizeof(digest)))
        fd = open(blob_path(c, sha256), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return fail(c, ERR_FAULT, "blob-missing",
            N_("The stored file %s cannot be opened; restore it from a "
               "backup."),
            sha256);
    *out_fd = fd;
    return OK;
}

enum result
blob_copy(struct ctx *c, const char *sha256, int fd)
{
    char *buffer = mem_alloc(c->mem, BUFFER_SIZE);
    char found[SHA256_HEX_SIZE];
    uint8_t digest[SHA256_SIZE];
    struct hash *hash = NULL;
    size_t len;
    enum result r;
    int from;

    if ((r = blob_open(c, sha256, &from)) != OK)
        return r;
    if ((r = hash_open(c, HASH_SHA256, &hash)) != OK)
        goto out;
    while ((r = read_next(c, from, buffer, &len)) == OK && len > 0) {
        hash_add(hash, buffer, len);
        if (fd >= 0 && (r = write_all(c, fd, sha256, buffer, len)) != OK)
            break;
    }
    hash_close(hash, r == OK ? digest : NULL);
    if (r != OK)
        goto out;
    hex_format(digest, sizeof(digest), found);
    if (strcmp(found, sha256) != 0)
        r = fail(c, ERR_FAULT, "blob-damaged",
            N_("The stored file %s is damaged; restore it from a backup."),
            sha256);
out:
    close(from);
    return r;
}

void
blob_sweep(struct ctx *c)
{
    const char *folder = store_path(c, c->store->dir, "blobs/tmp");
    DIR *d = opendir(folder);
    struct dirent *entry;
    struct stat st;
    int fd;

    while (d != NULL && (entry = readdir(d)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        fd = openat(dirfd(d), entry->d_name, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            continue;
        if (fstat(fd, &st) == 0 && st.st_mtime + SWEEP_AGE < time(NULL) &&
            flock(fd, LOCK_EX | LOCK_NB) == 0)
            unlinkat(dirfd(d), entry->d_name, 0);
        close(fd);
    }
    if (d != NULL)
        closedir(d);
}
