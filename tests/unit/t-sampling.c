/*
 * sampling: the picking, over random registers: whoever joins later changes
 * nothing for those before, minimums are filled, rates come out.
 */
#include <config.h>

#include "../../src/assess/select.h"
#include "tap.h"

#define REGISTER 120
#define SEEDS 200

/* The same numbers in every run. */
static uint32_t state = 1;

static uint32_t
next_number(uint32_t below)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

static void
make_seed(int n, uint8_t seed[SHA256_SIZE])
{
    hash_sha256(&n, sizeof(n), seed);
}

static void
make_register(int n, size_t strata, struct candidate *list, const uint8_t *seed)
{
    char name[32];

    for (int i = 0; i < n; i++) {
        list[i] = (struct candidate){.judged = next_number(40) == 0};
        for (size_t s = 0; s < strata; s++)
            list[i].in |= next_number(3) == 0 ? 1u << s : 0;
        snprintf(name, sizeof(name), "learner-%d UNIT@1", i);
        select_hash(seed, name, list[i].hash);
    }
}

static int64_t
picked_in(const struct candidate *list, int n, size_t stratum, int64_t *all)
{
    int64_t picked = 0;

    *all = 0;
    for (int i = 0; i < n; i++)
        if ((list[i].in & 1u << stratum) != 0) {
            ++*all;
            picked += list[i].before || list[i].how != NULL;
        }
    return picked;
}

static void
test_registers(void)
{
    struct stratum strata[4];
    int disturbed = 0, unfilled = 0, strange = 0, unjudged = 0;

    for (int seed_n = 0; seed_n < SEEDS; seed_n++) {
        struct candidate first[REGISTER], later[REGISTER];
        uint8_t seed[SHA256_SIZE];
        int64_t all, picked;
        int early = 1 + (int)next_number(REGISTER - 1);

        make_seed(seed_n, seed);
        for (int s = 0; s < 4; s++)
            strata[s] = (struct stratum){
                .rate = next_number(60), .least = next_number(12)};
        make_register(REGISTER, 4, later, seed);
        memcpy(first, later, sizeof(first));
        select_picks(strata, 4, first, (size_t)early);
        for (int i = 0; i < early; i++)
            later[i].before = first[i].how != NULL;
        select_picks(strata, 4, later, REGISTER);
        for (int i = 0; i < early; i++) {
            disturbed += first[i].how != NULL && later[i].how != NULL;
            disturbed += first[i].how == NULL && later[i].how != NULL &&
                         strcmp(later[i].how, "minimum") != 0;
            unjudged += first[i].judged && first[i].how == NULL;
            strange += first[i].how != NULL && first[i].stratum > 0 &&
                       (first[i].in & 1u << (first[i].stratum - 1)) == 0;
        }
        for (size_t s = 0; s < 4; s++) {
            picked = picked_in(later, REGISTER, s, &all);
            unfilled +=
                picked < (strata[s].least < all ? strata[s].least : all);
        }
    }
    is_int(disturbed, 0, "nobody is picked anew for those who joined later");
    is_int(unfilled, 0, "each minimum is filled as far as there is anything");
    is_int(strange, 0, "a pick belongs to the stratum that it is for");
    is_int(unjudged, 0, "what is judged to be looked at is picked");
}

static void
test_rates(void)
{
    static const int rates[] = {0, 1, 15, 50, 99, 100};

    for (size_t r = 0; r < sizeof(rates) / sizeof(rates[0]); r++) {
        struct stratum stratum = {.rate = rates[r]};
        double part, off;
        int picked = 0;

        for (int seed_n = 0; seed_n < SEEDS; seed_n++) {
            struct candidate list[REGISTER];
            uint8_t seed[SHA256_SIZE];

            make_seed(1000 + seed_n, seed);
            make_register(REGISTER, 1, list, seed);
            for (int i = 0; i < REGISTER; i++) {
                list[i].in = 1;
                list[i].judged = false;
            }
            select_picks(&stratum, 1, list, REGISTER);
            for (int i = 0; i < REGISTER; i++)
                picked += list[i].how != NULL;
        }
        part = (double)picked / (SEEDS * REGISTER);
        off = part - rates[r] / 100.0;
        /* Four standard deviations of 24 000 lots are under 0.013. */
        ok(off > -0.013 && off < 0.013, "a rate comes out");
        ok((rates[r] != 0 || picked == 0) &&
                (rates[r] != 100 || picked == SEEDS * REGISTER),
            "none and all are exact");
    }
}

int
main(void)
{
    test_registers();
    test_rates();
    return done();
}
