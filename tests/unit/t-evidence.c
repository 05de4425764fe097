/*
 * evidence: a form sent twice makes one piece; only what was sent is shown to
 * others; a draft changes freely and goes without a trace, a version that was
 * submitted does neither.
 */
#include <config.h>

#include <pthread.h>

#include "assess/review.h"
#include "assess/sample.h"
#include "assess/withdraw.h"
#include "base/str.h"
#include "centre.h"
#include "ledger/tree.h"
#include "portfolio/evidence.h"
#include "store/sql.h"
#include "store/store.h"
#include "tap.h"

#define SENDERS 4

static struct centre t;

static void
is_conflict(enum result r, const char *code, const char *what)
{
    ok(r == ERR_CONFLICT && strcmp(t.c.code, code) == 0, what);
    if (r == OK || strcmp(t.c.code, code) != 0)
        printf("# %s\n", r == OK ? "OK" : t.c.code);
}

struct sender {
    pthread_t thread;
    struct ctx c;
    struct evidence_new new;
    struct evidence_ref ref;
    enum result result;
};

static void *
send_one(void *arg)
{
    struct sender *s = arg;

    s->result = store_join(&s->c, t.c.store);
    if (s->result == OK)
        s->result = evidence_add(&s->c, t.learner, &s->new, &s->ref);
    store_close(&s->c);
    return NULL;
}

static int64_t
standing_clock(void *given)
{
    (void)given;
    return t.time;
}

static int64_t
acts(void)
{
    int64_t n;

    return tree_size(&t.c, &n) == OK ? n : -1;
}

static void
test_at_once(void)
{
    struct sender s[SENDERS];
    int64_t before = acts();
    struct id id = id_new(&t.c);
    bool same = true;

    for (int i = 0; i < SENDERS; i++) {
        s[i] = (struct sender){
            .new = {.id = id, .title = "Tea", .words = "I made tea."}
        };
        s[i].c = (struct ctx){.mem = mem_new(),
            .lang = "en",
            .actor = t.learner,
            .clock = standing_clock};
        pthread_create(&s[i].thread, NULL, send_one, &s[i]);
    }
    for (int i = 0; i < SENDERS; i++) {
        pthread_join(s[i].thread, NULL);
        same = same && s[i].result == OK && id_equal(s[i].ref.id, id) &&
               s[i].ref.number == s[0].ref.number && s[i].ref.version == 1;
        mem_free(s[i].c.mem);
    }
    ok(same, "a form sent several times at once gives the same piece to all");
    is_int(acts(), before + 1, "which is made once");
}

static void
test_once(void)
{
    struct evidence_new new = {
        .id = id_new(&t.c), .title = "Tea", .words = "I made tea."};
    struct evidence_ref first, again;
    int64_t before;

    t.c.actor = t.learner;
    is_int(evidence_add(&t.c, t.learner, &new, &first), OK, "a form is sent");
    ok(id_equal(first.id, new.id), "and the piece has its id");
    before = acts();
    is_int(evidence_add(&t.c, t.learner, &new, &again), OK, "sent again");
    ok(id_equal(again.id, first.id) && again.number == first.number,
        "it gives the piece that there is");
    is_int(acts(), before, "and writes nothing");
    t.c.actor = t.assessor;
    is_conflict(evidence_add(&t.c, t.learner, &new, &again), "id-used",
        "for somebody else it makes nothing");
    t.c.actor = t.learner;
}

static void
test_sent(void)
{
    struct id id = centre_evidence(&t, "DRINKS:P1", false);
    struct evidence_new next = {.words = "I made more tea."};
    struct evidence_view view;
    struct evidence_ref ref;

    is_int(evidence_sent(&t.c, id, 0, &view), ERR_NOT_FOUND,
        "a draft was not sent");
    id = centre_evidence(&t, "DRINKS:P1", true);
    t.c.actor = t.learner;
    is_int(evidence_revise(&t.c, id, &next, &ref), OK, "an edit is a draft");
    is_int(evidence_sent(&t.c, id, 0, &view), OK, "the version before it");
    is_int(view.version, ref.version - 1, "is what was sent");
    is_int(evidence_sent(&t.c, id, ref.version, &view), ERR_NOT_FOUND,
        "the edit was not");
}

/* What the newest version is mapped to. */
static const char *
mapped(struct id evidence)
{
    struct evidence_view v;
    struct str s = str_in(t.c.mem);

    if (evidence_view(&t.c, evidence, &v) != OK)
        return "?";
    for (size_t i = 0; i < v.nmappings; i++)
        str_addf(&s, "%s%s", i > 0 ? " " : "", v.mappings[i].name);
    return s.s;
}

