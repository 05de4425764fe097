/*
 * centre - a small centre for tests in C, made through the real verbs: a
 * learner and an assessor, a unit DRINKS with items P1 and P2, the learner
 * enrolled, the assessor approved and allocated.
 *
 * Time is the test's: it starts in 2026 and moves on by a second with every
 * transaction.  Credentials are rows without a real verifier, because Argon2
 * takes a fifth of a second and is tested by itself; keys are real ones that
 * open by themselves (ctx.signs).
 */
#ifndef TYST_TESTS_CENTRE_H
#define TYST_TESTS_CENTRE_H

#include "base/ctx.h"

/* 2026-11-23T09:00:00Z */
#define CENTRE_BEGINNING INT64_C(1795424400000)

struct centre {
    struct ctx c;
    char dir[64];
    int64_t time;
    struct id learner, assessor;
    struct id learner_credential, assessor_credential;
    struct id enrolment;
};

/*
 * In memory where there is such a place, because no test of a verb is of disks;
 * a measurement says "/var/tmp".  Any failure ends the test program.
 */
extern const char *centre_place;
void centre_open(struct centre *t);
void centre_close(struct centre *t); /* takes the data directory away */

/* ctx.signs of a test: the key of a person made by centre_person(). */
struct signer *centre_signs(struct ctx *c, struct id person);

/* A person of that role with a credential. */
struct id centre_person(
    struct centre *t, const char *ref, unsigned roles, struct id *credential);

/* Approve an assessor for DRINKS from day to day. */
void centre_approve(
    struct centre *t, struct id person, const char *from, const char *to);

/* The same as "countersigner", "trainee-assessor", …, by the operator. */
void centre_approve_as(struct centre *t, struct id person, const char *as,
    const char *from, const char *to);

/* To the learner's unit, since long. */
void centre_allocate(struct centre *t, struct id person, const char *role);

/* An item of a unit: its name, its parent's (NULL: none) and how it is
 * assessed. */
struct centre_item {
    const char *name, *parent, *assess;
};

/* One more unit, on which the learner is enrolled with the assessor, who is
 * approved for it. */
struct id centre_unit(struct centre *t, const char *key,
    const struct centre_item *items, size_t n);

/* Evidence of the learner mapped to ITEMS, submitted when asked. */
struct id centre_evidence(struct centre *t, const char *items, bool submit);

/* A review by who over one piece that decides ITEMS met. */
enum result centre_review(struct centre *t, struct id who, struct id credential,
    struct id evidence, const char *items);

#endif
