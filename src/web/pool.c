/* pool - a ring of jobs and the threads that take them. */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/banned.h"
#include "pool.h"

#define STACK_SIZE (1024 * 1024)

struct entry {
    pool_job *job;
    void *arg;
};

struct pool {
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    bool stop;
    struct entry *ring;
    size_t size, first, n;
    pthread_t *threads;
    size_t nthreads;
};

/* The next job; false when there is none and none will come. */
static bool
take(struct pool *p, struct entry *out)
{
    bool found;

    pthread_mutex_lock(&p->mutex);
    while (p->n == 0 && !p->stop)
        pthread_cond_wait(&p->wake, &p->mutex);
    found = p->n > 0;
    if (found) {
        *out = p->ring[p->first];
        p->first = (p->first + 1) % p->size;
        p->n--;
    }
    pthread_mutex_unlock(&p->mutex);
    return found;
}

static void *
run(void *arg)
{
    struct entry entry;

    while (take(arg, &entry))
        entry.job(entry.arg);
    return NULL;
}

bool
pool_push(struct pool *p, pool_job *job, void *arg)
{
    bool fits;

    pthread_mutex_lock(&p->mutex);
    fits = p->n < p->size && !p->stop;
    if (fits) {
        p->ring[(p->first + p->n) % p->size] = (struct entry){job, arg};
        p->n++;
        pthread_cond_signal(&p->wake);
    }
    pthread_mutex_unlock(&p->mutex);
    return fits;
}

size_t
pool_waiting(struct pool *p)
{
    size_t n;

    pthread_mutex_lock(&p->mutex);
    n = p->n;
    pthread_mutex_unlock(&p->mutex);
    return n;
}

struct pool *
pool_start(size_t threads, size_t queue)
{
    struct pool *p = calloc(1, sizeof(*p));
    pthread_attr_t attributes;

    if (p == NULL || (p->ring = calloc(queue, sizeof(*p->ring))) == NULL ||
        (p->threads = calloc(threads, sizeof(*p->threads))) == NULL)
        _exit(3);
    p->size = queue;
    p->nthreads = threads;
    pthread_mutex_init(&p->mutex, NULL);
    pthread_cond_init(&p->wake, NULL);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_SIZE);
    for (size_t i = 0; i < threads; i++)
        if (pthread_create(&p->threads[i], &attributes, run, p) != 0)
            _exit(3);
    pthread_attr_destroy(&attributes);
    return p;
}

void
pool_stop(struct pool *p)
{
    pthread_mutex_lock(&p->mutex);
    p->stop = true;
    pthread_cond_broadcast(&p->wake);
    pthread_mutex_unlock(&p->mutex);
    for (size_t i = 0; i < p->nthreads; i++)
        pthread_join(p->threads[i], NULL);
    pthread_cond_destroy(&p->wake);
    pthread_mutex_destroy(&p->mutex);
    free(p->threads);
    free(p->ring);
    free(p);
}
