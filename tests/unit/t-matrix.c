/* matrix and signoff: what pages are told of one enrolment. */
#include <config.h>

#include "assess/matrix.h"
#include "assess/review.h"
#include "assess/sign.h"
#include "assess/withdraw.h"
#include "centre.h"
#include "people/person.h"
#include "portfolio/evidence.h"
#include "standard/outline.h"
#include "store/sql.h"
#include "store/store.h"
#include "tap.h"

static const struct centre_item unit[] = {
    {"P1",   NULL, "self"    },
    {"P2",   NULL, "children"},
    {"P2.1", "P2", "self"    },
};

/* The texts that importing adds: a title in Welsh, P1 in both languages. */
static enum result
add_texts(struct ctx *c, void *arg)
{
    struct unit_item_row item;
    struct unit_row u;
    enum result r;

    (void)arg;
    if ((r = sql_unit_newest(c, "MEALS", &u)) != OK ||
        (r = sql_unit_item_find(c, u.id, "P1", &item)) != OK ||
        (r = sql_unit_title_add(c, u.id, "cy", "Prydau", "source")) != OK ||
        (r = sql_unit_title_add(c, u.id, "en", "Meals", "source")) != OK ||
        (r = sql_item_text_add(c, item.id, "cy", "Golchi", "source")) != OK ||
        (r = sql_item_text_add(c, item.id, "en", "Wash", "source")) != OK)
        return r;
    if ((r = sql_unit_item_find(c, u.id, "P2", &item)) != OK)
        return r;
    return sql_item_text_add(c, item.id, "en", "Serve", "source");
}

static struct matrix
matrix(struct centre *t, struct id enrolment, bool drafts)
{
    struct matrix m = {.n = 0};

    if (matrix_read(&t->c, enrolment, drafts, &m) != OK) {
        printf("Bail out! %s\n", t->c.message);
        exit(1);
    }
    return m;
}

static void
decide(struct centre *t, struct id evidence, const char *items,
    const char *decision)
{
    struct reviewed_evidence e = {.id = evidence, .vacr = VACR_ALL};
    struct item_decision d = {.items = items,
        .decision = decision,
        .letter = strcmp(decision, "met") == 0 ? NULL : "S",
        .note = "Say why."};
    struct review_new new = {.learner = t->learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = &d,
        .ndecisions = 1,
        .credential = t->assessor_credential};
    struct review_done done;

    t->c.actor = t->assessor;
    ok(review_finish(&t->c, &new, &done) == OK, "a review is finished");
}

static void
test_words(struct centre *t, struct id enrolment)
{
    struct matrix m = matrix(t, enrolment, true);

    is_str(m.title, "Meals", "the title in English");
    is_str(m.learner.name, "L-1", "whose it is");
    is_int((long long)m.nassessors, 1, "one assessor is allocated");
    is_str(m.assessors[0].name, "A-1", "by name");
    is_int((long long)m.titles->n, 2, "and in every language");
    is_str(
        outline_text(m.items[0].words, "en").words, "Wash", "words in English");
    is_str(
        outline_text(m.items[0].words, "cy").words, "Golchi", "words in Welsh");
    is_str(outline_text(m.items[1].words, "cy").words, "Serve",
        "and in the primary language");
    is_str(
        outline_text(m.items[1].words, "cy").language, "en", "which is said");
    is_int((long long)m.items[2].depth, 1, "an item inside another");
    is_int((long long)m.items[2].words->n, 0, "an item without words");
    t->c.lang = "cy";
    m = matrix(t, enrolment, true);
    is_str(m.title, "Prydau", "the title in Welsh");
    t->c.lang = "en";
}

