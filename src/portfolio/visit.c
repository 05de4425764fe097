/* visit - an EQA's access, and the sample they pick. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "people/person.h"
#include "portfolio/visit.h"
#include "rules/rules.h"
#include "standard/qualifications.h"
#include "store/sql.h"
#include "store/store.h"

#define QUALIFICATIONS_MAX 10000
#define REASON_MAX 10000

/* As its qualifications name it, whichever of their languages it is said in. */
static enum result
find_body(struct ctx *c, const char *named, const char **out)
{
    struct library_qualification *list;
    const struct qualification *q;
    enum result r;
    size_t n;

    if ((r = qualification_list(c, QUALIFICATIONS_MAX, &list, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        if ((r = qualification_get(c, list[i].id, &q)) != OK)
            return r;
        for (const struct unit_text *t = q->body; t != NULL; t = t->next)
            if (strcmp(t->words, named) == 0) {
                *out = q->body->words;
                return OK;
            }
    }
    return fail(c, ERR_NOT_FOUND, "no-awarding-body",
        N_("No qualification of the library is awarded by “%s”."), named);
}

struct granting {
    struct id person;
    const char *body, *from, *to;
};

static enum result
grant(struct ctx *c, void *arg)
{
    const struct granting *g = arg;
    struct act act = {
        .kind = "eqa-access", .actor = c->actor, .subject = g->person};
    struct id id = id_new(c);
    struct person p;
    const char *body;
    enum result r;

    if ((r = may_administer(c)) != OK ||
        (r = person_as(c, g->person, ROLE_EQA, &p)) != OK ||
        (r = find_body(c, g->body, &body)) != OK ||
        (r = sql_eqa_access_add(c, id, p.id, body, g->from, g->to, c->now)) !=
            OK)
        return r;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "access", id_text(c->mem, id));
    value_set_string(c->mem, act.body, "body", body);
    value_set_string(c->mem, act.body, "from", g->from);
    value_set_string(c->mem, act.body, "to", g->to);
    return act_append(c, &act, NULL);
}

enum result
visit_grant(struct ctx *c, struct id person, const char *body, const char *from,
    const char *to)
{
    struct granting g = {person, utf8_nfc(c->mem, body), from, to};

    if (!day_is(from) || !day_is(to))
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."),
            day_is(from) ? to : from);
    if (strcmp(from, to) > 0)
        return fail(c, ERR_INPUT, "bad-period",
            N_("A visit from %s to %s ends before it begins."), from, to);
    return store_write(c, grant, &g);
}

enum result
visit_opens(struct ctx *c, struct id person, struct id learner, bool *out)
{
    struct eqa_count_row found;
    enum result r;

    r = sql_eqa_opens(c, person, learner, time_day(c->mem, c->now), &found);
    *out = r == OK && found.n > 0;
    return r;
}

enum result
visit_list(struct ctx *c, struct id person, struct visit_unit **out, size_t *n)
{
    struct eqa_unit_row *rows;
    enum result r;

    r = sql_eqa_units(c, person, time_day(c->mem, c->now), VISIT_MAX, &rows, n);
    if (r != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct visit_unit){
            .enrolment = rows[i].enrolment,
            .learner = rows[i].learner,
            .unit = rows[i].unit,
            .learner_name = rows[i].name,
            .learner_ref = rows[i].ref,
            .sampled = rows[i].sampled,
            .reason = rows[i].reason,
        };
    return OK;
}

struct picking {
    struct id enrolment;
    const char *reason;
};

static enum result
pick(struct ctx *c, void *arg)
{
    const struct picking *p = arg;
    struct act act = {.kind = "eqa-sample", .actor = c->actor};
    struct id id = id_new(c);
    struct enrolment_row e;
    const char *text;
    bool opens = false;
    enum result r;

    if ((r = person_acts(c)) != OK)
        return r;
    r = sql_enrolment_get(c, p->enrolment, &e);
    if (r == OK)
        r = visit_opens(c, c->actor, e.learner, &opens);
    if (r == ERR_NOT_FOUND || (r == OK && !opens))
        return fail(c, ERR_NOT_FOUND, "no-enrolment",
            N_("There is no such unit of a learner."));
    if (r == OK)
        r = sql_eqa_sample_add(c, id, c->actor, e.id, p->reason, c->now);
    if (r == ERR_CONFLICT)
        return fail(
            c, r, "sampled", N_("This unit is in your sample already."));
    if (r != OK)
        return r;
    act.subject = e.learner;
    act.body = value_object(c->mem);
    if (p->reason != NULL) {
        if ((r = commitment(c, id, "reason", p->reason, &text)) != OK)
            return r;
        value_set_string(c->mem, act.body, "reason", text);
    }
    value_set_string(c->mem, act.body, "sample", id_text(c->mem, id));
    value_set_string(c->mem, act.body, "unit",
        mem_printf(c->mem, "%s@%lld", e.key, (long long)e.rev));
    return act_append(c, &act, NULL);
}

enum result
visit_pick(struct ctx *c, struct id enrolment, const char *reason)
{
    struct picking p = {enrolment, reason};

    if (reason != NULL &&
        (strlen(reason) > REASON_MAX || !utf8_is_text(reason)))
        return fail(c, ERR_INPUT, "bad-text",
            N_("A reason is UTF-8 of at most %d bytes."), REASON_MAX);
    if (reason != NULL)
        p.reason = *utf8_trim(c->mem, reason) == '\0'
                       ? NULL
                       : utf8_nfc(c->mem, reason);
    return store_write(c, pick, &p);
}
