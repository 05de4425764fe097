/*
 * since: what two people write over the same page: whoever comes second is
 * told what the first has done, and nothing of theirs is lost.
 */
#include <config.h>

#include "assess/review.h"
#include "assess/sign.h"
#include "assess/withdraw.h"
#include "centre.h"
#include "ledger/tree.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "store/sql.h"
#include "store/store.h"
#include "tap.h"

/* A second assessor beside the centre's own. */
struct desk {
    struct centre t;
    struct id other, other_credential;
};

static enum result
allocate(struct ctx *c, void *arg)
{
    const struct desk *d = arg;

    return sql_allocation_add(
        c, id_new(c), d->t.enrolment, d->other, "assessor", "2026-01-01");
}

static void
sit_down(struct desk *d)
{
    centre_open(&d->t);
    d->other =
        centre_person(&d->t, "A-2", 1u << ROLE_ASSESSOR, &d->other_credential);
    centre_approve(&d->t, d->other, "2026-01-01", "2026-12-31");
    if (store_write(&d->t.c, allocate, d) != OK)
        exit(99);
}

static int64_t
look(struct desk *d)
{
    int64_t n;

    if (tree_size(&d->t.c, &n) != OK)
        exit(99);
    return n;
}

/* The second assessor reviews over a page on which "seen" acts were. */
static enum result
review(struct desk *d, struct id evidence, const char *items, int64_t seen)
{
    struct reviewed_evidence e = {.id = evidence, .vacr = VACR_ALL};
    struct item_decision met = {.items = items, .decision = "met"};
    struct review_new new = {.learner = d->t.learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = &met,
        .ndecisions = 1,
        .credential = d->other_credential,
        .seen = seen};
    struct review_done done;

    d->t.c.actor = d->other;
    return review_finish(&d->t.c, &new, &done);
}

static enum result
first(struct desk *d, struct id evidence, const char *items)
{
    return centre_review(
        &d->t, d->t.assessor, d->t.assessor_credential, evidence, items);
}

static void
is_overtaken(struct desk *d, enum result r, const char *code,
    const char *message, const char *what)
{
    if (!ok(r == ERR_CONFLICT && strcmp(d->t.c.code, code) == 0, what))
        printf("# %d %s\n", r, r == OK ? "" : d->t.c.code);
    if (r != OK && message != NULL)
        is_str(d->t.c.message, message, "and says what");
}

static void
test_review(void)
{
    struct desk d;
    struct id one, two;
    int64_t seen;

    sit_down(&d);
    one = centre_evidence(&d.t, "DRINKS:P1", true);
    two = centre_evidence(&d.t, "DRINKS:P2", true);
    seen = look(&d);
    d.t.time = CENTRE_BEGINNING + 5 * 3600000;
    is_int(first(&d, one, "DRINKS:P1"), OK, "one decides");
    is_overtaken(&d, review(&d, two, "DRINKS:P1,P2", seen), "decided-since",
        "P1 was decided by A-1 at 14:00 while this page was open; look again.",
        "another who decides the same is refused");
    is_overtaken(&d, review(&d, one, "DRINKS:P2", seen), "judged-since",
        "Evidence 1 was judged by A-1 at 14:00 while this page was open; look "
        "again.",
        "so is one who judges the same piece");
    is_int(review(&d, two, "DRINKS:P2", seen), OK, "what else is not");
    is_int(review(&d, two, "DRINKS:P2", seen), OK,
        "nor the same review sent again");
    is_int(review(&d, one, "DRINKS:P1", look(&d)), OK,
        "nor one over a page of now");
    is_int(review(&d, one, "DRINKS:P1,P2", 0), OK,
        "nor one that does not say what was seen");
    centre_close(&d.t);
}

