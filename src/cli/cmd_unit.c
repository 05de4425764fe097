/* unit …: what is done to a unit besides its two signatures. */
#include <config.h>

#include "acting.h"
#include "assess/release.h"
#include "assess/reopen.h"
#include "command.h"
#include "portfolio/enrolment.h"

/* Who acts, on which unit of whom, by which credential. */
static enum result
find(struct ctx *c, const struct args *a, struct id *enrolment,
    struct id *credential)
{
    struct person actor, learner;
    enum result r;

    if ((r = acting(c, a, &actor)) != OK ||
        (r = person_named(c, args_get(a, "learner"), &learner)) != OK ||
        (r = enrolment_find(c, learner.id, args_words(a)[0], enrolment)) != OK)
        return r;
    return acting_credential(c, a, credential);
}

enum result
cmd_unit_reopen(struct ctx *c, const struct args *a, struct out *o)
{
    struct reopening new = {.role = args_get(a, "role"),
        .items = args_get(a, "items"),
        .reason = args_get(a, "reason")};
    enum result r;

    if ((r = find(c, a, &new.enrolment, &new.credential)) != OK ||
        (r = unit_reopen(c, &new)) != OK)
        return r;
    out_note(o, tr(c->lang, N_("The unit %s is open again for: %s")),
        args_words(a)[0], new.items);
    return OK;
}

enum result
cmd_unit_close(struct ctx *c, const struct args *a, struct out *o)
{
    struct closing new = {.certificate = args_get(a, "certificate"),
        .exempt = args_has(a, "exempt")};
    enum result r;

    if ((r = find(c, a, &new.enrolment, &new.credential)) != OK ||
        (r = unit_close(c, &new)) != OK)
        return r;
    out_note(o,
        new.exempt ? tr(c->lang, N_("The learner is exempt from the unit %s."))
                   : tr(c->lang, N_("The unit %s is met by credit transfer.")),
        args_words(a)[0]);
    return OK;
}

enum result
cmd_unit_revoke(struct ctx *c, const struct args *a, struct out *o)
{
    struct id enrolment, credential;
    enum result r;

    if ((r = find(c, a, &enrolment, &credential)) != OK ||
        (r = unit_revoke(c, enrolment, credential, 0, args_get(a, "reason"))) !=
            OK)
        return r;
    out_note(o, tr(c->lang, N_("The result of the unit %s is revoked.")),
        args_words(a)[0]);
    return OK;
}

enum result
cmd_unit_release(struct ctx *c, const struct args *a, struct out *o)
{
    struct id enrolment, credential;
    enum result r;

    if ((r = find(c, a, &enrolment, &credential)) != OK ||
        (r = unit_release(
             c, enrolment, credential, 0, args_get(a, "reason"))) != OK)
        return r;
    out_note(o, tr(c->lang, N_("The unit %s is released to be claimed.")),
        args_words(a)[0]);
    return OK;
}
