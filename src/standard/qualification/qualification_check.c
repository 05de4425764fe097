/* qualification_check - ids, keys, sets, and rules that can be met. */
#include <config.h>

#include <string.h>

#include "qualification_check.h"
#include "standard/combination.h"

static enum result
wrong_id(struct ctx *c, const struct qualification_group *g)
{
    return fail_line(c, g->line,
        fail(c, ERR_INPUT, "invalid-qualification",
            N_("The group id “%s” stands twice."), g->id));
}

static enum result
check_ids(struct ctx *c, const struct qualification *q)
{
    for (struct qualification_group *g = NULL;
         (g = qualification_next_group(q, g)) != NULL;)
        for (struct qualification_group *i = NULL;
             (i = qualification_next_group(q, i)) != g;)
            if (strcmp(i->id, g->id) == 0)
                return wrong_id(c, g);
    return OK;
}

/* A unit may stand in several groups, but in each once. */
static enum result
check_places(struct ctx *c, const struct qualification_group *g)
{
    for (struct qualification_place *p = g->places; p != NULL; p = p->next)
        for (struct qualification_place *i = g->places; i != p; i = i->next)
            if (strcmp(i->key, p->key) == 0 && i->rev == p->rev)
                return fail_line(c, p->line,
                    fail(c, ERR_INPUT, "invalid-qualification",
                        N_("The unit %s stands twice in the group “%s”."),
                        p->key, group_name(g, c->lang)));
    return OK;
}

static bool
is_above(int64_t min, int64_t max)
{
    return min != UNSAID && max != UNSAID && min > max;
}

static enum result
check_groups(struct ctx *c, const struct qualification *q)
{
    enum result r = OK;

    for (struct qualification_group *g = NULL;
         r == OK && (g = qualification_next_group(q, g)) != NULL;) {
        if (is_above(g->min_units, g->max_units) ||
            is_above(g->min_credit, g->max_credit) ||
            is_above(g->min_groups, g->max_groups))
            return fail_line(c, g->line,
                fail(c, ERR_INPUT, "invalid-qualification",
                    N_("In the group “%s”, a minimum is above its maximum."),
                    group_name(g, c->lang)));
        r = check_places(c, g);
    }
    return r;
}

static bool
has_place(const struct qualification *q, const char *key)
{
    for (struct qualification_place *p = NULL;
         (p = qualification_next_place(q, p)) != NULL;)
        if (strcmp(p->key, key) == 0)
            return true;
    return false;
}

static bool
is_in_sets(
    const struct qualification_set *set, const char *key, const char *const *at)
{
    for (; set != NULL; set = set->next)
        for (size_t i = 0; i < set->n; i++)
            if (&set->keys[i] != at && strcmp(set->keys[i], key) == 0)
                return true;
    return false;
}

/* A unit is equivalent by one set only; one of each set has a place. */
static enum result
check_equivalent(struct ctx *c, const struct qualification *q)
{
    for (struct qualification_set *e = q->equivalent; e != NULL; e = e->next) {
        bool placed = false;

        for (size_t i = 0; i < e->n; i++) {
            if (is_in_sets(q->equivalent, e->keys[i], &e->keys[i]))
                return fail_line(c, e->line,
                    fail(c, ERR_INPUT, "invalid-qualification",
                        N_("The unit %s stands twice among the equivalents; "
                           "one set holds all that are equivalent."),
                        e->keys[i]));
            placed = placed || has_place(q, e->keys[i]);
        }
        if (!placed)
            return fail_line(c, e->line,
                fail(c, ERR_INPUT, "invalid-qualification",
                    N_("None of the equivalent units, %s and others, is in a "
                       "group."),
                    e->keys[0]));
    }
    return OK;
}

static enum result
check_barred(struct ctx *c, const struct qualification *q)
{
    for (struct qualification_set *b = q->barred; b != NULL; b = b->next)
        for (size_t i = 0; i < b->n; i++)
            if (!has_place(q, b->keys[i]) &&
                !is_in_sets(q->equivalent, b->keys[i], NULL))
                return fail_line(c, b->line,
                    fail(c, ERR_INPUT, "invalid-qualification",
                        N_("The barred unit %s is in no group."), b->keys[i]));
    return OK;
}

enum result
qualification_check(struct ctx *c, const struct qualification *q)
{
    const struct qualification_group *g;
    const char *rule;
    enum result r;

    if ((r = check_ids(c, q)) != OK || (r = check_groups(c, q)) != OK ||
        (r = check_equivalent(c, q)) != OK || (r = check_barred(c, q)) != OK)
        return r;
    if (qualification_next_place(q, NULL) == NULL)
        return fail_line(c, q->root->line,
            fail(c, ERR_INPUT, "invalid-qualification",
                N_("The qualification has no units.")));
    if ((g = combination_impossible(c, q)) == NULL)
        return OK;
    rule = group_rule(c, g);
    return fail_line(c, g->line,
        fail(c, ERR_INPUT, "impossible-rule",
            N_("Its units can never satisfy the group “%s”. %s"),
            group_name(g, c->lang), rule != NULL ? rule : ""));
}
