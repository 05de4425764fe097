/*
 * kill -9 in the middle of 200 reviews, again and again: what was acknowledged
 * is there, and nothing is half there.
 *
 * A child adds evidence with a file, submits and reviews it, and writes the
 * review's id down a pipe once review_finish() has said OK; every second child
 * in sixteen threads, which share commits.  It is killed at a random moment;
 * then another child opens the data directory and looks.
 * TYST_CYCLES says how often (10 unless said).
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "assess/review.h"
#include "base/time.h"
#include "centre.h"
#include "ledger/canon.h"
#include "ledger/verify.h"
#include "portfolio/evidence.h"
#include "store/sql.h"
#include "store/store.h"
#include "tap.h"

#define REVIEWS 200
#define WRITERS 16
#define LONGEST_MS 900
#define ACKNOWLEDGED_MAX 100000

static struct id acknowledged[ACKNOWLEDGED_MAX];
static size_t nacknowledged;
static int64_t started;

/* The test's time goes on across children, whatever day it is. */
static int64_t
going_on(void *given)
{
    const int64_t *since = given;

    return CENTRE_BEGINNING + TIME_DAY + time_now() - *since;
}

/* In the child: open what the parent made, as another process would. */
static void
reopen(struct centre *t)
{
    t->c.mem = mem_new();
    t->c.clock = going_on;
    t->c.given = &started;
    t->c.store = NULL;
    if (store_open(&t->c, t->dir, STORE_WRITE) != OK) {
        fprintf(stderr, "# %s\n", t->c.message);
        _exit(2);
    }
}

static enum result
one_review(struct centre *t, struct review_done *done)
{
    uint8_t bytes[1000];
    struct evidence_file file = {.name = "a.bin"};
    struct evidence_new new = {
        .title = "Tea", .files = &file, .nfiles = 1, .items = "DRINKS:P1"};
    struct reviewed_evidence e = {.vacr = VACR_ALL};
    struct item_decision d = {.items = "DRINKS:P1", .decision = "met"};
    struct review_new review = {.learner = t->learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = &d,
        .ndecisions = 1,
        .feedback = "Da iawn",
        .credential = t->assessor_credential};
    struct evidence_ref ref;
    enum result r;

    ctx_random(&t->c, bytes, sizeof(bytes));
    r = blob_add_bytes(&t->c, bytes, sizeof(bytes), &file.blob);
    t->c.actor = t->learner;
    if (r != OK || (r = evidence_add(&t->c, t->learner, &new, &ref)) != OK ||
        (r = evidence_submit(&t->c, ref.id, t->learner_credential)) != OK)
        return r;
    e.id = ref.id;
    t->c.actor = t->assessor;
    return review_finish(&t->c, &review, done);
}

static int told; /* the pipe */

static void *
write_reviews(void *arg)
{
    struct centre *t = arg;
    struct review_done done;

    for (int i = 0; i < REVIEWS; i++) {
        t->c.now = ctx_clock(&t->c);
        if (one_review(t, &done) != OK) {
            fprintf(stderr, "# %s\n", t->c.message);
            _exit(2);
        }
        if (write(told, &done.id, sizeof(done.id)) != sizeof(done.id))
            _exit(2);
    }
    return NULL;
}

/* By one, or by many who share commits. */
static void
work(struct centre *t, int writers)
{
    struct centre each[WRITERS];
    pthread_t thread[WRITERS];

    reopen(t);
    for (int i = 1; i < writers; i++) {
        each[i] = *t;
        each[i].c.mem = mem_new();
        each[i].c.store = NULL;
        if (store_join(&each[i].c, t->c.store) != OK ||
            pthread_create(&thread[i], NULL, write_reviews, &each[i]) != 0)
            _exit(2);
    }
    write_reviews(t);
    for (int i = 1; i < writers; i++)
        pthread_join(thread[i], NULL);
    _exit(0);
}

