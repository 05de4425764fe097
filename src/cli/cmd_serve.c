/* serve: tyst in a browser. */
#include <config.h>

#include "command.h"
#include "store/store.h"
#include "web/server.h"

/* Whoever started us may be waiting for this line in a pipe. */
static void
ready(void *arg, const char *url)
{
    struct out *o = arg;
    struct value *v = value_object(o->c->mem);

    value_set_string(o->c->mem, v, "url", url);
    if (!out_json(o, v))
        out_line(o, tr(o->c->lang, N_("listening on %s")), url);
    fflush(stdout);
}

enum result
cmd_serve(struct ctx *c, const struct args *a, struct out *o)
{
    static const char *const options[] = {"listen", "log-format"};
    struct settings settings;
    enum result r;

    if ((r = settings_read(c, store_dir(c), &settings)) != OK)
        return r;
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
        if (args_has(a, options[i]) &&
            (r = settings_set(c, &settings, options[i], args_get(a, options[i]),
                 "tyst serve")) != OK)
            return r;
    if (args_has(a, "insecure"))
        settings.insecure = true;
    return server_run(c, &settings, ready, o);
}
