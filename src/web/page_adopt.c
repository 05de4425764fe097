/* page_adopt - an assessor over decisions that were made elsewhere. */
#include <config.h>

#include "handlers.h"
#include "ledger/tree.h"
#include "session_web.h"
#include "views.h"

static const struct field adopt_fields[] = {
    {"seen",       FIELD_NUMBER, 20,   NULL         },
    {"passphrase", FIELD_SECRET, 1024,
     "no-passphrase wrong-passphrase too-many-tries"},
    {NULL,         FIELD_LINE,   0,    NULL         }
};
const struct form form_adopt = {adopt_fields};

/* Whoever may open the record, which is noted. */
static enum result
read_import(struct request *q, struct adoptable *out)
{
    enum result r = adoptable_read(q->c, q->id, out);

    return r != OK ? r : opens(q, out->learner, "import", q->id);
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
