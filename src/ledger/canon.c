/*
 * canon - canonical JSON.  Reading is reading any JSON, writing it, and
 * looking whether the same bytes come out: no second grammar can disagree.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "ledger/canon.h"

#define DEPTH_MAX 8
#define INTEGER_MAX ((INT64_C(1) << 53) - 1)

/* What is being written at each depth. */
struct level {
    const struct value **child; /* in the order of writing */
    size_t n, next;
    bool object;
};

static enum result
refuse(struct ctx *c, const char *why)
{
    return fail(c, ERR_INPUT, "not-canonical",
        N_("This has no canonical form: %s."), tr(c->lang, why));
}

static bool
is_utf8(const char *s)
{
    utf8proc_ssize_t left = (utf8proc_ssize_t)strlen(s), n;
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s;
    utf8proc_int32_t point;

    for (; left > 0; p += n, left -= n)
        if ((n = utf8proc_iterate(p, left, &point)) < 0)
            return false;
    return true;
}

static bool
is_ascii(const char *s)
{
    for (; *s != '\0'; s++)
        if (*s < 0x20 || *s > 0x7e)
            return false;
    return true;
}

static enum result
write_scalar(struct ctx *c, const struct value *v, struct str *out)
{
    switch (v->type) {
    case VALUE_FALSE: str_adds(out, "false"); return OK;
    case VALUE_TRUE: str_adds(out, "true"); return OK;
    case VALUE_INTEGER:
        if (v->integer > INTEGER_MAX || v->integer < -INTEGER_MAX)
            return refuse(c, N_("a number is too large"));
        str_addf(out, "%lld", (long long)v->integer);
        return OK;
    case VALUE_STRING:
        if (!is_utf8(v->string))
            return refuse(c, N_("a text is not UTF-8"));
        value_write_string(out, v->string);
        return OK;
    default: return refuse(c, N_("it holds null or a fraction"));
    }
}

/* RFC 8785 orders keys by UTF-16 units, which for ASCII is by bytes. */
static int
compare_keys(const void *a, const void *b)
{
    return strcmp((*(const struct value *const *)a)->key,
        (*(const struct value *const *)b)->key);
}

static enum result
open_level(
    struct ctx *c, const struct value *v, struct level *level, struct str *out)
{
    size_t n = 0;

    *level = (struct level){
        .child = mem_array(out->mem, v->n + 1, sizeof(void *)),
        .n = v->n,
        .object = v->type == VALUE_OBJECT,
    };
    for (const struct value *i = v->first; i != NULL; i = i->next) {
        if (level->object && !is_ascii(i->key))
            return refuse(c, N_("a name is not ASCII"));
        level->child[n++] = i;
    }
    str_addc(out, level->object ? '{' : '[');
    if (!level->object)
        return OK;
    qsort(level->child, n, sizeof(void *), compare_keys);
    for (size_t i = 1; i < n; i++)
        if (strcmp(level->child[i - 1]->key, level->child[i]->key) == 0)
            return refuse(c, N_("a name stands twice"));
    return OK;
}

enum result
canon_write(struct ctx *c, const struct value *value, struct str *out)
{
    const struct value *v = value;
    struct level levels[DEPTH_MAX], *at = levels;
    int depth = 0;
    enum result r;

    for (;;) {
        if (v->type != VALUE_OBJECT && v->type != VALUE_ARRAY) {
            if ((r = write_scalar(c, v, out)) != OK)
                return r;
        } else if (depth == DEPTH_MAX) {
            return refuse(c, N_("it is too deep"));
        } else if ((r = open_level(c, v, &levels[depth++], out)) != OK) {
            return r;
        }
        for (; depth > 0; depth--) {
            at = &levels[depth - 1];
            if (at->next < at->n)
                break;
            str_addc(out, at->object ? '}' : ']');
        }
        if (depth == 0)
            return OK;
        if (at->next > 0)
            str_addc(out, ',');
        v = at->child[at->next++];
        if (at->object) {
            value_write_string(out, v->key);
            str_addc(out, ':');
        }
    }
}

enum result
canon_parse(struct ctx *c, const char *text, size_t len, struct value **out)
{
    struct mem *m = mem_new();
    struct str again = str_in(m);
    enum result r;

    if ((r = value_parse(c, text, len, out)) == OK &&
        (r = canon_write(c, *out, &again)) == OK &&
        (again.len != len || memcmp(again.s, text, len) != 0))
        r = refuse(c, N_("it is written in another way"));
    mem_free(m);
    return r;
}