static void
test_choosing(void)
{
    struct id draft = centre_evidence(&t, "DRINKS:P1", false);
    struct id sent = centre_evidence(&t, "DRINKS:P1", true);

    is_int(evidence_map_only(&t.c, draft, "DRINKS:P2"), OK, "other items");
    is_str(mapped(draft), "P2", "take the place of those before");
    is_int(evidence_map_only(&t.c, draft, "DRINKS:P1-P2"), OK, "more");
    is_str(mapped(draft), "P1 P2", "are added");
    is_int(evidence_map_only(&t.c, draft, "DRINKS:P9"), ERR_NOT_FOUND,
        "what there is not");
    is_str(mapped(draft), "P1 P2", "changes nothing");
    is_int(evidence_map_only(&t.c, draft, ""), OK, "and none");
    is_str(mapped(draft), "", "is none");
    is_conflict(evidence_map_only(&t.c, sent, "DRINKS:P2"), "not-draft",
        "what was submitted keeps its items");
    t.c.actor = t.assessor;
    is_int(evidence_map_only(&t.c, draft, ""), ERR_DENIED,
        "nobody chooses in another's draft");
    is_int(evidence_discard(&t.c, draft), ERR_DENIED, "or throws it away");
}

static void
test_discarding(void)
{
    struct evidence_new new = {.id = id_new(&t.c),
        .title = "Tea",
        .words = "I made tea.",
        .items = "DRINKS:P1"};
    struct evidence_new again = {.words = "I made it again."};
    struct evidence_ref ref, next;
    struct evidence_view view;
    struct opening_row opening;
    struct evidence_version_row v;

    t.c.actor = t.learner;
    if (evidence_add(&t.c, t.learner, &new, &ref) != OK ||
        sql_evidence_version_get(&t.c, ref.id, 1, &v) != OK)
        exit(99);
    is_int(evidence_discard(&t.c, ref.id), OK, "a draft is thrown away");
    is_int(evidence_view(&t.c, ref.id, &view), ERR_NOT_FOUND, "and is gone");
    is_int(sql_opening_get(&t.c, v.content, &opening), ERR_NOT_FOUND,
        "nothing says any more what it said");
    is_conflict(evidence_add(&t.c, t.learner, &new, &next), "id-used",
        "its form makes no other");
    new.id = id_new(&t.c);
    if (evidence_add(&t.c, t.learner, &new, &next) != OK)
        exit(99);
    is_int(next.number, ref.number + 1, "its number is not given again");
    if (evidence_submit(&t.c, next.id, t.learner_credential) != OK ||
        evidence_revise(&t.c, next.id, &again, &ref) != OK)
        exit(99);
    is_int(evidence_discard(&t.c, next.id), OK, "the draft of a next version");
    ok(evidence_view(&t.c, next.id, &view) == OK && view.version == 1 &&
            strcmp(view.state, "submitted") == 0,
        "leaves the version before");
    is_conflict(evidence_discard(&t.c, next.id), "not-draft",
        "which is not thrown away");
    is_int(evidence_revise(&t.c, next.id, &again, &ref), OK,
        "and can be revised again");
    is_str(mapped(next.id), "P1", "with what was proposed for it");
}

/* Only what has been done, by the day in London. */
static void
test_days(void)
{
    struct evidence_new new = {
        .title = "Tea", .words = "I made tea.", .happened = "2026-11-24"};
    struct evidence_ref ref;

    t.c.actor = t.learner;
    is_int(evidence_add(&t.c, t.learner, &new, &ref), ERR_INPUT,
        "what is yet to happen is no evidence");
    is_str(t.c.code, "day-to-come", "which is said");
    new.happened = "2026-11-23";
    is_int(evidence_add(&t.c, t.learner, &new, &ref), OK, "today's is");
    new.happened = "2026-12-01";
    is_int(evidence_revise(&t.c, ref.id, &new, &ref), ERR_INPUT,
        "nor does a draft become so");
}

/* Is anyone else in it?  No, unless it is said; and what was said stays. */
static void
test_others(void)
{
    struct evidence_new new = {
        .title = "Tea", .words = "I made tea.", .others = "yes"};
    struct evidence_new again = {.words = "I made it again."};
    struct evidence_view view;
    struct evidence_ref ref;

    t.c.actor = t.learner;
    if (evidence_add(&t.c, t.learner, &new, &ref) != OK ||
        evidence_revise(&t.c, ref.id, &again, &ref) != OK)
        exit(99);
    ok(evidence_view(&t.c, ref.id, &view) == OK && view.others,
        "that somebody else is in it stays until said otherwise");
    new.others = "no";
    ok(evidence_revise(&t.c, ref.id, &new, &ref) == OK &&
            evidence_view(&t.c, ref.id, &view) == OK && !view.others,
        "as it may be");
    ok(evidence_view(&t.c, centre_evidence(&t, NULL, false), &view) == OK &&
            !view.others,
        "nobody is, where it was not said");
    new.others = "perhaps";
    is_int(evidence_add(&t.c, t.learner, &new, &ref), ERR_INPUT,
        "perhaps is no answer");
}

