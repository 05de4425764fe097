/* page_action - what somebody is to do: the rows of forms that say so, and the
 * page of one action. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "handlers.h"
#include "learner.h"
#include "rows.h"
#include "session_web.h"
#include "views.h"

#define MINE_MAX 200

static const struct field action_fields[] = {
    {"outcome", FIELD_TEXT, (size_t)1 << 16, "bad-text"},
    {NULL,      FIELD_LINE, 0,               NULL      }
};
const struct form form_action = {action_fields};

bool
rows_more(const struct request *q)
{
    return form_has(q->form, "do", "more");
}

struct rows
rows_of(struct request *q, size_t least)
{
    size_t *number = mem_array(q->c->mem, ROWS_MAX, sizeof(*number));
    struct rows out = {number, (size_t)form_number(q->form, "rows")};

    out.n = (out.n < least ? least : out.n) + rows_more(q);
    if (out.n > ROWS_MAX)
        out.n = ROWS_MAX;
    for (size_t i = 0; i < out.n; i++)
        number[i] = i + 1;
    return out;
}

const char *
row_get(const struct request *q, const char *name, size_t n)
{
    return form_get(q->form, mem_printf(q->c->mem, "%s.%zu", name, n));
}

enum result
people_of_centre(struct request *q, struct id besides, struct people_list *out)
{
    static const unsigned outside = LEARNER | EQA | 1u << ROLE_WITNESS;
    struct person *people, p;
    enum result r;
    size_t at = 0;

    if ((r = person_with_any(q->c, SIGNED_IN & ~outside, &people, &out->n)) !=
        OK)
        return r;
    while (at < out->n && !id_equal(people[at].id, besides))
        at++;
    if (at == out->n && !id_is_none(besides) &&
        (r = person_get(q->c, besides, &p)) == OK && !p.disabled) {
        people =
            mem_grow(q->c->mem, people, at * sizeof(p), (at + 1) * sizeof(p));
        people[out->n++] = p;
    }
    out->people = people;
    return r;
}

enum result
actions_said(struct request *q, const struct action_new **out, size_t *n)
{
    struct rows rows = rows_of(q, 0);
    struct action_new *list = mem_array(q->c->mem, rows.n + 1, sizeof(*list));

    *out = list;
    *n = 0;
    for (size_t i = 1; i <= rows.n; i++) {
        const char *owner = row_get(q, "owner", i);
        struct action_new a = {
            .required = form_has(
                q->form, mem_printf(q->c->mem, "need.%zu", i), "required"),
            .due = row_get(q, "due", i),
            .items = row_get(q, "items", i),
            .words = row_get(q, "todo", i),
        };

        if (owner == NULL && a.words == NULL && a.due == NULL)
            continue;
        if (owner == NULL || !id_parse(owner, &a.owner))
            return fail(q->c, ERR_INPUT, "no-owner",
                N_("Action %zu: choose who is to do it."), i);
        list[(*n)++] = a;
    }
    return OK;
}

enum result
actions_mine(struct request *q, struct actions_view *out)
{
    struct action *list;
    enum result r = actions_open(q->c, q->person.id, MINE_MAX, &list, &out->n);

    out->actions = list;
    out->all = false;
    return r;
}

/* One of the reader's own, or of a record or sample that they may read. */
static enum result
may_read(struct request *q, enum result r, const struct action *out)
{
    struct dated d;
    struct sample s;

    if (r != OK || id_equal(out->owner, q->person.id) ||
        (r = read_record(q, out->origin, &d)) != ERR_NOT_FOUND)
        return r;
    fail_clear(q->c);
    return read_sample(q, out->origin, &s);
}

static enum result
read_action(struct request *q, struct action *out)
{
    return may_read(q, hide(q, action_get(q->c, q->id, out)), out);
}

enum result
actions_in_the_way(struct request *q, struct id learner, struct id enrolment,
    struct actions_view *out)
{
    struct action *list;
    enum result r;
    size_t n;

    *out = (struct actions_view){.all = true};
    r = actions_blocking(q->c, learner, enrolment, &list, &n);
    out->actions = list;
    for (size_t i = 0; r == OK && i < n; i++) {
        if ((r = may_read(q, OK, &list[i])) == OK)
            list[out->n++] = list[i];
        if (r == ERR_NOT_FOUND) {
            fail_clear(q->c);
            r = OK;
        }
    }
    return r;
}

enum result
page_action(struct request *q)
{
    struct action_view v = {.page = page_begin(q, N_("What is to be done"))};
    struct action a;
    enum result r;

    if ((r = read_action(q, &a)) != OK)
        return r;
    v.action = &a;
    v.may_end = a.done == 0 && (id_equal(a.owner, q->person.id) ||
                                   (q->person.roles & QUALITY) != 0);
    view_action(&q->out, &v);
    return OK;
}

enum result
do_action(struct request *q)
{
    struct action a;
    enum result r;

    if ((r = read_action(q, &a)) != OK ||
        (r = action_done(q->c, q->id, form_get(q->form, "outcome"))) != OK)
        return r;
    return go(q, "/action/%s?said=action-done", id_text(q->c->mem, q->id));
}
