/* outbox - files, rows, and attempts. */
#include <config.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/time.h"
#include "portfolio/outbox.h"
#include "store/sql.h"
#include "store/store.h"

#define TEXT_MAX ((size_t)1 << 20)
#define AT_ONCE 100
#define FIRST_WAIT (60 * TIME_SECOND)
#define WAIT_MAX (6 * 3600 * TIME_SECOND)

static const char *
path_of(struct ctx *c, struct id id)
{
    return mem_printf(
        c->mem, "%s/outbox/%s", store_dir(c), id_text(c->mem, id));
}

enum result
outbox_write(struct ctx *c, struct id id, const char *text)
{
    const char *folder = mem_printf(c->mem, "%s/outbox", store_dir(c));

    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return fail_errno(c, "cannot-write", N_("%s cannot be made"), folder);
    return file_write(c, path_of(c, id), text, strlen(text), 0600);
}

void
outbox_drop(struct ctx *c, struct id id)
{
    unlink(path_of(c, id));
}

enum result
outbox_add(struct ctx *c, struct id id, const char *to)
{
    return sql_mail_add(c, id, to, c->now);
}

struct attempt {
    struct id id;
    int64_t attempts;
    const char *failure; /* NULL: it was taken */
};

static enum result
note(struct ctx *c, void *arg)
{
    const struct attempt *a = arg;
    int64_t wait = FIRST_WAIT;

    if (a->failure == NULL)
        return sql_mail_sent(c, a->id, c->now);
    for (int64_t i = 0; i < a->attempts && wait < WAIT_MAX; i++)
        wait *= 2;
    return sql_mail_failed(
        c, a->id, c->now + (wait < WAIT_MAX ? wait : WAIT_MAX), a->failure);
}

static enum result
try(struct ctx *c, const struct mail_rules *rules, const struct mail_row *mail,
    bool *taken)
{
    struct attempt a = {mail->id, mail->attempts, NULL};
    enum result r;
    size_t len;
    char *text;

    r = file_read(c, path_of(c, mail->id), TEXT_MAX, &text, &len);
    if (r == OK)
        r = mail_send(c, rules, mail->id, mail->recipient, text);
    *taken = r == OK;
    if (r != OK)
        a.failure = mem_strdup(c->mem, c->message);
    fail_clear(c);
    if ((r = store_write(c, note, &a)) == OK && *taken)
        outbox_drop(c, mail->id);
    return r;
}

enum result
outbox_send(struct ctx *c, const struct mail_rules *rules, bool all,
    size_t *sent, size_t *failed)
{
    struct mail_row *rows;
    enum result r;
    bool taken;
    size_t n;

    *sent = *failed = 0;
    r = sql_mail_due(c, all ? INT64_MAX : ctx_clock(c), AT_ONCE, &rows, &n);
    for (size_t i = 0; r == OK && i < n; i++) {
        if ((r = try(c, rules, &rows[i], &taken)) == OK)
            (*(taken ? sent : failed))++;
    }
    return r;
}

enum result
outbox_list(struct ctx *c, struct outbox_mail **out, size_t *n)
{
    struct mail_row *rows;
    enum result r;

    if ((r = sql_mail_due(c, INT64_MAX, AT_ONCE, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct outbox_mail){rows[i].id, rows[i].recipient,
            rows[i].failure, rows[i].made, rows[i].attempts, rows[i].next};
    return OK;
}
