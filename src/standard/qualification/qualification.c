/* qualification - walk through one, and what its numbers mean. */
#include <config.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "standard/qualification.h"

const char *
group_kind_name(enum group_kind kind)
{
    static const char *const names[GROUP_KIND_N] = {
        [GROUP_PLAIN] = NULL,
        [GROUP_MANDATORY] = "mandatory",
        [GROUP_OPTIONAL] = "optional",
        [GROUP_ADDITIONAL] = "additional",
        [GROUP_PATHWAY] = "pathway",
    };

    return names[kind];
}

const char *
qualification_day_name(enum qualification_day day)
{
    static const char *const names[DAY_N] = {
        [DAY_START] = "start",
        [DAY_LAST_REGISTRATION] = "last-registration",
        [DAY_LAST_CERTIFICATION] = "last-certification",
    };

    return names[day];
}

struct qualification_group *
qualification_next_group(
    const struct qualification *q, const struct qualification_group *at)
{
    if (at == NULL)
        return q->root;
    if (at->groups != NULL)
        return at->groups;
    while (at != NULL && at->next == NULL)
        at = at->parent;
    return at != NULL ? at->next : NULL;
}

struct qualification_place *
qualification_next_place(
    const struct qualification *q, const struct qualification_place *at)
{
    struct qualification_group *g = at != NULL ? at->group : NULL;

    if (at != NULL && at->next != NULL)
        return at->next;
    do
        g = qualification_next_group(q, g);
    while (g != NULL && g->places == NULL);
    return g != NULL ? g->places : NULL;
}

int
level_rank(const char *level)
{
    char *end;
    long n;

    if (level == NULL || *level == '\0')
        return 0;
    n = strtol(level + (*level == 'E'), &end, 10);
    if (*end != '\0' || n < 0 || n > 12 || end == level)
        return 0;
    if (*level == 'E')
        return n >= 1 && n <= 3 ? (int)n : 0;
    return 4 + (int)n;
}

const char *
hundredths_text(struct mem *m, int64_t n)
{
    if (n % 100 == 0)
        return mem_printf(m, "%" PRId64, n / 100);
    if (n % 10 == 0)
        return mem_printf(m, "%" PRId64 ".%d", n / 100, (int)(n % 100 / 10));
    return mem_printf(m, "%" PRId64 ".%02d", n / 100, (int)(n % 100));
}

const char *
group_name(const struct qualification_group *g, const char *lang)
{
    const struct unit_text *t = unit_words(g->title, lang);

    return t != NULL ? t->words : g->id;
}
