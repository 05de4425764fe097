/*
 * framework - from a list of statements to a tree.
 *
 * Nothing here goes down by calling itself, and nothing compares each with
 * each: what comes is of strangers, and a million of them.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework.h"

struct framework_node *
framework_add(struct mem *m, struct framework *f)
{
    if (f->n == f->room) {
        size_t room = f->room > 0 ? 2 * f->room : 64;

        f->node = mem_grow(
            m, f->node, f->room * sizeof(*f->node), room * sizeof(*f->node));
        f->room = room;
    }
    return &f->node[f->n++];
}

void
framework_fact(struct mem *m, struct framework_fact **list, const char *label,
    const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    while (*list != NULL)
        list = &(*list)->next;
    *list = mem_alloc(m, sizeof(**list));
    (*list)->label = label;
    (*list)->value = value;
}

static enum result
wrong(struct ctx *c, const struct framework_node *n, enum result r)
{
    return fail_line(c, n->line, r);
}

static int
compare_ids(const void *a, const void *b)
{
    const struct framework_node *const *x = a, *const *y = b;

    return strcmp((*x)->id, (*y)->id);
}

/* As they shall stand; nodes lie in one array, so that none is equal. */
static int
compare_places(const void *a, const void *b)
{
    const struct framework_node *x = *(const struct framework_node *const *)a;
    const struct framework_node *y = *(const struct framework_node *const *)b;

    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return x < y ? -1 : x > y;
}

enum result
framework_sort(struct ctx *c, struct framework *f)
{
    if (f->n > FRAMEWORK_MAX)
        return fail(c, ERR_LIMIT, "too-many",
            N_("The framework has more than %d statements."), FRAMEWORK_MAX);
    f->order = mem_array(c->mem, f->n + 1, sizeof(struct framework_node *));
    for (size_t i = 0; i < f->n; i++)
        f->order[i] = &f->node[i];
    qsort(f->order, f->n, sizeof(struct framework_node *), compare_ids);
    for (size_t i = 1; i < f->n; i++)
        if (strcmp(f->order[i - 1]->id, f->order[i]->id) == 0)
            return wrong(c, f->order[i],
                fail(c, ERR_INPUT, "duplicate-id",
                    N_("The id “%s” stands twice."), f->order[i]->id));
    return OK;
}

static struct framework_node *
find(const struct framework *f, const char *id)
{
    const struct framework_node key = {.id = id}, *wanted = &key;
    struct framework_node **at = bsearch(
        &wanted, f->order, f->n, sizeof(struct framework_node *), compare_ids);

    return at != NULL ? *at : NULL;
}

/* What it is in, or what it translates. */
static enum result
find_up(struct ctx *c, struct framework *f, struct framework_node *n)
{
    const char *id = n->of != NULL ? n->of : n->parent;

    n->up = id == NULL ? &f->top : find(f, id);
    if (n->up == NULL)
        return wrong(c, n,
            fail(c, ERR_INPUT, "no-parent",
                N_("“%s” belongs to “%s”, which is not there."), n->id, id));
    if (n->up->of != NULL)
        return wrong(c, n,
            fail(c, ERR_INPUT, "no-parent",
                N_("“%s” belongs to “%s”, which is a translation."), n->id,
                id));
    return OK;
}

static void
put_in(struct framework_node *n)
{
    bool translates = n->of != NULL;
    struct framework_node **first =
        translates ? &n->up->translations : &n->up->first;
    struct framework_node **last =
        translates ? &n->up->last_translation : &n->up->last;

    if (*last != NULL)
        (*last)->next = n;
    else
        *first = n;
    *last = n;
}

/* The next in reading order; depth follows. */
static struct framework_node *
next_node(struct framework_node *n, int *depth)
{
    if (n->first != NULL) {
        ++*depth;
        return n->first;
    }
    while (n->up != NULL && n->next == NULL) {
        n = n->up;
        --*depth;
    }
    return n->up != NULL ? n->next : NULL;
}

/* What cannot be reached from the top is in itself, somewhere above. */
static enum result
check_cycle(struct ctx *c, struct framework *f, size_t reached)
{
    for (size_t i = 0; i < f->n; i++)
        reached += f->node[i].of != NULL;
    if (reached == f->n)
        return OK;
    for (size_t i = 0; i < f->n; i++) {
        struct framework_node *n = &f->node[i];

        for (size_t steps = 0; n != &f->top && steps <= f->n; steps++)
            n = n->up;
        if (n != &f->top)
            return wrong(c, n,
                fail(c, ERR_INPUT, "cycle", N_("“%s” is inside itself."),
                    n->id));
    }
    return OK;
}

static enum result
measure(struct ctx *c, struct framework *f)
{
    struct framework_node *n;
    size_t reached = 0;
    int depth = 0;

    for (n = next_node(&f->top, &depth); n != NULL; n = next_node(n, &depth)) {
        if (depth > FRAMEWORK_DEPTH_MAX)
            return wrong(c, n,
                fail(c, ERR_LIMIT, "too-deep",
                    N_("“%s” lies more than %d levels deep."), n->id,
                    FRAMEWORK_DEPTH_MAX));
        f->order[reached++] = n;
    }
    for (size_t i = reached; i > 0; i--) {
        n = f->order[i - 1];
        if (n->up->height <= n->height)
            n->up->height = n->height + 1;
    }
    return check_cycle(c, f, reached);
}

enum result
framework_link(struct ctx *c, struct framework *f)
{
    enum result r = framework_sort(c, f);

    for (size_t i = 0; i < f->n && r == OK; i++)
        r = find_up(c, f, &f->node[i]);
    if (r != OK)
        return r;
    qsort(f->order, f->n, sizeof(struct framework_node *), compare_places);
    for (size_t i = 0; i < f->n; i++)
        put_in(f->order[i]);
    return measure(c, f);
}
