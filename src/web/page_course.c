/* page_course - learners on their way to a certificate: how each stands, and
 * what the coordinator records of it. */
#include <config.h>

#include <string.h>

#include "handlers.h"
#include "learner.h"
#include "portfolio/qualifying_step.h"
#include "views.h"

#define SHOWN_MAX 25 /* because each course is solved */

static const struct field learners_fields[] = {
    {"find", FIELD_LINE, 200, NULL},
    {NULL,   FIELD_LINE, 0,   NULL}
};
const struct form form_learners = {learners_fields};

static const struct field course_fields[] = {
    {"number", FIELD_LINE, 200,  "no-number bad-number"},
    {"on",     FIELD_DAY,  0,    "bad-day day-to-come" },
    {"until",  FIELD_DAY,  0,    "bad-period"          },
    {"words",  FIELD_TEXT, 8000, "no-reason bad-text"  },
    {NULL,     FIELD_LINE, 0,    NULL                  }
};
const struct form form_course = {course_fields};

static const struct field placement_fields[] = {
    {"cohort", FIELD_LINE, 400, "bad-placement"},
    {"site",   FIELD_LINE, 400, NULL           },
    {NULL,     FIELD_LINE, 0,   NULL           }
};
const struct form form_placement = {placement_fields};

/* What may be recorded of an enrolment; the word stands in the path. */
static const struct course_task {
    const char *word;
    enum event event;
    const char *title, *does, *button, *said;
    bool danger;
    struct task_field fields[3];
} tasks[] = {
    {"register",    ENROLMENT_REGISTER, N_("Register with the awarding body"),
     N_("A certificate is claimed only with a registration that is dated "
           "before the claim."),
     N_("Record the registration"), "registered",   false,
     {{"number", N_("Registration number"), .needed = true},
            {"on", N_("Day of the registration"), .kind = TASK_DAY}} },
    {"break",       ENROLMENT_BREAK,    N_("Break in learning"),
     N_("The target moves by the length of the break."),
     N_("Record the break"),        "break",        false,
     {{"on", N_("First day of the break"), .kind = TASK_DAY},
            {"until", N_("Planned end"), N_("Not needed."), .kind = TASK_DAY},
            {"words", N_("Why"), .kind = TASK_WORDS, .needed = true}}},
    {"resume",      ENROLMENT_RESUME,   N_("Back from the break"),             NULL,
     N_("Record the return"),       "resumed",      false,
     {{"on", N_("Day of the return"), .kind = TASK_DAY}}             },
    {"transfer",    ENROLMENT_TRANSFER, N_("Transfer elsewhere"),
     N_("The enrolment ends here. This cannot be undone."),
     N_("Record the transfer"),     "transferred",  true,
     {{"on", N_("Last day"), .kind = TASK_DAY},
            {"words", N_("Where the learner goes on"), .kind = TASK_WORDS,
                .needed = true}}                                     },
    {"withdraw",    ENROLMENT_LEAVE,    N_("Withdraw the learner"),
     N_("The enrolment ends here, and this cannot be undone. Units that are "
           "released can still be claimed."),
     N_("Record the withdrawal"),   "left",         true,
     {{"on", N_("Last day"), .kind = TASK_DAY},
            {"words", N_("Why"), .kind = TASK_WORDS, .needed = true}}},
    {"agree",       ENROLMENT_AGREE,    N_("The EQA agrees to the claim"),     NULL,
     N_("Record the agreement"),    "agreed",       false,
     {{"on", N_("Day of the agreement"), .kind = TASK_DAY},
            {"words", N_("By what they agreed"), .kind = TASK_WORDS,
                .needed = true}}                                     },
    {"claim",       ENROLMENT_CLAIM,    N_("Claim the certificate"),
     N_("All units that are released are claimed with it. No certificate is "
           "claimed while a required action, an appeal or an investigation is "
           "open."),
     N_("Record the claim"),        "claimed",      false,
     {{"on", N_("Day of the claim"), .kind = TASK_DAY}}              },
    {"certificate", ENROLMENT_CERTIFY,  N_("Certificate received"),            NULL,
     N_("Record the certificate"),  "certificated", false,
     {{"number", N_("Certificate number"), .needed = true},
            {"on", N_("Day of the certificate"), .kind = TASK_DAY}}  },
};
#define TASKS (sizeof(tasks) / sizeof(tasks[0]))

static enum result
task_of(struct request *q, const struct course_task **out)
{
    for (size_t i = 0; i < TASKS; i++)
        if (strcmp(tasks[i].word, q->word) == 0) {
            *out = &tasks[i];
            return OK;
        }
    return hide(q, ERR_NOT_FOUND);
}

enum result
course_tasks(struct request *q, enum enrolment_state state,
    const struct task_link **out, size_t *n)
{
    struct task_link *list = mem_array(q->c->mem, TASKS, sizeof(*list));

    *n = 0;
    *out = list;
    if ((q->person.roles & (COORDINATOR | ADMINISTRATOR)) == 0)
        return OK;
    for (size_t i = 0; i < TASKS; i++)
        if (transition_allowed(tasks[i].event, (int)state))
            list[(*n)++] = (struct task_link){
                mem_printf(q->c->mem, "/qualification/%s/%s",
                    id_text(q->c->mem, q->id), tasks[i].word),
                tr(q->c->lang, tasks[i].title)};
    return OK;
}

