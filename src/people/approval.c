/* approval - who is approved for what, and when. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "ledger/act.h"
#include "people/approval.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

/* clang-format off */
const struct approval_kind approval_kinds[] = {
    {"assessor",         ROLE_ASSESSOR,         1u << ROLE_ASSESSOR,         false, false},
    {"trainee-assessor", ROLE_TRAINEE_ASSESSOR, 1u << ROLE_TRAINEE_ASSESSOR, false, false},
    {"countersigner",    ROLE_COUNTERSIGNER,
     1u << ROLE_COUNTERSIGNER | 1u << ROLE_ASSESSOR,                         false, false},
    {"iqa",              ROLE_IQA,              1u << ROLE_IQA,              false, true},
    {"trainee-iqa",      ROLE_IQA,              1u << ROLE_IQA,              true,  true},
    {NULL,               ROLE__N,               0,                           false, false}
};
/* clang-format on */

#define HELD_MAX 1000

/* The one that it is of; the last: nobody is approved as that. */
static const struct approval_kind *
kind_of(const struct approval *a)
{
    const struct approval_kind *k = approval_kinds;

    while (k->as != NULL && (k->role != a->role || k->training != a->training))
        k++;
    return k;
}

const char *
approval_as(const struct approval *a)
{
    const char *as = kind_of(a)->as;

    return as != NULL ? as : role_code(a->role);
}

bool
approval_parse(const char *as, struct approval *out)
{
    for (const struct approval_kind *k = approval_kinds; k->as != NULL; k++)
        if (strcmp(k->as, as) == 0) {
            out->role = k->role;
            out->training = k->training;
            return true;
        }
    return false;
}

enum result
approval_languages(
    struct ctx *c, const char *const *named, size_t n, const char **out)
{
    static const char *const forms[] = {NULL, "cy", "en", "cy en"};
    size_t said = 0;

    for (size_t i = 0; i < n; i++)
        if (strcmp(named[i], "cy") == 0)
            said |= 1;
        else if (strcmp(named[i], "en") == 0)
            said |= 2;
        else
            return fail(c, ERR_INPUT, "bad-language",
                N_("The language of assessment is cy or en, not %s."),
                named[i]);
    *out = forms[said];
    return OK;
}

static enum result
check(struct ctx *c, const struct approval *a)
{
    const struct approval_kind *k = kind_of(a);

    if (!day_is(a->from) || !day_is(a->to))
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."),
            day_is(a->from) ? a->to : a->from);
    if (strcmp(a->from, a->to) > 0)
        return fail(c, ERR_INPUT, "bad-period",
            N_("An approval from %s to %s ends before it begins."), a->from,
            a->to);
    if (k->as == NULL || (a->unit_key == NULL && !k->by_qualification))
        return fail(c, ERR_INPUT, "not-approvable",
            N_("Assessors, trainees and countersigners are approved for "
               "units; an IQA for units or for a qualification."));
    return OK;
}

/* Who is to be approved has a role that goes with it, and has not left; where
 * nothing is said they assess in the language that they are known by. */
static enum result
complete(struct ctx *c, struct approval *a)
{
    struct person p;
    enum result r = person_as_any(c, a->person, kind_of(a)->has, &p);

    if (a->languages == NULL)
        a->languages = p.language;
    return r;
}

static enum result
append(struct ctx *c, const struct approval *a, struct id id)
{
    struct act act = {
        .kind = "approval", .actor = c->actor, .subject = a->person};

    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "approval", id_text(c->mem, id));
    value_set_string(c->mem, act.body, "from", a->from);
    value_set_string(c->mem, act.body, "languages", a->languages);
    if (a->qualification_key != NULL)
        value_set_string(
            c->mem, act.body, "qualification", a->qualification_key);
    value_set_string(c->mem, act.body, "role", approval_as(a));
    value_set_string(c->mem, act.body, "to", a->to);
    if (a->unit_key != NULL)
        value_set_string(c->mem, act.body, "unit", a->unit_key);
    return act_append(c, &act, NULL);
}

struct adding {
    const struct approval *approval;
    size_t n;
};

