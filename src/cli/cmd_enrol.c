/* enrol and progress: learners on units, and where they stand. */
#include <config.h>

#include <string.h>

#include "assess/progress.h"
#include "base/str.h"
#include "command.h"
#include "language.h"
#include "lineage.h"
#include "people/person.h"
#include "portfolio/placement.h"
#include "portfolio/qualifying_step.h"
#include "qualification.h"
#include "standard/outline.h"
#include "store/store.h"

/* Whom it concerns should know; it hinders nobody. */
static enum result
note_units(struct ctx *c, struct out *o, const char *const *units)
{
    struct library_unit unit;
    struct lineage lineage;
    enum result r = OK;

    for (; r == OK && *units != NULL; units++) {
        if ((r = library_find(c, *units, &unit)) != OK ||
            (r = lineage_today(c, &unit, &lineage)) != OK)
            return r;
        for (size_t i = 0; i < lineage.nnotices; i++)
            out_note(o, "%s@%lld: %s", unit.key, (long long)unit.rev,
                lineage.notices[i].sentence);
    }
    return r;
}

struct enrolling {
    const struct args *a;
    const struct enrolment_new *new;
    struct id on; /* set for a qualification */
};

/* With the registration with the awarding body, and where the learner belongs;
 * all of it or nothing.  Options may be chosen and dropped later by the same
 * command. */
static enum result
take_on(struct ctx *c, void *arg)
{
    struct enrolling *e = arg;
    const struct qualifying_new whole = {
        .qualification = args_get(e->a, "qualification"),
        .enrol = *e->new,
        .dropped = args_all(e->a, "drop"),
    };
    const struct placement at = {
        args_get(e->a, "cohort"), args_get(e->a, "site")};
    enum result r = whole.qualification == NULL
                        ? enrol(c, e->new)
                        : enrol_qualification(c, &whole, &e->on);

    if (r == OK && (at.cohort != NULL || at.site != NULL))
        r = placement_set(c, e->new->learner, &at);
    if (r != OK || !args_has(e->a, "registration"))
        return r;
    return qualifying_step(c, &(struct qualifying_step){.on = e->on,
                                  .event = ENROLMENT_REGISTER,
                                  .number = args_get(e->a, "registration")});
}

static enum result
tell_enrolled(struct ctx *c, struct out *o, const struct enrolment_new *new,
    struct value *v)
{
    const struct id people[] = {new->assessor, new->countersigner, new->iqa};

    return tell_language(c, o, people, 3, new->learner, v);
}

static enum result
enrol_on_qualification(struct ctx *c, const struct args *a, struct out *o,
    const struct enrolment_new *new)
{
    struct enrolling job = {.a = a, .new = new};
    struct qualifying on;
    struct value *v;
    const char *notice;
    enum result r;

    if ((r = store_write(c, take_on, &job)) != OK ||
        (r = qualifying_get(c, job.on, &on)) != OK)
        return r;
    if ((notice = qualifying_notice(c, &on)) != NULL)
        out_note(o, "%s", notice);
    v = qualifying_value(c, &on);
    if ((r = tell_enrolled(c, o, new, v)) != OK || out_json(o, v))
        return r;
    return show_qualifying(c, o, &on);
}

static enum result
enrol_on_units(struct ctx *c, const struct args *a, struct out *o,
    const struct enrolment_new *new)
{
    struct enrolling job = {.a = a, .new = new};
    struct value *v = value_object(c->mem);
    enum result r;

    if ((r = store_write(c, take_on, &job)) != OK ||
        (r = tell_enrolled(c, o, new, v)) != OK)
        return r;
    out_json(o, v);
    return OK;
}

static enum result
check_what(struct ctx *c, const struct args *a)
{
    bool qualification = args_has(a, "qualification");

    if (args_n(a) == 0)
        return fail(c, ERR_INPUT, "usage",
            N_("Say who is enrolled: a PERSON, or a --file with many."));
    if (args_has(a, "dry-run"))
        return fail(c, ERR_INPUT, "usage", N_("--dry-run goes with --file."));
    if (args_has(a, "drop") && !qualification)
        return fail(c, ERR_INPUT, "usage",
            N_("--drop needs --qualification, whose options it drops."));
    if (args_has(a, "registration") && !qualification)
        return fail(c, ERR_INPUT, "usage",
            N_("--registration needs --qualification: it is for that that the "
               "awarding body registers a learner."));
    if (!args_has(a, "unit") && !qualification)
        return fail(c, ERR_INPUT, "usage",
            N_("A learner is enrolled on a --unit or a --qualification."));
    return OK;
}

