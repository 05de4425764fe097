/* page_countersign - a qualified person over what a trainee decided. */
#include <config.h>

#include "handlers.h"
#include "learner.h"
#include "session_web.h"
#include "views.h"

static const struct field countersign_fields[] = {
    {"back", FIELD_CHOICE, 200,             NULL                },
    {"note", FIELD_TEXT,   (size_t)1 << 20, "no-reason bad-text"},
    {"due",  FIELD_DAY,    0,               "bad-day"           },
    PASSPHRASE_FIELD,
    {NULL,   FIELD_LINE,   0,               NULL                }
};
const struct form form_countersign = {countersign_fields};

/* Whoever may open the record, which is noted. */
static enum result
read_review(struct request *q, struct countersign_view *out)
{
    enum result r = countersign_read(q->c, q->id, out);

    return hide(q, r != OK ? r : opens(q, out->learner, "review", q->id));
}

enum result
page_countersign(struct request *q)
{
    struct countersigning_view v = {.typed = q->form};
    struct countersign_view review;
    enum result r;

    if ((r = read_review(q, &review)) != OK)
        return r;
    v.page = page_named(q, review.learner_name);
    v.review = &review;
    v.note = form_get(q->form, "note");
    v.due = form_get(q->form, "due");
    view_countersigning(&q->out, &v);
    return OK;
}

enum result
do_countersign(struct request *q)
{
    const char *back = form_joined(q->form, "back");
    struct countersign_new new = {.review = q->id,
        .sent_back = *back != '\0' ? back : NULL,
        .note = form_get(q->form, "note"),
        .due = form_get(q->form, "due")};
    struct countersign_view review;
    struct countersign_done done;
    enum result r;

    if ((r = read_review(q, &review)) != OK ||
        (r = session_prove(
             q, form_get(q->form, "passphrase"), &new.credential)) != OK ||
        (r = countersign(q->c, &new, &done)) != OK)
        return r;
    return go(q, "/queue?said=countersigned");
}
