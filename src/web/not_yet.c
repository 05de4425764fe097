/* not_yet - who is asking is not asked yet: everybody is a visitor. */
#include <config.h>

#include "page.h"
#include "session_web.h"

#define WEAK __attribute__((weak))

enum result WEAK
visitors_open(struct ctx *c, struct visitors **out)
{
    (void)c;
    *out = NULL;
    return OK;
}

void WEAK
visitors_close(struct visitors *v)
{
    (void)v;
}

enum result WEAK
session_find(struct request *q)
{
    (void)q;
    return OK;
}

enum result WEAK
session_admits(struct request *q)
{
    (void)q;
    return OK;
}

enum result WEAK
session_lost(struct request *q)
{
    (void)q;
    return OK;
}

enum result WEAK
session_form(struct request *q, const char *token)
{
    (void)q;
    (void)token;
    return OK;
}

const char *WEAK
language_cookie(struct request *q)
{
    (void)q;
    return NULL;
}

struct page WEAK
page_begin(struct request *q, const char *title)
{
    return (struct page){.lang = q->c->lang,
        .title = tr(q->c->lang, title),
        .centre = "",
        .here = q->path};
}
