/* rule_cases - calls that the rules of quality assurance and of claims
 * refuse; rule_people has others. */
#include <config.h>

#include "assess/release.h"
#include "assess/reopen.h"
#include "assess/sample.h"
#include "assess/sign.h"
#include "people/person.h"
#include "portfolio/conflict.h"
#include "portfolio/dated.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "portfolio/qualifying_step.h"
#include "rule_cases.h"
#include "store/sql.h"
#include "store/store.h"

/* An IQA looks at evidence of the enrolment. */
static enum result
sample(
    struct centre *t, struct id who, struct id credential, struct id evidence)
{
    struct sample_new new = {.enrolment = t->enrolment,
        .kind = "interim",
        .evidence = &evidence,
        .nevidence = 1,
        .credential = credential};
    struct id out;

    t->c.actor = who;
    return sample_record(&t->c, &new, &out);
}

/* The assessor is an IQA besides. */
static bool
also_iqa(struct centre *t)
{
    t->c.actor = (struct id){{0}};
    if (person_give_roles(&t->c, t->assessor, 1u << ROLE_IQA) != OK)
        return false;
    centre_approve_as(t, t->assessor, "iqa", "2026-01-01", "2026-12-31");
    return true;
}

enum result
sampling_own_decision(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1", true);

    if (!also_iqa(t))
        return ERR_FAULT;
    if (!allowed && centre_review(t, t->assessor, t->assessor_credential,
                        evidence, "DRINKS:P1") != OK)
        return ERR_FAULT;
    return sample(t, t->assessor, t->assessor_credential, evidence);
}

enum result
sampling_own_evidence(struct centre *t, bool allowed)
{
    struct evidence_new new = {.title = "Seen", .words = "I saw tea made."};
    struct id evidence = centre_evidence(t, "DRINKS:P1", true);
    struct evidence_ref ref;

    if (!also_iqa(t))
        return ERR_FAULT;
    t->c.actor = t->assessor;
    if (evidence_add(&t->c, t->learner, &new, &ref) != OK ||
        evidence_submit(&t->c, ref.id, t->assessor_credential) != OK)
        return ERR_FAULT;
    return sample(
        t, t->assessor, t->assessor_credential, allowed ? evidence : ref.id);
}

enum result
sampled_by_assessor(struct centre *t)
{
    if (!also_iqa(t))
        return ERR_FAULT;
    return sample(t, t->assessor, t->assessor_credential,
        centre_evidence(t, "DRINKS:P2", true));
}

/* R3 the other way round: quality first. */
enum result
deciding_after_sampling(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1", true);

    if (!allowed && sampled_by_assessor(t) != OK)
        return ERR_FAULT;
    return centre_review(
        t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1");
}

enum result
sampling_by_an_iqa(struct centre *t, bool allowed)
{
    enum role role = allowed ? ROLE_IQA : ROLE_COORDINATOR;
    struct id who, credential;

    who = centre_person(t, "Q-1", 1u << role, &credential);
    if (allowed)
        centre_approve_as(t, who, "iqa", "2026-01-01", "2026-12-31");
    return sample(t, who, credential, centre_evidence(t, "DRINKS:P1", true));
}

/* A day after the approval's end. */
enum result
sampling_approved(struct centre *t, bool allowed)
{
    struct id who, credential;

    who = centre_person(t, "Q-1", 1u << ROLE_IQA, &credential);
    centre_approve_as(
        t, who, "iqa", "2026-01-01", allowed ? "2026-11-23" : "2026-11-22");
    return sample(t, who, credential, centre_evidence(t, "DRINKS:P1", true));
}

enum result
sampling_for_another(struct centre *t, bool allowed)
{
    struct id who, credential;

    who = centre_person(t, "Q-1", 1u << ROLE_IQA, &credential);
    centre_approve_as(t, who, "iqa", "2026-01-01", "2026-12-31");
    return sample(t, who, allowed ? credential : t->assessor_credential,
        centre_evidence(t, "DRINKS:P1", true));
}

/* The unit met, declared and signed; before that an interim sample with an
 * action. */
static bool
sign_unit(struct centre *t, const struct sample_new *interim, struct id iqa)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1-P2", true), out;

    if (interim != NULL) {
        t->c.actor = iqa;
        if (sample_record(&t->c, interim, &out) != OK)
            return false;
    }
    if (centre_review(t, t->assessor, t->assessor_credential, evidence,
            "DRINKS:P1-P2") != OK)
        return false;
    t->c.actor = t->learner;
    if (unit_declare(&t->c, t->enrolment, t->learner_credential, 0) != OK)
        return false;
    t->c.actor = t->assessor;
    return unit_sign(&t->c, t->enrolment, t->assessor_credential, 0) == OK;
}

