/*
 * model: long random sequences of operations by random people, each held step
 * by step against the model of tests/lib/model.h: what is said, and where
 * everything then stands.  At the end the data are what the acts give.
 *
 * A centre takes a thousand steps, then comes the next.  TYST_MODEL_SEED and
 * TYST_MODEL_STEPS say which and how many.  What fails is cut down and printed,
 * and is done again by TYST_MODEL_REPLAY=FILE, one operation a line; with
 * TYST_MODEL_WHOLE it is printed as it was.
 */
#include <config.h>

#include <stdlib.h>
#include <time.h>

#include "model_world.h"
#include "tap.h"

enum { CENTRE_STEPS = 1000, CHECK_EVERY = 250, SHRINKS = 300 };
enum { ENOUGH_STEPS = 10000, ALIKE = 20 };

struct sequence {
    struct op op[CENTRE_STEPS];
    int n;
};

static struct world world;
static long taken[OP__N], refused[OP__N];

/* Take it from the beginning; the step that differs, or -1. */
static int
take(const struct sequence *s)
{
    int wrong = -1;

    world_open(&world, false);
    for (int i = 0; i < s->n && wrong < 0; i++)
        if (!world_step(&world, &s->op[i]))
            wrong = i;
    if (wrong < 0 && !world_check(&world))
        wrong = s->n - 1;
    world_close(&world);
    return wrong;
}

/* Cut out what it differs without in the same way, in ever smaller pieces. */
static void
shrink(struct sequence *s)
{
    static struct sequence less;
    char first[sizeof(world.wrong)];
    int tries = 0;

    memcpy(first, world.wrong, sizeof(first));
    for (int cut = s->n / 2; cut > 0 && tries < SHRINKS; cut /= 2)
        for (int at = 0; at < s->n && tries < SHRINKS;) {
            int wrong, end = at + cut < s->n ? at + cut : s->n;

            less = *s;
            memmove(&less.op[at], &less.op[end],
                (size_t)(s->n - end) * sizeof(less.op[0]));
            less.n = s->n - (end - at);
            tries++;
            if ((wrong = take(&less)) < 0 ||
                strncmp(world.wrong, first, ALIKE) != 0) {
                at += cut;
                continue;
            }
            less.n = wrong + 1;
            *s = less;
        }
}

static void
tell(struct sequence *s)
{
    printf("# differs after %d steps: %s\n", s->n, world.wrong);
    fflush(stdout);
    if (getenv("TYST_MODEL_WHOLE") == NULL)
        shrink(s);
    if (take(s) >= 0)
        printf("# %s:\n", world.wrong);
    for (int i = 0; i < s->n; i++)
        model_print_op(stdout, &s->op[i]);
}

static bool
run(uint64_t seed, int steps)
{
    static struct sequence s;
    bool same = true;

    s.n = 0;
    world_open(&world, seed % 2 == 0);
    while (same && s.n < steps) {
        s.op[s.n] = model_random_op(&world.m, &seed);
        same = world_step(&world, &s.op[s.n++]);
        if (same && (s.n % CHECK_EVERY == 0 || s.n == steps))
            same = world_check(&world);
    }
    world_close(&world);
    for (int i = 0; i < OP__N; i++) {
        taken[i] += world.done[i];
        refused[i] += world.refused[i];
    }
    if (!same)
        tell(&s);
    return same;
}

/* How many of its steps were done, and not refused. */
static long
replay(const char *path, const char *what)
{
    static struct sequence s;
    FILE *f = fopen(path, "r");
    bool good = f != NULL;
    char line[200];
    long done = 0;

    s.n = 0;
    while (good && s.n < CENTRE_STEPS && fgets(line, sizeof(line), f) != NULL)
        s.n += good = model_read_op(line, &s.op[s.n]);
    ok(good && s.n > 0, "operations are read");
    if (f != NULL)
        fclose(f);
    if (!ok(take(&s) < 0, what))
        printf("# %s\n", world.wrong);
    for (int i = 0; i < OP__N; i++)
        done += world.done[i];
    return done;
}

/* What differed once, and what the model says of it. */
static void
replay_found(void)
{
    static const struct {
        const char *file, *what;
        long done;
    } found[] = {
        {"declared-before", "no second reopening revives a declaration",     17},
        {"left-alone",      "a countersignature reaches only what is open",  8 },
        {"looked-at",       "what was sampled is not recalled",              3 },
        {"other-unit",      "who countersigned one unit may sample another", 14},
    };
    const char *srcdir = getenv("srcdir") ? getenv("srcdir") : ".";
    char path[1000];

    for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++) {
        snprintf(path, sizeof(path), "%s/tests/data/model/%s.txt", srcdir,
            found[i].file);
        is_int(replay(path, found[i].what), found[i].done, "so many are done");
    }
}

static long
given(const char *name, long otherwise)
{
    const char *text = getenv(name);

    return text != NULL ? strtol(text, NULL, 10) : otherwise;
}

/* Whatever there is was done and was refused, if there was time for it. */
static void
tell_counts(long steps)
{
    bool all = true;

    for (int i = 0; i < OP__N; i++) {
        printf("# %s: done %ld, refused %ld\n", model_op_name((enum op_kind)i),
            taken[i], refused[i]);
        all = all && taken[i] > 0 && (refused[i] > 0 || i == OP_DAY);
    }
    ok(all || steps < ENOUGH_STEPS, "everything was done and was refused");
}

int
main(void)
{
    uint64_t seed = (uint64_t)given("TYST_MODEL_SEED", 1);
    long steps = given("TYST_MODEL_STEPS", 20000);
    const long all = steps;
    struct timespec begun, now;

    if (getenv("TYST_MODEL_REPLAY") != NULL) {
        replay(getenv("TYST_MODEL_REPLAY"), "it is as the model says");
        return done();
    }
    replay_found();
    clock_gettime(CLOCK_MONOTONIC, &begun);
    for (; steps > 0; steps -= CENTRE_STEPS, seed++) {
        char what[80];

        snprintf(what, sizeof(what), "a centre is as the model says, seed %llu",
            (unsigned long long)seed);
        ok(run(seed, steps < CENTRE_STEPS ? (int)steps : CENTRE_STEPS), what);
        fflush(stdout);
    }
    tell_counts(all);
    clock_gettime(CLOCK_MONOTONIC, &now);
    printf("# %ld seconds\n", (long)(now.tv_sec - begun.tv_sec));
    return done();
}
