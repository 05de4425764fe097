/*
 * child_main - the child's side: warm, seal, then read and answer until the
 * parent closes the socket.
 */
#include <config.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "base/time.h"
#include "child_frame.h"
#include "seal.h"
#include "value_pack.h"

#ifdef COVERAGE
#include <gcov.h>
#endif

#define PROGRAM_SECONDS 20 /* of processor time */

/* All of len bytes from stdin; false at the end. */
static bool
take(void *p, size_t len)
{
    char *next = p;

    while (len > 0) {
        ssize_t n = read(STDIN_FILENO, next, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        next += n;
        len -= (size_t)n;
    }
    return true;
}

static bool
give(const void *p, size_t len)
{
    const char *next = p;

    while (len > 0) {
        ssize_t n = write(STDOUT_FILENO, next, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        next += n;
        len -= (size_t)n;
    }
    return true;
}

static bool
answer(struct ctx *c, enum result r, struct value *v)
{
    struct value *whole = value_object(c->mem);
    struct str text = str_in(c->mem);
    uint8_t head[FRAME_HEAD];

    value_set_integer(c->mem, whole, "result", r);
    if (r == OK) {
        value_set(c->mem, whole, "answer", v);
    } else {
        value_set_string(c->mem, whole, "code", c->code);
        value_set_string(c->mem, whole, "message", c->message);
    }
    value_pack(&text, whole);
    frame_head(head, text.len);
    return give(head, sizeof(head)) && give(text.s, text.len);
}

/* One request in memory of its own; false when there is none. */
static bool
serve(const struct child_kind *kind, void *state, const char *lang)
{
    struct ctx c = {.lang = lang};
    uint8_t head[FRAME_HEAD];
    struct value *v = NULL;
    size_t len;
    char *p;
    bool more;

    if (!take(head, sizeof(head)) || frame_len(head) > REQUEST_MAX)
        return false;
    c.mem = mem_new();
    len = (size_t)frame_len(head);
    p = mem_alloc(c.mem, len + 1);
    more = take(p, len);
    if (more) {
        enum result r = kind->serve(&c, state, p, len, &v);

#ifdef COVERAGE
        __gcov_dump(); /* its parent may end it once it has answered */
        __gcov_reset();
#endif
        more = answer(&c, r, v);
    }
    mem_free(c.mem);
    return more;
}

const char *
child_program(const char *const *paths)
{
    while (*paths != NULL && access(*paths, X_OK) != 0)
        paths++;
    return *paths;
}

void
child_become(const char *const *paths, char *const argv[])
{
    char *const envp[] = {NULL};
    const char *program = child_program(paths);

    if (program != NULL && seal_for_program(PROGRAM_SECONDS))
        execve(program, argv, envp);
}

static const struct child_kind *
find_kind(const struct child_kind *kinds, const char *name)
{
    for (; kinds->name != NULL; kinds++)
        if (strcmp(kinds->name, name) == 0)
            return kinds;
    return NULL;
}

_Noreturn void
child_main(int argc, char **argv, const struct child_kind *kinds)
{
    struct ctx c = {.mem = mem_new()};
    const struct child_kind *kind = NULL;
    void *state = NULL;
    int status = 3;

    if (argc == 5 && (kind = find_kind(kinds, argv[2])) != NULL) {
        c.lang = text_language(argv[3]) ? argv[3] : "en";
        if (kind->warm(&c, &state) == OK &&
            seal(strtol(argv[4], NULL, 10), kind->keeps)) {
            while (serve(kind, state, c.lang))
                continue;
            status = 0;
        }
        if (kind->cool != NULL && state != NULL)
            kind->cool(state);
    }
    mem_free(c.mem);
    /* Not exit(): what runs there (looking for leaks) has no rights left. */
    _exit(status);
}
