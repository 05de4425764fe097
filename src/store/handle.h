/* handle - an open store, for the store's own files. */
#ifndef TYST_STORE_HANDLE_H
#define TYST_STORE_HANDLE_H

#include <pthread.h>

#include "store/db.h"
#include "store/store.h"

#define DATABASE "tyst.db"
#define LOCK "write.lock"

/* Somebody who waits to write (group.c). */
struct job {
    struct ctx *c;
    store_body *body;
    void *arg;
    enum result r;
    bool taken, done;
    struct job *next;
};

/* What writes; all of a process's handles on one store share it. */
struct writer {
    pthread_mutex_t mutex; /* held while writing, and over "users" */
    int lock;              /* write.lock */
    struct db *db;
    int users;
    pthread_mutex_t gate; /* group.c: over what follows */
    pthread_cond_t told;  /* some are done */
    struct job *jobs;     /* that wait */
    bool led;             /* somebody is at it */
    uint64_t *known;      /* search.c: words that are there; NULL: none yet */
    struct held *held;    /* search.c: what is indexed later; NULL: at once */
};

struct store {
    char *dir;
    struct db *reader;
    struct writer *writer; /* NULL: opened to read */
    struct kept *kept;     /* shared like the writer */
    struct db *current;    /* where statements go */
    bool reading;          /* inside store_read */
    int64_t patience;      /* ms to wait for the lock */
};

/* DIR/name in c->mem. */
char *store_path(struct ctx *c, const char *dir, const char *name);

/* store_open() of a database that has not got its name yet. */
enum result store_open_named(
    struct ctx *c, const char *dir, const char *database, enum store_mode mode);

/* Bring all of it into one file, synced, while nobody else has it open. */
enum result store_settle(struct ctx *c);

/* Take mutex and lock until the deadline, and give them back after what came to
 * r, which is returned; read the clock, which must not be behind the last
 * record. */
enum result store_take(struct ctx *c, int64_t deadline);
enum result store_give(struct ctx *c, enum result r);
enum result store_check_clock(struct ctx *c);

/* ERR_BUSY "busy": it waited in vain. */
enum result store_busy(struct ctx *c);

/* blob.c: remove what interrupted additions have left; the lock is held. */
void blob_sweep(struct ctx *c);

/* lock.c: take write.lock; the caller closes fd, which gives it back. */
enum result lock_open(struct ctx *c, const char *dir, int *out_fd);
enum result lock_take(struct ctx *c, int fd, int64_t deadline);
void lock_give(int fd);

/* search.c: what was added may not be there after all. */
void search_forget(struct writer *w);

/*
 * search.c: SQLite writes its index out at every savepoint, so that in a batch
 * documents are held until before its commit.  How many are held, and back to
 * so many; index them all; and hold none any more.
 */
void search_hold(struct writer *w);
size_t search_held(const struct writer *w);
void search_unhold(struct writer *w, size_t n);
enum result search_index_held(struct ctx *c);
void search_release(struct writer *w);

/* kept.c */
struct kept *kept_open(void);
void kept_close(struct kept *k);

/* migrate.c: ERR_FAULT "data-newer" for a version that is not known here. */
enum result migrate_known(struct ctx *c, int version);

/* Bring an open database to this program's version; path is where it is. */
enum result migrate(struct ctx *c, struct db *db, const char *path);

#endif
