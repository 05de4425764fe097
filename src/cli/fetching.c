/* fetching - the settings, and libcurl's counts as a bar. */
#include <config.h>

#include "fetching.h"
#include "web/settings.h"

static void
show(void *arg, int64_t done, int64_t total)
{
    if (total > 0)
        out_progress(arg, (size_t)done, (size_t)total);
}

enum result
fetching_rules(struct ctx *c, struct out *o, struct fetch_rules *out)
{
    struct settings settings;
    enum result r;

    if ((r = settings_read(c, o->data, &settings)) != OK)
        return r;
    *out = settings_fetch(&settings);
    out->progress = show;
    out->arg = o;
    return OK;
}
