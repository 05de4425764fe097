/* file - whole files in and out. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static enum result
cannot_read(struct ctx *c, const char *name)
{
    return fail_errno(c, "cannot-read", N_("%s cannot be read"), name);
}

enum result
file_open(struct ctx *c, const char *path, int *out_fd)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return fail(
            c, ERR_NOT_FOUND, "no-file", N_("There is no file %s."), path);
    if (fd < 0)
        return cannot_read(c, path);
    if (fstat(fd, &st) != 0) {
        enum result r = cannot_read(c, path);

        close(fd);
        return r;
    }
    if (S_ISDIR(st.st_mode)) {
        close(fd);
        return fail(c, ERR_NOT_FOUND, "is-folder", N_("%s is a folder."), path);
    }
    *out_fd = fd;
    return OK;
}

static enum result
too_large(struct ctx *c, const char *name, size_t max)
{
    return fail(c, ERR_LIMIT, "too-large",
        N_("%s is larger than %zu bytes, the most that is read here."), name,
        max);
}

enum result
file_read_fd(struct ctx *c, int fd, const char *name, size_t max, char **out,
    size_t *out_len)
{
    struct stat st;
    size_t len = 0, cap = 4096;
    char *p;

    /* A regular file says its size: refuse without reading, allocate once. */
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        if ((uintmax_t)st.st_size > max)
            return too_large(c, name, max);
        cap = (size_t)st.st_size + 2;
    }
    p = mem_alloc(c->mem, cap);
    for (;;) {
        ssize_t n;

        if (len + 1 == cap) {
            p = mem_grow(c->mem, p, cap, 2 * cap);
            cap *= 2;
        }
        n = read(fd, p + len, cap - len - 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot_read(c, name);
        if (n == 0)
            break;
        len += (size_t)n;
        if (len > max)
            return too_large(c, name, max);
    }
    p[len] = '\0';
    *out = p;
    *out_len = len;
    return OK;
}

enum result
file_read(
    struct ctx *c, const char *path, size_t max, char **out, size_t *out_len)
{
    enum result r;
    int fd;

    if ((r = file_open(c, path, &fd)) != OK)
        return r;
    r = file_read_fd(c, fd, path, max, out, out_len);
    close(fd);
    return r;
}

enum result
file_write_fd(
    struct ctx *c, int fd, const char *name, const void *p, size_t len)
{
    const char *next = p;

    while (len > 0) {
        ssize_t n = write(fd, next, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail_errno(
                c, "cannot-write", N_("%s cannot be written"), name);
        next += n;
        len -= (size_t)n;
    }
    return OK;
}

char *
path_folder(struct mem *m, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return mem_strdup(m, ".");
    return mem_strndup(m, path, slash > path ? (size_t)(slash - path) : 1);
}

const char *
path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

enum result
file_sync_folder(struct ctx *c, const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int failed = fd < 0 || fsync(fd) != 0;
    enum result r = OK;

    if (failed)
        r = fail_errno(
            c, "cannot-write", N_("The folder %s cannot be synced"), folder);
    if (fd >= 0)
        close(fd);
    return r;
}

/* A name beside path that nobody else uses. */
static char *
name_beside(struct ctx *c, const char *path)
{
    char text[ID_TEXT_SIZE];

    id_format(id_new(c), text);
    return mem_printf(c->mem, "%s.%s.tmp", path, text);
}

enum result
file_write(
    struct ctx *c, const char *path, const void *p, size_t len, mode_t mode)
{
    char *beside = name_beside(c, path);
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    enum result r;

    if (fd < 0)
        return fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    r = file_write_fd(c, fd, path, p, len);
    if (r == OK && fsync(fd) != 0)
        r = fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    if (close(fd) != 0 && r == OK)
        r = fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    if (r == OK && rename(beside, path) != 0)
        r = fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    if (r != OK) {
        unlink(beside);
        return r;
    }
    return file_sync_folder(c, path_folder(c->mem, path));
}
