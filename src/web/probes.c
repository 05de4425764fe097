/* probes - what watches over the server asks: is it alive, can it serve? */
#include <config.h>

#include "exchange.h"
#include "handlers.h"
#include "store/store.h"

static enum result
say(struct request *q, const char *text)
{
    q->reply.body = str_in(q->c->mem);
    str_adds(&q->reply.body, text);
    q->reply.type = "text/plain; charset=utf-8";
    return OK;
}

enum result
page_healthz(struct request *q)
{
    return say(q, "alive\n");
}

/* A read works, and the disk has not failed under a write. */
enum result
page_readyz(struct request *q)
{
    const char *centre;
    enum result r;

    if ((r = store_setting_get(q->c, "centre", &centre)) != OK)
        return r;
    if (store_stopped(q->c)) {
        q->reply.status = 503;
        return say(q, "stopped\n");
    }
    return say(q, "ready\n");
}
