/* ledger …: what was done, in its order. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "command.h"
#include "ledger/act.h"
#include "ledger/canon.h"
#include "store/sql.h"

static enum result
list_act(struct ctx *c, const struct act_row *row, void *arg)
{
    struct value *v = value_object(c->mem), *act;
    struct out *o = arg;
    enum result r;

    if ((r = canon_parse(c, row->words, strlen(row->words), &act)) != OK)
        return r;
    value_set_integer(c->mem, v, "n", row->n);
    value_set_string(c->mem, v, "logged", time_format(c->mem, row->logged));
    value_set_string(c->mem, v, "signatures", row->signatures);
    value_set(c->mem, v, "act", act);
    if (!out_item(o, v))
        out_line(o, "%lld  %s  %s  %s  %s", (long long)row->n,
            time_format(c->mem, row->logged), row->kind,
            id_is_none(row->actor) ? "operator" : id_text(c->mem, row->actor),
            id_is_none(row->subject) ? "-" : id_text(c->mem, row->subject));
    return OK;
}

enum result
cmd_ledger_list(struct ctx *c, const struct args *a, struct out *o)
{
    enum result r;

    (void)a;
    out_list(o);
    r = sql_act_all(c, list_act, o);
    out_list_end(o);
    return r;
}
