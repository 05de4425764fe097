/* check_key - R13, fourth part: what is signed is its person's beyond doubt. */
#include <config.h>

#include "check.h"
#include "store/sql.h"

enum result
check_keys(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_signer_row *doubtful;
    struct rule_count_row own;
    enum result r;
    size_t n;

    if ((r = sql_rule_own_key(c, deed->actor, &own)) != OK ||
        (r = sql_rule_doubtful(c, deed->enrolment, &doubtful, &n)) != OK)
        return r;
    if (own.n > 0)
        return fail(c, ERR_DENIED, rule->code,
            N_("Your key was made after somebody else had reset your "
               "passphrase, so it is confirmed before you sign a unit: by you, "
               "with the passphrase that you had before, or by a second "
               "administrator."));
    if (n == 0)
        return OK;
    return fail(c, ERR_DENIED, rule->code,
        N_("A decision in this unit was signed with a key that was reissued "
           "and is not confirmed yet, that of: %s"),
        doubtful[0].name);
}
