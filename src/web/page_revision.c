/* page_revision - revisions of a unit, differences, and moving learners. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "handlers.h"
#include "views.h"

#define FROM_MAX 16 /* units of one merger */

static const struct field differences_fields[] = {
    {"from", FIELD_CHOICE, 200, NULL},
    {NULL,   FIELD_LINE,   0,   NULL}
};
const struct form form_differences = {differences_fields};

static const struct field migrate_fields[] = {
    {"from",   FIELD_CHOICE, 200, NULL},
    {"to.*",   FIELD_CHOICE, 100, NULL},
    {"same.*", FIELD_CHOICE, 3,   NULL},
    {"was",    FIELD_LINE,   64,  NULL},
    {"act",    FIELD_CHOICE, 8,   NULL},
    {NULL,     FIELD_LINE,   0,   NULL}
};
const struct form form_migrate = {migrate_fields};

static const char *
unit_text(struct mem *m, const char *key, int64_t rev)
{
    return mem_printf(m, "%s@%lld", key, (long long)rev);
}

static struct revision_view
revision_of(struct request *q, const struct revision *r,
    const struct library_unit *newest)
{
    struct mem *m = q->c->mem;
    const char *to = unit_text(m, newest->key, newest->rev);
    const char *from = unit_text(m, r->unit.key, r->unit.rev);
    struct revision_view v = {r->unit.key, r->unit.title, r->unit.rev,
        r->unit.loaded, r->loader, NULL, NULL};

    if (id_equal(r->unit.id, newest->id))
        return v;
    v.differences =
        mem_printf(m, "/standards/%s/differences?from=%s", to, from);
    v.migrate = mem_printf(m, "/standards/%s/migrate?from=%s", to, from);
    return v;
}

/* Loaded units that it came from, and the way to move the learners of all. */
static void
take_origins(struct request *q, const struct library_unit *newest,
    const struct lineage *lineage, struct revisions_view *v)
{
    struct revision_view *list =
        mem_array(q->c->mem, lineage->from.n + 1, sizeof(*list));
    struct str merge = str_in(q->c->mem);

    for (size_t i = 0; i < lineage->from.n; i++) {
        const struct relative *f = &lineage->from.unit[i];
        struct revision r = {
            .unit = {.key = f->key, .rev = f->rev, .title = f->title}
        };

        if (f->rev == 0)
            continue;
        str_addf(&merge, "%sfrom=%s", v->nfrom > 0 ? "&" : "",
            unit_text(q->c->mem, f->key, f->rev));
        list[v->nfrom++] = revision_of(q, &r, newest);
    }
    v->from = list;
    if (v->nfrom > 1)
        v->merge = mem_printf(q->c->mem, "/standards/%s/migrate?%s",
            unit_text(q->c->mem, newest->key, newest->rev), merge.s);
}

enum result
page_revisions(struct request *q)
{
    struct revisions_view v = {.nfrom = 0};
    struct library_unit newest;
    struct revision *revisions;
    struct revision_view *list;
    struct lineage lineage;
    const char *key;
    int64_t rev;
    enum result r;

    if (!library_name(q->c->mem, q->word, &key, &rev))
        key = q->word;
    if ((r = library_find(q->c, key, &newest)) != OK ||
        (r = revision_list(q->c, newest.key, &revisions, &v.n)) != OK ||
        (r = lineage_read(
             q->c, &newest, time_day(q->c->mem, q->c->now), &lineage)) != OK)
        return r;
    v.list = list = mem_array(q->c->mem, v.n + 1, sizeof(*list));
    for (size_t i = 0; i < v.n; i++)
        list[i] = revision_of(q, &revisions[i], &newest);
    v.page = page_begin(q, N_("Revisions"));
    v.key = newest.key;
    take_origins(q, &newest, &lineage, &v);
    view_revisions(&q->out, &v);
    return OK;
}

static const char *
badge_of(struct request *q, const struct diff_row *row)
{
    static const char *const words[] = {
        [DIFF_SAME] = N_("In another place"),
        [DIFF_CHANGED] = N_("Changed"),
        [DIFF_ADDED] = N_("New"),
        [DIFF_REMOVED] = N_("Removed"),
    };

    return tr(q->c->lang, words[row->kind]);
}

