/* sign - declare and sign off a unit. */
#include <config.h>

#include "assess/sign.h"
#include "base/value.h"
#include "ledger/act.h"
#include "overtaken.h"
#include "portfolio/enrolment.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

struct signing {
    struct id enrolment, credential;
    int64_t seen;
};

static enum result
ask(struct ctx *c, enum deed_kind kind, const struct signing *s,
    struct id learner)
{
    return may(c, &(struct deed){.kind = kind,
                      .actor = c->actor,
                      .credential = s->credential,
                      .learner = learner,
                      .enrolment = s->enrolment});
}

static struct value *
body_of(struct ctx *c, const struct enrolment_row *e)
{
    struct value *body = value_object(c->mem);

    value_set_string(c->mem, body, "unit",
        mem_printf(c->mem, "%s@%lld", e->key, (long long)e->rev));
    return body;
}

static enum result
declare(struct ctx *c, void *arg)
{
    const struct signing *s = arg;
    struct enrolment_row e;
    struct act act = {.kind = "declaration", .actor = c->actor};
    enum result r;

    if ((r = sql_enrolment_get(c, s->enrolment, &e)) != OK)
        return r;
    if (!id_equal(c->actor, e.learner))
        return fail(c, ERR_DENIED, "not-learner",
            N_("Only the learner declares their unit ready."));
    if (e.declared_at != 0)
        return fail(c, ERR_CONFLICT, "declared",
            N_("The learner has declared this unit already."));
    if ((r = overtaken_unit(c, &e, s->seen)) != OK ||
        (r = ask(c, DEED_DECLARE, s, e.learner)) != OK ||
        (r = sql_enrolment_declare(c, e.id, c->now)) != OK ||
        (r = sql_unit_signature_add(
             c, id_new(c), e.id, "declaration", c->actor, c->now)) != OK)
        return r;
    act.subject = e.learner;
    act.body = body_of(c, &e);
    return act_append(c, &act, NULL);
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
    struct act act = {.kind = "signature", .actor = c->actor};
    struct value *deciders;
    enum result r;

    if ((r = sql_enrolment_get(c, s->enrolment, &e)) != OK)
        return r;
    if (e.signed_at != 0)
        return fail(
            c, ERR_CONFLICT, "signed", N_("This unit is signed already."));
    if ((r = overtaken_unit(c, &e, s->seen)) != OK ||
        (r = ask(c, DEED_SIGN, s, e.learner)) != OK ||
        (r = signer_check(c, e.id)) != OK ||
        (r = decided_by(c, e.id, &deciders)) != OK ||
        (r = sql_enrolment_sign(c, e.id, c->now)) != OK ||
        (r = sql_unit_signature_add(
             c, id_new(c), e.id, "signature", c->actor, c->now)) != OK)
        return r;
    act.subject = e.learner;
    act.body = body_of(c, &e);
    value_set(c->mem, act.body, "decisions_by", deciders);
    return act_append(c, &act, NULL);
}

enum result
unit_sign(
    struct ctx *c, struct id enrolment, struct id credential, int64_t seen)
{
    struct signing s = {enrolment, credential, seen};

    return store_write(c, sign, &s);
}
