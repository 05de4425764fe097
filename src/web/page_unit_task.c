/* page_unit_task - what is done to a unit besides its two signatures: it is
 * opened again, met by a certificate, taken back, or appealed against. */
#include <config.h>

#include <string.h>

#include "assess/reopen.h"
#include "handlers.h"
#include "learner.h"
#include "portfolio/dated.h"
#include "session_web.h"
#include "standard/outline.h"
#include "views.h"

#define MATTERS_MAX 1000

static const struct field unit_task_fields[] = {
    {"once",   FIELD_ID,     0,     NULL                                       },
    {"seen",   FIELD_NUMBER, 20,    NULL                                       },
    {"item",   FIELD_CHOICE, 200,   "no-items other-unit not-assessed"         },
    {"role",   FIELD_CHOICE, 20,    NULL                                       },
    {"by",     FIELD_CHOICE, 20,    NULL                                       },
    {"reason", FIELD_TEXT,   70000, "no-reason no-certificate no-text bad-text"},
    PASSPHRASE_FIELD, {NULL,     FIELD_LINE,   0,     NULL                                       }
};
const struct form form_unit_task = {unit_task_fields};

enum task { REOPEN, CLOSE, REVOKE, APPEAL, TASK__N };

static const struct unit_task {
    const char *word;
    unsigned who; /* the learner: of their own only */
    enum event event;
    const char *title, *does, *button, *said;
    bool signs, danger;
    struct task_field fields[3];
} tasks[TASK__N] = {
    [REOPEN] = {"reopen", IQA | COORDINATOR,           UNIT_REOPEN, N_("Reopen the unit"),
                N_("The decisions on the chosen criteria stand no longer, the others "
           "stay. The assessor signs the unit anew; the learner only if they "
           "have added evidence."),
                N_("Sign and reopen"),         "reopened", true,  false,
                {{"item", N_("Criteria"), .kind = TASK_SOME},
            {"role", N_("You do this as"), .kind = TASK_ONE},
            {"reason", N_("Why"), .kind = TASK_WORDS, .needed = true}}     },
    [CLOSE] = {"close",  IQA,                         UNIT_CREDIT, N_("Met by a certificate"),
                N_("The unit is closed without evidence. What is signed is your "
           "agreement as IQA."),
                N_("Sign and close the unit"), "closed",   true,  false,
                {{"by", N_("It is met by"), .kind = TASK_ONE},
            {"reason", N_("Certificate: its number, its date and who gave it"),
                .kind = TASK_WORDS, .needed = true}}                       },
    [REVOKE] = {"revoke", COORDINATOR | ADMINISTRATOR, UNIT_REVOKE,
                N_("Take the result back"),
                N_("The unit counts no longer. It can be reopened afterwards."),
                N_("Sign and take it back"),   "revoked",  true,  true,
                {{"reason", N_("Why"), .kind = TASK_WORDS, .needed = true}}},
    [APPEAL] = {"appeal", LEARNER,                     EVENT__N,    N_("Appeal"),
                N_("Say with which decisions you do not agree. Until your appeal is "
           "answered, no certificate is claimed."),
                N_("Send the appeal"),         "appealed", false, false,
                {{"item", N_("Criteria"), .kind = TASK_SOME},
            {"reason", N_("Why you do not agree"), .kind = TASK_WORDS,
                .needed = true}}                                           },
};

/* May the reader come to it, as the unit stands? */
static bool
is_offered(struct request *q, const struct unit_task *t, const struct matrix *m)
{
    bool decided = false;

    if ((q->person.roles & t->who) == 0 ||
        (t->who == LEARNER) != is_own(q, m->learner.id))
        return false;
    if (t->event != EVENT__N)
        return transition_allowed(t->event, (int)m->state);
    for (size_t i = 0; i < m->nitems; i++)
        decided = decided || m->items[i].decision != NULL;
    return decided;
}

void
unit_tasks(struct request *q, const struct matrix *m,
    const struct task_link **out, size_t *n)
{
    struct task_link *list = mem_array(q->c->mem, TASK__N, sizeof(*list));

    *out = list;
    *n = 0;
    for (int i = 0; i < TASK__N; i++)
        if (is_offered(q, &tasks[i], m))
            list[(*n)++] = (struct task_link){
                mem_printf(q->c->mem, "/unit/%s/%s",
                    id_text(q->c->mem, m->enrolment), tasks[i].word),
                tr(q->c->lang, tasks[i].title)};
}

enum result
open_matters(struct request *q, struct id learner,
    const struct open_matter **out, size_t *n)
{
    struct open_matter *list;
    struct dated *all;
    enum result r;
    size_t nall;

    *n = 0;
    if ((r = dated_list(q->c, learner, NULL, MATTERS_MAX, &all, &nall)) != OK)
        return r;
    *out = list = mem_array(q->c->mem, nall + 1, sizeof(*list));
    for (size_t i = 0; r == OK && i < nall; i++) {
        struct dated d;
        bool yes;

        if (!all[i].open || (r = dated_get(q->c, all[i].id, &d)) != OK ||
            (r = dated_may_read(q->c, &d, &yes)) != OK || !yes)
            continue;
        list[(*n)++] = (struct open_matter){
            d.id, tr(q->c->lang, d.kind->name), d.day, d.words, d.items};
    }
    return r;
}

