/* standard diff: what became of one text in another. */
#include <config.h>

#include <assert.h>
#include <string.h>

#include "command.h"
#include "data.h"
#include "standard/diff.h"
#include "standard/read.h"
#include "standard/revision.h"

/* Two units to compare, from the library or from files. */
struct comparing {
    struct child *child;
    const char *name[2]; /* "KEY@REV", or the path */
    struct unit *unit[2];
};

/* A key holds no "/", and no key is said to end so. */
static bool
is_path(const char *word)
{
    size_t len = strlen(word);

    return strchr(word, '/') != NULL ||
           (len > 4 && strcmp(word + len - 4, ".xml") == 0);
}

static enum result
read_file(struct ctx *c, struct comparing *k, int side, const char *path)
{
    struct xml_fault *faults;
    enum result r = read_unit(c, k->child, path, &k->unit[side], &faults);

    k->name[side] = path;
    if (r == OK && k->unit[side] == NULL)
        return fail(c, ERR_INPUT, "not-a-unit", N_("%s holds no unit."), path);
    return r;
}

static enum result
read_named_unit(struct ctx *c, struct comparing *k, int side,
    const struct library_unit *unit)
{
    k->name[side] =
        mem_printf(c->mem, "%s@%lld", unit->key, (long long)unit->rev);
    return library_read(c, unit, &k->unit[side]);
}

static enum result
read_side(struct ctx *c, struct out *o, struct comparing *k, int side,
    const char *word)
{
    struct library_unit unit;
    enum result r = OK;

    if (is_path(word))
        return read_file(c, k, side, word);
    if (c->store == NULL)
        r = data_open(c, o->data, READS);
    if (r != OK || (r = library_find(c, word, &unit)) != OK)
        return r;
    return read_named_unit(c, k, side, &unit);
}

/* The last two revisions of a key. */
static enum result
read_last(struct ctx *c, struct out *o, struct comparing *k, const char *named)
{
    struct library_unit unit;
    struct revision *revision;
    enum result r;
    size_t n, i = 0;

    if ((r = data_open(c, o->data, READS)) != OK ||
        (r = library_find(c, named, &unit)) != OK ||
        (r = revision_list(c, unit.key, &revision, &n)) != OK)
        return r;
    while (i + 1 < n && revision[i].unit.rev > unit.rev)
        i++;
    if (i + 1 >= n)
        return fail(c, ERR_NOT_FOUND, "no-revision",
            N_("%s has no earlier revision; name what it is to be compared "
               "with."),
            named);
    r = read_named_unit(c, k, 0, &revision[i + 1].unit);
    return r != OK ? r : read_named_unit(c, k, 1, &revision[i].unit);
}

static struct value *
runs_value(struct mem *m, struct diff_runs runs)
{
    static const char *const marks[] = {"kept", "deleted", "inserted"};
    struct value *list = value_array(m);

    for (size_t i = 0; i < runs.n; i++) {
        struct value *v = value_add(list, value_object(m));

        value_set_string(m, v, marks[runs.run[i].mark], runs.run[i].words);
    }
    return list;
}

static struct value *
item_value(struct mem *m, const struct diff_row *row)
{
    const struct diff_item *item = row->new ? row->new : row->old;
    struct value *v = value_object(m);

    assert(item != NULL);
    value_set_string(m, v, "kind", diff_kind_codes[row->kind]);
    value_set_string(m, v, "old", row->old ? row->old->name : NULL);
    value_set_string(m, v, "new", row->new ? row->new->name : NULL);
    value_set_bool(m, v, "moved", row->moved);
    value_set_integer(m, v, "alike", row->alike);
    value_set_string(m, v, "section", item->section);
    if (row->part != NULL)
        value_set_string(m, v, "part_of", row->part->name);
    if (row->kind == DIFF_CHANGED && row->old != NULL && row->new != NULL)
        value_set(m, v, "words",
            runs_value(m, diff_words(m, row->old->words, row->new->words)));
    else
        value_set_string(m, v, "text", item->words);
    return v;
}

