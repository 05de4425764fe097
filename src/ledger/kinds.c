/*
 * kinds - every kind of act, one row each, in three files by what it is about.
 *
 * Adding one: its fields and a row there, its bytes in tests/unit/t-act.c.  A
 * row that was published is never changed: a new shape is a new kind, because
 * what is in somebody's ledger stays as it is.
 */
#include <config.h>

#include <string.h>

#include "kinds.h"
#include "ledger/act.h"

static const struct kinds *const tables[] = {
    &kinds_centre, &kinds_work, &kinds_quality};

/* NULL: there are not so many. */
static const struct kind *
kind_at(size_t i)
{
    for (size_t t = 0; t < sizeof(tables) / sizeof(tables[0]); t++) {
        if (i < tables[t]->n)
            return &tables[t]->row[i];
        i -= tables[t]->n;
    }
    return NULL;
}

const struct kind *
kind_find(const char *name)
{
    const struct kind *kind;

    for (size_t i = 0; (kind = kind_at(i)) != NULL; i++)
        if (strcmp(kind->name, name) == 0)
            return kind;
    return NULL;
}

const char *
act_words_of(const char *kind)
{
    return kind_find(kind) != NULL ? kind_find(kind)->words : kind;
}

const char *
act_kind(size_t i)
{
    const struct kind *kind = kind_at(i);

    return kind != NULL ? kind->name : NULL;
}
