/* feedback and next: what became of evidence, and what a learner does next. */
#include <config.h>

#include "assess/feedback.h"
#include "assess/review.h"
#include "assess/sign.h"
#include "centre.h"
#include "people/person.h"
#include "portfolio/evidence.h"
#include "tap.h"

static const struct centre_item unit[] = {
    {"P1", NULL, "self"},
    {"P2", NULL, "self"},
    {"P3", NULL, "self"},
};

static struct next
next(struct centre *t)
{
    struct next out = {.nunits = 0};

    if (next_read(&t->c, t->learner, &out) != OK) {
        printf("Bail out! %s\n", t->c.message);
        exit(1);
    }
    return out;
}

static void
judge(
    struct centre *t, struct id evidence, const char *met, const char *not_yet)
{
    struct reviewed_evidence e = {.id = evidence, .vacr = VACR_ALL};
    struct item_decision d[] = {
        {.items = not_yet,
         .decision = "not-yet",
         .letter = "S",
         .note = "Say."},
        {.items = met,   .decision = "met"     },
    };
    struct review_new new = {.learner = t->learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = d,
        .ndecisions = met != NULL ? 2 : 1,
        .feedback = "Well done.",
        .next_step = "Show more.",
        .due = "2026-12-01",
        .credential = t->assessor_credential};
    struct review_done done;

    t->c.actor = t->assessor;
    ok(review_finish(&t->c, &new, &done) == OK, "a review is finished");
}

static void
test_feedback(struct centre *t, struct id evidence)
{
    struct evidence_new more = {.words = "More."};
    struct evidence_ref ref;
    struct feedback f;

    ok(feedback_read(&t->c, evidence, &f) == OK, "feedback is read");
    is_int((long long)f.nreviews, 1, "one review");
    is_str(f.reviews[0].by.name, "A-1", "by whom");
    is_str(f.reviews[0].feedback, "Well done.", "with feedback");
    is_str(f.reviews[0].next_step, "Show more.", "and the next step");
    is_str(f.reviews[0].vacr, "VACR", "and ticks");
    is_str(f.reviews[0].outcome, "accepted-in-part", "and the outcome");
    is_int((long long)f.reviews[0].ndecisions, 2, "two decisions rest on it");
    is_str(f.reviews[0].decisions[0].name, "P1", "in the unit's order");
    is_str(f.reviews[0].decisions[1].note, "Say.", "with a note");
    t->c.actor = t->learner;
    evidence_revise(&t->c, evidence, &more, &ref);
    evidence_submit(&t->c, evidence, t->learner_credential);
    judge(t, evidence, "MEALS:P2", "MEALS:P3");
    ok(feedback_read(&t->c, evidence, &f) == OK && f.nreviews == 2 &&
            f.nversions == 2,
        "its next version has a review of its own");
    ok(f.reviews[0].version == 2 && f.reviews[1].version == 1,
        "the newest first");
    ok(f.reviews[0].ndecisions == 2 && f.reviews[0].decisions[0].standing,
        "with its decisions");
    ok(f.reviews[1].ndecisions == 2 && !f.reviews[1].decisions[1].standing,
        "and those that stand no longer");
    is_str(f.versions[0].recorder.name, "L-1", "and who made the version");
}

static void
test_next(struct centre *t)
{
    struct evidence_new seen = {
        .title = "Observation", .words = "I saw it.", .items = "MEALS:P1"};
    struct evidence_ref ref;
    struct id first, other;
    struct next n = next(t);

    is_int((long long)n.nunits, 2, "both units");
    is_int((long long)n.units[1].gaps, 3, "with criteria without evidence");
    is_str(n.assessor.name, "A-1", "who answers");
    first = centre_evidence(t, "MEALS:P1,P2,P3", false);
    n = next(t);
    ok(n.ndrafts == 1 && id_equal(n.drafts[0].id, first), "a draft to send");
    is_int((long long)n.units[1].gaps, 0, "fills the gaps");
    t->c.actor = t->learner;
    evidence_submit(&t->c, first, t->learner_credential);
    n = next(t);
    is_int((long long)(n.ndrafts + n.nfeedback), 0, "what waits is not to do");
    judge(t, first, "MEALS:P1", "MEALS:P2");
    n = next(t);
    ok(n.nfeedback == 1 && id_equal(n.feedback[0].id, first),
        "feedback to act on");
    is_str(n.feedback[0].due, "2026-12-01", "by the day it is due");
    is_str(n.feedback[0].by.name, "A-1", "from whom");
    other = centre_evidence(t, "MEALS:P2", true);
    is_int((long long)next(t).nfeedback, 0,
        "nothing to act on when other evidence waits");
    judge(t, other, NULL, "MEALS:P2");
    n = next(t);
    is_int((long long)n.nfeedback, 2, "until that goes back too");
    test_feedback(t, first);
    t->c.actor = t->assessor;
    evidence_add(&t->c, t->learner, &seen, &ref);
    evidence_submit(&t->c, ref.id, t->assessor_credential);
    n = next(t);
    ok(n.nconfirm == 1 && id_equal(n.confirm[0].id, ref.id),
        "what the assessor recorded is to be confirmed");
    is_str(n.confirm[0].by.name, "A-1", "and who recorded it");
    t->c.actor = t->learner;
    evidence_confirm(&t->c, ref.id, NULL, t->learner_credential);
    is_int((long long)next(t).nconfirm, 0, "once");
}

static void
test_ready(struct centre *t)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1,P2", true);

    ok(!next(t).units[0].ready, "a unit with open criteria is not ready");
    centre_review(
        t, t->assessor, t->assessor_credential, evidence, "DRINKS:P1,P2");
    ok(next(t).units[0].ready, "one with all met is");
    t->c.actor = t->learner;
    unit_declare(&t->c, t->enrolment, t->learner_credential, 0);
    ok(!next(t).units[0].ready, "until it is declared");
}

int
main(void)
{
    struct centre t;

    centre_open(&t);
    centre_unit(&t, "MEALS", unit, sizeof(unit) / sizeof(unit[0]));
    test_next(&t);
    test_ready(&t);
    centre_close(&t);
    return done();
}
