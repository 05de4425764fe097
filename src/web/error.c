/* error - the page of a failure: one template for all of them. */
#include <config.h>

#include <string.h>

#include "exchange.h"
#include "handlers.h"
#include "standard/exchange.h"
#include "views.h"

/* What the page is called, by status. */
static const struct {
    unsigned status;
    const char *title;
} titles[] = {
    {400, N_("The request could not be read")},
    {403, N_("This is not for you to do")    },
    {404, N_("There is nothing here")        },
    {405, N_("This is not for you to do")    },
    {409, N_("This has changed")             },
    {413, N_("This is too large")            },
    {415, N_("The request could not be read")},
    {416, N_("There is nothing here")        },
    {422, N_("Something is not right yet")   },
    {429, N_("Please wait a moment")         },
    {503, N_("Please wait a moment")         },
    {507, N_("The disk is full")             },
};

static const char *
title_of(unsigned status)
{
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
        if (titles[i].status == status)
            return titles[i].title;
    return N_("Something went wrong here");
}

/* Of a fault the visitor learns the number that the log has. */
static const char *
message_of(struct exchange *x, enum result r)
{
    struct ctx *c = &x->ctx;

    if (r != ERR_FAULT)
        return c->message != NULL ? c->message
                                  : tr(c->lang, N_("Go back and try again."));
    log_event(x->server, "fault",
        mem_printf(c->mem, "id=%llu code=%s %s", (unsigned long long)x->number,
            c->code != NULL ? c->code : "?",
            c->message != NULL ? c->message : ""));
    return mem_printf(c->mem,
        tr(c->lang, N_("It is not your doing, and nothing was changed. Tell "
                       "whoever runs this centre the number %llu.")),
        (unsigned long long)x->number);
}

void
error_page(struct exchange *x, enum result r)
{
    struct request *q = &x->q;
    struct error_view v = {
        .status = reply_status(&x->ctx, r), .message = message_of(x, r)};

    q->reply =
        (struct reply){.fd = -1, .status = v.status, .retry = q->reply.retry};
    if (strncmp(q->path, CASE_PATH, strlen(CASE_PATH)) == 0) {
        case_failure(q, v.status, v.message);
        return;
    }
    q->out = (struct html){.out = str_in(x->ctx.mem), .lang = x->ctx.lang};
    v.page = page_begin(q, title_of(v.status));
    view_error(&q->out, &v);
}
