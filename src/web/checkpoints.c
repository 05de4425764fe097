/* checkpoints - look twice a second whether there is something to sign. */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "checkpoints.h"
#include "ledger/checkpoint.h"
#include "store/store.h"

#define LOOK_NS 500000000

struct checkpoints {
    struct server *server;
    struct ctx ctx; /* of the thread */
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t stop;
    bool stopping;
    char said[32]; /* the code of the failure that was last logged */
};

/* What fails is tried again; it is said when it begins, and when it ends. */
static void
look(struct checkpoints *k)
{
    const char *code = "";

    k->ctx.mem = mem_new();
    if (checkpoint_make(&k->ctx) != OK)
        code = k->ctx.code;
    if (strncmp(k->said, code, sizeof(k->said) - 1) != 0) {
        log_event(k->server, *code == '\0' ? "checkpoints" : "fault",
            *code == '\0' ? "made again" : k->ctx.message);
        k->said[0] = '\0';
        strncat(k->said, code, sizeof(k->said) - 1);
    }
    fail_clear(&k->ctx);
    mem_free(k->ctx.mem);
}

/* Until the next look; false: there is none. */
static bool
await(struct checkpoints *k)
{
    struct timespec t;
    bool stopping;

    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_nsec += LOOK_NS;
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    pthread_mutex_lock(&k->mutex);
    while (!k->stopping && pthread_cond_clockwait(
                               &k->stop, &k->mutex, CLOCK_MONOTONIC, &t) == 0)
        continue;
    stopping = k->stopping;
    pthread_mutex_unlock(&k->mutex);
    return !stopping;
}

static void *
run(void *arg)
{
    while (await(arg))
        look(arg);
    look(arg);
    return NULL;
}

enum result
checkpoints_open(struct server *s, struct checkpoints **out)
{
    struct checkpoints *k = calloc(1, sizeof(*k));
    enum result r;

    if (k == NULL)
        _exit(3);
    k->server = s;
    k->ctx = *s->c;
    k->ctx.store = NULL;
    if ((r = store_join(&k->ctx, s->c->store)) != OK) {
        s->c->code = k->ctx.code;
        s->c->message = k->ctx.message;
        free(k);
        return r;
    }
    pthread_mutex_init(&k->mutex, NULL);
    pthread_cond_init(&k->stop, NULL);
    if (pthread_create(&k->thread, NULL, run, k) != 0)
        _exit(3);
    *out = k;
    return OK;
}

void
checkpoints_close(struct checkpoints *k)
{
    if (k == NULL)
        return;
    pthread_mutex_lock(&k->mutex);
    k->stopping = true;
    pthread_cond_signal(&k->stop);
    pthread_mutex_unlock(&k->mutex);
    pthread_join(k->thread, NULL);
    store_close(&k->ctx);
    pthread_cond_destroy(&k->stop);
    pthread_mutex_destroy(&k->mutex);
    free(k);
}
