/* sign - declare and sign off a unit. */
#include <config.h>

#include "assess/sign.h"
#include "overtaken.h"
#include "portfolio/enrolment.h"
#include "store/store.h"
#include "unit_step.h"

struct signing {
    struct id enrolment, credential;
    int64_t seen;
};

static enum result
declare(struct ctx *c, void *arg)
{
    const struct signing *s = arg;
    struct enrolment_row e;
    enum result r;

    if ((r = sql_enrolment_get(c, s->enrolment, &e)) != OK)
        return r;
    if (!id_equal(c->actor, e.learner))
        return fail(c, ERR_DENIED, "not-learner",
            N_("Only the learner declares their unit ready."));
    if ((r = overtaken_unit(c, &e, s->seen)) != OK)
        return r;
    return unit_step(c, UNIT_DECLARE, &e,
        &(struct deed){.credential = s->credential}, value_object(c->mem),
        NULL);
}

enum result
unit_declare(
    struct ctx *c, struct id enrolment, struct id credential, int64_t seen)
{
    struct signing s = {enrolment, credential, seen};

    return store_write(c, declare, &s);
}

static enum result
decided_by(struct ctx *c, struct id enrolment, struct value **out)
{
    struct relied_row *rows;
    enum result r;
    size_t n;

    *out = value_array(c->mem);
    if ((r = sql_relied_on(c, enrolment, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        value_add(*out, value_string(c->mem, id_text(c->mem, rows[i].person)));
    return OK;
}

enum result
signer_check(struct ctx *c, struct id enrolment)
{
    enum result r;
    bool yes;

    r = allocation_is(c, enrolment, c->actor, "countersigner", &yes);
    return r != OK || yes ? r : allocation_check(c, enrolment, c->actor);
}

static enum result
sign(struct ctx *c, void *arg)
{
    const struct signing *s = arg;
    struct enrolment_row e;
    struct value *body, *deciders;
    enum result r;

    if ((r = sql_enrolment_get(c, s->enrolment, &e)) != OK ||
        (r = overtaken_unit(c, &e, s->seen)) != OK ||
        (r = signer_check(c, e.id)) != OK ||
        (r = decided_by(c, e.id, &deciders)) != OK)
        return r;
    body = value_object(c->mem);
    value_set(c->mem, body, "decisions_by", deciders);
    return unit_step(c, UNIT_SIGN, &e,
        &(struct deed){.credential = s->credential}, body, NULL);
}

enum result
unit_sign(
    struct ctx *c, struct id enrolment, struct id credential, int64_t seen)
{
    struct signing s = {enrolment, credential, seen};

    return store_write(c, sign, &s);
}
