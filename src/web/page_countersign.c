/* page_countersign - a qualified person over what a trainee decided. */
#include <config.h>

#include "base/str.h"
#include "handlers.h"
#include "session_web.h"
#include "views.h"

static const struct field countersign_fields[] = {
    {"back",       FIELD_CHOICE, 200,             NULL                },
    {"note",       FIELD_TEXT,   (size_t)1 << 20, "no-reason bad-text"},
    {"due",        FIELD_DAY,    0,               "bad-day"           },
    {"passphrase", FIELD_SECRET, 1024,
     "no-passphrase wrong-passphrase too-many-tries"                  },
    {NULL,         FIELD_LINE,   0,               NULL                }
};
const struct form form_countersign = {countersign_fields};

/* Whoever may open the record, which is noted. */
static enum result
read_review(struct request *q, struct countersign_view *out)
{
    enum result r = countersign_read(q->c, q->id, out);

    return r != OK ? r : opens(q, out->learner, "review", q->id);
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
    struct countersign_new new = {.review = q->id,
        .note = form_get(q->form, "note"),
        .due = form_get(q->form, "due")};
    struct str items = str_in(q->c->mem);
    struct countersign_view review;
    struct countersign_done done;
    const char *const *back;
    enum result r;
    size_t n;

    back = form_all(q->form, "back", &n);
    for (size_t i = 0; i < n; i++)
        str_addf(&items, "%s%s", i > 0 ? " " : "", back[i]);
    new.sent_back = n > 0 ? items.s : NULL;
    if ((r = read_review(q, &review)) != OK ||
        (r = session_prove(
             q, form_get(q->form, "passphrase"), &new.credential)) != OK ||
        (r = countersign(q->c, &new, &done)) != OK)
        return r;
    return go(q, "/queue?said=countersigned");
}
