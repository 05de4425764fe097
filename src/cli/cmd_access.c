/* access list, routes: who read what, and who may ask for what. */
#include <config.h>

#include "base/str.h"
#include "base/time.h"
#include "command.h"
#include "people/access.h"
#include "people/person.h"
#include "web/routes.h"

static enum result
list_access(struct ctx *c, const struct access_line *l, void *arg)
{
    struct value *v = value_object(c->mem);
    const char *at = time_format(c->mem, l->at);
    struct out *o = arg;

    value_set_string(c->mem, v, "at", at);
    value_set_string(c->mem, v, "person", l->person);
    value_set_string(c->mem, v, "learner", l->learner);
    value_set_string(c->mem, v, "what", l->what);
    value_set_string(c->mem, v, "id", id_text(c->mem, l->thing));
    if (!out_item(o, v))
        out_line(o, "%s  %s  %s  %s  %s", at, l->person, l->learner, l->what,
            id_text(c->mem, l->thing));
    return OK;
}

enum result
cmd_access_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct person learner = {.id = {{0}}};
    enum result r;

    if (args_words(a)[0] != NULL &&
        (r = person_named(c, args_words(a)[0], &learner)) != OK)
        return r;
    out_list(o);
    r = access_each(c, learner.id, list_access, o);
    out_list_end(o);
    return r;
}

/* Codes of roles; "anyone" alone when nobody need be signed in. */
static void
list_route(struct out *o, const struct route_shown *route)
{
    struct mem *m = o->c->mem;
    struct value *v = value_object(m), *who = value_array(m);
    struct str words = str_in(m);

    for (int i = 0; i < ROLE__N; i++)
        if ((route->roles & 1u << i) != 0) {
            const char *code = role_code((enum role)i);

            value_add(who, value_string(m, code));
            str_addf(&words, "%s%s", words.len > 0 ? "," : "", code);
        }
    if (route->roles == 0) {
        value_add(who, value_string(m, "anyone"));
        str_adds(&words, "anyone");
    }
    value_set_string(m, v, "method", route->method);
    value_set_string(m, v, "path", route->path);
    value_set(m, v, "who", who);
    if (!out_item(o, v))
        out_line(o, "%-4s  %-28s  %s", route->method, route->path, words.s);
}

enum result
cmd_routes(struct ctx *c, const struct args *a, struct out *o)
{
    struct route_shown route;

    (void)c;
    (void)a;
    out_list(o);
    for (size_t i = 0; route_show(i, &route); i++)
        list_route(o, &route);
    out_list_end(o);
    return OK;
}
