/* listen - the socket.  The lock that says who serves: web/server.h. */
#ifndef TYST_WEB_LISTEN_H
#define TYST_WEB_LISTEN_H

#include "web/settings.h"

/* Listen where the settings say.  What is reached there is in *out_url. */
enum result listen_open(struct ctx *c, const struct settings *settings,
    int *out_fd, const char **out_url);

#endif
