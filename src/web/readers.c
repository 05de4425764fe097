/* readers - a stack of stores, so that the one used last, whose cache is warm,
 * is used next. */
#include <config.h>

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "readers.h"
#include "store/store.h"

struct readers {
    pthread_mutex_t mutex;
    size_t n;
    struct store *stores[];
};

enum result
readers_open(struct ctx *c, size_t n, struct readers **out)
{
    struct readers *r = calloc(1, sizeof(*r) + n * sizeof(r->stores[0]));
    struct ctx one = *c;
    enum result result = OK;

    if (r == NULL)
        _exit(3);
    pthread_mutex_init(&r->mutex, NULL);
    for (; r->n < n && result == OK; r->n += result == OK) {
        one.store = NULL;
        result = store_join(&one, c->store);
        r->stores[r->n] = one.store;
    }
    if (result != OK) {
        c->code = one.code;
        c->message = one.message;
        readers_close(r);
        return result;
    }
    *out = r;
    return OK;
}

void
readers_close(struct readers *r)
{
    for (size_t i = 0; i < r->n; i++)
        store_close(&(struct ctx){.store = r->stores[i]});
    pthread_mutex_destroy(&r->mutex);
    free(r);
}

/* There are as many as threads, and each thread borrows one. */
void
readers_lend(struct readers *r, struct ctx *c)
{
    pthread_mutex_lock(&r->mutex);
    assert(r->n > 0 && c->store == NULL);
    c->store = r->stores[--r->n];
    pthread_mutex_unlock(&r->mutex);
}

void
readers_return(struct readers *r, struct ctx *c)
{
    pthread_mutex_lock(&r->mutex);
    r->stores[r->n++] = c->store;
    c->store = NULL;
    pthread_mutex_unlock(&r->mutex);
}
