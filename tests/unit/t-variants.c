/*
 * variants: small documents, one peculiarity each, and what they hold.
 *
 * A document is NAME.txt, .html or .md in tests/data/variants, in whatever
 * encoding; what it holds is NAME.json beside it, in the form of "standard
 * convert --json" with warnings by code and line.  Adding one: the two files.
 */
#include <config.h>

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "standard/convert.h"
#include "tap.h"

static const char *
folder(void)
{
    static char path[4096];
    const char *srcdir = getenv("srcdir");

    snprintf(
        path, sizeof(path), "%s/tests/data/variants", srcdir ? srcdir : ".");
    return path;
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

/* Warnings without their sentences, which may be reworded. */
static struct value *
bare_warnings(struct mem *m, const struct unit *u)
{
    struct value *list = value_array(m);

    for (struct unit_warning *w = u->warnings; w != NULL; w = w->next) {
        struct value *v = value_object(m);

        value_set_string(m, v, "code", w->code);
        value_set(m, v, "line",
            w->line > 0 ? value_integer(m, w->line) : value_null(m));
        value_add(list, v);
    }
    return list;
}

/* A unit that is written and read again shows the same. */
static void
check_round_trip(struct ctx *c, const char *name, const struct unit *u)
{
    struct xml_node *tree = unit_to_xml(c->mem, u);
    struct unit *back;
    size_t len;

    if (!ok(unit_from_xml(c, tree, &back) == OK,
            mem_printf(c->mem, "%s: its tree is read back", name))) {
        printf("# %s\n", c->message);
        return;
    }
    is_str(unit_write(c->mem, back, &len), unit_write(c->mem, u, &len),
        mem_printf(c->mem, "%s: and written the same", name));
}

static void
check(struct ctx *c, const char *file)
{
    char *name = mem_strndup(c->mem, file, strcspn(file, "."));
    char *text, *expected;
    struct value *want;
    const struct value *got;
    struct unit *u;
    size_t len, expected_len;

    if (!ok(file_read(c, mem_printf(c->mem, "%s/%s", folder(), file), 1 << 20,
                &text, &len) == OK &&
                file_read(c, mem_printf(c->mem, "%s/%s.json", folder(), name),
                    1 << 20, &expected, &expected_len) == OK &&
                value_parse(c, expected, expected_len, &want) == OK,
            mem_printf(c->mem, "%s: both files are there", name)) ||
        !ok(convert_text(c, text, len, &u) == OK,
            mem_printf(c->mem, "%s: is converted", name))) {
        printf("# %s\n", c->message);
        return;
    }
    got = unit_to_json(c, u);
    for (const struct value *i = want->first; i != NULL; i = i->next)
        is_str(written(c->mem, strcmp(i->key, "warnings") == 0
                                   ? bare_warnings(c->mem, u)
                                   : value_get(got, i->key)),
            written(c->mem, i), mem_printf(c->mem, "%s: %s", name, i->key));
    check_round_trip(c, name, u);
}

int
main(void)
{
    DIR *d = opendir(folder());
    struct dirent *entry;
    int n = 0;

    while (d != NULL && (entry = readdir(d)) != NULL) {
        struct ctx c = {.mem = mem_new(), .lang = "en"};
        const char *end = strrchr(entry->d_name, '.');

        if (*entry->d_name != '.' && end != NULL && strcmp(end, ".json") != 0) {
            check(&c, entry->d_name);
            n++;
        }
        mem_free(c.mem);
    }
    if (d != NULL)
        closedir(d);
    ok(n >= 20, "there are some dozens of variants");
    return done();
}
