/*
 * child: bytes from outside are read by a process that can do nothing else.
 *
 * This program is its own child, with kinds that try what they may not.  A
 * build with sanitizers keeps its system calls and memory, so some of it shows
 * in a plain build only.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"
#include "base/utf8.h"
#include "base/value_pack.h"
#include "tap.h"

static enum result
warm(struct ctx *c, void **out_state)
{
    (void)c;
    *out_state = NULL;
    return OK;
}

static int
allocate(size_t size)
{
    char *volatile p = malloc(size);
    bool got = p != NULL;

    free(p);
    return got ? 0 : -1;
}

/* What the child is asked to try, by the first letter of the request. */
static int
attempt(char what, char *p)
{
    uint8_t head[8] = {0x7F};

    switch (what) {
    case 'o': return open("/etc/passwd", O_RDONLY);
    case 'w': return open("/tmp/t-child", O_WRONLY | O_CREAT, 0600);
    case 's': return socket(AF_INET, SOCK_STREAM, 0);
    case 'f': return (int)fork();
    case 'k': return kill(getppid(), 0);
    case 'x':
        return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
                   ? -1
                   : 0;
    case 'm': return allocate((size_t)600 << 20);
    case 'a': abort();
    case 'l':
        for (;;)
            p[0]++;
    case 'b': return (int)write(STDOUT_FILENO, head, sizeof(head));
    default: return 0;
    }
}

static enum result
try_it(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out)
{
    char mine[1] = {0};

    (void)state;
    if (len == 0)
        return fail(c, ERR_INPUT, "empty", N_("It is empty."));
    if (attempt(p[0], mine) < 0)
        return fail(c, ERR_DENIED, "refused", "%s", strerrorname_np(errno));
    *out = value_integer(c->mem, (int64_t)len);
    return OK;
}

static enum result
fail_to_warm(struct ctx *c, void **out_state)
{
    (void)out_state;
    return fail(c, ERR_FAULT, "cold", "cold");
}

static const struct child_kind kinds[] = {
    {"try",  warm,         try_it, NULL, false},
    {"cold", fail_to_warm, try_it, NULL, false},
    {NULL,   NULL,         NULL,   NULL, false},
};

static enum result
ask(struct ctx *c, struct child *child, const char *bytes)
{
    struct value *v;

    fail_clear(c);
    return child_ask(c, child, "bytes", bytes, strlen(bytes), &v);
}

/* The one way in which it is refused is named in code. */
static void
refused(struct ctx *c, struct child *child, const char *bytes, const char *code,
    const char *what)
{
    ok(ask(c, child, bytes) != OK, what);
    is_str(c->code ? c->code : "none", code, what);
}

static void
serves(struct ctx *c, struct child *child)
{
    size_t len = (size_t)3 << 20;
    char *large = mem_alloc(c->mem, len);
    struct value *v;

    is_int(ask(c, child, "hello"), OK, "bytes are read");
    is_int(child_ask(c, child, "large", memset(large, 'z', len), len, &v), OK,
        "many bytes are read");
    is_int(v->integer, (long long)len, "all of them");
    is_int(ask(c, child, ""), ERR_INPUT, "its own refusal comes back");
    is_str(c->message, "bytes: It is empty.", "with its sentence");
    is_str(c->code, "empty", "and its code");
    is_int(child_ask(c, child, "huge", large, (size_t)40 << 20, &v), ERR_LIMIT,
        "too many bytes are not even sent");
}

static void
has_no_rights(struct ctx *c, struct child *child)
{
#ifdef COVERAGE
    (void)c, (void)child;
    skip("what it may not do", "built to count branches");
#else
    is_int(ask(c, child, "open"), ERR_DENIED, "a file cannot be opened");
    is_str(c->message, "bytes: EACCES", "for lack of rights");
    is_int(ask(c, child, "write"), ERR_DENIED, "nor made");
    ok(access("/tmp/t-child", F_OK) != 0, "and none is there");
#ifndef SANITIZE
    refused(c, child, "socket", "unsafe", "a socket ends it");
    refused(c, child, "fork", "unsafe", "a fork ends it");
    refused(c, child, "kill", "unsafe", "a signal ends it");
    refused(c, child, "x", "unsafe", "memory that can run ends it");
    is_int(ask(c, child, "memory"), ERR_DENIED, "memory is limited");
#else
    skip("system calls and memory are limited", "built with sanitizers");
#endif
#endif
}

static void
survives(struct ctx *c, struct child *child)
{
    refused(c, child, "abort", "unsafe", "a crash is a refusal");
    is_int(ask(c, child, "hello"), OK, "and the next bytes are read");
    refused(c, child, "big", "too-long", "an endless answer is a refusal");
    child_patience(child, 500);
    refused(c, child, "loop", "too-slow", "so is an endless reading");
    child_patience(child, 20000);
    is_int(ask(c, child, "hello"), OK, "and the next bytes are read");
}

static void
does_not_start(struct ctx *c)
{
    struct child *cold = child_open(c, "cold");
    struct child *none = child_open(c, "none");

    refused(c, cold, "hello", "unsafe", "one that cannot warm reads nothing");
    refused(c, none, "hello", "unsafe", "an unknown kind reads nothing");
    child_close(cold);
    child_close(none);
    child_close(NULL);
}

/* What a child might answer that was taken over. */
static void
test_pack(struct mem *m)
{
    static const char text[] =
        "{\"a\":[1,-2,\"tŷ\",true,false,null,1.5,{}],\"b\":\"\",\"c\":[]}";
    struct ctx c = {.mem = m, .lang = "en"};
    struct str packed = str_in(m), again = str_in(m), deep = str_in(m);
    struct value *v, *back;
    bool refused = true;
    size_t read = 0;

    is_int(value_parse(&c, text, strlen(text), &v), OK, "a value");
    value_pack(&packed, v);
    ok(value_unpack(m, packed.s, packed.len, &back), "comes back packed");
    value_write(&again, back, false);
    is_str(again.s, text, "as it went");
    for (size_t len = 0; len < packed.len; len++)
        refused =
            refused && !value_unpack(m, mem_dup(m, packed.s, len), len, &back);
    ok(refused, "but not when it is cut off anywhere");
    for (size_t i = 0; i < packed.len; i++)
        for (int bit = 0; bit < 8; bit++) {
            char *bad = mem_dup(m, packed.s, packed.len);

            bad[i] ^= (char)(1 << bit);
            again = str_in(m);
            if (value_unpack(m, bad, packed.len, &back)) {
                value_write(&again, back, false);
                read += utf8_valid(again.s, again.len);
            } else {
                read++;
            }
        }
    is_int((long long)read, (long long)packed.len * 8,
        "with a bit turned round it is a value or refused");
    for (int i = 0; i < 100000; i++)
        str_add(&deep, "\6\1\0\0\0", 5);
    ok(!value_unpack(m, deep.s, deep.len, &back), "depth has an end");
}

int
main(int argc, char **argv)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};
    struct child *child;

    if (argc > 1 && strcmp(argv[1], "--child") == 0) {
        mem_free(c.mem);
        child_main(argc, argv, kinds);
    }
    child = child_open(&c, "try");
    serves(&c, child);
    has_no_rights(&c, child);
    survives(&c, child);
    does_not_start(&c);
    test_pack(c.mem);
    child_close(child);
    mem_free(c.mem);
    return done();
}
