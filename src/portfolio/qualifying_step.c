/* qualifying_step - steps of an enrolment, and the state that follows. */
#include <config.h>

#include <string.h>

#include "base/day.h"
#include "base/time.h"
#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "portfolio/qualifying_step.h"
#include "store/sql.h"
#include "store/store.h"

#define NUMBER_MAX 60
#define WORDS_MAX 4000
#define DAYS_MAX 10000

/* What a step needs besides its day. */
static const struct {
    bool number, words;
} needs[EVENT__N] = {
    [ENROLMENT_REGISTER] = {.number = true},
    [ENROLMENT_BREAK] = {.words = true},
    [ENROLMENT_LEAVE] = {.words = true},
    [ENROLMENT_TRANSFER] = {.words = true},
    [ENROLMENT_AGREE] = {.words = true},
    [ENROLMENT_CERTIFY] = {.number = true},
};

enum result
qualifying_terms(struct ctx *c, const char *key, struct qualifying_terms *out)
{
    struct terms_row row;
    enum result r = sql_terms_get(c, key, &row);

    *out = (struct qualifying_terms){0};
    if (r == OK)
        *out = (struct qualifying_terms){
            row.direct, row.register_within, row.claim_within};
    return r == ERR_NOT_FOUND ? OK : r;
}

struct setting {
    const char *key;
    const struct qualifying_terms *terms;
};

static enum result
set_terms(struct ctx *c, void *arg)
{
    const struct setting *s = arg;
    struct library_qualification found;
    struct act act = {.kind = "terms", .actor = c->actor};
    struct value *body = value_object(c->mem);
    enum result r;

    if ((r = may_administer(c)) != OK ||
        (r = qualification_find(c, s->key, &found)) != OK ||
        (r = sql_terms_add(c, id_new(c), found.id, s->terms->direct,
             s->terms->register_within, s->terms->claim_within, c->now)) != OK)
        return r;
    value_set_bool(c->mem, body, "direct", s->terms->direct);
    value_set_integer(
        c->mem, body, "register_within", s->terms->register_within);
    value_set_integer(c->mem, body, "claim_within", s->terms->claim_within);
    act.subject = found.id;
    act.body = body;
    return act_append(c, &act, NULL);
}

enum result
qualifying_terms_set(
    struct ctx *c, const char *key, const struct qualifying_terms *terms)
{
    struct setting s = {key, terms};

    if (terms->register_within < 0 || terms->register_within > DAYS_MAX ||
        terms->claim_within < 0 || terms->claim_within > DAYS_MAX)
        return fail(c, ERR_INPUT, "bad-days",
            N_("A deadline is a number of days, 10000 at most."));
    return store_write(c, set_terms, &s);
}

/* Do the rules hold by what is released? */
static bool
is_released(struct ctx *c, const struct qualifying *on)
{
    struct combination_unit *units =
        mem_dup(c->mem, on->units, (on->n + 1) * sizeof(*units));
    struct combination got;

    for (size_t i = 0; i < on->n; i++)
        if (units[i].holding == HOLDING_ACHIEVED && !on->facts[i].released)
            units[i].holding = HOLDING_CHOSEN;
    combination_solve(c, on->q, units, on->n, &got);
    return got.satisfied == ANSWER_YES;
}

/* The last of each kind says what holds. */
static void
note_step(const struct enrolment_step_row *s, struct enrolment_facts *f,
    struct qualifying_course *out)
{
    const char *kind = s->kind;

    if (strcmp(kind, "registration") == 0) {
        f->registered = true;
        out->registration = s->number;
        out->registered = s->day;
    } else if (strcmp(kind, "break") == 0) {
        f->resting = true;
        out->break_from = s->day;
        out->break_until = s->until;
    } else if (strcmp(kind, "resumption") == 0) {
        f->resting = false;
        out->break_from = out->break_until = NULL;
    } else if (strcmp(kind, "eqa-agreement") == 0) {
        f->agreed = true;
    } else if (strcmp(kind, "certificate") == 0) {
        out->certificate = s->number;
        f->certificated = true;
    } else if (strcmp(kind, "claim") == 0) {
        out->claimed = s->day;
        f->claimed = true;
    } else {
        f->end = kind;
        out->break_from = out->break_until = NULL;
    }
}

