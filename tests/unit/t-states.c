/*
 * states: every cell of every table, by the real verbs.  What the table allows
 * happens and leads where it says, with the act that it names; all else is
 * refused and changes nothing in the whole database.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assess/begin.h"
#include "assess/countersign.h"
#include "assess/migrate.h"
#include "assess/progress.h"
#include "assess/reopen.h"
#include "assess/review.h"
#include "assess/sign.h"
#include "assess/withdraw.h"
#include "centre.h"
#include "database.h"
#include "ledger/tree.h"
#include "people/person.h"
#include "portfolio/qualifying_step.h"
#include "portfolio/evidence.h"
#include "rules/states.h"
#include "store/sql.h"
#include "store/store.h"
#include "tap.h"

/* A centre with the thing of which the state is walked. */
struct walk {
    struct centre t;
    struct id iqa, iqa_credential, coordinator, coordinator_credential;
    struct id trainee, trainee_credential;
    struct id piece, extra; /* evidence; extra: mapped to nothing */
    struct migration_map map;
    struct id on; /* the learner's qualification */
};

static const struct id nobody;

static void
must(struct walk *w, enum result r, const char *what)
{
    if (r == OK)
        return;
    printf("Bail out! %s: %s %s\n", what, w->t.c.code ? w->t.c.code : "",
        w->t.c.message ? w->t.c.message : "?");
    exit(99);
}

/* Each item of DRINKS is the same in MEALS. */
static void
draw_map(struct walk *w)
{
    static const char hash[] = "9f86d081884c7d659a2feaa0c55ad015"
                               "a3bf4f1b2b0b822cd15d6c15b0f00a08";
    struct ctx *c = &w->t.c;
    const struct outline **unit = mem_array(c->mem, 2, sizeof(*unit));
    static const char *const keys[] = {"DRINKS", "MEALS"};
    struct map_line *line = mem_array(c->mem, 2, sizeof(*line));

    for (int i = 0; i < 2; i++) {
        struct library_unit found;

        must(w, library_find(c, keys[i], &found), "unit");
        must(w, outline_get(c, found.id, &unit[i]), "outline");
    }
    for (int i = 0; i < 2; i++)
        line[i] = (struct map_line){.from = &unit[0]->items[i],
            .to = &unit[1]->items[i],
            .means_same = true};
    w->map = (struct migration_map){.old = unit,
        .nold = 1,
        .new = unit[1],
        .lang = "en",
        .line = line,
        .n = 2,
        .sha256 = hash};
}

static void
begin_walk(struct walk *w)
{
    static const struct centre_item items[] = {
        {"P1", NULL, "self"},
        {"P2", NULL, "self"}
    };

    memset(w, 0, sizeof(*w));
    centre_open(&w->t);
    w->iqa = centre_person(&w->t, "Q-1", 1u << ROLE_IQA, &w->iqa_credential);
    w->coordinator = centre_person(
        &w->t, "C-1", 1u << ROLE_COORDINATOR, &w->coordinator_credential);
    w->trainee = centre_person(
        &w->t, "T-1", 1u << ROLE_TRAINEE_ASSESSOR, &w->trainee_credential);
    centre_approve_as(
        &w->t, w->trainee, "trainee-assessor", "2026-01-01", "2026-12-31");
    centre_allocate(&w->t, w->trainee, "assessor");
    centre_allocate(&w->t, w->t.assessor, "countersigner");
    centre_unit(&w->t, "MEALS", items, 2);
    draw_map(w);
    w->extra = centre_evidence(&w->t, NULL, true);
}

static enum result
as(struct walk *w, struct id who)
{
    w->t.c.actor = who;
    return OK;
}

/* A review of the piece: ITEMS get that decision. */
static enum result
judge_as(struct walk *w, struct id who, struct id credential, struct id piece,
    const char *items, const char *decision, const char *refused,
    struct review_done *done)
{
    struct reviewed_evidence e = {
        .id = piece, .vacr = VACR_ALL, .refused = refused};
    struct item_decision d = {.items = items,
        .decision = decision,
        .letter = strcmp(decision, "met") == 0 ? NULL : "S",
        .note = "More of it."};
    struct review_new new = {.learner = w->t.learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = &d,
        .ndecisions = items != NULL,
        .feedback = "Read.",
        .credential = credential};

    as(w, who);
    return review_finish(&w->t.c, &new, done);
}

