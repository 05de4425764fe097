/* init: make a data directory. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "command.h"
#include "data.h"
#include "ledger/centre.h"
#include "store/store.h"

enum result
cmd_init(struct ctx *c, const struct args *a, struct out *o)
{
    struct centre_new centre = {args_get(a, "centre"), args_has(a, "demo")};
    struct value *v = value_object(c->mem);
    enum result r;

    if (centre.name == NULL)
        centre.name = tr(c->lang, N_("Our centre"));
    if (!utf8_is_line(centre.name) || strlen(centre.name) > 200)
        return fail(c, ERR_INPUT, "bad-name",
            N_("A name is one line of at most 200 bytes."));
    if (o->data == NULL)
        return fail(c, ERR_INPUT, "usage",
            N_("There is no home directory; give --data DIR."));
    if ((r = data_clock(c, centre.demo)) != OK ||
        (r = store_create(c, o->data, centre_found, &centre)) != OK)
        return r;
    value_set_string(c->mem, v, "data", store_dir(c));
    value_set_bool(c->mem, v, "demo", centre.demo);
    if (!out_json(o, v))
        out_line(o, tr(c->lang, N_("The data directory is %s.")), store_dir(c));
    return OK;
}
