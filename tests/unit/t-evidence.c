/*
 * evidence: a form sent twice makes one piece; only what was sent is shown to
 * others.
 */
#include <config.h>

#include <pthread.h>

#include "centre.h"
#include "ledger/tree.h"
#include "portfolio/evidence.h"
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

int
main(void)
{
    centre_open(&t);
    test_once();
    test_sent();
    test_at_once();
    centre_close(&t);
    return done();
}
