/* address - which internet addresses are anybody's to ask. */
#ifndef TYST_BASE_ADDRESS_H
#define TYST_BASE_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

#include "base/mem.h"

/*
 * Can the address be that of a public server?  False for loopback, private and
 * link-local networks, multicast, and whatever else the registries of special
 * addresses keep apart (RFC 6890 and IANA's), also written in IPv6.
 */
bool address_is_public(const struct sockaddr *a);

/* "192.0.2.1:443", "[2001:db8::1]:443" */
char *address_text(struct mem *m, const struct sockaddr *a);

/* Such a text read and written again, so that texts can be compared; NULL when
 * it is none. */
char *address_normal(struct mem *m, const char *text);

#endif
