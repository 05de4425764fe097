/* map - what becomes of the items of a unit: proposed, written, read. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assess/migrate.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "standard/diff.h"

#define BLANKS " \t\r"

static const char *
words_in(const struct outline_item *item, const char *lang)
{
    struct outline_text t = outline_text(&item->words, lang);

    return t.words != NULL && strcmp(t.language, lang) == 0 ? t.words : NULL;
}

static bool
is_equal(struct ctx *c, const struct map_line *line, const char *lang)
{
    const char *a = words_in(line->from, lang);
    const char *b = line->to != NULL ? words_in(line->to, lang) : NULL;

    return a != NULL && b != NULL &&
           strcmp(utf8_fold(c->mem, a), utf8_fold(c->mem, b)) == 0;
}

static bool
has_language(const struct outline *o, const char *lang)
{
    for (size_t i = 0; i < o->nitems; i++)
        if (words_in(&o->items[i], lang) != NULL)
            return true;
    return false;
}

/* The new unit's language, else another that all of them are in. */
static enum result
choose_language(struct ctx *c, struct migration_map *map)
{
    const char *lang[] = {map->new->language, map->old[0]->language};

    for (size_t i = 0; i < 2; i++) {
        size_t k = 0;

        while (k < map->nold && has_language(map->old[k], lang[i]))
            k++;
        map->lang = lang[i];
        if (k == map->nold && has_language(map->new, lang[i]))
            return OK;
    }
    return fail(c, ERR_CONFLICT, "no-common-language",
        N_("%s and %s have no language in common; add one to either with "
           "“tyst standard add-language”."),
        map->old[0]->key, map->new->key);
}

static enum result
take_units(struct ctx *c, const char *const *old, const char *new,
    struct migration_map *map)
{
    struct library_unit unit;
    enum result r;
    size_t n = 0;

    while (old[n] != NULL)
        n++;
    *map = (struct migration_map){
        .old = mem_array(c->mem, n + 1, sizeof(*map->old)), .nold = n};
    if ((r = library_find(c, new, &unit)) != OK ||
        (r = outline_get(c, unit.id, &map->new)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        if ((r = library_find(c, old[i], &unit)) != OK ||
            (r = outline_get(c, unit.id, &map->old[i])) != OK)
            return r;
        for (size_t k = 0; k <= i; k++)
            if (id_equal(unit.id, k == i ? map->new->unit : map->old[k]->unit))
                return fail(c, ERR_INPUT, "same-unit",
                    N_("%s@%lld is named twice; name each old unit once, as "
                       "KEY@REV, and another one to move to."),
                    unit.key, (long long)unit.rev);
        map->n += map->old[i]->nitems;
    }
    map->line = mem_array(c->mem, map->n + 1, sizeof(*map->line));
    map->n = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < map->old[i]->nitems; k++)
            map->line[map->n++] =
                (struct map_line){.old = i, .from = &map->old[i]->items[k]};
    return choose_language(c, map);
}

static struct diff_items
items_of(struct ctx *c, const struct outline *o, const char *lang)
{
    struct diff_items items = {
        mem_array(c->mem, o->nitems + 1, sizeof(*items.item)), o->nitems};

    for (size_t i = 0; i < o->nitems; i++)
        items.item[i] = (struct diff_item){.name = o->items[i].name,
            .section = o->items[i].section,
            .label = o->items[i].label,
            .words = words_in(&o->items[i], lang)};
    return items;
}

static void
set_sha256(struct ctx *c, struct migration_map *map, const char *p, size_t len)
{
    char hex[SHA256_HEX_SIZE];

    hash_sha256_hex(p, len, hex);
    map->sha256 = mem_strdup(c->mem, hex);
}

