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

/* Where the bytes come from: a descriptor, or memory when fd is -1. */
struct source {
    int fd;
    const char *p;
    size_t len;
    int64_t max;
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

/* The next bytes, at most BUFFER_SIZE, in *p (which may be buffer); 0: end. */
static enum result
next(struct ctx *c, struct source *from, char *buffer, const char **p,
    size_t *len)
{
    ssize_t n;

    if (from->fd < 0) {
        *p = from->p;
        *len = from->len < BUFFER_SIZE ? from->len : BUFFER_SIZE;
        from->p += *len;
        from->len -= *len;
        return OK;
    }
    do
        n = read(from->fd, buffer, BUFFER_SIZE);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fail_errno(c, "cannot-read", N_("What was sent cannot be read"));
    *p = buffer;
    *len = (size_t)n;
    return OK;
}

/* All of it into fd, hashed on the way. */
static enum result
receive(struct ctx *c, struct source *from, int fd, const char *path,
    struct blob *out)
{
    char *buffer = mem_alloc(c->mem, BUFFER_SIZE);
    uint8_t digest[SHA256_SIZE];
    struct hash *hash;
    const char *p;
    size_t len;
    enum result r;

    if ((r = hash_open(c, HASH_SHA256, &hash)) != OK)
        return r;
    for (out->size = 0; (r = next(c, from, buffer, &p, &len)) == OK && len > 0;
         out->size += (int64_t)len) {
        if ((int64_t)len > from->max - out->size) {
            r = fail(c, ERR_LIMIT, "too-large",
                N_("The file is larger than %lld bytes, which is the most "
                   "that is taken."),
                (long long)from->max);
            break;
        }
        hash_add(hash, p, len);
        if ((r = write_all(c, fd, path, p, len)) != OK)
            break;
    }
    hash_close(hash, r == OK ? digest : NULL);
    if (r != OK)
        return r;
    hex_format(digest, sizeof(digest), out->sha256);
    if (STORE_SYNC_BLOB && fsync(fd) != 0)
        return cannot_write(c, path);
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

static enum result
add(struct ctx *c, struct source *from, struct blob *out)
{
    const char *path = mem_printf(
        c->mem, "%s/blobs/tmp/%s", c->store->dir, id_text(c->mem, id_new(c)));
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    enum result r;

    if (fd < 0)
        return cannot_write(c, path);
    flock(fd, LOCK_EX | LOCK_NB); /* new, so nobody else has it */
    r = receive(c, from, fd, path, out);
    if (r == OK)
        r = settle(c, path, out->sha256);
    if (r != OK)
        unlink(path);
    close(fd);
    return r;
}

enum result
blob_add(struct ctx *c, int fd, int64_t max, struct blob *out)
{
    return add(c, &(struct source){.fd = fd, .max = max}, out);
}

enum result
blob_add_bytes(struct ctx *c, const void *p, size_t len, struct blob *out)
{
    return add(c,
        &(struct source){.fd = -1, .p = p, .len = len, .max = INT64_MAX}, out);
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
    struct source from = {.fd = -1};
    struct hash *hash = NULL;
    const char *p;
    size_t len;
    enum result r;

    if ((r = blob_open(c, sha256, &from.fd)) != OK)
        return r;
    if ((r = hash_open(c, HASH_SHA256, &hash)) != OK)
        goto out;
    while ((r = next(c, &from, buffer, &p, &len)) == OK && len > 0) {
        hash_add(hash, p, len);
        if (fd >= 0 && (r = write_all(c, fd, sha256, p, len)) != OK)
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
    close(from.fd);
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
