/* migrate: what goes along to the unit that replaces others, and what not. */
#include <config.h>

#include "assess/matrix.h"
#include "assess/migrate.h"
#include "assess/review.h"
#include "assess/sign.h"
#include "assess/withdraw.h"
#include "centre.h"
#include "people/approval.h"
#include "people/person.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "standard/convert.h"
#include "store/sql.h"
#include "store/store.h"
#include "tap.h"

#define KNOWLEDGE "\nKnowledge and understanding\n\n"

static const char greeting[] =
    "Greet customers\nURN: AA1\n\nPerformance criteria\n\n"
    "1. greet every customer politely\n2. find out what the customer wants\n"
    "3. keep the desk tidy\n4. answer the telephone at once\n" KNOWLEDGE
    "1. the opening hours of the desk\n";

static const char parting[] =
    "Take leave of customers\nURN: AA2\n\nPerformance criteria\n\n"
    "1. find out what the customer wants\n2. thank every customer\n" KNOWLEDGE
    "1. the opening hours of the desk\n";

static const char merged[] =
    "Meet customers\nURN: BB1\n\nPerformance criteria\n\n"
    "1. find out what the customer wants\n2. greet every customer kindly\n"
    "3. thank every customer\n4. answer the telephone at once\n" KNOWLEDGE
    "1. the opening hours of the desk\n";

static void
must(struct centre *t, enum result r, const char *what)
{
    if (r == OK)
        return;
    printf("Bail out! %s: %s\n", what, t->c.message ? t->c.message : "?");
    exit(99);
}

static void
load(struct centre *t, const char *text, bool revision)
{
    struct library_given given = {.revision = revision};
    struct library_unit unit;
    struct unit *u = NULL;
    bool was_there;

    t->c.actor = (struct id){{0}};
    must(t, convert_text(&t->c, text, strlen(text), &u), "text");
    must(t, library_add(&t->c, u, &given, &unit, &was_there), "unit");
}

static void
approve(struct centre *t, const char *key)
{
    struct approval a = {.person = t->assessor,
        .role = ROLE_ASSESSOR,
        .unit_key = key,
        .from = "2026-01-01",
        .to = "2026-12-31"};

    must(t, approval_add(&t->c, &a, 1), "approval");
}

static void
enrol_on(struct centre *t, struct id learner, const char *one, const char *two,
    const char *start)
{
    const char *const units[] = {one, two, NULL};
    struct enrolment_new new = {.learner = learner,
        .assessor = t->assessor,
        .units = units,
        .start = start};

    t->c.actor = (struct id){{0}};
    must(t, enrol(&t->c, &new), "enrolment");
}

/* Three units; the learner is on two of them, the assessor is approved. */
static void
begin(struct centre *t)
{
    centre_open(t);
    load(t, greeting, false);
    load(t, parting, false);
    load(t, merged, false);
    approve(t, "AA1");
    approve(t, "AA2");
    approve(t, "BB1");
    enrol_on(t, t->learner, "AA1", "AA2", "2026-11-02");
}

static const char *const both[] = {"AA1", "AA2", NULL};
static const char *const first[] = {"AA1", NULL};

static struct migration_map
proposed(struct centre *t, const char *const *old, const char *new)
{
    struct migration_map map;

    must(t, map_propose(&t->c, old, new, &map), "map");
    return map;
}

/* "P1>P2 P2=P1 P3>-", of the old unit of that place. */
static const char *
shown(struct centre *t, const struct migration_map *map, size_t old)
{
    struct str s = str_in(t->c.mem);

    for (size_t i = 0; i < map->n; i++) {
        const struct map_line *line = &map->line[i];

        if (line->old == old)
            str_addf(&s, "%s%s%c%s", s.len > 0 ? " " : "", line->from->name,
                line->means_same ? '=' : '>', line->to ? line->to->name : "-");
    }
    return s.s;
}

/* What the last run told: of each learner a line. */
struct told {
    struct mem *mem;
    struct str s;
    size_t n;
};

