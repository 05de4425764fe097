/*
 * seeds: five published standards, each in a layout of its own, read as the
 * truth beside them says; and every word of them is somewhere.
 */
#include <config.h>

#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "standard/convert.h"
#include "tap.h"

static const char *const seeds[] = {"000_9a2f9f259b001637",
    "001_299cc58effc2e29f", "002_b1a2c94fbe3435d6", "003_3acbced5f9193ee2",
    "004_2e0cd0673f2d5849"};

struct seed {
    struct ctx *c;
    const char *name;
    const char *text; /* the source */
    struct unit *u;
    const struct value *got, *want;
};

static const char *
said(const struct seed *s, const char *what)
{
    return mem_printf(s->c->mem, "%.3s: %s", s->name, what);
}

static const char *
written(struct mem *m, const struct value *v)
{
    struct str s = str_in(m);

    if (v == NULL)
        return "(absent)";
    value_write(&s, v, false);
    return s.s;
}

static char *
read_data(struct ctx *c, const char *name, const char *suffix)
{
    const char *srcdir = getenv("srcdir");
    size_t len;
    char *p = NULL;

    file_read(c,
        mem_printf(c->mem, "%s/tests/data/seeds/%s%s", srcdir ? srcdir : ".",
            name, suffix),
        1 << 20, &p, &len);
    return p;
}

/* The n-th line of the source, from 1, trimmed. */
static const char *
source_line(const struct seed *s, int64_t n)
{
    const char *p = s->text, *end;

    while (--n > 0 && (end = strchr(p, '\n')) != NULL)
        p = end + 1;
    return utf8_trim(s->c->mem, mem_strndup(s->c->mem, p, strcspn(p, "\n")));
}

/* Is words the whole line but for its label? */
static bool
is_rest_of(
    struct mem *m, const char *line, const char *label, const char *words)
{
    size_t skip = strlen(label);

    if (strncmp(line, label, skip) != 0)
        return false;
    if (line[skip] == '.')
        skip++;
    return strcmp(utf8_trim(m, line + skip), words) == 0;
}

static const char *
string_of(const struct value *v, const char *key)
{
    const char *s = value_get_string(v, key);

    return s != NULL ? s : "(none)";
}

static void
check_item(
    const struct seed *s, const struct value *got, const struct value *want)
{
    const char *id = string_of(want, "id");
    const char *words = string_of(value_get(got, "text"), "cy");
    const char *start = string_of(want, "text60");
    int64_t line = value_get(want, "line")->integer;

    is_str(string_of(got, "id"), id, said(s, "an id"));
    is_str(string_of(got, "label"), string_of(want, "label"), said(s, id));
    is_str(string_of(got, "parent"), string_of(want, "parent"), said(s, id));
    is_int(value_get(got, "line")->integer, line, said(s, id));
    ok(strncmp(words, start, strlen(start)) == 0, said(s, id));
    ok(is_rest_of(
           s->c->mem, source_line(s, line), string_of(want, "label"), words),
        said(s, mem_printf(s->c->mem, "%s is its whole line", id)));
}

static void
check_items(const struct seed *s)
{
    const struct value *got = value_get(s->got, "items")->first;
    const struct value *want = value_get(s->want, "items");

    is_int((long long)value_get(s->got, "items")->n, (long long)want->n,
        said(s, "the number of items"));
    for (want = want->first; want != NULL && got != NULL;
         want = want->next, got = got->next)
        check_item(s, got, want);
}

static void
check_facts(const struct seed *s)
{
    static const char *const keys[] = {
        "title", "urn", "language", "empty_sections", "prompts"};
    const struct value *got = value_get(s->got, "metadata");
    const struct value *want = value_get(s->want, "metadata");

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        is_str(written(s->c->mem, value_get(s->got, keys[i])),
            written(s->c->mem, value_get(s->want, keys[i])), said(s, keys[i]));
    is_int(
        (long long)got->n, (long long)want->n, said(s, "no fact is invented"));
    for (const struct value *i = want->first; i != NULL; i = i->next)
        is_str(written(s->c->mem, value_get(got, i->key)),
            written(s->c->mem, i), said(s, i->key));
}

/* All words of a tree, one after the other. */
static void
gather(struct str *out, const struct xml_node *e)
{
    for (struct xml_attribute *a = e->attributes; a != NULL; a = a->next)
        str_addf(out, " %s ", a->value);
    str_addf(out, " %s ", e->text ? e->text : "");
    for (const struct xml_node *i = e->first; i != NULL; i = i->next)
        gather(out, i);
}

/* The first word of the source that is nowhere; NULL: none. */
static const char *
lost_word(const struct seed *s)
{
    struct mem *m = s->c->mem;
    struct str all = str_in(m);
    char *save = NULL, *have;

    gather(&all, unit_to_xml(m, s->u));
    have = mem_printf(m, " %s ", utf8_normal(m, all.s));
    for (char *w = strtok_r(utf8_normal(m, s->text), " ", &save); w != NULL;
         w = strtok_r(NULL, " ", &save)) {
        size_t len = strlen(w);

        /* A label stands without its dot, a field without its colon. */
        if (strstr(have, mem_printf(m, " %s ", w)) == NULL &&
            (strchr(".:", w[len - 1]) == NULL ||
                strstr(have, mem_printf(m, " %.*s ", (int)len - 1, w)) == NULL))
            return w;
    }
    return NULL;
}

static void
check_words(const struct seed *s)
{
    struct unit *u = s->u;
    const char *lost = lost_word(s);

    is_str(lost ? lost : "none", "none",
        said(s, "every word is in the unit or in a warning"));
    /* The test can fail: without the knowledge there are words missing. */
    for (struct unit_section *i = u->sections; i != NULL; i = i->next)
        if (i->role == ROLE_KNOWLEDGE)
            i->first = NULL;
    ok(lost_word(s) != NULL, said(s, "a word left out is noticed"));
}

static void
check_seed(struct ctx *c, const char *name)
{
    struct seed s = {.c = c, .name = name};
    char *truth = read_data(c, name, ".expected.json");
    struct value *want;

    s.text = read_data(c, name, ".txt");
    if (!ok(truth != NULL && s.text != NULL, said(&s, "is there")) ||
        !ok(value_parse(c, truth, strlen(truth), &want) == OK,
            said(&s, "its truth is readable")) ||
        !ok(convert_text(c, s.text, strlen(s.text), &s.u) == OK,
            said(&s, "is converted")))
        return;
    s.want = want;
    s.got = unit_to_json(c, s.u);
    check_facts(&s);
    check_items(&s);
    check_words(&s);
}

int
main(void)
{
    for (size_t i = 0; i < sizeof(seeds) / sizeof(seeds[0]); i++) {
        struct ctx c = {.mem = mem_new(), .lang = "en"};

        check_seed(&c, seeds[i]);
        mem_free(c.mem);
    }
    return done();
}