enum result
cmd_enrol(struct ctx *c, const struct args *a, struct out *o)
{
    struct enrolment_new new = {
        .units = args_all(a, "unit"),
        .start = args_get(a, "start"),
        .target = args_get(a, "target"),
    };
    const struct {
        const char *option;
        struct id *out;
    } others[] = {
        {"assessor",      &new.assessor     },
        {"countersigner", &new.countersigner},
        {"iqa",           &new.iqa          }
    };
    struct person learner, other;
    enum result r;

    if (args_has(a, "file"))
        return cmd_enrol_file(c, a, o);
    if ((r = check_what(c, a)) != OK ||
        (r = person_named(c, args_words(a)[0], &learner)) != OK)
        return r;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (!args_has(a, others[i].option))
            continue;
        r = person_named(c, args_get(a, others[i].option), &other);
        if (r != OK)
            return r;
        *others[i].out = other.id;
    }
    new.learner = learner.id;
    r = args_has(a, "qualification") ? enrol_on_qualification(c, a, o, &new)
                                     : enrol_on_units(c, a, o, &new);
    if (r != OK)
        return r;
    out_note(o, tr(c->lang, N_("%s is enrolled.")), learner.name);
    return note_units(c, o, new.units);
}

static struct value *
gaps_of(struct ctx *c, const struct unit_progress *unit)
{
    struct value *gaps = value_array(c->mem);

    for (size_t i = 0; i < unit->nitems; i++)
        if (unit->items[i].assessed && unit->items[i].state != ITEM_MET)
            value_add(gaps, value_string(c->mem, unit->items[i].name));
    return gaps;
}

static struct value *
states_of(struct ctx *c, const struct unit_progress *unit)
{
    struct value *states = value_object(c->mem);

    for (size_t i = 0; i < unit->nitems; i++)
        value_set_string(c->mem, states, unit->items[i].name,
            item_state_code(unit->items[i].state));
    return states;
}

static struct value *
unit_value(struct ctx *c, const struct unit_progress *unit)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "key", unit->key);
    value_set_integer(c->mem, v, "rev", unit->rev);
    value_set_string(c->mem, v, "title", unit->title);
    value_set_string(c->mem, v, "state", unit_state_code(unit->state));
    value_set_bool(c->mem, v, "under_appeal", unit->appeal);
    value_set_bool(c->mem, v, "under_investigation", unit->investigation);
    value_set_integer(c->mem, v, "items", (int64_t)unit->n);
    value_set_integer(c->mem, v, "met", (int64_t)unit->met);
    value_set_integer(c->mem, v, "mapped", (int64_t)unit->mapped);
    value_set(c->mem, v, "gaps", gaps_of(c, unit));
    value_set_string(c->mem, v, "start", unit->start);
    value_set_string(c->mem, v, "target", unit->target);
    value_set(c->mem, v, "states", states_of(c, unit));
    if (unit->migrated_to != NULL)
        value_set_string(c->mem, v, "migrated_to", unit->migrated_to);
    return v;
}

static void
print_unit(struct ctx *c, struct out *o, const struct unit_progress *unit)
{
    struct str gaps = str_in(c->mem);

    for (size_t i = 0; i < unit->nitems; i++)
        if (unit->items[i].assessed && unit->items[i].state != ITEM_MET)
            str_addf(&gaps, "%s%s", gaps.len ? " " : "", unit->items[i].name);
    out_line(o, "%s@%lld  %zu/%zu  %s", unit->key, (long long)unit->rev,
        unit->met, unit->n, unit_state_code(unit->state));
    if (unit->appeal)
        out_line(o, tr(c->lang, N_("  An appeal is open.")));
    if (unit->investigation)
        out_line(o, tr(c->lang, N_("  An investigation is open.")));
    if (unit->migrated_to != NULL)
        out_line(
            o, tr(c->lang, N_("  It goes on under: %s")), unit->migrated_to);
    else if (gaps.len != 0)
        out_line(o, tr(c->lang, N_("  Still open: %s")), gaps.s);
}

static void
print_item(struct out *o, const struct item_progress *item,
    const struct outline_text *t, bool first)
{
    out_line(o, "  %-6s %-12s %s%s", first ? item->name : "",
        first ? item_state_code(item->state) : "", t->words ? t->words : "",
        t->unofficial ? " *" : "");
}

