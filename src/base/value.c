/*
 * value - JSON values.  jansson reads (its names begin with json_, ours with
 * value_); the tree and the writing are ours, because the tree lives in a mem.
 */
#include <config.h>

#include <jansson.h>
#include <string.h>

#include "base/value.h"

static struct value *
value_new(struct mem *m, enum value_type type)
{
    struct value *v = mem_alloc(m, sizeof(*v));

    v->type = type;
    return v;
}

struct value *
value_null(struct mem *m)
{
    return value_new(m, VALUE_NULL);
}

struct value *
value_bool(struct mem *m, bool b)
{
    return value_new(m, b ? VALUE_TRUE : VALUE_FALSE);
}

struct value *
value_integer(struct mem *m, int64_t n)
{
    struct value *v = value_new(m, VALUE_INTEGER);

    v->integer = n;
    return v;
}

struct value *
value_string(struct mem *m, const char *s)
{
    struct value *v = value_new(m, s == NULL ? VALUE_NULL : VALUE_STRING);

    v->string = mem_strdup(m, s);
    return v;
}

struct value *
value_array(struct mem *m)
{
    return value_new(m, VALUE_ARRAY);
}

struct value *
value_object(struct mem *m)
{
    return value_new(m, VALUE_OBJECT);
}

struct value *
value_add(struct value *parent, struct value *child)
{
    if (parent->last == NULL)
        parent->first = child;
    else
        parent->last->next = child;
    parent->last = child;
    parent->n++;
    return child;
}

struct value *
value_set(
    struct mem *m, struct value *object, const char *key, struct value *child)
{
    child->key = mem_strdup(m, key);
    return value_add(object, child);
}

void
value_set_string(
    struct mem *m, struct value *object, const char *key, const char *s)
{
    value_set(m, object, key, value_string(m, s));
}

void
value_set_integer(
    struct mem *m, struct value *object, const char *key, int64_t n)
{
    value_set(m, object, key, value_integer(m, n));
}

void
value_set_bool(struct mem *m, struct value *object, const char *key, bool b)
{
    value_set(m, object, key, value_bool(m, b));
}

/* Its depth is that of what was read or made. */
struct value *
value_copy(struct mem *m, const struct value *v)
{
    struct value *copy = mem_dup(m, v, sizeof(*v));

    copy->string = mem_strdup(m, v->string);
    copy->key = NULL;
    copy->first = copy->last = copy->next = NULL;
    copy->n = 0;
    for (const struct value *i = v->first; i != NULL; i = i->next)
        if (v->type == VALUE_OBJECT)
            value_set(m, copy, i->key, value_copy(m, i));
        else
            value_add(copy, value_copy(m, i));
    return copy;
}

const struct value *
value_get(const struct value *object, const char *key)
{
    if (object == NULL || object->type != VALUE_OBJECT)
        return NULL;
    for (const struct value *v = object->first; v != NULL; v = v->next)
        if (strcmp(v->key, key) == 0)
            return v;
    return NULL;
}

const char *
value_get_string(const struct value *object, const char *key)
{
    const struct value *v = value_get(object, key);

    return v != NULL && v->type == VALUE_STRING ? v->string : NULL;
}

bool
value_get_bool(const struct value *object, const char *key)
{
    const struct value *v = value_get(object, key);

    return v != NULL && v->type == VALUE_TRUE;
}

/* Copy jansson's tree into ours; its depth is bounded by jansson itself. */
static struct value *
copied(struct mem *m, json_t *j)
{
    struct value *v;
    const char *key;
    json_t *child;
    size_t i;

    switch (json_typeof(j)) {
    case JSON_NULL: return value_null(m);
    case JSON_TRUE: return value_bool(m, true);
    case JSON_FALSE: return value_bool(m, false);
    case JSON_INTEGER: return value_integer(m, json_integer_value(j));
    case JSON_STRING: return value_string(m, json_string_value(j));
    case JSON_REAL:
        v = value_new(m, VALUE_REAL);
        v->real = json_real_value(j);
        return v;
    case JSON_ARRAY:
        v = value_array(m);
        json_array_foreach (j, i, child)
            value_add(v, copied(m, child));
        return v;
    case JSON_OBJECT:
        v = value_object(m);
        json_object_foreach (j, key, child)
            value_set(m, v, key, copied(m, child));
        return v;
    }
    return value_null(m);
}

enum result
value_parse(struct ctx *c, const char *text, size_t len, struct value **out)
{
    json_error_t error;
    json_t *j;

    j = json_loadb(text, len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (j == NULL)
        return fail(c, ERR_INPUT, "not-json",
            N_("This is not JSON: line %d: %s."), error.line, error.text);
    *out = copied(c->mem, j);
    json_decref(j);
    return OK;
}

void
value_write_string(struct str *out, const char *s)
{
    str_addc(out, '"');
    for (;; s++) {
        const char *plain = s;

        while ((unsigned char)*s >= 0x20 && *s != '"' && *s != '\\')
            s++;
        str_add(out, plain, (size_t)(s - plain));
        switch (*s) {
        case '\0': str_addc(out, '"'); return;
        case '"': str_adds(out, "\\\""); break;
        case '\\': str_adds(out, "\\\\"); break;
        case '\b': str_adds(out, "\\b"); break;
        case '\f': str_adds(out, "\\f"); break;
        case '\n': str_adds(out, "\\n"); break;
        case '\r': str_adds(out, "\\r"); break;
        case '\t': str_adds(out, "\\t"); break;
        default: str_addf(out, "\\u%04x", (unsigned)*s);
        }
    }
}

static void
newline(struct str *out, bool pretty, int depth)
{
    if (!pretty)
        return;
    str_addc(out, '\n');
    for (; depth > 0; depth--)
        str_adds(out, "  ");
}

static void
write_at(struct str *out, const struct value *v, bool pretty, int depth)
{
    bool object = v->type == VALUE_OBJECT;

    switch (v->type) {
    case VALUE_NULL: str_adds(out, "null"); return;
    case VALUE_TRUE: str_adds(out, "true"); return;
    case VALUE_FALSE: str_adds(out, "false"); return;
    case VALUE_INTEGER: str_addf(out, "%lld", (long long)v->integer); return;
    case VALUE_REAL: str_addf(out, "%.17g", v->real); return;
    case VALUE_STRING: value_write_string(out, v->string); return;
    case VALUE_ARRAY:
    case VALUE_OBJECT: break;
    }
    str_addc(out, object ? '{' : '[');
    for (const struct value *i = v->first; i != NULL; i = i->next) {
        newline(out, pretty, depth + 1);
        if (object) {
            value_write_string(out, i->key);
            str_adds(out, pretty ? ": " : ":");
        }
        write_at(out, i, pretty, depth + 1);
        if (i->next != NULL)
            str_addc(out, ',');
    }
    if (v->first != NULL)
        newline(out, pretty, depth);
    str_addc(out, object ? '}' : ']');
}

void
value_write(struct str *out, const struct value *v, bool pretty)
{
    write_at(out, v, pretty, 0);
}
