/* child - the parent's side: start it, ask it, give it only so long. */
#include <config.h>

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/time.h"
#include "child_frame.h"
#include "value_pack.h"

#ifdef SANITIZE
#define ANSWER_WITHIN (60 * TIME_SECOND)
#else
#define ANSWER_WITHIN (15 * TIME_SECOND)
#endif
#define PROCESSOR_SECONDS 60

/* A child's processor time is limited as a whole, so it serves only so many and
 * so much; starting one takes as long as some dozen files. */
#define REQUESTS_PER_CHILD 5000
#define BYTES_PER_CHILD ((size_t)32 << 20)

/* What stopped an exchange. */
enum stop { NONE, ENDED, LATE, LONG };

struct child {
    const char *kind;
    pid_t pid; /* 0: not running */
    int fd;
    unsigned served;
    size_t sent;      /* bytes, to this one */
    const char *name; /* what is being read; NULL: nothing */
    enum stop stop;   /* why it cannot be */
    int64_t patience; /* ms */
    int file;         /* to be its CHILD_FILE; -1: none */
    int processor;    /* seconds */
    bool once;        /* it was started, and is not again */
};

struct child *
child_open(struct ctx *c, const char *kind)
{
    struct child *child = mem_alloc(c->mem, sizeof(*child));

    child->kind = mem_strdup(c->mem, kind);
    child->fd = -1;
    child->patience = ANSWER_WITHIN;
    child->file = -1;
    child->processor = PROCESSOR_SECONDS;
    return child;
}

struct child *
child_open_file(struct ctx *c, const char *kind, int fd, int seconds)
{
    struct child *child = child_open(c, kind);

    child->file = fd;
    child->patience = seconds * TIME_SECOND;
    child->processor = seconds;
    return child;
}

void
child_patience(struct child *child, int64_t ms)
{
    child->patience = ms;
}

void
child_close(struct child *child)
{
    if (child == NULL || child->pid == 0)
        return;
    close(child->fd);
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    child->pid = 0;
    child->fd = -1;
    child->served = 0;
    child->sent = 0;
    child->name = NULL;
    child->stop = NONE;
}

/* argv[0] /proc/self/exe would name the new program, so the link is read. */
static enum result
own_program(struct ctx *c, char **out)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

    if (n < 0)
        return fail_errno(
            c, "child", N_("The reader of files cannot be started"));
    *out = mem_strndup(c->mem, path, (size_t)n);
    return OK;
}

static int
spawn(struct ctx *c, struct child *child, int fd, char *program)
{
    char name[] = "tyst", option[] = "--child";
    char *kind = mem_strdup(c->mem, child->kind);
    char *lang = mem_strdup(c->mem, c->lang);
    char *seconds = mem_printf(c->mem, "%d", child->processor);
    char *argv[] = {name, option, kind, lang, seconds, NULL}, *envp[] = {NULL};
    posix_spawn_file_actions_t actions;
    int error;

    if ((error = posix_spawn_file_actions_init(&actions)) != 0)
        return error;
    error = posix_spawn_file_actions_adddup2(&actions, fd, 0);
    if (error == 0)
        error = posix_spawn_file_actions_adddup2(&actions, fd, 1);
    if (error == 0 && child->file >= 0)
        error =
            posix_spawn_file_actions_adddup2(&actions, child->file, CHILD_FILE);
    if (error == 0)
        error = posix_spawn_file_actions_addclosefrom_np(
            &actions, child->file >= 0 ? CHILD_FILE + 1 : CHILD_FILE);
    if (error == 0)
        error = posix_spawn(&child->pid, program, &actions, NULL, argv, envp);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static enum result
start(struct ctx *c, struct child *child)
{
    char *program;
    int fd[2], error;
    enum result r;

    if (!child->once &&
        (child->served >= REQUESTS_PER_CHILD || child->sent >= BYTES_PER_CHILD))
        child_close(child);
    if (child->pid != 0)
        return OK;
    if (child->once)
        return fail(c, ERR_FAULT, "child-ended",
            N_("The process that does this has ended; start again."));
    if ((r = own_program(c, &program)) != OK)
        return r;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) != 0)
        return fail_errno(
            c, "child", N_("The reader of files cannot be started"));
    error = spawn(c, child, fd[1], program);
    close(fd[1]);
    if (error != 0) {
        child->pid = 0;
        close(fd[0]);
        errno = error;
        return fail_errno(
            c, "child", N_("The reader of files cannot be started"));
    }
    child->fd = fd[0];
    return OK;
}

enum result
child_start(struct ctx *c, struct child *child)
{
    enum result r = start(c, child);

    child->once = true;
    return r;
}

/* Wait until fd is ready; false after the deadline. */
static bool
ready(int fd, short events, int64_t deadline)
{
    struct pollfd p = {.fd = fd, .events = events};

    for (;;) {
        int64_t left = deadline - time_now();

        if (left <= 0)
            return false;
        if (poll(&p, 1, (int)left) > 0)
            return true;
    }
}