static enum result
tell(struct ctx *c, const struct migrated *m, void *arg)
{
    static const char *const what[] = {"moved", "before", "signed", "blocked"};
    struct told *told = arg;

    (void)c;
    told->n++;
    str_addf(&told->s, "%s%s %s %zu/%zu %zu/%zu", told->n > 1 ? "; " : "",
        m->ref, what[m->what], m->met, m->decisions, m->drafts, m->mappings);
    for (size_t i = 0; i < m->nagain; i++)
        str_addf(&told->s, " %s>%s", m->again[i].item,
            m->again[i].to ? m->again[i].to : "-");
    return OK;
}

static const char *
run(struct centre *t, const struct migration_map *map, bool dry)
{
    struct told told = {.mem = t->c.mem, .s = str_in(t->c.mem)};
    enum result r;

    t->c.actor = (struct id){{0}};
    r = migration_run(&t->c, map, dry, tell, &told);
    return r == OK ? told.s.s : t->c.code;
}

static struct matrix
matrix(struct centre *t, struct id learner, const char *unit)
{
    struct id enrolment;
    struct matrix m;

    must(t, enrolment_find(&t->c, learner, unit, &enrolment), unit);
    must(t, matrix_read(&t->c, enrolment, true, &m), unit);
    return m;
}

/* "P1:met<AA1@1#P2 …": items with their states and what they were carried
 * from. */
static const char *
states(struct centre *t, struct id learner, const char *unit)
{
    struct matrix m = matrix(t, learner, unit);
    struct str s = str_in(t->c.mem);

    str_adds(&s, unit_state_code(m.state));
    for (size_t i = 0; i < m.nitems; i++) {
        const struct matrix_item *item = &m.items[i];

        str_addf(&s, " %s:%s", item->name, item_state_code(item->state));
        if (item->decision != NULL && item->decision->from != NULL)
            str_addf(&s, "<%s", item->decision->from);
    }
    return s.s;
}

static enum result
decide(struct centre *t, struct id evidence, const char *items,
    const char *decision)
{
    struct reviewed_evidence e = {.id = evidence, .vacr = VACR_ALL};
    struct item_decision d = {.items = items,
        .decision = decision,
        .letter = strcmp(decision, "met") == 0 ? NULL : "S",
        .note = strcmp(decision, "met") == 0 ? NULL : "Show more."};
    struct review_new new = {.learner = t->learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = &d,
        .ndecisions = 1,
        .credential = t->assessor_credential};
    struct review_done done;

    t->c.actor = t->assessor;
    return review_finish(&t->c, &new, &done);
}

static int64_t
acts(struct centre *t)
{
    struct ledger_count_row row;

    must(t, sql_ledger_count(&t->c, &row), "acts");
    return row.acts;
}

static void
proposes(struct centre *t)
{
    struct migration_map map, back;
    const char *text;

    map = proposed(t, both, "BB1");
    is_str(shown(t, &map, 0), "P1>P2 P2=P1 P3>- P4=P4 K1=K1",
        "equal words mean the same, others are changed or gone");
    is_str(shown(t, &map, 1), "P1=P1 P2=P3 K1=K1", "a merged unit has its own");
    text = map_write(&t->c, &map);
    is_int(map_read(&t->c, text, strlen(text), both, "BB1", &back), OK,
        "what is written is read");
    is_str(back.sha256, map.sha256, "as the same map");
    is_str(shown(t, &back, 0), shown(t, &map, 0), "line by line");
    is_str(shown(t, &back, 1), shown(t, &map, 1), "of both units");
}

/* The map with one line replaced, or added where "from" is NULL. */
static void
refused(struct centre *t, const char *from, const char *to, const char *code,
    const char *what)
{
    struct migration_map map = proposed(t, both, "BB1"), back;
    const char *text = map_write(&t->c, &map);
    const char *at = from != NULL ? strstr(text, from) : text + strlen(text);
    struct str s = str_in(t->c.mem);

    str_add(&s, text, (size_t)(at - text));
    str_adds(&s, to);
    str_adds(&s, at + (from != NULL ? strcspn(at, "\n") : 0));
    ok(map_read(&t->c, s.s, s.len, both, "BB1", &back) == ERR_INPUT &&
            strcmp(t->c.code, code) == 0,
        what);
}

