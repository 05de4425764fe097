/* page_adopt - decisions that were made elsewhere: recorded with their scan,
 * and adopted. */
#include <config.h>

#include "assess/import.h"
#include "handlers.h"
#include "learner.h"
#include "ledger/tree.h"
#include "say.h"
#include "session_web.h"
#include "views.h"

/* Whoever may open the record, which is noted. */
static enum result
read_import(struct request *q, struct adoptable *out)
{
    enum result r = adoptable_read(q->c, q->id, out);

    return hide(q, r != OK ? r : opens(q, out->learner, "import", q->id));
}

enum result
page_adopt(struct request *q)
{
    struct adopting_view v = {0};
    struct adoptable import;
    enum result r;

    if ((r = tree_size(q->c, &v.seen)) != OK ||
        (r = read_import(q, &import)) != OK ||
        (r = evidence_sent(q->c, q->id, 0, &v.piece)) != OK)
        return r;
    v.page = page_named(q, import.learner_name);
    v.import = &import;
    view_adopting(&q->out, &v);
    return OK;
}

enum result
do_adopt(struct request *q)
{
    struct adoptable import;
    struct review_done done;
    struct id credential;
    enum result r;

    if ((r = read_import(q, &import)) != OK ||
        (r = session_prove(q, form_get(q->form, "passphrase"), &credential)) !=
            OK ||
        (r = review_adopt(q->c, q->id, credential, form_number(q->form, "seen"),
             &done)) != OK)
        return r;
    return go(q, "/queue?said=adopted");
}

static const struct field elsewhere_fields[] = {
    {"once",    FIELD_ID,     0,               NULL                 },
    {"files",   FIELD_FILES,  0,
     "no-scan many-files bad-name too-large empty-file"             },
    {"on",      FIELD_DAY,    0,               "bad-day day-to-come"},
    {"by",      FIELD_LINE,   500,             "no-decider"         },
    {"met",     FIELD_LINE,   (size_t)1 << 16,
     "no-decisions bad-items no-item not-enrolled not-assessed"     },
    {"not-yet", FIELD_LINE,   (size_t)1 << 16, "decided-twice"      },
    {"letter",  FIELD_CHOICE, 1,               "no-letter"          },
    {"next",    FIELD_LINE,   4000,            "no-next"            },
    PASSPHRASE_FIELD,
    {NULL,      FIELD_LINE,   0,               NULL                 }
};
const struct form form_elsewhere = {elsewhere_fields};

enum result
page_elsewhere(struct request *q)
{
    const struct html *o = &q->out;
    const struct task_option letters[] = {
        {"",  tr(q->c->lang, N_("None")), NULL},
        {"V", say_letter(o,  'V'),        NULL},
        {"A", say_letter(o,  'A'),        NULL},
        {"C", say_letter(o,  'C'),        NULL},
        {"R", say_letter(o,  'R'),        NULL},
        {"S", say_letter(o,  'S'),        NULL},
    };
    const struct task_field fields[] = {
        {.name = "files",
         .label = N_("Scan or photo of the paper"),
         .kind = TASK_FILE                                              },
        {.name = "on",
         .label = N_("Decided on"),
         .kind = TASK_DAY,
         .needed = true},
        {.name = "by",
         .label = N_("Who decided then"),
         .hint = N_("As the paper says."),
         .needed = true},
        {.name = "met",
         .label = N_("Criteria that were met"),
         .hint = N_("A unit and its criteria, as ABCDE1:P1,P3-P7; several "
                       "units with blanks between.")                                 },
        {.name = "not-yet",
         .label = N_("Criteria that were not met yet"),
         .hint = N_("In the same way. Not needed.")},
        {.name = "letter",
         .label = N_("What they failed by"),
         .kind = TASK_ONE,
         .value = "",
         .options = letters,
         .n = sizeof(letters) / sizeof(letters[0])},
        {.name = "next",                            .label = N_("Next step"),                                   .hint = N_("Not needed.")                                             },
    };
    struct task_view v = {
        .page = page_begin(q, N_("Record decisions made elsewhere")),
        .does = N_("What was decided on paper or in another system counts once "
                   "an assessor who is approved for it has looked at the scan "
                   "and adopts it."),
        .fields = fields,
        .nfields = sizeof(fields) / sizeof(fields[0]),
        .button = N_("Record these decisions"),
        .signs = true,
        .makes = true,
        .sends = true,
        .typed = q->failure.code != NULL ? q->form : NULL};
    struct person learner;
    enum result r;

    if ((r = opens(q, q->id, "learner", q->id)) != OK ||
        (r = person_get(q->c, q->id, &learner)) != OK)
        return r;
    v.about = learner.name;
    v.path = mem_printf(q->c->mem, "/learner/%s", id_text(q->c->mem, q->id));
    view_task(&q->out, &v);
    return OK;
}

/* What was decided, by both lists of criteria. */
static struct review_new
decided(struct request *q)
{
    const char *met = form_get(q->form, "met"),
               *not_yet = form_get(q->form, "not-yet");
    struct item_decision *d = mem_array(q->c->mem, 2, sizeof(*d));
    struct review_new out = {.learner = q->id,
        .decisions = d,
        .next_step = form_get(q->form, "next")};

    if (met != NULL)
        d[out.ndecisions++] =
            (struct item_decision){.items = met, .decision = "met"};
    if (not_yet != NULL)
        d[out.ndecisions++] = (struct item_decision){.items = not_yet,
            .decision = "not-yet",
            .letter = form_get(q->form, "letter")};
    return out;
}

enum result
do_elsewhere(struct request *q)
{
    const char *by = form_get(q->form, "by");
    struct import_new new = {.id = form_id(q->form, "once"),
        .day = form_get(q->form, "on"),
        .by = by != NULL ? by : "",
        .as = decided(q)};
    struct adoptable there;
    struct evidence_file scan;
    const struct form_file *came;
    struct evidence_ref ref = {.id = new.id};
    enum result r;
    size_t n;

    if ((r = opens(q, q->id, "learner", q->id)) != OK)
        return r;
    came = form_files(q->form, &n);
    if (adoptable_read(q->c, new.id, &there) == OK) /* sent twice */
        return go(q, "/adopt/%s", id_text(q->c->mem, new.id));
    fail_clear(q->c);
    if (n != 1)
        return fail(q->c, ERR_INPUT, "no-scan",
            N_("Choose the one file that shows what was decided."));
    if (new.day == NULL)
        return fail(
            q->c, ERR_INPUT, "bad-day", N_("Say on which day it was decided."));
    scan = (struct evidence_file){came->name, came->blob};
    new.scan = &scan;
    if ((r = session_prove(
             q, form_get(q->form, "passphrase"), &new.as.credential)) != OK ||
        (r = review_import(q->c, &new, &ref)) != OK)
        return r;
    return go(q, "/adopt/%s?said=imported", id_text(q->c->mem, ref.id));
}