static enum stop
send_all(int fd, const void *p, size_t len, int64_t deadline)
{
    const char *next = p;

    while (len > 0) {
        ssize_t n;

        if (!ready(fd, POLLOUT, deadline))
            return LATE;
        n = send(fd, next, len, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (n <= 0)
            return ENDED;
        next += n;
        len -= (size_t)n;
    }
    return NONE;
}

static enum stop
receive_all(int fd, void *p, size_t len, int64_t deadline)
{
    char *next = p;

    while (len > 0) {
        ssize_t n;

        if (!ready(fd, POLLIN, deadline))
            return LATE;
        n = recv(fd, next, len, MSG_DONTWAIT);
        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (n <= 0)
            return ENDED;
        next += n;
        len -= (size_t)n;
    }
    return NONE;
}

static enum stop
send_request(struct child *child, const void *p, size_t len)
{
    int64_t deadline = time_now() + child->patience;
    uint8_t head[FRAME_HEAD];
    enum stop stop;

    frame_head(head, len);
    if ((stop = send_all(child->fd, head, sizeof(head), deadline)) != NONE)
        return stop;
    return send_all(child->fd, p, len, deadline);
}

static enum stop
receive_answer(struct ctx *c, struct child *child, char **out, size_t *out_len)
{
    int64_t deadline = time_now() + child->patience;
    uint8_t head[FRAME_HEAD];
    enum stop stop;

    if ((stop = receive_all(child->fd, head, sizeof(head), deadline)) != NONE)
        return stop;
    if (frame_len(head) > ANSWER_MAX)
        return LONG;
    *out_len = (size_t)frame_len(head);
    *out = mem_alloc(c->mem, *out_len + 1);
    return receive_all(child->fd, *out, *out_len, deadline);
}

static enum result
refuse(struct ctx *c, enum stop stop, const char *name)
{
    if (stop == LATE)
        return fail(c, ERR_LIMIT, "too-slow",
            N_("%s takes too long to read and is refused."), name);
    if (stop == LONG)
        return fail(c, ERR_LIMIT, "too-long",
            N_("%s unfolds into too much and is refused."), name);
    return fail(c, ERR_INPUT, "unsafe",
        N_("%s could not be read safely and is refused."), name);
}

/* {"result": r, "code": …, "message": …} or {"result": 0, "answer": …} */
static enum result
unpack(struct ctx *c, const char *name, const char *text, size_t len,
    struct value **out)
{
    const struct value *result, *answer;
    const char *code, *message;
    struct value *v;
    bool good;

    good = value_unpack(c->mem, text, len, &v);
    result = value_get(v, "result");
    answer = value_get(v, "answer");
    if (!good || result == NULL || result->type != VALUE_INTEGER ||
        result->integer < OK || result->integer > ERR_FAULT ||
        (result->integer == OK && answer == NULL))
        return fail(c, ERR_FAULT, "child",
            N_("The reader of files answered in a form it should not."));
    if (result->integer == OK) {
        *out = value_array(c->mem);
        **out = *answer;
        (*out)->next = NULL;
        return OK;
    }
    code = value_get_string(v, "code");
    message = value_get_string(v, "message");
    return fail(c, (enum result)result->integer, code ? code : "refused",
        "%s: %s", name, message ? message : "?");
}

enum result
child_send(struct ctx *c, struct child *child, const char *name, const void *p,
    size_t len)
{
    enum result r;

    assert(child->name == NULL);
    if (len > REQUEST_MAX)
        return fail(c, ERR_LIMIT, "too-large",
            N_("%s is larger than %zu bytes, the most that is read here."),
            name, REQUEST_MAX);
    if ((r = start(c, child)) != OK)
        return r;
    child->served++;
    child->sent += len;
    child->name = name;
    child->stop = send_request(child, p, len);
    return OK;
}

bool
child_is_ready(const struct child *child, int64_t ms)
{
    return child->stop != NONE ||
           ready(child->fd, POLLIN, time_now() + (ms > 0 ? ms : 1));
}

enum result
child_receive(struct ctx *c, struct child *child, struct value **out)
{
    const char *name = child->name;
    enum stop stop = child->stop;
    char *text = NULL;
    size_t len = 0;

    assert(name != NULL);
    child->name = NULL;
    if (stop == NONE)
        stop = receive_answer(c, child, &text, &len);
    if (stop != NONE) {
        child_close(child);
        return refuse(c, stop, name);
    }
    return unpack(c, name, text, len, out);
}

/* What the child writes until it ends. */
static enum stop
receive_rest(
    struct ctx *c, int fd, size_t max, int64_t deadline, char **out, size_t *n)
{
    struct str s = str_in(c->mem);
    char part[16384];

    for (;;) {
        ssize_t got;

        if (!ready(fd, POLLIN, deadline))
            return LATE;
        got = recv(fd, part, sizeof(part), MSG_DONTWAIT);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got <= 0)
            break;
        str_add(&s, part, (size_t)got);
        if (s.len > max)
            return LONG;
    }
    *out = s.s;
    *n = s.len;
    return NONE;
}

/* Did it end by itself, and well? */
static bool
ended_well(struct child *child)
{
    int status = 1;

    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    close(child->fd);
    child->pid = 0;
    child->fd = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

enum result
child_filter(struct ctx *c, const char *kind, const char *name, const void *p,
    size_t len, size_t max, char **out, size_t *out_len)
{
    struct child *child = child_open(c, kind);
    int64_t deadline = time_now() + child->patience;
    enum stop stop;
    enum result r;

    if ((r = start(c, child)) != OK)
        return r;
    stop = send_all(child->fd, p, len, deadline);
    if (stop == NONE) {
        shutdown(child->fd, SHUT_WR);
        stop = receive_rest(c, child->fd, max, deadline, out, out_len);
    }
    if (stop == NONE && !ended_well(child))
        stop = ENDED;
    child_close(child);
    return stop == NONE ? OK : refuse(c, stop, name);
}

enum result
child_ask(struct ctx *c, struct child *child, const char *name, const void *p,
    size_t len, struct value **out)
{
    enum result r = child_send(c, child, name, p, len);

    return r != OK ? r : child_receive(c, child, out);
}
