/* ledger …: what was done, in its order. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "command.h"
#include "ledger/act.h"
#include "ledger/canon.h"

static enum result
list_act(struct ctx *c, const struct act_logged *l, void *arg)
{
    const struct act *act = &l->act;
    struct value *v = value_object(c->mem), *words;
    struct out *o = arg;
    enum result r;

    if ((r = canon_parse(c, l->words, strlen(l->words), &words)) != OK)
        return r;
    value_set_integer(c->mem, v, "n", l->n);
    value_set_string(c->mem, v, "logged", time_format(c->mem, l->logged));
    value_set_string(c->mem, v, "signatures", l->signatures);
    value_set(c->mem, v, "act", words);
    if (!out_item(o, v))
        out_line(o, "%lld  %s  %s  %s  %s", (long long)l->n,
            time_format(c->mem, l->logged), act->kind,
            id_is_none(act->actor) ? "operator" : id_text(c->mem, act->actor),
            id_is_none(act->subject) ? "-" : id_text(c->mem, act->subject));
    return OK;
}

enum result
cmd_ledger_list(struct ctx *c, const struct args *a, struct out *o)
{
    enum result r;

    (void)a;
    out_list(o);
    r = act_each(c, list_act, o);
    out_list_end(o);
    return r;
}
