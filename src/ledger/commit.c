/* commit - commitments and their openings. */
#include <config.h>

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "ledger/commit.h"
#include "store/sql.h"

void
commitment_of(const uint8_t salt[SALT_SIZE], const char *field,
    const char *value, char out[COMMITMENT_SIZE])
{
    struct mem *m = mem_new();
    struct str s = str_in(m);
    uint8_t digest[SHA256_SIZE];

    str_adds(&s, field);
    str_addc(&s, '\0');
    str_adds(&s, value);
    hash_hmac_sha256(salt, SALT_SIZE, s.s, s.len, digest);
    out[0] = 'c';
    out[1] = ':';
    hex_format(digest, sizeof(digest), out + 2);
    mem_free(m);
}

bool
commitment_is(const char *s)
{
    uint8_t digest[SHA256_SIZE];

    return strncmp(s, "c:", 2) == 0 && hex_parse(s + 2, digest, sizeof(digest));
}

enum result
commitment(struct ctx *c, struct id record, const char *field,
    const char *value, const char **out)
{
    char *text = mem_alloc(c->mem, COMMITMENT_SIZE);
    struct opening_row of_record;
    uint8_t salt[SALT_SIZE];
    enum result r;

    assert(value != NULL);
    r = sql_opening_of(c, record, &of_record);
    if (r == ERR_NOT_FOUND)
        ctx_random(c, salt, sizeof(salt));
    else if (r == OK)
        memcpy(salt, of_record.salt.p, sizeof(salt));
    else
        return r;
    commitment_of(salt, field, value, text);
    *out = text;
    return sql_opening_add(
        c, text, record, field, (struct bytes){salt, sizeof(salt)}, value);
}

enum result
commitment_set(struct ctx *c, struct value *body, const char *key,
    struct id record, const char *field, const char *value)
{
    const char *text;
    enum result r;

    if (value == NULL)
        return OK;
    if ((r = commitment(c, record, field, value, &text)) == OK)
        value_set_string(c->mem, body, key, text);
    return r;
}

enum result
commitment_erase(struct ctx *c, struct id record)
{
    return sql_opening_erase(c, record);
}
