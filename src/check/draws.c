/* draws - draw again, beside what the acts say and the rows have. */
#include <config.h>

#include <string.h>

#include "assess/sampling.h"
#include "check/draws.h"
#include "derive/draw.h"

/* The rows of picks as facts beside those of the acts. */
static enum result
row_facts(struct ctx *c, struct id plan, struct facts *out)
{
    struct pick *picks;
    enum result r;
    size_t n;

    out->mem = c->mem;
    if ((r = sampling_picks(c, plan, &picks, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        facts_add(out,
            mem_printf(
                c->mem, "%s %lld", picks[i].how, (long long)picks[i].stratum),
            "draw %lld %s %s", (long long)picks[i].draw,
            id_text(c->mem, picks[i].learner), picks[i].unit);
    facts_sort(out);
    return OK;
}

/* Only what stands in the rows: "draw N LEARNER UNIT". */
static bool
is_pick(const char *name)
{
    const char *p = strchr(name + strlen("draw "), ' ');

    return p != NULL && strncmp(p, " stratum ", 9) != 0 &&
           strstr(p, " enrolled") == NULL && strchr(p, '@') != NULL;
}

static void
add(struct ctx *c, const char *in, const struct facts *said,
    const struct facts *derived, bool picks, struct draw_difference **out,
    size_t *n)
{
    struct facts_at at = {0};

    while (facts_next_difference(said, derived, &at)) {
        if (picks && !is_pick(at.name))
            continue;
        *out = mem_grow(
            c->mem, *out, *n * sizeof(**out), (*n + 1) * sizeof(**out));
        (*out)[(*n)++] =
            (struct draw_difference){in, at.name, at.in_a, at.in_b};
    }
}

enum result
check_draws(
    struct ctx *c, struct id plan, struct draw_difference **out, size_t *n)
{
    struct facts said = {0}, derived = {0}, rows = {0};
    enum result r;

    *out = NULL;
    *n = 0;
    if ((r = derive_draws(c, plan, &said, &derived)) != OK ||
        (r = row_facts(c, plan, &rows)) != OK)
        return r;
    add(c, "act", &said, &derived, false, out, n);
    add(c, "database", &rows, &derived, true, out, n);
    return OK;
}
