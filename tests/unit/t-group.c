/*
 * group: those who wait share one commit; one that fails undoes itself alone;
 * when nothing can be committed everybody is told; who waits in vain is.
 *
 * The test holds write.lock while threads come, one after the other, so it is
 * known who is in a group and in which order.
 */
#include <config.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "datadir.h"
#include "store/handle.h"
#include "store/sql.h"
#include "tap.h"

#define THREADS 3

static struct store *shared;
static atomic_size_t gone; /* whose writing is over */

struct writing {
    pthread_t thread;
    store_body *body;
    int64_t patience; /* 0: as it is */
    const char *lang; /* NULL: English */
    struct ctx c;
    enum result r;
    char said[100], why[200];
};

static void *
write_one(void *arg)
{
    struct writing *w = arg;

    w->r = store_write(&w->c, w->body, NULL);
    snprintf(w->said, sizeof(w->said), "%s", w->r != OK ? w->c.code : "");
    snprintf(w->why, sizeof(w->why), "%s", w->r != OK ? w->c.message : "");
    gone++;
    return NULL;
}

static size_t
waiting(void)
{
    struct writer *w = shared->writer;
    size_t n = 0;

    pthread_mutex_lock(&w->gate);
    for (const struct job *i = w->jobs; i != NULL; i = i->next)
        n++;
    pthread_mutex_unlock(&w->gate);
    return n;
}

/* So many have come: they wait, or waited in vain.  Whoever goes meanwhile is
 * counted the next time. */
static bool
have_come(size_t n)
{
    size_t over = gone;

    return waiting() + over >= n;
}

static bool
are_gone(size_t n)
{
    return gone >= n;
}

static void
await(bool (*so)(size_t), size_t n)
{
    struct timespec t = {.tv_nsec = 1000000};

    while (!so(n))
        nanosleep(&t, NULL);
}

/* All of them in one group, in this order, but for those who do not wait. */
static void
write_together(struct writing *w, size_t n, size_t busy)
{
    char path[200];
    int lock;

    snprintf(path, sizeof(path), "%s/write.lock", datadir_path);
    for (size_t i = 0; i < n; i++) {
        w[i].c = datadir_ctx();
        w[i].c.lang = w[i].lang != NULL ? w[i].lang : "en";
        if (store_join(&w[i].c, shared) != OK)
            exit(99);
        if (w[i].patience != 0)
            store_patience(&w[i].c, w[i].patience);
    }
    gone = 0;
    lock = open(path, O_RDWR);
    flock(lock, LOCK_EX);
    for (size_t i = 0; i < n; i++) {
        pthread_create(&w[i].thread, NULL, write_one, &w[i]);
        await(have_come, i + 1);
    }
    await(are_gone, busy);
    close(lock);
    for (size_t i = 0; i < n; i++) {
        pthread_join(w[i].thread, NULL);
        store_close(&w[i].c);
        mem_free(w[i].c.mem);
    }
}

static enum result
first(struct ctx *c, void *arg)
{
    (void)arg;
    return sql_meta_set(c, "first", "1");
}

static enum result
second_fails(struct ctx *c, void *arg)
{
    (void)arg;
    sql_meta_set(c, "second", "1");
    return fail(c, ERR_DENIED, "R0", "Nobody may.");
}

/* What it sees of the first, and what others do. */
static enum result
third(struct ctx *c, void *arg)
{
    sqlite3_stmt *run = NULL;
    struct meta_row row;
    sqlite3 *db;
    bool outside;

    (void)arg;
    sqlite3_open(mem_printf(c->mem, "%s/tyst.db", datadir_path), &db);
    sqlite3_prepare_v2(
        db, "SELECT 1 FROM meta WHERE name = 'first'", -1, &run, NULL);
    outside = sqlite3_step(run) == SQLITE_ROW;
    sqlite3_finalize(run);
    sqlite3_close(db);
    if (outside || sql_meta_get(c, "first", &row) != OK ||
        sql_meta_get(c, "second", &row) != ERR_NOT_FOUND)
        return fail(c, ERR_CONFLICT, "apart", "They have no commit in common.");
    return sql_meta_set(c, "third", "1");
}

static bool
is_set(struct ctx *c, const char *name)
{
    struct meta_row row;

    return sql_meta_get(c, name, &row) == OK;
}

