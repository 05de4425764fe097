/* page_receipt - an act in words with its proof, and the newest checkpoint. */
#include <config.h>

#include <string.h>

#include "handlers.h"
#include "ledger/receipt.h"
#include "views.h"

/* Whose it is: who did it, and whom it is about; to others it is not there. */
static enum result
find(struct request *q, struct receipt *out)
{
    enum result r = receipt_make(q->c, q->n, out);
    const struct act *act = &out->logged.act;

    if (out->logged.words != NULL && !id_is_none(q->person.id) &&
        (id_equal(act->actor, q->person.id) ||
            id_equal(act->subject, q->person.id)))
        return r;
    return fail(q->c, ERR_NOT_FOUND, "no-page", N_("There is no such page."));
}

enum result
page_receipt(struct request *q)
{
    struct receipt_view v = {.n = q->n};
    struct receipt receipt;
    enum result r = find(q, &receipt);

    if (r != OK && strcmp(q->c->code, "no-checkpoint") != 0)
        return r;
    fail_clear(q->c);
    if ((r = act_said(q->c, &receipt.logged, &v.said)) != OK)
        return r;
    v.proof = receipt.text;
    v.size = receipt.checkpoint.size;
    v.page = page_begin(q, N_("Receipt"));
    view_receipt(&q->out, &v);
    return OK;
}

static enum result
say(struct request *q, const char *text)
{
    q->reply.body = str_in(q->c->mem);
    str_adds(&q->reply.body, text);
    q->reply.type = "text/plain; charset=utf-8";
    return OK;
}

enum result
page_proof(struct request *q)
{
    struct receipt receipt;
    enum result r = find(q, &receipt);

    return r != OK ? r : say(q, receipt.text);
}

/* For whoever wants to keep it; nobody's name stands in it. */
enum result
page_checkpoint(struct request *q)
{
    struct checkpoint cp;
    enum result r = checkpoint_cosigned(q->c, 0, &cp);

    return r != OK ? r : say(q, cp.note);
}
