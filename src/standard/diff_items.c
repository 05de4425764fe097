/* diff_items - which item of one list became which of another. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "standard/diff.h"

#define PAIRS_MAX ((size_t)1 << 20) /* of items that have no equal */
#define PART_WORDS_MIN 3
#define PART_MIN 75 /* per cent of its words */
#define BETWEEN " .,;:()!?\"/"

const char *const diff_kind_codes[] = {
    [DIFF_SAME] = "same",
    [DIFF_CHANGED] = "changed",
    [DIFF_ADDED] = "added",
    [DIFF_REMOVED] = "removed",
};

/* An item while it is compared. */
struct side {
    const struct diff_item *item;
    const char *folded;
    char **word; /* sorted */
    size_t n;
    int other; /* its place on the other side; -1: none */
    int alike;
};

struct pair {
    uint32_t old, new;
    int alike;
    bool same_name;
};

static struct side *
sides_of(struct mem *m, const struct diff_items *items)
{
    struct side *sides = mem_array(m, items->n + 1, sizeof(*sides));

    for (size_t i = 0; i < items->n; i++) {
        struct side *s = &sides[i];
        const char *words = items->item[i].words;
        char *save = NULL, *copy;

        s->item = &items->item[i];
        s->other = -1;
        s->folded = utf8_fold(m, words != NULL ? words : "");
        copy = mem_strdup(m, s->folded);
        s->word = mem_array(m, strlen(copy) / 2 + 1, sizeof(char *));
        for (char *w = strtok_r(copy, BETWEEN, &save); w != NULL;
             w = strtok_r(NULL, BETWEEN, &save))
            s->word[s->n++] = w;
        if (s->n > 0)
            qsort(s->word, s->n, sizeof(char *), str_compare);
    }
    return sides;
}

static size_t
words_shared(const struct side *a, const struct side *b)
{
    size_t i = 0, j = 0, shared = 0;

    while (i < a->n && j < b->n) {
        int order = strcmp(a->word[i], b->word[j]);

        shared += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return shared;
}

/* 100 is for equal texts only. */
static int
alike(const struct side *a, const struct side *b)
{
    int percent;

    if (a->n + b->n == 0)
        return 0;
    percent = (int)(200 * words_shared(a, b) / (a->n + b->n));
    return percent == 100 ? 99 : percent;
}

int
diff_alike(struct mem *m, const char *old, const char *new)
{
    struct diff_item item[] = {{.words = old}, {.words = new}};
    struct side *a = sides_of(m, &(struct diff_items){&item[0], 1});
    struct side *b = sides_of(m, &(struct diff_items){&item[1], 1});

    return strcmp(a->folded, b->folded) == 0 ? 100 : alike(a, b);
}

static void
join(struct side *old, struct side *new, size_t i, size_t j, int percent)
{
    old[i].other = (int)j;
    new[j].other = (int)i;
    old[i].alike = new[j].alike = percent;
}

/* Equal texts: first those that kept their names, then in their order.  Both
 * lists are gone through by text, so that long ones take no time. */
static int
by_text(const void *a, const void *b)
{
    const struct side *x = *(struct side *const *)a;
    const struct side *y = *(struct side *const *)b;
    int order = strcmp(x->folded, y->folded);

    return order != 0 ? order : x < y ? -1 : x > y;
}

static struct side **
sorted(struct mem *m, struct side *sides, size_t n)
{
    struct side **list = mem_array(m, n + 1, sizeof(*list));

    for (size_t i = 0; i < n; i++)
        list[i] = &sides[i];
    if (n > 0)
        qsort(list, n, sizeof(*list), by_text);
    return list;
}

static void
join_equal(
    struct mem *m, struct side *old, size_t nold, struct side *new, size_t nnew)
{
    struct side **a = sorted(m, old, nold), **b = sorted(m, new, nnew);

    for (int named = 1; named >= 0; named--)
        for (size_t i = 0, j = 0, end; i < nold; i++) {
            while (j < nnew && strcmp(b[j]->folded, a[i]->folded) < 0)
                j++;
            for (end = j;
                 a[i]->other < 0 && *a[i]->folded != '\0' && end < nnew &&
                 strcmp(b[end]->folded, a[i]->folded) == 0;
                 end++)
                if (b[end]->other < 0 && (!named || strcmp(b[end]->item->name,
                                                        a[i]->item->name) == 0))
                    join(old, new, (size_t)(a[i] - old), (size_t)(b[end] - new),
                        100);
        }
}

static int
best_first(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    uint32_t dx = x->old > x->new ? x->old - x->new : x->new - x->old;
    uint32_t dy = y->old > y->new ? y->old - y->new : y->new - y->old;

    if (x->alike != y->alike)
        return y->alike - x->alike;
    if (x->same_name != y->same_name)
        return y->same_name - x->same_name;
    if (dx != dy)
        return dx < dy ? -1 : 1;
    if (x->old != y->old)
        return x->old < y->old ? -1 : 1;
    return x->new < y->new ? -1 : x->new > y->new;
}

static size_t
count_open(const struct side *sides, size_t n)
{
    size_t open = 0;

    for (size_t i = 0; i < n; i++)
        open += sides[i].other < 0;
    return open;
}

static enum result
join_alike(
    struct ctx *c, struct side *old, size_t nold, struct side *new, size_t nnew)
{
    size_t a = count_open(old, nold), b = count_open(new, nnew), n = 0;
    struct pair *pair;

    if (b > 0 && a > PAIRS_MAX / b)
        return fail(c, ERR_LIMIT, "long-units",
            N_("The two units are too long and too different to be compared "
               "(%zu and %zu items)."),
            nold, nnew);
    pair = mem_array(c->mem, a * b + 1, sizeof(*pair));
    for (size_t i = 0; i < nold; i++)
        for (size_t j = 0; old[i].other < 0 && j < nnew; j++) {
            int percent = new[j].other < 0 ? alike(&old[i], &new[j]) : 0;

            if (percent >= DIFF_ALIKE_MIN)
                pair[n++] = (struct pair){(uint32_t)i, (uint32_t)j, percent,
                    strcmp(old[i].item->name, new[j].item->name) == 0};
        }
    if (n > 0)
        qsort(pair, n, sizeof(*pair), best_first);
    for (size_t i = 0; i < n; i++)
        if (old[pair[i].old].other < 0 && new[pair[i].new].other < 0)
            join(old, new, pair[i].old, pair[i].new, pair[i].alike);
    return OK;
}

/* The item most of whose words the other one holds: what it is a part of. */
static const struct diff_item *
whole_of(const struct side *part, const struct side *others, size_t n)
{
    const struct side *best = NULL;
    size_t most = 0;

    if (part->n < PART_WORDS_MIN)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        size_t shared = words_shared(part, &others[i]);

        if (others[i].n > part->n && shared > most &&
            100 * shared >= PART_MIN * part->n) {
            best = &others[i];
            most = shared;
        }
    }
    return best != NULL ? best->item : NULL;
}

