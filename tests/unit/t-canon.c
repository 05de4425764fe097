/* canon: one value has one form, and nothing else is read. */
#include <config.h>

#include "ledger/canon.h"
#include "tap.h"

static void
same(struct ctx *c, const char *text, const char *what)
{
    struct str s = str_in(c->mem);
    struct value *v;
    enum result r = canon_parse(c, text, strlen(text), &v);

    if (!ok(r == OK, what))
        printf("# %s\n", c->message);
    else if (canon_write(c, v, &s) != OK || strcmp(s.s, text) != 0)
        ok(false, what);
}

static void
refused(struct ctx *c, const char *text, size_t len, const char *what)
{
    struct value *v;

    ok(canon_parse(c, text, len, &v) == ERR_INPUT, what);
}

static void
sorts(struct ctx *c)
{
    struct value *v = value_object(c->mem), *list = value_array(c->mem);
    struct str s = str_in(c->mem);

    value_set_integer(c->mem, v, "b", 1);
    value_set(c->mem, v, "a", list);
    value_set_string(c->mem, v, "B", "ŵ\x1f\"\\\b\f\n\r\t/\x7f");
    value_set_bool(c->mem, v, "", true);
    value_add(list, value_object(c->mem));
    value_add(list, value_integer(c->mem, -7));
    is_int(canon_write(c, v, &s), OK, "names are put in order");
    is_str(s.s,
        "{\"\":true,\"B\":\"ŵ\\u001f\\\"\\\\\\b\\f\\n\\r\\t/\x7f\","
        "\"a\":[{},-7],\"b\":1}",
        "and everything is written in its one way");
}

static void
writer_refuses(struct ctx *c, struct value *v, const char *what)
{
    struct str s = str_in(c->mem);

    ok(canon_write(c, v, &s) == ERR_INPUT, what);
    is_str(c->code, "not-canonical", "with its code");
}

static void
refuses_values(struct ctx *c)
{
    struct value *v = value_object(c->mem), *deep = value_array(c->mem);
    struct value real = {.type = VALUE_REAL, .real = 0.5};

    writer_refuses(c, value_null(c->mem), "null has no form");
    writer_refuses(c, &real, "a fraction has no form");
    writer_refuses(
        c, value_integer(c->mem, INT64_C(1) << 53), "2^53 has no form");
    writer_refuses(
        c, value_integer(c->mem, -(INT64_C(1) << 53)), "-2^53 has no form");
    writer_refuses(c, value_string(c->mem, "\xc3"), "half a letter");
    writer_refuses(c, value_string(c->mem, "\xed\xa0\x80"), "a surrogate");
    writer_refuses(c, value_string(c->mem, "\xc0\x80"), "an overlong form");
    value_set_integer(c->mem, v, "ŵ", 1);
    writer_refuses(c, v, "a name that is not ASCII");
    v = value_object(c->mem);
    value_set_integer(c->mem, v, "a", 1);
    value_set_integer(c->mem, v, "a", 1);
    writer_refuses(c, v, "a name twice");
    for (int i = 0; i < 8; i++) {
        struct value *outer = value_array(c->mem);

        value_add(outer, deep);
        deep = outer;
    }
    writer_refuses(c, deep, "nine levels");
}

static void
refuses_bytes(struct ctx *c)
{
    static const char *const bad[] = {"", " 1", "1 ", "[1, 2]", "{\"a\" :1}",
        "{\"b\":1,\"a\":1}", "{\"a\":1,\"a\":1}", "1.0", "1e2", "-0", "01",
        "+1", "9007199254740992", "\"\\u0041\"", "\"\\u001F\"", "\"\\/\"",
        "\"\\u0175\"", "\"\\u000a\"", "null", "[null]", "NaN", "[1,]", "{",
        "\"a\nb\"", "'a'", "\xef\xbb\xbf[]", "[]\n", "truE", "\"\\ud800\""};

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        refused(c, bad[i], strlen(bad[i]),
            mem_printf(
                c->mem, "refused: %.*s", (int)strcspn(bad[i], "\n"), bad[i]));
    refused(c, "\"a\0b\"", 5, "a zero byte");
    refused(c, "\"\xff\"", 3, "what is not UTF-8");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    same(&c, "{}", "an empty object");
    same(&c, "[]", "an empty array");
    same(&c, "[[],{},\"\",0,false,true,9007199254740991,-9007199254740991]",
        "everything");
    same(&c, "{\"a\":[{\"a\":1,\"b\":[1,2]}],\"ab\":\"ŵ😀\"}",
        "letters of any kind");
    sorts(&c);
    refuses_values(&c);
    refuses_bytes(&c);
    mem_free(c.mem);
    return done();
}
