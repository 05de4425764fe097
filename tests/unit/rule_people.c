/* rule_people - more of rule_cases: witnesses, conflicts of interest, and whose
 * work something is. */
#include <config.h>

#include "assess/reopen.h"
#include "people/person.h"
#include "portfolio/conflict.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "portfolio/witness.h"
#include "rule_cases.h"
#include "store/sql.h"
#include "store/store.h"

enum result
witness_is_another(struct centre *t, bool allowed)
{
    struct witness_new new = {.evidence = centre_evidence(t, "DRINKS:P1", true),
        .name = allowed ? "W-1" : "L-1",
        .address = "https://tyst.example"};
    struct witness_asked asked;

    t->c.actor = t->learner;
    return witness_ask(&t->c, &new, &asked);
}

/* What a witness of that name wrote on paper, submitted by the learner. */
static enum result
on_paper(struct centre *t, const char *name, struct id *out)
{
    struct value *details = value_object(t->c.mem);
    struct evidence_new new = {.title = "Statement",
        .words = "She made tea.",
        .type = "WT",
        .items = "DRINKS:P1",
        .details = details};
    struct evidence_ref ref;
    enum result r;

    value_set_string(t->c.mem, details, "witness", name);
    value_set_string(t->c.mem, details, "role", "Manager");
    value_set_string(t->c.mem, details, "relation", "Works with them");
    t->c.actor = t->learner;
    if ((r = evidence_add(&t->c, t->learner, &new, &ref)) != OK)
        return r;
    *out = ref.id;
    return evidence_submit(&t->c, ref.id, t->learner_credential);
}

static enum result
checked(struct centre *t, struct id evidence)
{
    t->c.actor = t->assessor;
    return witness_check(&t->c, evidence, (struct id){{0}},
        "I rang them at work.", t->assessor_credential);
}

enum result
statement_of_another(struct centre *t, bool allowed)
{
    struct id evidence;
    enum result r;

    if ((r = on_paper(t, allowed ? "W-1" : "A-1", &evidence)) != OK)
        return r;
    return checked(t, evidence);
}

enum result
witness_was_checked(struct centre *t, bool allowed)
{
    struct id evidence;
    enum result r;

    if ((r = on_paper(t, "W-1", &evidence)) != OK ||
        (allowed && (r = checked(t, evidence)) != OK))
        return r;
    return centre_review(
        t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1");
}

/* A coordinator manages no conflict between themselves and somebody. */
enum result
managing_own(struct centre *t, bool allowed)
{
    struct conflict_new new = {.about = t->learner, .words = "My aunt."};
    struct conflict_outcome outcome = {.managed = true, .mitigation = "Two."};
    struct id own, other, credential;

    own = centre_person(t, "M-1", 1u << ROLE_COORDINATOR, &outcome.credential);
    other = centre_person(t, "M-2", 1u << ROLE_COORDINATOR, &credential);
    new.person = own;
    t->c.actor = (struct id){{0}};
    if (conflict_declare(&t->c, &new, &outcome.conflict) != OK)
        return ERR_FAULT;
    t->c.actor = own;
    if (allowed) {
        t->c.actor = other;
        outcome.credential = credential;
    }
    return conflict_decide(&t->c, &outcome);
}

/* By the other side: whom it is about. */
enum result
managing_about_oneself(struct centre *t, bool allowed)
{
    struct conflict_new new = {.person = t->assessor, .words = "My aunt."};
    struct conflict_outcome outcome = {.managed = true, .mitigation = "Two."};

    t->c.actor =
        centre_person(t, "M-1", 1u << ROLE_COORDINATOR, &outcome.credential);
    new.about = allowed ? t->learner : t->c.actor;
    if (conflict_declare(&t->c, &new, &outcome.conflict) != OK)
        return ERR_FAULT;
    return conflict_decide(&t->c, &outcome);
}

enum result
administering(struct centre *t, bool allowed)
{
    struct person_new new = {
        .name = "New", .ref = "N-1", .roles = 1u << ROLE_LEARNER};
    struct person p;
    struct id credential;
    enum role role = allowed ? ROLE_ADMINISTRATOR : ROLE_COORDINATOR;

    t->c.actor = centre_person(t, "M-1", 1u << role, &credential);
    return person_add(&t->c, &new, &p);
}

enum result
closed_by_iqa(struct centre *t, bool allowed)
{
    struct closing new = {.enrolment = t->enrolment, .certificate = "Z 1"};

    t->c.actor = centre_person(t, "Q-1",
        1u << (allowed ? ROLE_IQA : ROLE_COORDINATOR), &new.credential);
    return unit_close(&t->c, &new);
}

enum result
revoked_by_coordinator(struct centre *t, bool allowed)
{
    static const struct id nobody;
    struct id credential;

    if (closed_by_iqa(t, true) != OK)
        return ERR_FAULT;
    t->c.actor = nobody;
    t->c.actor = centre_person(t, "C-1",
        1u << (allowed ? ROLE_COORDINATOR : ROLE_ASSESSOR), &credential);
    return unit_revoke(&t->c, t->enrolment, credential, 0, "It was false.");
}
