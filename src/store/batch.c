/* batch - many bodies, a savepoint each, one commit. */
#include <config.h>

#include <assert.h>
#include <time.h>

#include "base/time.h"
#include "handle.h"

#define OPEN_MS 250

/* Longer than anybody pauses who waits for the lock (lock.c). */
#define GAP_MS 10

static void
let_others_in(const struct store_batch *b)
{
    int64_t left = b->ended + GAP_MS - time_steady();
    struct timespec t = {.tv_nsec = left * 1000000};

    if (b->ended != 0 && left > 0)
        nanosleep(&t, NULL);
}

static enum result
begin(struct ctx *c, struct store_batch *b)
{
    struct db *db = c->store->writer->db;
    enum result r;

    let_others_in(b);
    if ((r = store_take(c, time_steady() + c->store->patience)) != OK)
        return r;
    if ((r = db->engine->begin(c, db)) != OK)
        return store_give(c, r);
    b->began = time_steady();
    search_hold(c->store->writer);
    return OK;
}

static enum result
end(struct ctx *c, struct store_batch *b, enum result r)
{
    b->began = 0;
    b->ended = time_steady();
    search_release(c->store->writer);
    return store_give(c, r);
}

static enum result
run(struct ctx *c, struct db *db, store_body *body, void *arg)
{
    struct writer *w = c->store->writer;
    size_t held = search_held(w);
    enum result r, back;

    if ((r = store_check_clock(c)) != OK ||
        (r = db->engine->script(c, db, "SAVEPOINT part")) != OK)
        return r;
    r = body(c, arg);
    if (r == OK)
        return db->engine->script(c, db, "RELEASE part");
    search_forget(w);
    search_unhold(w, held);
    if (r == ERR_FAULT)
        return r;
    back = db->engine->script(c, db, "ROLLBACK TO part; RELEASE part");
    return back != OK ? back : r;
}

enum result
store_batch_write(
    struct ctx *c, struct store_batch *b, store_body *body, void *arg)
{
    struct store *s = c->store;
    struct db *db = s->writer->db;
    enum result r;

    if (b->began == 0 && (r = begin(c, b)) != OK)
        return r;
    assert(s->current == s->reader && !s->reading);
    s->current = db;
    r = run(c, db, body, arg);
    s->current = s->reader;
    if (r != ERR_FAULT)
        return r;
    db->engine->rollback(db);
    return end(c, b, r);
}

int64_t
store_batch_left(const struct store_batch *b)
{
    return b->began == 0 ? OPEN_MS : b->began + OPEN_MS - time_steady();
}

enum result
store_batch_commit(struct ctx *c, struct store_batch *b)
{
    struct store *s = c->store;
    struct db *db = s->writer->db;
    enum result r;

    if (b->began == 0)
        return OK;
    s->current = db;
    r = search_index_held(c);
    s->current = s->reader;
    if (r == OK)
        r = db->engine->commit(c, db);
    else
        db->engine->rollback(db);
    return end(c, b, r);
}
