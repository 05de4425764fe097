/* select - by rate, by judgement, then up to each minimum. */
#include <config.h>

#include <string.h>

#include "select.h"

#define NAME_MAX_BYTES 256

void
select_hash(
    const uint8_t seed[SHA256_SIZE], const char *name, uint8_t out[SHA256_SIZE])
{
    uint8_t text[SHA256_SIZE + NAME_MAX_BYTES];
    size_t len = strnlen(name, NAME_MAX_BYTES);

    memcpy(text, seed, SHA256_SIZE);
    memcpy(text + SHA256_SIZE, name, len);
    hash_sha256(text, SHA256_SIZE + len, out);
}

/* Are the first 32 bits below rate hundredths of 2^32? */
static bool
is_below(const uint8_t hash[SHA256_SIZE], int64_t rate)
{
    uint64_t h = (uint64_t)hash[0] << 24 | (uint64_t)hash[1] << 16 |
                 (uint64_t)hash[2] << 8 | hash[3];

    return h * 100 < (uint64_t)rate << 32;
}

static bool
is_in(const struct candidate *one, size_t stratum)
{
    return (one->in & 1u << stratum) != 0;
}

static void
pick(struct candidate *one, const char *how, int64_t stratum)
{
    one->how = how;
    one->stratum = stratum;
}

static void
by_rate(const struct stratum *strata, size_t nstrata, struct candidate *one)
{
    for (size_t s = 0; s < nstrata; s++)
        if (is_in(one, s) && is_below(one->hash, strata[s].rate)) {
            pick(one, "rate", (int64_t)s + 1);
            return;
        }
}

/* The lowest that is in the stratum and not picked. */
static struct candidate *
lowest(struct candidate *candidates, size_t n, size_t stratum)
{
    struct candidate *best = NULL;

    for (size_t i = 0; i < n; i++) {
        struct candidate *one = &candidates[i];

        if (one->before || one->how != NULL || !is_in(one, stratum))
            continue;
        if (best == NULL || memcmp(one->hash, best->hash, SHA256_SIZE) < 0)
            best = one;
    }
    return best;
}

static void
fill(const struct stratum *stratum, size_t place, struct candidate *candidates,
    size_t n)
{
    struct candidate *next;
    int64_t have = 0;

    for (size_t i = 0; i < n; i++)
        have += is_in(&candidates[i], place) &&
                (candidates[i].before || candidates[i].how != NULL);
    for (; have < stratum->least; have++) {
        if ((next = lowest(candidates, n, place)) == NULL)
            return;
        pick(next, "minimum", (int64_t)place + 1);
    }
}

void
select_picks(const struct stratum *strata, size_t nstrata,
    struct candidate *candidates, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (candidates[i].before)
            continue;
        by_rate(strata, nstrata, &candidates[i]);
        if (candidates[i].how == NULL && candidates[i].judged)
            pick(&candidates[i], "judgement", 0);
    }
    for (size_t s = 0; s < nstrata; s++)
        fill(&strata[s], s, candidates, n);
}
