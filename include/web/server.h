/* server - tyst in a browser. */
#ifndef TYST_WEB_SERVER_H
#define TYST_WEB_SERVER_H

#include "web/settings.h"

/*
 * Serve c's data directory, opened for writing, until SIGTERM or SIGINT; then
 * let what is running end.  Once it listens, ready() is told where ("http://
 * 127.0.0.1:8080/").  ERR_BUSY "serving" when another server has the
 * directory, "port-in-use"; ERR_DENIED "not-loopback" without insecure.
 */
enum result server_run(struct ctx *c, const struct settings *given,
    void (*ready)(void *arg, const char *url), void *arg);

/* Have the directory without serving it, until *out_fd is closed: ERR_BUSY
 * "serving" when a server has it.  The file is serve.lock. */
enum result server_lock(struct ctx *c, int *out_fd);

#endif