/* The task that the path ends with, on a unit that the reader may open. */
static enum result
read_task(struct request *q, const struct unit_task **task, struct matrix *m)
{
    const char *word = strrchr(q->path, '/') + 1;
    const struct unit_task *t = tasks;
    enum result r;

    while (strcmp(t->word, word) != 0)
        t++;
    *task = t;
    if ((r = matrix_read(q->c, q->id, false, m)) != OK ||
        (r = opens(q, m->learner.id, "unit", q->id)) != OK)
        return hide(q, r);
    return t->who != LEARNER || is_own(q, m->learner.id)
               ? OK
               : hide(q, ERR_NOT_FOUND);
}

/* The items that are decided themselves. */
static void
add_items(struct request *q, const struct matrix *m, struct task_field *f)
{
    struct task_option *options =
        mem_array(q->c->mem, m->nitems + 1, sizeof(*options));

    for (size_t i = 0; i < m->nitems; i++) {
        const struct matrix_item *item = &m->items[i];
        struct outline_text t = outline_text(item->words, q->c->lang);

        if (item->assessed)
            options[f->n++] = (struct task_option){item->name,
                mem_printf(q->c->mem, "%s  %s", item->name,
                    t.words != NULL ? t.words : ""),
                t.language};
    }
    f->options = options;
}

/* What a field offers; false: there is nothing to choose. */
static bool
add_options(struct request *q, const struct matrix *m, struct task_field *f)
{
    const unsigned both = IQA | COORDINATOR;
    const struct task_option offered[2][2] = {
        {{"coordinator", tr(q->c->lang, words_of_role("coordinator")), NULL},
         {"iqa", tr(q->c->lang, words_of_role("iqa")), NULL}},
        {{"credit", tr(q->c->lang, N_("Credit transfer")), NULL},
         {"exempt", tr(q->c->lang, N_("Exemption")), NULL}  },
    };

    if (strcmp(f->name, "role") == 0 && (q->person.roles & both) != both)
        return false;
    if (f->kind == TASK_SOME) {
        add_items(q, m, f);
    } else if (f->kind == TASK_ONE) {
        f->options =
            mem_dup(q->c->mem, offered[*f->name == 'b'], sizeof(offered[0]));
        f->n = 2;
    }
    return true;
}

enum result
page_unit_task(struct request *q)
{
    const struct unit_task *task;
    struct task_field fields[3];
    struct task_view v;
    struct matrix m;
    enum result r;

    if ((r = read_task(q, &task, &m)) != OK)
        return r;
    v = (struct task_view){.page = page_begin(q, task->title),
        .about = m.title,
        .path = mem_printf(q->c->mem, "/unit/%s", id_text(q->c->mem, q->id)),
        .of = is_own(q, m.learner.id) ? NULL : m.learner.name,
        .does = task->does,
        .fields = fields,
        .button = task->button,
        .signs = task->signs,
        .danger = task->danger,
        .makes = task == &tasks[APPEAL],
        .seen = task->signs ? m.seen : 0,
        .typed = q->failure.code != NULL ? q->form : NULL};
    for (size_t i = 0; i < task_count(task->fields, 3); i++) {
        fields[v.nfields] = task->fields[i];
        v.nfields += add_options(q, &m, &fields[v.nfields]);
    }
    view_task(&q->out, &v);
    return OK;
}

/* "P1,P2", or "KEY@REV:P1,P2"; "": none are ticked. */
static const char *
unit_items(struct request *q, const struct matrix *m, bool whole)
{
    struct str s = str_in(q->c->mem);
    size_t n;
    const char *const *items = form_all(q->form, "item", &n);

    if (whole && n > 0)
        str_addf(&s, "%s@%lld:", m->key, (long long)m->rev);
    for (size_t i = 0; i < n; i++)
        str_addf(&s, "%s%s", i > 0 ? "," : "", items[i]);
    return s.s;
}

static enum result
appeal(struct request *q, const struct matrix *m)
{
    struct id id;
    const char *words = form_get(q->form, "reason");

    return dated_add(q->c,
        &(struct dated_new){.id = form_id(q->form, "once"),
            .kind = "appeal",
            .about = q->person.id,
            .items = unit_items(q, m, true),
            .words = words},
        &id);
}

static enum result
act(struct request *q, enum task task, const struct matrix *m,
    struct id credential)
{
    const char *reason = form_get(q->form, "reason");
    int64_t seen = form_number(q->form, "seen");

    switch (task) {
    case REOPEN:
        return unit_reopen(q->c,
            &(struct reopening){q->id, credential, form_get(q->form, "role"),
                unit_items(q, m, false), reason, seen});
    case CLOSE:
        return unit_close(
            q->c, &(struct closing){q->id, credential,
                      form_has(q->form, "by", "exempt"), reason, seen});
    case REVOKE: return unit_revoke(q->c, q->id, credential, seen, reason);
    default: return appeal(q, m);
    }
}

enum result
do_unit_task(struct request *q)
{
    struct id credential = {{0}};
    const struct unit_task *task;
    struct matrix m;
    enum result r;

    if ((r = read_task(q, &task, &m)) != OK ||
        (task->signs && (r = session_prove(q, form_get(q->form, "passphrase"),
                             &credential)) != OK) ||
        (r = act(q, (enum task)(task - tasks), &m, credential)) != OK)
        return r;
    return go(q, "/unit/%s?said=%s", id_text(q->c->mem, q->id), task->said);
}
