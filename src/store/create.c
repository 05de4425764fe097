/*
 * create - a new data directory.
 *
 * All is made in place, because the folder may be one that exists and whose
 * parent is not ours (a mount, a service's state directory).  The database
 * gets its name last, so that whatever is interrupted is no data directory.
 */
#include <config.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "handle.h"

#define NEW_DATABASE DATABASE ".new"

static const char *const folders[] = {"blobs", "blobs/tmp", "uploads", "keys",
    "packages", "outbox", "checkpoints"};

/* The first ones are what the database is made as. */
#define NEW_FILES 4
static const char *const files[] = {NEW_DATABASE, NEW_DATABASE "-journal",
    NEW_DATABASE "-wal", NEW_DATABASE "-shm", DATABASE, DATABASE "-wal",
    DATABASE "-shm", LOCK, "keys/ledger.pem", "keys/package.pem", "keys/signed",
    "checkpoints/newest"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static enum result
make_folder(struct ctx *c, const char *path)
{
    if (mkdir(path, 0700) == 0 || errno == EEXIST)
        return OK;
    return fail_errno(
        c, "cannot-write", N_("The folder %s cannot be made"), path);
}

/* The folder and those above it that are missing, each synced in its parent. */
static enum result
make_path(struct ctx *c, const char *dir)
{
    char *path = mem_strdup(c->mem, dir);
    enum result r;

    for (char *s = path + 1;; s++) {
        char end = *s;
        bool is_new;

        if (end != '/' && end != '\0')
            continue;
        *s = '\0';
        is_new = access(path, F_OK) != 0;
        if (is_new &&
            ((r = make_folder(c, path)) != OK ||
                (r = file_sync_folder(c, path_folder(c->mem, path))) != OK))
            return r;
        *s = end;
        if (end == '\0')
            return OK;
    }
}

static enum result
make_folders(struct ctx *c, const char *dir)
{
    enum result r;

    for (size_t i = 0; i < COUNT(folders); i++)
        if ((r = make_folder(c, store_path(c, dir, folders[i]))) != OK)
            return r;
    for (int i = 0; i < 256; i++)
        if ((r = make_folder(c,
                 mem_printf(c->mem, "%s/blobs/%02x", dir, (unsigned)i))) != OK)
            return r;
    if ((r = file_sync_folder(c, store_path(c, dir, "blobs"))) != OK)
        return r;
    return file_sync_folder(c, dir);
}

/* Take away what was made; what holds something of somebody else's stays. */
static void
unmake(struct ctx *c, const char *dir)
{
    for (size_t i = 0; i < COUNT(files); i++)
        unlink(store_path(c, dir, files[i]));
    for (int i = 0; i < 256; i++)
        rmdir(mem_printf(c->mem, "%s/blobs/%02x", dir, (unsigned)i));
    for (size_t i = COUNT(folders); i > 0; i--)
        rmdir(store_path(c, dir, folders[i - 1]));
}

/* Is name something that a creation which was interrupted has left? */
static bool
is_left_over(const char *name)
{
    for (size_t i = 0; i < COUNT(files); i++)
        if (strcmp(name, files[i]) == 0)
            return true;
    for (size_t i = 0; i < COUNT(folders); i++)
        if (strcmp(name, folders[i]) == 0)
            return true;
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
           strcmp(name, "lost+found") == 0;
}

static enum result
check_vacant(struct ctx *c, const char *dir)
{
    DIR *d = opendir(dir);
    struct dirent *entry;
    enum result r = OK;

    if (d == NULL)
        return fail_errno(c, "cannot-read", N_("%s cannot be read"), dir);
    if (access(store_path(c, dir, DATABASE), F_OK) == 0)
        r = fail(c, ERR_CONFLICT, "data-exists",
            N_("There is a data directory %s already."), dir);
    while (r == OK && (entry = readdir(d)) != NULL)
        if (!is_left_over(entry->d_name))
            r = fail(c, ERR_CONFLICT, "not-empty",
                N_("The folder %s is not empty; a new data directory needs an "
                   "empty or new one."),
                dir);
    closedir(d);
    return r;
}

/* An empty file, so that its mode does not depend on the umask. */
static enum result
make_private(struct ctx *c, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0)
        return fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    close(fd);
    return OK;
}

/* Make the database under a name that nobody opens, and run body in it. */
static enum result
make_database(struct ctx *c, const char *dir, store_body *body, void *arg)
{
    const char *path = store_path(c, dir, NEW_DATABASE);
    struct db *db;
    enum result r;

    for (size_t i = 0; i < NEW_FILES; i++)
        unlink(store_path(c, dir, files[i]));
    if ((r = make_private(c, path)) != OK ||
        (r = db_sqlite.open(c, path, DB_CREATE, &db)) != OK)
        return r;
    r = migrate(c, db, path);
    db_sqlite.close(db);
    if (r != OK)
        return r;
    if ((r = store_open_named(c, dir, NEW_DATABASE, STORE_WRITE)) != OK)
        return r;
    if ((r = store_write(c, body, arg)) == OK)
        r = store_settle(c);
    store_close(c);
    return r;
}

/* All of it is in one file and synced: give that its name. */
static enum result
name_database(struct ctx *c, const char *dir)
{
    const char *path = store_path(c, dir, DATABASE);

    unlink(store_path(c, dir, NEW_DATABASE "-wal"));
    unlink(store_path(c, dir, NEW_DATABASE "-shm"));
    if (rename(store_path(c, dir, NEW_DATABASE), path) != 0)
        return fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    return file_sync_folder(c, dir);
}

/* The folder itself is locked, so that two creations do not mix. */
static enum result
create_in(struct ctx *c, const char *dir, store_body *body, void *arg)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    enum result r;

    if (fd < 0 || fchmod(fd, 0700) != 0)
        r = fail_errno(
            c, "cannot-write", N_("The folder %s cannot be made private"), dir);
    else if (flock(fd, LOCK_EX | LOCK_NB) != 0)
        r = fail(c, ERR_BUSY, "busy",
            N_("Somebody else is making the data directory %s."), dir);
    else if ((r = check_vacant(c, dir)) == OK &&
             ((r = make_folders(c, dir)) != OK ||
                 (r = make_database(c, dir, body, arg)) != OK ||
                 (r = name_database(c, dir)) != OK ||
                 (r = store_open(c, dir, STORE_WRITE)) != OK))
        unmake(c, dir);
    if (fd >= 0)
        close(fd);
    return r;
}

enum result
store_create(struct ctx *c, const char *dir, store_body *body, void *arg)
{
    size_t len = strlen(dir);
    bool is_new;
    enum result r;

    while (len > 1 && dir[len - 1] == '/')
        len--;
    dir = mem_strndup(c->mem, dir, len);
    is_new = access(dir, F_OK) != 0;
    if ((r = make_path(c, dir)) != OK)
        return r;
    r = create_in(c, dir, body, arg);
    if (r != OK && is_new)
        rmdir(dir);
    return r;
}
