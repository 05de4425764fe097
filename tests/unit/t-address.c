/* Which addresses are public, and how they are written. */
#include <config.h>

#include <arpa/inet.h>
#include <string.h>

#include "base/address.h"
#include "tap.h"

static const char *const public[] = {"8.8.8.8", "1.1.1.1", "100.63.255.255",
    "100.128.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "223.255.255.1",
    "198.17.255.255", "198.20.0.0", "2a00:1450::1", "2001:4860:4860::8888",
    "2600::", "3ffe::1"};

static const char *const special[] = {"0.0.0.0", "0.1.2.3", "10.0.0.1",
    "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
    "64:ff9b::7f00:1", "100::1", "2001::1", "2001:1ff::1", "2001:db8::1",
    "2002:7f00:1::", "3fff::1", "3fff:fff::1", "fc00::1", "fd12:3456::1",
    "fe80::1", "fec0::1", "ff02::1"};

static bool
of(const char *text)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};

    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
        return address_is_public((struct sockaddr *)&v4);
    ok(inet_pton(AF_INET6, text, &v6.sin6_addr) == 1, text);
    return address_is_public((struct sockaddr *)&v6);
}

static void
written(struct mem *m, const char *text, const char *want)
{
    char *got = address_normal(m, text);

    is_str(got, want ? want : "(null)", text);
}

int
main(void)
{
    struct sockaddr none = {.sa_family = AF_UNIX};
    struct mem *m = mem_new();

    for (size_t i = 0; i < sizeof(public) / sizeof(public[0]); i++)
        ok(of(public[i]), public[i]);
    for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++)
        ok(!of(special[i]), special[i]);
    ok(!address_is_public(&none), "another family is not public");

    written(m, "127.0.0.1:80", "127.0.0.1:80");
    written(m, "[0:0::0:1]:8443", "[::1]:8443");
    written(m, "127.0.0.1", NULL);
    written(m, "127.0.0.1:", NULL);
    written(m, "127.0.0.1:0", NULL);
    written(m, "127.0.0.1:65536", NULL);
    written(m, "127.0.0.1:80x", NULL);
    written(m, "127.1:80", NULL);
    written(m, "::1:80", NULL);
    written(m, "[::1:80", NULL);
    written(m, "[]:80", NULL);
    written(m, "localhost:80", NULL);
    written(m, ":80", NULL);
    written(m, "", NULL);
    mem_free(m);
    return done();
}
