/* progress: what items and units come to after what happened. */
#include <config.h>

#include "assess/progress.h"
#include "assess/reopen.h"
#include "assess/review.h"
#include "assess/sign.h"
#include "assess/withdraw.h"
#include "base/str.h"
#include "centre.h"
#include "people/person.h"
#include "portfolio/evidence.h"
#include "tap.h"

static const struct centre_item unit[] = {
    {"P1",   NULL, "self"    },
    {"P2",   NULL, "both"    },
    {"P2.1", "P2", "self"    },
    {"P3",   NULL, "children"},
    {"P3.1", "P3", "self"    },
    {"P3.2", "P3", "self"    },
    {"P4",   NULL, "both"    },
    {"P4.1", "P4", "none"    },
};
#define EVERY "P1 P2 P2.1 P3.1 P3.2 P4"

enum what {
    END,
    DRAFT,   /* a new piece of evidence, mapped to the items */
    SEND,    /* it is submitted */
    REVISE,  /* its next version */
    MET,     /* the items are decided by it */
    NOT_YET, /* … */
    MORE,    /* … */
    REFUSE,  /* it is no evidence for them */
    RETURN,  /* it goes back */
    TAKE,    /* it is withdrawn */
    DECLARE,
    SIGN,
    REOPEN /* for the items */
};

struct step {
    enum what what;
    const char *items; /* "P1 P2.1" */
};

