/* action - what is to be done, by whom, until when. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "base/time.h"
#include "dated_parts.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "portfolio/items.h"
#include "store/sql.h"
#include "store/store.h"

static enum result
bad_action(struct ctx *c, const char *line)
{
    return fail(c, ERR_INPUT, "bad-action",
        N_("“%s” is no action; write “required OWNER DAY ITEMS: what is to "
           "be done”, or begin with “advice”; day and items may be left "
           "out."),
        line);
}

enum result
action_parse(struct ctx *c, const char *line, struct action_new *out)
{
    const char *colon = strstr(line, ": ");
    struct str items = str_in(c->mem);
    char *head, *token, *save = NULL;
    struct person owner;
    enum result r;

    if (colon == NULL)
        return bad_action(c, line);
    *out = (struct action_new){.words = colon + 2};
    head = mem_strndup(c->mem, line, (size_t)(colon - line));
    token = strtok_r(head, " ", &save);
    if (token == NULL ||
        (strcmp(token, "required") != 0 && strcmp(token, "advice") != 0))
        return bad_action(c, line);
    out->required = strcmp(token, "required") == 0;
    if ((token = strtok_r(NULL, " ", &save)) == NULL)
        return bad_action(c, line);
    if ((r = person_named(c, token, &owner)) != OK)
        return r;
    out->owner = owner.id;
    while ((token = strtok_r(NULL, " ", &save)) != NULL) {
        if (day_is(token))
            out->due = token;
        else
            str_addf(&items, "%s%s", items.len ? " " : "", token);
    }
    if (items.len > 0)
        out->items = items.s;
    return OK;
}

static enum result
put_items(struct ctx *c, struct id action, struct id learner, const char *text,
    struct value *list)
{
    struct items items = {0};
    enum result r;

    if (text == NULL)
        return OK;
    if ((r = items_parse(c, learner, text, &items)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < items.n; i++) {
        value_add(
            list, value_string(c->mem, item_text(c->mem, &items.item[i])));
        r = sql_action_item_add(c, action, items.item[i].item);
    }
    return r;
}

static enum result
put(struct ctx *c, const struct action_of *of, const struct action_new *new,
    struct value *list)
{
    bool given = list->n == 0 && !id_is_none(of->first);
    struct value *v = value_add(list, value_object(c->mem)), *items;
    struct id id = given ? of->first : id_new(c);
    const char *words, *text;
    struct person owner;
    enum result r;

    if ((r = dated_words(c, new->words, true, &words)) != OK ||
        (r = dated_day(c, new->due)) != OK ||
        (r = person_get(c, new->owner, &owner)) != OK)
        return r;
    if (owner.disabled)
        return fail(c, ERR_CONFLICT, "disabled",
            N_("The access of %s has ended."), owner.name);
    if ((r = sql_action_add(c, id, of->origin, of->about, of->enrolment,
             new->required, owner.id, new->due, words, c->now)) != OK ||
        (r = commitment(c, id, "action", words, &text)) != OK)
        return r;
    value_set_string(c->mem, v, "action", id_text(c->mem, id));
    if (new->due != NULL)
        value_set_string(c->mem, v, "due", new->due);
    items = value_set(c->mem, v, "items", value_array(c->mem));
    value_set_string(c->mem, v, "need", new->required ? "required" : "advice");
    value_set_string(c->mem, v, "owner", id_text(c->mem, owner.id));
    value_set_string(c->mem, v, "text", text);
    return put_items(c, id, of->about, new->items, items);
}

enum result
actions_put(struct ctx *c, const struct action_of *of,
    const struct action_new *actions, size_t n, struct value **out)
{
    enum result r = OK;

    *out = value_array(c->mem);
    for (size_t i = 0; r == OK && i < n; i++)
        r = put(c, of, &actions[i], *out);
    return r;
}

/* With what it is about. */
static enum result
from_row(struct ctx *c, const struct action_row *row, struct action *out)
{
    struct named_item_row *items;
    enum result r;
    size_t n;

    if ((r = sql_action_items(c, row->id, &items, &n)) != OK)
        return r;
    *out = (struct action){
        .id = row->id,
        .origin = row->origin,
        .number = row->number,
        .about = row->about,
        .owner = row->owner,
        .about_name = row->about_name,
        .owner_name = row->owner_name,
        .required = row->required,
        .due = row->due,
        .words = row->words,
        .outcome = row->outcome,
        .items = dated_item_words(c->mem, items, n),
        .made = row->made,
        .done = row->done,
    };
    return OK;
}