static void
test_evidence_moves(void)
{
    struct evidence_new again = {.words = "I made it again."};
    struct evidence_ref ref;
    struct desk d;
    struct id one, two;
    int64_t seen;

    sit_down(&d);
    one = centre_evidence(&d.t, "DRINKS:P1", true);
    two = centre_evidence(&d.t, "DRINKS:P2", true);
    seen = look(&d);
    d.t.c.actor = d.t.learner;
    if (evidence_revise(&d.t.c, one, &again, &ref) != OK)
        exit(99);
    is_int(review(&d, one, "DRINKS:P1", seen), OK,
        "a draft of a next version disturbs nobody");
    seen = look(&d);
    d.t.c.actor = d.t.learner;
    if (evidence_submit(&d.t.c, one, d.t.learner_credential) != OK ||
        evidence_withdraw(&d.t.c, two) != OK)
        exit(99);
    is_overtaken(&d, review(&d, one, "DRINKS:P1", seen), "newer-version", NULL,
        "a version sent meanwhile is named");
    is_overtaken(&d, review(&d, two, "DRINKS:P2", seen), "withdrawn", NULL,
        "so is what was taken back");
    centre_close(&d.t);
}

static void
test_signing(void)
{
    struct desk d;
    struct id one;
    int64_t seen;

    sit_down(&d);
    one = centre_evidence(&d.t, "DRINKS:P1-P2", true);
    if (first(&d, one, "DRINKS:P1-P2") != OK)
        exit(99);
    seen = look(&d);
    is_int(review(&d, one, "DRINKS:P2", 0), OK, "an item is decided again");
    d.t.c.actor = d.t.assessor;
    is_overtaken(&d,
        unit_sign(&d.t.c, d.t.enrolment, d.t.assessor_credential, seen),
        "changed-since", NULL, "who signs over a page from before is refused");
    seen = look(&d);
    centre_evidence(&d.t, "DRINKS:P1", false);
    d.t.c.actor = d.t.learner;
    is_int(unit_declare(&d.t.c, d.t.enrolment, d.t.learner_credential, seen),
        OK, "a draft disturbs no signature");
    seen = look(&d);
    centre_evidence(&d.t, "DRINKS:P1", true);
    d.t.c.actor = d.t.assessor;
    is_overtaken(&d,
        unit_sign(&d.t.c, d.t.enrolment, d.t.assessor_credential, seen),
        "changed-since",
        "Evidence 3 was submitted by L-1 at 09:00 while this page was open; "
        "look again.",
        "evidence sent does");
    is_int(unit_sign(&d.t.c, d.t.enrolment, d.t.assessor_credential, look(&d)),
        OK, "who has seen it all signs");
    centre_close(&d.t);
}

static void
test_revising(void)
{
    struct evidence_new new = {.words = "One.", .version = 1};
    struct evidence_new other = {.words = "Two.", .version = 1};
    struct evidence_ref ref;
    struct desk d;
    struct id one;

    sit_down(&d);
    one = centre_evidence(&d.t, "DRINKS:P1", false);
    new.seen = other.seen = look(&d);
    is_int(evidence_revise(&d.t.c, one, &new, &ref), OK, "a draft is changed");
    is_overtaken(&d, evidence_revise(&d.t.c, one, &other, &ref),
        "changed-since", NULL, "another tab does not write over it");
    is_int(evidence_revise(&d.t.c, one, &new, &ref), OK,
        "the same form sent again is taken");
    is_int(look(&d), new.seen + 1, "and writes nothing");
    if (evidence_submit(&d.t.c, one, d.t.learner_credential) != OK)
        exit(99);
    new.words = "Three.";
    new.seen = other.seen = 0;
    is_int(evidence_revise(&d.t.c, one, &new, &ref), OK, "what was sent too");
    is_int(ref.version, 2, "as the next version");
    is_int(evidence_revise(&d.t.c, one, &new, &ref), OK, "and again");
    is_int(ref.version, 2, "which is made once");
    is_overtaken(&d, evidence_revise(&d.t.c, one, &other, &ref),
        "newer-version", NULL, "another tab does not revise the old one");
    centre_close(&d.t);
}

int
main(void)
{
    test_review();
    test_evidence_moves();
    test_signing();
    test_revising();
    return done();
}
