/* queue: what waits for an assessor, and whose units they have. */
#include <config.h>

#include "assess/queue.h"
#include "assess/review.h"
#include "assess/withdraw.h"
#include "base/time.h"
#include "centre.h"
#include "people/person.h"
#include "portfolio/evidence.h"
#include "tap.h"

static const struct centre_item unit[] = {
    {"P1", NULL, "self"},
    {"P2", NULL, "self"},
};

static size_t
waiting(struct centre *t, struct id who, struct queue_entry **out)
{
    size_t n, count;

    if (queue_list(&t->c, who, out, &n) != OK ||
        queue_count(&t->c, who, &count) != OK)
        return 99;
    is_int((long long)count, (long long)n, "counted as listed");
    return n;
}

static void
test_queue(struct centre *t, struct id other)
{
    struct evidence_new more = {.words = "More."};
    struct id first, second;
    struct evidence_ref ref;
    struct queue_entry *q;

    centre_evidence(t, "DRINKS:P1", false);
    is_int((long long)waiting(t, t->assessor, &q), 0, "a draft does not wait");
    first = centre_evidence(t, "DRINKS:P1 MEALS:P1", true);
    t->time += 3 * TIME_DAY;
    second = centre_evidence(t, "MEALS:P1", true);
    is_int((long long)waiting(t, t->assessor, &q), 2, "what is sent does");
    ok(id_equal(q[0].evidence, first), "the longest waiting first");
    ok(q[0].days == 3 && q[1].days == 0, "with the days it has waited");
    ok(q[0].mapped == 2 && q[0].files == 0 && q[0].number == 2,
        "with what it is mapped to");
    is_str(q[0].learner_name, "L-1", "whose it is");
    is_int((long long)waiting(t, other, &q), 0, "others have none of it");

    t->c.actor = t->learner;
    evidence_revise(&t->c, first, &more, &ref);
    is_int((long long)waiting(t, t->assessor, &q), 2,
        "while a draft of it is written it still waits");
    evidence_submit(&t->c, first, t->learner_credential);
    is_int((long long)waiting(t, t->assessor, &q), 2,
        "its newest version waits once");
    ok(q[1].version == 2, "which is said");
    centre_review(
        t, t->assessor, t->assessor_credential, first, "DRINKS:P1 MEALS:P1");
    is_int((long long)waiting(t, t->assessor, &q), 1, "until it is judged");
    t->c.actor = t->learner;
    evidence_withdraw(&t->c, second);
    is_int((long long)waiting(t, t->assessor, &q), 0, "or withdrawn");
}

static void
test_caseload(struct centre *t, struct id other)
{
    static const struct id none;
    struct unit_progress u;
    struct caseload_unit *units;
    size_t n, wrong = 0;

    ok(caseload_list(&t->c, other, t->learner, &units, &n) == OK && n == 0,
        "who is allocated to nobody has no caseload");
    ok(caseload_list(&t->c, t->assessor, other, &units, &n) == OK && n == 0,
        "nor of another's");
    ok(caseload_list(&t->c, t->assessor, none, &units, &n) == OK && n == 3,
        "one row for each enrolment");
    is_str(units[0].key, "DRINKS", "by unit");
    for (size_t i = 0; i < n; i++) {
        progress_unit(&t->c, units[i].enrolment, &u);
        wrong += u.state != units[i].state || u.met != units[i].met ||
                 u.n != units[i].n;
    }
    is_int((long long)wrong, 0, "states and counts are those of progress");
    is_str(unit_state_code(units[0].state), "in-progress", "one in progress");
    is_str(unit_state_code(units[2].state), "in-progress",
        "one with evidence alone");
    ok(units[0].last > t->time - TIME_DAY && units[0].last <= t->time,
        "and the last activity");
}

int
main(void)
{
    struct id other, credential;
    struct centre t;

    centre_open(&t);
    other = centre_person(&t, "A-2", 1u << ROLE_ASSESSOR, &credential);
    centre_unit(&t, "MEALS", unit, 2);
    centre_unit(&t, "SNACKS", unit, 2);
    test_queue(&t, other);
    centre_evidence(&t, "SNACKS:P2", true);
    test_caseload(&t, other);
    centre_close(&t);
    return done();
}