static struct value *
diff_value(struct mem *m, const struct comparing *k, const struct diff *d)
{
    struct value *v = value_object(m), *items = value_array(m);
    struct value *facts = value_array(m), *count = value_object(m);

    for (size_t i = 0; i < d->items.n; i++)
        value_add(items, item_value(m, &d->items.row[i]));
    for (size_t i = 0; i < d->nfacts; i++) {
        struct value *one = value_add(facts, value_object(m));

        value_set_string(m, one, "name", d->facts[i].name);
        value_set_string(m, one, "old", d->facts[i].old);
        value_set_string(m, one, "new", d->facts[i].new);
        value_set(m, one, "words",
            runs_value(m, diff_words(m, d->facts[i].old, d->facts[i].new)));
    }
    for (int i = 0; i <= DIFF_REMOVED; i++)
        value_set_integer(m, count, diff_kind_codes[i], (int64_t)d->count[i]);
    value_set_integer(m, count, "moved", (int64_t)d->moved);
    value_set_string(m, v, "old", k->name[0]);
    value_set_string(m, v, "new", k->name[1]);
    value_set_string(m, v, "language", d->lang);
    value_set(m, v, "items", items);
    value_set(m, v, "facts", facts);
    value_set(m, v, "count", count);
    return v;
}

/* "kept [-deleted-] {+inserted+}" */
static const char *
marked(struct mem *m, const char *old, const char *new)
{
    static const char *const around[][2] = {
        [DIFF_KEPT] = {"",   ""  },
        [DIFF_DELETED] = {"[-", "-]"},
        [DIFF_INSERTED] = {"{+", "+}"},
    };
    struct diff_runs runs = diff_words(m, old, new);
    struct str s = str_in(m);

    for (size_t i = 0; i < runs.n; i++)
        str_addf(&s, "%s%s%s%s", i == 0 ? "" : " ", around[runs.run[i].mark][0],
            runs.run[i].words, around[runs.run[i].mark][1]);
    return s.s;
}

static void
put_item(struct ctx *c, struct out *o, const struct diff_row *row)
{
    static const char signs[] = {'=', '~', '+', '-'};
    const struct diff_item *item = row->new ? row->new : row->old;
    struct str s = str_in(c->mem);

    assert(item != NULL);
    str_addf(
        &s, "%c %s", signs[row->kind], row->old ? row->old->name : item->name);
    if (row->moved)
        str_addf(&s, " -> %s", item->name);
    if (row->kind == DIFF_CHANGED && row->old != NULL && row->new != NULL)
        str_addf(&s, "  %s", marked(c->mem, row->old->words, row->new->words));
    else if (row->kind != DIFF_SAME)
        str_addf(&s, "  %s", item->words);
    if (row->part != NULL)
        str_addf(&s, "  (%s)",
            mem_printf(c->mem,
                row->kind == DIFF_ADDED
                    ? tr(c->lang, N_("a part of the old %s"))
                    : tr(c->lang, N_("a part of the new %s")),
                row->part->name));
    if (row->kind != DIFF_SAME || row->moved)
        out_line(o, "%s", s.s);
}

enum result
cmd_standard_diff(struct ctx *c, const struct args *a, struct out *o)
{
    struct comparing k = {.child = child_open(c, READ_CHILD_UNIT)};
    const char *const *word = args_words(a);
    struct diff d;
    enum result r;

    if (word[1] == NULL && !is_path(word[0]))
        r = read_last(c, o, &k, word[0]);
    else if (word[1] == NULL)
        r = fail(c, ERR_INPUT, "usage", N_("Name two files."));
    else if ((r = read_side(c, o, &k, 0, word[0])) == OK)
        r = read_side(c, o, &k, 1, word[1]);
    child_close(k.child);
    if (r != OK || (r = diff_units(c, k.unit[0], k.unit[1], &d)) != OK ||
        out_json(o, diff_value(c->mem, &k, &d)))
        return r;
    out_line(o, "%s -> %s", k.name[0], k.name[1]);
    for (size_t i = 0; i < d.nfacts; i++)
        out_line(o, "~ %s  %s", d.facts[i].name,
            marked(c->mem, d.facts[i].old, d.facts[i].new));
    for (size_t i = 0; i < d.items.n; i++)
        put_item(c, o, &d.items.row[i]);
    out_line(o,
        tr(c->lang, N_("Criteria: %zu as they were, %zu changed, %zu added, "
                       "%zu removed; %zu in another place.")),
        d.count[DIFF_SAME], d.count[DIFF_CHANGED], d.count[DIFF_ADDED],
        d.count[DIFF_REMOVED], d.moved);
    return OK;
}
