/* witness - witnesses by a link or on paper, and whether what they say counts.
 */
#include <config.h>

#include <string.h>

#include "account.h"
#include "base/time.h"
#include "base/utf8.h"

#define DAYS_MAX 90
#define NO_REQUEST N_("no witness was asked so.")

static struct d_witness *
find(const struct d_version *v, const char *request)
{
    struct d_witness *w = v->witnesses;

    while (w != NULL && (request == NULL || w->request == NULL
                                ? request != w->request
                                : strcmp(w->request, request) != 0))
        w = w->next;
    return w;
}

static struct d_witness *
add(struct account *a, struct d_version *v, const char *request)
{
    struct d_witness *w = mem_alloc(a->mem, sizeof(*w));

    *w = (struct d_witness){.request = request, .next = v->witnesses};
    v->witnesses = w;
    return w;
}

/* Is the version a witness's statement, so far as its content is shown? */
static const struct value *
statement(struct account *a, const struct d_version *v)
{
    const char *text = source_opened(a->from, v->content), *type;
    struct value *content;

    if (text == NULL ||
        value_parse(a->from->c, text, strlen(text), &content) != OK)
        return NULL;
    type = value_get_string(content, "type");
    return type != NULL && (strcmp(type, "WT") == 0 || strcmp(type, "EWT") == 0)
               ? content
               : NULL;
}

/* What the person was registered by, "name" or "email". */
static const char *
said_of(const struct account *a, struct id person, const char *field)
{
    for (size_t i = 0; i < a->npast; i++) {
        const struct act *act = &a->past[i]->act;

        if (strcmp(act->kind, "person") == 0 && id_equal(act->subject, person))
            return source_opened(a->from, value_get_string(act->body, field));
    }
    return NULL;
}

static bool
means_same(struct account *a, const char *x, const char *y)
{
    return x != NULL && y != NULL &&
           strcmp(utf8_fold(a->mem, utf8_normal(a->mem, x)),
               utf8_fold(a->mem, utf8_normal(a->mem, y))) == 0;
}

/* R5, so far as names and addresses are opened here. */
#define IS_LEARNER N_("the witness is the learner (R5).")

static bool
is_learner(struct account *a, const char *name, const char *email)
{
    return means_same(a, name, said_of(a, a->from->learner, "name")) ||
           means_same(a, source_opened(a->from, email),
               said_of(a, a->from->learner, "email"));
}

/* R16: by the names and addresses that its witnesses have. */
static bool
is_own_statement(
    struct account *a, const struct act_logged *at, const struct d_version *v)
{
    const struct value *content = statement(a, v);
    const char *name = said_of(a, at->act.actor, "name");
    const char *email = said_of(a, at->act.actor, "email");

    for (const struct d_witness *w = v->witnesses; w != NULL; w = w->next)
        if (means_same(a, name, source_opened(a->from, w->name)) ||
            (w->confirmed != 0 &&
                means_same(a, email,
                    source_opened(
                        a->from, value_get_string(w->asked, "email")))))
            return true;
    return content != NULL &&
           means_same(a, name,
               value_get_string(value_get(content, "details"), "witness"));
}

enum result
derive_witness_request(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_version *v = derive_named_version(a, body, NULL);
    const char *request = value_get_string(body, "request"), *name;
    int64_t days = value_get(body, "days")->integer;
    struct d_witness *w;

    if (v == NULL || strcmp(v->state, "withdrawn") == 0)
        return derive_no_sense(a, at, NO_EVIDENCE);
    if (find(v, request) != NULL)
        return derive_no_sense(a, at, N_("the witness was asked so before."));
    if (days < 1 || days > DAYS_MAX)
        return derive_no_sense(a, at, N_("no link holds for so many days."));
    name = source_opened(a->from, value_get_string(body, "name"));
    for (w = v->witnesses; w != NULL; w = w->next)
        if (name != NULL && w->asked_name != NULL && w->confirmed == 0 &&
            strcmp(name, w->asked_name) == 0 && w->expires > at->act.at)
            w->expires = at->act.at; /* a new link ends the one before */
    if (is_learner(a, name, value_get_string(body, "email")))
        return derive_no_sense(a, at, IS_LEARNER);
    w = add(a, v, request);
    w->asked = body;
    w->asked_name = name;
    w->asker = at->act.actor;
    w->asked_at = at->act.at;
    w->expires = at->act.at + days * TIME_DAY;
    return OK;
}

enum result
derive_witness_confirmation(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_version *v = derive_named_version(a, body, NULL);
    struct d_witness *w =
        v != NULL ? find(v, value_get_string(body, "request")) : NULL;

    if (w == NULL || strcmp(value_get_string(w->asked, "link"),
                         value_get_string(body, "link")) != 0)
        return derive_no_sense(a, at, NO_REQUEST);
    if (w->confirmed != 0)
        return derive_no_sense(a, at, N_("the link was used before."));
    if (at->act.at >= w->expires)
        return derive_no_sense(a, at, N_("the link held no longer."));
    if (strcmp(v->content, value_get_string(body, "content")) != 0)
        return derive_no_sense(
            a, at, N_("the witness read another content than there was."));
    if (!id_is_none(at->act.actor))
        return derive_no_sense(
            a, at, N_("a witness by a link has no account."));
    if (is_learner(
            a, source_opened(a->from, value_get_string(body, "name")), NULL))
        return derive_no_sense(a, at, IS_LEARNER);
    w->confirmed = at->act.at;
    w->name = value_get_string(body, "name");
    w->role = value_get_string(body, "role");
    w->relation = value_get_string(body, "relation");
    w->statement = value_get_string(body, "statement");
    return OK;
}

enum result
derive_witness_check(struct account *a, const struct act_logged *at)
{
    const char *request = value_get_string(at->act.body, "request");
    struct d_version *v = derive_named_version(a, at->act.body, NULL);
    struct d_witness *w;

    if (v == NULL || v->submitted == 0)
        return derive_no_sense(a, at, NO_EVIDENCE);
    if (id_equal(at->act.actor, a->from->learner))
        return derive_no_sense(
            a, at, N_("nobody decides in their own portfolio (R1)."));
    if ((w = find(v, request)) == NULL && request == NULL)
        w = add(a, v, NULL);
    if (w == NULL || (request != NULL && w->confirmed == 0))
        return derive_no_sense(a, at, NO_REQUEST);
    if (w->checked != 0)
        return derive_no_sense(a, at, N_("the witness was checked before."));
    if (is_own_statement(a, at, v))
        return derive_no_sense(
            a, at, N_("nobody decides on a statement they gave (R16)."));
    w->checked = at->act.at;
    w->checker = at->act.actor;
    w->how = value_get_string(at->act.body, "how");
    return OK;
}

const char *
derive_witness_fault(
    struct account *a, const struct act_logged *at, const struct d_version *v)
{
    bool checked = statement(a, v) == NULL;

    if (is_own_statement(a, at, v))
        return N_("nobody decides on a statement they gave (R16).");
    for (const struct d_witness *w = v->witnesses; w != NULL; w = w->next)
        checked = checked || w->checked != 0;
    return checked ? NULL : N_("its witness had not been checked.");
}