static void
take_differences(struct request *q, struct differences_view *v)
{
    const struct diff *d = v->diff;
    struct difference_view *items =
        mem_array(q->c->mem, d->items.n + d->nfacts + 1, sizeof(*items));
    struct difference_view *facts = items + d->items.n;

    v->items = items;
    v->facts = facts;
    v->nfacts = d->nfacts;
    for (size_t i = 0; i < d->items.n; i++) {
        const struct diff_row *row = &d->items.row[i];

        if (row->kind == DIFF_SAME && !row->moved)
            continue;
        items[v->nitems++] = (struct difference_view){
            .kind = diff_kind_codes[row->kind],
            .badge = badge_of(q, row),
            .old = row->old != NULL ? row->old->name : NULL,
            .new = row->new != NULL ? row->new->name : NULL,
            .part = row->part != NULL ? row->part->name : NULL,
            .moved = row->moved,
            .runs = diff_words(q->c->mem, row->old ? row->old->words : NULL,
                row->new ? row->new->words : NULL),
        };
    }
    for (size_t i = 0; i < d->nfacts; i++)
        facts[i] = (struct difference_view){.kind = "fact",
            .label = d->facts[i].heading != NULL
                         ? d->facts[i].heading
                         : fact_label(q->c->lang, d->facts[i].name),
            .runs = diff_words(q->c->mem, d->facts[i].old, d->facts[i].new)};
}

enum result
page_differences(struct request *q)
{
    const char *from = form_get(q->form, "from");
    struct library_unit old, new;
    struct differences_view v;
    struct unit *a, *b;
    struct diff d;
    enum result r;

    if (from == NULL)
        return fail(q->c, ERR_INPUT, "no-unit",
            N_("Say which unit is to be compared: ?from=KEY@REV"));
    if ((r = library_find(q->c, q->word, &new)) != OK ||
        (r = library_find(q->c, from, &old)) != OK ||
        (r = library_read(q->c, &old, &a)) != OK ||
        (r = library_read(q->c, &new, &b)) != OK ||
        (r = diff_units(q->c, a, b, &d)) != OK)
        return r;
    v = (struct differences_view){.page = page_begin(q, N_("Differences")),
        .old = &old,
        .new = &new,
        .diff = &d};
    take_differences(q, &v);
    view_differences(&q->out, &v);
    return OK;
}

/* The old units as the form or the address names them; NULL-terminated. */
static enum result
take_from(struct request *q, const char *const **out, size_t *n)
{
    const char *const *from = form_all(q->form, "from", n);
    const char **list;

    if (*n == 0 || *n > FROM_MAX)
        return fail(q->c, ERR_INPUT, "no-unit",
            N_("Say whose learners are to be moved: ?from=KEY@REV"));
    *out = list = mem_array(q->c->mem, *n + 1, sizeof(*list));
    memcpy(list, from, *n * sizeof(*list));
    return OK;
}

/* What was chosen, as the map that a person would write. */
static enum result
map_chosen(struct request *q, const char *const *from,
    struct migration_map *proposed, struct migration_map *out)
{
    struct mem *m = q->c->mem;
    const struct form_pair *to, *same;
    struct str s = str_in(m);
    size_t n, nsame;

    to = form_pairs(q->form, "to.*", &n);
    same = form_pairs(q->form, "same.*", &nsame);
    str_adds(&s, "units");
    for (size_t i = 0; i < proposed->nold; i++)
        str_addf(&s, " %s",
            unit_text(m, proposed->old[i]->key, proposed->old[i]->rev));
    str_addf(
        &s, " -> %s\n", unit_text(m, proposed->new->key, proposed->new->rev));
    for (size_t i = 0; i < n; i++) {
        bool vouched = false;

        for (size_t k = 0; k < nsame && !vouched; k++)
            vouched = strcmp(same[k].name, to[i].name) == 0;
        vouched = vouched && strcmp(to[i].value, "-") != 0;
        str_addf(
            &s, "%s %s %s\n", to[i].name, vouched ? "=" : "->", to[i].value);
    }
    return map_read(q->c, s.s, s.len, from, q->word, out);
}

static const char *
item_words(const struct outline_item *item, const char *lang)
{
    const char *words = outline_text(&item->words, lang).words;

    return words != NULL ? words : "";
}

