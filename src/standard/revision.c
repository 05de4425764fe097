/* revision - what stands in the units' relations and dates. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "key.h"
#include "library_put.h"
#include "standard/revision.h"
#include "store/sql.h"

enum result
lineage_put(struct ctx *c, struct id unit, const struct unit *u)
{
    enum result r = sql_unit_dated_put(c, unit,
        unit_fact_value(u, FIELD_REVIEW), unit_fact_value(u, FIELD_VALIDITY));
    int64_t position = 0;

    for (const struct unit_relation *i = u->relations; i != NULL && r == OK;
         i = i->next)
        r = sql_unit_relation_put(c, unit, ++position, i->type, i->urn,
            key_from_urn(c->mem, i->urn),
            i->rev != NULL ? strtoll(i->rev, NULL, 10) : 0);
    return r;
}

static bool
is_one(const char *type, const char *const *of)
{
    while (*of != NULL && strcmp(*of, type) != 0)
        of++;
    return *of != NULL;
}

static void
add_relative(struct ctx *c, struct relatives *list, const char *urn,
    const char *key, int64_t rev, const char *title)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->unit[i].key, key) == 0)
            return;
    list->unit = mem_grow(c->mem, list->unit, list->n * sizeof(*list->unit),
        (list->n + 1) * sizeof(*list->unit));
    list->unit[list->n++] = (struct relative){urn, key, rev, title};
}

/* What it says itself: named there, and loaded here or not. */
static enum result
add_named(struct ctx *c, const struct library_unit *unit, struct lineage *out)
{
    static const char *const before[] = {
        "original", "supersedes", "tailored-from", NULL};
    struct relation_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_relations_of(c, unit->id, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        bool later = strcmp(rows[i].type, "superseded-by") == 0;
        struct unit_row found;

        if (!later && !is_one(rows[i].type, before))
            continue;
        r = rows[i].rev != 0 ? sql_unit_get(c, rows[i].key, rows[i].rev, &found)
                             : sql_unit_newest(c, rows[i].key, &found);
        if (r == ERR_NOT_FOUND && later)
            continue;
        if (r == ERR_NOT_FOUND)
            found = (struct unit_row){.rev = 0};
        else if (r != OK)
            return r;
        add_relative(c, later ? &out->by : &out->from, rows[i].urn, rows[i].key,
            found.rev, found.title);
    }
    return OK;
}

/* What others say of it. */
static enum result
add_naming(struct ctx *c, const struct library_unit *unit, struct lineage *out)
{
    static const char *const after[] = {"original", "supersedes", NULL};
    struct naming_row *rows;
    enum result r;
    size_t n;

    if ((r = sql_naming(c, unit->key, unit->rev, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        if (is_one(rows[i].type, after))
            add_relative(c, &out->by, rows[i].urn, rows[i].key, rows[i].rev,
                rows[i].title);
        else if (strcmp(rows[i].type, "superseded-by") == 0)
            add_relative(c, &out->from, rows[i].urn, rows[i].key, rows[i].rev,
                rows[i].title);
    }
    return OK;
}

static void
add_notice(struct ctx *c, struct lineage *out, const char *code,
    const char *brief, const char *sentence)
{
    out->notices =
        mem_grow(c->mem, out->notices, out->nnotices * sizeof(*out->notices),
            (out->nnotices + 1) * sizeof(*out->notices));
    out->notices[out->nnotices++] = (struct notice){code, brief, sentence};
}

/* A date that says its year or month only has passed when all of it has. */
static bool
has_passed(const char *date, const char *day)
{
    return date != NULL && strncmp(date, day, strlen(date)) < 0;
}

static void
add_dates(struct ctx *c, const struct unit_dated_row *row, const char *day,
    struct lineage *out)
{
    const char *validity = row->validity != NULL ? row->validity : "";
    const char *lang = c->lang;

    if (strcmp(validity, "legacy") == 0)
        add_notice(c, out, "not-current", tr(lang, N_("Legacy")),
            tr(lang, N_("Its validity is Legacy: it is kept for learners who "
                        "have begun it.")));
    else if (strcmp(validity, "archived") == 0)
        add_notice(c, out, "not-current", tr(lang, N_("Archived")),
            tr(lang, N_("Its validity is Archived: it is not to be used any "
                        "more.")));
    else if (has_passed(row->review, day))
        add_notice(c, out, "review-passed",
            tr(lang, N_("review date has passed")),
            mem_printf(c->mem,
                *validity != '\0'
                    ? tr(lang, N_("The indicative review date has passed "
                                  "(%s), and the validity is still Current."))
                    : tr(lang,
                          N_("The indicative review date has passed (%s).")),
                row->review));
}

static void
add_replaced(struct ctx *c, struct lineage *out)
{
    for (size_t i = 0; i < out->by.n; i++) {
        const struct relative *by = &out->by.unit[i];

        add_notice(c, out, "replaced",
            mem_printf(c->mem, tr(c->lang, N_("replaced: see %s@%lld")),
                by->key, (long long)by->rev),
            mem_printf(c->mem,
                tr(c->lang, N_("The centre has what replaces it: %s@%lld")),
                by->key, (long long)by->rev));
    }
}

enum result
lineage_read(struct ctx *c, const struct library_unit *unit, const char *day,
    struct lineage *out)
{
    struct unit_dated_row dated;
    struct unit_row newest;
    enum result r;

    *out = (struct lineage){.nnotices = 0};
    if ((r = sql_unit_dated(c, unit->id, &dated)) != OK)
        return r;
    if (dated.newest > unit->rev) {
        if ((r = sql_unit_newest(c, unit->key, &newest)) != OK)
            return r;
        add_relative(
            c, &out->by, newest.urn, newest.key, newest.rev, newest.title);
    }
    if ((r = add_named(c, unit, out)) != OK ||
        (r = add_naming(c, unit, out)) != OK)
        return r;
    add_dates(c, &dated, day, out);
    add_replaced(c, out);
    return OK;
}

enum result
lineage_list(struct ctx *c, const struct library_unit *units, size_t n,
    const char *day, struct known_unit **out)
{
    enum result r = OK;

    *out = mem_array(c->mem, n + 1, sizeof(**out));
    for (size_t i = 0; i < n && r == OK; i++) {
        struct known_unit *known = &(*out)[i];

        known->unit = units[i];
        if ((r = library_title(c, &units[i], &known->title)) == OK)
            r = lineage_read(c, &units[i], day, &known->lineage);
    }
    return r;
}

enum result
revision_list(struct ctx *c, const char *key, struct revision **out, size_t *n)
{
    struct revision_row *rows;
    enum result r;

    if ((r = sql_revisions(c, key, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct revision){
            .unit = {.id = rows[i].id,
                     .key = key,
                     .rev = rows[i].rev,
                     .language = rows[i].language,
                     .title = rows[i].title,
                     .sha256 = rows[i].sha256,
                     .loaded = rows[i].loaded},
            .loader = rows[i].name,
        };
    return OK;
}