/* What happened; then the items asked about, their states, and the unit's. */
static const struct {
    const char *rule;
    struct step step[14];
    const char *items, *states;
} cases[] = {
    {"nothing is mapped: the unit is registered",                       {{END, NULL}},
     "P1 P2 P3 P4.1",                                                                                                                                   "not-started not-started not-started not-started registered"},
    {"a draft maps",                                                    {{DRAFT, "P1 P3.1"}},                                        "P1 P3 P3.1 P3.2",
     "mapped not-started mapped not-started in-progress"                                                                                                                                                            },
    {"what is submitted waits",                                         {{DRAFT, "P1"}, {SEND, NULL}},                               "P1",
     "submitted in-progress"                                                                                                                                                                                        },
    {"a decision is shown",
     {{DRAFT, "P1 P2.1 P3.1"}, {SEND, NULL}, {MET, "P1"}, {NOT_YET, "P2.1"},
            {MORE, "P3.1"}},
     "P1 P2.1 P3.1",                                                                                                                                    "met not-yet more-needed in-progress"                       },
    {"an item not mapped is met all the same",
     {{DRAFT, "P1"}, {SEND, NULL}, {MET, "P4"}},                                                                                     "P1 P4",
     "submitted met in-progress"                                                                                                                                                                                    },

    {"a parent that is met needs its child",
     {{DRAFT, "P2"}, {SEND, NULL}, {MET, "P2"}},                                                                                     "P2 P2.1",
     "more-needed not-started in-progress"                                                                                                                                                                          },
    {"and is met with it",                                              {{DRAFT, "P2 P2.1"}, {SEND, NULL}, {MET, "P2 P2.1"}},
     "P2 P2.1",                                                                                                                                         "met met in-progress"                                       },
    {"a child alone does not meet its parent",
     {{DRAFT, "P2.1"}, {SEND, NULL}, {MET, "P2.1"}},                                                                                 "P2 P2.1",
     "not-started met in-progress"                                                                                                                                                                                  },
    {"a parent decided by its children is as far as the least of them",
     {{DRAFT, "P3.1 P3.2"}, {SEND, NULL}, {MET, "P3.1"}},                                                                            "P3 P3.1 P3.2",
     "submitted met submitted in-progress"                                                                                                                                                                          },
    {"and met by all of them",
     {{DRAFT, "P3.1 P3.2"}, {SEND, NULL}, {MET, "P3.1 P3.2"}},                                                                       "P3",
     "met in-progress"                                                                                                                                                                                              },
    {"an example is not needed",                                        {{DRAFT, "P4"}, {SEND, NULL}, {MET, "P4"}},
     "P4 P4.1",                                                                                                                                         "met not-started in-progress"                               },

    {"a refused mapping counts no more",
     {{DRAFT, "P1"}, {SEND, NULL}, {REFUSE, "P1"}},                                                                                  "P1",
     "not-started registered"                                                                                                                                                                                       },
    {"other evidence for the item still does",
     {{DRAFT, "P1"}, {SEND, NULL}, {DRAFT, "P1"}, {SEND, NULL},
            {REFUSE, "P1"}},
     "P1",                                                                                                                                              "submitted in-progress"                                     },
    {"new evidence after a not-yet waits",
     {{DRAFT, "P1"}, {SEND, NULL}, {NOT_YET, "P1"}, {DRAFT, "P1"},
            {SEND, NULL}},
     "P1",                                                                                                                                              "submitted in-progress"                                     },
    {"so does a new version",
     {{DRAFT, "P1"}, {SEND, NULL}, {NOT_YET, "P1"}, {REVISE, NULL},
            {SEND, NULL}},
     "P1",                                                                                                                                              "submitted in-progress"                                     },
    {"its draft does not yet",
     {{DRAFT, "P1"}, {SEND, NULL}, {NOT_YET, "P1"}, {REVISE, NULL}},                                                                 "P1",
     "not-yet in-progress"                                                                                                                                                                                          },
    {"a version overtaken by a later one waits no more",
     {{DRAFT, "P1"}, {SEND, NULL}, {REVISE, NULL}, {SEND, NULL},
            {NOT_YET, "P1"}},
     "P1",                                                                                                                                              "not-yet in-progress"                                       },
    {"nor does it map when the later one is refused",
     {{DRAFT, "P1"}, {SEND, NULL}, {REVISE, NULL}, {SEND, NULL},
            {REFUSE, "P1"}},
     "P1",                                                                                                                                              "not-started registered"                                    },
    {"a new version never undoes a met",
     {{DRAFT, "P1"}, {SEND, NULL}, {MET, "P1"}, {REVISE, NULL},
            {SEND, NULL}},
     "P1",                                                                                                                                              "met in-progress"                                           },
    {"returned evidence waits no more",
     {{DRAFT, "P1"}, {SEND, NULL}, {RETURN, NULL}},                                                                                  "P1",
     "mapped in-progress"                                                                                                                                                                                           },
    {"a later decision supersedes",
     {{DRAFT, "P1"}, {SEND, NULL}, {NOT_YET, "P1"}, {MET, "P1"}},                                                                    "P1",
     "met in-progress"                                                                                                                                                                                              },
    {"also a met",                                                      {{DRAFT, "P1"}, {SEND, NULL}, {MET, "P1"}, {NOT_YET, "P1"}},
     "P1",                                                                                                                                              "not-yet in-progress"                                       },
    {"whose mapping the next version then carries",
     {{DRAFT, "P1"}, {SEND, NULL}, {MET, "P1"}, {NOT_YET, "P1"},
            {REVISE, NULL}, {SEND, NULL}},
     "P1",                                                                                                                                              "submitted in-progress"                                     },

    {"a met falls with its evidence",
     {{DRAFT, "P1"}, {SEND, NULL}, {MET, "P1"}, {TAKE, NULL}},                                                                       "P1",
     "not-started registered"                                                                                                                                                                                       },
    {"with all versions of it",
     {{DRAFT, "P1"}, {SEND, NULL}, {REVISE, NULL}, {SEND, NULL},
            {TAKE, NULL}},
     "P1",                                                                                                                                              "not-started registered"                                    },
    {"also with those before a draft",
     {{DRAFT, "P1"}, {SEND, NULL}, {REVISE, NULL}, {TAKE, NULL}},                                                                    "P1",
     "not-started registered"                                                                                                                                                                                       },
    {"other evidence for it then waits for a decision",
     {{DRAFT, "P1"}, {SEND, NULL}, {MET, "P1"}, {DRAFT, "P1"}, {SEND, NULL},
            {MET, "P1"}, {TAKE, NULL}},
     "P1",                                                                                                                                              "submitted in-progress"                                     },

    {"a unit with every item met is complete",
     {{DRAFT, EVERY}, {SEND, NULL}, {MET, EVERY}},                                                                                   "P3",              "met complete"                                              },
    {"then declared",
     {{DRAFT, EVERY}, {SEND, NULL}, {MET, EVERY}, {DECLARE, NULL}},                                                                  "P3",
     "met declared"                                                                                                                                                                                                 },
    {"until an item opens again",
     {{DRAFT, EVERY}, {SEND, NULL}, {MET, EVERY}, {DECLARE, NULL},
            {NOT_YET, "P1"}},
     "P1",                                                                                                                                              "not-yet in-progress"                                       },
    {"or signed first",
     {{DRAFT, EVERY}, {SEND, NULL}, {MET, EVERY}, {SIGN, NULL}},                                                                     "P3",
     "met signed"                                                                                                                                                                                                   },
    {"and with both waits for quality assurance",
     {{DRAFT, EVERY}, {SEND, NULL}, {MET, EVERY}, {DECLARE, NULL},
            {SIGN, NULL}},
     "P3",                                                                                                                                              "met iqa-pool"                                              },
    {"a declaration is not asked for again when nothing was added",
     {{DRAFT, EVERY}, {SEND, NULL}, {MET, EVERY}, {DECLARE, NULL},
            {SIGN, NULL}, {REOPEN, "P1"}, {MET, "P1"}},
     "P1",                                                                                                                                              "met declared"                                              },
    {"but it is when evidence was",
     {{DRAFT, EVERY}, {SEND, NULL}, {MET, EVERY}, {DECLARE, NULL},
            {SIGN, NULL}, {REOPEN, "P1"}, {DRAFT, "P1"}, {SEND, NULL},
            {MET, "P1"}},
     "P1",                                                                                                                                              "met complete"                                              },
    {"also when the unit was opened again since",
     {{DRAFT, EVERY}, {SEND, NULL}, {MET, EVERY}, {DECLARE, NULL},
            {SIGN, NULL}, {REOPEN, "P1"}, {DRAFT, "P1"}, {SEND, NULL},
            {MET, "P1"}, {SIGN, NULL}, {REOPEN, "P4"}, {MET, "P4"}},
     "P1",                                                                                                                                              "met complete"                                              },
};
#define NCASES (sizeof(cases) / sizeof(cases[0]))

