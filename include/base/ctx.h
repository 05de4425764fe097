/*
 * ctx - what every function that can fail is given first.
 *
 * One ctx per command or request: its memory, its clock, its language, what
 * went wrong.  The members of higher rooms are opaque here.
 */
#ifndef TYST_BASE_CTX_H
#define TYST_BASE_CTX_H

#include <stddef.h>
#include <stdint.h>

#include "base/banned.h"
#include "base/id.h"
#include "base/mem.h"
#include "base/text.h"

/* What can go wrong: each value changes what somebody does next. */
enum result {
    OK,
    ERR_INPUT,     /* what was given is wrong: mend it */
    ERR_DENIED,    /* a rule says no: somebody else must do it */
    ERR_NOT_FOUND, /* there is no such thing */
    ERR_CONFLICT,  /* it has changed since, or exists already: look again */
    ERR_LIMIT,     /* too large or too many */
    ERR_BUSY,      /* somebody else is at it: try again */
    ERR_FAULT      /* the system failed: disk, database, network */
};

struct notary;
struct signer;
struct store;

struct ctx {
    struct mem *mem;  /* goes when the command or request ends */
    int64_t now;      /* UTC milliseconds; read again under the write lock */
    const char *lang; /* "cy" or "en": the language of messages */
    struct store *store;
    struct notary *notary; /* holds the keys of the centre; NULL: not started */
    struct id actor;       /* the acting person; none: the operator */
    struct signer *signer; /* their signing key while it is open; NULL: none */
    const char *code;      /* of the failure, stable: "R7", "no-title" */
    char *message;         /* of the failure: one sentence in lang */
    int line;              /* of what was read, where the failure is; 0: none */

    /* What the tests give instead of the machine's; NULL: the machine's. */
    int64_t (*clock)(void *given);
    void (*random)(void *given, void *out, size_t len);
    void *given;
    struct signer *(*signs)(struct ctx *c, struct id actor); /* NULL: nobody */
    unsigned rules_off; /* rules the tests switch off: a bit per row */
};

/*
 * Say what is wrong, once, where it is found; returns r.  The message is a
 * msgid marked N_(), translated here.  Whoever calls passes r up unchanged.
 * What it quotes may be any bytes: the message is one line of UTF-8.
 */
enum result fail(struct ctx *c, enum result r, const char *code,
    const char *message, ...) __attribute__((format(printf, 4, 5)));

/* A fault with errno's reason behind it: "… : No space left on device". */
enum result fail_errno(struct ctx *c, const char *code, const char *message,
    ...) __attribute__((format(printf, 3, 4)));

/* Say in which line of what was read the failure r is; returns r. */
enum result fail_line(struct ctx *c, int line, enum result r);

/* Forget a failure that was expected. */
void fail_clear(struct ctx *c);

/* The clock and random bytes, the test's where it gives them. */
int64_t ctx_clock(struct ctx *c);
void ctx_random(struct ctx *c, void *out, size_t len);

#endif
