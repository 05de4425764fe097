/*
 * combination: what the search says agrees with trying every way, by rules
 * that are written here once more, from the words of the header alone.
 *
 *     t-combination [STRUCTURES [FIRST-SEED]]
 */
#include <config.h>

#include <stdlib.h>

#include "standard/combination.h"
#include "tap.h"

#define UNITS 12
#define GROUPS 8
#define PLACES 24
#define STRUCTURES 10000

static const char *const keys[UNITS] = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"};

/* Every structure has a seed of its own (xorshift). */
struct dice {
    uint64_t state;
};

static int
roll(struct dice *d, int n)
{
    d->state ^= d->state << 13;
    d->state ^= d->state >> 7;
    d->state ^= d->state << 17;
    return (int)(d->state % (uint64_t)n);
}

/* A random structure: the qualification, and flat lists of what is in it. */
struct sample {
    struct qualification q;
    struct qualification_group group[GROUPS];
    struct qualification_place place[PLACES];
    struct qualification_level level[GROUPS];
    struct qualification_set set[4];
    const char *member[4][3];
    struct combination_unit unit[UNITS];
    int ngroups, nplaces, nunits;
};

static int64_t
maybe(struct dice *d, int one_in, int most)
{
    return roll(d, one_in) == 0 ? roll(d, most + 1) : UNSAID;
}

static int64_t
hundred(int64_t n)
{
    return n == UNSAID ? UNSAID : 100 * n;
}

static void
add_group(struct sample *s, struct dice *d, int at)
{
    struct qualification_group *g = &s->group[at], **list;

    *g = (struct qualification_group){.id = keys[at],
        .kind = (enum group_kind)roll(d, GROUP_KIND_N),
        .min_units = maybe(d, 4, 3),
        .max_units = maybe(d, 4, 4),
        .min_credit = hundred(maybe(d, 6, 12)),
        .max_credit = hundred(maybe(d, 8, 16)),
        .min_groups = maybe(d, 5, 2),
        .max_groups = maybe(d, 5, 2)};
    if (g->kind == GROUP_MANDATORY && roll(d, 3) > 0)
        g->kind = GROUP_PLAIN;
    if (roll(d, 5) == 0) {
        s->level[at] = (struct qualification_level){
            .level = keys[0], .min_credit = 100 * roll(d, 8)};
        s->level[at].level = roll(d, 2) == 0 ? "2" : "3";
        g->levels = &s->level[at];
    }
    if (at == 0) {
        s->q.root = g;
        return;
    }
    g->parent = &s->group[roll(d, at)];
    for (list = &g->parent->groups; *list != NULL;)
        list = &(*list)->next;
    *list = g;
}

static void
add_place(struct sample *s, struct dice *d, int unit)
{
    static const char *const levels[] = {NULL, "1", "2", "3", "E3"};
    struct qualification_place *p = &s->place[s->nplaces++], **list;
    struct qualification_group *g = &s->group[roll(d, s->ngroups)];

    *p = (struct qualification_place){.key = keys[unit],
        .rev = roll(d, 10) == 0 ? 1 + roll(d, 2) : UNSAID,
        .credit = roll(d, 8) == 0 ? UNSAID : 100 * (1 + roll(d, 6)),
        .level = levels[roll(d, 5)],
        .group = g};
    for (list = &g->places; *list != NULL;)
        list = &(*list)->next;
    *list = p;
}

static void
add_sets(struct sample *s, struct dice *d)
{
    struct qualification_set **list;

    for (int i = 0; i < 4; i++) {
        if (roll(d, 3) != 0)
            continue;
        s->set[i] = (struct qualification_set){
            .keys = s->member[i], .n = (size_t)(2 + roll(d, 2))};
        for (size_t k = 0; k < s->set[i].n; k++)
            s->member[i][k] = keys[roll(d, s->nunits)];
        list = i == 3 ? &s->q.equivalent : &s->q.barred;
        s->set[i].next = *list;
        *list = &s->set[i];
    }
}

