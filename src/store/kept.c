/* kept - a table of things by id, open addressing, never emptied. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "handle.h"
#include "store/kept.h"

#define PLACES 512 /* a power of two */
#define KEPT_MAX 256

struct kept {
    pthread_mutex_t mutex;
    size_t n;
    struct {
        struct id key;
        int64_t edition;
        struct mem *mem; /* NULL: free */
        const void *thing;
    } place[PLACES];
};

struct kept *
kept_open(void)
{
    struct kept *k = calloc(1, sizeof(*k));

    if (k == NULL)
        _exit(3);
    pthread_mutex_init(&k->mutex, NULL);
    return k;
}

void
kept_close(struct kept *k)
{
    if (k == NULL)
        return;
    for (size_t i = 0; i < PLACES; i++)
        mem_free(k->place[i].mem);
    pthread_mutex_destroy(&k->mutex);
    free(k);
}

/* Where the key is, or would be; the end of an id is random. */
static size_t
place_of(const struct kept *k, struct id key, int64_t edition)
{
    size_t at = ((size_t)key.b[14] << 8 | key.b[15]) + (size_t)edition;

    for (at &= PLACES - 1; k->place[at].mem != NULL; at = (at + 1) % PLACES)
        if (id_equal(k->place[at].key, key) && k->place[at].edition == edition)
            break;
    return at;
}

static const void *
find(struct kept *k, struct id key, int64_t edition, bool *full)
{
    const void *thing;

    pthread_mutex_lock(&k->mutex);
    thing = k->place[place_of(k, key, edition)].thing;
    *full = k->n == KEPT_MAX;
    pthread_mutex_unlock(&k->mutex);
    return thing;
}

/* False when another thread was first, or the table is full. */
static bool
add(struct kept *k, struct id key, int64_t edition, struct mem *mem,
    const void *thing)
{
    bool room;
    size_t at;

    pthread_mutex_lock(&k->mutex);
    at = place_of(k, key, edition);
    room = k->n < KEPT_MAX && k->place[at].mem == NULL;
    if (room) {
        k->place[at].key = key;
        k->place[at].edition = edition;
        k->place[at].mem = mem;
        k->place[at].thing = thing;
        k->n++;
    }
    pthread_mutex_unlock(&k->mutex);
    return room;
}

/* In memory of its own; what a failure has said is taken over. */
static enum result
make_into(struct ctx *c, struct mem *own, struct id key, kept_make *make,
    const void **out)
{
    struct mem *outer = c->mem;
    char *said = c->message;
    enum result r;

    c->mem = own;
    r = make(c, key, out);
    c->mem = outer;
    if (c->message != said)
        c->message = mem_strdup(outer, c->message);
    return r;
}

enum result
kept_get(struct ctx *c, struct id key, int64_t edition, kept_make *make,
    const void **out)
{
    struct kept *k = c->store->kept;
    struct mem *own;
    enum result r;
    bool full;

    if ((*out = find(k, key, edition, &full)) != NULL)
        return OK;
    if (full)
        return make(c, key, out);
    own = mem_new();
    r = make_into(c, own, key, make, out);
    if (r == OK && add(k, key, edition, own, *out))
        return OK;
    mem_free(own);
    return r == OK ? kept_get(c, key, edition, make, out) : r;
}
