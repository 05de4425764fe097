/* ctx - failures, the clock and random bytes. */
#include <config.h>

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/ctx.h"
#include "base/time.h"
#include "base/utf8.h"

enum result
fail(struct ctx *c, enum result r, const char *code, const char *message, ...)
{
    va_list ap;

    va_start(ap, message);
    c->code = code;
    c->line = 0;
    c->message = mem_vprintf(c->mem, tr(c->lang, message), ap);
    va_end(ap);
    c->message = utf8_shown(c->mem, c->message, strlen(c->message));
    return r;
}

enum result
fail_errno(struct ctx *c, const char *code, const char *message, ...)
{
    const char *reason = strerrordesc_np(errno);
    va_list ap;
    char *what;

    va_start(ap, message);
    what = mem_vprintf(c->mem, tr(c->lang, message), ap);
    va_end(ap);
    c->code = code;
    c->line = 0;
    c->message = mem_printf(c->mem, "%s (%s)",
        utf8_shown(c->mem, what, strlen(what)), reason ? reason : "?");
    return ERR_FAULT;
}

enum result
fail_line(struct ctx *c, int line, enum result r)
{
    c->line = line;
    return r;
}

void
fail_clear(struct ctx *c)
{
    c->code = NULL;
    c->message = NULL;
    c->line = 0;
}

int64_t
ctx_clock(struct ctx *c)
{
    return c->clock != NULL ? c->clock(c->given) : time_now();
}

void
ctx_random(struct ctx *c, void *out, size_t len)
{
    uint8_t *p = out;

    if (c->random != NULL) {
        c->random(c->given, out, len);
        return;
    }
    while (len > 0) {
        ssize_t n = getrandom(p, len, 0);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(3); /* a kernel without random bytes cannot be trusted */
        p += n;
        len -= (size_t)n;
    }
}
