/*
 * watch - who is connected, from where, and until when they may take their
 * time.
 *
 * libmicrohttpd's own time-out starts anew with each byte, so that one byte
 * every few seconds keeps a connection for ever.  Here each connection has a
 * deadline, moved on by what it achieves; a thread looks twice a second and
 * shuts down those past theirs, which libmicrohttpd then sees and closes.
 */
#ifndef TYST_WEB_WATCH_H
#define TYST_WEB_WATCH_H

#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "web/settings.h"

struct tally;

/* A connection. */
struct peer {
    struct peer *next, *previous;
    struct watch *watch;
    struct tally *tally; /* NULL: not counted */
    int fd;
    _Atomic int64_t deadline; /* ms of time_steady(); FOREVER: none */
    atomic_bool busy;         /* a request is being read or answered */
    bool is_loopback, is_proxy;
    char address[INET6_ADDRSTRLEN];
};

#define FOREVER INT64_MAX

struct watch *watch_start(const struct settings *settings);
void watch_stop(struct watch *w);

/* Callback of libmicrohttpd: somebody has connected, and is counted for their
 * address and shut out when it has its share, or has gone. */
void watch_notify(void *watch, struct MHD_Connection *connection, void **peer,
    enum MHD_ConnectionNotificationCode what);

/*
 * A request from behind a proxy, counted for the address it came from: NULL
 * when that has as many as it may.
 */
struct tally *watch_enter(struct watch *w, const char *text);
void watch_leave(struct watch *w, struct tally *tally);

/* Shut down the connections that are not busy; returns how many are. */
unsigned watch_shed(struct watch *w);

unsigned watch_connections(struct watch *w);

#endif
