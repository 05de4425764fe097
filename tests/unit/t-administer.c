/* administer: the works of an administrator, refused to everybody else. */
#include <config.h>

#include <stdlib.h>

#include "assess/withdraw.h"
#include "centre.h"
#include "people/approval.h"
#include "people/credential.h"
#include "people/person.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "rules/rules.h"
#include "tap.h"

/* What an administrator does, as somebody else tries it. */
static enum result
add_person(struct centre *t)
{
    struct person_new new = {
        .name = "New", .ref = "N-1", .roles = 1u << ROLE_LEARNER};
    struct person p;

    return person_add(&t->c, &new, &p);
}

static enum result
give_role(struct centre *t)
{
    return person_give_roles(&t->c, t->assessor, 1u << ROLE_IQA);
}

static enum result
greet_another(struct centre *t)
{
    return person_set_language(&t->c, t->assessor, "en");
}

static enum result
approve(struct centre *t)
{
    struct approval a = {.person = t->assessor,
        .role = ROLE_ASSESSOR,
        .unit_key = "DRINKS",
        .from = "2027-01-01",
        .to = "2027-12-31"};

    return approval_add(&t->c, &a, 1);
}

static enum result
enrol_another(struct centre *t)
{
    static const char *const units[] = {"DRINKS", NULL};
    struct enrolment_new new = {.units = units, .start = "2026-11-01"};
    struct person p;

    if (person_named(&t->c, "L-2", &p) != OK)
        exit(99);
    new.learner = p.id;
    return enrol(&t->c, &new);
}

static enum result
draw_passphrase(struct centre *t)
{
    const char *words;

    return credential_draw(&t->c, t->assessor, &words);
}

static enum result
end_access(struct centre *t)
{
    return person_disable(&t->c, t->assessor);
}

static void
test_administering(void)
{
    static const struct {
        const char *what;
        enum result (*call)(struct centre *t);
        const char *code; /* NULL: "not-administrator" */
    } works[] = {
        {"adds people",                add_person,      NULL             },
        {"gives roles",                give_role,       NULL             },
        {"sets another's language",    greet_another,   NULL             },
        {"approves",                   approve,         "not-coordinator"},
        {"enrols",                     enrol_another,   NULL             },
        {"draws another's passphrase", draw_passphrase, NULL             },
        {"ends access",                end_access,      NULL             },
    };
    struct centre t;
    struct id admin, left, credential;
    const char *words;

    centre_open(&t);
    centre_person(&t, "L-2", 1u << ROLE_LEARNER, &credential);
    admin = centre_person(&t, "M-1", 1u << ROLE_ADMINISTRATOR, &credential);
    left = centre_person(&t, "M-2", 1u << ROLE_ADMINISTRATOR, &credential);
    if (person_disable(&t.c, left) != OK)
        exit(99);
    t.c.actor = t.learner;
    is_int(credential_draw(&t.c, t.learner, &words), OK,
        "one's own passphrase is one's own business");
    for (size_t i = 0; i < sizeof(works) / sizeof(works[0]); i++) {
        t.c.actor = t.learner;
        ok(works[i].call(&t) == ERR_DENIED &&
                strcmp(t.c.code,
                    works[i].code ? works[i].code : "not-administrator") == 0,
            mem_printf(t.c.mem, "no learner %s", works[i].what));
        t.c.actor = left;
        is_int(works[i].call(&t), ERR_DENIED, "nor an administrator who left");
        t.c.actor = admin;
        is_int(works[i].call(&t), OK, "an administrator does");
    }
    centre_close(&t);
}

/* An act without a credential is asked inside the verb too, because a person
 * can leave after the command or the page let them in. */
static void
test_left(void)
{
    struct evidence_new new = {.title = "Tea", .words = "I saw tea made."};
    struct evidence_ref ref;
    struct centre t;
    struct id evidence;

    centre_open(&t);
    evidence = centre_evidence(&t, "DRINKS:P1", false);
    t.c.actor = (struct id){{0}};
    person_disable(&t.c, t.assessor);
    t.c.actor = t.assessor;
    ok(evidence_add(&t.c, t.learner, &new, &ref) == ERR_DENIED &&
            strcmp(t.c.code, "disabled") == 0,
        "who has left records nothing");
    t.c.actor = (struct id){{0}};
    person_disable(&t.c, t.learner);
    t.c.actor = t.learner;
    ok(evidence_map(&t.c, evidence, "DRINKS:P2", NULL) == ERR_DENIED &&
            strcmp(t.c.code, "disabled") == 0,
        "nor maps");
    ok(evidence_withdraw(&t.c, evidence) == ERR_DENIED &&
            strcmp(t.c.code, "disabled") == 0,
        "nor withdraws");
    centre_close(&t);
}

int
main(void)
{
    test_left();
    test_administering();
    return done();
}
