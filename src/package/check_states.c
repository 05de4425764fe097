/* check_states - what portfolio.xml shows must be what its acts give, in every
 * particular. */
#include <config.h>

#include "check.h"

static enum result
tell(struct ctx *c, const struct facts_at *at)
{
    const char *name = at->name;
    const char *shown = at->in_a ? facts_brief(c->mem, at->in_a) : NULL;
    const char *derived = at->in_b ? facts_brief(c->mem, at->in_b) : NULL;

    if (derived == NULL)
        return fail(c, ERR_INPUT, "not-derived",
            N_("%s: portfolio.xml says “%s”, the acts give nothing."), name,
            shown);
    if (shown == NULL)
        return fail(c, ERR_INPUT, "not-derived",
            N_("%s: portfolio.xml says nothing, the acts give “%s”."), name,
            derived);
    return fail(c, ERR_INPUT, "not-derived",
        N_("%s: portfolio.xml says “%s”, the acts give “%s”."), name, shown,
        derived);
}

enum result
check_states(struct check *k)
{
    struct facts shown = {.mem = k->c->mem}, derived = {.mem = k->c->mem};
    struct facts_at at = {0};
    struct account *account;
    enum result r;

    if ((r = derive(&k->from, &account)) != OK)
        return r;
    shown_facts(k, &shown);
    derive_facts(account, &derived);
    facts_sort(&shown);
    facts_sort(&derived);
    return facts_next_difference(&shown, &derived, &at) ? tell(k->c, &at) : OK;
}
