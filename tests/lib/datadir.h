/*
 * datadir - a data directory for one test, in a folder that goes with it.
 *
 *     struct ctx c = datadir_ctx();
 *     datadir_make(&c);
 *     …
 *     datadir_done(&c);
 */
#ifndef TYST_DATADIR_H
#define TYST_DATADIR_H

#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/ctx.h"
#include "store/store.h"

/* In memory where there is such a place: what tests disks says so itself. */
static char datadir_memory[] = "/dev/shm/tyst-test.XXXXXX";
static char datadir_disk[] = "/tmp/tyst-test.XXXXXX";
static char *datadir_folder;
static char *datadir_path;
static int64_t datadir_time = 1795342502118;

static int64_t
datadir_clock(void *given)
{
    (void)given;
    return datadir_time;
}

static inline struct ctx
datadir_ctx(void)
{
    return (struct ctx){.mem = mem_new(),
        .lang = "en",
        .now = datadir_time,
        .clock = datadir_clock};
}

static inline enum result
datadir_nothing(struct ctx *c, void *arg)
{
    (void)c;
    (void)arg;
    return OK;
}

/* Only the folder; the data directory is to be datadir_path in it. */
static inline void
datadir_begin(struct ctx *c)
{
    datadir_folder = mkdtemp(datadir_memory);
    if (datadir_folder == NULL &&
        (datadir_folder = mkdtemp(datadir_disk)) == NULL)
        abort();
    datadir_path = mem_printf(c->mem, "%s/data", datadir_folder);
}

static inline void
datadir_make(struct ctx *c)
{
    datadir_begin(c);
    if (store_create(c, datadir_path, datadir_nothing, NULL) != OK) {
        printf("Bail out! %s\n", c->message ? c->message : "?");
        exit(1);
    }
}

static int
datadir_remove(
    const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

static inline void
datadir_done(struct ctx *c)
{
    store_close(c);
    nftw(datadir_folder, datadir_remove, 16, FTW_DEPTH | FTW_PHYS);
    mem_free(c->mem);
}

#endif
