/* draw - draw again. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/value.h"
#include "derive/draw.h"
#include "ledger/act.h"
#include "ledger/checkpoint.h"

/* Somebody on a unit, from an act on. */
struct place {
    const char *learner, *unit;
    int64_t at;
    bool over;  /* the work goes on elsewhere */
    bool taken; /* a choice that was undone: as if it had not been */
    struct place *next;
};

struct ticket {
    const char *learner, *unit, *name;
    const struct value *in;
    uint8_t hash[SHA256_SIZE];
    bool before; /* drawn by an earlier draw */
    const char *how;
    int64_t stratum;
};

struct urn {
    struct ctx *c;
    struct id plan;
    const struct value *strata; /* NULL: no act of the plan yet */
    int64_t leaf;
    uint8_t seed[SHA256_SIZE];
    struct checkpoint checkpoint;
    struct place *places;
    struct mem *mem;
    const char **drawn; /* names */
    size_t ndrawn;
    int64_t draws;
    struct facts *said, *derived;
};

static void
add_place(struct urn *u, const struct act *act, const char *unit)
{
    struct place *p = mem_alloc(u->mem, sizeof(*p));

    *p = (struct place){.learner = id_text(u->mem, act->subject),
        .unit = mem_strdup(u->mem, unit),
        .at = act->at,
        .next = u->places};
    u->places = p;
}

static struct place *
find_place(const struct urn *u, const char *learner, const char *unit)
{
    struct place *p = u->places;

    while (p != NULL && (p->taken || strcmp(p->unit, unit) != 0 ||
                            strcmp(p->learner, learner) != 0))
        p = p->next;
    return p;
}

static void
move(struct urn *u, const struct act *act)
{
    const char *learner = id_text(u->mem, act->subject);
    struct place *p;

    for (const struct value *i = value_get(act->body, "from")->first; i != NULL;
         i = i->next)
        if ((p = find_place(u, learner, i->string)) != NULL)
            p->over = true;
    if (value_get(act->body, "start") != NULL)
        add_place(u, act, value_get_string(act->body, "to"));
}

static void
enrol(struct urn *u, const struct act *act)
{
    const char *learner = id_text(u->mem, act->subject);
    const struct value *ended = value_get(act->body, "ended");
    struct place *p;

    for (const struct value *i = ended ? ended->first : NULL; i != NULL;
         i = i->next)
        if ((p = find_place(u, learner, i->string)) != NULL)
            p->taken = true;
    for (const struct value *i = value_get(act->body, "units")->first;
         i != NULL; i = i->next)
        add_place(u, act, i->string);
}

/* KEY and revision of "KEY@REV", in the order of first units. */
static int
compare_units(const char *a, const char *b)
{
    size_t na = strcspn(a, "@"), nb = strcspn(b, "@");
    int order = strncmp(a, b, na < nb ? na : nb);

    if (order == 0)
        order = (na > nb) - (na < nb);
    if (order == 0)
        order = strtol(a + na + 1, NULL, 10) < strtol(b + nb + 1, NULL, 10) ? -1
                                                                            : 1;
    return order;
}

static bool
is_first(const struct urn *u, const struct place *of)
{
    for (const struct place *p = u->places; p != NULL; p = p->next)
        if (p != of && !p->taken && strcmp(p->learner, of->learner) == 0 &&
            (p->at < of->at ||
                (p->at == of->at && compare_units(p->unit, of->unit) < 0)))
            return false;
    return true;
}

static bool
says(const struct value *list, const char *text, size_t len)
{
    for (const struct value *i = list ? list->first : NULL; i != NULL;
         i = i->next)
        if (strlen(i->string) == len && memcmp(i->string, text, len) == 0)
            return true;
    return list == NULL;
}

/* Do acts say all that it asks for? */
static bool
is_plain(const struct value *stratum)
{
    static const char *const others[] = {"assessors", "methods", "languages",
        "reopened", "trainees", "mismatch", "sites", NULL};

    for (const char *const *i = others; *i != NULL; i++)
        if (value_get(stratum, *i) != NULL)
            return false;
    return true;
}

static bool
belongs(const struct urn *u, const struct value *stratum, const struct place *p)
{
    return says(value_get(stratum, "learners"), p->learner,
               strlen(p->learner)) &&
           says(value_get(stratum, "units"), p->unit, strcspn(p->unit, "@")) &&
           (!value_get_bool(stratum, "first") || is_first(u, p));
}

