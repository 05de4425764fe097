/* enrolment …, qualification terms and allocate: the coordinator's work on
 * enrolments. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "acting.h"
#include "command.h"
#include "language.h"
#include "portfolio/allocate.h"
#include "portfolio/qualifying_step.h"

/* Whoever --as names, or else the operator. */
static enum result
somebody(struct ctx *c, const struct args *a)
{
    struct person actor;

    return args_has(a, "as") ? acting(c, a, &actor) : OK;
}

/* PERSON KEY: the learner's qualification. */
static enum result
find(struct ctx *c, const struct args *a, struct qualifying *out)
{
    const char *const *words = args_words(a);
    struct qualifying *all;
    struct person learner;
    enum result r;
    size_t n;

    if ((r = somebody(c, a)) != OK ||
        (r = person_named(c, words[0], &learner)) != OK ||
        (r = qualifying_list(c, learner.id, &all, &n)) != OK)
        return r;
    for (size_t i = n; i-- > 0;)
        if (strcmp(all[i].key, words[1]) == 0) {
            *out = all[i];
            return OK;
        }
    return fail(c, ERR_NOT_FOUND, "not-enrolled",
        N_("The learner is not enrolled on %s."), words[1]);
}

static enum result
step(struct ctx *c, const struct args *a, struct out *o,
    struct qualifying_step *s, const char *said)
{
    struct qualifying on;
    enum result r;

    s->day = args_get(a, "on");
    if ((r = find(c, a, &on)) != OK)
        return r;
    s->on = on.id;
    if ((r = qualifying_step(c, s)) != OK)
        return r;
    out_note(o, "%s", tr(c->lang, said));
    return OK;
}

enum result
cmd_enrolment_register(struct ctx *c, const struct args *a, struct out *o)
{
    return step(c, a, o,
        &(struct qualifying_step){
            .event = ENROLMENT_REGISTER, .number = args_get(a, "number")},
        N_("The registration is recorded."));
}

enum result
cmd_enrolment_break(struct ctx *c, const struct args *a, struct out *o)
{
    return step(c, a, o,
        &(struct qualifying_step){.event = ENROLMENT_BREAK,
            .until = args_get(a, "until"),
            .words = args_get(a, "reason")},
        N_("The break in learning is recorded."));
}

enum result
cmd_enrolment_resume(struct ctx *c, const struct args *a, struct out *o)
{
    return step(c, a, o, &(struct qualifying_step){.event = ENROLMENT_RESUME},
        N_("The learner is back from the break."));
}

enum result
cmd_enrolment_withdraw(struct ctx *c, const struct args *a, struct out *o)
{
    return step(c, a, o,
        &(struct qualifying_step){
            .event = ENROLMENT_LEAVE, .words = args_get(a, "reason")},
        N_("The learner has withdrawn; released units can still be claimed."));
}

enum result
cmd_enrolment_transfer(struct ctx *c, const struct args *a, struct out *o)
{
    return step(c, a, o,
        &(struct qualifying_step){
            .event = ENROLMENT_TRANSFER, .words = args_get(a, "to")},
        N_("The transfer is recorded."));
}

enum result
cmd_enrolment_agree(struct ctx *c, const struct args *a, struct out *o)
{
    return step(c, a, o,
        &(struct qualifying_step){
            .event = ENROLMENT_AGREE, .words = args_get(a, "reason")},
        N_("The EQA's agreement is recorded; the certificate can be "
           "claimed."));
}

enum result
cmd_enrolment_claim(struct ctx *c, const struct args *a, struct out *o)
{
    return step(c, a, o, &(struct qualifying_step){.event = ENROLMENT_CLAIM},
        N_("The claim is recorded."));
}

enum result
cmd_enrolment_certificate(struct ctx *c, const struct args *a, struct out *o)
{
    return step(c, a, o,
        &(struct qualifying_step){
            .event = ENROLMENT_CERTIFY, .number = args_get(a, "number")},
        N_("The certificate is recorded."));
}

/* A number of days, or what there was. */
static enum result
days(struct ctx *c, const char *text, int64_t *out)
{
    char *end;

    if (text == NULL)
        return OK;
    *out = strtoll(text, &end, 10);
    if (*text != '\0' && *end == '\0')
        return OK;
    return fail(c, ERR_INPUT, "bad-days",
        N_("A deadline is a number of days, 10000 at most."));
}

enum result
cmd_qualification_terms(struct ctx *c, const struct args *a, struct out *o)
{
    const char *key = args_words(a)[0], *direct = args_get(a, "direct-claims");
    struct value *v = value_object(c->mem);
    struct qualifying_terms t;
    enum result r;

    if ((r = somebody(c, a)) != OK ||
        (r = qualifying_terms(c, key, &t)) != OK ||
        (r = days(c, args_get(a, "register-within"), &t.register_within)) !=
            OK ||
        (r = days(c, args_get(a, "claim-within"), &t.claim_within)) != OK)
        return r;
    if (direct != NULL && strcmp(direct, "yes") != 0 &&
        strcmp(direct, "no") != 0)
        return fail(
            c, ERR_INPUT, "usage", N_("Direct claims are “yes” or “no”."));
    if (direct != NULL)
        t.direct = strcmp(direct, "yes") == 0;
    if (direct != NULL || args_has(a, "register-within") ||
        args_has(a, "claim-within"))
        if ((r = qualifying_terms_set(c, key, &t)) != OK)
            return r;
    value_set_bool(c->mem, v, "direct_claims", t.direct);
    value_set_integer(c->mem, v, "register_within", t.register_within);
    value_set_integer(c->mem, v, "claim_within", t.claim_within);
    if (out_json(o, v))
        return OK;
    out_line(o, "%s",
        t.direct ? tr(c->lang, N_("Certificates are claimed directly."))
                 : tr(c->lang, N_("The EQA agrees before a certificate is "
                                  "claimed.")));
    out_line(o, tr(c->lang, N_("Days to register, from the start: %lld")),
        (long long)t.register_within);
    out_line(o, tr(c->lang, N_("Days to claim, from the registration: %lld")),
        (long long)t.claim_within);
    return OK;
}

static enum result
person_of(
    struct ctx *c, const struct args *a, const char *option, struct id *out)
{
    const char *named = args_get(a, option);
    struct person p;
    enum result r;

    if (named == NULL)
        return OK;
    if ((r = person_named(c, named, &p)) == OK)
        *out = p.id;
    return r;
}

enum result
cmd_allocate(struct ctx *c, const struct args *a, struct out *o)
{
    struct allocating how = {.units = args_all(a, "unit"),
        .role = args_get(a, "role"),
        .start = args_get(a, "start"),
        .end = args_get(a, "end")};
    struct value *v = value_object(c->mem);
    struct person learner;
    struct allocated out;
    enum result r;

    if ((r = somebody(c, a)) != OK ||
        (r = person_of(c, a, "from", &how.from)) != OK ||
        (r = person_of(c, a, "to", &how.to)) != OK)
        return r;
    if (args_words(a)[0] != NULL) {
        if ((r = person_named(c, args_words(a)[0], &learner)) != OK)
            return r;
        how.learner = learner.id;
    }
    if ((r = allocate(c, &how, &out)) != OK)
        return r;
    if ((r = tell_language(c, o, &how.to, 1, how.learner, v)) != OK)
        return r;
    value_set_integer(c->mem, v, "units", (int64_t)out.units);
    value_set_integer(c->mem, v, "learners", (int64_t)out.learners);
    if (out_json(o, v))
        return OK;
    out_line(o, tr(c->lang, N_("Units: %zu; learners: %zu")), out.units,
        out.learners);
    return OK;
}
