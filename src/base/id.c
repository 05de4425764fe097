/* id - UUIDv7, and UUIDv5 for names: made, written and read. */
#include <config.h>

#include <string.h>

#include "base/ctx.h"
#include "base/hash.h"
#include "base/id.h"

struct id
id_new(struct ctx *c)
{
    struct id id;

    ctx_random(c, id.b, sizeof(id.b));
    for (int i = 0; i < 6; i++)
        id.b[i] = (uint8_t)(c->now >> (40 - 8 * i));
    id.b[6] = (uint8_t)(0x70 | (id.b[6] & 0x0f));
    id.b[8] = (uint8_t)(0x80 | (id.b[8] & 0x3f));
    return id;
}

struct id
id_named(struct id space, const char *name)
{
    uint8_t digest[SHA1_SIZE];
    struct id id;

    hash_sha1(space.b, sizeof(space.b), name, strlen(name), digest);
    memcpy(id.b, digest, sizeof(id.b));
    id.b[6] = (uint8_t)(0x50 | (id.b[6] & 0x0f));
    id.b[8] = (uint8_t)(0x80 | (id.b[8] & 0x3f));
    return id;
}

void
id_format(struct id id, char out[ID_TEXT_SIZE])
{
    static const char hex[] = "0123456789abcdef";

    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = hex[id.b[i] >> 4];
        *out++ = hex[id.b[i] & 15];
    }
    *out = '\0';
}

char *
id_text(struct mem *m, struct id id)
{
    char *s = mem_alloc(m, ID_TEXT_SIZE);

    id_format(id, s);
    return s;
}

static int
hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
id_parse(const char *s, struct id *out)
{
    for (int i = 0; i < 16; i++) {
        int high, low;

        if ((i == 4 || i == 6 || i == 8 || i == 10) && *s++ != '-')
            return false;
        if ((high = hex_value(s[0])) < 0 || (low = hex_value(s[1])) < 0)
            return false;
        out->b[i] = (uint8_t)(high << 4 | low);
        s += 2;
    }
    return *s == '\0';
}

bool
id_equal(struct id a, struct id b)
{
    return memcmp(a.b, b.b, sizeof(a.b)) == 0;
}

bool
id_is_none(struct id id)
{
    static const struct id none;

    return id_equal(id, none);
}
