/*
 * page_witness - what a witness's link opens: nobody signs in, and nothing but
 * this is shown; and on the pages of evidence, asking a witness and recording
 * how they were checked.
 */
#include <config.h>

#include <string.h>

#include "base/day.h"
#include "handlers.h"
#include "language.h"
#include "learner.h"
#include "exchange.h"
#include "session_web.h"
#include "store/store.h"
#include "views.h"
#include "views_witness.h"
#include "web/settings.h"
#include "web/slip.h"

static const struct field witness_fields[] = {
    {"content",  FIELD_LINE,   100,   NULL               },
    {"words",    FIELD_TEXT,   65536, "no-words bad-text"},
    {"name",     FIELD_LINE,   300,   "no-name"          },
    {"role",     FIELD_LINE,   300,   "no-role"          },
    {"relation", FIELD_LINE,   300,   "no-relation"      },
    {"relative", FIELD_CHOICE, 3,     "no-relative R5"   },
    {NULL,       FIELD_LINE,   0,     NULL               }
};
const struct form form_witness = {witness_fields};

static const struct field ask_fields[] = {
    {"name",  FIELD_LINE, 300, "no-name"  },
    {"email", FIELD_LINE, 300, "bad-email"},
    {NULL,    FIELD_LINE, 0,   NULL       }
};
const struct form form_ask = {ask_fields};

static const struct field check_fields[] = {
    {"request", FIELD_ID,   36,   NULL    },
    {"how",     FIELD_TEXT, 1000, "no-how"},
    {NULL,      FIELD_LINE, 0,    NULL    }
};
const struct form form_check = {check_fields};

/* In the witness's language, unless they ask for the other; nobody's page. */
static enum result
open_link(
    struct request *q, struct witness_page *w, struct witness_form_view *v)
{
    const char *asked = language_known(query_code(q, "lang"));
    enum result r;

    if ((r = witness_open(q->c, q->word, w)) != OK)
        return r;
    if (asked == NULL)
        q->c->lang = q->out.lang = w->language;
    session_greet(q);
    *v = (struct witness_form_view){
        .page = page_begin(q, N_("What did you see?")),
        .w = w,
        .name = form_get(q->form, "name"),
        .role = form_get(q->form, "role"),
        .relation = form_get(q->form, "relation"),
        .relative = form_get(q->form, "relative"),
        .words = form_get(q->form, "words"),
    };
    v->page.name = NULL;
    v->page.roles = 0;
    v->page.plain = true;
    return OK;
}

enum result
page_witness(struct request *q)
{
    struct witness_form_view v;
    struct witness_page w;
    enum result r;

    if ((r = open_link(q, &w, &v)) != OK)
        return r;
    if (q->failure.code == NULL)
        v.name = w.name;
    view_witness(&q->out, &v);
    return OK;
}

enum result
do_witness(struct request *q)
{
    struct witness_form_view v;
    struct witness_page w;
    struct witness_said said = {
        .name = form_get(q->form, "name"),
        .role = form_get(q->form, "role"),
        .relation = form_get(q->form, "relation"),
        .words = form_get(q->form, "words"),
        .relative = form_has(q->form, "relative", "yes"),
        .content = form_get(q->form, "content"),
        .address = q->address,
    };
    enum result r;

    if ((r = open_link(q, &w, &v)) != OK)
        return r;
    if (v.relative == NULL)
        return fail(q->c, ERR_INPUT, "no-relative",
            N_("Say whether you are a relative of theirs."));
    if ((r = witness_confirm(q->c, q->word, &said)) != OK)
        return r;
    view_witness_done(&q->out, &v);
    return OK;
}

/* By mail where an address was typed, else shown here and now, to be printed.
 */
enum result
do_ask(struct request *q)
{
    struct witness_new new = {
        .evidence = q->id,
        .name = form_get(q->form, "name"),
        .email = form_get(q->form, "email"),
        .address = q->server->settings->public_address,
    };
    struct witness_asked_view v = {.back = mem_printf(q->c->mem, "/evidence/%s",
                                       id_text(q->c->mem, q->id))};
    struct witness_asked asked;
    struct mail_rules mail;
    struct evidence_view e;
    struct qr qr;
    enum result r;

    if ((r = recorded_piece(q, &e)) != OK ||
        (new.email != NULL && (r = settings_mail(q->c, q->server->settings,
                                   store_dir(q->c), &mail)) != OK) ||
        (r = witness_ask(q->c, &new, &asked)) != OK)
        return r;
    if (new.email != NULL)
        return go(q, "/evidence/%s?said=asked", id_text(q->c->mem, q->id));
    if ((r = qr_make(q->c, asked.link, &qr)) != OK)
        return r;
    v.page = page_begin(q, N_("The link for the witness"));
    v.page.other = NULL; /* a link would lose it */
    v.slip = (struct witness_slip){&asked, new.name,
        day_words(q->c->mem, q->c->lang, time_day(q->c->mem, asked.expires)),
        &qr};
    view_witness_asked(&q->out, &v);
    return OK;
}

enum result
do_check(struct request *q)
{
    struct evidence_view e;
    enum result r;

    if ((r = evidence_view(q->c, q->id, &e)) != OK ||
        (r = opens(q, e.learner, "evidence", q->id)) != OK)
        return hide(q, r);
    r = witness_check(q->c, q->id, form_id(q->form, "request"),
        form_get(q->form, "how"), q->credential);
    return r != OK
               ? r
               : go(q, "/evidence/%s?said=checked", id_text(q->c->mem, q->id));
}

enum result
slip_write(struct ctx *c, const struct witness_asked *asked, const char *name,
    struct str *out)
{
    const char *lang = asked->language;
    struct html o = {.out = str_in(c->mem), .lang = lang};
    struct qr qr;
    struct witness_slip slip = {asked, name,
        day_words(c->mem, lang, time_day(c->mem, asked->expires)), &qr};
    enum result r;

    if ((r = qr_make(c, asked->link, &qr)) != OK)
        return r;
    view_witness_slip(&o, &slip);
    *out = o.out;
    return OK;
}