/* The learner's qualification, for whoever may open it. */
static enum result
read_on(struct request *q, struct qualifying *on, struct person *learner)
{
    enum result r;

    if ((r = qualifying_get(q->c, q->id, on)) != OK ||
        (r = opens(q, on->learner, "qualification", q->id)) != OK ||
        (r = person_get(q->c, on->learner, learner)) != OK)
        return hide(q, r);
    return OK;
}

enum result
page_course(struct request *q)
{
    const struct course_task *task;
    struct qualifying_course course;
    struct person learner;
    struct qualifying on;
    const char *state;
    enum result r;

    if ((r = task_of(q, &task)) != OK ||
        (r = read_on(q, &on, &learner)) != OK ||
        (r = qualifying_course(q->c, &on, &course)) != OK)
        return r;
    state = tr(q->c->lang, enrolment_state_words(course.state));
    view_task(&q->out, &(struct task_view){.page = page_begin(q, task->title),
                           .about = on.key,
                           .path = mem_printf(q->c->mem, "/qualification/%s",
                               id_text(q->c->mem, q->id)),
                           .of = learner.name,
                           .does = task->does,
                           .facts = &state,
                           .nfacts = 1,
                           .fields = task->fields,
                           .nfields = task_count(task->fields, 3),
                           .button = task->button,
                           .danger = task->danger,
                           .typed = q->failure.code != NULL ? q->form : NULL});
    return OK;
}

enum result
do_course(struct request *q)
{
    const struct course_task *task;
    struct person learner;
    struct qualifying on;
    enum result r;

    if ((r = task_of(q, &task)) != OK || (r = read_on(q, &on, &learner)) != OK)
        return r;
    r = qualifying_step(q->c, &(struct qualifying_step){.on = q->id,
                                  .event = task->event,
                                  .day = form_get(q->form, "on"),
                                  .until = form_get(q->form, "until"),
                                  .number = form_get(q->form, "number"),
                                  .words = form_get(q->form, "words")});
    return r != OK ? r
                   : go(q, "/qualification/%s?said=%s",
                         id_text(q->c->mem, q->id), task->said);
}

enum result
page_placement(struct request *q)
{
    struct placement placement;
    struct person learner;
    enum result r;

    if ((r = opens(q, q->id, "learner", q->id)) != OK ||
        (r = person_get(q->c, q->id, &learner)) != OK ||
        (r = placement_get(q->c, q->id, &placement)) != OK)
        return r;
    view_task(&q->out,
        &(struct task_view){
            .page = page_begin(q, N_("Cohort and workplace")),
            .about = learner.name,
            .path =
                mem_printf(q->c->mem, "/learner/%s", id_text(q->c->mem, q->id)),
            .fields =
                (const struct task_field[]){
                                            {"cohort", N_("Cohort"), .value = placement.cohort},
                                            {"site", N_("Workplace"), .value = placement.site}},
            .nfields = 2,
            .button = N_("Save"),
            .typed = q->failure.code != NULL ? q->form : NULL
    });
    return OK;
}

enum result
do_placement(struct request *q)
{
    enum result r = placement_set(q->c, q->id,
        &(struct placement){
            form_get(q->form, "cohort"), form_get(q->form, "site")});

    return r != OK
               ? r
               : go(q, "/learner/%s?said=placement", id_text(q->c->mem, q->id));
}

static enum result
courses_of(struct request *q, struct learners_row *row)
{
    struct learners_course *courses;
    struct qualifying *on;
    enum result r;

    if ((r = qualifying_list(q->c, row->learner->id, &on, &row->n)) != OK)
        return r;
    row->courses = courses = mem_array(q->c->mem, row->n + 1, sizeof(*courses));
    for (size_t i = 0; r == OK && i < row->n; i++) {
        courses[i].id = on[i].id;
        courses[i].key = on[i].key;
        r = qualifying_course(q->c, &on[i], &courses[i].course);
    }
    return r;
}

enum result
page_learners(struct request *q)
{
    struct learners_view v = {.page = page_begin(q, N_("Learners")),
        .find = form_get(q->form, "find")};
    struct learners_row *rows;
    struct person *people;
    enum result r;

    r = person_search(
        q->c, v.find, role_code(ROLE_LEARNER), SHOWN_MAX + 1, &people, &v.n);
    if (r != OK || (r = actions_mine(q, &v.mine)) != OK)
        return r;
    v.more = v.n > SHOWN_MAX;
    v.n = v.more ? SHOWN_MAX : v.n;
    v.rows = rows = mem_array(q->c->mem, v.n + 1, sizeof(*rows));
    for (size_t i = 0; r == OK && i < v.n; i++) {
        rows[i].learner = &people[i];
        if ((r = courses_of(q, &rows[i])) == OK)
            r = placement_get(q->c, people[i].id, &rows[i].placement);
    }
    if (r == OK)
        view_learners(&q->out, &v);
    return r;
}
