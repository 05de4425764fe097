/* throttle - tries in a table of hashes, eight to a bucket. */
#include <config.h>

#include <arpa/inet.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/time.h"
#include "throttle.h"

#define BUCKETS 512
#define PLACES 8
#define FORGOTTEN (3600 * TIME_SECOND)

enum kind { ACCOUNT, ADDRESS, KIND__N };

/* How many tries are free, and how long the growing wait gets.  Behind one
 * address there may be a whole class. */
static const struct {
    unsigned tries;
    int64_t longest;
} allowed[KIND__N] = {
    [ACCOUNT] = {5,  900 * TIME_SECOND},
    [ADDRESS] = {30, 60 * TIME_SECOND },
};

struct tries {
    uint64_t key; /* of what is counted; 0: the place is free */
    unsigned n;
    int64_t last, until;
};

struct throttle {
    pthread_mutex_t mutex;
    uint8_t secret[SHA256_SIZE]; /* nobody aims at a bucket */
    struct tries places[BUCKETS][PLACES];
};

struct throttle *
throttle_new(struct ctx *c)
{
    struct throttle *t = calloc(1, sizeof(*t));

    if (t == NULL)
        _exit(3);
    pthread_mutex_init(&t->mutex, NULL);
    ctx_random(c, t->secret, sizeof(t->secret));
    return t;
}

void
throttle_free(struct throttle *t)
{
    if (t == NULL)
        return;
    pthread_mutex_destroy(&t->mutex);
    free(t);
}

/* Of an IPv6 address the half that names a network: one machine has all the
 * addresses of the other half. */
static uint64_t
key_of(const struct throttle *t, enum kind kind, const char *name)
{
    uint8_t digest[SHA256_SIZE], address[16], text[1 + 256] = {(uint8_t)kind};
    size_t len = strnlen(name, 256);
    uint64_t key;

    memcpy(text + 1, name, len);
    if (kind == ADDRESS && inet_pton(AF_INET6, name, address) == 1) {
        len = 8;
        memcpy(text + 1, address, len);
    }
    hash_hmac_sha256(t->secret, sizeof(t->secret), text, len + 1, digest);
    memcpy(&key, digest, sizeof(key));
    return key | 1;
}

/* Its place: its own, or the one that is missed least. */
static struct tries *
place_of(struct throttle *t, uint64_t key, int64_t now)
{
    struct tries *bucket = t->places[(key >> 1) % BUCKETS], *worst = bucket;

    for (int i = 0; i < PLACES; i++) {
        if (now - bucket[i].last > FORGOTTEN)
            bucket[i] = (struct tries){.key = bucket[i].key};
        if (bucket[i].key == key)
            return &bucket[i];
        if (bucket[i].n < worst->n)
            worst = &bucket[i];
    }
    *worst = (struct tries){.key = key};
    return worst;
}

static void
count(struct tries *tries, enum kind kind, int64_t now)
{
    unsigned over =
        ++tries->n <= allowed[kind].tries ? 0 : tries->n - allowed[kind].tries;
    int64_t wait = over == 0 ? 0 : TIME_SECOND;

    while (over-- > 1 && wait < allowed[kind].longest)
        wait *= 2;
    if (wait > allowed[kind].longest)
        wait = allowed[kind].longest;
    tries->last = now;
    tries->until = now + wait;
}

int64_t
throttle_try(
    struct throttle *t, const char *account, const char *address, int64_t now)
{
    const char *const names[KIND__N] = {account, address};
    struct tries *found[KIND__N];
    int64_t until = now;

    pthread_mutex_lock(&t->mutex);
    for (int i = 0; i < KIND__N; i++) {
        found[i] = place_of(t, key_of(t, (enum kind)i, names[i]), now);
        if (found[i]->until > until)
            until = found[i]->until;
    }
    for (int i = 0; until == now && i < KIND__N; i++)
        count(found[i], (enum kind)i, now);
    pthread_mutex_unlock(&t->mutex);
    return until - now;
}

void
throttle_passed(struct throttle *t, const char *account, const char *address)
{
    struct tries *tries;

    pthread_mutex_lock(&t->mutex);
    tries = place_of(t, key_of(t, ACCOUNT, account), 0);
    tries->n = 0;
    tries->until = 0;
    /* Only this try: signing in to an account of one's own forgives nothing
     * that was tried on those of others. */
    tries = place_of(t, key_of(t, ADDRESS, address), 0);
    tries->n -= tries->n > 0;
    tries->until = 0;
    pthread_mutex_unlock(&t->mutex);
}
