/*
 * store - the data directory: its database, its lock, its changes.
 *
 * One struct store per thread, in c->store.  Statements (store/sql.h) read
 * from a connection that cannot write, except inside store_write(), where they
 * all go to the one that writes.
 *
 * SQLite before 3.51.3 can lose the contents of its log when two connections
 * write or checkpoint at the same instant.  So all writing, checkpointing and
 * opening is done by whoever holds the writer's mutex and a flock() on
 * write.lock, and by nobody else.
 */
#ifndef TYST_STORE_STORE_H
#define TYST_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"

enum store_mode { STORE_READ, STORE_WRITE };

/* What a verb does inside store_write(); whatever is not OK undoes it all. */
typedef enum result store_body(struct ctx *c, void *arg);

/*
 * Make a data directory, run body in its first transaction, and leave it open
 * in c->store for writing.  dir may exist when it is empty.  When body or
 * anything else fails, what was made is taken away again.  ERR_CONFLICT
 * "data-exists" or "not-empty".
 */
enum result store_create(
    struct ctx *c, const char *dir, store_body *body, void *arg);

/*
 * Open it as c->store.  ERR_NOT_FOUND "no-data"; ERR_FAULT "data-newer" when a
 * later tyst made it, which is then left untouched.  One of an earlier version
 * is copied to tyst.db.schema-N first and brought up to date in one
 * transaction.
 */
enum result store_open(struct ctx *c, const char *dir, enum store_mode mode);

/* The same store for another thread: a reader of its own, the same writer. */
enum result store_join(struct ctx *c, struct store *other);

/* Close c->store; none is allowed. */
void store_close(struct ctx *c);

/* Its folder, as it was given. */
const char *store_dir(struct ctx *c);

/*
 * Run body: lock, clock read into c->now, BEGIN, body, COMMIT.  OK means that
 * it is on the disk.
 *
 * Those who wait meanwhile share a commit, each with a savepoint of its own
 * (group.c), and the body may run in the thread of another of them, while its
 * own waits: it does nothing but statements, and begins from ids and inputs,
 * never from rows read before.  Its failure passes through unchanged and undoes
 * it alone.  Others are ERR_BUSY
 * "busy" after waiting in vain, ERR_FAULT "clock-behind", "disk-full" (both
 * may be tried again) and "database".  After an input or output error the
 * store refuses all further writes, as "store-stopped".
 *
 * Within a body it runs another as a part of the same transaction, undone by
 * itself where it fails: so a verb can be made of verbs.
 */
enum result store_write(struct ctx *c, store_body *body, void *arg);

/*
 * Many changes in few commits.  store_batch_write() runs body as store_write()
 * does, in a savepoint of its own of a transaction that others share: OK means
 * that it will be on the disk when store_batch_commit() has been OK.  After
 * ERR_FAULT nothing since the last commit is there.
 *
 * The lock is held from the first body on, so while a batch is open nothing
 * may wait for long, and store_write() may not be called; after
 * store_batch_left() milliseconds it is to be committed.  Then others get in.
 */
struct store_batch {
    int64_t began, ended; /* 0: not open; not yet */
};
enum result store_batch_write(
    struct ctx *c, struct store_batch *b, store_body *body, void *arg);
int64_t store_batch_left(const struct store_batch *b);
enum result store_batch_commit(struct ctx *c, struct store_batch *b);

/* Has an input or output error stopped all writing? */
bool store_stopped(struct ctx *c);

/* How long store_write() and opening wait for others: 10 s unless said. */
void store_patience(struct ctx *c, int64_t ms);

/*
 * Run body over one unchanging state of the database, while others write.
 * Statements that change are not allowed in it.
 */
enum result store_read(struct ctx *c, store_body *body, void *arg);

/* Do the database's contents go with its schema, and its indexes with its
 * tables?  ERR_FAULT "data-damaged". */
enum result store_check(struct ctx *c);

/* One of the centre's settings (centre, origin, demo, …), NULL when unset. */
enum result store_setting_get(
    struct ctx *c, const char *name, const char **out);

/* Set it, inside store_write(). */
enum result store_setting_set(
    struct ctx *c, const char *name, const char *value);

#endif