static bool
differ(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a != b : strcmp(a, b) != 0;
}

static struct diff_row
row_of(const struct side *old, const struct side *new)
{
    const struct diff_item *a = old->item, *b = new->item;

    return (struct diff_row){
        .kind = new->alike == 100 ? DIFF_SAME : DIFF_CHANGED,
        .old = a,
        .new = b,
        .moved = differ(a->name, b->name) || differ(a->label, b->label) ||
                 differ(a->section, b->section) || differ(a->parent, b->parent),
        .alike = new->alike,
    };
}

/* What was removed stands behind what it stood behind: those before the first
 * old item whose new place is not among the first "done". */
static void
list_removed(const struct diff_items *old, const struct side *a, size_t *at,
    const struct side *b, size_t nnew, size_t done, struct diff_rows *out)
{
    for (; *at < old->n && a[*at].other < (int)done; ++*at)
        if (a[*at].other < 0)
            out->row[out->n++] = (struct diff_row){.kind = DIFF_REMOVED,
                .old = a[*at].item,
                .part = whole_of(&a[*at], b, nnew)};
}

enum result
diff_items(struct ctx *c, const struct diff_items *old,
    const struct diff_items *new, struct diff_rows *out)
{
    struct side *a = sides_of(c->mem, old), *b = sides_of(c->mem, new);
    enum result r;
    size_t at = 0;

    join_equal(c->mem, a, old->n, b, new->n);
    if ((r = join_alike(c, a, old->n, b, new->n)) != OK)
        return r;
    out->n = 0;
    out->row = mem_array(c->mem, old->n + new->n + 1, sizeof(*out->row));
    for (size_t j = 0; j < new->n; j++) {
        list_removed(old, a, &at, b, new->n, j, out);
        out->row[out->n++] = b[j].other >= 0
                                 ? row_of(&a[b[j].other], &b[j])
                                 : (struct diff_row){.kind = DIFF_ADDED,
                                       .new = b[j].item,
                                       .part = whole_of(&b[j], a, old->n)};
    }
    list_removed(old, a, &at, b, new->n, new->n, out);
    return OK;
}