static void
refuses(struct centre *t)
{
    static const char *const twice[] = {"AA1", "AA1@1", NULL};
    static const char *const same[] = {"BB1@1", NULL};
    static const char *const none[] = {"NONE", NULL};
    struct migration_map map, back;
    const char *text;

    refused(t, "AA1@1:P1 ", "AA1@1:P9 -> P1", "map-item",
        "an old criterion that there is not");
    refused(t, "AA1@1:P1 ", "AA1@1:P1 -> P9", "map-item",
        "a new criterion that there is not");
    refused(t, "AA1@1:P1 ", "P1 -> P2", "map-item",
        "a criterion of no unit where there are several");
    refused(t, NULL, "AA1@1:P1 -> P3\n", "map-twice", "a criterion twice");
    refused(t, "AA1@1:P1 ", "", "map-missing", "a criterion left out");
    refused(t, "AA1@1:P1 ", "AA1@1:P1 ~ P2", "map-line", "another sign");
    refused(t, "AA1@1:P1 ", "AA1@1:P1", "map-line", "half a line");
    refused(t, "AA1@1:P1 ", "AA1@1:P1 = -", "map-line",
        "nothing that means the same");
    refused(t, "units", "units AA1@2 AA2@1 -> BB1@1", "map-units",
        "a map for another revision");
    refused(t, "units", "", "map-units", "a map for no units");
    map = proposed(t, first, "BB1");
    text = map_write(&t->c, &map);
    is_int(map_read(&t->c, text, strlen(text), both, "BB1", &back), ERR_INPUT,
        "a map for fewer units is refused");
    is_str(t->c.code, "map-units", "as one for others");
    is_int(map_read(&t->c, "", 0, both, "BB1", &back), ERR_INPUT,
        "an empty map is refused");
    is_int(map_propose(&t->c, same, "BB1", &map), ERR_INPUT,
        "a unit is not moved to itself");
    is_str(t->c.code, "same-unit", "which is said");
    is_int(
        map_propose(&t->c, twice, "BB1", &map), ERR_INPUT, "nor named twice");
    is_int(map_propose(&t->c, none, "BB1", &map), ERR_NOT_FOUND,
        "what there is not is not moved");
}

/* What went along is there, what was is as it was. */
static void
merges(struct centre *t)
{
    struct id one = centre_evidence(t, "AA1:P1,P2,P3 AA2:P1,P2", true);
    struct migration_map map;
    int64_t before;

    centre_evidence(t, "AA1:P4,K1", false);
    must(t, decide(t, one, "AA1:P1,P2,P3", "met"), "review");
    must(t, decide(t, one, "AA2:P1", "not-yet"), "review");
    map = proposed(t, both, "BB1");
    before = acts(t);
    is_str(run(t, &map, true), "L-1 moved 0/1 2/6 AA1@1#P1>P2 AA1@1#P3>-",
        "what would go along is told");
    is_int(acts(t), before, "and nothing is written");
    is_str(run(t, &map, false), "L-1 moved 0/1 2/6 AA1@1#P1>P2 AA1@1#P3>-",
        "the same goes along");
    is_int(acts(t), before + 1, "in one act");
    is_str(states(t, t->learner, "BB1"),
        "in-progress P1:not-yet<AA2@1#P1 P2:submitted P3:submitted P4:mapped "
        "K1:mapped",
        "of two decisions the later one stands, and drafts go along");
    is_str(states(t, t->learner, "AA1"),
        "migrated P1:met P2:met P3:met P4:mapped K1:mapped",
        "the old unit is as it was");
    is_str(matrix(t, t->learner, "AA1").successor.key, "BB1",
        "and says where the work goes on");
    is_int(matrix(t, t->learner, "BB1").npredecessors, 2,
        "as the new one says what it came from");
    is_str(matrix(t, t->learner, "BB1").start, "2026-11-02",
        "it began when they did");
    is_int(matrix(t, t->learner, "BB1").nassessors, 1,
        "with their assessor, once");
    before = acts(t);
    is_str(run(t, &map, false), "L-1 before 0/0 0/0", "moved before is said");
    is_int(acts(t), before, "and nothing is done again");
}

