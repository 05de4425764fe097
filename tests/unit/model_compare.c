/* model_compare - a step taken in the program and in the model, and where it
 * leads held together. */
#include <config.h>

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "assess/progress.h"
#include "check/check.h"
#include "ledger/tree.h"
#include "model_world.h"
#include "portfolio/qualifying_step.h"

static bool
differs(struct world *w, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(w->wrong, sizeof(w->wrong), format, args);
    va_end(args);
    return false;
}

static bool
same_answer(struct world *w, enum result r)
{
    const struct model *m = &w->m;

    if (r == OK)
        return m->nreasons == 0 ||
               differs(w, "done, but the model refuses: %s", m->reason[0].code);
    for (int i = 0; i < m->nreasons; i++)
        if (m->reason[i].result == r &&
            strcmp(m->reason[i].code, w->t.c.code) == 0)
            return true;
    return differs(w, "refused as %s (%d, %s), but the model says %s",
        w->t.c.code, (int)r, w->t.c.message,
        m->nreasons == 0 ? "it is done" : m->reason[0].code);
}

static int64_t
acts(struct world *w)
{
    int64_t n;

    world_must(w, tree_size(&w->t.c, &n), "tree");
    return n;
}

/* It changes with each commit that changes anything. */
static int
data_version(struct world *w)
{
    int n;

    if (w->version == NULL &&
        sqlite3_prepare_v2(w->beside, "PRAGMA data_version", -1, &w->version,
            NULL) != SQLITE_OK)
        exit(99);
    sqlite3_step(w->version);
    n = sqlite3_column_int(w->version, 0);
    sqlite3_reset(w->version);
    return n;
}

static int
bits(unsigned n)
{
    return __builtin_popcount(n);
}

static bool
same_version(struct world *w, int n, int v)
{
    const struct model_version *want = &w->m.piece[n].version[v];
    const char *state = (const char *)sqlite3_column_text(w->pieces, 0);

    if (strcmp(state, want->state) != 0)
        return differs(w, "version %d of piece %d is %s, by the model %s",
            v + 1, n, state, want->state);
    if (sqlite3_column_int(w->pieces, 1) != (want->submitted != 0) ||
        sqlite3_column_int(w->pieces, 2) != want->confirmed ||
        sqlite3_column_int(w->pieces, 3) != bits(want->mapped) ||
        sqlite3_column_int(w->pieces, 4) != bits(want->met) ||
        sqlite3_column_int(w->pieces, 5) != bits(want->refused))
        return differs(w,
            "version %d of piece %d, sent, confirmed, mapped, met, refused: "
            "%d %d %d %d %d, by the model %d %d %d %d %d",
            v + 1, n, sqlite3_column_int(w->pieces, 1),
            sqlite3_column_int(w->pieces, 2), sqlite3_column_int(w->pieces, 3),
            sqlite3_column_int(w->pieces, 4), sqlite3_column_int(w->pieces, 5),
            want->submitted != 0, want->confirmed, bits(want->mapped),
            bits(want->met), bits(want->refused));
    return true;
}

/* Pieces come as they were made: their ids begin with the time. */
static bool
same_pieces(struct world *w)
{
    static const char query[] =
        "SELECT v.state, v.submitted IS NOT NULL, v.confirmed IS NOT NULL, "
        "COUNT(m.id), COUNT(CASE m.state WHEN 'confirmed' THEN 1 END), "
        "COUNT(CASE m.state WHEN 'refused' THEN 1 END) "
        "FROM evidence_version v LEFT JOIN mapping m "
        "ON m.evidence = v.evidence AND m.version = v.version "
        "GROUP BY v.evidence, v.version ORDER BY v.evidence, v.version";
    bool same = true;

    if (w->pieces == NULL &&
        sqlite3_prepare_v2(w->beside, query, -1, &w->pieces, NULL) != SQLITE_OK)
        exit(99);
    for (int n = 0; n < w->m.npieces; n++)
        for (int v = 0; same && v < w->m.piece[n].nversions; v++)
            same = sqlite3_step(w->pieces) == SQLITE_ROW
                       ? same_version(w, n, v)
                       : differs(w, "version %d of piece %d is not there",
                             v + 1, n);
    if (same && sqlite3_step(w->pieces) == SQLITE_ROW)
        same = differs(w, "there are versions that the model has not");
    sqlite3_reset(w->pieces);
    return same;
}

static bool
same_unit(struct world *w, int e)
{
    struct unit_progress p;
    const char *want = model_unit_state(&w->m, e);
    const char *unit_key = model_keys[model_unit[e]];

    world_must(w, progress_unit(&w->t.c, w->enrolment[e], &p), "progress");
    for (size_t i = 0; i < p.nitems; i++) {
        const char *state = item_state_code(p.items[i].state);
        const char *item = model_item_state(&w->m, e, (int)i);

        if (strcmp(state, item) != 0)
            return differs(w, "%s:%s of enrolment %d is %s, by the model %s",
                unit_key, p.items[i].name, e, state, item);
    }
    if (strcmp(unit_state_code(p.state), want) == 0)
        return true;
    return differs(w, "%s of enrolment %d is %s, by the model %s", unit_key, e,
        unit_state_code(p.state), want);
}

static bool
same_course(struct world *w)
{
    const char *want = model_course_state(&w->m), *got;
    struct qualifying_course is;
    struct qualifying on;

    world_must(w, qualifying_get(&w->t.c, w->course, &on), "qualifying");
    world_must(w, qualifying_course(&w->t.c, &on, &is), "course");
    got = enrolment_state_code(is.state);
    return strcmp(got, want) == 0 ||
           differs(w, "the qualification is %s, by the model %s", got, want);
}

bool
world_step(struct world *w, const struct op *op)
{
    int64_t before = acts(w);
    int version = data_version(w);
    struct mem *old = w->t.c.mem;
    enum result r;
    bool same;

    w->steps++;
    w->t.c.mem = mem_new();
    fail_clear(&w->t.c);
    r = world_operate(w, op);
    if (op->kind == OP_DAY)
        w->m.day++;
    model_step(&w->m, op, w->steps);
    (r == OK ? w->done : w->refused)[op->kind]++;
    same = same_answer(w, r);
    fail_clear(&w->t.c);
    if (same && op->kind != OP_DAY &&
        (acts(w) > before) != (r == OK && !w->m.same))
        same = differs(w, "there are %d acts more", (int)(acts(w) - before));
    if (same && r != OK && data_version(w) != version)
        same = differs(w, "it was refused, and changed something");
    same = same && same_pieces(w) && same_course(w);
    for (int e = 0; same && e < ENROLMENTS; e++)
        same = same_unit(w, e);
    mem_free(w->t.c.mem);
    w->t.c.mem = old;
    return same;
}

static enum result
found(struct ctx *c, const struct check_difference *d, void *arg)
{
    (void)c;
    if (((struct world *)arg)->wrong[0] == '\0')
        differs(arg, "check: %s: %s", d->code, d->sentence);
    return OK;
}

bool
world_check(struct world *w)
{
    struct check_report report = {.found = found, .arg = w};
    struct mem *old = w->t.c.mem;

    w->t.c.mem = mem_new();
    world_must(w, check_data(&w->t.c, &report), "check");
    mem_free(w->t.c.mem);
    w->t.c.mem = old;
    return report.differences == 0;
}
