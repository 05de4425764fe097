/* reopen - units opened again, closed otherwise, or revoked. */
#include <config.h>

#include <string.h>

#include "assess/reopen.h"
#include "base/utf8.h"
#include "overtaken.h"
#include "people/person.h"
#include "portfolio/items.h"
#include "store/store.h"
#include "unit_step.h"

#define WORDS_MAX ((size_t)64 << 10)

/* A text as it is kept; NULL when it is blank or none. */
static const char *
composed(struct ctx *c, const char *text)
{
    if (text == NULL || !utf8_is_text(text) || strlen(text) > WORDS_MAX ||
        *utf8_trim(c->mem, text) == '\0')
        return NULL;
    return utf8_nfc(c->mem, utf8_trim(c->mem, text));
}

/* The one of the actor that may reopen; NULL: none. */
static enum result
role_of(struct ctx *c, const char **out)
{
    struct person p;
    enum result r;

    *out = NULL;
    if (id_is_none(c->actor))
        return OK;
    if ((r = person_get(c, c->actor, &p)) != OK)
        return r;
    *out = person_has(&p, ROLE_COORDINATOR) ? "coordinator"
           : person_has(&p, ROLE_IQA)       ? "iqa"
                                            : NULL;
    return OK;
}

/* Items of this unit that are decided themselves; none where none is named. */
static enum result
parse_items(struct ctx *c, const struct enrolment_row *e, const char *text,
    struct items *out)
{
    struct unit_item_row item;
    enum result r;

    *out = (struct items){0};
    if (text == NULL || *text == '\0')
        return OK;
    if (strchr(text, ':') == NULL)
        text =
            mem_printf(c->mem, "%s@%lld:%s", e->key, (long long)e->rev, text);
    if ((r = items_parse(c, e->learner, text, out)) != OK)
        return r;
    for (size_t i = 0; i < out->n; i++) {
        if (!id_equal(out->item[i].enrolment, e->id))
            return fail(c, ERR_INPUT, "other-unit",
                N_("%s is no criterion of this unit."), out->item[i].name);
        r = sql_unit_item_find(c, e->unit, out->item[i].name, &item);
        if (r != OK)
            return r;
        if (strcmp(item.assess, "self") != 0 &&
            strcmp(item.assess, "both") != 0)
            return fail(c, ERR_INPUT, "not-assessed",
                N_("%s is not decided itself; its parts are."),
                out->item[i].name);
    }
    return OK;
}

static enum result
open_items(struct ctx *c, struct id step, const struct items *items)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < items->n; i++) {
        const struct item_ref *item = &items->item[i];

        if ((r = sql_unit_reopened_add(c, step, item->item)) == OK &&
            (r = sql_mapping_reopen(c, item->enrolment, item->item)) == OK)
            r = sql_decision_end(c, item->enrolment, item->item);
    }
    return r;
}

static enum result
reopen(struct ctx *c, void *arg)
{
    const struct reopening *new = arg;
    struct deed deed = {.credential = new->credential,
        .role = new->role,
        .reason = composed(c, new->reason)};
    struct value *body = value_object(c->mem), *list = value_array(c->mem);
    struct enrolment_row e;
    struct items items;
    struct id step;
    enum result r;

    if ((r = sql_enrolment_get(c, new->enrolment, &e)) != OK ||
        (r = overtaken_unit(c, &e, new->seen)) != OK ||
        (r = parse_items(c, &e, new->items, &items)) != OK ||
        (deed.role == NULL && (r = role_of(c, &deed.role)) != OK))
        return r;
    deed.items = items.n;
    for (size_t i = 0; i < items.n; i++)
        value_add(
            list, value_string(c->mem, item_text(c->mem, &items.item[i])));
    value_set(c->mem, body, "items", list);
    value_set_string(c->mem, body, "role", deed.role);
    if ((r = unit_step(c, UNIT_REOPEN, &e, &deed, body, &step)) != OK)
        return r;
    return open_items(c, step, &items);
}

enum result
unit_reopen(struct ctx *c, const struct reopening *new)
{
    return store_write(c, reopen, (void *)new);
}

static enum result
close_unit(struct ctx *c, void *arg)
{
    const struct closing *new = arg;
    struct deed deed = {
        .credential = new->credential, .reason = new->certificate};
    struct enrolment_row e;
    enum result r;

    if ((r = sql_enrolment_get(c, new->enrolment, &e)) != OK ||
        (r = overtaken_unit(c, &e, new->seen)) != OK)
        return r;
    return unit_step(c, new->exempt ? UNIT_EXEMPT_FROM : UNIT_CREDIT, &e, &deed,
        value_object(c->mem), NULL);
}

enum result
unit_close(struct ctx *c, const struct closing *new)
{
    struct closing clean = *new;

    if ((clean.certificate = composed(c, new->certificate)) == NULL)
        return fail(c, ERR_INPUT, "no-certificate",
            N_("Say which certificate shows it: its number and who gave it."));
    return store_write(c, close_unit, &clean);
}

static enum result
revoke(struct ctx *c, void *arg)
{
    const struct reopening *what = arg;
    struct deed deed = {.credential = what->credential, .reason = what->reason};
    struct enrolment_row e;
    enum result r;

    if ((r = sql_enrolment_get(c, what->enrolment, &e)) != OK ||
        (r = overtaken_unit(c, &e, what->seen)) != OK)
        return r;
    return unit_step(c, UNIT_REVOKE, &e, &deed, value_object(c->mem), NULL);
}

static enum result
reopened_for(struct ctx *c, const struct unit_step_row *step, const char **out)
{
    struct unit_reopened_row *rows;
    struct str s = str_in(c->mem);
    enum result r;
    size_t n;

    *out = "";
    if (strcmp(step->kind, "reopening") != 0)
        return OK;
    if ((r = sql_unit_reopened_list(c, step->id, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        str_addf(&s, "%s%s", i > 0 ? " " : "", rows[i].name);
    *out = s.s;
    return OK;
}

enum result
unit_history(struct ctx *c, struct id enrolment, const struct unit_event **out,
    size_t *n)
{
    struct unit_step_row *rows;
    struct unit_event *list;
    enum result r;

    if ((r = sql_unit_step_list(c, enrolment, &rows, n)) != OK)
        return r;
    *out = list = mem_array(c->mem, *n + 1, sizeof(*list));
    for (size_t i = 0; i < *n; i++) {
        if ((r = reopened_for(c, &rows[i], &list[i].items)) != OK)
            return r;
        list[i].kind = rows[i].kind;
        list[i].name = rows[i].name;
        list[i].role = rows[i].role;
        list[i].reason = rows[i].reason;
        list[i].when = rows[i].made;
    }
    return OK;
}

enum result
unit_revoke(struct ctx *c, struct id enrolment, struct id credential,
    int64_t seen, const char *reason)
{
    struct reopening what = {.enrolment = enrolment,
        .credential = credential,
        .reason = composed(c, reason),
        .seen = seen};

    if (what.reason == NULL)
        return fail(
            c, ERR_INPUT, "no-reason", N_("Say why the result is taken back."));
    return store_write(c, revoke, &what);
}
