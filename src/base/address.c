/* address - the registries of special addresses as tables. */
#include <config.h>

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "base/address.h"

struct net {
    uint8_t address[16];
    int bits;
};

/* IANA IPv4 Special-Purpose Address Registry, and multicast. */
static const struct net special_v4[] = {
    {{0},            8 }, /* this network */
    {{10},           8 },
    {{100, 64},      10}, /* shared by a provider's customers */
    {{127},          8 },
    {{169, 254},     16}, /* link-local; where clouds keep their metadata */
    {{172, 16},      12},
    {{192, 0, 0},    24},
    {{192, 0, 2},    24}, /* for examples, as two more below */
    {{192, 88, 99},  24}, /* relays to IPv6 */
    {{192, 168},     16},
    {{198, 18},      15}, /* benchmarks */
    {{198, 51, 100}, 24},
    {{203, 0, 113},  24},
    {{224},          3 }, /* multicast, reserved, broadcast */
};

/* Only 2000::/3 is unicast of the whole world; within it: */
static const struct net global_v6 = {{0x20}, 3};
static const struct net special_v6[] = {
    {{0x20, 0x01, 0x00, 0x00}, 23}, /* protocols, tunnels */
    {{0x20, 0x01, 0x0D, 0xB8}, 32}, /* for examples */
    {{0x20, 0x02},             16}, /* 6to4: any IPv4 address within */
    {{0x3F, 0xFF, 0x00},       20}, /* for examples */
};

static bool
is_within(const uint8_t *address, const struct net *net)
{
    size_t bytes = (size_t)net->bits / 8;
    int bits = net->bits % 8;

    return memcmp(address, net->address, bytes) == 0 &&
           (bits == 0 ||
               (address[bytes] ^ net->address[bytes]) >> (8 - bits) == 0);
}

static bool
is_special(const uint8_t *address, const struct net *nets, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_within(address, &nets[i]))
            return true;
    return false;
}

bool
address_is_public(const struct sockaddr *a)
{
    const void *v4 = &((const struct sockaddr_in *)a)->sin_addr;
    const void *v6 = &((const struct sockaddr_in6 *)a)->sin6_addr;

    if (a->sa_family == AF_INET)
        return !is_special(
            v4, special_v4, sizeof(special_v4) / sizeof(special_v4[0]));
    return a->sa_family == AF_INET6 && is_within(v6, &global_v6) &&
           !is_special(
               v6, special_v6, sizeof(special_v6) / sizeof(special_v6[0]));
}

char *
address_text(struct mem *m, const struct sockaddr *a)
{
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)a;
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)a;
    char host[INET6_ADDRSTRLEN] = "?";

    if (a->sa_family == AF_INET6) {
        inet_ntop(AF_INET6, &v6->sin6_addr, host, sizeof(host));
        return mem_printf(m, "[%s]:%d", host, ntohs(v6->sin6_port));
    }
    if (a->sa_family == AF_INET)
        inet_ntop(AF_INET, &v4->sin_addr, host, sizeof(host));
    return mem_printf(m, "%s:%d", host, ntohs(v4->sin_port));
}

char *
address_normal(struct mem *m, const char *text)
{
    const char *colon = strrchr(text, ':');
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    bool brackets = *text == '[' && colon != NULL && colon[-1] == ']';
    char *host, *end;
    long port;

    if (colon == NULL || colon == text || colon[1] < '1' || colon[1] > '9' ||
        (port = strtol(colon + 1, &end, 10)) > 65535 || *end != '\0')
        return NULL;
    host = mem_strndup(
        m, text + brackets, (size_t)(colon - text) - (brackets ? 2 : 0));
    v4.sin_port = v6.sin6_port = htons((uint16_t)port);
    if (brackets ? inet_pton(AF_INET6, host, &v6.sin6_addr) == 1
                 : inet_pton(AF_INET, host, &v4.sin_addr) == 1)
        return address_text(
            m, brackets ? (struct sockaddr *)&v6 : (struct sockaddr *)&v4);
    return NULL;
}
