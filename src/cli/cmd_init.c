/* init: make a data directory. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "command.h"
#include "data.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "store/store.h"

struct centre {
    const char *name;
    bool demo;
};

static enum result
found(struct ctx *c, void *arg)
{
    const struct centre *centre = arg;
    struct id id = id_new(c);
    struct act act = {.kind = "centre"};
    const char *name, *origin = mem_printf(c->mem, "%s%s",
                          centre->demo ? "demo/" : "", id_text(c->mem, id));
    enum result r;

    if ((r = commitment(c, id, "name", centre->name, &name)) != OK ||
        (r = store_setting_set(c, "centre", centre->name)) != OK ||
        (r = store_setting_set(c, "centre-id", id_text(c->mem, id))) != OK ||
        (r = store_setting_set(c, "origin", origin)) != OK ||
        (r = store_setting_set(c, "demo", centre->demo ? "1" : "0")) != OK)
        return r;
    act.body = value_object(c->mem);
    value_set_bool(c->mem, act.body, "demo", centre->demo);
    value_set_string(c->mem, act.body, "name", name);
    value_set_string(c->mem, act.body, "origin", origin);
    return act_append(c, &act, NULL);
}

enum result
cmd_init(struct ctx *c, const struct args *a, struct out *o)
{
    struct centre centre = {args_get(a, "centre"), args_has(a, "demo")};
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
        (r = store_create(c, o->data, found, &centre)) != OK)
        return r;
    value_set_string(c->mem, v, "data", store_dir(c));
    value_set_bool(c->mem, v, "demo", centre.demo);
    if (!out_json(o, v))
        out_line(o, tr(c->lang, N_("The data directory is %s.")), store_dir(c));
    return OK;
}
