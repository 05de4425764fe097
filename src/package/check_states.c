/* check_states - what portfolio.xml shows must be what its acts give, in every
 * particular. */
#include <config.h>

#include "derive.h"

enum result
check_states(struct check *k)
{
    struct facts shown = {.mem = k->c->mem}, derived = {.mem = k->c->mem};
    struct account account;
    const char *difference;
    enum result r;

    if ((r = derive(k, &account)) != OK)
        return r;
    shown_facts(k, &shown);
    derive_facts(&account, &derived);
    difference = facts_difference(k->c, &shown, &derived);
    if (difference == NULL)
        return OK;
    return fail(k->c, ERR_INPUT, "not-derived", "%s", difference);
}
