/*
 * fetch - get a file from another server, without being led anywhere else.
 *
 * Only https, only hosts that are allowed by name, only addresses that are
 * public; each address is looked at when the connection to it is made, so that
 * what a name means cannot change between the look and the connection, and each
 * redirect is a request of its own that all of this holds for.  No proxy, no
 * credentials, no cookies, nothing compressed.
 */
#ifndef TYST_BASE_FETCH_H
#define TYST_BASE_FETCH_H

#include "base/ctx.h"

struct fetch_rules {
    const char *hosts; /* names, with commas; "": none */

    /* Addresses "ADDR:PORT", with commas, that may be asked although they are
     * not public, and without TLS; "": none. */
    const char *allow;

    size_t max;     /* bytes of the file */
    int64_t within; /* ms, redirects included */

    /* Told now and then how far it is; total 0: not known.  NULL: nobody. */
    void (*progress)(void *arg, int64_t done, int64_t total);
    void *arg;
};

/* What a server said to know a version of a file by; NULL: nothing. */
struct fetch_version {
    const char *etag, *modified;
};

struct fetched {
    bool unchanged; /* it is the version that was known; there are no bytes */
    const char *p;
    size_t len;
    struct fetch_version version;
};

/* Is it the address of a file on another server, and not a file's name? */
bool fetch_is_url(const char *s);

/*
 * GET url; known is the version that is here already.
 *
 * ERR_INPUT "bad-url"; ERR_DENIED "fetch-denied" for a host or address that
 * is not allowed, also after a redirect; ERR_NOT_FOUND "fetch-absent" when the
 * server has no such file; ERR_LIMIT "too-large"; ERR_FAULT "network" for what
 * may go well another time, slowness and wrong certificates included.
 */
enum result fetch(struct ctx *c, const char *url,
    const struct fetch_rules *rules, const struct fetch_version *known,
    struct fetched *out);

#endif
