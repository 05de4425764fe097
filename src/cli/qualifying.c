/* qualifying - a learner's qualification as lines and as JSON. */
#include <config.h>

#include "portfolio/qualifying_step.h"
#include "qualification.h"

static const char *
answer_code(enum answer answer)
{
    static const char *const codes[] = {
        [ANSWER_NO] = "no",
        [ANSWER_YES] = "yes",
        [ANSWER_UNDECIDED] = "undecided",
    };

    return codes[answer];
}

static const char *
holding_code(enum holding holding)
{
    static const char *const codes[] = {
        [HOLDING_AVAILABLE] = "available",
        [HOLDING_CHOSEN] = "chosen",
        [HOLDING_ACHIEVED] = "achieved",
    };

    return codes[holding];
}

static const char *
choice_code(enum choice choice)
{
    static const char *const codes[] = {
        [CHOICE_OPEN] = "open",
        [CHOICE_NECESSARY] = "necessary",
        [CHOICE_BARRED] = "barred",
        [CHOICE_USELESS] = "useless",
        [CHOICE_UNDECIDED] = "undecided",
    };

    return codes[choice];
}

static const char *
missing_code(enum missing_kind kind)
{
    static const char *const codes[] = {
        [MISSING_PLACE] = "unit",
        [MISSING_UNITS] = "units",
        [MISSING_CREDIT] = "credit",
        [MISSING_LEVEL] = "credit-at-level",
        [MISSING_GROUPS] = "groups",
    };

    return codes[kind];
}

static struct value *
missing_value(struct ctx *c, const struct missing_list *missing)
{
    struct value *list = value_array(c->mem);

    for (size_t i = 0; i < missing->n; i++) {
        const struct missing *one = &missing->list[i];
        struct value *v = value_add(list, value_object(c->mem));

        value_set_string(c->mem, v, "kind", missing_code(one->kind));
        value_set_string(c->mem, v, "group", one->group->id);
        if (one->place != NULL)
            value_set_string(c->mem, v, "key", one->place->key);
        value_set_string(c->mem, v, "sentence", missing_sentence(c, one));
    }
    return list;
}

static struct value *
unit_value(struct ctx *c, const struct combination_unit *u,
    const struct unit_answer *answer)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "key", u->key);
    if (u->rev != UNSAID)
        value_set_integer(c->mem, v, "rev", u->rev);
    value_set_string(c->mem, v, "holding", holding_code(u->holding));
    if (answer->place != NULL && u->holding != HOLDING_AVAILABLE)
        value_set_string(c->mem, v, "counts_in", answer->place->group->id);
    value_set_string(c->mem, v, "choice", choice_code(answer->choice));
    if (answer->barred_by != NULL)
        value_set_string(c->mem, v, "barred_by", answer->barred_by);
    return v;
}

struct value *
qualifying_value(struct ctx *c, const struct qualifying *on)
{
    struct value *v = value_object(c->mem), *units = value_array(c->mem);
    struct qualifying_course course;
    struct combination got;

    combination_solve(c, on->q, on->units, on->n, &got);
    value_set_string(c->mem, v, "key", on->key);
    value_set_integer(c->mem, v, "rev", on->rev);
    value_set_string(
        c->mem, v, "title", unit_words(on->q->title, c->lang)->words);
    value_set_string(c->mem, v, "start", on->start);
    value_set_string(c->mem, v, "target", on->target);
    if (!id_is_none(on->id) && qualifying_course(c, on, &course) == OK) {
        value_set_string(
            c->mem, v, "state", enrolment_state_code(course.state));
        value_set_string(c->mem, v, "target", course.target);
        value_set_string(c->mem, v, "registration", course.registration);
        value_set_string(c->mem, v, "register_by", course.register_by);
        value_set_string(c->mem, v, "claim_by", course.claim_by);
        value_set_string(c->mem, v, "break_until", course.break_until);
        value_set_string(c->mem, v, "certificate", course.certificate);
    }
    value_set_string(c->mem, v, "satisfied", answer_code(got.satisfied));
    value_set_string(c->mem, v, "complete", answer_code(got.complete));
    for (size_t i = 0; i < on->n; i++)
        value_add(units, unit_value(c, &on->units[i], &got.units[i]));
    value_set(c->mem, v, "units", units);
    value_set_bool(c->mem, v, "fewest", got.fewest);
    value_set(c->mem, v, "missing", missing_value(c, &got.to_achieve));
    value_set(c->mem, v, "to_choose", missing_value(c, &got.to_choose));
    return v;
}

/* Keys of the units that are held or may be chosen so, in one line. */
static void
show_units(struct ctx *c, struct out *o, const struct qualifying *on,
    const struct combination *got, enum holding holding, const char *words)
{
    struct str keys = str_in(c->mem);

    for (size_t i = 0; i < on->n; i++) {
        bool shown = on->units[i].holding == holding;

        if (holding == HOLDING_AVAILABLE)
            shown = shown && (got->units[i].choice == CHOICE_OPEN ||
                                 got->units[i].choice == CHOICE_UNDECIDED);
        if (shown)
            str_addf(&keys, "%s%s", keys.len > 0 ? " " : "", on->units[i].key);
    }
    if (keys.len > 0)
        out_line(o, tr(c->lang, words), keys.s);
}

enum result
show_qualifying(struct ctx *c, struct out *o, const struct qualifying *on)
{
    struct qualifying_course course;
    struct combination got;
    enum result r;

    if (o->json)
        return OK;
    combination_solve(c, on->q, on->units, on->n, &got);
    if ((r = qualifying_course(c, on, &course)) != OK)
        return r;
    out_line(o, "%s@%lld  %s", on->key, (long long)on->rev,
        unit_words(on->q->title, c->lang)->words);
    out_line(o, "  %s", tr(c->lang, enrolment_state_words(course.state)));
    if (course.register_by != NULL)
        out_line(o, tr(c->lang, N_("  To be registered by: %s")),
            course.register_by);
    if (course.claim_by != NULL)
        out_line(o, tr(c->lang, N_("  To be claimed by: %s")), course.claim_by);
    if (got.satisfied == ANSWER_YES)
        out_line(o, "%s", tr(c->lang, N_("  The rules are satisfied.")));
    if (got.satisfied == ANSWER_UNDECIDED || got.complete == ANSWER_UNDECIDED)
        out_line(o, "%s",
            tr(c->lang, N_("  Whether the rules are satisfied could not be "
                           "decided in time.")));
    show_units(c, o, on, &got, HOLDING_ACHIEVED, N_("  Achieved: %s"));
    show_units(c, o, on, &got, HOLDING_CHOSEN, N_("  Chosen: %s"));
    for (size_t i = 0; i < got.to_choose.n; i++)
        out_line(o, "  %s", missing_sentence(c, &got.to_choose.list[i]));
    if (got.to_choose.n > 0 && !got.fewest)
        out_line(o, "  %s", combination_unsure(c));
    if (got.complete != ANSWER_YES)
        show_units(
            c, o, on, &got, HOLDING_AVAILABLE, N_("  May be chosen: %s"));
    return OK;
}
