/*
 * child - hostile input is read by a process that can do nothing else.
 *
 * The child is this program started afresh as "tyst --child KIND LANG SECONDS",
 * its only descriptor a socket to us (and, where it is given one, a file).  It
 * warms what its kind needs (a schema), then gives up every right: resource
 * limits, no new privileges, Landlock, seccomp.  Only then it reads: a request
 * is some bytes, the answer one value. A crash, a time-out or an answer over
 * its maximum is a refusal of the bytes.
 *
 * One child serves one command or upload, whatever number of files it has; it
 * is started by the first request, and again after one that ended it.
 */
#ifndef TYST_BASE_CHILD_H
#define TYST_BASE_CHILD_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/value.h"

/* What a child can be asked to do: one row of a table that main() has. */
struct child_kind {
    const char *name;

    /* Before the rights are given up: make what serve will need. */
    enum result (*warm)(struct ctx *c, void **out_state);

    /* Without rights: read the bytes, answer with a value (in c->mem). */
    enum result (*serve)(struct ctx *c, void *state, const char *p, size_t len,
        struct value **out);

    void (*cool)(void *state); /* NULL: nothing to free */

    bool keeps; /* it may lock, write and sync what warm() has opened */
};

/* The child's whole life: argv is "tyst --child KIND LANG SECONDS". */
_Noreturn void child_main(
    int argc, char **argv, const struct child_kind *kinds);

/*
 * A kind whose warm() calls this becomes another program, sealed but for
 * reading and running what the system holds: bytes in, bytes out.  paths ends
 * in NULL; the first that is there.  Returns only when none could be started.
 */
void child_become(const char *const *paths, char *const argv[]);

/* The first of the paths that may be run; NULL: none. */
const char *child_program(const char *const *paths);

/*
 * Give such a kind all bytes and have all that it writes.  ERR_INPUT "unsafe"
 * when it failed, ERR_LIMIT "too-slow" or "too-long" (over max).
 */
enum result child_filter(struct ctx *c, const char *kind, const char *name,
    const void *p, size_t len, size_t max, char **out, size_t *out_len);

struct child;

/* It is the caller's to close. */
struct child *child_open(struct ctx *c, const char *kind);

/*
 * The same with fd, an open file, to read as its descriptor CHILD_FILE, and
 * with so many seconds to answer in and to compute: for a file too large to be
 * sent.  fd stays the caller's, and open as long as the child.
 */
#define CHILD_FILE 3
struct child *child_open_file(
    struct ctx *c, const char *kind, int fd, int seconds);

void child_close(struct child *child); /* NULL is allowed */

/*
 * Start it now, and not again: a child that lasts, and was given what its
 * parent will not have any more.  Once it has ended, all requests fail.
 */
enum result child_start(struct ctx *c, struct child *child);

/* How long it may take over one request: 15 s unless said. */
void child_patience(struct child *child, int64_t ms);

/*
 * Have bytes read; name is what messages call them.  The kind's own failure
 * comes back with its code and message; ERR_INPUT "unsafe" when the child
 * ended, ERR_LIMIT "too-slow" or "too-long" when it took or said too much.
 */
enum result child_ask(struct ctx *c, struct child *child, const char *name,
    const void *p, size_t len, struct value **out);

/*
 * The same in two steps, so that the child reads one file while its parent
 * deals with the last: after child_send() is OK, child_receive() must come
 * before anything else is sent.  name must stay until then.  Its patience
 * begins when it is asked for; child_is_ready() waits for so long only, and
 * says whether asking would wait.
 */
enum result child_send(struct ctx *c, struct child *child, const char *name,
    const void *p, size_t len);
bool child_is_ready(const struct child *child, int64_t ms);
enum result child_receive(
    struct ctx *c, struct child *child, struct value **out);

#endif