static enum result
release(struct centre *t, struct id who, struct id credential)
{
    t->c.actor = who;
    return unit_release(&t->c, t->enrolment, credential, 0, "Low risk.");
}

enum result
releasing_by_role(struct centre *t, bool allowed)
{
    enum role role = allowed ? ROLE_COORDINATOR : ROLE_ADMINISTRATOR;
    struct id credential, who;

    who = centre_person(t, "C-1", 1u << role, &credential);
    return sign_unit(t, NULL, who) ? release(t, who, credential) : ERR_FAULT;
}

enum result
releasing_own_decision(struct centre *t, bool allowed)
{
    struct id credential, who;

    if (!also_iqa(t))
        return ERR_FAULT;
    t->c.actor = (struct id){{0}};
    who = centre_person(t, "Q-1", 1u << ROLE_IQA, &credential);
    if (!sign_unit(t, NULL, who))
        return ERR_FAULT;
    return allowed ? release(t, who, credential)
                   : release(t, t->assessor, t->assessor_credential);
}

/* A trainee IQA samples the unit; their credential. */
static struct id
trainee_iqa(struct centre *t, struct id *sampled, struct id *credential)
{
    struct sample_new new = {
        .enrolment = t->enrolment, .kind = "summative", .voice = true};
    struct id who = centre_person(t, "Q-2", 1u << ROLE_IQA, &new.credential);

    centre_approve_as(t, who, "trainee-iqa", "2026-01-01", "2026-12-31");
    sign_unit(t, NULL, who);
    t->c.actor = who;
    if (sample_record(&t->c, &new, sampled) != OK)
        exit(99);
    *credential = new.credential;
    return who;
}

enum result
agreeing_as_a_trainee(struct centre *t, bool allowed)
{
    struct id sampled, own, credential, who;

    trainee_iqa(t, &sampled, &own);
    t->c.actor = (struct id){{0}};
    who = centre_person(t, "Q-1", 1u << ROLE_IQA, &credential);
    centre_approve_as(
        t, who, allowed ? "iqa" : "trainee-iqa", "2026-01-01", "2026-12-31");
    t->c.actor = who;
    return sample_countersign(&t->c, sampled, credential);
}

/* A trainee who has since been approved as an IQA too. */
enum result
agreeing_to_own_sample(struct centre *t, bool allowed)
{
    struct id sampled, credential, who = trainee_iqa(t, &sampled, &credential);

    t->c.actor = (struct id){{0}};
    if (allowed)
        who = centre_person(t, "Q-1", 1u << ROLE_IQA, &credential);
    centre_approve_as(t, who, "iqa", "2026-01-01", "2026-12-31");
    t->c.actor = who;
    return sample_countersign(&t->c, sampled, credential);
}

enum result
releasing_as_a_trainee(struct centre *t, bool allowed)
{
    struct id credential, who;

    who = centre_person(t, "Q-2", 1u << ROLE_IQA, &credential);
    centre_approve_as(
        t, who, allowed ? "iqa" : "trainee-iqa", "2026-01-01", "2026-12-31");
    return sign_unit(t, NULL, who) ? release(t, who, credential) : ERR_FAULT;
}

/* An IQA, who declares a conflict with somebody when asked to. */
static struct id
iqa_in_conflict(
    struct centre *t, struct id about, bool declared, struct id *credential)
{
    struct conflict_new new = {.about = about, .words = "My brother."};
    struct id out;

    new.person = centre_person(t, "Q-1", 1u << ROLE_IQA, credential);
    t->c.actor = new.person;
    if (declared && conflict_declare(&t->c, &new, &out) != OK)
        exit(99);
    return new.person;
}

enum result
releasing_in_conflict(struct centre *t, bool allowed)
{
    struct id credential, who;

    who = iqa_in_conflict(t, t->assessor, !allowed, &credential);
    return sign_unit(t, NULL, who) ? release(t, who, credential) : ERR_FAULT;
}