static enum result
from_rows(
    struct ctx *c, const struct action_row *rows, size_t n, struct action **out)
{
    enum result r = OK;

    *out = mem_array(c->mem, n + 1, sizeof(**out));
    for (size_t i = 0; r == OK && i < n; i++)
        r = from_row(c, &rows[i], &(*out)[i]);
    return r;
}

enum result
actions_of(struct ctx *c, struct id origin, struct action **out, size_t *n)
{
    struct action_row *rows;
    enum result r = sql_actions_from(c, origin, &rows, n);

    return r != OK ? r : from_rows(c, rows, *n, out);
}

enum result
actions_open(
    struct ctx *c, struct id owner, int64_t max, struct action **out, size_t *n)
{
    struct action_row *rows;
    enum result r = id_is_none(owner)
                        ? sql_actions_open(c, max, &rows, n)
                        : sql_actions_owned(c, owner, max, &rows, n);

    return r != OK ? r : from_rows(c, rows, *n, out);
}

enum result
actions_of_others(struct ctx *c, struct id person, int64_t max,
    struct action **out, size_t *n)
{
    struct action_row *rows;
    enum result r = sql_actions_of_others(
        c, person, time_day(c->mem, c->now), max, &rows, n);

    return r != OK ? r : from_rows(c, rows, *n, out);
}

enum result
actions_blocking(struct ctx *c, struct id learner, struct id enrolment,
    struct action **out, size_t *n)
{
    struct action_row *rows;
    enum result r = sql_actions_blocking(c, learner, enrolment, &rows, n);

    return r != OK ? r : from_rows(c, rows, *n, out);
}

static enum result
no_action(struct ctx *c)
{
    return fail(c, ERR_NOT_FOUND, "no-action", N_("There is no such action."));
}

enum result
action_get(struct ctx *c, struct id id, struct action *out)
{
    struct action_row row;
    enum result r = sql_action_get(c, id, &row);

    if (r == ERR_NOT_FOUND)
        return no_action(c);
    return r != OK ? r : from_row(c, &row, out);
}

struct doing {
    struct id id;
    const char *outcome;
};

/* What comes of a record is for those who may read that; of a sample, for all
 * who look after quality. */
static enum result
may_see(struct ctx *c, struct id origin)
{
    struct dated d;
    bool yes = false;
    enum result r = dated_get(c, origin, &d);

    if (r == ERR_NOT_FOUND) {
        fail_clear(c);
        return OK;
    }
    if (r == OK && (r = dated_may_read(c, &d, &yes)) == OK && !yes)
        r = no_action(c);
    return r;
}

/* The owner, or who looks after quality. */
static enum result
may_end(struct ctx *c, const struct action *a)
{
    struct person p;
    enum result r;

    if ((r = person_acts(c)) != OK || (r = person_get(c, c->actor, &p)) != OK ||
        id_equal(p.id, a->owner))
        return r;
    if (person_has(&p, ROLE_IQA) || person_has(&p, ROLE_COORDINATOR))
        return may_see(c, a->origin);
    return fail(c, ERR_DENIED, "not-owner",
        N_("This is for %s to do; only they, an IQA or the coordinator say "
           "that it is done."),
        a->owner_name);
}

static enum result
end(struct ctx *c, void *arg)
{
    const struct doing *d = arg;
    struct act act = {.kind = "action-done", .actor = c->actor};
    struct action a;
    const char *words;
    enum result r;

    if ((r = action_get(c, d->id, &a)) != OK || (r = may_end(c, &a)) != OK ||
        (r = dated_words(c, d->outcome, false, &words)) != OK)
        return r;
    r = sql_action_done(c, a.id, words, c->now);
    if (r == ERR_CONFLICT || a.done != 0)
        return fail(
            c, ERR_CONFLICT, "action-done", N_("This action is done already."));
    if (r != OK)
        return r;
    act.subject = id_is_none(a.about) ? a.origin : a.about;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "action", id_text(c->mem, a.id));
    r = commitment_set(c, act.body, "outcome", a.id, "outcome", words);
    return r != OK ? r : act_append(c, &act, NULL);
}

enum result
action_done(struct ctx *c, struct id id, const char *outcome)
{
    struct doing d = {id, outcome};

    return store_write(c, end, &d);
}
