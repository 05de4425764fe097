/* person - everybody: what the acts about them give against what the rows
 * say. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "parts.h"
#include "ledger/commit.h"
#include "store/sql.h"

/* Does the act change nothing in anybody's account?  Then it may be among
 * those of another person, whose deeds rest on it. */
static bool
is_plain(const char *kind)
{
    bool known;

    return derive_ignores(kind, &known) != NULL;
}

enum result
check_acts_about(struct ctx *c, struct source *s, struct id about, int64_t *out)
{
    struct act_row *rows;
    enum result r;
    size_t n;

    r = id_is_none(about) ? sql_check_alone(c, &rows, &n)
                          : sql_package_acts(c, about, &rows, &n);
    if (r != OK)
        return r;
    *out = (int64_t)n;
    s->act = mem_grow(c->mem, s->act, s->nacts * sizeof(*s->act),
        (s->nacts + n + 1) * sizeof(*s->act));
    for (size_t i = 0; i < n; i++) {
        struct act_logged *to = &s->act[s->nacts];

        if (!id_equal(about, s->learner) && !is_plain(rows[i].kind))
            continue;
        if (act_of_row(c, &rows[i], to) == OK)
            s->nacts++;
        else
            fail_clear(c); /* the ledger's own check has told of it */
    }
    return OK;
}

static int
compare_acts(const void *a, const void *b)
{
    int64_t x = ((const struct act_logged *)a)->n;
    int64_t y = ((const struct act_logged *)b)->n;

    return x < y ? -1 : x > y;
}

static enum result
collect(struct ctx *c, struct source *s, const struct value *v)
{
    struct opening_row row;
    enum result r = OK;

    for (const struct value *i = v->first; r == OK && i != NULL; i = i->next)
        r = collect(c, s, i);
    if (r != OK || v->type != VALUE_STRING || !commitment_is(v->string))
        return r;
    r = sql_opening_get(c, v->string, &row);
    if (r != OK)
        return r == ERR_NOT_FOUND ? OK : r;
    if ((s->nopenings & (s->nopenings - 1)) == 0)
        s->opening =
            mem_grow(c->mem, s->opening, s->nopenings * sizeof(*s->opening),
                (2 * s->nopenings + 1) * sizeof(*s->opening));
    s->opening[s->nopenings++] = (struct source_opening){
        row.commitment, row.field, row.value, row.record};
    return OK;
}

static int
compare_openings(const void *a, const void *b)
{
    return strcmp(((const struct source_opening *)a)->commitment,
        ((const struct source_opening *)b)->commitment);
}

/* By commitment, each once. */
static void
sort_openings(struct source *s)
{
    size_t n = 0;

    if (s->nopenings > 0)
        qsort(s->opening, s->nopenings, sizeof(*s->opening), compare_openings);
    for (size_t i = 0; i < s->nopenings; i++)
        if (n == 0 || compare_openings(&s->opening[n - 1], &s->opening[i]) != 0)
            s->opening[n++] = s->opening[i];
    s->nopenings = n;
}

/* Besides the learner's the acts about whoever acted, and what they are called,
 * each once. */
static enum result
add_actors(struct ctx *c, struct source *s)
{
    struct id *actor = mem_array(c->mem, s->nacts + 1, sizeof(*actor));
    size_t n = 0, own = s->nacts;
    enum result r = OK;
    int64_t ignored;

    for (size_t i = 0; i < own; i++) {
        struct id id = s->act[i].act.actor;
        size_t k = 0;

        while (k < n && !id_equal(actor[k], id))
            k++;
        if (k == n && !id_is_none(id) && !id_equal(id, s->learner))
            actor[n++] = id;
    }
    for (size_t i = 0; r == OK && i < n; i++)
        r = check_acts_about(c, s, actor[i], &ignored);
    if (s->nacts > 0)
        qsort(s->act, s->nacts, sizeof(*s->act), compare_acts);
    for (size_t i = 0; r == OK && i < s->nacts; i++)
        if (strcmp(s->act[i].act.kind, "person") == 0)
            r = collect(c, s, s->act[i].act.body);
    sort_openings(s);
    return r;
}

/* Those of the acts about the learner. */
enum result
check_openings_of(struct ctx *c, struct source *s)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < s->nacts; i++)
        if (id_equal(s->act[i].act.subject, s->learner))
            r = collect(c, s, s->act[i].act.body);
    sort_openings(s);
    return r;
}

