/* conflict …: conflicts of interest, declared and decided on. */
#include <config.h>

#include "acting.h"
#include "base/time.h"
#include "command.h"
#include "portfolio/conflict.h"

enum result
cmd_conflict_declare(struct ctx *c, const struct args *a, struct out *o)
{
    const char *const *named = args_words(a);
    struct conflict_new new = {.words = args_get(a, "text"),
        .from = args_get(a, "from"),
        .to = args_get(a, "to")};
    struct value *v = value_object(c->mem);
    struct person one, other, actor;
    struct id id;
    enum result r;

    if ((r = person_named(c, named[0], &one)) != OK ||
        (r = person_named(c, named[1], &other)) != OK ||
        (args_has(a, "as") && (r = acting(c, a, &actor)) != OK))
        return r;
    new.person = one.id;
    new.about = other.id;
    if ((r = conflict_declare(c, &new, &id)) != OK)
        return r;
    value_set_string(c->mem, v, "conflict", id_text(c->mem, id));
    if (!out_json(o, v))
        out_line(o, "%s", id_text(c->mem, id));
    return OK;
}

enum result
cmd_conflict_decide(struct ctx *c, const struct args *a, struct out *o)
{
    struct conflict_outcome outcome = {.managed = args_has(a, "managed"),
        .mitigation = args_get(a, "managed"),
        .to = args_get(a, "to")};
    struct person actor;
    enum result r;

    if (!id_parse(args_words(a)[0], &outcome.conflict))
        return fail(c, ERR_INPUT, "bad-id",
            N_("%s is not the id of a conflict of interest; “tyst conflict "
               "list” shows them."),
            args_words(a)[0]);
    if ((r = acting(c, a, &actor)) != OK ||
        (r = acting_credential(c, a, &outcome.credential)) != OK ||
        (r = conflict_decide(c, &outcome)) != OK)
        return r;
    out_note(o, "%s",
        outcome.managed
            ? tr(c->lang, N_("The conflict of interest is managed."))
            : tr(c->lang, N_("The conflict of interest blocks.")));
    return OK;
}

static struct value *
conflict_value(struct ctx *c, const struct conflict *k)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "conflict", id_text(c->mem, k->id));
    value_set_string(c->mem, v, "person", k->person_name);
    value_set_string(c->mem, v, "about", k->about_name);
    value_set_string(c->mem, v, "from", k->from);
    value_set_string(c->mem, v, "to", k->to);
    value_set_string(c->mem, v, "text", k->words);
    value_set_string(c->mem, v, "declared", time_format(c->mem, k->declared));
    value_set_string(c->mem, v, "outcome", k->outcome);
    value_set_string(c->mem, v, "mitigation", k->mitigation);
    value_set_string(c->mem, v, "by", k->by);
    return v;
}

enum result
cmd_conflict_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *list = value_array(c->mem);
    struct person p = {.name = NULL};
    struct conflict *k;
    enum result r = OK;
    size_t n;

    if (args_words(a)[0] != NULL)
        r = person_named(c, args_words(a)[0], &p);
    if (r != OK || (r = conflict_list(c, p.id, &k, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        value_add(list, conflict_value(c, &k[i]));
    if (out_json(o, list))
        return OK;
    for (size_t i = 0; i < n; i++)
        out_line(o, "%s  %s / %s  %s  %s", id_text(c->mem, k[i].id),
            k[i].person_name, k[i].about_name, k[i].from,
            k[i].outcome ? k[i].outcome : "-");
    return OK;
}