static enum result
judge(struct walk *w, struct id piece, const char *items, const char *decision,
    const char *refused)
{
    struct review_done done;

    return judge_as(w, w->t.assessor, w->t.assessor_credential, piece, items,
        decision, refused, &done);
}

/* What a trainee decides on P2, where that may be, countersigned. */
static enum result
settle(struct walk *w, struct id piece, bool may, bool met, const char *back)
{
    struct countersign_new new = {.sent_back = back,
        .note = back,
        .credential = w->t.assessor_credential};
    struct review_done review = {.id = w->piece};
    struct countersign_done done;

    if (may)
        must(w,
            judge_as(w, w->trainee, w->trainee_credential, piece, "DRINKS:P2",
                met ? "met" : "not-yet",
                met || back != NULL ? NULL : "DRINKS:P2", &review),
            "trainee");
    new.review = review.id;
    as(w, w->t.assessor);
    return countersign(&w->t.c, &new, &done);
}

/* Recorded by the assessor, so that the learner has something to confirm. */
static void
observe(struct walk *w, bool submit)
{
    struct evidence_new new = {
        .title = "Seen", .words = "Tea was made.", .items = "DRINKS:P1-P2"};
    struct evidence_ref ref;

    as(w, w->t.assessor);
    must(w, evidence_add(&w->t.c, w->t.learner, &new, &ref), "observe");
    w->piece = ref.id;
    if (submit)
        must(w, evidence_submit(&w->t.c, ref.id, w->t.assessor_credential),
            "submit");
}

static void
make_evidence(struct walk *w, int state)
{
    observe(w, state != EVIDENCE_DRAFT && state != EVIDENCE_GONE);
    switch (state) {
    case EVIDENCE_IN_REVIEW:
        must(w, evidence_begin(&w->t.c, w->piece), "begin");
        break;
    case EVIDENCE_ACCEPTED:
        must(w, judge(w, w->piece, "DRINKS:P1-P2", "met", NULL), "judge");
        break;
    case EVIDENCE_IN_PART:
        must(w, judge(w, w->piece, "DRINKS:P1", "met", NULL), "judge");
        break;
    case EVIDENCE_RETURNED:
        must(w, judge(w, w->piece, "DRINKS:P1", "not-yet", NULL), "judge");
        break;
    case EVIDENCE_WITHDRAWN:
        must(w, evidence_withdraw(&w->t.c, w->piece), "withdraw");
        break;
    case EVIDENCE_GONE:
        must(w, evidence_discard(&w->t.c, w->piece), "discard");
        break;
    default: break;
    }
}

static int
read_evidence(struct walk *w)
{
    struct evidence_view v;

    fail_clear(&w->t.c);
    if (evidence_view(&w->t.c, w->piece, &v) != OK)
        return EVIDENCE_GONE;
    return (int)evidence_state_of(v.state);
}

static enum result
do_evidence(struct walk *w, enum event event)
{
    struct evidence_new new = {.words = "Tea was made, and well."};
    struct ctx *c = &w->t.c;
    struct evidence_ref ref;

    as(w, w->t.assessor);
    switch (event) {
    case EVIDENCE_WRITE: return evidence_revise(c, w->piece, &new, &ref);
    case EVIDENCE_DISCARD: return evidence_discard(c, w->piece);
    case EVIDENCE_MAP: return evidence_map(c, w->piece, "MEALS:P1", NULL);
    case EVIDENCE_UNMAP: return evidence_map_only(c, w->piece, "");
    case EVIDENCE_SUBMIT:
        return evidence_submit(c, w->piece, w->t.assessor_credential);
    case EVIDENCE_RECALL: return evidence_recall(c, w->piece);
    case EVIDENCE_BEGIN: return evidence_begin(c, w->piece);
    case EVIDENCE_JUDGE: return judge(w, w->piece, "DRINKS:P2", "met", NULL);
    case EVIDENCE_SEND_BACK:
        return settle(w, w->piece, transition_allowed(event, read_evidence(w)),
            false, "all");
    case EVIDENCE_CONFIRM:
        as(w, w->t.learner);
        return evidence_confirm(c, w->piece, NULL, w->t.learner_credential);
    default: return evidence_withdraw(c, w->piece);
    }
}

static enum result
reopen(struct walk *w)
{
    struct reopening new = {.enrolment = w->t.enrolment,
        .credential = w->iqa_credential,
        .items = "P2",
        .reason = "One call is no monitoring."};

    as(w, w->iqa);
    return unit_reopen(&w->t.c, &new);
}