/* One review: its rows, its evidence's rows and bytes. */
static enum result
look_at(struct ctx *c, struct id id)
{
    struct review_row review;
    struct decision_row *decision;
    struct review_evidence_row *e;
    struct evidence_version_row version;
    struct evidence_file_row *file;
    size_t n;

    if (sql_review_get(c, id, &review) != OK ||
        sql_decision_list(c, id, &decision, &n) != OK || n != 1 ||
        sql_review_evidence_list(c, id, &e, &n) != OK || n != 1 ||
        sql_evidence_version_get(c, e[0].evidence, e[0].version, &version) !=
            OK ||
        strcmp(version.state, "accepted") != 0 ||
        sql_evidence_file_list(c, e[0].evidence, e[0].version, &file, &n) !=
            OK ||
        n != 1)
        return ERR_FAULT;
    return blob_copy(c, file[0].sha256, -1);
}

struct counting {
    size_t acts, half;
};

/* Every act of a review has its rows. */
static enum result
count_act(struct ctx *c, const struct act_row *row, void *arg)
{
    struct counting *n = arg;
    struct value *act;
    struct id id;

    if (strcmp(row->kind, "review") != 0)
        return OK;
    n->acts++;
    if (canon_parse(c, row->words, strlen(row->words), &act) != OK ||
        !id_parse(value_get_string(value_get(act, "body"), "review"), &id) ||
        look_at(c, id) != OK)
        n->half++;
    return OK;
}

/* In the child: 0 all is well, 1 something is lost: what was acknowledged
 * since is there. */
static int
check_new(struct centre *t, size_t since)
{
    size_t lost = 0;

    reopen(t);
    for (size_t i = since; i < nacknowledged; i++)
        lost += look_at(&t->c, acknowledged[i]) != OK;
    if (lost > 0)
        fprintf(stderr, "# %zu lost\n", lost);
    return lost > 0;
}

/* And at the end: everything is, nothing is half there, the ledger agrees. */
static int
check_all(struct centre *t)
{
    struct counting n = {0};
    struct review_row *reviews;
    size_t lost = 0, nreviews;

    reopen(t);
    for (size_t i = 0; i < nacknowledged; i++)
        lost += look_at(&t->c, acknowledged[i]) != OK;
    if (sql_act_all(&t->c, count_act, &n) != OK ||
        sql_review_list(&t->c, t->learner, &reviews, &nreviews) != OK ||
        ledger_verify(&t->c) != OK)
        return 1;
    if (lost + n.half == 0 && nreviews == n.acts)
        return 0;
    fprintf(stderr, "# %zu lost, %zu half, %zu reviews, %zu acts\n", lost,
        n.half, nreviews, n.acts);
    return 1;
}

static void
read_acknowledged(int from)
{
    struct id id;

    while (nacknowledged < ACKNOWLEDGED_MAX &&
           read(from, &id, sizeof(id)) == sizeof(id))
        acknowledged[nacknowledged++] = id;
}

/* A child of its own looks, as another process would. */
static bool
well(struct centre *t, bool all, size_t since)
{
    int status;
    pid_t child = fork();

    if (child == 0)
        _exit(all ? check_all(t) : check_new(t, since));
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool
cycle(struct centre *t, int writers)
{
    size_t before = nacknowledged;
    uint32_t random;
    int pipes[2], status;
    pid_t child;

    if (pipe(pipes) != 0)
        return false;
    if ((child = fork()) == 0) {
        close(pipes[0]);
        told = pipes[1];
        work(t, writers);
    }
    close(pipes[1]);
    ctx_random(&t->c, &random, sizeof(random));
    usleep(random % (LONGEST_MS * 1000));
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    read_acknowledged(pipes[0]);
    close(pipes[0]);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        return false;
    return well(t, false, before);
}

int
main(void)
{
    const char *said = getenv("TYST_CYCLES");
    long cycles = said ? strtol(said, NULL, 10) : 10;
    long good = 0;
    struct centre t;

    started = time_now();
    centre_open(&t);
    store_close(&t.c);
    for (long i = 0; i < cycles; i++)
        good += cycle(&t, i % 2 == 0 ? 1 : WRITERS);
    printf("# %zu reviews acknowledged in %ld cycles\n", nacknowledged, cycles);
    ok(nacknowledged > 0, "reviews were acknowledged");
    is_int(good, cycles, "killed in the middle, nothing is lost");
    ok(well(&t, true, 0), "nothing is half there and the ledger agrees");
    centre_close(&t);
    return done();
}
