/* mailer - it looks every few seconds, and holds no lock while it sends. */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "mailer.h"
#include "portfolio/outbox.h"
#include "store/store.h"

#define LOOKS_EVERY 3 /* s */

struct mailer {
    struct ctx ctx; /* of the thread */
    struct mail_rules rules;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t stop;
    bool stopping;
};

static void *
run(void *arg)
{
    struct mailer *m = arg;
    struct timespec t;
    size_t sent, failed;
    bool stopping;

    do {
        clock_gettime(CLOCK_MONOTONIC, &t);
        t.tv_sec += LOOKS_EVERY;
        pthread_mutex_lock(&m->mutex);
        while (!m->stopping && pthread_cond_clockwait(&m->stop, &m->mutex,
                                   CLOCK_MONOTONIC, &t) == 0)
            continue;
        stopping = m->stopping;
        pthread_mutex_unlock(&m->mutex);
        if (stopping)
            break;
        m->ctx.mem = mem_new();
        outbox_send(&m->ctx, &m->rules, false, &sent, &failed);
        fail_clear(&m->ctx);
        mem_free(m->ctx.mem);
    } while (!stopping);
    return NULL;
}

enum result
mailer_open(struct ctx *c, const struct settings *settings, struct mailer **out)
{
    struct mailer *m;
    enum result r;

    *out = NULL;
    if (*settings->smtp == '\0')
        return OK;
    m = mem_must(calloc(1, sizeof(*m)));
    m->ctx = *c;
    m->ctx.store = NULL;
    if ((r = settings_mail(c, settings, store_dir(c), &m->rules)) != OK ||
        (r = store_join(&m->ctx, c->store)) != OK) {
        free(m);
        return r;
    }
    pthread_mutex_init(&m->mutex, NULL);
    pthread_cond_init(&m->stop, NULL);
    if (pthread_create(&m->thread, NULL, run, m) != 0)
        _exit(3);
    *out = m;
    return OK;
}

void
mailer_close(struct mailer *m)
{
    if (m == NULL)
        return;
    pthread_mutex_lock(&m->mutex);
    m->stopping = true;
    pthread_cond_signal(&m->stop);
    pthread_mutex_unlock(&m->mutex);
    pthread_join(m->thread, NULL);
    store_close(&m->ctx);
    pthread_cond_destroy(&m->stop);
    pthread_mutex_destroy(&m->mutex);
    free(m);
}