static void
make(struct sample *s, struct dice *d)
{
    *s = (struct sample){
        .nunits = 1 + roll(d, UNITS), .ngroups = 1 + roll(d, GROUPS)};
    for (int i = 0; i < s->ngroups; i++)
        add_group(s, d, i);
    for (int i = 0; i < s->nunits; i++) {
        s->unit[i] = (struct combination_unit){keys[i],
            roll(d, 8) == 0 ? 1 + roll(d, 2) : UNSAID,
            (enum holding)roll(d, 3)};
        if (i > 0 && roll(d, 15) == 0)
            s->unit[i].key = keys[i - 1]; /* two revisions of one */
        for (int k = roll(d, 8) == 0 ? 0 : 1 + (roll(d, 4) == 0); k > 0; k--)
            add_place(s, d, i);
    }
    add_sets(s, d);
}

/* Every way, and of each what of the rules holds. */
struct trying {
    const struct sample *s;
    int at[UNITS]; /* place by unit, -1: none */
    bool used[PLACES];
    bool ok[1 << UNITS]; /* by the units that count */
    long ways;
};

static bool
both_in(const struct qualification_set *set, const char *a, const char *b)
{
    for (; set != NULL; set = set->next) {
        bool has_a = false, has_b = false;

        for (size_t i = 0; i < set->n; i++) {
            has_a = has_a || strcmp(set->keys[i], a) == 0;
            has_b = has_b || strcmp(set->keys[i], b) == 0;
        }
        if (has_a && has_b)
            return true;
    }
    return false;
}

static bool
may_stand(const struct sample *s, int unit, int place)
{
    const struct combination_unit *u = &s->unit[unit];
    const struct qualification_place *p = &s->place[place];

    if (strcmp(u->key, p->key) == 0)
        return u->rev == UNSAID || p->rev == UNSAID || u->rev == p->rev;
    return both_in(s->q.equivalent, u->key, p->key);
}

/* May the two not count together? */
static bool
are_barred(const struct sample *s, int a, int b)
{
    return strcmp(s->unit[a].key, s->unit[b].key) == 0 ||
           both_in(s->q.barred, s->unit[a].key, s->unit[b].key);
}

static bool
is_within(
    const struct qualification_group *in, const struct qualification_group *g)
{
    while (in != NULL && in != g)
        in = in->parent;
    return in == g;
}

static int
rank(const char *level)
{
    return level[0] == 'E' ? level[1] - '0' : 10 + (int)strtol(level, NULL, 10);
}

static bool holds(const struct trying *t, const struct qualification_group *g);

static bool
counts_in(const struct trying *t, const struct qualification_group *g)
{
    for (int i = 0; i < t->s->nunits; i++)
        if (t->at[i] >= 0 && is_within(t->s->place[t->at[i]].group, g))
            return true;
    return false;
}

static bool
groups_hold(const struct trying *t, const struct qualification_group *g)
{
    bool any = g->min_groups != UNSAID || g->max_groups != UNSAID, path = false;
    int64_t taken = 0, min, max;

    for (struct qualification_group *i = g->groups; i != NULL; i = i->next)
        path = path || i->kind == GROUP_PATHWAY;
    for (struct qualification_group *i = g->groups; i != NULL; i = i->next) {
        bool choice =
            path ? i->kind == GROUP_PATHWAY : any && i->kind != GROUP_MANDATORY;

        if (choice && !counts_in(t, i))
            continue;
        taken += choice;
        if (!holds(t, i))
            return false;
    }
    min = g->min_groups != UNSAID ? g->min_groups : path ? 1 : 0;
    max = g->max_groups != UNSAID ? g->max_groups : path && !any ? 1 : 1000;
    return taken >= min && taken <= max;
}

static bool
is_between(int64_t n, int64_t min, int64_t max)
{
    return (min == UNSAID || n >= min) && (max == UNSAID || n <= max);
}

