/* form: what arrives in a form, by the type of each field. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "tap.h"
#include "web/form_values.h"

static const struct field fields[] = {
    {"title",  FIELD_LINE,   12, NULL},
    {"words",  FIELD_TEXT,   0,  NULL},
    {"day",    FIELD_DAY,    10, NULL},
    {"n",      FIELD_NUMBER, 0,  NULL},
    {"once",   FIELD_ID,     0,  NULL},
    {"tick",   FIELD_CHOICE, 0,  NULL},
    {"item.*", FIELD_CHOICE, 0,  NULL},
    {"files",  FIELD_FILES,  0,  NULL},
    {NULL,     FIELD_LINE,   0,  NULL}
};
static const struct form form = {fields};

static struct form_values *
read_form(struct ctx *c, const char *encoded)
{
    struct form_values *f = form_empty(c);

    fail_clear(c);
    if (values_add_encoded(c, f, &form, mem_strdup(c->mem, encoded)) == OK)
        values_check(c, f);
    return f;
}

/* A field's value when all is right, "-" for none; else the failure's code. */
static const char *
value(struct ctx *c, const char *encoded, const char *name)
{
    struct form_values *f = read_form(c, encoded);

    const char *got = c->code != NULL ? c->code : form_get(f, name);

    return got != NULL ? got : "-";
}

static void
decoding(struct ctx *c)
{
    is_str(value(c, "title=a+b%20c", "title"), "a b c", "blanks are decoded");
    is_str(value(c, "title=%C5%B5", "title"), "ŵ", "and bytes");
    is_str(value(c, "title=%+%4%zz", "title"), "% %4%zz",
        "what is no escape stays");
    is_str(value(c, "title=a=b", "title"), "a=b", "a value may hold =");
    is_str(value(c, "&&title=a&&", "title"), "a", "nothing between & is");
    is_str(value(c, "title", "title"), "-", "a name alone is absent");
    is_str(value(c, "title=", "title"), "-", "so is an empty value");
    is_str(value(c, "other=a", "other"), "-", "what is not listed is not");
    is_str(value(c, "title=w%CC%82", "title"), "ŵ", "text is composed");
    is_str(
        value(c, "words=a%0D%0Ab%0Dc", "words"), "a\nb\nc", "lines end in LF");
}

static void
refusals(struct ctx *c)
{
    is_str(value(c, "title=a%00b", "title"), "field-title", "NUL");
    is_str(value(c, "title=%FF", "title"), "field-title", "no UTF-8");
    is_str(value(c, "title=a%0Ab", "title"), "field-title", "a line of two");
    is_str(value(c, "words=a%07b", "words"), "field-words", "a control");
    is_str(value(c, "title=123456789ab%C5%B5", "title"), "field-title",
        "a byte too many");
    is_str(value(c, "day=2026-02-30", "day"), "field-day", "no day");
    is_str(value(c, "n=-1", "n"), "field-n", "a number below 0");
    is_str(value(c, "n=1x", "n"), "field-n", "no number");
    is_str(value(c, "n=9999999999999999999", "n"), "field-n", "too large");
    is_str(value(c, "once=1", "once"), "field-once", "no id");
    is_str(value(c, "item.%00x=a", "item."), "a", "a NUL ends a name");
    is_str(form_get(read_form(c, "n=x&title=kept"), "title"), "kept",
        "what is right stays beside what is wrong");
    is_str(form_get(read_form(c, "title=1234567890123"), "title"),
        "1234567890123", "and what is too long, to be shortened");
}

static void
many(struct ctx *c)
{
    struct form_values *f =
        read_form(c, "tick=a&tick=b&item.P1=met&item.P2=not-yet&n=7&token=t");
    struct str s = str_in(c->mem);
    size_t n;
    const char *const *all = form_all(f, "tick", &n);
    const struct form_pair *pairs;

    is_int(n, 2, "a field that is repeated has its values");
    is_str(all[1], "b", "in their order");
    ok(form_has(f, "tick", "a") && !form_has(f, "tick", "c"), "by name");
    pairs = form_pairs(f, "item.*", &n);
    is_int(n, 2, "fields of a prefix");
    is_str(pairs[1].name, "P2", "by what follows it");
    is_int(form_number(f, "n"), 7, "a number");
    is_str(values_token(f), "t", "the token");
    for (int i = 0; i < 5001; i++)
        str_adds(&s, "tick=a&");
    is_str(value(c, s.s, "tick"), "too-large", "not thousands of values");
    str_cut(&s, 0);
    str_adds(&s, "words=");
    while (s.len <= VALUES_SIZE)
        str_adds(&s, "0123456789abcdef");
    str_adds(&s, "x");
    is_str(value(c, s.s, "words"), "too-large", "nor more than fits");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    decoding(&c);
    refusals(&c);
    many(&c);
    mem_free(c.mem);
    return done();
}