static int64_t
days_between(const char *from, const char *to)
{
    int64_t first, last;

    return day_parse(from, &first) && day_parse(to, &last) && last > first
               ? last - first
               : 0;
}

/* A target moved by every day of the breaks, once; one that goes on takes as
 * long as it is planned to, or has taken. */
static const char *
moved(struct ctx *c, const char *target, const struct enrolment_break_row *rows,
    size_t n)
{
    const char *today = time_day(c->mem, c->now), *reached = "";
    int64_t days = 0;

    for (size_t i = 0; i < n; i++) {
        const struct enrolment_break_row *b = &rows[i];
        const char *to = b->ended != NULL ? b->ended
                         : b->until != NULL && strcmp(b->until, today) > 0
                             ? b->until
                             : today;

        days +=
            days_between(strcmp(b->day, reached) > 0 ? b->day : reached, to);
        reached = strcmp(to, reached) > 0 ? to : reached;
    }
    return day_after(c->mem, target, (int)days);
}

enum result
enrolment_target(
    struct ctx *c, struct id enrolment, const char *target, const char **out)
{
    struct enrolment_break_row *rows;
    enum result r;
    size_t n;

    *out = target;
    if (target == NULL)
        return OK;
    if ((r = sql_unit_breaks(c, enrolment, &rows, &n)) == OK)
        *out = moved(c, target, rows, n);
    return r;
}

enum result
qualifying_course(
    struct ctx *c, const struct qualifying *on, struct qualifying_course *out)
{
    struct enrolment_facts f = {0};
    struct enrolment_step_row *rows;
    struct enrolment_break_row *breaks;
    struct qualifying_terms terms;
    struct begun_row begun;
    struct combination got;
    enum result r;
    size_t n, nbreaks;

