/*
 * outbox - mail that is sent until it is taken, whatever happens meanwhile.
 *
 * Its words are a file in outbox/, on the disk before a row names it; the row
 * counts the attempts, which come less and less often.  When it has been taken
 * the file goes.  Sent twice rather than not at all.
 */
#ifndef TYST_PORTFOLIO_OUTBOX_H
#define TYST_PORTFOLIO_OUTBOX_H

#include "base/mail.h"

/* Keep the words of the mail id, before its row; and give up what got none. */
enum result outbox_write(struct ctx *c, struct id id, const char *text);
void outbox_drop(struct ctx *c, struct id id);

/* The row, inside store_write(): from now on it is tried. */
enum result outbox_add(struct ctx *c, struct id id, const char *to);

/* Try what is due; all: whatever waits.  How many were taken, how many not. */
enum result outbox_send(struct ctx *c, const struct mail_rules *rules, bool all,
    size_t *sent, size_t *failed);

struct outbox_mail {
    struct id id;
    const char *to, *failure; /* failure NULL: not tried yet */
    int64_t made, attempts, next;
};
enum result outbox_list(struct ctx *c, struct outbox_mail **out, size_t *n);

#endif
