/* dated - dated records about the learner, and actions: what is open. */
#include <config.h>

#include <string.h>

#include "account.h"

#define NO_RECORD N_("it is about a record that there was not.")

struct d_dated *
derive_dated(const struct account *a, const char *id)
{
    struct d_dated *d = a->dated;

    while (d != NULL && strcmp(d->id, id) != 0)
        d = d->next;
    return d;
}

bool
derive_is_under(
    const struct account *a, const struct d_unit *u, const char *kind)
{
    size_t len = strlen(u->name);

    for (const struct d_dated *d = a->dated; d != NULL; d = d->next) {
        if (d->ended || strcmp(d->kind, kind) != 0)
            continue;
        if (d->items->n == 0)
            return true;
        for (const struct value *i = d->items->first; i != NULL; i = i->next)
            if (strncmp(i->string, u->name, len) == 0 && i->string[len] == '#')
                return true;
    }
    return false;
}

/* Those that follow from a record or a sample, about a unit or none. */
void
derive_actions(struct account *a, const struct act_logged *at,
    const char *origin, const char *unit)
{
    for (const struct value *i = value_get(at->act.body, "actions")->first;
         i != NULL; i = i->next) {
        struct d_action *new = mem_alloc(a->mem, sizeof(*new));
        const struct d_action *before = a->actions;

        while (before != NULL && strcmp(before->origin, origin) != 0)
            before = before->next;
        *new = (struct d_action){.id = value_get_string(i, "action"),
            .origin = origin,
            .number = before != NULL ? before->number + 1 : 1,
            .unit = unit,
            .said = i,
            .made = at->act.at,
            .required = strcmp(value_get_string(i, "need"), "required") == 0,
            .next = a->actions};
        a->actions = new;
    }
}

static enum result
do_dated(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    struct d_dated *new = mem_alloc(a->mem, sizeof(*new));

    *new = (struct d_dated){.id = value_get_string(body, "record"),
        .kind = value_get_string(body, "kind"),
        .items = value_get(body, "items"),
        .next = a->dated};
    if (derive_dated(a, new->id) != NULL)
        return derive_no_sense(a, at, N_("the record was written before."));
    a->dated = new;
    derive_actions(a, at, new->id, NULL);
    return OK;
}

static enum result
do_end(struct account *a, const struct act_logged *at)
{
    struct d_dated *d =
        derive_dated(a, value_get_string(at->act.body, "record"));

    if (d == NULL || d->ended)
        return derive_no_sense(a, at, NO_RECORD);
    d->ended = true;
    return OK;
}

static enum result
do_follow(struct account *a, const struct act_logged *at)
{
    const char *of = value_get_string(at->act.body, "of");

    if (derive_dated(a, of) == NULL)
        return derive_no_sense(a, at, NO_RECORD);
    derive_actions(a, at, of, NULL);
    return OK;
}

static enum result
do_signature(struct account *a, const struct act_logged *at)
{
    if (derive_dated(a, value_get_string(at->act.body, "record")) == NULL)
        return derive_no_sense(a, at, NO_RECORD);
    return OK;
}

static enum result
do_done(struct account *a, const struct act_logged *at)
{
    const char *id = value_get_string(at->act.body, "action");

    for (struct d_action *i = a->actions; i != NULL; i = i->next)
        if (strcmp(i->id, id) == 0 && i->done == 0) {
            i->done = at->act.at;
            i->outcome = value_get_string(at->act.body, "outcome");
            return OK;
        }
    return derive_no_sense(
        a, at, N_("it is about an action that was not open."));
}

enum result
derive_of_record(struct account *a, const struct act_logged *at)
{
    static const struct {
        const char *kind;
        enum result (*run)(struct account *a, const struct act_logged *at);
    } doings[] = {
        {"dated",           do_dated    },
        {"dated-signature", do_signature},
        {"dated-end",       do_end      },
        {"action",          do_follow   },
        {"action-done",     do_done     },
    };
    size_t i = 0;

    while (strcmp(doings[i].kind, at->act.kind) != 0)
        i++;
    return doings[i].run(a, at);
}