static enum result
map_as_assessor(struct id evidence, const char *items)
{
    t.c.actor = t.assessor;
    return evidence_map(&t.c, evidence, items, NULL);
}

static const char *
state_of(struct id evidence, const char *item)
{
    struct evidence_view v;

    if (evidence_view(&t.c, evidence, &v) == OK)
        for (size_t i = 0; i < v.nmappings; i++)
            if (strcmp(v.mappings[i].name, item) == 0)
                return v.mappings[i].state;
    return "none";
}

/* A learner need not know what their evidence shows. */
static void
test_mapping_by_assessor(void)
{
    struct evidence_new again = {.words = "I made it again."};
    struct evidence_view sent;
    struct evidence_ref ref;
    struct id one;

    is_int(map_as_assessor(centre_evidence(&t, NULL, false), "DRINKS:P1"),
        ERR_NOT_FOUND, "an assessor sees no draft to map");
    one = centre_evidence(&t, NULL, true);
    is_str(mapped(one), "", "evidence is sent without items");
    is_int(map_as_assessor(one, "DRINKS:P1"), OK, "which the assessor finds");
    is_str(state_of(one, "P1"), "proposed", "and proposes");
    is_int(centre_review(
               &t, t.assessor, t.assessor_credential, one, "DRINKS:P1,P2"),
        OK, "or decides at once");
    is_str(state_of(one, "P1"), "confirmed", "what was mapped is confirmed");
    is_str(state_of(one, "P2"), "confirmed", "what was not is mapped by that");
    one = centre_evidence(&t, NULL, true);
    t.c.actor = t.learner;
    if (evidence_revise(&t.c, one, &again, &ref) != OK)
        exit(99);
    is_int(map_as_assessor(one, "DRINKS:P2"), OK, "with a next version begun");
    ok(evidence_sent(&t.c, one, 0, &sent) == OK && sent.version == 1 &&
            sent.nmappings == 1,
        "the one that was sent is mapped");
    is_str(mapped(one), "P2", "and the next carries it");
}

/* A refusal is settled: the next version does not ask again. */
static void
test_carrying(void)
{
    struct id one = centre_evidence(&t, "DRINKS:P1,P2", true);
    struct reviewed_evidence e = {
        .id = one, .vacr = VACR_ALL, .refused = "DRINKS:P2"};
    struct review_new review = {.learner = t.learner,
        .evidence = &e,
        .nevidence = 1,
        .credential = t.assessor_credential};
    struct evidence_new again = {.words = "I made it again."};
    struct review_done done;
    struct evidence_ref ref;

    t.c.actor = t.assessor;
    if (review_finish(&t.c, &review, &done) != OK)
        exit(99);
    t.c.actor = t.learner;
    is_int(evidence_revise(&t.c, one, &again, &ref), OK, "a next version");
    is_str(mapped(one), "P1", "carries what is neither confirmed nor refused");
}

/* What a sample names is not written over, nor thrown away. */
static void
test_sampled(void)
{
    struct id one = centre_evidence(&t, "DRINKS:P1", true);
    struct sample_new new = {.enrolment = t.enrolment,
        .kind = "interim",
        .evidence = &one,
        .nevidence = 1};
    struct id iqa, sample;

    iqa = centre_person(&t, "Q-1", 1u << ROLE_IQA, &new.credential);
    centre_approve_as(&t, iqa, "iqa", "2026-01-01", "2026-12-31");
    t.c.actor = iqa;
    is_int(sample_record(&t.c, &new, &sample), OK, "an IQA looks at it");
    t.c.actor = t.learner;
    is_conflict(evidence_recall(&t.c, one), "sampled", "and it stays");
    is_int(evidence_withdraw(&t.c, one), OK, "until it is withdrawn");
}

int
main(void)
{
    centre_open(&t);
    test_once();
    test_sent();
    test_at_once();
    test_choosing();
    test_discarding();
    test_carrying();
    test_sampled();
    test_others();
    test_mapping_by_assessor();
    test_days();
    centre_close(&t);
    return done();
}
