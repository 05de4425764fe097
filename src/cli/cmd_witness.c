/* witness …: ask, list, check; outbox …: list, send. */
#include <config.h>

#include <string.h>

#include "acting.h"
#include "base/day.h"
#include "base/file.h"
#include "command.h"
#include "given.h"
#include "portfolio/outbox.h"
#include "portfolio/witness.h"
#include "store/store.h"
#include "web/settings.h"
#include "web/slip.h"

static enum result
read_id(struct ctx *c, const struct args *a, const char *option, struct id *out)
{
    const char *text = args_get(a, option);

    if (text == NULL || id_parse(text, out))
        return OK;
    return fail(c, ERR_INPUT, "bad-id", N_("%s is no id."), text);
}

static enum result
read_days(struct ctx *c, const struct args *a, int64_t *out)
{
    const char *text = args_get(a, "days");

    *out = 0;
    if (text == NULL)
        return OK;
    for (const char *s = text; *s >= '0' && *s <= '9' && *out < 1000; s++)
        *out = *out * 10 + (*s - '0');
    return *out > 0 && text[strspn(text, "0123456789")] == '\0'
               ? OK
               : fail(c, ERR_INPUT, "bad-days",
                     N_("A link holds for 1 to 90 days."));
}

static enum result
read_asked(struct ctx *c, const struct args *a, struct out *o,
    const struct settings *settings, struct witness_new *out)
{
    struct mail_rules mail;
    enum result r;

    *out = (struct witness_new){
        .name = args_get(a, "name"),
        .email = args_get(a, "email"),
        .language = args_get(a, "language"),
        .address = settings->public_address,
    };
    if ((out->email == NULL) == (args_get(a, "print") == NULL))
        return fail(c, ERR_INPUT, "usage",
            N_("Say where the link goes: --email ADDRESS or --print FILE."));
    if ((r = read_id(c, a, "evidence", &out->evidence)) != OK ||
        (r = read_days(c, a, &out->days)) != OK || out->email == NULL)
        return r;
    return settings_mail(c, settings, o->data, &mail);
}

enum result
cmd_witness_ask(struct ctx *c, const struct args *a, struct out *o)
{
    const char *print = args_get(a, "print");
    struct value *v = value_object(c->mem);
    struct witness_asked asked;
    struct settings settings;
    struct witness_new new;
    struct person actor;
    struct str page;
    enum result r;

    if ((r = acting(c, a, &actor)) != OK ||
        (r = settings_read(c, store_dir(c), &settings)) != OK ||
        (r = read_asked(c, a, o, &settings, &new)) != OK ||
        (r = witness_ask(c, &new, &asked)) != OK)
        return r;
    if (print != NULL &&
        ((r = slip_write(c, &asked, new.name, &page)) != OK ||
            (r = file_write(c, print, page.s, page.len, 0600)) != OK))
        return r;
    value_set_string(c->mem, v, "id", id_text(c->mem, asked.id));
    value_set_string(c->mem, v, "expires", time_day(c->mem, asked.expires));
    if (!out_json(o, v))
        out_line(o, "%s", id_text(c->mem, asked.id));
    return OK;
}

/* What the link's page does, for who has no browser at hand. */
enum result
cmd_witness_confirm(struct ctx *c, const struct args *a, struct out *o)
{
    const char *link = args_words(a)[0], *slash = strrchr(link, '/');
    const char *token = slash != NULL ? slash + 1 : link;
    struct witness_said said = {.name = args_get(a, "name"),
        .role = args_get(a, "role"),
        .relation = args_get(a, "relation"),
        .relative = args_has(a, "relative")};
    struct witness_page page;
    enum result r;

    (void)o;
    if ((r = witness_open(c, token, &page)) != OK ||
        (r = given_text(c, a, "text", &said.words)) != OK)
        return r;
    said.content = page.evidence.content;
    return witness_confirm(c, token, &said);
}

