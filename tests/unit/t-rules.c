/*
 * rules: each refusal beside the same call allowed; gone when the row of its
 * rule is switched off, and there when all the others are.
 */
#include <config.h>

#include "assess/countersign.h"
#include "assess/reopen.h"
#include "assess/review.h"
#include "assess/sign.h"
#include "assess/withdraw.h"
#include "centre.h"
#include "people/approval.h"
#include "people/credential.h"
#include "people/person.h"
#include "portfolio/conflict.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "rule_cases.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"
#include "tap.h"

/* A call that the rule refuses, or, asked nicely, the same call allowed. */
struct rule_case {
    const char *rule, *what;
    enum result (*call)(struct centre *t, bool allowed);
};

/* Somebody who is learner and assessor at once, enrolled with themselves. */
static enum result
own_portfolio(struct centre *t, bool allowed)
{
    static const char *const units[] = {"DRINKS", NULL};
    struct enrolment_new new = {.units = units, .start = "2026-11-01"};
    struct id both, credential, evidence;

    both = centre_person(
        t, "B-1", 1u << ROLE_LEARNER | 1u << ROLE_ASSESSOR, &credential);
    centre_approve(t, both, "2026-01-01", "2026-12-31");
    if (allowed) {
        new.learner = t->learner;
        evidence = centre_evidence(t, "DRINKS:P1", true);
        return centre_review(
            t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1");
    }
    new.learner = new.assessor = both;
    if (enrol(&t->c, &new) != OK)
        return ERR_FAULT;
    t->learner = both;
    t->learner_credential = credential;
    evidence = centre_evidence(t, "DRINKS:P1", true);
    return centre_review(t, both, credential, evidence, "DRINKS:P1");
}

static enum result
approved_today(struct centre *t, bool allowed)
{
    struct id other, credential, evidence;

    other = centre_person(t, "A-2", 1u << ROLE_ASSESSOR, &credential);
    centre_approve(
        t, other, "2026-01-01", allowed ? "2026-11-23" : "2026-11-22");
    evidence = centre_evidence(t, "DRINKS:P1", true);
    centre_allocate(t, other, "assessor");
    return centre_review(t, other, credential, evidence, "DRINKS:P1");
}

static enum result
own_credential(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1", true);

    return centre_review(t, t->assessor,
        allowed ? t->assessor_credential : t->learner_credential, evidence,
        "DRINKS:P1");
}

static enum result
submit_for_another(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1", false);

    t->c.actor = t->learner;
    return evidence_submit(&t->c, evidence,
        allowed ? t->learner_credential : t->assessor_credential);
}

/* By a clock that was set back a little after the evidence came. */
static enum result
before_its_evidence(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1", true);

    if (!allowed)
        t->time -= 2000;
    return centre_review(
        t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1");
}

static enum result
submitted_evidence(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1", allowed);

    return centre_review(
        t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1");
}

static enum result
sign(struct centre *t)
{
    t->c.actor = t->assessor;
    return unit_sign(&t->c, t->enrolment, t->assessor_credential, 0);
}

static enum result
every_item_met(struct centre *t, bool allowed)
{
    const char *items = allowed ? "DRINKS:P1-P2" : "DRINKS:P1";
    struct id evidence = centre_evidence(t, items, true);

    if (centre_review(
            t, t->assessor, t->assessor_credential, evidence, items) != OK)
        return ERR_FAULT;
    return sign(t);
}

static enum result
every_item_met_to_declare(struct centre *t, bool allowed)
{
    const char *items = allowed ? "DRINKS:P1-P2" : "DRINKS:P1";
    struct id evidence = centre_evidence(t, items, true);

    if (centre_review(
            t, t->assessor, t->assessor_credential, evidence, items) != OK)
        return ERR_FAULT;
    t->c.actor = t->learner;
    return unit_declare(&t->c, t->enrolment, t->learner_credential, 0);
}

static enum result
confirmed(struct centre *t, bool allowed)
{
    struct evidence_new new = {
        .title = "Seen", .words = "I saw tea made.", .items = "DRINKS:P1-P2"};
    struct evidence_ref ref;

    t->c.actor = t->assessor;
    if (evidence_add(&t->c, t->learner, &new, &ref) != OK ||
        evidence_submit(&t->c, ref.id, t->assessor_credential) != OK ||
        centre_review(t, t->assessor, t->assessor_credential, ref.id,
            "DRINKS:P1-P2") != OK)
        return ERR_FAULT;
    t->c.actor = t->learner;
    if (allowed &&
        evidence_confirm(&t->c, ref.id, NULL, t->learner_credential) != OK)
        return ERR_FAULT;
    return sign(t);
}

static enum result
signed_stays(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1-P2", true);

    if (centre_review(t, t->assessor, t->assessor_credential, evidence,
            "DRINKS:P1-P2") != OK ||
        (!allowed && sign(t) != OK))
        return ERR_FAULT;
    return centre_review(
        t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1");
}

static enum result
signed_keeps_its_evidence(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1-P2", true);

    if (centre_review(t, t->assessor, t->assessor_credential, evidence,
            "DRINKS:P1-P2") != OK ||
        (!allowed && sign(t) != OK))
        return ERR_FAULT;
    t->c.actor = t->learner;
    return evidence_withdraw(&t->c, evidence);
}

/* A trainee, approved and allocated, has met the items; the review is out. */
static struct id
trainee_review(struct centre *t, const char *items, struct id *trainee,
    struct id *credential)
{
    struct review_row *rows;
    struct id evidence;
    size_t n;

    *trainee = centre_person(t, "T-1", 1u << ROLE_TRAINEE_ASSESSOR, credential);
    centre_approve_as(
        t, *trainee, "trainee-assessor", "2026-01-01", "2026-12-31");
    centre_allocate(t, *trainee, "assessor");
    evidence = centre_evidence(t, items, true);
    if (centre_review(t, *trainee, *credential, evidence, items) != OK ||
        sql_review_list(&t->c, t->learner, &rows, &n) != OK || n == 0)
        exit(99);
    return rows[n - 1].id;
}

static enum result
agree(struct centre *t, struct id who, struct id credential, struct id review)
{
    struct countersign_new new = {.review = review, .credential = credential};
    struct countersign_done done;

    t->c.actor = who;
    return countersign(&t->c, &new, &done);
}

/* Whoever countersigns has sampled the unit before. */
static enum result
countersigning_after_sampling(struct centre *t, bool allowed)
{
    struct id trainee, credential, review;

    review = trainee_review(t, "DRINKS:P1", &trainee, &credential);
    centre_allocate(t, t->assessor, "countersigner");
    if (!allowed && sampled_by_assessor(t) != OK)
        return ERR_FAULT;
    return agree(t, t->assessor, t->assessor_credential, review);
}

/* A trainee who has since been approved as an assessor too. */
static enum result
own_decision(struct centre *t, bool allowed)
{
    struct id trainee, credential, review;

    review = trainee_review(t, "DRINKS:P1", &trainee, &credential);
    t->c.actor = (struct id){{0}};
    person_give_roles(&t->c, trainee, 1u << ROLE_ASSESSOR);
    centre_approve(t, trainee, "2026-01-01", "2026-12-31");
    centre_allocate(t, allowed ? t->assessor : trainee, "countersigner");
    return allowed ? agree(t, t->assessor, t->assessor_credential, review)
                   : agree(t, trainee, credential, review);
}

static enum result
qualified(struct centre *t, bool allowed)
{
    struct id trainee, other, credential, review;

    review = trainee_review(t, "DRINKS:P1", &trainee, &credential);
    other = centre_person(t, "C-1", 1u << ROLE_COUNTERSIGNER, &credential);
    centre_approve_as(t, other, "countersigner", "2026-01-01",
        allowed ? "2026-11-23" : "2026-11-22");
    centre_allocate(t, other, "countersigner");
    return agree(t, other, credential, review);
}

static enum result
waiting_to_sign(struct centre *t, bool allowed)
{
    struct id trainee, credential, review;

    review = trainee_review(t, "DRINKS:P1-P2", &trainee, &credential);
    centre_allocate(t, t->assessor, "countersigner");
    if (allowed && agree(t, t->assessor, t->assessor_credential, review) != OK)
        return ERR_FAULT;
    return sign(t);
}

static enum result
trainee_signs(struct centre *t, bool allowed)
{
    struct id trainee, credential, review;

    review = trainee_review(t, "DRINKS:P1-P2", &trainee, &credential);
    centre_allocate(t, t->assessor, "countersigner");
    if (agree(t, t->assessor, t->assessor_credential, review) != OK)
        return ERR_FAULT;
    if (allowed)
        return sign(t);
    t->c.actor = trainee;
    return unit_sign(&t->c, t->enrolment, credential, 0);
}

/* A trainee's decision waits while the unit is signed and reopened. */
static enum result
agreeing_to_reopened(struct centre *t, bool allowed)
{
    struct reopening new = {.enrolment = t->enrolment,
        .items = allowed ? "P1" : "P2",
        .reason = "Look again."};
    struct id evidence = centre_evidence(t, "DRINKS:P1-P2", true);
    struct id trainee, key, review;

    centre_allocate(t, t->assessor, "countersigner");
    centre_review(
        t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1-P2");
    review = trainee_review(t, "DRINKS:P1", &trainee, &key);
    sign(t);
    t->c.actor = centre_person(t, "Q-1", 1u << ROLE_IQA, &new.credential);
    unit_reopen(&t->c, &new);
    return agree(t, t->assessor, t->assessor_credential, review);
}

/* The assessor's own aunt; managed, once the coordinator has signed how. */
static struct id
declared_conflict(struct centre *t, struct id person)
{
    struct conflict_new new = {
        .person = person, .about = t->learner, .words = "My aunt."};
    struct id out;

    t->c.actor = (struct id){{0}};
    if (conflict_declare(&t->c, &new, &out) != OK)
        exit(99);
    return out;
}

static enum result
manage(struct centre *t, struct id conflict, enum role role)
{
    struct conflict_outcome outcome = {
        .conflict = conflict, .managed = true, .mitigation = "Two look."};

    t->c.actor = centre_person(t, "M-1", 1u << role, &outcome.credential);
    return conflict_decide(&t->c, &outcome);
}

static enum result
conflicting(struct centre *t, bool allowed)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1", true);
    struct id conflict = declared_conflict(t, t->assessor);

    if (allowed && manage(t, conflict, ROLE_COORDINATOR) != OK)
        return ERR_FAULT;
    return centre_review(
        t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1");
}

/* Between countersigner and trainee, not about the learner. */
static enum result
conflicting_trainee(struct centre *t, bool allowed)
{
    struct conflict_new new = {.words = "I teach them."};
    struct id trainee, credential, review, id;

    review = trainee_review(t, "DRINKS:P1", &trainee, &credential);
    centre_allocate(t, t->assessor, "countersigner");
    new.person = trainee;
    new.about = t->assessor;
    t->c.actor = trainee;
    if (conflict_declare(&t->c, &new, &id) != OK ||
        (allowed && manage(t, id, ROLE_COORDINATOR) != OK))
        return ERR_FAULT;
    return agree(t, t->assessor, t->assessor_credential, review);
}

static enum result
managing(struct centre *t, bool allowed)
{
    return manage(t, declared_conflict(t, t->assessor),
        allowed ? ROLE_COORDINATOR : ROLE_ADMINISTRATOR);
}

static enum result
outside(struct centre *t, bool allowed)
{
    struct person_new new = {.name = "Visitor",
        .ref = "E-1",
        .roles = 1u << ROLE_EQA | (allowed ? 0 : 1u << ROLE_ASSESSOR)};
    struct person p;

    return person_add(&t->c, &new, &p);
}

static enum result
outside_later(struct centre *t, bool allowed)
{
    struct id credential;

    return person_give_roles(&t->c,
        centre_person(
            t, "E-1", 1u << (allowed ? ROLE_ASSESSOR : ROLE_EQA), &credential),
        1u << ROLE_IQA);
}

/* A signed unit, and somebody who may reopen it. */
static void
signed_unit(struct centre *t, struct id *credential)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1-P2", true);

    if (centre_review(t, t->assessor, t->assessor_credential, evidence,
            "DRINKS:P1-P2") != OK ||
        sign(t) != OK)
        exit(99);
    t->c.actor = (struct id){{0}};
    t->c.actor = centre_person(t, "C-1", 1u << ROLE_COORDINATOR, credential);
}

static enum result
reopened_with_reason(struct centre *t, bool allowed)
{
    struct reopening new = {.enrolment = t->enrolment,
        .items = "P1",
        .reason = allowed ? "Seen by the IQA." : " "};

    signed_unit(t, &new.credential);
    return unit_reopen(&t->c, &new);
}

static enum result
reopened_for_an_item(struct centre *t, bool allowed)
{
    struct reopening new = {
        .enrolment = t->enrolment, .items = "P1", .reason = "Again."};
    struct id coordinator, evidence;

    signed_unit(t, &new.credential);
    coordinator = t->c.actor;
    evidence = centre_evidence(t, NULL, true);
    t->c.actor = coordinator;
    if (unit_reopen(&t->c, &new) != OK)
        return ERR_FAULT;
    return centre_review(t, t->assessor, t->assessor_credential, evidence,
        allowed ? "DRINKS:P1" : "DRINKS:P2");
}

static const struct rule_case cases[] = {
    {"R1",                "deciding in one's own portfolio",             own_portfolio                },
    {"R1",                "closing one's own unit",                      closing_own_unit             },
    {"R1",                "reopening one's own unit",                    reopening_own_unit           },
    {"R1",                "taking one's own result back",                revoking_own_unit            },
    {"R2",                "countersigning one's own decision",           own_decision                 },
    {"R4",                "an EQA who assesses",                         outside                      },
    {"R4",                "giving an EQA another role",                  outside_later                },
    {"R6",                "countersigning after the approval's end",     qualified                    },
    {"R6",                "signing what waits to be countersigned",      waiting_to_sign              },
    {"R6",                "a trainee signing a unit off",                trainee_signs                },
    {"R3",                "sampling one's own decision",                 sampling_own_decision        },
    {"R3",                "sampling what one recorded",                  sampling_own_evidence        },
    {"R3",                "deciding in what one sampled",                deciding_after_sampling      },
    {"R3",                "countersigning in what one sampled",          countersigning_after_sampling},
    {"R6",                "a trainee IQA countersigning a sample",       agreeing_as_a_trainee        },
    {"R2",                "countersigning one's own sample",             agreeing_to_own_sample       },
    {"R6",                "a trainee IQA releasing a unit",              releasing_as_a_trainee       },
    {"not-releaser",      "an administrator releasing a unit",           releasing_by_role            },
    {"R3",                "releasing what one decided",                  releasing_own_decision       },
    {"open-action",       "releasing with a required action open",
     releasing_with_action                                                                            },
    {"not-agreed",        "releasing what a sample does not agree with",
     releasing_not_agreed                                                                             },
    {"R8",                "sampling a day after the approval's end",     sampling_approved            },
    {"not-iqa",           "a coordinator sampling",                      sampling_by_an_iqa           },
    {"R10",               "sampling by somebody else's credential",      sampling_for_another         },
    {"R7",                "deciding a day after the approval's end",     approved_today               },
    {"R9",                "deciding in spite of a conflict",             conflicting                  },
    {"R9",                "countersigning in spite of a conflict",       conflicting_trainee          },
    {"R9",                "releasing in spite of a conflict",            releasing_in_conflict        },
    {"R9",                "closing in spite of a conflict",              closing_in_conflict          },
    {"R9",                "managing a conflict as no coordinator",       managing                     },
    {"R10",               "reviewing by somebody else's credential",     own_credential               },
    {"R10",               "submitting by somebody else's credential",    submit_for_another           },
    {"R11",               "deciding before the evidence came",           before_its_evidence          },
    {"R12",               "deciding on a draft",                         submitted_evidence           },
    {"R13",               "signing with an item open",                   every_item_met               },
    {"R13",               "declaring with an item open",                 every_item_met_to_declare    },
    {"R13",               "signing on an unconfirmed observation",       confirmed                    },
    {"R14",               "deciding in a signed unit",                   signed_stays                 },
    {"R14",               "withdrawing what a signed unit rests on",
     signed_keeps_its_evidence                                                                        },
    {"R14",               "reopening without a reason",                  reopened_with_reason         },
    {"R14",               "agreeing to what was not reopened",           agreeing_to_reopened         },
    {"R14",               "deciding what the unit was not reopened for",
     reopened_for_an_item                                                                             },
    {"R15",               "claiming with an open appeal",                claimed_in_peace             },
    {"R17",               "claiming on the day of the registration",     claimed_when_registered      },
    {"not-iqa",           "a coordinator closing a unit",                closed_by_iqa                },
    {"not-coordinator",   "an assessor revoking a unit",                 revoked_by_coordinator       },
    {"R5",                "asking the learner as a witness",             witness_is_another           },
    {"R16",               "checking one's own statement",                statement_of_another         },
    {"unchecked",         "deciding on a witness nobody checked",        witness_was_checked          },
    {"R13",               "signing what the unapproved decided",         decided_by_approved          },
    {"R13",               "signing with thirteen items open",            thirteen_met                 },
    {"R14",               "reopening no item",                           reopened_by_iqa              },
    {"R9",                "managing one's own conflict",                 managing_own                 },
    {"R9",                "managing a conflict about oneself",           managing_about_oneself       },
    {"not-administrator", "a coordinator adding people",                 administering                },
};
#define NCASES (sizeof(cases) / sizeof(cases[0]))

/* Run a case in a centre of its own; *code: what refused it. */
static enum result
run(const struct rule_case *k, bool allowed, unsigned off, char code[32])
{
    struct centre t;
    enum result r;

    centre_open(&t);
    t.c.rules_off = off;
    r = k->call(&t, allowed);
    snprintf(code, 32, "%s", r == OK ? "" : t.c.code ? t.c.code : "?");
    centre_close(&t);
    return r;
}

static void
test_each(void)
{
    struct mem *m = mem_new();
    char code[32];

    for (size_t i = 0; i < NCASES; i++) {
        const struct rule_case *k = &cases[i];
        enum result r = run(k, false, 0, code);

        ok(r == ERR_DENIED && strcmp(code, k->rule) == 0,
            mem_printf(m, "%s refuses %s", k->rule, k->what));
        r = run(k, true, 0, code);
        if (!is_int(r, OK, mem_printf(m, "%s allows the like of it", k->rule)))
            printf("# %s\n", code);
    }
    mem_free(m);
}

/* The rows of the table that refuse by this code. */
static unsigned
rows_of(const char *code)
{
    unsigned rows = 0;

    for (size_t i = 0; rules[i].code != NULL; i++)
        if (strcmp(rules[i].code, code) == 0)
            rows |= 1u << i;
    return rows;
}

/* Each refusal is its own rule's and no other's. */
static void
test_switched_off(void)
{
    struct mem *m = mem_new();
    unsigned tried = 0;
    char code[32];

    for (size_t i = 0; i < NCASES; i++) {
        const struct rule_case *k = &cases[i];
        unsigned own = rows_of(k->rule);

        tried |= own;
        run(k, false, own, code);
        ok(strcmp(code, k->rule) != 0,
            mem_printf(
                m, "without %s it does not refuse %s", k->rule, k->what));
        run(k, false, ~own, code);
        if (!is_str(code, k->rule,
                mem_printf(m, "%s alone refuses %s", k->rule, k->what)))
            printf("# %s\n", code);
    }
    for (size_t i = 0; rules[i].code != NULL; i++)
        ok((tried >> i & 1) != 0,
            mem_printf(m, "%s has a case", rules[i].code));
    mem_free(m);
}

/* A rule is refused by its sentence in the language of whoever is refused. */
static void
test_languages(void)
{
    struct mem *m = mem_new();

    for (size_t i = 0; rules[i].code != NULL; i++)
        ok(strcmp(tr("cy", rules[i].sentence), rules[i].sentence) != 0,
            mem_printf(m, "%s has a Welsh sentence", rules[i].code));
    mem_free(m);
}

int
main(void)
{
    test_each();
    test_switched_off();
    test_languages();
    return done();
}