/* Who belongs to plain strata follows from the enrolments. */
static void
add_members(struct urn *u)
{
    int64_t number = 0;

    for (const struct value *s = u->strata->first; s != NULL; s = s->next) {
        number++;
        for (struct place *p = u->places; is_plain(s) && p != NULL; p = p->next)
            if (!p->over && !p->taken && belongs(u, s, p))
                facts_add(u->derived, "in", "draw %lld stratum %lld %s %s",
                    (long long)u->draws, (long long)number, p->learner,
                    p->unit);
    }
}

static const struct value *
stratum_at(const struct urn *u, int64_t number)
{
    const struct value *s = u->strata->first;

    while (s != NULL && --number > 0)
        s = s->next;
    return s;
}

static bool
is_in(const struct ticket *t, int64_t stratum)
{
    for (const struct value *i = t->in->first; i != NULL; i = i->next)
        if (i->integer == stratum)
            return true;
    return false;
}

static int
compare_tickets(const void *a, const void *b)
{
    return memcmp(((const struct ticket *)a)->hash,
        ((const struct ticket *)b)->hash, SHA256_SIZE);
}

static int64_t
number_of(const struct value *v, const char *name)
{
    const struct value *n = value_get(v, name);

    return n != NULL ? n->integer : 0;
}

/* What the act says of one, and its lot. */
static void
read_ticket(struct urn *u, const struct value *v, struct ticket *t)
{
    const char *how = value_get_string(v, "how");
    struct str text = str_in(u->c->mem);

    *t = (struct ticket){.learner = value_get_string(v, "learner"),
        .unit = value_get_string(v, "unit"),
        .in = value_get(v, "in")};
    t->name = mem_printf(u->mem, "%s %s", t->learner, t->unit);
    str_add(&text, (const char *)u->seed, SHA256_SIZE);
    str_adds(&text, t->name);
    hash_sha256(text.s, text.len, t->hash);
    for (size_t i = 0; i < u->ndrawn; i++)
        t->before = t->before || strcmp(u->drawn[i], t->name) == 0;
    for (const struct value *i = t->in->first; i != NULL; i = i->next) {
        const struct value *s = stratum_at(u, i->integer);

        if (s == NULL || is_plain(s))
            facts_add(u->said, "in", "draw %lld stratum %lld %s",
                (long long)u->draws, (long long)i->integer, t->name);
    }
    facts_add(
        u->said, "yes", "draw %lld %s enrolled", (long long)u->draws, t->name);
    if (find_place(u, t->learner, t->unit) != NULL)
        facts_add(u->derived, "yes", "draw %lld %s enrolled",
            (long long)u->draws, t->name);
    if (how == NULL)
        return;
    facts_add(u->said,
        mem_printf(u->mem, "%s %lld", how, (long long)number_of(v, "stratum")),
        "draw %lld %s", (long long)u->draws, t->name);
    if (strcmp(how, "judgement") == 0)
        t->how = "judgement"; /* a person's, unless their lot says rate */
}

/* The share of the lots that lies below this one: lot / 2^32 < rate / 100. */
static void
draw_by_rate(struct urn *u, struct ticket *t)
{
    uint64_t lot = 0;
    int64_t number = 1;

    for (int i = 0; i < 4; i++)
        lot = lot * 256 + t->hash[i];
    for (const struct value *s = u->strata->first; s != NULL;
         s = s->next, number++)
        if (is_in(t, number) &&
            lot * 100 < (uint64_t)number_of(s, "rate") * 4294967296u) {
            t->how = "rate";
            t->stratum = number;
            return;
        }
}

/* Lots lie in order, so the next of a stratum that is left is the lowest. */
static void
draw_least(struct urn *u, struct ticket *t, size_t n)
{
    int64_t number = 1;

    for (const struct value *s = u->strata->first; s != NULL;
         s = s->next, number++) {
        int64_t left = number_of(s, "least");

        for (size_t i = 0; i < n; i++)
            left -= is_in(&t[i], number) && (t[i].before || t[i].how != NULL);
        for (size_t i = 0; i < n && left > 0; i++)
            if (is_in(&t[i], number) && !t[i].before && t[i].how == NULL) {
                t[i].how = "minimum";
                t[i].stratum = number;
                left--;
            }
    }
}