static struct value *
witness_value(struct ctx *c, const struct witness_view *w)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "request",
        id_is_none(w->request) ? NULL : id_text(c->mem, w->request));
    value_set_string(c->mem, v, "name", w->name);
    value_set_string(c->mem, v, "expires",
        w->expires != 0 ? time_day(c->mem, w->expires) : NULL);
    value_set_string(c->mem, v, "confirmed",
        w->confirmed != 0 ? time_day(c->mem, w->confirmed) : NULL);
    value_set_string(c->mem, v, "role", w->role);
    value_set_string(c->mem, v, "relation", w->relation);
    value_set_string(c->mem, v, "statement", w->words);
    value_set_string(c->mem, v, "checked",
        w->checked != 0 ? time_day(c->mem, w->checked) : NULL);
    value_set_string(c->mem, v, "how", w->how);
    return v;
}

enum result
cmd_witness_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct witness_view *w;
    struct evidence_view e;
    enum result r;
    struct id id;
    size_t n;

    if (!id_parse(args_words(a)[0], &id))
        return fail(
            c, ERR_INPUT, "bad-id", N_("%s is no id."), args_words(a)[0]);
    if ((r = evidence_view(c, id, &e)) != OK ||
        (r = witness_list(c, id, e.version, &w, &n)) != OK)
        return r;
    out_list(o);
    for (size_t i = 0; i < n; i++)
        if (!out_item(o, witness_value(c, &w[i])))
            out_line(o, "%s  %s  %s",
                id_is_none(w[i].request) ? "-" : id_text(c->mem, w[i].request),
                w[i].name,
                tr(c->lang, w[i].checked != 0 ? N_("confirmed and checked")
                            : w[i].confirmed != 0
                                ? N_("confirmed, to be checked")
                            : w[i].expires > ctx_clock(c)
                                ? N_("asked")
                                : N_("asked; the link holds no longer")));
    out_list_end(o);
    return OK;
}

enum result
cmd_witness_check(struct ctx *c, const struct args *a, struct out *o)
{
    struct id evidence = {{0}}, request = {{0}}, credential;
    struct person actor;
    enum result r;

    (void)o;
    if ((r = acting(c, a, &actor)) != OK ||
        (r = read_id(c, a, "evidence", &evidence)) != OK ||
        (r = read_id(c, a, "request", &request)) != OK ||
        (r = acting_credential(c, a, &credential)) != OK)
        return r;
    return witness_check(c, evidence, request, args_get(a, "how"), credential);
}

enum result
cmd_outbox_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct outbox_mail *mail;
    enum result r;
    size_t n;

    (void)a;
    if ((r = outbox_list(c, &mail, &n)) != OK)
        return r;
    out_list(o);
    for (size_t i = 0; i < n; i++) {
        struct value *v = value_object(c->mem);

        value_set_string(c->mem, v, "id", id_text(c->mem, mail[i].id));
        value_set_string(c->mem, v, "to", mail[i].to);
        value_set_integer(c->mem, v, "attempts", mail[i].attempts);
        value_set_string(c->mem, v, "failure", mail[i].failure);
        if (!out_item(o, v))
            out_line(o, "%s  %s  %lld  %s", id_text(c->mem, mail[i].id),
                mail[i].to, (long long)mail[i].attempts,
                mail[i].failure != NULL ? mail[i].failure : "");
    }
    out_list_end(o);
    return OK;
}

enum result
cmd_outbox_send(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *v = value_object(c->mem);
    struct settings settings;
    struct mail_rules mail;
    size_t sent, failed;
    enum result r;

    (void)a;
    if ((r = settings_read(c, store_dir(c), &settings)) != OK ||
        (r = settings_mail(c, &settings, store_dir(c), &mail)) != OK ||
        (r = outbox_send(c, &mail, true, &sent, &failed)) != OK)
        return r;
    value_set_integer(c->mem, v, "sent", (int64_t)sent);
    value_set_integer(c->mem, v, "failed", (int64_t)failed);
    if (!out_json(o, v))
        out_line(o, tr(c->lang, N_("sent: %zu, waiting: %zu")), sent, failed);
    return failed == 0 ? OK
                       : fail(c, ERR_FAULT, "mail",
                             N_("Not all mail was taken; “tyst outbox list” "
                                "says why."));
}