static enum result
close_unit(struct walk *w, bool exempt)
{
    struct closing new = {.enrolment = w->t.enrolment,
        .credential = w->iqa_credential,
        .exempt = exempt,
        .certificate = "A certificate, no. 7"};

    as(w, w->iqa);
    return unit_close(&w->t.c, &new);
}

struct step_job {
    struct id enrolment;
    const char *kind;
};

static enum result
told(struct ctx *c, const struct migrated *m, void *arg)
{
    (void)c;
    *(enum migrated_what *)arg = m->what;
    return OK;
}

/* That nobody was moved is a refusal here. */
static enum result
move(struct walk *w)
{
    enum migrated_what what = MIGRATED_BEFORE;
    enum result r;

    as(w, nobody);
    r = migration_run(&w->t.c, &w->map, false, told, &what);
    return r != OK || what == MIGRATED ? r : ERR_CONFLICT;
}

/* A step whose verb belongs to somebody else's part of the record. */
static enum result
add_step(struct ctx *c, void *arg)
{
    const struct step_job *job = arg;
    enum event event =
        strcmp(job->kind, "release") == 0 ? UNIT_RELEASE : UNIT_CLAIM;
    enum unit_state state;
    enum result r;

    if ((r = unit_state_read(c, job->enrolment, &state)) != OK ||
        (r = transition(c, event, state,
             &(struct deed){.enrolment = job->enrolment}, NULL)) != OK)
        return r;
    return sql_unit_step_add(c, id_new(c), job->enrolment, job->kind,
        (struct id){{0}}, NULL, NULL, c->now);
}

static enum result
do_unit(struct walk *w, enum event event)
{
    struct ctx *c = &w->t.c;
    struct step_job job = {w->t.enrolment, NULL};
    enum unit_state state;

    switch (event) {
    case UNIT_MAP:
        as(w, w->t.learner);
        return evidence_map(c, w->extra, "DRINKS:P1", NULL);
    case UNIT_DECIDE: return judge(w, w->extra, "DRINKS:P2", "met", NULL);
    case UNIT_COUNTERSIGN:
        must(w, unit_state_read(c, w->t.enrolment, &state), "state");
        return settle(w, w->extra, transition_allowed(event, (int)state),
            state != UNIT_REGISTERED, NULL);
    case UNIT_UNDO: as(w, w->t.learner); return evidence_withdraw(c, w->piece);
    case UNIT_DECLARE:
        as(w, w->t.learner);
        return unit_declare(c, w->t.enrolment, w->t.learner_credential, 0);
    case UNIT_SIGN:
        as(w, w->t.assessor);
        return unit_sign(c, w->t.enrolment, w->t.assessor_credential, 0);
    case UNIT_RELEASE:
    case UNIT_CLAIM:
        c->rules_off = ~0u;
        as(w, nobody);
        job.kind = event == UNIT_RELEASE ? "release" : "claim";
        return store_write(c, add_step, &job);
    case UNIT_REOPEN: return reopen(w);
    case UNIT_CREDIT: return close_unit(w, false);
    case UNIT_EXEMPT_FROM: return close_unit(w, true);
    case UNIT_REVOKE:
        as(w, w->coordinator);
        return unit_revoke(c, w->t.enrolment, w->coordinator_credential, 0,
            "It came out otherwise.");
    default: return move(w);
    }
}

static void
make_unit(struct walk *w, int state)
{
    static const enum event ways[UNIT__N][4] = {
        [UNIT_DECLARED] = {UNIT_DECLARE},
        [UNIT_SIGNED] = {UNIT_SIGN   },
        [UNIT_IQA_POOL] = {UNIT_DECLARE, UNIT_SIGN},
        [UNIT_RELEASED] = {UNIT_DECLARE,            UNIT_SIGN, UNIT_RELEASE},
        [UNIT_CLAIMED] = {UNIT_DECLARE,UNIT_SIGN, UNIT_RELEASE, UNIT_CLAIM},
        [UNIT_CREDIT_TRANSFER] = {UNIT_CREDIT           },
        [UNIT_EXEMPT] = {UNIT_EXEMPT_FROM           },
        [UNIT_REVOKED] = {UNIT_CREDIT,  UNIT_REVOKE},
        [UNIT_MIGRATED] = {UNIT_MOVE },
    };
    const char *items =
        state == UNIT_IN_PROGRESS ? "DRINKS:P1" : "DRINKS:P1-P2";

    w->piece =
        centre_evidence(&w->t, state == UNIT_REGISTERED ? NULL : items, true);
    if (state == UNIT_REGISTERED) /* decided, but it is no evidence for it */
        must(w, judge(w, w->piece, "DRINKS:P1", "not-yet", "DRINKS:P1"),
            "judge");
    else
        must(w, judge(w, w->piece, items, "met", NULL), "judge");
    for (int i = 0; i < 4 && ways[state][i] != 0; i++)
        must(w, do_unit(w, ways[state][i]), "way");
    w->t.c.rules_off = 0;
}