static bool
holds(const struct trying *t, const struct qualification_group *g)
{
    int64_t units = 0, credit = 0, high = 0, own = 0;

    for (int i = 0; i < t->s->nunits; i++) {
        const struct qualification_place *p =
            t->at[i] < 0 ? NULL : &t->s->place[t->at[i]];
        int64_t worth = p == NULL || p->credit == UNSAID ? 0 : p->credit;

        if (p == NULL || !is_within(p->group, g))
            continue;
        units++;
        credit += worth;
        own += p->group == g;
        if (g->levels != NULL && p->level != NULL &&
            rank(p->level) >= rank(g->levels->level))
            high += worth;
    }
    if (g->kind == GROUP_MANDATORY)
        for (struct qualification_place *p = g->places; p; p = p->next)
            own--;
    return !(g->kind == GROUP_MANDATORY && own != 0) &&
           is_between(units, g->min_units, g->max_units) &&
           is_between(credit, g->min_credit, g->max_credit) &&
           (g->levels == NULL || high >= g->levels->min_credit) &&
           groups_hold(t, g);
}

static void
try_unit(struct trying *t, int unit, unsigned mask)
{
    if (unit == t->s->nunits) {
        t->ways++;
        t->ok[mask] = t->ok[mask] || holds(t, t->s->q.root);
        return;
    }
    t->at[unit] = -1;
    try_unit(t, unit + 1, mask);
    for (int i = 0; i < unit; i++)
        if (t->at[i] >= 0 && are_barred(t->s, i, unit))
            return;
    for (int p = 0; p < t->s->nplaces; p++)
        if (!t->used[p] && may_stand(t->s, unit, p)) {
            t->used[p] = true;
            t->at[unit] = p;
            try_unit(t, unit + 1, mask | 1U << unit);
            t->used[p] = false;
        }
    t->at[unit] = -1;
}

/* Is there a way among these units that counts all of those? */
static bool
exists(const struct trying *t, unsigned among, unsigned with)
{
    for (unsigned m = 0; m < 1U << t->s->nunits; m++)
        if (t->ok[m] && (m & ~among) == 0 && (m & with) == with)
            return true;
    return false;
}

/* What the answers of combination_solve() must be; a word where they are not.
 */
static const char *
compare(const struct trying *t, const struct combination *got)
{
    const struct sample *s = t->s;
    unsigned held[3] = {0}, all = (1U << s->nunits) - 1, must, shown = 0;
    struct trying check = {.s = s};
    bool possible = exists(t, all, 0);
    int least = UNITS + 1, available = 0;

    for (int i = 0; i < s->nunits; i++)
        for (int k = 0; k <= (int)s->unit[i].holding; k++)
            held[k] |= 1U << i;
    must = held[HOLDING_CHOSEN] & ~held[HOLDING_ACHIEVED];
    if (got->satisfied !=
        (exists(t, held[HOLDING_ACHIEVED], 0) ? ANSWER_YES : ANSWER_NO))
        return "satisfied";
    if (got->complete !=
        (exists(t, held[HOLDING_CHOSEN], 0) ? ANSWER_YES : ANSWER_NO))
        return "complete";
    if (got->possible != (possible ? ANSWER_YES : ANSWER_NO))
        return "possible";
    if ((got->satisfied == ANSWER_YES) != (got->to_achieve.n == 0) ||
        (got->complete == ANSWER_YES) != (got->to_choose.n == 0))
        return "missing";
    if (!possible)
        return NULL;
    for (int i = 0; i < s->nunits; i++) {
        check.at[i] = got->units[i].place == NULL
                          ? -1
                          : (int)(got->units[i].place - s->place);
        if (check.at[i] < 0)
            continue;
        shown |= 1U << i;
        available += s->unit[i].holding == HOLDING_AVAILABLE;
        if (!may_stand(s, i, check.at[i]))
            return "place";
    }
    if (!t->ok[shown] || !holds(&check, s->q.root))
        return "way";
    for (unsigned m = 0; m <= all; m++) {
        int n = 0;

        for (int i = 0; i < s->nunits; i++)
            n += (m >> i & 1) && s->unit[i].holding == HOLDING_AVAILABLE;
        if (t->ok[m] && n < least)
            least = n;
    }
    if (available != least || !got->fewest)
        return "fewest";
    if (!exists(t, all, must))
        must = 0;
    for (int i = 0; i < s->nunits; i++) {
        enum choice choice = got->units[i].choice;

        if (s->unit[i].holding == HOLDING_ACHIEVED)
            continue;
        if ((choice == CHOICE_NECESSARY) ==
            exists(t, all & ~(1U << i), must & ~(1U << i)))
            return "necessary";
        if (choice != CHOICE_NECESSARY &&
            (choice == CHOICE_OPEN) != exists(t, all, must | 1U << i))
            return "open";
        if (choice == CHOICE_UNDECIDED)
            return "undecided";
    }
    return NULL;
}

