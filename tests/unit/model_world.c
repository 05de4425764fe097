/* model_world - the centre of the model as it begins. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/xml.h"
#include "ledger/centre.h"
#include "model_world.h"
#include "people/approval.h"
#include "portfolio/enrolment.h"
#include "portfolio/qualifying.h"
#include "standard/convert.h"
#include "standard/qualifications.h"
#include "store/store.h"

#define FIRST_DAY "2026-11-23"

/* Nothing here asks the disk. */
int
fsync(int fd)
{
    (void)fd;
    return 0;
}

int
fdatasync(int fildes)
{
    (void)fildes;
    return 0;
}

void
world_must(struct world *w, enum result r, const char *what)
{
    if (r == OK)
        return;
    printf("Bail out! %s: %s\n", what, w->t.c.message ? w->t.c.message : "?");
    exit(99);
}

static int64_t
stands(void *given)
{
    return ((struct world *)given)->time;
}

static void
load_unit(struct world *w, const char *text)
{
    struct library_given given = {0};
    struct library_unit unit;
    struct unit *u = NULL;
    bool was_there;

    world_must(w, convert_text(&w->t.c, text, strlen(text), &u), "text");
    world_must(w, library_add(&w->t.c, u, &given, &unit, &was_there), "unit");
}

static enum result
put_qualification(struct ctx *c, void *arg)
{
    static const char xml[] =
        "<qualification xmlns=\"urn:x-tyst:standards:1\" key=\"Q1\" rev=\"1\">"
        "<title><t xml:lang=\"en\">Both</t></title><group id=\"g\" "
        "kind=\"mandatory\"><unit-ref key=\"ONE\"/><unit-ref key=\"TWO\"/>"
        "</group></qualification>";
    struct library_given given = {0};
    struct library_qualification out;
    struct qualification *q;
    struct xml_fault *faults;
    struct xml_node *root;
    bool was_there;
    enum result r;

    (void)arg;
    if ((r = xml_read(c, NULL, xml, strlen(xml), &root, &faults)) != OK ||
        (r = qualification_from_xml(c, root, &q)) != OK)
        return r;
    return qualification_put(c, q, &given, &out, &was_there);
}

static void
approve(struct world *w, const struct model_approval *a, int unit)
{
    struct mem *m = w->t.c.mem;
    struct approval new = {.person = w->person[a->who],
        .unit_key = model_keys[unit],
        .from = day_after(m, FIRST_DAY, a->from),
        .to = day_after(m, FIRST_DAY, a->to)};

    if (approval_parse(a->as, &new))
        world_must(w, approval_add(&w->t.c, &new, 1), "approval");
}

static void
enter_people(struct world *w)
{
    for (int i = 0; i < PEOPLE; i++)
        w->person[i] = centre_person(&w->t, mem_printf(w->t.c.mem, "P-%d", i),
            model_roles[i], &w->credential[i]);
    for (size_t i = 0; i < model_napprovals; i++)
        for (int unit = 0; unit < UNITS; unit++)
            if (model_approvals[i].unit == unit ||
                model_approvals[i].unit == UNITS)
                approve(w, &model_approvals[i], unit);
}

static void
enter_enrolments(struct world *w)
{
    static const char *const both[] = {"ONE", "TWO", NULL};
    static const char *const one[] = {"ONE", NULL};
    struct qualifying_new whole = {
        .qualification = "Q1",
        .enrol = {.learner = w->person[LEARNER],
                  .units = both,
                  .start = "2026-11-01"}
    };
    struct enrolment_new single = {
        .learner = w->person[BOTH], .units = one, .start = "2026-11-01"};

    world_must(w, enrol_qualification(&w->t.c, &whole, &w->course), "course");
    world_must(w, enrol(&w->t.c, &single), "enrol");
    for (int e = 0; e < ENROLMENTS; e++)
        world_must(w,
            enrolment_find(&w->t.c, w->person[model_learner[e]],
                model_keys[model_unit[e]], &w->enrolment[e]),
            "enrolment");
}

/* Some assess more than others; all as the coordinator says. */
static void
enter_allocations(struct world *w)
{
    static const struct {
        enum who who;
        unsigned e; /* bits */
        bool countersigns;
    } first[] = {
        {ASSESSOR,      7, false},
        {BOTH,          5, false}, /* of their own work too */
        {EXPIRED,       3, false},
        {TRAINEE,       7, false},
        {DOUBLE,        1, false},
        {COUNTERSIGNER, 7, true },
        {ASSESSOR,      5, true },
    };

    for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
        for (int e = 0; e < ENROLMENTS; e++) {
            struct op op = {.kind = OP_ALLOCATE,
                .who = COORDINATOR,
                .whom = first[i].who,
                .e = e,
                .flag = first[i].countersigns};

            if ((first[i].e & 1u << e) != 0 && !world_step(w, &op))
                world_must(w, ERR_FAULT, w->wrong);
        }
}

static void
look_beside(struct world *w)
{
    if (sqlite3_open_v2(mem_printf(w->t.c.mem, "%s/tyst.db", w->t.dir),
            &w->beside, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        exit(99);
}

static void
look_away(struct world *w)
{
    sqlite3_finalize(w->version);
    sqlite3_finalize(w->pieces);
    sqlite3_close(w->beside);
    w->version = w->pieces = NULL;
}

void
world_open(struct world *w, bool calm)
{
    struct centre_new centre = {"Canolfan", true};
    struct ctx *c = &w->t.c;

    memset(w, 0, sizeof(*w));
    model_begin(&w->m, calm);
    w->time = CENTRE_BEGINNING;
    snprintf(w->t.dir, sizeof(w->t.dir), "%s/tyst-test-XXXXXX",
        getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
    if (mkdtemp(w->t.dir) == NULL)
        exit(99);
    *c = (struct ctx){.mem = mem_new(),
        .lang = "en",
        .clock = stands,
        .given = w,
        .now = w->time,
        .signs = centre_signs};
    world_must(w, store_create(c, w->t.dir, centre_found, &centre), "create");
    look_beside(w);
    load_unit(w, "Serve drinks\nURN: ONE\n\nPerformance criteria\n\n"
                 "1. serve what was asked for\n\nKnowledge and "
                 "understanding\n\n1. what is on the menu\n");
    load_unit(w, "Serve meals\nURN: TWO\n\nPerformance criteria\n\n"
                 "1. take the order, including:\n1.1 allergies\n\nKnowledge "
                 "and understanding\n\n1. what is in the dishes\n");
    world_must(w, store_write(c, put_qualification, NULL), "qualification");
    enter_people(w);
    enter_enrolments(w);
    enter_allocations(w);
    memset(w->done, 0, sizeof(w->done)); /* these are nobody's choice */
}

void
world_close(struct world *w)
{
    look_away(w);
    centre_close(&w->t);
}

void
world_leave(struct world *w)
{
    look_away(w);
    store_close(&w->t.c);
}

void
world_return(struct world *w)
{
    world_must(w, store_open(&w->t.c, w->t.dir, STORE_WRITE), "open");
    look_beside(w);
}