static void
ends(struct centre *t)
{
    struct evidence_new new = {
        .title = "More", .words = "More tea.", .items = "AA1:P4"};
    struct id one = centre_evidence(t, "BB1:P2", true);
    struct evidence_ref ref;

    t->c.actor = t->learner;
    is_int(evidence_add(&t->c, t->learner, &new, &ref), ERR_CONFLICT,
        "nothing is mapped to a unit that was moved");
    is_str(t->c.code, "migrated", "which is its state");
    ok(strstr(t->c.message, "BB1") != NULL, "and it says where it goes on");
    is_int(decide(t, one, "AA1:P4", "met"), ERR_CONFLICT, "nor decided in it");
    is_str(t->c.code, "migrated", "by the same");
    t->c.rules_off = 0;
    is_int(decide(t, one, "BB1:P2", "met"), OK, "work goes on in the new one");
}

/* "=" is a person's word for it; what is equal may be taken back. */
static void
vouches(struct centre *t)
{
    struct id one = centre_evidence(t, "AA1:P1,P2 AA2:P2", true);
    struct migration_map map;

    must(t, decide(t, one, "AA1:P1,P2 AA2:P2", "met"), "review");
    map = proposed(t, both, "BB1");
    map.line[0].means_same = true;
    map.line[1].means_same = false;
    is_str(run(t, &map, false), "L-1 moved 2/2 0/3 AA1@1#P2>P1",
        "decisions go by the sign");
    is_str(states(t, t->learner, "BB1"),
        "in-progress P1:submitted P2:met<AA1@1#P1 P3:met<AA2@1#P2 "
        "P4:not-started K1:not-started",
        "whatever the words");
    t->c.actor = t->learner;
    is_int(evidence_withdraw(&t->c, one), OK, "evidence is withdrawn");
    is_str(states(t, t->learner, "BB1"),
        "registered P1:not-started P2:not-started P3:not-started "
        "P4:not-started K1:not-started",
        "and what rests on it falls there too");
}

/* Signed by both: R14. */
static void
keeps_signed(struct centre *t)
{
    struct id one = centre_evidence(t, "AA2:P1,P2,K1", true);
    struct migration_map map = proposed(t, both, "BB1");
    struct id enrolment;

    must(t, decide(t, one, "AA2:P1,P2,K1", "met"), "review");
    must(t, enrolment_find(&t->c, t->learner, "AA2", &enrolment), "AA2");
    t->c.actor = t->learner;
    must(t, unit_declare(&t->c, enrolment, t->learner_credential, 0),
        "declaration");
    t->c.actor = t->assessor;
    must(
        t, unit_sign(&t->c, enrolment, t->assessor_credential, 0), "signature");
    is_str(run(t, &map, false), "L-1 moved 0/0 0/0",
        "of two units the open one is moved");
    is_str(states(t, t->learner, "AA2"), "iqa-pool P1:met P2:met K1:met",
        "the signed one stays");
    is_str(states(t, t->learner, "BB1"),
        "registered P1:not-started P2:not-started P3:not-started "
        "P4:not-started K1:not-started",
        "and gives nothing away");
    is_str(run(t, &map, false), "L-1 signed 0/0 0/0",
        "then only the signed one is left");
}

/* A learner who is on the new unit already keeps what was decided there. */
static void
joins(struct centre *t)
{
    struct id one, other;
    struct migration_map map;

    enrol_on(t, t->learner, "BB1", NULL, "2026-11-05");
    one = centre_evidence(t, "AA1:P2,P4 BB1:P1", true);
    must(t, decide(t, one, "BB1:P1", "not-yet"), "review");
    other = centre_evidence(t, "AA1:P2,P4", true);
    must(t, decide(t, other, "AA1:P2,P4", "met"), "review");
    map = proposed(t, first, "BB1");
    is_str(run(t, &map, false), "L-1 moved 1/1 0/4",
        "only what is not decided there stands");
    is_str(states(t, t->learner, "BB1"),
        "in-progress P1:not-yet P2:not-started P3:not-started "
        "P4:met<AA1@1#P4 K1:not-started",
        "a decision there is not replaced");
    is_str(matrix(t, t->learner, "BB1").start, "2026-11-05",
        "it began when it did");
}

