/*
 * race: two processes do what excludes each other at once.  Each has done all
 * that it does before the write lock when either takes it, and the second asks
 * for it while the first holds it; every race is run in both orders.  Who
 * comes first wins, the other is told, the ledger has an act for each that was
 * done, and the data are what the acts give.
 *
 * This program is its own child.
 */
#include <config.h>

#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "assess/sampling.h"
#include "ledger/checkpoint.h"
#include "ledger/notary.h"
#include "ledger/tree.h"
#include "model_world.h"
#include "store/store.h"
#include "tap.h"

#define ROUNDS 2
#define PATIENCE 120 /* s */

static const struct child_kind kinds[] = {
    {NOTARY_CHILD, notary_warm, notary_serve, notary_cool, true },
    {NULL,         NULL,        NULL,         NULL,        false},
};

/* What the two processes share. */
struct track {
    pthread_barrier_t ready; /* both are at the lock */
    sem_t taken;             /* the first has it */
    struct {
        enum result result;
        char code[40];
    } answer[2];
};

static struct track *track;
static struct world world;
static struct id plan;
static bool races, leads; /* this process; and it comes first */

/* The store's lock is taken in the order of the race. */
int
flock(int fd, int operation)
{
    int r;

    if (!races || (operation & LOCK_EX) == 0)
        return (int)syscall(SYS_flock, fd, operation);
    races = false;
    pthread_barrier_wait(&track->ready);
    if (!leads)
        while (sem_wait(&track->taken) != 0)
            ;
    r = (int)syscall(SYS_flock, fd, operation);
    if (leads)
        sem_post(&track->taken);
    return r;
}

/* clang-format off */
#define ALL (ITEM(0, 0) | ITEM(0, 1))
#define BY(person) .who = (person), .key = (person), .whom = LEARNER, .more = -1
#define ADD {OP_ADD, BY(LEARNER), .items = ALL}
#define REVISE {OP_REVISE, BY(LEARNER)}
#define SUBMIT {OP_SUBMIT, BY(LEARNER)}
#define RECALL {OP_RECALL, BY(LEARNER)}
#define WITHDRAW {OP_WITHDRAW, BY(LEARNER)}
#define MET(person) {OP_REVIEW, BY(person), .items = ALL}
#define DECLARE {OP_DECLARE, BY(LEARNER)}
#define SIGN(person) {OP_SIGN, BY(person)}
#define RELEASE(person) {OP_RELEASE, BY(person), .said = true}
#define REOPEN(person, item) {OP_REOPEN, BY(person), .items = (item), .said = true}
#define DRAW(person) {OP__N, BY(person)} /* by the plan */
#define END {.kind = OP__N}

/* Codes: of the one and the other, as the one comes first, and as the other
 * does; NULL: it is done. */
static const struct race {
    const char *what;
    struct op before[8], one, other;
    const char *one_first[2], *other_first[2];
    bool seen; /* both look at a page beforehand */
} table[] = {
    {"two reviews of the same evidence", {ADD, SUBMIT, END},
     MET(ASSESSOR), MET(BOTH),
     {NULL, "decided-since"}, {"decided-since", NULL}, true},
    {"a decision against a new version",
     {ADD, SUBMIT, REVISE, END},
     {OP_REVIEW, BY(ASSESSOR), .items = ALL, .version = 1}, SUBMIT,
     {NULL, NULL}, {"newer-version", NULL}, false},
    {"the same by a page", {ADD, SUBMIT, REVISE, END},
     MET(ASSESSOR), SUBMIT,
     {NULL, NULL}, {"newer-version", NULL}, true},
    {"a decision against a withdrawal", {ADD, SUBMIT, END},
     MET(ASSESSOR), WITHDRAW,
     {NULL, NULL}, {"R12", NULL}, false},
    {"a decision against a recall", {ADD, SUBMIT, END},
     MET(ASSESSOR), RECALL,
     {NULL, "accepted"}, {"R12", NULL}, false},
    {"beginning against a recall", {ADD, SUBMIT, END},
     {OP_BEGIN, BY(ASSESSOR)}, RECALL,
     {NULL, "in-review"}, {"draft", NULL}, false},
    {"two signers", {ADD, SUBMIT, MET(ASSESSOR), END},
     SIGN(ASSESSOR), SIGN(BOTH), {NULL, "signed"}, {"signed", NULL}, false},
    {"a signature against a withdrawal", {ADD, SUBMIT, MET(ASSESSOR), END},
     SIGN(ASSESSOR), WITHDRAW,
     {NULL, "R14"}, {"R13", NULL}, false},
    {"a signature against a reopening", {ADD, SUBMIT, MET(ASSESSOR), END},
     SIGN(ASSESSOR), REOPEN(IQA, ITEM(0, 0)), {NULL, NULL}, {NULL, "not-signed"}, false},
    {"a second signature against a reopening",
     {ADD, SUBMIT, MET(ASSESSOR), SIGN(ASSESSOR), END},
     SIGN(BOTH), REOPEN(IQA, ITEM(0, 0)), {"signed", NULL}, {"R13", NULL}, false},
    {"two reopenings", {ADD, SUBMIT, MET(ASSESSOR), SIGN(ASSESSOR), END},
     REOPEN(COORDINATOR, ITEM(0, 1)), REOPEN(IQA, ITEM(0, 0)),
     {NULL, "not-signed"}, {"not-signed", NULL}, false},
    {"two countersignatures", {ADD, SUBMIT, MET(TRAINEE), END},
     {OP_COUNTERSIGN, BY(COUNTERSIGNER)},
     {OP_COUNTERSIGN, BY(ASSESSOR), .items = ALL, .said = true},
     {NULL, "countersigned"}, {"countersigned", NULL}, false},
    {"two releases",
     {ADD, SUBMIT, MET(ASSESSOR), DECLARE, SIGN(ASSESSOR), END},
     RELEASE(IQA),
     RELEASE(COORDINATOR),
     {NULL, "released"}, {"released", NULL}, false},
    {"two draws", {ADD, SUBMIT, END},
     DRAW(IQA), DRAW(DOUBLE),
     {NULL, "no-reason"}, {"no-reason", NULL}, false},
};
/* clang-format on */
#define NRACES (sizeof(table) / sizeof(table[0]))

