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

/* What RFC 8785 gives as examples, as far as the restricted form takes them:
 * its null, fractions, large numbers and names in other letters have none. */
static void
takes_rfc8785(struct ctx *c)
{
    /* section 3.2.2: as it is given, and as it is to be */
    static const char given[] =
        "{\"numbers\":[333333333.33333329,1E30,4.50,2e-3,"
        "0.000000000000000000000000001],\"string\":\"\\u20ac$\\u000F\\u000aA'"
        "\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}";
    static const char sorted[] =
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,"
        "4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    static const char *const bad[] = {given, sorted,
        "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"",
        /* section 3.2.3, which sorts names */
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\"}", "{\"\\u0080\":0}",
        "{\"ö\":\"Latin Small Letter O With Diaeresis\"}",
        "{\"€\":\"Euro Sign\"}", "{\"😀\":\"Emoji: Grinning Face\"}",
        "{\"דּ\":\"Hebrew Letter Dalet With Dagesh\"}",
        /* appendix B: numbers */
        "-0", "5e-324", "-5e-324", "1.7976931348623157e+308",
        "-1.7976931348623157e+308", "9007199254740992", "-9007199254740992",
        "295147905179352830000", "NaN", "Infinity", "9.999999999999997e+22",
        "1e+23", "1.0000000000000001e+23", "999999999999999700000",
        "999999999999999900000", "1e+21", "9.999999999999997e-7", "0.000001",
        "333333333.3333332", "333333333.33333325", "333333333.3333333",
        "333333333.3333334", "333333333.33333343", "-0.0000033333333333333333",
        "1424953923781206.2"};

    same(c, "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"", "the string of RFC 8785");
    same(c, "{\"1\":\"One\",\"literals\":[true,false]}", "its literals");
    same(c, "[0,333333333]", "its whole numbers");
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        refused(c, bad[i], strlen(bad[i]), "refused of RFC 8785");
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
    takes_rfc8785(&c);
    mem_free(c.mem);
    return done();
}
