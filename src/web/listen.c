/* listen - "ADDR:PORT" to a socket, and one server for a data directory. */
#include <config.h>

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file.h"
#include "listen.h"
#include "store/store.h"
#include "web/server.h"

#define BACKLOG 1024

static bool
is_loopback(const struct sockaddr *a)
{
    if (a->sa_family == AF_INET)
        return ntohl(((const struct sockaddr_in *)a)->sin_addr.s_addr) >> 24 ==
               127;
    return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)a)->sin6_addr);
}

/* "127.0.0.1:8080", "[::1]:0", "localhost:8080". */
static enum result
resolve(struct ctx *c, const char *listen, struct addrinfo **out)
{
    static const struct addrinfo hints = {
        .ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV,
        .ai_socktype = SOCK_STREAM};
    const char *colon = strrchr(listen, ':');
    char *host;

    if (colon != NULL) {
        host = mem_strndup(c->mem, listen, (size_t)(colon - listen));
        if (strcmp(host, "localhost") == 0)
            host = mem_strdup(c->mem, "127.0.0.1");
        if (*host == '[' && host[strlen(host) - 1] == ']') {
            host[strlen(host) - 1] = '\0';
            host++;
        }
        if (*host != '\0' && getaddrinfo(host, colon + 1, &hints, out) == 0)
            return OK;
    }
    return fail(c, ERR_INPUT, "bad-setting",
        N_("“%s” is no address to listen on; write 127.0.0.1:8080 or "
           "[::1]:8080."),
        listen);
}

static const char *
url_of(struct ctx *c, int fd)
{
    struct sockaddr_storage a = {0};
    socklen_t len = sizeof(a);
    char host[NI_MAXHOST] = "", port[8] = "";

    getsockname(fd, (struct sockaddr *)&a, &len);
    getnameinfo((struct sockaddr *)&a, len, host, sizeof(host), port,
        sizeof(port), NI_NUMERICHOST | NI_NUMERICSERV);
    return mem_printf(c->mem,
        a.ss_family == AF_INET ? "http://%s:%s/" : "http://[%s]:%s/", host,
        port);
}

static enum result
bind_to(struct ctx *c, const struct settings *settings,
    const struct addrinfo *a, int *out)
{
    int on = 1;

    if (!settings->insecure && !is_loopback(a->ai_addr))
        return fail(c, ERR_DENIED, "not-loopback",
            N_("%s can be reached from other machines, and without TLS "
               "everything could be read on the way; listen on 127.0.0.1 "
               "behind a proxy, or say --insecure."),
            settings->listen);
    *out = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (*out >= 0 &&
        setsockopt(*out, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
        bind(*out, a->ai_addr, a->ai_addrlen) == 0 &&
        listen(*out, BACKLOG) == 0)
        return OK;
    if (errno == EADDRINUSE)
        return fail(c, ERR_BUSY, "port-in-use",
            N_("Another program listens on %s already; choose another port "
               "with --listen."),
            settings->listen);
    return fail_errno(
        c, "listen", N_("Listening on %s is not possible"), settings->listen);
}

enum result
listen_open(struct ctx *c, const struct settings *settings, int *out_fd,
    const char **out_url)
{
    struct addrinfo *a;
    enum result r;

    *out_fd = -1;
    if ((r = resolve(c, settings->listen, &a)) != OK)
        return r;
    r = bind_to(c, settings, a, out_fd);
    freeaddrinfo(a);
    if (r == OK)
        *out_url = url_of(c, *out_fd);
    else if (*out_fd >= 0)
        close(*out_fd);
    return r;
}

/* The kernel gives the lock back when we die, so the file may stay. */
enum result
server_lock(struct ctx *c, int *out_fd)
{
    const char *path = mem_printf(c->mem, "%s/serve.lock", store_dir(c));
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    char host[256] = "", who[300] = "";
    const char *line;

    if (fd < 0)
        return fail_errno(c, "lock", N_("%s cannot be opened"), path);
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (read(fd, who, sizeof(who) - 1) < 0)
            who[0] = '\0';
        close(fd);
        who[strcspn(who, "\n")] = '\0';
        return fail(c, ERR_BUSY, "serving",
            N_("A server has this data directory: %s; stop it first."), who);
    }
    gethostname(host, sizeof(host) - 1);
    line = mem_printf(c->mem, "pid %ld, host %s\n", (long)getpid(), host);
    if (ftruncate(fd, 0) != 0 ||
        file_write_fd(c, fd, path, line, strlen(line)) != OK) {
        close(fd);
        return fail_errno(c, "lock", N_("%s cannot be written"), path);
    }
    *out_fd = fd;
    return OK;
}