enum result
closing_in_conflict(struct centre *t, bool allowed)
{
    struct closing new = {.enrolment = t->enrolment, .certificate = "Z 1"};

    t->c.actor = iqa_in_conflict(t, t->learner, !allowed, &new.credential);
    return unit_close(&t->c, &new);
}

/* Somebody who is a learner besides. */
enum result
closing_own_unit(struct centre *t, bool allowed)
{
    static const char *const units[] = {"DRINKS", NULL};
    struct enrolment_new enrolled = {.units = units, .start = "2026-11-01"};
    struct closing new = {.enrolment = t->enrolment, .certificate = "Z 1"};
    struct id who;

    who = centre_person(
        t, "B-1", 1u << ROLE_LEARNER | 1u << ROLE_IQA, &new.credential);
    enrolled.learner = who;
    if (enrol(&t->c, &enrolled) != OK ||
        (!allowed &&
            enrolment_find(&t->c, who, "DRINKS", &new.enrolment) != OK))
        return ERR_FAULT;
    t->c.actor = who;
    return unit_close(&t->c, &new);
}

/* A coordinator: the learner of the unit, or another. */
static struct id
own_coordinator(struct centre *t, bool own, struct id *credential)
{
    struct id who;

    t->c.actor = (struct id){{0}};
    who = centre_person(t, "M-1", 1u << ROLE_COORDINATOR, credential);
    if (!own)
        return who;
    *credential = t->learner_credential;
    return person_give_roles(&t->c, t->learner, 1u << ROLE_COORDINATOR) == OK
               ? t->learner
               : who;
}

enum result
reopening_own_unit(struct centre *t, bool allowed)
{
    struct reopening new = {
        .enrolment = t->enrolment, .items = "P1", .reason = "Another look."};
    struct id who = own_coordinator(t, !allowed, &new.credential);

    if (!sign_unit(t, NULL, who))
        return ERR_FAULT;
    t->c.actor = who;
    return unit_reopen(&t->c, &new);
}

enum result
revoking_own_unit(struct centre *t, bool allowed)
{
    struct id credential, who = own_coordinator(t, !allowed, &credential);

    if (closed_by_iqa(t, true) != OK)
        return ERR_FAULT;
    t->c.actor = who;
    return unit_revoke(&t->c, t->enrolment, credential, 0, "It was false.");
}

enum result
releasing_with_action(struct centre *t, bool allowed)
{
    struct action_new action = {
        .required = !allowed, .owner = t->assessor, .words = "Ask again."};
    struct sample_new interim = {.enrolment = t->enrolment,
        .kind = "interim",
        .voice = true,
        .actions = &action,
        .nactions = 1};
    struct id who;

    who = centre_person(t, "Q-1", 1u << ROLE_IQA, &interim.credential);
    centre_approve_as(t, who, "iqa", "2026-01-01", "2026-12-31");
    if (!sign_unit(t, &interim, who))
        return ERR_FAULT;
    return release(t, who, interim.credential);
}

enum result
releasing_not_agreed(struct centre *t, bool allowed)
{
    struct sample_new new = {.enrolment = t->enrolment,
        .kind = "summative",
        .voice = true,
        .marked = allowed ? NULL : "DRINKS:P1",
        .feedback = "I see no basis for it."};
    struct id who, out;

    who = centre_person(t, "Q-1", 1u << ROLE_IQA, &new.credential);
    centre_approve_as(t, who, "iqa", "2026-01-01", "2026-12-31");
    if (!sign_unit(t, NULL, who))
        return ERR_FAULT;
    t->c.actor = who;
    if (sample_record(&t->c, &new, &out) != OK)
        return ERR_FAULT;
    return release(t, who, new.credential);
}