static void
draw(struct urn *u, const struct act *act)
{
    const struct value *records = value_get(act->body, "records");
    struct ticket *t = mem_array(u->c->mem, records->n + 1, sizeof(*t));
    size_t n = 0;

    u->draws++;
    facts_add(u->said,
        mem_printf(u->mem, "%lld", (long long)number_of(act->body, "number")),
        "draw %lld number", (long long)u->draws);
    facts_add(u->derived, mem_printf(u->mem, "%lld", (long long)u->draws),
        "draw %lld number", (long long)u->draws);
    facts_add(u->said,
        mem_printf(u->mem, "%lld", (long long)number_of(act->body, "size")),
        "draw %lld checkpoint", (long long)u->draws);
    facts_add(u->derived,
        mem_printf(u->mem, "%lld", (long long)u->checkpoint.size),
        "draw %lld checkpoint", (long long)u->draws);
    add_members(u);
    for (const struct value *i = records->first; i != NULL; i = i->next)
        read_ticket(u, i, &t[n++]);
    if (n > 0)
        qsort(t, n, sizeof(*t), compare_tickets);
    for (size_t i = 0; i < n; i++)
        if (!t[i].before)
            draw_by_rate(u, &t[i]);
    draw_least(u, t, n);
    u->drawn = mem_grow(u->mem, u->drawn, u->ndrawn * sizeof(*u->drawn),
        (u->ndrawn + n + 1) * sizeof(*u->drawn));
    for (size_t i = 0; i < n; i++)
        if (t[i].how != NULL && !t[i].before) {
            facts_add(u->derived,
                mem_printf(
                    u->mem, "%s %lld", t[i].how, (long long)t[i].stratum),
                "draw %lld %s", (long long)u->draws, t[i].name);
            u->drawn[u->ndrawn++] = t[i].name;
        }
}

/* The plan outlives the row that it is read from. */
static enum result
begin(struct urn *u, struct ctx *c, const struct act_logged *logged)
{
    const char *id = id_text(u->mem, u->plan);
    struct str text = str_in(u->mem);
    struct value *words;
    struct mem *row = c->mem;
    enum result r;

    u->leaf = logged->n;
    c->mem = u->mem;
    if ((r = value_parse(c, mem_strdup(u->mem, logged->words),
             strlen(logged->words), &words)) == OK)
        r = checkpoint_after(c, u->leaf, &u->checkpoint);
    c->mem = row;
    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-checkpoint",
            N_("No checkpoint covers the sampling plan yet; try again in a "
               "moment."));
    if (r != OK)
        return r;
    u->strata = value_get(value_get(words, "body"), "strata");
    str_add(&text, (const char *)u->checkpoint.root, SHA256_SIZE);
    str_adds(&text, id);
    hash_sha256(text.s, text.len, u->seed);
    return OK;
}

static enum result
take(struct ctx *c, const struct act_logged *logged, void *arg)
{
    const struct act *act = &logged->act;
    struct urn *u = arg;

    u->c = c;
    if (strcmp(act->kind, "enrolment") == 0 ||
        strcmp(act->kind, "qualification-enrolment") == 0 ||
        strcmp(act->kind, "choice") == 0)
        enrol(u, act);
    else if (strcmp(act->kind, "migration") == 0)
        move(u, act);
    if (!id_equal(act->subject, u->plan))
        return OK;
    if (strcmp(act->kind, "sampling-plan") == 0)
        return begin(u, c, logged);
    if (strcmp(act->kind, "sampling-draw") == 0 && u->strata != NULL)
        draw(u, act);
    return OK;
}

enum result
derive_draws(
    struct ctx *c, struct id plan, struct facts *said, struct facts *derived)
{
    struct urn u = {
        .plan = plan, .mem = c->mem, .said = said, .derived = derived};
    enum result r;

    said->mem = derived->mem = c->mem;
    if ((r = act_each(c, take, &u)) != OK)
        return r;
    if (u.strata == NULL)
        return fail(
            c, ERR_NOT_FOUND, "no-plan", N_("There is no such sampling plan."));
    facts_sort(said);
    facts_sort(derived);
    return OK;
}