static int
read_unit(struct walk *w)
{
    struct unit_progress p;

    fail_clear(&w->t.c);
    must(w, progress_unit(&w->t.c, w->t.enrolment, &p), "progress");
    return (int)p.state;
}

/* The qualification that has DRINKS in its one place. */
static enum result
add_qualification(struct ctx *c, void *arg)
{
    static const char xml[] =
        "<qualification xmlns=\"urn:x-tyst:standards:1\" key=\"Q1\" rev=\"1\">"
        "<title><t xml:lang=\"en\">A title</t></title>"
        "<group id=\"g\" kind=\"mandatory\"><unit-ref key=\"DRINKS\"/></group>"
        "</qualification>";

    (void)arg;
    return sql_qualification_add(
        c, id_new(c), "Q1", 1, "A title", NULL, xml, "", c->now);
}

static void
enrol_on(struct walk *w)
{
    static const char *const units[] = {"DRINKS", NULL};
    struct qualifying_new new = {
        .qualification = "Q1",
        .enrol = {
                  .learner = w->t.learner, .units = units, .start = "2026-11-01"}
    };

    as(w, nobody);
    must(w, store_write(&w->t.c, add_qualification, NULL), "qualification");
    must(w, enrol_qualification(&w->t.c, &new, &w->on), "enrol");
}

static enum result
do_enrolment(struct walk *w, enum event event)
{
    struct qualifying_step s = {.on = w->on,
        .event = event,
        .day = "2026-11-20",
        .number = event == ENROLMENT_REGISTER || event == ENROLMENT_CERTIFY
                      ? "GW-1"
                      : NULL,
        .words = "As it is."};

    as(w, w->coordinator);
    return qualifying_step(&w->t.c, &s);
}

/* The unit goes as far as the state needs it. */
static void
make_enrolment(struct walk *w, int state)
{
    static const enum event ways[ENROLMENT__N][5] = {
        [ENROLMENT_REGISTERED] = {ENROLMENT_REGISTER},
        [ENROLMENT_ACTIVE] = {ENROLMENT_REGISTER},
        [ENROLMENT_ON_BREAK] = {ENROLMENT_REGISTER, ENROLMENT_BREAK},
        [ENROLMENT_RULES_MET] = {UNIT_DECLARE,                  UNIT_SIGN},
        [ENROLMENT_RELEASED] = {ENROLMENT_REGISTER,UNIT_DECLARE, UNIT_SIGN,
                                  UNIT_RELEASE, ENROLMENT_AGREE},
        [ENROLMENT_EQA_HOLD] = {UNIT_DECLARE, UNIT_SIGN, UNIT_RELEASE},
        [ENROLMENT_WITHDRAWN] = {ENROLMENT_REGISTER,         UNIT_DECLARE, UNIT_SIGN,
                                  UNIT_RELEASE, ENROLMENT_LEAVE},
        [ENROLMENT_TRANSFERRED] = {ENROLMENT_TRANSFER  },
    };
    int from = state == ENROLMENT_CLAIMED || state == ENROLMENT_CERTIFICATED
                   ? ENROLMENT_RELEASED
                   : state;

    enrol_on(w);
    if (from >= ENROLMENT_RULES_MET || from == ENROLMENT_ACTIVE) {
        w->piece = centre_evidence(&w->t, "DRINKS:P1-P2", true);
        must(w, judge(w, w->piece, "DRINKS:P1-P2", "met", NULL), "judge");
    }
    for (int i = 0; i < 5 && ways[from][i] != 0; i++) {
        must(w,
            ways[from][i] < ENROLMENT_REGISTER ? do_unit(w, ways[from][i])
                                               : do_enrolment(w, ways[from][i]),
            "way");
        w->t.c.rules_off = 0;
    }
    if (from != state)
        must(w, do_enrolment(w, ENROLMENT_CLAIM), "claim");
    if (state == ENROLMENT_CERTIFICATED)
        must(w, do_enrolment(w, ENROLMENT_CERTIFY), "certify");
}

