/* mailer - a thread that sends what waits in the outbox, while we serve. */
#ifndef TYST_WEB_MAILER_H
#define TYST_WEB_MAILER_H

#include "web/settings.h"

struct mailer;

/* It joins c's store.  *out is NULL where no mail is sent. */
enum result mailer_open(
    struct ctx *c, const struct settings *settings, struct mailer **out);
void mailer_close(struct mailer *m); /* NULL is allowed */

#endif
