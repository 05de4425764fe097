/* page_sign - an assessor looks a unit through, and signs it. */
#include <config.h>

#include <string.h>

#include "assess/sign.h"
#include "handlers.h"
#include "session_web.h"
#include "views.h"

static const struct field seen_signed_fields[] = {
    {"seen", FIELD_NUMBER, 20, NULL},
    PASSPHRASE_FIELD,
    {NULL,   FIELD_LINE,   0,  NULL}
};
const struct form form_seen_signed = {seen_signed_fields};

const char *
say_signoff(const struct html *o, enum signoff_what what)
{
    static const char *const texts[SIGNOFF__N] = {
        [SIGNOFF_MET] = N_("Every criterion is met."),
        [SIGNOFF_DECIDERS] =
            N_("Whoever decided was approved for the unit on that day."),
        [SIGNOFF_CONFIRMED] =
            N_("The learner has confirmed what others recorded."),
        [SIGNOFF_KEYS] =
            N_("Your key counts, and so do those of whoever decided."),
        [SIGNOFF_COUNTERSIGNED] =
            N_("No decision of a trainee waits for countersigning."),
        [SIGNOFF_ASKED] = N_("The evidence is as its qualification asks for."),
        [SIGNOFF_CONFLICT] =
            N_("No conflict of interest stands between you and the learner."),
        [SIGNOFF_OTHER] = N_("The portfolio is not your own."),
        [SIGNOFF_APPROVED] = N_("You are approved for this unit today."),
        [SIGNOFF_ALLOCATED] = N_("You are allocated to this learner."),
        [SIGNOFF_DECLARED] = N_("The learner has declared the unit complete."),
        [SIGNOFF_WAITING] = N_("No evidence waits to be reviewed."),
    };

    return tr(o->lang, texts[what]);
}

const char *
cell_code(const struct matrix_cell *cell)
{
    if (strcmp(cell->state, "proposed") == 0)
        return cell->waits ? "submitted" : "more-needed";
    return cell->state;
}

const char *
say_cell(const struct html *o, const struct matrix_cell *cell)
{
    if (strcmp(cell->state, "confirmed") == 0)
        return tr(o->lang, N_("meets the criterion"));
    if (strcmp(cell->state, "refused") == 0)
        return tr(o->lang, N_("is no evidence for the criterion"));
    return cell->waits ? tr(o->lang, N_("waits to be reviewed"))
                       : tr(o->lang, N_("was not enough"));
}

enum result
page_sign(struct request *q)
{
    struct signoff signoff;
    struct matrix matrix;
    struct sign_view v;
    enum result r;

    if ((r = matrix_read(q->c, q->id, false, &matrix)) != OK ||
        (r = opens(q, matrix.learner.id, "unit", q->id)) != OK ||
        (r = signoff_read(q->c, &matrix, &signoff)) != OK)
        return r;
    v = (struct sign_view){.page = page_named(q, matrix.title),
        .matrix = &matrix,
        .signoff = &signoff};
    view_sign(&q->out, &v);
    return OK;
}

enum result
do_sign(struct request *q)
{
    struct id credential;
    struct matrix matrix;
    enum result r;

    if ((r = matrix_read(q->c, q->id, false, &matrix)) != OK ||
        (r = opens(q, matrix.learner.id, "unit", q->id)) != OK ||
        (r = session_prove(q, form_get(q->form, "passphrase"), &credential)) !=
            OK ||
        (r = unit_sign(
             q->c, q->id, credential, form_number(q->form, "seen"))) != OK)
        return r;
    return go(q, "/unit/%s/sign?said=signed", id_text(q->c->mem, q->id));
}