/* Everybody is drawn, from the seed of a checkpoint. */
static void
make_plan(struct world *w)
{
    const struct stratum all = {.number = 1, .rate = 100, .reason = "All."};
    const struct sampling_new new = {.reason = "A first year.",
        .strata = &all,
        .n = 1,
        .credential = w->credential[IQA]};

    w->t.c.actor = w->person[IQA];
    world_must(w, sampling_plan(&w->t.c, &new, &plan), "plan");
    world_must(w, checkpoint_make(&w->t.c), "checkpoint");
    notary_close(&w->t.c);
}

static enum result
operate(struct world *w, const struct op *op)
{
    struct drawing drawing = {.plan = plan};
    struct drawn drawn;

    if (op->kind != OP__N)
        return world_operate(w, op);
    w->t.c.actor = w->person[op->who];
    return sampling_draw(&w->t.c, &drawing, &drawn);
}

/* One of the two, in a process of its own. */
_Noreturn static void
run(const struct op *op, int me, bool first)
{
    struct ctx *c = &world.t.c;

    alarm(PATIENCE); /* one that is refused before the lock never comes */
    if (store_open(c, world.t.dir, STORE_WRITE) != OK)
        _exit(99);
    races = true;
    leads = first;
    track->answer[me].result = operate(&world, op);
    snprintf(track->answer[me].code, sizeof(track->answer[me].code), "%s",
        c->code != NULL ? c->code : "");
    _exit(0);
}

static void
start(void)
{
    pthread_barrierattr_t shared;

    pthread_barrierattr_init(&shared);
    pthread_barrierattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&track->ready, &shared, 2);
    pthread_barrierattr_destroy(&shared);
    sem_init(&track->taken, 1, 0);
}

/* Both, the one or the other first; false when a process failed. */
static bool
run_both(const struct race *race, bool other_first)
{
    const struct op *ops[] = {&race->one, &race->other};
    bool good = true;
    pid_t pid[2];
    int status;

    start();
    fflush(stdout);
    for (int i = 0; i < 2; i++)
        if ((pid[i] = fork()) == 0)
            run(ops[i], i, (i == 1) == other_first);
    for (int i = 0; i < 2; i++)
        good &= waitpid(pid[i], &status, 0) == pid[i] && status == 0;
    pthread_barrier_destroy(&track->ready);
    sem_destroy(&track->taken);
    return good;
}

static int64_t
acts(void)
{
    int64_t n;

    world_must(&world, tree_size(&world.t.c, &n), "tree");
    return n;
}

/* Were they told that, and did nothing else happen? */
static bool
was_right(const char *const codes[2], int64_t acts_before)
{
    int64_t done = 0;

    for (int i = 0; i < 2; i++) {
        const char *code = track->answer[i].code;
        bool is_done = track->answer[i].result == OK;

        done += is_done;
        if (is_done != (codes[i] == NULL) ||
            (!is_done && strcmp(code, codes[i]) != 0)) {
            printf("# %s was %s\n", i == 0 ? "the one" : "the other",
                is_done ? "done" : code);
            return false;
        }
    }
    if (acts() - acts_before == done)
        return true;
    printf("# there are %lld acts more\n", (long long)(acts() - acts_before));
    return false;
}

static bool
race_once(const struct race *race, bool other_first)
{
    int64_t before;
    bool good = true;

    world_open(&world, false);
    for (const struct op *op = race->before; op->kind != OP__N && good; op++)
        good = world_step(&world, op);
    if (race->one.kind == OP__N)
        make_plan(&world);
    before = acts();
    world.seen = race->seen ? before : 0;
    world_leave(&world);
    good = good && run_both(race, other_first);
    world_return(&world);
    good =
        good &&
        was_right(other_first ? race->other_first : race->one_first, before) &&
        world_check(&world);
    if (world.wrong[0] != '\0')
        printf("# %s\n", world.wrong);
    world_close(&world);
    return good;
}

static void
run_race(const struct race *race)
{
    char what[100];

    for (int other_first = 0; other_first < 2; other_first++) {
        bool good = true;

        for (int i = 0; i < ROUNDS && good; i++)
            good = race_once(race, other_first);
        snprintf(what, sizeof(what), "%s, %s first", race->what,
            other_first ? "the other" : "the one");
        ok(good, what);
    }
}

int
main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, kinds);
    track = mmap(NULL, sizeof(*track), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (track == MAP_FAILED)
        return 99;
    for (size_t i = 0; i < NRACES; i++)
        run_race(&table[i]);
    return done();
}
