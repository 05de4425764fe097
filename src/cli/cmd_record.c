/* record … and action …: dated records and what follows from them. */
#include <config.h>

#include "acting.h"
#include "actions.h"
#include "base/time.h"
#include "command.h"
#include "given.h"
#include "portfolio/dated.h"

#define LISTED_MAX 10000

/* Whose id it is, and who acts. */
static enum result
acting_on(struct ctx *c, const struct args *a, struct id *out)
{
    struct person actor;
    enum result r = given_id(c, args_words(a)[0], out);

    return r != OK ? r : acting(c, a, &actor);
}

static enum result
read_people(struct ctx *c, const struct args *a, struct dated_new *new)
{
    const char *const *with = args_all(a, "with");
    struct person p;
    struct id *people;
    enum result r;

    while (with[new->npeople] != NULL)
        new->npeople++;
    new->people = people = mem_array(c->mem, new->npeople + 1, sizeof(*people));
    for (size_t i = 0; i < new->npeople; i++) {
        if ((r = person_named(c, with[i], &p)) != OK)
            return r;
        people[i] = p.id;
    }
    if (args_get(a, "about") == NULL)
        return OK;
    if ((r = person_named(c, args_get(a, "about"), &p)) == OK)
        new->about = p.id;
    return r;
}

static void
print_id(struct ctx *c, struct out *o, const char *name, struct id id)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, name, id_text(c->mem, id));
    if (!out_json(o, v))
        out_line(o, "%s", id_text(c->mem, id));
}

enum result
cmd_record_add(struct ctx *c, const struct args *a, struct out *o)
{
    struct dated_new new = {
        .kind = args_words(a)[0],
        .day = args_get(a, "on"),
        .due = args_get(a, "due"),
        .items = given_joined(c, a, "items"),
    };
    struct person actor;
    struct id id;
    enum result r;

    if ((r = acting(c, a, &actor)) != OK ||
        (r = read_people(c, a, &new)) != OK ||
        (r = given_text(c, a, "text", &new.words)) != OK ||
        (r = given_actions(c, a, &new.actions, &new.nactions)) != OK ||
        (r = given_files(c, args_words(a) + 1, &new.files, &new.nfiles)) !=
            OK ||
        (r = dated_add(c, &new, &id)) != OK)
        return r;
    print_id(c, o, "record", id);
    return OK;
}

enum result
cmd_record_act(struct ctx *c, const struct args *a, struct out *o)
{
    const struct action_new *actions;
    struct id id;
    enum result r;
    size_t n;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK ||
        (r = given_actions(c, a, &actions, &n)) != OK)
        return r;
    return dated_act(c, id, (struct id){{0}}, actions, n);
}

enum result
cmd_record_sign(struct ctx *c, const struct args *a, struct out *o)
{
    struct id id, credential;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK ||
        (r = acting_credential(c, a, &credential)) != OK)
        return r;
    return dated_sign(c, id, credential);
}

enum result
cmd_record_close(struct ctx *c, const struct args *a, struct out *o)
{
    const char *outcome;
    struct id id;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK ||
        (r = given_text(c, a, "text", &outcome)) != OK)
        return r;
    return dated_close(c, id, outcome);
}

enum result
cmd_action_close(struct ctx *c, const struct args *a, struct out *o)
{
    const char *outcome;
    struct id id;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK ||
        (r = given_text(c, a, "text", &outcome)) != OK)
        return r;
    return action_done(c, id, outcome);
}

static const char *
course_code(const struct dated *d)
{
    return d->open ? "open" : d->ended != 0 ? "closed" : "noted";
}

static void
set_time(struct ctx *c, struct value *v, const char *name, int64_t at)
{
    value_set_string(c->mem, v, name, at != 0 ? time_format(c->mem, at) : NULL);
}

static struct value *
dated_value(struct ctx *c, const struct dated *d)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "record", id_text(c->mem, d->id));
    value_set_string(c->mem, v, "kind", d->kind->code);
    value_set_string(c->mem, v, "on", d->day);
    value_set_string(c->mem, v, "due", d->due);
    value_set_string(c->mem, v, "about", d->about_name);
    value_set_string(c->mem, v, "author", d->author_name);
    value_set_string(c->mem, v, "state", course_code(d));
    return v;
}

static void
print_dated(struct ctx *c, struct out *o, const struct dated *d)
{
    out_line(o, "%s  %s  %s  %s  %s", d->day, id_text(c->mem, d->id),
        tr(c->lang, d->kind->name),
        d->about_name ? d->about_name : tr(c->lang, N_("the centre")),
        d->kind->course == DATED_NOTED ? ""
        : d->open                      ? tr(c->lang, N_("record open"))
                                       : tr(c->lang, N_("record closed")));
}

