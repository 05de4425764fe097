/* listen - the socket, and the lock that says who serves. */
#ifndef TYST_WEB_LISTEN_H
#define TYST_WEB_LISTEN_H

#include "web/settings.h"

/* Listen where the settings say.  What is reached there is in *out_url. */
enum result listen_open(struct ctx *c, const struct settings *settings,
    int *out_fd, const char **out_url);

/* serve.lock in c's data directory, ours until fd is closed. */
enum result serve_lock(struct ctx *c, int *out_fd);

#endif
