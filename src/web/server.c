/*
 * server - starting, serving until a signal, and stopping such that what is
 * running ends.
 */
#include <config.h>

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/time.h"
#include "base/hide.h"
#include "case_index.h"
#include "checkpoints.h"
#include "exchange.h"
#include "ledger/centre.h"
#include "ledger/checkpoint.h"
#include "ledger/notary.h"
#include "listen.h"
#include "mailer.h"
#include "session_web.h"
#include "store/store.h"
#include "web/server.h"

#define CONNECTION_MEMORY 32768 /* the head has to fit in it */
#define STACK_SIZE (1024 * 1024)
#define STOP_LOOK_MS 20

struct visitors *
server_visitors(struct server *s)
{
    return s->visitors;
}

static void
count_threads(struct settings *s)
{
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);

    if (s->threads == 0)
        s->threads = cpus < 2 ? 2 : cpus > 16 ? 16 : cpus;
}

/* Each connection is a descriptor, and may have a file open beside it. */
static void
raise_descriptors(const struct settings *settings)
{
    rlim_t wanted = (rlim_t)settings->connections * 2 + 256;
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static enum result
start_daemon(struct ctx *c, struct server *s, int fd)
{
    const struct settings *settings = s->settings;
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_LISTEN_SOCKET,           fd,                       NULL    },
        {MHD_OPTION_THREAD_POOL_SIZE,        settings->threads,        NULL    },
        {MHD_OPTION_THREAD_STACK_SIZE,       STACK_SIZE,               NULL    },
        {MHD_OPTION_CONNECTION_LIMIT,        settings->connections,    NULL    },
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY,        NULL    },
        {MHD_OPTION_STRICT_FOR_CLIENT,       1,                        NULL    },
        {MHD_OPTION_SIGPIPE_HANDLED_BY_APP,  1,                        NULL    },
        {MHD_OPTION_URI_LOG_CALLBACK,        (intptr_t)dispatch_begin, s       },
        {MHD_OPTION_NOTIFY_COMPLETED,        (intptr_t)dispatch_end,   s       },
        {MHD_OPTION_NOTIFY_CONNECTION,       (intptr_t)watch_notify,   s->watch},
        {MHD_OPTION_END,                     0,                        NULL    },
    };

    s->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
        dispatch, s, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
    if (s->daemon != NULL)
        return OK;
    return fail_errno(c, "listen", N_("The server cannot be started"));
}

static void
signals(sigset_t *out)
{
    sigemptyset(out);
    sigaddset(out, SIGTERM);
    sigaddset(out, SIGINT);
}

/* Until SIGTERM or SIGINT; ms >= 0: no longer than that.  Was there one? */
static bool
await_signal(int64_t ms)
{
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    sigset_t set;
    int n;

    signals(&set);
    do
        n = ms < 0 ? sigwaitinfo(&set, NULL) : sigtimedwait(&set, NULL, &t);
    while (n < 0 && errno == EINTR);
    return n > 0;
}

/* Take no more, and let what is running end: until its time is over, or
 * somebody asks again. */
static void
drain(struct server *s, int fd)
{
    int64_t end = time_steady() + s->settings->stop_time * 1000;

    s->stopping = true;
    MHD_quiesce_daemon(s->daemon);
    close(fd);
    while (watch_shed(s->watch) > 0 && time_steady() < end)
        if (await_signal(STOP_LOOK_MS))
            break;
}

/* In reverse of start(); whatever was not started is NULL. */
static void
stop(struct server *s)
{
    if (s->pool != NULL)
        pool_stop(s->pool); /* resumes every suspended connection */
    if (s->daemon != NULL)
        MHD_stop_daemon(s->daemon);
    if (s->watch != NULL)
        watch_stop(s->watch);
    case_index_close(s->case_index);
    mailer_close(s->mailer);
    if (s->visitors != NULL)
        visitors_close(s->visitors);
    checkpoints_close(s->checkpoints);
    if (s->readers != NULL)
        readers_close(s->readers);
}

/*
 * The signer is started and what is not covered yet is; then nothing here sees
 * the keys any more.  Before there are threads, because each would have to
 * give up its own sight of them.
 */
static enum result
begin_ledger(struct ctx *c, struct server *s)
{
    enum result r;

    if ((r = centre_signer(c)) != OK || (r = checkpoint_make(c)) != OK)
        return r;
    if (!hide_folder(mem_printf(c->mem, "%s/keys", store_dir(c))))
        log_event(s, "keys", "this kernel does not let them be hidden");
    return OK;
}

static enum result
start(struct ctx *c, struct server *s, int fd)
{
    const struct settings *settings = s->settings;
    enum result r;

    ctx_random(c, s->key, sizeof(s->key));
    if ((r = begin_ledger(c, s)) != OK ||
        (r = checkpoints_open(s, &s->checkpoints)) != OK)
        return r;
    r = readers_open(
        c, (size_t)(settings->threads + settings->workers), &s->readers);
    if (r != OK || (r = visitors_open(c, &s->visitors)) != OK)
        return r;
    if ((r = mailer_open(c, settings, &s->mailer)) != OK)
        return r;
    s->case_index = case_index_open();
    s->watch = watch_start(settings);
    s->pool = pool_start((size_t)settings->workers, (size_t)settings->queue);
    return start_daemon(c, s, fd);
}

static enum result
serve(struct ctx *c, struct server *s, int fd,
    void (*ready)(void *arg, const char *url), void *arg, const char *url)
{
    enum result r;

    if ((r = start(c, s, fd)) == OK) {
        ready(arg, url);
        log_event(s, "listening", url);
        await_signal(-1);
        log_event(s, "stopping", url);
        drain(s, fd);
    } else {
        close(fd);
    }
    stop(s);
    return r;
}

/* Threads get these as they are here: signals are for this one only. */
static void
prepare(void)
{
    sigset_t set;

    signals(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    mallopt(M_ARENA_MAX, 2);
}

enum result
server_run(struct ctx *c, const struct settings *given,
    void (*ready)(void *arg, const char *url), void *arg)
{
    struct settings settings = *given;
    struct server *s = mem_alloc(c->mem, sizeof(*s));
    const char *url;
    int lock, fd;
    enum result r;

    if ((r = server_lock(c, &lock)) != OK)
        return r;
    if ((r = listen_open(c, &settings, &fd, &url)) == OK) {
        count_threads(&settings);
        raise_descriptors(&settings);
        prepare();
        s->settings = &settings;
        s->c = c;
        r = serve(c, s, fd, ready, arg, url);
    }
    close(lock);
    return r;
}
