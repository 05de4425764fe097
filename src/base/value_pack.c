/*
 * value_pack - a byte for the type, then what it holds: a number in eight
 * bytes; a string's length in four, its bytes and a NUL; how many children in
 * four, each behind its key in an object.  Both ends are one machine, so
 * numbers are in its order.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "value_pack.h"

#define DEPTH_MAX 200

static void
pack_count(struct str *out, size_t n)
{
    uint32_t count = (uint32_t)n;

    str_add(out, (const char *)&count, sizeof(count));
}

static void
pack_string(struct str *out, const char *s)
{
    size_t len = strlen(s);

    pack_count(out, len);
    str_add(out, s, len + 1);
}

void
value_pack(struct str *out, const struct value *v)
{
    str_addc(out, (char)v->type);
    switch (v->type) {
    case VALUE_NULL:
    case VALUE_TRUE:
    case VALUE_FALSE: return;
    case VALUE_INTEGER:
        str_add(out, (const char *)&v->integer, sizeof(v->integer));
        return;
    case VALUE_REAL:
        str_add(out, (const char *)&v->real, sizeof(v->real));
        return;
    case VALUE_STRING: pack_string(out, v->string); return;
    case VALUE_ARRAY:
    case VALUE_OBJECT: break;
    }
    pack_count(out, v->n);
    for (const struct value *i = v->first; i != NULL; i = i->next) {
        if (v->type == VALUE_OBJECT)
            pack_string(out, i->key);
        value_pack(out, i);
    }
}

struct reader {
    struct mem *mem;
    const char *p, *end;
};

static bool
take(struct reader *r, void *out, size_t len)
{
    if ((size_t)(r->end - r->p) < len)
        return false;
    memcpy(out, r->p, len);
    r->p += len;
    return true;
}

static bool
take_string(struct reader *r, const char **out)
{
    uint32_t len;

    if (!take(r, &len, sizeof(len)) || (size_t)(r->end - r->p) <= len ||
        r->p[len] != '\0' || !utf8_valid(r->p, len))
        return false;
    *out = r->p;
    r->p += (size_t)len + 1;
    return true;
}

static struct value *take_value(struct reader *r, int depth);

static bool
take_children(struct reader *r, struct value *v, int depth)
{
    const char *key = NULL;
    struct value *child;
    uint32_t n;

    if (!take(r, &n, sizeof(n)))
        return false;
    while (n-- > 0) {
        if (v->type == VALUE_OBJECT && !take_string(r, &key))
            return false;
        if ((child = take_value(r, depth + 1)) == NULL)
            return false;
        child->key = key;
        value_add(v, child);
    }
    return true;
}

/* NULL: that is none. */
static struct value *
take_value(struct reader *r, int depth)
{
    struct value *v = mem_alloc(r->mem, sizeof(*v));
    bool good = false;
    uint8_t type;

    if (depth > DEPTH_MAX || !take(r, &type, 1) || type > VALUE_OBJECT)
        return NULL;
    v->type = (enum value_type)type;
    switch (v->type) {
    case VALUE_NULL:
    case VALUE_TRUE:
    case VALUE_FALSE: good = true; break;
    case VALUE_INTEGER: good = take(r, &v->integer, sizeof(v->integer)); break;
    case VALUE_REAL: good = take(r, &v->real, sizeof(v->real)); break;
    case VALUE_STRING: good = take_string(r, &v->string); break;
    case VALUE_ARRAY:
    case VALUE_OBJECT: good = take_children(r, v, depth); break;
    }
    return good ? v : NULL;
}

bool
value_unpack(struct mem *m, const char *p, size_t len, struct value **out)
{
    struct reader r = {m, p, p + len};

    *out = take_value(&r, 0);
    return *out != NULL && r.p == r.end;
}