/* Units one by one more: none makes it unsatisfied. */
static bool
only_grows(struct ctx *c, struct sample *s)
{
    struct combination out;
    bool satisfied = false;

    for (int i = 0; i < s->nunits; i++)
        s->unit[i].holding = HOLDING_AVAILABLE;
    for (int i = 0; i < s->nunits; i++) {
        s->unit[i].holding = HOLDING_ACHIEVED;
        combination_solve(c, &s->q, s->unit, (size_t)s->nunits, &out);
        if (satisfied && out.satisfied != ANSWER_YES)
            return false;
        satisfied = out.satisfied == ANSWER_YES;
    }
    return true;
}

struct tally {
    long ways;
    int structures, satisfied, possible, twelve;
};

/* The word of the first difference; NULL: none, or too many ways to try. */
static const char *
run(struct ctx *c, uint64_t seed, long most, struct tally *tally)
{
    struct dice d = {seed * 0x9E3779B97F4A7C15U + 1};
    static struct sample s;
    static struct trying t;
    struct combination out;
    const char *word;
    long ways = 1;

    make(&s, &d);
    memset(&t, 0, sizeof(t));
    t.s = &s;
    for (int i = 0; i < s.nunits; i++) {
        int n = 1;

        for (int p = 0; p < s.nplaces; p++)
            n += may_stand(&s, i, p);
        ways *= n;
    }
    if (ways > most)
        return NULL;
    try_unit(&t, 0, 0);
    combination_solve(c, &s.q, s.unit, (size_t)s.nunits, &out);
    tally->structures++;
    tally->ways += t.ways;
    tally->satisfied += out.satisfied == ANSWER_YES;
    tally->possible += out.possible == ANSWER_YES;
    tally->twelve += s.nunits == UNITS;
    word = compare(&t, &out);
    if (word == NULL && seed % 20 == 0 && !only_grows(c, &s))
        word = "grows";
    return word;
}

static void
agree(struct ctx *c, int structures, uint64_t first)
{
    struct tally tally = {0};
    struct mem *whole = c->mem;
    const char *word = NULL;
    uint64_t seed = first;

    for (; word == NULL && tally.structures < structures; seed++) {
        c->mem = mem_new();
        word = run(c, seed, seed % 10 == 0 ? 100000 : 20000, &tally);
        mem_free(c->mem);
        c->mem = whole;
    }
    if (word != NULL)
        printf(
            "# seed %llu differs in: %s\n", (unsigned long long)seed - 1, word);
    ok(word == NULL, "the search agrees with trying every way");
    printf("# %d structures (%d of twelve units), %ld ways; %d possible, %d "
           "satisfied\n",
        tally.structures, tally.twelve, tally.ways, tally.possible,
        tally.satisfied);
    ok(tally.possible > structures / 10 && tally.satisfied > structures / 100 &&
            tally.twelve > 0,
        "and they are no trivial ones");
}

#define LARGE 120

/* A qualification as large as there are: eight mandatory units, six groups of
 * many with their own minima and maxima, some units in two of them, some
 * barred, and credit at a level over the whole. */
struct large {
    struct qualification q;
    struct qualification_group group[8];
    struct qualification_place place[2 * LARGE];
    struct qualification_level level;
    struct qualification_set set[LARGE / 10];
    const char *member[LARGE / 10][2];
    char key[LARGE][8];
    struct combination_unit unit[LARGE];
};

