/* base: memory, strings, ids, time, values, texts. */
#include <config.h>

#include <stdlib.h>
#include <utf8proc.h>

#include "base/ctx.h"
#include "base/str.h"
#include "base/time.h"
#include "base/utf8.h"
#include "base/value.h"
#include "tap.h"

static void
test_mem(struct mem *m)
{
    char *a = mem_alloc(m, 3), *b;
    size_t zeros = 0;

    ok((size_t)a % _Alignof(int64_t) == 0, "memory is aligned");
    b = mem_grow(m, a, 3, 100000);
    for (int i = 0; i < 100000; i++)
        zeros += b[i] == 0;
    ok(zeros == 100000, "grown memory is zero");
    b[99999] = 'x';
    b = mem_grow(m, b, 100000, 300000);
    ok(b[99999] == 'x' && b[100000] == 0, "growing keeps what was there");
    ok(mem_strdup(m, NULL) == NULL, "the copy of NULL is NULL");
    is_str(mem_printf(m, "%d-%s", 7, "a"), "7-a", "printf");
}

static void
test_str(struct mem *m)
{
    struct str s = str_in(m), small = str_in_max(m, 5);

    is_str(s.s, "", "a new string is empty");
    for (int i = 0; i < 1000; i++)
        str_addf(&s, "%d,", i);
    ok(s.len == 3890 && s.s[s.len] == '\0', "it grows");
    str_cut(&s, 3);
    is_str(s.s, "0,1", "it is cut");
    str_adds(&small, "1234");
    str_adds(&small, "56");
    ok(small.over && small.len == 4, "a maximum holds and is remembered");
}

static void
test_id(struct ctx *c)
{
    struct id id = id_new(c), back;
    char *s = id_text(c->mem, id);

    ok(s[14] == '7' && strchr("89ab", s[19]) != NULL, "an id is a UUIDv7");
    ok(id_parse(s, &back) && id_equal(id, back), "its text reads back");
    s[0] = 'G';
    ok(!id_parse(s, &back), "an upper-case or foreign digit is refused");
    ok(!id_parse("", &back), "an empty id is refused");
    ok(!id_is_none(id) && id_is_none((struct id){{0}}), "none is none");
    c->now = 1;
    ok(memcmp(id_new(c).b, "\0\0\0\0\0\1", 6) == 0, "it begins with the time");
}

static void
test_time(struct mem *m)
{
    int64_t t;
    int y, mo, d, wrong = 0;

    ok(time_parse("2026-11-22T04:36:16.123Z", &t), "a time is read");
    is_str(time_format(m, t), "2026-11-22T04:36:16.123Z", "and written");
    is_str(time_format(m, -1), "1969-12-31T23:59:59.999Z", "before 1970");
    ok(!time_parse("2026-02-29T00:00:00Z", &t), "no such day");
    ok(!time_parse("2026-02-28T24:00:00Z", &t), "no such hour");
    ok(day_is("2024-02-29") && !day_is("2023-02-29") && !day_is("2023-2-1"),
        "days are checked");
    for (int64_t n = -200000; n < 200000; n += 13) {
        day_civil(n, &y, &mo, &d);
        wrong += day_number(y, mo, d) != n;
    }
    is_int(wrong, 0, "days and numbers agree");
    time_parse("2026-03-29T00:59:59Z", &t);
    is_str(time_day(m, t), "2026-03-29", "the last second of winter time");
    time_parse("2026-06-30T23:30:00Z", &t);
    is_str(time_day(m, t), "2026-07-01", "summer time is an hour ahead");
    time_parse("2026-10-25T23:30:00Z", &t);
    is_str(time_day(m, t), "2026-10-25", "winter time is UTC");
}

static void
test_value(struct ctx *c)
{
    static const char text[] =
        "{\"a\":[1,-2,true,null],\"b\":\"\\u0175 \\\"\\n\",\"c\":{}}";
    struct value *v;
    struct str s = str_in(c->mem);

    ok(value_parse(c, text, strlen(text), &v) == OK, "JSON is read");
    value_write(&s, v, false);
    is_str(s.s, "{\"a\":[1,-2,true,null],\"b\":\"ŵ \\\"\\n\",\"c\":{}}",
        "and written");
    is_str(value_get_string(v, "b"), "ŵ \"\n", "a string is found");
    ok(value_get(v, "x") == NULL, "an absent member is NULL");
    ok(value_parse(c, "{\"a\":1,\"a\":2}", 13, &v) == ERR_INPUT,
        "duplicate keys are refused");
    is_str(c->code, "not-json", "the failure has a code");
    ok(value_parse(c, "[1] x", 5, &v) == ERR_INPUT, "trailing text is refused");
}

/* It stays when what it was made of goes. */
static void
test_copy(struct mem *m)
{
    static const char text[] = "{\"a\":[1,{\"b\":\"c\"},null,0.5],\"d\":{}}";
    struct ctx apart = {.mem = mem_new(), .lang = "en"};
    struct str s = str_in(m);
    struct value *v, *copy;

    value_parse(&apart, text, strlen(text), &v);
    copy = value_copy(m, v);
    mem_free(apart.mem);
    value_write(&s, copy, false);
    is_str(s.s, text, "a copy says the same");
}

/* What is not looked up is composed all the same. */
static void
test_nfc(struct mem *m)
{
    size_t wrong = 0;

    for (uint32_t c = 1; c < 0x3000; c++) {
        struct str s = str_in(m);
        utf8proc_uint8_t *want;

        str_addc(&s, 'w');
        utf8_add(&s, c);
        want = utf8proc_NFC((const utf8proc_uint8_t *)s.s);
        if (strcmp(utf8_nfc(m, s.s), (const char *)want) != 0)
            wrong++;
        free(want);
    }
    is_int(wrong, 0, "every character behind a w is composed rightly");
    is_str(utf8_nfc(m, "w\xcc\x82yth \xe2\x80\x99"), "ŵyth ’",
        "a circumflex of its own joins its letter");
}

/* ASCII has a way of its own; with an accent behind it goes the long way. */
static void
test_fold(struct mem *m)
{
    const char *all = " \t`Aa\x01\x7fZ'\"-  \f9_[~\v ";
    char text[8] = {0};
    int wrong = 0;

    for (unsigned i = 0; i < 20000; i++) {
        unsigned n = i * 2654435761u;

        for (int j = 0; j < 6; j++, n >>= 5)
            text[j] = all[(n & 31) % strlen(all)];
        text[6] = 'x';
        wrong += strcmp(mem_printf(m, "%se", utf8_fold(m, text)),
                     utf8_fold(m, mem_printf(m, "%s\xc3\xa9", text))) != 0;
    }
    is_int(wrong, 0, "ASCII is folded as what is not");
    is_str(utf8_fold(m, "  Tŷ  \tBwyta`S "), "ty bwyta's", "and so is Welsh");
}

static void
test_text(void)
{
    is_str(tr("cy", "print the version"), "dangos y fersiwn", "Welsh");
    is_str(tr("en", "print the version"), "print the version", "English");
    is_str(tr("cy", "no such text"), "no such text", "untranslated");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en", .now = 1795342502118};

    test_mem(c.mem);
    test_str(c.mem);
    test_id(&c);
    test_time(c.mem);
    test_value(&c);
    test_copy(c.mem);
    test_nfc(c.mem);
    test_fold(c.mem);
    test_text();
    mem_free(c.mem);
    return done();
}
