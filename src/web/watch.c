/* watch - the list of connections, the count by address, and the thread that
 * ends what takes too long. */
#include <config.h>

#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/time.h"
#include "base/banned.h"
#include "watch.h"

#define BUCKETS 1024
#define LOOK_MS 500

/* How many connections (or requests, behind a proxy) an address has.  Of IPv6
 * it is the network: a visitor has 2^64 addresses. */
struct tally {
    struct tally *next;
    uint8_t address[16];
    unsigned n;
};

struct watch {
    const struct settings *settings;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    pthread_t thread;
    bool stop;
    struct peer *peers;
    unsigned n;
    struct tally *tallies[BUCKETS];
};

/* IPv4 as the IPv6 address that stands for it. */
static bool
address_of(const struct sockaddr *from, uint8_t out[16])
{
    static const uint8_t mapped[12] = {
        [10] = 0xff,
        [11] = 0xff,
    };

    if (from->sa_family == AF_INET6) {
        memcpy(out, &((const struct sockaddr_in6 *)from)->sin6_addr, 16);
        return true;
    }
    if (from->sa_family != AF_INET)
        return false;
    memcpy(out, mapped, sizeof(mapped));
    memcpy(out + 12, &((const struct sockaddr_in *)from)->sin_addr, 4);
    return true;
}

static bool
is_v4(const uint8_t address[16])
{
    return IN6_IS_ADDR_V4MAPPED((const struct in6_addr *)address);
}

static bool
is_loopback(const uint8_t address[16])
{
    return is_v4(address)
               ? address[12] == 127
               : IN6_IS_ADDR_LOOPBACK((const struct in6_addr *)address);
}

static void
address_text(const uint8_t address[16], char out[INET6_ADDRSTRLEN])
{
    if (is_v4(address))
        inet_ntop(AF_INET, address + 12, out, INET6_ADDRSTRLEN);
    else
        inet_ntop(AF_INET6, address, out, INET6_ADDRSTRLEN);
}

/* Is it in the list, which has commas? */
static bool
is_listed(const char *list, const char *address)
{
    size_t len = strlen(address), n;

    for (const char *p = list; *p != '\0'; p += n) {
        p += strspn(p, ", ");
        n = strcspn(p, ", ");
        if (n == len && memcmp(p, address, len) == 0)
            return true;
    }
    return false;
}

/* The tally of an address; it is made when make is set.  Under the mutex. */
static struct tally **
tally_find(struct watch *w, const uint8_t given[16], bool make)
{
    uint8_t address[16];
    unsigned hash = 0;
    struct tally **at;

    memcpy(address, given, 16);
    if (!is_v4(address))
        memset(address + 8, 0, 8);
    for (int i = 0; i < 16; i++)
        hash = hash * 31 + address[i];
    for (at = &w->tallies[hash % BUCKETS]; *at != NULL; at = &(*at)->next)
        if (memcmp((*at)->address, address, 16) == 0)
            return at;
    if (make && (*at = calloc(1, sizeof(**at))) != NULL)
        memcpy((*at)->address, address, 16);
    return at;
}

static struct tally *
tally_add(struct watch *w, const uint8_t address[16])
{
    struct tally *t = *tally_find(w, address, true);

    if (t != NULL)
        t->n++;
    return t;
}

static void
tally_remove(struct watch *w, struct tally *t)
{
    struct tally **at;

    if (t == NULL || --t->n > 0)
        return;
    at = tally_find(w, t->address, false);
    *at = t->next;
    free(t);
}

static bool
is_full(struct watch *w, const uint8_t address[16])
{
    const struct tally *t = *tally_find(w, address, false);

    return t != NULL && (int64_t)t->n >= w->settings->connections_per_address;
}