/* "P1 P2.1" as items of the unit. */
static const char *
of_unit(struct centre *t, const char *items)
{
    struct str s = str_in(t->c.mem);

    str_adds(&s, "MEALS:");
    for (; *items != '\0'; items++)
        str_addc(&s, *items == ' ' ? ',' : *items);
    return s.s;
}

static enum result
judge(struct centre *t, const struct step *step, struct id evidence)
{
    static const char *const codes[] = {
        [MET] = "met", [NOT_YET] = "not-yet", [MORE] = "more-needed"};
    const char *items = step->items ? of_unit(t, step->items) : NULL;
    bool decides =
        step->what == MET || step->what == NOT_YET || step->what == MORE;
    struct reviewed_evidence e = {.id = evidence,
        .vacr = VACR_ALL,
        .returned = step->what == RETURN,
        .refused = step->what == REFUSE ? items : NULL};
    struct item_decision d = {
        .items = items, .letter = "S", .note = "More of it."};
    struct review_new new = {.learner = t->learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = &d,
        .ndecisions = decides,
        .feedback = step->what == RETURN ? "Once more." : NULL,
        .credential = t->assessor_credential};
    struct review_done done;

    if (decides)
        d.decision = codes[step->what];
    t->c.actor = t->assessor;
    return review_finish(&t->c, &new, &done);
}

/* By an IQA who is new each time. */
static enum result
reopen(struct centre *t, const char *items, struct id enrolment)
{
    struct reopening new = {
        .enrolment = enrolment, .items = items, .reason = "Once more."};
    struct id iqa =
        centre_person(t, mem_printf(t->c.mem, "Q-%lld", (long long)t->time),
            1u << ROLE_IQA, &new.credential);

    t->c.actor = iqa;
    return unit_reopen(&t->c, &new);
}

static enum result
take(struct centre *t, const struct step *step, struct id enrolment,
    struct id *evidence)
{
    struct evidence_new new = {.title = "Work", .words = "What I did."};
    struct evidence_ref ref;
    enum result r;

    t->c.actor = t->learner;
    switch (step->what) {
    case DRAFT:
        new.items = of_unit(t, step->items);
        r = evidence_add(&t->c, t->learner, &new, &ref);
        *evidence = ref.id;
        return r;
    case SEND: return evidence_submit(&t->c, *evidence, t->learner_credential);
    case REVISE:
        return evidence_revise(
            &t->c, *evidence, &(struct evidence_new){.words = "More."}, &ref);
    case TAKE: return evidence_withdraw(&t->c, *evidence);
    case DECLARE:
        return unit_declare(&t->c, enrolment, t->learner_credential, 0);
    case SIGN:
        t->c.actor = t->assessor;
        return unit_sign(&t->c, enrolment, t->assessor_credential, 0);
    case REOPEN: return reopen(t, step->items, enrolment);
    default: return judge(t, step, *evidence);
    }
}

/* The states of the items, in the order in which they are asked for. */
static const char *
states(struct centre *t, struct id enrolment, const char *items)
{
    struct str s = str_in(t->c.mem);
    struct unit_progress u;
    char *save = NULL;

    if (progress_unit(&t->c, enrolment, &u) != OK)
        return t->c.message;
    for (char *name = strtok_r(mem_strdup(t->c.mem, items), " ", &save);
         name != NULL; name = strtok_r(NULL, " ", &save))
        for (size_t i = 0; i < u.nitems; i++)
            if (strcmp(u.items[i].name, name) == 0)
                str_addf(&s, "%s ", item_state_code(u.items[i].state));
    str_adds(&s, unit_state_code(u.state));
    return s.s;
}

static void
run(size_t n)
{
    struct id enrolment, evidence = {{0}};
    enum result r = OK;
    struct centre t;

    centre_open(&t);
    enrolment = centre_unit(&t, "MEALS", unit, sizeof(unit) / sizeof(unit[0]));
    for (const struct step *i = cases[n].step; i->what != END && r == OK; i++)
        r = take(&t, i, enrolment, &evidence);
    is_str(r == OK ? states(&t, enrolment, cases[n].items) : t.c.message,
        cases[n].states, cases[n].rule);
    centre_close(&t);
}

int
main(void)
{
    for (size_t i = 0; i < NCASES; i++)
        run(i);
    return done();
}
