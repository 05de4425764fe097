/* data - find and open the data directory. */
#include <config.h>

#include "base/time.h"
#include "data.h"
#include "ledger/checkpoint.h"
#include "standard/search.h"
#include "store/store.h"

const char *
data_directory(struct mem *m, const char *given)
{
    const char *value;

    if (given != NULL)
        return given;
    if ((value = getenv("TYST_DATA")) != NULL && *value != '\0')
        return value;
    if ((value = getenv("XDG_DATA_HOME")) != NULL && *value != '\0')
        return mem_printf(m, "%s/tyst", value);
    if ((value = getenv("HOME")) != NULL && *value != '\0')
        return mem_printf(m, "%s/.local/share/tyst", value);
    return NULL;
}

/* The clock of a demo: stands where it was set. */
static int64_t
given_clock(void *given)
{
    return *(int64_t *)given;
}

enum result
data_clock(struct ctx *c, bool demo)
{
    const char *text = getenv("TYST_CLOCK");
    int64_t *ms;

    if (text == NULL || *text == '\0')
        return OK;
    if (!demo)
        return fail(c, ERR_DENIED, "clock",
            N_("TYST_CLOCK is set, but only a demo centre takes its time "
               "from outside; unset it."));
    ms = mem_alloc(c->mem, sizeof(*ms));
    if (!time_parse(text, ms))
        return fail(c, ERR_INPUT, "bad-time",
            N_("TYST_CLOCK is %s; a time is written "
               "2026-11-22T09:30:00Z."),
            text);
    c->given = ms;
    c->clock = given_clock;
    c->now = *ms;
    return OK;
}

/* After an update, once, whatever the command needs. */
static enum result
make_ready(struct ctx *c, const char *dir, enum needs needs)
{
    bool ready;
    enum result r = search_is_ready(c, &ready);

    if (r != OK || ready)
        return r;
    if (needs != READS)
        return search_make_ready(c);
    store_close(c);
    if ((r = store_open(c, dir, STORE_WRITE)) == OK)
        r = search_make_ready(c);
    store_close(c);
    return r != OK ? r : store_open(c, dir, STORE_READ);
}

enum result
data_open(struct ctx *c, const char *dir, enum needs needs)
{
    const char *demo;
    enum result r;

    if (dir == NULL)
        return fail(c, ERR_INPUT, "usage",
            N_("There is no home directory; give --data DIR."));
    r = store_open(c, dir, needs == READS ? STORE_READ : STORE_WRITE);
    if (r != OK || (r = store_setting_get(c, "demo", &demo)) != OK)
        return r;
    if ((r = data_clock(c, demo != NULL && *demo == '1')) != OK)
        return r;
    if (needs == WRITES && (r = checkpoint_check(c)) != OK)
        return r;
    return make_ready(c, dir, needs);
}