/* The files of the units the learner is enrolled on. */
static enum result
add_units(struct ctx *c, struct source *s)
{
    struct enrolment_row *rows;
    struct package_unit_row file;
    struct xml_fault *faults;
    enum result r;
    size_t n;

    if ((r = sql_enrolment_list(c, s->learner, &rows, &n)) != OK)
        return r;
    s->unit = mem_array(c->mem, n + 1, sizeof(*s->unit));
    for (size_t i = 0; i < n; i++) {
        struct source_unit *u = &s->unit[s->nunits];

        if ((r = sql_package_unit(c, rows[i].unit, &file)) != OK)
            return r;
        *u = (struct source_unit){.key = file.key, .sha256 = file.sha256};
        u->name = mem_printf(c->mem, "%s@%lld", file.key, (long long)file.rev);
        r = xml_read(c, NULL, file.xml, strlen(file.xml), &u->root, &faults);
        if (r == OK)
            s->nunits++;
        else
            fail_clear(c); /* the library's check tells of it */
    }
    return OK;
}

/* And of the qualifications. */
static enum result
add_qualifications(struct ctx *c, struct source *s)
{
    struct qualification_xml_row file;
    struct qualifying_row *rows;
    struct xml_fault *faults;
    enum result r;
    size_t n;

    if ((r = sql_qualifying_list(c, s->learner, &rows, &n)) != OK)
        return r;
    s->qualification = mem_array(c->mem, n + 1, sizeof(*s->qualification));
    for (size_t i = 0; i < n; i++) {
        struct source_unit *q = &s->qualification[s->nqualifications];

        if ((r = sql_qualification_xml(c, rows[i].qualification, &file)) != OK)
            return r;
        *q = (struct source_unit){.key = rows[i].key};
        q->name =
            mem_printf(c->mem, "%s@%lld", rows[i].key, (long long)rows[i].rev);
        r = xml_read(c, NULL, file.xml, strlen(file.xml), &q->root, &faults);
        if (r == OK)
            s->nqualifications++;
        else
            fail_clear(c); /* the library's check tells of it */
    }
    return OK;
}

/* Rows that do not hold together are told of, with what they are of. */
static enum result
tell_unread(struct ctx *c, struct check_seen *seen, struct id person)
{
    struct check_difference d = {.code = "row-unread",
        .name = mem_printf(c->mem, "person %s", id_text(c->mem, person))};

    d.sentence = mem_printf(c->mem,
        tr(c->lang, N_("%s: what belongs together does not (%s).")), d.name,
        c->code ? c->code : "not-found");
    fail_clear(c);
    return check_tell(c, seen->k, &d);
}

static enum result
tell_no_sense(struct ctx *c, void *arg)
{
    enum result r = check_tell_failure(c, arg);

    fail_clear(c);
    return r;
}

static enum result
check_one(struct ctx *c, const struct check_person_row *row, void *arg)
{
    struct facts data = {.mem = c->mem}, acts = {.mem = c->mem};
    struct check_seen *seen = arg;
    struct source s = {.c = c,
        .learner = row->id,
        .whole = true,
        .keys = seen->keys,
        .told = tell_no_sense,
        .arg = seen->k};
    struct account *account;
    enum result r;
    int64_t n;

    seen->k->people++;
    if ((r = check_acts_about(c, &s, row->id, &n)) != OK ||
        (r = check_openings_of(c, &s)) != OK)
        return r;
    seen->acts += n;
    seen->openings += (int64_t)s.nopenings;
    if ((r = add_actors(c, &s)) != OK)
        return r;
    if ((r = add_units(c, &s)) == OK && (r = add_qualifications(c, &s)) == OK)
        r = check_person_rows(c, row->id, &data);
    if (r != OK && r != ERR_FAULT && (r = tell_unread(c, seen, row->id)) == OK)
        return OK;
    if (r != OK)
        return r;
    if ((r = derive(&s, &account)) != OK)
        return r;
    derive_facts(account, &acts);
    return check_compare(c, seen->k, NULL, &data, &acts);
}

/* The acts about nobody. */
enum result
check_centre(struct ctx *c, struct check_seen *seen)
{
    struct facts data = {.mem = c->mem}, acts = {.mem = c->mem};
    struct source s = {.c = c};
    struct source_key at = {0};
    enum result r;
    int64_t n;

    if ((r = check_acts_about(c, &s, s.learner, &n)) != OK ||
        (r = check_openings_of(c, &s)) != OK ||
        (r = check_centre_rows(c, &data)) != OK)
        return r;
    seen->acts += n;
    seen->openings += (int64_t)s.nopenings;
    while (source_new_key(&s, &at))
        seen->k->new_key = at.n;
    derive_centre(&s, &acts);
    return check_compare(c, seen->k, NULL, &data, &acts);
}

enum result
check_people(struct ctx *c, struct check_seen *seen)
{
    return sql_check_people(c, check_one, seen);
}