/* The lines of one old unit begin at first. */
static enum result
propose(struct ctx *c, struct migration_map *map, size_t old, size_t first)
{
    struct diff_items a = items_of(c, map->old[old], map->lang);
    struct diff_items b = items_of(c, map->new, map->lang);
    struct diff_rows d;
    enum result r;

    if ((r = diff_items(c, &a, &b, &d)) != OK)
        return r;
    for (size_t i = 0; i < d.n; i++) {
        const struct diff_row *row = &d.row[i];
        const struct diff_item *to = row->new != NULL ? row->new : row->part;
        struct map_line *line;

        if (row->old == NULL)
            continue;
        line = &map->line[first + (size_t)(row->old - a.item)];
        line->to = to != NULL ? &map->new->items[to - b.item] : NULL;
        line->means_same = row->kind == DIFF_SAME;
        line->equal = row->kind == DIFF_SAME;
    }
    return OK;
}

enum result
map_propose(struct ctx *c, const char *const *old, const char *new,
    struct migration_map *out)
{
    enum result r = take_units(c, old, new, out);
    size_t first = 0;
    char *text;

    for (size_t i = 0; r == OK && i < out->nold; i++) {
        r = propose(c, out, i, first);
        first += out->old[i]->nitems;
    }
    if (r != OK)
        return r;
    text = map_write(c, out);
    set_sha256(c, out, text, strlen(text));
    return OK;
}

static const char *
unit_text(struct mem *m, const struct outline *o)
{
    return mem_printf(m, "%s@%lld", o->key, (long long)o->rev);
}

/* "units A@1 B@1 -> C@1": whether a map is for these. */
static const char *
units_line(struct mem *m, const struct migration_map *map)
{
    struct str s = str_in(m);

    str_adds(&s, "units");
    for (size_t i = 0; i < map->nold; i++)
        str_addf(&s, " %s", unit_text(m, map->old[i]));
    str_addf(&s, " -> %s", unit_text(m, map->new));
    return s.s;
}

static void
write_line(struct ctx *c, const struct migration_map *map,
    const struct map_line *line, struct str *s)
{
    const char *from = words_in(line->from, map->lang);
    const char *to = line->to ? words_in(line->to, map->lang) : NULL;

    if (map->nold > 1)
        str_addf(s, "%s:", unit_text(c->mem, map->old[line->old]));
    str_addf(s, "%s %s %s", line->from->name, line->means_same ? "=" : "->",
        line->to ? line->to->name : "-");
    if (to != NULL)
        str_addf(s, "  %d %%", diff_alike(c->mem, from, to));
    str_addf(s, "  “%s”\n", from ? utf8_normal(c->mem, from) : "");
    if (to != NULL && !line->equal)
        str_addf(s, "#   “%s”\n", utf8_normal(c->mem, to));
}

/* Of the new items those that nothing becomes. */
static void
write_new(struct ctx *c, const struct migration_map *map, struct str *s)
{
    for (size_t i = 0; i < map->new->nitems; i++) {
        const struct outline_item *item = &map->new->items[i];
        const char *words = words_in(item, map->lang);
        size_t k = 0;

        while (k < map->n && map->line[k].to != item)
            k++;
        if (k == map->n)
            str_addf(s, "# + %s  “%s”\n", item->name,
                words ? utf8_normal(c->mem, words) : "");
    }
}

char *
map_write(struct ctx *c, const struct migration_map *map)
{
    struct str s = str_in(c->mem);

    str_adds(&s,
        tr(c->lang,
            N_("# What becomes of each criterion; edit the sign and what is "
               "behind it.\n"
               "#   P1 = P2    it means the same: decisions go with it\n"
               "#   P1 -> P2   its words changed: evidence goes with it, and "
               "it is judged again\n"
               "#   P1 -> -    it is left out\n"
               "# Behind that: how many of the words are the same, and the "
               "words; “# +”: a new criterion.\n")));
    str_addf(&s, "%s\n", units_line(c->mem, map));
    for (size_t i = 0; i < map->n; i++)
        write_line(c, map, &map->line[i], &s);
    write_new(c, map, &s);
    return s.s;
}

static const struct outline_item *
find_item(const struct outline *o, const char *name)
{
    for (size_t i = 0; i < o->nitems; i++)
        if (strcmp(o->items[i].name, name) == 0)
            return &o->items[i];
    return NULL;
}