static int
read_enrolment(struct walk *w)
{
    struct qualifying_course course;
    struct qualifying on;

    fail_clear(&w->t.c);
    must(w, qualifying_get(&w->t.c, w->on, &on), "qualification");
    must(w, qualifying_course(&w->t.c, &on, &course), "course");
    return (int)course.state;
}

struct machine {
    const char *name;
    enum event first, last;
    int states;
    void (*make)(struct walk *w, int state);
    int (*read)(struct walk *w);
    enum result (*run)(struct walk *w, enum event event);
};

static const char *
code_of(const struct machine *m, int state)
{
    return m->first == EVIDENCE_WRITE
               ? evidence_state_code((enum evidence_state)state)
           : m->first == UNIT_MAP
               ? unit_state_code((enum unit_state)state)
               : enrolment_state_code((enum enrolment_state)state);
}

static const struct machine machines[] = {
    {"evidence",  EVIDENCE_WRITE,     EVIDENCE_WITHDRAW, EVIDENCE__N,  make_evidence,
     read_evidence,                                                                                   do_evidence },
    {"unit",      UNIT_MAP,           UNIT_MOVE,         UNIT__N,      make_unit,     read_unit,      do_unit     },
    {"enrolment", ENROLMENT_REGISTER, ENROLMENT_CERTIFY, ENROLMENT__N,
     make_enrolment,                                                                  read_enrolment, do_enrolment},
};

/* All that the table refuses, one after the other: nothing changes. */
static void
walk_refused(const struct machine *m, int state)
{
    const char *before, *after;
    struct walk w;
    int wrong = 0;

    begin_walk(&w);
    m->make(&w, state);
    is_int(m->read(&w), state,
        mem_printf(w.t.c.mem, "%s: %s", m->name, code_of(m, state)));
    before = database_hash(w.t.c.mem, w.t.dir);
    for (int e = m->first; e <= (int)m->last; e++) {
        enum result r;

        if (transition_allowed((enum event)e, state))
            continue;
        fail_clear(&w.t.c);
        r = m->run(&w, (enum event)e);
        w.t.c.rules_off = 0;
        after = database_hash(w.t.c.mem, w.t.dir);
        if (r != OK && r != ERR_FAULT && strcmp(before, after) == 0)
            continue;
        wrong++;
        printf("# %s in %s: %d %s%s\n", transitions[e].name, code_of(m, state),
            (int)r, w.t.c.code ? w.t.c.code : "",
            strcmp(before, after) == 0 ? "" : ", and it changed something");
    }
    is_int(wrong, 0,
        mem_printf(w.t.c.mem, "%s: what is refused in %s changes nothing",
            m->name, code_of(m, state)));
    centre_close(&w.t);
}

static void
walk_allowed(const struct machine *m, enum event event, int state)
{
    const struct transition *row = &transitions[event];
    struct walk w;
    int64_t before;
    enum result r;
    int to;

    begin_walk(&w);
    m->make(&w, state);
    fail_clear(&w.t.c);
    must(&w, tree_size(&w.t.c, &before), "size");
    r = m->run(&w, event);
    if (r != OK)
        printf("# %s %s\n", w.t.c.code ? w.t.c.code : "",
            w.t.c.message ? w.t.c.message : "");
    to = m->read(&w);
    ok(r == OK && (row->to[state] & 1u << to) != 0,
        mem_printf(w.t.c.mem, "%s: %s, %s, %s", m->name, code_of(m, state),
            row->name, code_of(m, to)));
    if (event != UNIT_RELEASE && event != UNIT_CLAIM)
        ok(database_has_act(w.t.c.mem, w.t.dir, row->act, before),
            "by its act");
    centre_close(&w.t);
}

int
main(void)
{
    for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++) {
        const struct machine *m = &machines[i];

        for (int state = 0; state < m->states; state++) {
            walk_refused(m, state);
            for (int e = m->first; e <= (int)m->last; e++)
                if (transition_allowed((enum event)e, state))
                    walk_allowed(m, (enum event)e, state);
        }
    }
    return done();
}
