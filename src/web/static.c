/*
 * static - the stylesheet and its like, whose names change with their bytes,
 * so that browsers ask for each once.
 */
#include <config.h>

#include <string.h>

#include "asset.h"
#include "exchange.h"
#include "handlers.h"

/* Does the line allow gzip?  "gzip;q=0" is a way to say no. */
static bool
takes_gzip(const char *line)
{
    const char *at = line == NULL ? NULL : strstr(line, "gzip");

    return at != NULL && strncmp(at + 4, ";q=0", 4) != 0;
}

enum result
page_static(struct request *q)
{
    const struct head *h = &((struct exchange *)q)->head;
    const struct asset *a = asset_served(q->word);
    struct reply *reply = &q->reply;
    bool gzip;

    if (a == NULL)
        return fail(
            q->c, ERR_NOT_FOUND, "no-page", N_("There is no such page."));
    gzip = a->gzip != NULL && takes_gzip(h->encoding);
    reply->type = a->type;
    reply->etag = mem_printf(q->c->mem, "\"%s%s\"", q->word, gzip ? ".gz" : "");
    reply->cache = "public, max-age=31536000, immutable";
    reply->vary = "Accept-Encoding";
    reply->body = str_in(q->c->mem);
    if (etag_matches(h->if_none_match, reply->etag)) {
        reply->status = 304;
        return OK;
    }
    reply->encoding = gzip ? "gzip" : NULL;
    /* The bytes are constant and stay so: nothing is added to them. */
    reply->body.s = (char *)(gzip ? a->gzip : a->bytes);
    reply->body.len = gzip ? a->gzip_len : a->len;
    return OK;
}
