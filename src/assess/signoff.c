/* signoff - what is asked before a signature, as the verbs will ask it. */
#include <config.h>

#include "assess/matrix.h"
#include "assess/sign.h"
#include "portfolio/enrolment.h"
#include "rules/rules.h"
#include "store/store.h"

struct asking {
    const struct matrix *m;
    struct signoff *out;
};

/* A refusal is an answer here; anything else stays a failure. */
static enum result
answer(struct ctx *c, struct signoff_check *check, enum result r)
{
    check->asked = true;
    check->ok = r == OK;
    if (r != ERR_DENIED)
        return r;
    check->stops = true;
    check->why = c->message;
    fail_clear(c);
    return OK;
}

static enum result
ask_rules(struct ctx *c, const struct matrix *m, struct signoff *s)
{
    static const struct {
        enum signoff_what what;
        enum rule_part part;
        bool learner; /* asked of the learner's declaration too */
    } parts[] = {
        {SIGNOFF_MET,           PART_MET,           true },
        {SIGNOFF_DECIDERS,      PART_DECIDERS,      true },
        {SIGNOFF_CONFIRMED,     PART_CONFIRMED,     true },
        {SIGNOFF_COUNTERSIGNED, PART_COUNTERSIGNED, true },
        {SIGNOFF_KEYS,          PART_KEYS,          true },
        {SIGNOFF_ASKED,         PART_ASKED,         true },
        {SIGNOFF_CONFLICT,      PART_CONFLICT,      false},
        {SIGNOFF_OTHER,         PART_OTHER,         false},
        {SIGNOFF_APPROVED,      PART_APPROVED,      false},
    };
    bool own = id_equal(c->actor, m->learner.id);
    struct deed deed = {.kind = own ? DEED_DECLARE : DEED_SIGN,
        .actor = c->actor,
        .learner = m->learner.id,
        .enrolment = m->enrolment};

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        enum result r = OK;

        if (!own || parts[i].learner)
            r = answer(c, &s->checks[parts[i].what],
                may_part(c, parts[i].part, &deed));
        if (r != OK)
            return r;
    }
    if (own)
        return OK;
    return answer(
        c, &s->checks[SIGNOFF_ALLOCATED], signer_check(c, m->enrolment));
}

/* What the signer should know, and may sign all the same. */
static void
inform(struct ctx *c, const struct matrix *m, struct signoff *s)
{
    struct signoff_check *declared = &s->checks[SIGNOFF_DECLARED];
    struct signoff_check *waiting = &s->checks[SIGNOFF_WAITING];

    s->waiting = mem_array(c->mem, m->npieces + 1, sizeof(*s->waiting));
    for (size_t i = 0; i < m->npieces; i++)
        if (m->pieces[i].waits)
            s->waiting[s->nwaiting++] = &m->pieces[i];
    waiting->asked = true;
    waiting->ok = s->nwaiting == 0;
    if (!waiting->ok)
        waiting->why = mem_printf(c->mem,
            tr_n(c->lang, "%zu piece of evidence still waits for a decision.",
                "%zu pieces of evidence still wait for a decision.",
                s->nwaiting),
            s->nwaiting);
    declared->asked = !id_equal(c->actor, m->learner.id);
    declared->ok = m->declared != 0;
    if (!declared->ok)
        declared->why =
            tr(c->lang, N_("The learner has not declared this unit yet."));
}

static void
add_deciders(struct ctx *c, const struct matrix *m, struct signoff *s)
{
    s->deciders = mem_array(c->mem, m->nitems + 1, sizeof(*s->deciders));
    for (size_t i = 0; i < m->nitems; i++) {
        const struct matrix_decision *d = m->items[i].decision;
        size_t k = 0;

        if (d == NULL)
            continue;
        while (k < s->ndeciders && !id_equal(s->deciders[k].id, d->by.id))
            k++;
        if (k == s->ndeciders)
            s->deciders[s->ndeciders++] = d->by;
    }
}

static enum result
ask(struct ctx *c, void *arg)
{
    const struct asking *asking = arg;
    struct signoff *s = asking->out;
    enum result r;

    *s = (struct signoff){.ready = true};
    for (int i = 0; i < SIGNOFF__N; i++)
        s->checks[i].what = (enum signoff_what)i;
    if ((r = ask_rules(c, asking->m, s)) != OK)
        return r;
    inform(c, asking->m, s);
    add_deciders(c, asking->m, s);
    for (int i = 0; i < SIGNOFF__N; i++)
        s->ready = s->ready && !s->checks[i].stops;
    return OK;
}

enum result
signoff_read(struct ctx *c, const struct matrix *m, struct signoff *out)
{
    struct asking asking = {m, out};

    return store_read(c, ask, &asking);
}
