/* page_conflict - conflicts of interest: declared by anybody, managed by the
 * coordinator. */
#include <config.h>

#include "base/day.h"
#include "handlers.h"
#include "learner.h"
#include "portfolio/conflict.h"
#include "session_web.h"
#include "views.h"

static const struct field conflict_fields[] = {
    {"once",  FIELD_ID,   0,     NULL                   },
    {"with",  FIELD_LINE, 254,   "no-person same-person"},
    {"words", FIELD_TEXT, 20000, "no-words bad-text"    },
    {"from",  FIELD_DAY,  0,     "bad-day"              },
    {"to",    FIELD_DAY,  0,     "bad-period"           },
    {NULL,    FIELD_LINE, 0,     NULL                   }
};
const struct form form_conflict = {conflict_fields};

static const struct field outcome_fields[] = {
    {"outcome",    FIELD_CHOICE, 8,     "no-outcome"        },
    {"mitigation", FIELD_TEXT,   20000, "no-mitigation"     },
    {"to",         FIELD_DAY,    0,     "bad-day bad-period"},
    PASSPHRASE_FIELD,
    {NULL,         FIELD_LINE,   0,     NULL                }
};
const struct form form_outcome = {outcome_fields};

enum result
page_conflicts(struct request *q)
{
    struct conflicts_view v = {
        .page = page_begin(q, N_("Conflicts of interest")),
        .manages = person_has(&q->person, ROLE_COORDINATOR)};
    struct conflict *list;
    enum result r;

    r = conflict_list(
        q->c, v.manages ? (struct id){{0}} : q->person.id, &list, &v.n);
    if (r != OK)
        return r;
    v.conflicts = list;
    view_conflicts(&q->out, &v);
    return OK;
}

enum result
page_conflict_form(struct request *q)
{
    static const struct task_field fields[] = {
        {"with",  N_("With whom"),            N_("Their reference or e-mail address."),
         TASK_LINE,                                                                                 true,  NULL, NULL, 0},
        {"words", N_("What the conflict is"), NULL,                                     TASK_WORDS, true,  NULL,
         NULL,                                                                                                         0},
        {"from",  N_("From"),                 N_("Left empty, it is today."),           TASK_DAY,   false,
         NULL,                                                                                                   NULL, 0},
        {"to",    N_("To"),                   N_("Not needed."),                        TASK_DAY,   false, NULL, NULL, 0},
    };
    struct task_view v = {
        .page = page_begin(q, N_("Declare a conflict of interest")),
        .about = tr(q->c->lang, N_("Conflicts of interest")),
        .path = "/conflicts",
        .does = N_("A relative, a friend, somebody you employ or work for: "
                   "whatever might seem to sway a decision. It blocks from its "
                   "first day until the coordinator signs how it is managed."),
        .fields = fields,
        .nfields = 4,
        .button = N_("Declare it"),
        .makes = true,
        .typed = q->form};

    view_task(&q->out, &v);
    return OK;
}

enum result
do_conflict(struct request *q)
{
    struct conflict_new new = {.id = form_id(q->form, "once"),
        .person = q->person.id,
        .words = form_get(q->form, "words"),
        .from = form_get(q->form, "from"),
        .to = form_get(q->form, "to")};
    const char *with = form_get(q->form, "with");
    struct person other;
    struct id id;
    enum result r;

    if (with == NULL)
        return fail(q->c, ERR_INPUT, "no-person", N_("Say with whom."));
    if ((r = person_named(q->c, with, &other)) != OK)
        return r;
    new.about = other.id;
    r = conflict_declare(q->c, &new, &id);
    return r != OK ? r : go(q, "/conflicts?said=conflict");
}

enum result
page_conflict(struct request *q)
{
    const struct task_option ways[] = {
        {"blocked", tr(q->c->lang, N_("It blocks")),                NULL},
        {"managed", tr(q->c->lang, N_("It is managed, like this")), NULL},
    };
    const char *facts[2];
    struct conflict k;
    struct task_field fields[] = {
        {"outcome",    N_("What comes of it"),  NULL,                    TASK_ONE, true,  NULL, ways,
         2                                                                                             },
        {"mitigation", N_("How it is managed"),
         N_("Who decides and checks instead, and how that is seen to."),
         TASK_WORDS,                                                               false, NULL, NULL, 0},
        {"to",         N_("Until"),             N_("Not needed."),       TASK_DAY, false, NULL, NULL, 0},
    };
    struct task_view v = {.page = page_begin(q, N_("Conflict of interest")),
        .path = "/conflicts",
        .facts = facts,
        .fields = fields,
        .nfields = 3,
        .button = N_("Sign it"),
        .signs = true};
    enum result r;

    if ((r = hide(q, conflict_get(q->c, q->id, &k))) != OK)
        return r;
    v.about = tr(q->c->lang, N_("Conflicts of interest"));
    v.of = mem_printf(q->c->mem, "%s / %s", k.person_name, k.about_name);
    facts[v.nfacts++] = day_words(q->c->mem, q->c->lang, k.from);
    if (k.words != NULL)
        facts[v.nfacts++] = k.words;
    fields[0].value = k.outcome;
    fields[1].value = k.mitigation;
    fields[2].value = k.to;
    if (q->failure.code != NULL)
        v.typed = q->form;
    view_task(&q->out, &v);
    return OK;
}

enum result
do_outcome(struct request *q)
{
    struct conflict_outcome outcome = {.conflict = q->id,
        .managed = form_has(q->form, "outcome", "managed"),
        .mitigation = form_get(q->form, "mitigation"),
        .to = form_get(q->form, "to")};
    struct conflict k;
    enum result r;

    if ((r = hide(q, conflict_get(q->c, q->id, &k))) != OK)
        return r;
    if (form_get(q->form, "outcome") == NULL)
        return fail(q->c, ERR_INPUT, "no-outcome",
            N_("Choose whether it blocks or is managed."));
    if ((r = session_prove(
             q, form_get(q->form, "passphrase"), &outcome.credential)) != OK ||
        (r = conflict_decide(q->c, &outcome)) != OK)
        return r;
    return go(q, "/conflicts?said=conflict-decided");
}
