/* mail - one message to one recipient, by libcurl's SMTP (RFC 5321). */
#ifndef TYST_BASE_MAIL_H
#define TYST_BASE_MAIL_H

#include <stdint.h>

#include "base/ctx.h"

struct mail_rules {
    const char *server; /* "smtp://host:587", "smtps://host"; "": none */
    const char *from;   /* the address that mail comes from */
    const char *user;   /* to sign in as; "": nobody */
    const char *secret; /* their passphrase; NULL: none */
    int64_t within;     /* ms that sending one may take */
};

/*
 * Send text, a message with its head but for From, Date and Message-ID.  TLS is
 * used where it is offered, and is needed to sign in.  ERR_FAULT "mail" says
 * why it was not taken; it may be another time.
 */
enum result mail_send(struct ctx *c, const struct mail_rules *rules,
    struct id id, const char *to, const char *text);

/* A head's line of any letters (RFC 2047). */
const char *mail_header(struct mem *m, const char *name, const char *words);

#endif
