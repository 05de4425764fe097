/* check_witness - the rules about witnesses: R5, R16, and that a statement
 * counts once its witness was checked. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "base/value.h"
#include "check.h"
#include "store/sql.h"

/* Do two names or addresses mean the same, whatever their case? */
static bool
means_same(struct ctx *c, const char *a, const char *b)
{
    return a != NULL && b != NULL &&
           strcmp(utf8_fold(c->mem, utf8_normal(c->mem, a)),
               utf8_fold(c->mem, utf8_normal(c->mem, b))) == 0;
}

/* R5: not the learner, by session, name or address; no declared relative. */
enum result
check_witness(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_person_row learner;
    enum result r;

    if (deed->relative || id_equal(deed->actor, deed->learner))
        return deny(c, rule);
    if ((r = sql_rule_person(c, deed->learner, &learner)) != OK)
        return r;
    return means_same(c, deed->witness, learner.name) ||
                   means_same(c, deed->email, learner.email)
               ? deny(c, rule)
               : OK;
}

/* The witness that the evidence names; NULL: none. */
static enum result
on_paper(struct ctx *c, const struct deed *deed, const char **out)
{
    struct witnessed_by_row by;
    struct value *details = NULL;
    enum result r;

    *out = NULL;
    r = sql_witnessed_by(c, deed->evidence, deed->version, &by);
    if (r != OK || by.details == NULL)
        return r == ERR_NOT_FOUND ? OK : r;
    r = value_parse(c, by.details, strlen(by.details), &details);
    *out = value_get_string(details, "witness");
    return r;
}

/* R16: the statement is not the actor's own, by the names and addresses that
 * its witnesses have. */
enum result
check_own_statement(
    struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct witness_statement_row *said;
    struct witness_check_row *checks;
    struct rule_person_row actor;
    size_t nsaid, nchecks;
    const char *paper;
    enum result r;

    if ((r = sql_rule_person(c, deed->actor, &actor)) != OK ||
        (r = on_paper(c, deed, &paper)) != OK ||
        (r = sql_witness_statement_list(
             c, deed->evidence, deed->version, &said, &nsaid)) != OK ||
        (r = sql_witness_check_list(
             c, deed->evidence, deed->version, &checks, &nchecks)) != OK)
        return r;
    if (means_same(c, paper, actor.name))
        return deny(c, rule);
    for (size_t i = 0; i < nsaid; i++)
        if (means_same(c, said[i].name, actor.name) ||
            means_same(c, said[i].email, actor.email))
            return deny(c, rule);
    for (size_t i = 0; i < nchecks; i++)
        if (means_same(c, checks[i].name, actor.name))
            return deny(c, rule);
    return OK;
}

/* A statement counts once its witness was checked. */
enum result
check_checked(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct witnessed_by_row by;
    enum result r;

    r = sql_witnessed_by(c, deed->evidence, deed->version, &by);
    if (r == ERR_NOT_FOUND)
        return OK; /* R12 says what is wrong with that */
    if (r != OK || by.n > 0)
        return r;
    return strcmp(by.type, "WT") == 0 || strcmp(by.type, "EWT") == 0
               ? deny(c, rule)
               : OK;
}