static void
stand(struct large *l, struct dice *d, int *n, int unit, int group)
{
    static const char *const levels[] = {"2", "3", "4"};
    struct qualification_place *p = &l->place[*n];
    struct qualification_place **list = &l->group[group].places;

    *p = (struct qualification_place){.key = l->key[unit],
        .rev = UNSAID,
        .credit = 100 * (2 + roll(d, 9)),
        .level = levels[roll(d, 3)],
        .group = &l->group[group]};
    while (*list != NULL)
        list = &(*list)->next;
    *list = p;
    ++*n;
}

static void
make_large(struct large *l, struct dice *d)
{
    int n = 0;

    l->level = (struct qualification_level){"3", 3000, NULL};
    for (int i = 7; i >= 0; i--) {
        l->group[i] = (struct qualification_group){.id = keys[i],
            .kind = i == 1 ? GROUP_MANDATORY : GROUP_OPTIONAL,
            .min_units = i > 1 ? i % 3 : UNSAID,
            .max_units = i > 1 ? 3 + i % 4 : UNSAID,
            .min_credit = i == 0 ? 9000 : UNSAID,
            .max_credit = i == 0  ? 14000
                          : i > 4 ? 2000
                                  : UNSAID,
            .min_groups = UNSAID,
            .max_groups = UNSAID,
            .levels = i == 0 ? &l->level : NULL,
            .parent = i > 0 ? &l->group[0] : NULL,
            .next = i > 0 && i < 7 ? &l->group[i + 1] : NULL};
    }
    l->group[0].groups = &l->group[1];
    l->q = (struct qualification){.root = &l->group[0]};
    for (int i = 0; i < LARGE; i++) {
        snprintf(l->key[i], sizeof(l->key[i]), "U%u", (unsigned)i % 1000);
        l->unit[i] =
            (struct combination_unit){l->key[i], UNSAID, HOLDING_AVAILABLE};
        stand(l, d, &n, i, i < 8 ? 1 : 2 + i % 6);
        if (i >= 8 && i % 4 == 0)
            stand(l, d, &n, i, 2 + (i + 1) % 6);
    }
    for (int i = 1; i < LARGE / 10; i++) {
        l->set[i] = (struct qualification_set){l->member[i], 2, 0, NULL};
        l->set[i].next = l->q.barred;
        l->member[i][0] = l->key[10 * i];
        l->member[i][1] = l->key[10 * i + 3];
        l->q.barred = &l->set[i];
    }
}

/* Answers, not excuses, also where most units are chosen at random. */
static void
decides_large(struct ctx *c)
{
    static struct large l;
    struct mem *whole = c->mem;
    int undecided = 0, solved = 0, open = 0;

    for (int run = 0; run < 20; run++) {
        struct dice d = {(uint64_t)run * 7919 + 1};
        struct combination out;

        memset(&l, 0, sizeof(l));
        make_large(&l, &d);
        for (int i = 0; i < 2 * run; i++)
            l.unit[roll(&d, LARGE)].holding =
                run % 2 ? HOLDING_CHOSEN : HOLDING_ACHIEVED;
        c->mem = mem_new();
        combination_solve(c, &l.q, l.unit, LARGE, &out);
        solved += out.possible == ANSWER_YES;
        undecided += (out.satisfied == ANSWER_UNDECIDED) +
                     (out.complete == ANSWER_UNDECIDED) +
                     (out.possible == ANSWER_UNDECIDED);
        for (int i = 0; i < LARGE; i++) {
            undecided += out.units[i].choice == CHOICE_UNDECIDED;
            open += out.units[i].choice == CHOICE_OPEN;
        }
        mem_free(c->mem);
        c->mem = whole;
    }
    is_int(solved, 20, "a qualification of 120 units is possible");
    is_int(undecided, 0, "and everything about it is decided");
    ok(open > 500, "with much to choose");
}

int
main(int argc, char **argv)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    agree(&c, argc > 1 ? (int)strtol(argv[1], NULL, 10) : STRUCTURES,
        argc > 2 ? strtoull(argv[2], NULL, 10) : 1);
    decides_large(&c);
    mem_free(c.mem);
    return done();
}