/* A released unit of a qualification, to be claimed by an administrator. */
static enum result
add_released(struct ctx *c, void *arg)
{
    static const char xml[] =
        "<qualification xmlns=\"urn:x-tyst:standards:1\" key=\"Q1\" rev=\"1\">"
        "<title><t xml:lang=\"en\">A title</t></title>"
        "<group id=\"g\" kind=\"mandatory\"><unit-ref key=\"DRINKS\"/></group>"
        "</qualification>";
    const struct centre *t = arg;
    struct id q = id_new(c);
    enum result r;

    r = sql_unit_step_add(c, id_new(c), t->enrolment, "declaration", t->learner,
        NULL, NULL, c->now);
    if (r != OK ||
        (r = sql_unit_step_add(c, id_new(c), t->enrolment, "signature",
             t->assessor, NULL, NULL, c->now)) != OK ||
        (r = sql_unit_step_add(c, id_new(c), t->enrolment, "release",
             t->assessor, NULL, NULL, c->now)) != OK ||
        (r = sql_qualification_add(
             c, q, "Q1", 1, "A title", NULL, xml, "", c->now)) != OK)
        return r;
    return sql_terms_add(c, id_new(c), q, true, 0, 0, c->now);
}

static enum result
claim(struct centre *t, const char *registered, bool appeal)
{
    static const char *const units[] = {"DRINKS", NULL};
    struct qualifying_new new = {
        .qualification = "Q1",
        .enrol = {
                  .learner = t->learner, .units = units, .start = "2026-11-01"}
    };
    struct qualifying_step s = {
        .event = ENROLMENT_REGISTER, .day = registered, .number = "GW-1"};
    struct dated_new dated = {
        .kind = "appeal", .about = t->learner, .words = "It was met."};
    struct id record;

    t->c.actor = (struct id){{0}};
    if (store_write(&t->c, add_released, t) != OK ||
        enrol_qualification(&t->c, &new, &s.on) != OK ||
        qualifying_step(&t->c, &s) != OK)
        return ERR_FAULT;
    t->c.actor = t->learner;
    if (appeal && dated_add(&t->c, &dated, &record) != OK)
        return ERR_FAULT;
    t->c.actor = (struct id){{0}};
    s = (struct qualifying_step){.on = s.on, .event = ENROLMENT_CLAIM};
    return qualifying_step(&t->c, &s);
}

enum result
claimed_in_peace(struct centre *t, bool allowed)
{
    return claim(t, "2026-11-20", !allowed);
}

enum result
claimed_when_registered(struct centre *t, bool allowed)
{
    return claim(t, allowed ? "2026-11-22" : "2026-11-23", false);
}

/* Decided by somebody who was not approved for the unit on that day. */
enum result
decided_by_approved(struct centre *t, bool allowed)
{
    struct id who, credential, evidence;
    unsigned off = t->c.rules_off;
    enum result r;

    who = centre_person(t, "A-2", 1u << ROLE_ASSESSOR, &credential);
    centre_allocate(t, who, "assessor");
    if (allowed)
        centre_approve(t, who, "2026-01-01", "2026-12-31");
    evidence = centre_evidence(t, "DRINKS:P1-P2", true);
    t->c.rules_off = ~0u;
    r = centre_review(t, who, credential, evidence, "DRINKS:P1-P2");
    t->c.rules_off = off;
    if (r != OK)
        return ERR_FAULT;
    t->c.actor = t->assessor;
    return unit_sign(&t->c, t->enrolment, t->assessor_credential, 0);
}

/* A unit of thirteen items, of which the refusal names twelve. */
enum result
thirteen_met(struct centre *t, bool allowed)
{
    struct centre_item items[13] = {{NULL}};
    struct id evidence;

    for (int i = 0; i < 13; i++)
        items[i] = (struct centre_item){
            mem_printf(t->c.mem, "P%d", i + 1), NULL, "self"};
    t->enrolment = centre_unit(t, "MEALS", items, 13);
    evidence = centre_evidence(t, "MEALS:P1-P13", true);
    if (allowed && centre_review(t, t->assessor, t->assessor_credential,
                       evidence, "MEALS:P1-P13") != OK)
        return ERR_FAULT;
    t->c.actor = t->assessor;
    return unit_sign(&t->c, t->enrolment, t->assessor_credential, 0);
}

/* By an IQA of the centre, of one item or of none. */
enum result
reopened_by_iqa(struct centre *t, bool allowed)
{
    struct reopening new = {.enrolment = t->enrolment,
        .items = allowed ? "P1" : NULL,
        .reason = "Seen by the IQA."};
    struct id who;

    who = centre_person(t, "Q-1", 1u << ROLE_IQA, &new.credential);
    if (!sign_unit(t, NULL, who))
        return ERR_FAULT;
    t->c.actor = who;
    return unit_reopen(&t->c, &new);
}