/* "KEY@REV:P1", or "P1" where one unit is moved. */
static struct map_line *
find_line(struct mem *m, struct migration_map *map, const char *text)
{
    const char *colon = strrchr(text, ':');
    const char *name = colon != NULL ? colon + 1 : text;
    const char *unit = mem_strndup(m, text, (size_t)(name - text));
    size_t first = 0;

    for (size_t i = 0; i < map->nold; first += map->old[i++]->nitems) {
        const struct outline_item *item = find_item(map->old[i], name);

        if (item != NULL &&
            (colon == NULL ? map->nold == 1
                           : strcmp(unit, mem_printf(m, "%s:",
                                              unit_text(m, map->old[i]))) == 0))
            return &map->line[first + (size_t)(item - map->old[i]->items)];
    }
    return NULL;
}

static enum result
no_item(struct ctx *c, const char *item)
{
    return fail(c, ERR_INPUT, "map-item",
        N_("The map names a criterion that there is not: %s"), item);
}

static enum result
read_line(struct ctx *c, struct migration_map *map, char *text, bool *seen)
{
    const char *from, *sign, *to;
    struct map_line *line;
    char *save = NULL;

    from = strtok_r(text, BLANKS, &save);
    sign = strtok_r(NULL, BLANKS, &save);
    to = strtok_r(NULL, BLANKS, &save);
    if (to == NULL || (strcmp(sign, "=") != 0 && strcmp(sign, "->") != 0) ||
        (*sign == '=' && strcmp(to, "-") == 0))
        return fail(c, ERR_INPUT, "map-line",
            N_("A line of the map reads “P1 = P2”, “P1 -> P2” or “P1 -> -”."));
    if ((line = find_line(c->mem, map, from)) == NULL)
        return no_item(c, from);
    if (seen[line - map->line])
        return fail(c, ERR_INPUT, "map-twice",
            N_("The map says twice what becomes of %s."), from);
    seen[line - map->line] = true;
    line->means_same = *sign == '=';
    if (strcmp(to, "-") != 0 && (line->to = find_item(map->new, to)) == NULL)
        return no_item(c, to);
    line->equal = is_equal(c, line, map->lang);
    return OK;
}

static enum result
check_units(struct ctx *c, const struct migration_map *map, const char *text)
{
    char *save = NULL, *copy = mem_strdup(c->mem, text);
    struct str given = str_in(c->mem);

    for (char *s = strtok_r(copy, BLANKS, &save); s != NULL;
         s = strtok_r(NULL, BLANKS, &save))
        str_addf(&given, "%s%s", given.len > 0 ? " " : "", s);
    if (strcmp(given.s, units_line(c->mem, map)) == 0)
        return OK;
    return fail(c, ERR_INPUT, "map-units",
        N_("The map is for other units; its line “units” must read: %s"),
        units_line(c->mem, map));
}

static enum result
check_all(struct ctx *c, const struct migration_map *map, const bool *seen)
{
    for (size_t i = 0; i < map->n; i++)
        if (!seen[i])
            return fail(c, ERR_INPUT, "map-missing",
                N_("The map does not say what becomes of %s of %s."),
                map->line[i].from->name,
                unit_text(c->mem, map->old[map->line[i].old]));
    return OK;
}

enum result
map_read(struct ctx *c, const char *text, size_t len, const char *const *old,
    const char *new, struct migration_map *out)
{
    char *copy, *line;
    bool *seen, units = false;
    enum result r;
    int n = 0;

    if ((r = take_units(c, old, new, out)) != OK)
        return r;
    if (!utf8_valid(text, len))
        return fail(c, ERR_INPUT, "map-line", N_("The map is not UTF-8."));
    set_sha256(c, out, text, len);
    copy = mem_strndup(c->mem, text, len);
    seen = mem_array(c->mem, out->n + 1, sizeof(*seen));
    while (r == OK && (line = strsep(&copy, "\n")) != NULL) {
        n++;
        line += strspn(line, BLANKS);
        if (*line == '\0' || *line == '#')
            continue;
        r = units ? read_line(c, out, line, seen) : check_units(c, out, line);
        units = true;
    }
    if (r != OK)
        return fail_line(c, n, r);
    return units ? check_all(c, out, seen) : check_units(c, out, "");
}
