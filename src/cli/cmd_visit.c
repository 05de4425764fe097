/* visit …, person access: what an EQA may see, and their own sample. */
#include <config.h>

#include "acting.h"
#include "base/time.h"
#include "command.h"
#include "portfolio/enrolment.h"
#include "portfolio/visit.h"
#include "standard/outline.h"

enum result
cmd_person_access(struct ctx *c, const struct args *a, struct out *o)
{
    const char *from = args_get(a, "from"), *to = args_get(a, "to");
    struct person p;
    enum result r;

    if ((r = person_named(c, args_words(a)[0], &p)) != OK ||
        (r = visit_grant(c, p.id, args_get(a, "awarding-body"), from, to)) !=
            OK)
        return r;
    out_note(
        o, tr(c->lang, N_("%s has access from %s to %s.")), p.name, from, to);
    return OK;
}

enum result
cmd_visit_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *list = value_array(c->mem);
    const struct outline *unit;
    struct visit_unit *units;
    struct person p;
    enum result r;
    size_t n;

    if ((r = acting(c, a, &p)) != OK ||
        (r = visit_list(c, p.id, &units, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        struct value *v = value_add(list, value_object(c->mem));

        if ((r = outline_get(c, units[i].unit, &unit)) != OK)
            return r;
        value_set_string(c->mem, v, "learner", units[i].learner_ref);
        value_set_string(c->mem, v, "name", units[i].learner_name);
        value_set_string(c->mem, v, "unit", unit->key);
        value_set_bool(c->mem, v, "sampled", units[i].sampled != 0);
        value_set_string(c->mem, v, "reason", units[i].reason);
        if (!o->json)
            out_line(o, "%s  %s  %s%s", units[i].learner_ref,
                units[i].learner_name, unit->key,
                units[i].sampled ? "  *" : "");
    }
    out_json(o, list);
    return OK;
}

enum result
cmd_visit_pick(struct ctx *c, const struct args *a, struct out *o)
{
    struct person actor, learner;
    struct id enrolment;
    enum result r;

    if ((r = acting(c, a, &actor)) != OK ||
        (r = person_named(c, args_get(a, "learner"), &learner)) != OK ||
        (r = enrolment_find(c, learner.id, args_words(a)[0], &enrolment)) !=
            OK ||
        (r = visit_pick(c, enrolment, args_get(a, "reason"))) != OK)
        return r;
    out_note(
        o, tr(c->lang, N_("The unit %s is in the sample.")), args_words(a)[0]);
    return OK;
}