static void
take_map(struct request *q, struct migrate_view *v)
{
    const struct migration_map *map = v->map;
    struct map_view *lines = mem_array(q->c->mem, map->n + 1, sizeof(*lines));
    struct map_choice *choices =
        mem_array(q->c->mem, map->new->nitems + 1, sizeof(*choices));

    for (size_t i = 0; i < map->n; i++) {
        const struct map_line *line = &map->line[i];
        const struct outline *unit = map->old[line->old];

        lines[i] = (struct map_view){
            mem_printf(q->c->mem, "%s:%s",
                unit_text(q->c->mem, unit->key, unit->rev), line->from->name),
            line, item_words(line->from, map->lang), map->lang};
    }
    for (size_t i = 0; i < map->new->nitems; i++)
        choices[v->nchoices++] = (struct map_choice){map->new->items[i].name,
            item_words(&map->new->items[i], map->lang)};
    v->lines = lines;
    v->choices = choices;
    v->text = map_write(q->c, map);
}

/* What a run tells, learner by learner, in memory that lasts. */
struct telling {
    struct mem *mem;
    struct migrate_view *v;
    struct told_view *list;
};

static const char *
told_words(struct telling *t, const char *lang, const struct migrated *m)
{
    static const char *const words[] = {
        [MIGRATED_BEFORE] = N_("Moved before."),
        [MIGRATED_SIGNED] = N_("The unit is signed, and stays as it is."),
        [MIGRATED_BLOCKED] = N_("The new unit is signed, or the learner was "
                                "moved from it; nothing is moved."),
    };

    if (m->what != MIGRATED)
        return tr(lang, words[m->what]);
    return mem_printf(t->mem,
        tr(lang, N_("Criteria met that go along: %zu. Links to evidence: %zu, "
                    "to drafts: %zu.")),
        m->met, m->mappings, m->drafts);
}

static enum result
tell(struct ctx *c, const struct migrated *m, void *arg)
{
    struct telling *t = arg;
    struct str again = str_in(t->mem);
    size_t n = t->v->nlearners;

    if ((n & (n - 1)) == 0)
        t->list = mem_grow(t->mem, t->list, n * sizeof(*t->list),
            (n == 0 ? 1 : 2 * n) * sizeof(*t->list));
    for (size_t i = 0; i < m->nagain; i++)
        str_addf(&again, "%s%s", i > 0 ? ", " : "", m->again[i].item);
    t->list[t->v->nlearners++] = (struct told_view){mem_strdup(t->mem, m->ref),
        mem_strdup(t->mem, m->name), told_words(t, c->lang, m),
        m->nagain > 0 ? again.s : NULL};
    t->v->moved += m->what == MIGRATED;
    return OK;
}

/* The form; what was chosen before stays chosen. */
static enum result
begin(struct request *q, struct migrate_view *v, struct migration_map *map)
{
    struct migration_map chosen;
    size_t n;
    enum result r;

    *v = (struct migrate_view){.page = page_begin(q, N_("Move learners"))};
    if ((r = take_from(q, &v->from, &v->nfrom)) != OK ||
        (r = map_propose(q->c, v->from, q->word, map)) != OK)
        return r;
    form_pairs(q->form, "to.*", &n);
    if (n == 0)
        return OK;
    if ((r = map_chosen(q, v->from, map, &chosen)) == OK)
        *map = chosen;
    return r;
}

enum result
page_migrate(struct request *q)
{
    struct migration_map map;
    struct migrate_view v;
    enum result r = begin(q, &v, &map);

    if (r != OK)
        return r;
    v.map = &map;
    take_map(q, &v);
    view_migrate(&q->out, &v);
    return OK;
}

/* Nobody is moved by a map whose effect was not shown before. */
enum result
do_migrate(struct request *q)
{
    struct telling t = {.mem = q->c->mem};
    struct migration_map map;
    struct migrate_view v;
    enum result r;

    if ((r = begin(q, &v, &map)) != OK)
        return r;
    v.map = &map;
    v.told = true;
    v.dry = !form_has(q->form, "act", "move") ||
            !form_has(q->form, "was", map.sha256);
    t.v = &v;
    if ((r = migration_run(q->c, &map, v.dry, tell, &t)) != OK)
        return r;
    v.learners = t.list;
    take_map(q, &v);
    view_migrate(&q->out, &v);
    return OK;
}