static void
test_one_fails(struct ctx *c)
{
    struct writing w[THREADS] = {
        {.body = first}, {.body = second_fails}, {.body = third}};

    write_together(w, THREADS, 0);
    is_int(w[0].r, OK, "the first of three in a group writes");
    is_int(w[1].r, ERR_DENIED, "the second is refused");
    is_str(w[1].said, "R0", "as its body says");
    is_int(w[2].r, OK, "the third writes in the same commit");
    ok(is_set(c, "first") && is_set(c, "third"), "what was to be is there");
    ok(!is_set(c, "second"), "and what was refused is not");
}

static enum result
fourth(struct ctx *c, void *arg)
{
    (void)arg;
    return sql_meta_set(c, "fourth", "1");
}

/* As the engine does by itself after some failures. */
static enum result
loses_all(struct ctx *c, void *arg)
{
    struct db *db = store_db(c, true);

    (void)arg;
    return db->engine->script(c, db, "ROLLBACK");
}

static void
test_all_is_lost(struct ctx *c)
{
    struct writing w[THREADS] = {
        {.body = fourth, .lang = "cy"},
        {.body = second_fails             },
        {.body = loses_all}
    };

    write_together(w, THREADS, 0);
    is_int(w[0].r, ERR_FAULT, "where nothing can be committed, all are told");
    is_str(w[0].said, "database", "and told why");
    ok(strstr(w[0].why, "gronfa ddata wrth i hyn gael ei ysgrifennu") != NULL,
        "in their own language");
    ok(strncmp(w[2].why, "The database failed: ", 21) == 0,
        "whatever is that of who lost it");
    is_int(w[2].r, ERR_FAULT, "whoever's fault it was");
    is_int(w[1].r, ERR_DENIED, "who was refused was refused");
    ok(!is_set(c, "fourth"), "and nothing of them is there");
    w[0] = (struct writing){.body = fourth};
    write_together(w, 1, 0);
    is_int(w[0].r, OK, "the next one writes");
}

/* The disk is full, and the engine has undone all by itself. */
static enum result
fills_the_disk(struct ctx *c, void *arg)
{
    loses_all(c, arg);
    return fail(c, ERR_FAULT, "disk-full", "The disk is full.");
}

static void
test_says_why(struct ctx *c)
{
    struct writing w[THREADS] = {
        {.body = fourth}, {.body = fills_the_disk}, {.body = first}};

    write_together(w, THREADS, 0);
    is_int(w[1].r, ERR_FAULT, "where the engine undoes all by itself");
    is_str(w[1].said, "disk-full", "what came first is told");
    is_str(w[0].said, "disk-full", "to who came before");
    is_str(w[2].said, "disk-full", "and to who comes after");
    (void)c;
}

static enum result
commits_nothing(struct ctx *c, struct db *db)
{
    db->engine->rollback(db);
    return fail(c, ERR_FAULT, "disk-full", "The disk is full.");
}

static void
test_commit_fails(struct ctx *c)
{
    struct writing w[THREADS] = {
        {.body = second_fails}, {.body = first}, {.body = fourth}};
    struct db *db = shared->writer->db;
    const struct db_engine *engine = db->engine;
    struct db_engine full = *engine;

    full.commit = commits_nothing;
    db->engine = &full;
    write_together(w, THREADS, 0);
    db->engine = engine;
    is_int(w[0].r, ERR_DENIED, "who was refused before a commit that fails");
    is_str(w[0].said, "R0", "is told of the refusal");
    is_str(w[1].said, "disk-full", "the others of the commit");
    is_str(w[2].said, "disk-full", "each of them");
    (void)c;
}

static void
test_in_vain(struct ctx *c)
{
    struct writing w[THREADS] = {
        {.body = first       },
        {.body = second_fails, .patience = 20},
        {.body = fourth                   }
    };

    write_together(w, THREADS, 1);
    is_int(w[1].r, ERR_BUSY, "who waits in vain is told");
    ok(w[0].r == OK && w[2].r == OK, "and the others write");
    (void)c;
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_begin(&c);
    is_int(store_create(&c, datadir_path, datadir_nothing, NULL), OK, "made");
    shared = c.store;
    test_one_fails(&c);
    test_all_is_lost(&c);
    test_says_why(&c);
    test_commit_fails(&c);
    test_in_vain(&c);
    datadir_done(&c);
    return done();
}