/* One KEY asked for: every item on its line, or on one for each language. */
static void
print_items(struct ctx *c, struct out *o, const struct unit_progress *unit,
    const char *words)
{
    bool both = words != NULL && strcmp(words, "both") == 0, marked = false;

    for (size_t i = 0; i < unit->nitems; i++) {
        const struct item_progress *item = &unit->items[i];
        struct outline_text t =
            outline_text(item->words, words && !both ? words : c->lang);

        if (!both || item->words->n == 0)
            print_item(o, item, &t, true);
        for (size_t j = 0; both && j < item->words->n; j++)
            print_item(o, item, &item->words->text[j], j == 0);
        for (size_t j = 0; both && j < item->words->n; j++)
            marked = marked || item->words->text[j].unofficial;
        marked = marked || t.unofficial;
    }
    if (marked)
        out_line(o, "\n* %s", tr(c->lang, N_("An unofficial translation.")));
}

/* A learner as a value, or as lines where list is NULL. */
static enum result
add_qualifications(
    struct ctx *c, struct out *o, struct id learner, struct value *list)
{
    struct qualifying *on;
    enum result r;
    size_t n;

    if ((r = qualifying_list(c, learner, &on, &n)) != OK)
        return r;
    for (size_t i = 0; i < n && r == OK; i++)
        if (list != NULL)
            value_add(list, qualifying_value(c, &on[i]));
        else
            r = show_qualifying(c, o, &on[i]);
    return r;
}

static struct value *
learner_value(struct ctx *c, const struct person *learner,
    const struct unit_progress *unit, size_t n, struct value *qualifications)
{
    struct value *v = value_object(c->mem), *units = value_array(c->mem);
    struct placement placement;

    value_set_string(c->mem, v, "learner", learner->ref);
    value_set_string(c->mem, v, "name", learner->name);
    if (placement_get(c, learner->id, &placement) == OK) {
        value_set_string(c->mem, v, "cohort", placement.cohort);
        value_set_string(c->mem, v, "site", placement.site);
    }
    for (size_t i = 0; i < n; i++)
        value_add(units, unit_value(c, &unit[i]));
    value_set(c->mem, v, "units", units);
    value_set(c->mem, v, "qualifications", qualifications);
    return v;
}

static void
print_learner(struct ctx *c, struct out *o, const struct person *learner,
    const struct unit_progress *unit, size_t n)
{
    out_line(o, "%s  %s", learner->ref, learner->name);
    for (size_t i = 0; i < n; i++)
        print_unit(c, o, &unit[i]);
}

/* The learner whole: units, then qualifications. */
static enum result
whole_learner(struct ctx *c, struct out *o, const struct person *learner,
    const struct unit_progress *unit, size_t n, bool item)
{
    struct value *list = o->json ? value_array(c->mem) : NULL, *v;
    enum result r;

    if (!o->json)
        print_learner(c, o, learner, unit, n);
    if ((r = add_qualifications(c, o, learner->id, list)) != OK || !o->json)
        return r;
    v = learner_value(c, learner, unit, n, list);
    if (item)
        out_item(o, v);
    else
        out_json(o, v);
    return OK;
}

static enum result
one_learner(struct ctx *c, struct out *o, const char *named, const char *key,
    const char *words)
{
    struct unit_progress *unit;
    struct person learner;
    enum result r;
    size_t n;

    if ((r = person_named(c, named, &learner)) != OK ||
        (r = progress_learner(c, learner.id, key, &unit, &n)) != OK)
        return r;
    if (key == NULL)
        return whole_learner(c, o, &learner, unit, n, false);
    if (out_json(o, learner_value(c, &learner, unit, n, value_array(c->mem))))
        return OK;
    print_learner(c, o, &learner, unit, n);
    print_items(c, o, unit, words);
    return OK;
}

static enum result
next_learner(struct ctx *c, struct out *o, const struct person *learner)
{
    struct unit_progress *unit;
    enum result r;
    size_t n;

    if ((r = progress_learner(c, learner->id, NULL, &unit, &n)) != OK)
        return r;
    return whole_learner(c, o, learner, unit, n, true);
}

/* A centre may have ten thousand learners: an arena for each. */
static enum result
all_learners(struct ctx *c, struct out *o)
{
    struct person *learners;
    struct mem *whole = c->mem;
    enum result r;
    size_t n;

    if ((r = enrolled_learners(c, &learners, &n)) != OK)
        return r;
    out_list(o);
    for (size_t i = 0; r == OK && i < n; i++) {
        c->mem = mem_new();
        r = next_learner(c, o, &learners[i]);
        c->message = mem_strdup(whole, c->message);
        mem_free(c->mem);
        c->mem = whole;
    }
    out_list_end(o);
    return r;
}

enum result
cmd_progress(struct ctx *c, const struct args *a, struct out *o)
{
    const char *const *named = args_words(a), *words;
    enum result r = args_languages(c, a, &words);

    if (r != OK)
        return r;
    return named[0] == NULL ? all_learners(c, o)
                            : one_learner(c, o, named[0], named[1], words);
}
