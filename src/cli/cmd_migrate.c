/* standard migrate: learners go on under what replaces their unit. */
#include <config.h>

#include <string.h>
#include <unistd.h>

#include "assess/migrate.h"
#include "base/file.h"
#include "command.h"

/* The whole run, told learner by learner. */
struct telling {
    struct out *o;
    bool dry;
    size_t learners, met, again;
    struct mem *mem; /* of the whole run */
    struct value *list;
};

static const char *
what_code(enum migrated_what what)
{
    static const char *const codes[] = {
        [MIGRATED] = "moved",
        [MIGRATED_BEFORE] = "moved-before",
        [MIGRATED_SIGNED] = "signed",
        [MIGRATED_BLOCKED] = "blocked",
    };

    return codes[what];
}

static void
put_value(struct telling *t, const struct migrated *m)
{
    struct mem *mem = t->mem;
    struct value *v = value_add(t->list, value_object(mem));
    struct value *again = value_array(mem);

    value_set_string(mem, v, "learner", m->ref);
    value_set_string(mem, v, "what", what_code(m->what));
    value_set_integer(mem, v, "met", (int64_t)m->met);
    value_set_integer(mem, v, "decisions", (int64_t)m->decisions);
    value_set_integer(mem, v, "mappings", (int64_t)m->mappings);
    value_set_integer(mem, v, "drafts", (int64_t)m->drafts);
    for (size_t i = 0; i < m->nagain; i++) {
        struct value *one = value_add(again, value_object(mem));

        value_set_string(mem, one, "item", m->again[i].item);
        value_set_string(mem, one, "to", m->again[i].to);
    }
    value_set(mem, v, "again", again);
}

static void
put_lines(struct ctx *c, struct out *o, const struct migrated *m)
{
    static const char *const why[] = {
        [MIGRATED_BEFORE] = N_("moved before"),
        [MIGRATED_SIGNED] = N_("the unit is signed, and stays as it is"),
        [MIGRATED_BLOCKED] =
            N_("the new unit is signed, or was moved from, and stays as it is"),
    };

    if (m->what != MIGRATED) {
        out_line(o, "%s  %s: %s", m->ref, m->name, tr(c->lang, why[m->what]));
        return;
    }
    out_line(o, "%s  %s: %s", m->ref, m->name,
        mem_printf(c->mem,
            tr(c->lang,
                N_("criteria met that go along: %zu; links to evidence: %zu, "
                   "to drafts: %zu; to be assessed again: %zu")),
            m->met, m->mappings, m->drafts, m->nagain));
    for (size_t i = 0; i < m->nagain; i++)
        out_line(o, "  %s -> %s", m->again[i].item,
            m->again[i].to != NULL ? m->again[i].to : "-");
}

static enum result
tell(struct ctx *c, const struct migrated *m, void *arg)
{
    struct telling *t = arg;

    t->learners += m->what == MIGRATED;
    t->met += m->met;
    t->again += m->nagain;
    if (t->o->json)
        put_value(t, m);
    else
        put_lines(c, t->o, m);
    return OK;
}

/* The map of a file, or the one that the words suggest. */
static enum result
take_map(struct ctx *c, const char *path, const char *const *old,
    const char *new, struct migration_map *map)
{
    enum result r;
    size_t len;
    char *text;

    if (path == NULL)
        return map_propose(c, old, new, map);
    if ((r = file_read(c, path, MAP_MAX, &text, &len)) != OK)
        return r;
    c->line = 0;
    r = map_read(c, text, len, old, new, map);
    return r == OK || c->line == 0
               ? r
               : fail(c, r, c->code, "%s:%d: %s", path, c->line, c->message);
}

/* The proposal goes where --map says, and nothing is moved before it was
 * looked at. */
static enum result
put_proposal(struct ctx *c, struct out *o, const char *path,
    const struct migration_map *map)
{
    char *text = map_write(c, map);
    enum result r = file_write(c, path, text, strlen(text), 0666);

    if (r == OK)
        out_note(o,
            tr(c->lang, N_("%s is the map that the words suggest; look through "
                           "it, and run this again.")),
            path);
    return r;
}

static struct value *
run_value(
    struct ctx *c, const struct telling *t, const struct migration_map *map)
{
    struct value *v = value_object(c->mem);

    value_set_bool(c->mem, v, "dry_run", t->dry);
    value_set_string(c->mem, v, "map", map->sha256);
    value_set_integer(c->mem, v, "moved", (int64_t)t->learners);
    value_set(c->mem, v, "learners", t->list);
    return v;
}

static enum result
run(struct ctx *c, struct out *o, const struct migration_map *map, bool dry)
{
    struct telling t = {
        .o = o, .dry = dry, .mem = c->mem, .list = value_array(c->mem)};
    enum result r = migration_run(c, map, dry, tell, &t);

    if (r != OK || out_json(o, run_value(c, &t, map)))
        return r;
    out_line(o,
        tr(c->lang,
            dry ? N_("Nothing was moved. Learners that would be: %zu; criteria "
                     "met that would go along: %zu; to be assessed again: %zu")
                : N_("Learners moved: %zu; criteria met that went along: %zu; "
                     "to be assessed again: %zu")),
        t.learners, t.met, t.again);
    return OK;
}

enum result
cmd_standard_migrate(struct ctx *c, const struct args *a, struct out *o)
{
    const char *path = args_get(a, "map");
    bool dry = args_has(a, "dry-run");
    size_t n = args_n(a);
    const char **old = mem_array(c->mem, n, sizeof(*old));
    struct migration_map map;
    bool fresh = path != NULL && access(path, F_OK) != 0;
    enum result r;

    if (path == NULL && !dry)
        return fail(c, ERR_INPUT, "usage",
            N_("Learners are moved by a map: --map FILE writes one for you to "
               "look through, --dry-run says what it would do."));
    memcpy(old, args_words(a), (n - 1) * sizeof(*old));
    r = take_map(c, fresh ? NULL : path, old, args_words(a)[n - 1], &map);
    if (r == OK && fresh)
        r = put_proposal(c, o, path, &map);
    return r != OK || (fresh && !dry) ? r : run(c, o, &map, dry);
}