static enum result
add(struct ctx *c, void *arg)
{
    const struct adding *adding = arg;
    enum result r =
        may(c, &(struct deed){.kind = DEED_COORDINATE, .actor = c->actor});

    for (size_t i = 0; r == OK && i < adding->n; i++) {
        struct approval a = adding->approval[i];
        struct id id = id_new(c);

        if ((r = complete(c, &a)) == OK &&
            (r = sql_approval_add(c, id, a.person, approval_as(&a), a.unit_key,
                 a.qualification_key, a.from, a.to, a.languages, c->now)) == OK)
            r = append(c, &a, id);
    }
    return r;
}

enum result
approval_add(struct ctx *c, const struct approval *approvals, size_t n)
{
    struct adding adding = {approvals, n};
    enum result r;

    for (size_t i = 0; i < n; i++)
        if ((r = check(c, &approvals[i])) != OK)
            return r;
    return store_write(c, add, &adding);
}

static enum result
end_one(struct ctx *c, struct id person, struct id id, const char *day)
{
    struct act act = {
        .kind = "approval-end", .actor = c->actor, .subject = person};
    enum result r;

    if ((r = sql_approval_end(c, id, day)) != OK)
        return r;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "approval", id_text(c->mem, id));
    value_set_string(c->mem, act.body, "to", day);
    return act_append(c, &act, NULL);
}

static enum result
end(struct ctx *c, void *arg)
{
    const struct approval *like = arg;
    struct approval_row *rows;
    enum result r;
    size_t n;

    if ((r = may(c, &(struct deed){.kind = DEED_COORDINATE,
                        .actor = c->actor})) != OK ||
        (r = sql_approval_standing(c, like->person, approval_as(like),
             like->unit_key, like->qualification_key, like->to, &rows, &n)) !=
            OK)
        return r;
    if (n == 0)
        return fail(c, ERR_NOT_FOUND, "no-approval",
            N_("There is no such approval that holds on %s."), like->to);
    for (size_t i = 0; r == OK && i < n; i++)
        r = end_one(c, like->person, rows[i].id, like->to);
    return r;
}

enum result
approval_end(struct ctx *c, const struct approval *like)
{
    if (!day_is(like->to))
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."), like->to);
    return store_write(c, end, (void *)like);
}

enum result
approval_list(struct ctx *c, struct id person, struct approval **out, size_t *n)
{
    struct approval_row *rows;
    enum result r;

    if ((r = sql_approval_list(c, person, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++) {
        struct approval *a = &(*out)[i];

        *a = (struct approval){.person = person,
            .unit_key = rows[i].unit_key,
            .qualification_key = rows[i].qualification_key,
            .from = rows[i].from_day,
            .to = rows[i].to_day,
            .languages = rows[i].languages,
            .ended = rows[i].ended};
        if (!approval_parse(rows[i].role, a))
            return fail(c, ERR_FAULT, "data-damaged",
                N_("The database holds a role that there is not."));
    }
    return OK;
}

/* Does the row differ from the one before it by its key alone? */
static bool
is_alike(const struct approval_held_row *a, const struct approval_held_row *b)
{
    return id_equal(a->person, b->person) && strcmp(a->role, b->role) == 0 &&
           strcmp(a->from_day, b->from_day) == 0 &&
           strcmp(a->to_day, b->to_day) == 0 &&
           strcmp(a->languages, b->languages) == 0;
}

enum result
approval_held(struct ctx *c, struct approval_held **out, size_t *n)
{
    struct approval_held_row *rows;
    struct approval_held *held = NULL;
    enum result r;
    size_t nrows;

    *n = 0;
    if ((r = sql_approval_held(
             c, time_day(c->mem, c->now), HELD_MAX, &rows, &nrows)) != OK)
        return r;
    *out = mem_array(c->mem, nrows + 1, sizeof(**out));
    for (size_t i = 0; i < nrows; i++) {
        if (i > 0 && is_alike(&rows[i - 1], &rows[i])) {
            held->keys = mem_printf(c->mem, "%s %s", held->keys, rows[i].key);
            continue;
        }
        held = &(*out)[(*n)++];
        *held = (struct approval_held){
            .what = {.person = rows[i].person,
                     .from = rows[i].from_day,
                     .to = rows[i].to_day,
                     .languages = rows[i].languages},
            .name = rows[i].name,
            .ref = rows[i].ref,
            .keys = rows[i].key
        };
        approval_parse(rows[i].role, &held->what);
    }
    return OK;
}
