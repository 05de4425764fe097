/* session - sessions by the hash of their token, and when they end. */
#include <config.h>

#include "base/hash.h"
#include "base/time.h"
#include "people/session.h"
#include "store/sql.h"
#include "store/store.h"

/* Rows are kept a while after their end, to know who it was. */
#define SWEPT_AFTER (2 * TIME_DAY)

struct opening {
    struct id person, credential;
    bool shared;
    uint8_t hash[SHA256_SIZE];
};

static enum result
add(struct ctx *c, void *arg)
{
    const struct opening *o = arg;
    struct credential_row current;
    enum result r;

    r = sql_credential_current(c, o->person, &current);
    if (r == ERR_NOT_FOUND || (r == OK && !id_equal(current.id, o->credential)))
        return fail(c, ERR_DENIED, "wrong-sign-in",
            N_("Your passphrase has changed since; sign in again."));
    if (r != OK || (r = sql_session_sweep(c, c->now - SWEPT_AFTER)) != OK)
        return r;
    return sql_session_add(c, id_new(c),
        (struct bytes){o->hash, sizeof(o->hash)}, o->person, o->credential,
        o->shared, c->now);
}

enum result
session_open(struct ctx *c, struct id person, struct id credential, bool shared,
    uint8_t token[SESSION_TOKEN_SIZE])
{
    struct opening o = {person, credential, shared, {0}};

    ctx_random(c, token, SESSION_TOKEN_SIZE);
    hash_sha256(token, SESSION_TOKEN_SIZE, o.hash);
    return store_write(c, add, &o);
}

/* "seen" is written once a minute, so that minute is given. */
static bool
stands(const struct session *s, int64_t now)
{
    int64_t idle = s->shared ? SESSION_IDLE_SHARED : SESSION_IDLE;

    return now - s->seen <= idle + SESSION_MINUTE &&
           now - s->made <= SESSION_LIFE;
}

static struct session
from_row(const struct session_row *row)
{
    return (struct session){row->id, row->person, row->credential, row->made,
        row->seen, row->shared, row->drawn != 0};
}

enum result
session_by_token(struct ctx *c, const uint8_t token[SESSION_TOKEN_SIZE],
    struct session *out, struct person *person)
{
    uint8_t hash[SHA256_SIZE];
    struct session_row row;
    enum result r;

    hash_sha256(token, SESSION_TOKEN_SIZE, hash);
    r = sql_session_by_hash(c, (struct bytes){hash, sizeof(hash)}, &row);
    if (r != OK)
        return r;
    *out = from_row(&row);
    if (!stands(out, c->now))
        return ERR_NOT_FOUND;
    r = person_get(c, row.person, person);
    return r == OK && person->disabled ? ERR_NOT_FOUND : r;
}

enum result
session_person(
    struct ctx *c, const uint8_t token[SESSION_TOKEN_SIZE], struct person *out)
{
    uint8_t hash[SHA256_SIZE];
    struct session_person_row row;
    enum result r;

    hash_sha256(token, SESSION_TOKEN_SIZE, hash);
    r = sql_session_person(c, (struct bytes){hash, sizeof(hash)}, &row);
    return r != OK ? r : person_get(c, row.person, out);
}

enum result
session_list(struct ctx *c, struct id person, struct session **out, size_t *n)
{
    struct session_row *rows;
    enum result r;
    size_t found;

    if ((r = sql_session_list(c, person, &rows, &found)) != OK)
        return r;
    *out = mem_array(c->mem, found + 1, sizeof(**out));
    *n = 0;
    for (size_t i = 0; i < found; i++) {
        struct session s = from_row(&rows[i]);

        if (stands(&s, c->now))
            (*out)[(*n)++] = s;
    }
    return OK;
}

static enum result
end(struct ctx *c, void *arg)
{
    const struct id *id = arg;

    return sql_session_end(c, *id, c->now);
}

enum result
session_end(struct ctx *c, struct id id)
{
    return store_write(c, end, &id);
}

static enum result
end_others(struct ctx *c, void *arg)
{
    const struct id *id = arg;

    return sql_session_end_all(c, id[0], id[1], c->now);
}

enum result
session_end_others(struct ctx *c, struct id person, struct id but)
{
    struct id ids[] = {person, but};

    return store_write(c, end_others, ids);
}