/* Through three revisions to a signature: who decided then was approved for
 * what was decided then. */
static void
moves_on(struct centre *t)
{
    static const char *const second[] = {"BB1", NULL};
    static const char last[] =
        "Meet people\nURN: CC1\n\nPerformance criteria\n\n"
        "1. find out what the customer wants\n" KNOWLEDGE
        "1. the opening hours of the desk\n";
    struct id one = centre_evidence(t, "AA1:P2,K1", true), enrolment;
    struct migration_map map = proposed(t, first, "BB1");
    int64_t later;

    load(t, last, false);
    must(t, decide(t, one, "AA1:P2,K1", "met"), "review");
    is_str(run(t, &map, false), "L-1 moved 2/2 0/2", "once");
    map = proposed(t, second, "CC1");
    is_str(run(t, &map, false), "L-1 moved 2/2 0/2", "and once more");
    is_str(states(t, t->learner, "CC1"),
        "complete P1:met<AA1@1#P2 K1:met<AA1@1#K1",
        "the first decision is named");
    map = proposed(t, second, "AA1");
    is_str(run(t, &map, false), "L-1 before 0/0 0/0",
        "what was left is not come back to");
    later = t->time;
    approve(t, "CC1");
    t->time = later + INT64_C(1000);
    must(t, enrolment_find(&t->c, t->learner, "CC1", &enrolment), "CC1");
    t->c.actor = t->learner;
    is_int(unit_declare(&t->c, enrolment, t->learner_credential, 0), OK,
        "the learner declares the last one");
    t->c.actor = t->assessor;
    is_int(unit_sign(&t->c, enrolment, t->assessor_credential, 0), OK,
        "the assessor signs it, by approvals of the first");
    map = proposed(t, first, "CC1");
    is_str(run(t, &map, false), "L-1 before 0/0 0/0", "and it is done");
}

static void
blocks(struct centre *t)
{
    static const char *const second[] = {"AA2", NULL};
    struct migration_map there = proposed(t, first, "AA2");
    struct migration_map back = proposed(t, second, "AA1");

    is_str(run(t, &there, false), "L-1 moved 0/0 0/0", "one unit is left");
    is_str(run(t, &back, false), "L-1 blocked 0/0 0/0", "and not gone back to");
}

/* Nobody but an administrator; a failure in the middle undoes the learner. */
static void
guards(struct centre *t)
{
    struct migration_map map = proposed(t, both, "BB1");
    struct told told = {.mem = t->c.mem, .s = str_in(t->c.mem)};
    int64_t before = acts(t);

    t->c.actor = t->assessor;
    is_int(migration_run(&t->c, &map, false, tell, &told), ERR_DENIED,
        "an assessor moves nobody");
    is_int(migration_run(&t->c, &map, true, tell, &told), ERR_DENIED,
        "nor is told what would be");
    map.sha256 = "none";
    t->c.actor = (struct id){{0}};
    is_int(migration_run(&t->c, &map, false, tell, &told), ERR_INPUT,
        "what cannot be recorded is not done");
    is_int(acts(t), before, "no act is left");
    is_str(states(t, t->learner, "AA1"),
        "registered P1:not-started P2:not-started P3:not-started "
        "P4:not-started K1:not-started",
        "nor half a migration");
}

int
main(void)
{
    static void (*const parts[])(struct centre * t) = {proposes, refuses,
        merges, vouches, keeps_signed, joins, moves_on, blocks, guards};
    struct centre t;

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        begin(&t);
        parts[i](&t);
        if (parts[i] == merges)
            ends(&t);
        centre_close(&t);
    }
    return done();
}