static void
test_cells(struct centre *t, struct id enrolment)
{
    struct id first = centre_evidence(t, "MEALS:P1,P2.1", true);
    struct id draft = centre_evidence(t, "MEALS:P1", false);
    struct matrix m = matrix(t, enrolment, true), theirs;
    struct evidence_new more = {.words = "More."};
    struct evidence_ref ref;
    int64_t seen = m.seen;

    is_int((long long)m.npieces, 2, "the learner sees both pieces");
    is_int((long long)m.items[0].ncells, 2, "under the item");
    ok(id_equal(m.items[0].cells[1].piece->id, draft), "by number");
    ok(m.pieces[0].waits && !m.pieces[1].waits && m.items[2].cells[0].waits,
        "what is sent waits");
    ok(matrix_cell(&m.items[2], &m.pieces[0]) == &m.items[2].cells[0] &&
            matrix_cell(&m.items[2], &m.pieces[1]) == NULL,
        "a cell is where it is mapped");
    theirs = matrix(t, enrolment, false);
    is_int((long long)theirs.npieces, 1, "a draft is not shown to others");
    is_int((long long)theirs.items[0].ncells, 1, "nor its cell");

    decide(t, first, "MEALS:P1", "more-needed");
    m = matrix(t, enrolment, false);
    ok(m.seen > seen, "acts are counted");
    is_str(m.items[0].decision->note, "Say why.", "a note is shown");
    is_str(m.items[0].decision->letter, "S", "with its letter");
    is_str(m.items[0].decision->by.name, "A-1", "by whom");
    is_int(m.items[0].decision->when, t->c.now, "and when");
    is_str(item_state_code(m.items[0].state), "more-needed", "and the state");
    ok(!m.items[2].cells[0].waits && !m.pieces[0].waits,
        "what went back waits no more");
    t->c.actor = t->learner;
    evidence_revise(&t->c, first, &more, &ref);
    ok(matrix(t, enrolment, true).pieces[0].version == 2 &&
            matrix(t, enrolment, false).pieces[0].version == 1,
        "others see what was sent, the learner what they are writing");
    evidence_withdraw(&t->c, draft);
    is_int((long long)matrix(t, enrolment, true).npieces, 1,
        "what is withdrawn is left out");
}

/* The first stop's place, or -1. */
static int
stop(struct centre *t, struct id who, struct id enrolment, struct signoff *s)
{
    struct matrix m;

    t->c.actor = who;
    m = matrix(t, enrolment, false);
    if (signoff_read(&t->c, &m, s) != OK)
        return 99;
    for (int i = 0; i < SIGNOFF__N; i++)
        if (s->checks[i].stops)
            return i;
    return -1;
}

static void
test_signoff(struct centre *t, struct id enrolment)
{
    struct id none, other;
    struct signoff s;
    struct matrix m;

    t->c.actor = (struct id){{0}}; /* the operator */
    other = centre_person(t, "A-2", 1u << ROLE_ASSESSOR, &none);
    is_int(stop(t, t->assessor, enrolment, &s), SIGNOFF_MET, "not all is met");
    is_str(s.checks[SIGNOFF_MET].why, "2 criteria are not met yet: P1, P2.1",
        "which is said as the verb says it");
    decide(
        t, centre_evidence(t, "MEALS:P1,P2.1", true), "MEALS:P1,P2.1", "met");
    is_int(stop(t, t->assessor, enrolment, &s), -1, "nothing stops it");
    ok(s.ready && s.ndeciders == 1 && id_equal(s.deciders[0].id, t->assessor),
        "whose decisions are relied on");
    ok(!s.checks[SIGNOFF_DECLARED].ok && !s.checks[SIGNOFF_DECLARED].stops,
        "that it is not declared only informs");
    is_int(stop(t, other, enrolment, &s), SIGNOFF_APPROVED, "another's");
    ok(s.checks[SIGNOFF_ALLOCATED].stops, "who is not allocated either");
    is_int(stop(t, t->learner, enrolment, &s), -1, "the learner may declare");
    ok(!s.checks[SIGNOFF_APPROVED].asked, "and needs no approval");
    centre_evidence(t, "MEALS:P1", true);
    stop(t, t->assessor, enrolment, &s);
    ok(s.ready && s.nwaiting == 1, "evidence that waits is shown");
    is_str(s.checks[SIGNOFF_WAITING].why,
        "1 piece of evidence still waits for a decision.", "in words");

    m = matrix(t, enrolment, true);
    t->c.actor = t->learner;
    unit_declare(&t->c, enrolment, t->learner_credential, m.seen);
    t->c.actor = t->assessor;
    unit_sign(&t->c, enrolment, t->assessor_credential, 0);
    m = matrix(t, enrolment, false);
    is_str(unit_state_code(m.state), "iqa-pool", "both have signed");
    is_str(m.declared_by.name, "L-1", "who declared it");
    is_str(m.signed_by.name, "A-1", "and who signed");
}

int
main(void)
{
    struct id enrolment;
    struct matrix m;
    struct centre t;

    centre_open(&t);
    enrolment = centre_unit(&t, "MEALS", unit, sizeof(unit) / sizeof(unit[0]));
    ok(store_write(&t.c, add_texts, NULL) == OK, "texts are added");
    test_words(&t, enrolment);
    test_cells(&t, enrolment);
    test_signoff(&t, enrolment);
    is_int(matrix_read(&t.c, t.learner, true, &m), ERR_NOT_FOUND,
        "another's id is not found");
    is_str(t.c.code, "no-enrolment", "which has a code");
    centre_close(&t);
    return done();
}
