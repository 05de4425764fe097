/*
 * migrate - bring a database to this program's schema: a copy first, then
 * everything in one transaction, checked before it counts.
 */
#include <config.h>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "handle.h"

static enum result
synced(struct ctx *c, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    enum result r = OK;

    if (fd < 0 || fsync(fd) != 0)
        r = fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    if (fd >= 0)
        close(fd);
    return r;
}

/* A copy beside it, whole or not there. */
static enum result
keep_copy(struct ctx *c, struct db *db, const char *path)
{
    const char *part = mem_printf(c->mem, "%s.part", path);
    enum result r;
    int fd;

    unlink(part);
    fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    close(fd);
    if ((r = db->engine->backup(c, db, part)) != OK ||
        (r = synced(c, part)) != OK) {
        unlink(part);
        return r;
    }
    if (rename(part, path) != 0)
        return fail_errno(c, "cannot-write", N_("%s cannot be written"), path);
    return file_sync_folder(c, path_folder(c->mem, path));
}

static enum result
apply(struct ctx *c, struct db *db, int from)
{
    enum result r;

    for (int i = from; i < db_migrations_n; i++)
        if ((r = db->engine->script(c, db, db_migrations[i].text)) != OK)
            return r;
    if ((r = db->engine->set_version(c, db, db_migrations_n)) != OK)
        return r;
    return db->engine->check(c, db, false);
}

enum result
migrate_known(struct ctx *c, int version)
{
    if (version <= db_migrations_n)
        return OK;
    return fail(c, ERR_FAULT, "data-newer",
        N_("A later tyst made this data directory (version %d, and this one "
           "knows %d); use that one."),
        version, db_migrations_n);
}

enum result
migrate(struct ctx *c, struct db *db, const char *path)
{
    enum result r;
    int version;

    if ((r = db->engine->version(c, db, &version)) != OK ||
        (r = migrate_known(c, version)) != OK)
        return r;
    if (version == db_migrations_n)
        return OK;
    if (version > 0) {
        path = mem_printf(c->mem, "%s.schema-%d", path, version);
        if ((r = keep_copy(c, db, path)) != OK)
            return r;
    }
    if ((r = db->engine->begin(c, db)) != OK)
        return r;
    if ((r = apply(c, db, version)) != OK) {
        db->engine->rollback(db);
        return r;
    }
    if ((r = db->engine->commit(c, db)) != OK)
        return r;
    return db->engine->settle(c, db);
}
