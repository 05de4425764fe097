/*
 * resume - a form that came when the session had ended: what was typed is kept
 * in the page that asks to sign in, and shown after that with one button which
 * sends it where it was going.  Kept fields do nothing by themselves.  So it is
 * with a form of an earlier session of whoever is signed in again already.
 */
#include <config.h>

#include <string.h>

#include "assess/words.h"
#include "handlers.h"
#include "route.h"
#include "session_web.h"
#include "views.h"

#define KEPT_MAX ((size_t)2 << 20)
#define PATH_MAX_BYTES 300

static const struct field fields[] = {
    {"to",         FIELD_LINE,   PATH_MAX_BYTES, NULL},
    {"person",     FIELD_LINE,   300,            NULL},
    {"passphrase", FIELD_SECRET, 1024,           NULL},
    {"shared",     FIELD_CHOICE, 3,              NULL},
    {"keep.*",     FIELD_TEXT,   KEPT_MAX,       NULL},
    {NULL,         FIELD_LINE,   0,              NULL}
};
const struct form form_resume = {fields};

static const struct field *
fields_of(const struct route *route)
{
    static const struct field none[] = {
        {NULL, FIELD_LINE, 0, NULL}
    };

    return route->form == NULL ? none : route->form->fields;
}

/* What is shown of it: what was written, and what was decided of each item. */
static const char *
said(struct request *q, const struct field *f, const char *value)
{
    if (f->type != FIELD_CHOICE)
        return f->type == FIELD_LINE || f->type == FIELD_TEXT ||
                       f->type == FIELD_DAY
                   ? value
                   : NULL;
    if (strchr(f->name, '*') == NULL)
        return NULL;
    return tr(q->c->lang, strcmp(value, "refused") == 0
                              ? N_("No evidence for this")
                              : words_of_item_badge(value));
}

static void
keep(struct request *q, struct kept_view *v, const struct field *f,
    const char *name, const char *value)
{
    struct kept *kept = mem_grow(q->c->mem, (void *)v->kept,
        v->n * sizeof(*kept), (v->n + 1) * sizeof(*kept));

    kept[v->n++] = (struct kept){name, value, said(q, f, value),
        strchr(f->name, '*') ? strchr(name, '.') + 1 : NULL};
    v->kept = kept;
}

/* Every value of a field whose name may end in "*". */
static void
keep_field(struct request *q, struct kept_view *v, const struct field *f)
{
    size_t len = strlen(f->name), n;

    if (f->name[len - 1] == '*') {
        const char *prefix = mem_strndup(q->c->mem, f->name, len - 1);
        const struct form_pair *pairs = form_pairs(q->form, prefix, &n);

        for (size_t i = 0; i < n; i++)
            keep(q, v, f, mem_printf(q->c->mem, "%s%s", prefix, pairs[i].name),
                pairs[i].value);
    } else {
        const char *const *all = form_all(q->form, f->name, &n);

        for (size_t i = 0; i < n; i++)
            keep(q, v, f, f->name, all[i]);
    }
}

/* Names of fields that cannot be kept. */
static void
note_field(struct kept_view *v, const struct field *f)
{
    if (f->type == FIELD_FILES)
        v->files = f->name;
    if (f->type == FIELD_SECRET)
        v->secret = f->name;
}

static bool
can_keep(const struct field *f)
{
    return f->type != FIELD_FILES && f->type != FIELD_SECRET;
}

static enum result
show_lost(struct request *q, struct kept_view *v)
{
    session_greet(q);
    v->page = page_begin(q, N_("You are not signed in any more"));
    v->page.other = NULL; /* a link would lose what is kept */
    view_lost(&q->out, v);
    if (q->failure.code == NULL)
        q->reply.status = 401;
    return OK;
}

static enum result
show_kept(struct request *q, struct kept_view *v)
{
    v->page = page_begin(q, N_("What you typed"));
    v->page.other = NULL;
    view_kept(&q->out, v);
    return OK;
}

static struct failure
other_person(const struct request *q)
{
    const char *message = tr(q->c->lang,
        N_("Somebody else has signed in here since, whose roles this is not "
           "for. Take a copy of it, or sign in as who typed it."));

    return (struct failure){ERR_DENIED, "wrong-role", message};
}

enum result
session_lost(struct request *q)
{
    struct kept_view v = {.to = q->path};
    struct person was;

    for (const struct field *f = fields_of(q->route); f->name != NULL; f++) {
        note_field(&v, f);
        if (can_keep(f))
            keep_field(q, &v, f);
    }
    fail_clear(q->c);
    if (!id_is_none(q->session)) {
        q->reply.status = 403;
        if ((q->route->who & q->person.roles) == 0)
            q->failure = other_person(q);
        return show_kept(q, &v);
    }
    if (session_was(q, &was) == OK)
        v.person = was.ref;
    return show_lost(q, &v);
}

/* The field of a route that a name is of, "decision.7" of "decision.*". */
static const struct field *
field_of(const struct route *route, const char *name)
{
    for (const struct field *f = fields_of(route); f->name != NULL; f++) {
        size_t len = strlen(f->name);

        if (strcmp(f->name, name) == 0 ||
            (f->name[len - 1] == '*' && strncmp(f->name, name, len - 1) == 0))
            return f;
    }
    return NULL;
}

/* What the page of a lost session has kept, for a route of ours that takes
 * such fields. */
static enum result
read_kept(struct request *q, struct kept_view *v)
{
    const struct form_pair *pairs;
    struct request to = *q;
    bool others;
    size_t n;

    v->to = to.path = form_get(q->form, "to");
    v->person = form_get(q->form, "person");
    to.route = v->to == NULL ? NULL : route_match(&to, POST, &others);
    if (to.route == NULL || to.route->who == ANYONE)
        return fail(q->c, ERR_INPUT, "no-form",
            N_("It cannot be seen where this form was going."));
    for (const struct field *f = fields_of(to.route); f->name != NULL; f++)
        note_field(v, f);
    pairs = form_pairs(q->form, "keep.", &n);
    for (size_t i = 0; i < n; i++) {
        const struct field *f = field_of(to.route, pairs[i].name);

        if (f != NULL && can_keep(f))
            keep(q, v, f, pairs[i].name, pairs[i].value);
    }
    return OK;
}

/* Signing in did not go through. */
enum result
page_resume(struct request *q)
{
    struct kept_view v = {0};
    enum result r = read_kept(q, &v);

    return r != OK ? r : show_lost(q, &v);
}

enum result
do_resume(struct request *q)
{
    struct kept_view v = {0};
    enum result r;

    if ((r = read_kept(q, &v)) != OK ||
        (r = session_sign_in(q, v.person, form_get(q->form, "passphrase"),
             form_get(q->form, "shared") != NULL)) != OK)
        return r;
    if (q->temporary)
        return go(q, "/account");
    return show_kept(q, &v);
}