enum result
cmd_record_list(struct ctx *c, const struct args *a, struct out *o)
{
    const char *kind = args_get(a, "kind");
    struct person p = {.name = NULL};
    struct dated *list;
    enum result r;
    size_t n;

    if (kind != NULL && dated_kind_find(kind) == NULL)
        return fail(c, ERR_INPUT, "bad-kind",
            N_("There are no records of the kind %s; tyst(1) lists the "
               "kinds."),
            kind);
    if (args_n(a) > 0 && (r = person_named(c, args_words(a)[0], &p)) != OK)
        return r;
    if ((r = dated_list(c, p.id, kind, LISTED_MAX, &list, &n)) != OK)
        return r;
    out_list(o);
    for (size_t i = 0; i < n; i++)
        if ((list[i].open || !args_has(a, "open")) &&
            !out_item(o, dated_value(c, &list[i])))
            print_dated(c, o, &list[i]);
    out_list_end(o);
    return OK;
}

struct value *
action_value(struct ctx *c, const struct action *a)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "action", id_text(c->mem, a->id));
    value_set_string(c->mem, v, "need", a->required ? "required" : "advice");
    value_set_string(c->mem, v, "about", a->about_name);
    value_set_string(c->mem, v, "owner", a->owner_name);
    value_set_string(c->mem, v, "due", a->due);
    value_set_string(c->mem, v, "items", a->items);
    value_set_string(c->mem, v, "text", a->words);
    set_time(c, v, "done", a->done);
    value_set_string(c->mem, v, "outcome", a->outcome);
    return v;
}

struct value *
actions_value(struct ctx *c, const struct action *list, size_t n)
{
    struct value *v = value_array(c->mem);

    for (size_t i = 0; i < n; i++)
        value_add(v, action_value(c, &list[i]));
    return v;
}

void
print_action(struct ctx *c, struct out *o, const struct action *a)
{
    out_line(o, "%s  %s  %s  %s  %s%s%s", id_text(c->mem, a->id),
        a->done != 0  ? tr(c->lang, N_("action done"))
        : a->required ? tr(c->lang, N_("action required"))
                      : tr(c->lang, N_("advice")),
        a->due ? a->due : "-", a->owner_name, a->items, *a->items ? ": " : "",
        a->words ? a->words : "");
}

enum result
cmd_action_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct person p = {.name = NULL};
    struct action *list;
    enum result r;
    size_t n;

    if (args_n(a) > 0 && (r = person_named(c, args_words(a)[0], &p)) != OK)
        return r;
    if ((r = actions_open(c, p.id, LISTED_MAX, &list, &n)) != OK)
        return r;
    out_list(o);
    for (size_t i = 0; i < n; i++)
        if (!out_item(o, action_value(c, &list[i])))
            print_action(c, o, &list[i]);
    out_list_end(o);
    return OK;
}

static struct value *
whole_value(struct ctx *c, const struct dated *d)
{
    struct value *v = dated_value(c, d), *one;
    struct value *people = value_set(c->mem, v, "people", value_array(c->mem));
    struct value *files = value_set(c->mem, v, "files", value_array(c->mem));

    value_set_string(c->mem, v, "text", d->words);
    value_set_string(c->mem, v, "items", d->items);
    value_set_string(c->mem, v, "outcome", d->outcome);
    for (size_t i = 0; i < d->npeople; i++) {
        one = value_add(people, value_object(c->mem));
        value_set_string(c->mem, one, "name", d->people[i].name);
        set_time(c, one, "signed", d->people[i].signed_at);
    }
    for (size_t i = 0; i < d->nfiles; i++) {
        one = value_add(files, value_object(c->mem));
        value_set_string(c->mem, one, "name", d->files[i].name);
        value_set_string(c->mem, one, "sha256", d->files[i].blob.sha256);
        value_set_integer(c->mem, one, "size", d->files[i].blob.size);
    }
    value_set(c->mem, v, "actions", actions_value(c, d->actions, d->nactions));
    return v;
}

enum result
cmd_record_show(struct ctx *c, const struct args *a, struct out *o)
{
    struct dated d;
    struct id id;
    enum result r;

    if ((r = given_id(c, args_words(a)[0], &id)) != OK ||
        (r = dated_get(c, id, &d)) != OK)
        return r;
    if (out_json(o, whole_value(c, &d)))
        return OK;
    print_dated(c, o, &d);
    if (*d.items != '\0')
        out_line(o, "%s", d.items);
    if (d.words != NULL)
        out_line(o, "%s", d.words);
    for (size_t i = 0; i < d.npeople; i++)
        out_line(o, "  %s  %s", d.people[i].name,
            d.people[i].signed_at != 0 ? time_day(c->mem, d.people[i].signed_at)
                                       : "-");
    for (size_t i = 0; i < d.nfiles; i++)
        out_line(
            o, "  %s  %lld", d.files[i].name, (long long)d.files[i].blob.size);
    for (size_t i = 0; i < d.nactions; i++)
        print_action(c, o, &d.actions[i]);
    if (d.outcome != NULL)
        out_line(o, "%s", d.outcome);
    return OK;
}