static struct peer *
peer_new(struct watch *w, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info;
    struct peer *peer = calloc(1, sizeof(*peer));
    uint8_t address[16] = {0};

    if (peer == NULL)
        _exit(3);
    info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    peer->fd = info->connect_fd;
    info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    address_of(info->client_addr, address);
    address_text(address, peer->address);
    peer->watch = w;
    peer->is_loopback = is_loopback(address);
    peer->is_proxy = is_listed(w->settings->trusted_proxy, peer->address);
    peer->deadline = time_steady() + w->settings->head_time * 1000;
    pthread_mutex_lock(&w->mutex);
    if (!peer->is_proxy) {
        bool full = is_full(w, address);

        peer->tally = tally_add(w, address);
        if (full)
            shutdown(peer->fd, SHUT_RDWR); /* and soon it is gone */
    }
    peer->next = w->peers;
    if (peer->next != NULL)
        peer->next->previous = peer;
    w->peers = peer;
    w->n++;
    pthread_mutex_unlock(&w->mutex);
    return peer;
}

/* Under the mutex the descriptor is still open: it is closed after this. */
static void
peer_free(struct peer *peer)
{
    struct watch *w = peer->watch;

    pthread_mutex_lock(&w->mutex);
    tally_remove(w, peer->tally);
    if (peer->next != NULL)
        peer->next->previous = peer->previous;
    if (peer->previous != NULL)
        peer->previous->next = peer->next;
    else
        w->peers = peer->next;
    w->n--;
    pthread_mutex_unlock(&w->mutex);
    free(peer);
}

void
watch_notify(void *watch, struct MHD_Connection *connection, void **peer,
    enum MHD_ConnectionNotificationCode what)
{
    if (what == MHD_CONNECTION_NOTIFY_STARTED)
        *peer = peer_new(watch, connection);
    else if (*peer != NULL)
        peer_free(*peer);
}

struct tally *
watch_enter(struct watch *w, const char *text)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    struct tally *t = NULL;
    uint8_t address[16];

    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
        address_of((const struct sockaddr *)&v4, address);
    else if (inet_pton(AF_INET6, text, &v6.sin6_addr) == 1)
        address_of((const struct sockaddr *)&v6, address);
    else
        return NULL;
    pthread_mutex_lock(&w->mutex);
    if (!is_full(w, address))
        t = tally_add(w, address);
    pthread_mutex_unlock(&w->mutex);
    return t;
}

void
watch_leave(struct watch *w, struct tally *t)
{
    pthread_mutex_lock(&w->mutex);
    tally_remove(w, t);
    pthread_mutex_unlock(&w->mutex);
}

unsigned
watch_shed(struct watch *w)
{
    unsigned busy = 0;

    pthread_mutex_lock(&w->mutex);
    for (struct peer *p = w->peers; p != NULL; p = p->next)
        if (p->busy)
            busy++;
        else
            shutdown(p->fd, SHUT_RDWR);
    pthread_mutex_unlock(&w->mutex);
    return busy;
}

unsigned
watch_connections(struct watch *w)
{
    unsigned n;

    pthread_mutex_lock(&w->mutex);
    n = w->n;
    pthread_mutex_unlock(&w->mutex);
    return n;
}

static void
look(struct watch *w)
{
    int64_t now = time_steady();

    for (struct peer *p = w->peers; p != NULL; p = p->next)
        if (p->deadline < now) {
            p->deadline = FOREVER;
            shutdown(p->fd, SHUT_RDWR);
        }
}

static void *
run(void *arg)
{
    struct watch *w = arg;

    pthread_mutex_lock(&w->mutex);
    while (!w->stop) {
        int64_t next = time_steady() + LOOK_MS;
        struct timespec until = {
            .tv_sec = next / 1000, .tv_nsec = next % 1000 * 1000000};

        look(w);
        pthread_cond_clockwait(&w->wake, &w->mutex, CLOCK_MONOTONIC, &until);
    }
    pthread_mutex_unlock(&w->mutex);
    return NULL;
}

struct watch *
watch_start(const struct settings *settings)
{
    struct watch *w = calloc(1, sizeof(*w));

    if (w == NULL)
        _exit(3);
    w->settings = settings;
    pthread_mutex_init(&w->mutex, NULL);
    pthread_cond_init(&w->wake, NULL);
    if (pthread_create(&w->thread, NULL, run, w) != 0)
        _exit(3);
    return w;
}

void
watch_stop(struct watch *w)
{
    pthread_mutex_lock(&w->mutex);
    w->stop = true;
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&w->mutex);
    pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->wake);
    pthread_mutex_destroy(&w->mutex);
    free(w);
}
