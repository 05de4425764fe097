/* journal - two batches: one is filled while the other is written. */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <time.h>

#include "journal.h"
#include "store/store.h"

#define READS_MAX 16384
#define SEEN_MAX 1024
#define LATELY 32 /* a page read again this soon is noted once */

struct batch {
    struct access reads[READS_MAX];
    struct session_seen seen[SEEN_MAX];
    size_t n, nseen;
};

struct journal {
    struct ctx ctx; /* of the thread */
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t stop;
    bool stopping;
    struct batch *filled, *written;
};

/* Once it is on the disk the batch is empty; until then it waits. */
static bool
write_batch(struct journal *j)
{
    struct batch *b = j->written;

    if (b->n + b->nseen == 0) {
        pthread_mutex_lock(&j->mutex);
        j->written = j->filled;
        j->filled = b;
        pthread_mutex_unlock(&j->mutex);
        b = j->written;
    }
    j->ctx.mem = mem_new();
    if (access_note(&j->ctx, b->reads, b->n, b->seen, b->nseen) == OK)
        b->n = b->nseen = 0;
    fail_clear(&j->ctx);
    mem_free(j->ctx.mem);
    return b->n + b->nseen == 0;
}

static void *
run(void *arg)
{
    struct journal *j = arg;
    struct timespec t;
    bool stopping;

    do {
        clock_gettime(CLOCK_MONOTONIC, &t);
        t.tv_sec++;
        pthread_mutex_lock(&j->mutex);
        while (!j->stopping && pthread_cond_clockwait(&j->stop, &j->mutex,
                                   CLOCK_MONOTONIC, &t) == 0)
            continue;
        stopping = j->stopping;
        pthread_mutex_unlock(&j->mutex);
        if (write_batch(j) && stopping) /* what came while that was written */
            write_batch(j);
    } while (!stopping);
    return NULL;
}

enum result
journal_open(struct ctx *c, struct journal **out)
{
    struct journal *j = calloc(1, sizeof(*j));
    enum result r;

    if (j == NULL || (j->filled = calloc(1, sizeof(*j->filled))) == NULL ||
        (j->written = calloc(1, sizeof(*j->written))) == NULL)
        _exit(3);
    pthread_mutex_init(&j->mutex, NULL);
    pthread_cond_init(&j->stop, NULL);
    j->ctx = *c;
    j->ctx.store = NULL;
    if ((r = store_join(&j->ctx, c->store)) != OK) {
        c->code = j->ctx.code;
        c->message = j->ctx.message;
        free(j->filled);
        free(j->written);
        free(j);
        return r;
    }
    if (pthread_create(&j->thread, NULL, run, j) != 0)
        _exit(3);
    *out = j;
    return OK;
}

void
journal_close(struct journal *j)
{
    if (j == NULL)
        return;
    pthread_mutex_lock(&j->mutex);
    j->stopping = true;
    pthread_cond_signal(&j->stop);
    pthread_mutex_unlock(&j->mutex);
    pthread_join(j->thread, NULL);
    store_close(&j->ctx);
    pthread_cond_destroy(&j->stop);
    pthread_mutex_destroy(&j->mutex);
    free(j->filled);
    free(j->written);
    free(j);
}

static bool
is_same(const struct access *a, const struct access *b)
{
    return id_equal(a->person, b->person) && id_equal(a->thing, b->thing) &&
           strcmp(a->what, b->what) == 0;
}

bool
journal_read(struct journal *j, const struct access *read)
{
    struct batch *b;
    bool noted = false, room;

    pthread_mutex_lock(&j->mutex);
    b = j->filled;
    for (size_t i = b->n; !noted && i > 0 && b->n - i < LATELY; i--)
        noted = is_same(&b->reads[i - 1], read);
    room = noted || b->n < READS_MAX;
    if (!noted && room)
        b->reads[b->n++] = *read;
    pthread_mutex_unlock(&j->mutex);
    return room;
}

void
journal_seen(struct journal *j, struct id session, int64_t at)
{
    struct batch *b;
    size_t i = 0;

    pthread_mutex_lock(&j->mutex);
    b = j->filled;
    while (i < b->nseen && !id_equal(b->seen[i].session, session))
        i++;
    if (i < SEEN_MAX)
        b->seen[i] = (struct session_seen){session, at};
    if (i == b->nseen && i < SEEN_MAX)
        b->nseen++;
    pthread_mutex_unlock(&j->mutex);
}