    *out = (struct qualifying_course){0};
    if ((r = sql_enrolment_step_list(c, on->id, &rows, &n)) != OK ||
        (r = sql_enrolment_breaks(c, on->id, &breaks, &nbreaks)) != OK ||
        (r = sql_qualifying_begun(c, on->id, &begun)) != OK ||
        (r = qualifying_terms(c, on->key, &terms)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        note_step(&rows[i], &f, out);
    combination_solve(c, on->q, on->units, on->n, &got);
    f.begun = begun.n > 0;
    f.rules_met = got.satisfied == ANSWER_YES;
    f.released = f.rules_met && is_released(c, on);
    f.direct = terms.direct;
    out->state = enrolment_state_of(&f);
    if (on->target != NULL)
        out->target = moved(c, on->target, breaks, nbreaks);
    if (!f.registered && terms.register_within > 0)
        out->register_by =
            day_after(c->mem, on->start, (int)terms.register_within);
    if (f.registered && !f.claimed && terms.claim_within > 0)
        out->claim_by =
            day_after(c->mem, out->registered, (int)terms.claim_within);
    return OK;
}

static enum result
check(struct ctx *c, const struct qualifying_step *s)
{
    const char *days[] = {s->day, s->until};

    for (size_t i = 0; i < 2; i++)
        if (days[i] != NULL && !day_is(days[i]))
            return fail(c, ERR_INPUT, "bad-day",
                N_("“%s” is not a day; write it as YYYY-MM-DD."), days[i]);
    if (needs[s->event].number &&
        (s->number == NULL || *utf8_trim(c->mem, s->number) == '\0'))
        return fail(c, ERR_INPUT, "no-number", N_("This needs its number."));
    if (s->number != NULL &&
        (strlen(s->number) > NUMBER_MAX || !utf8_is_line(s->number)))
        return fail(c, ERR_INPUT, "bad-number",
            N_("A number is one line of at most 60 bytes."));
    if (needs[s->event].words &&
        (s->words == NULL || *utf8_trim(c->mem, s->words) == '\0'))
        return fail(c, ERR_INPUT, "no-reason", N_("Say why, or whereto."));
    if (s->words != NULL &&
        (strlen(s->words) > WORDS_MAX || !utf8_is_text(s->words)))
        return fail(c, ERR_INPUT, "bad-text",
            N_("This text is too long, or is no text."));
    return OK;
}

/* Every unit that is released is claimed, by a step of its own. */
static enum result
claim_units(struct ctx *c, const struct qualifying *on, struct value *units)
{
    enum unit_state state;
    enum result r = OK;

    for (size_t i = 0; r == OK && i < on->n; i++) {
        struct deed deed = {.actor = c->actor,
            .learner = on->learner,
            .enrolment = on->facts[i].enrolment};

        if (!on->facts[i].released)
            continue;
        if ((r = unit_state_read(c, deed.enrolment, &state)) != OK ||
            state != UNIT_RELEASED)
            continue;
        if ((r = transition(c, UNIT_CLAIM, state, &deed, NULL)) != OK)
            return r;
        r = sql_unit_step_add(c, id_new(c), deed.enrolment, "claim", c->actor,
            NULL, NULL, c->now);
        value_add(units,
            value_string(c->mem, mem_printf(c->mem, "%s@%lld", on->units[i].key,
                                     (long long)on->units[i].rev)));
    }
    if (r == OK && units->n == 0)
        return fail(c, ERR_CONFLICT, "nothing-released",
            N_("No unit is released that was not claimed before."));
    return r;
}

/* A text of the step as its commitment. */
static enum result
commit(struct ctx *c, struct id id, const char *field, const char *text,
    struct value *body)
{
    const char *out;
    enum result r;

    if (text == NULL)
        return OK;
    if ((r = commitment(c, id, field, text, &out)) == OK)
        value_set_string(c->mem, body, field, out);
    return r;
}

static enum result
take(struct ctx *c, void *arg)
{
    const struct qualifying_step *s = arg;
    const char *day = s->day ? s->day : time_day(c->mem, c->now);
    struct value *body = value_object(c->mem), *units = value_array(c->mem);
    struct qualifying_course course;
    struct id id = id_new(c);
    struct qualifying on;
    enum result r;

    if (strcmp(day, time_day(c->mem, c->now)) > 0)
        return fail(c, ERR_INPUT, "day-to-come",
            N_("%s is yet to come; this says what was."), day);
    if (s->until != NULL && strcmp(s->until, day) < 0)
        return fail(c, ERR_INPUT, "bad-period",
            N_("A break from %s to %s ends before it begins."), day, s->until);
    if ((r = qualifying_get(c, s->on, &on)) != OK ||
        (r = qualifying_course(c, &on, &course)) != OK ||
        (r = commit(c, id, "number", s->number, body)) != OK ||
        (r = commit(c, id, "why", s->words, body)) != OK)
        return r;
    value_set_string(c->mem, body, "day", day);
    value_set_string(c->mem, body, "qualification",
        mem_printf(c->mem, "%s@%lld", on.key, (long long)on.rev));
    if (s->until != NULL)
        value_set_string(c->mem, body, "until", s->until);
    r = transition(c, s->event, (int)course.state,
        &(struct deed){
            .actor = c->actor, .learner = on.learner, .enrolment = on.id},
        NULL);
    if (r == OK && s->event == ENROLMENT_CLAIM) {
        r = claim_units(c, &on, units);
        value_set(c->mem, body, "units", units);
    }
    if (r != OK ||
        (r = sql_enrolment_step_add(c, id, on.id, transitions[s->event].act,
             day, s->until, s->number, s->words, c->actor, c->now)) != OK)
        return r;
    return act_append(c,
        &(struct act){.kind = transitions[s->event].act,
            .actor = c->actor,
            .subject = on.learner,
            .body = body},
        NULL);
}

enum result
qualifying_step(struct ctx *c, const struct qualifying_step *step)
{
    struct qualifying_step clean = *step;
    enum result r = check(c, step);

    if (r != OK)
        return r;
    if (step->number != NULL)
        clean.number = utf8_nfc(c->mem, utf8_trim(c->mem, step->number));
    if (step->words != NULL)
        clean.words = utf8_nfc(c->mem, utf8_trim(c->mem, step->words));
    return store_write(c, take, &clean);
}
