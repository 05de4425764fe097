/* conflict - declared by anybody, and what the coordinator signs about it. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "people/person.h"
#include "portfolio/conflict.h"
#include "portfolio/since.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

#define CONFLICTS_MAX 1000
#define WORDS_MAX 10000

static enum result
check_day(struct ctx *c, const char *from, const char *to)
{
    if ((from != NULL && !day_is(from)) || (to != NULL && !day_is(to)))
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."),
            from != NULL && !day_is(from) ? from : to);
    if (from != NULL && to != NULL && strcmp(from, to) > 0)
        return fail(c, ERR_INPUT, "bad-period",
            N_("A conflict of interest from %s to %s ends before it begins."),
            from, to);
    return OK;
}

static enum result
check_words(struct ctx *c, const char *words)
{
    if (words != NULL && (strlen(words) > WORDS_MAX || !utf8_is_text(words)))
        return fail(c, ERR_INPUT, "bad-text",
            N_("A statement is UTF-8 of at most %d bytes."), WORDS_MAX);
    return OK;
}

struct declaring {
    struct conflict_new new;
    struct id id;
};

/* A learner is who it is about, so that it stands in their record. */
static enum result
turn(struct ctx *c, struct conflict_new *new)
{
    struct person a, b;
    struct id first = new->person;
    enum result r;

    if ((r = person_get(c, new->person, &a)) != OK ||
        (r = person_get(c, new->about, &b)) != OK)
        return r;
    if (person_has(&a, ROLE_LEARNER) && !person_has(&b, ROLE_LEARNER)) {
        new->person = new->about;
        new->about = first;
    }
    return OK;
}

static enum result
declare(struct ctx *c, void *arg)
{
    struct declaring *d = arg;
    struct conflict_new new = d->new;
    struct act act = {.kind = "conflict", .actor = c->actor};
    struct conflict_row row;
    const char *words;
    enum result r;

    d->id = id_is_none(new.id) ? id_new(c) : new.id;
    if ((r = sql_conflict_get(c, d->id, &row)) != ERR_NOT_FOUND)
        return r != OK ? r : since_made(c, row.declarer);
    if ((!id_is_none(c->actor) && (r = person_acts(c)) != OK) ||
        (r = turn(c, &new)) != OK)
        return r;
    if (new.from == NULL)
        new.from = time_day(c->mem, c->now);
    act.subject = new.about;
    act.body = value_object(c->mem);
    if ((r = check_day(c, new.from, new.to)) != OK ||
        (r = sql_conflict_add(c, d->id, new.person, new.about, new.from, new.to,
             new.words, c->actor, c->now)) != OK ||
        (r = commitment(c, d->id, "words", new.words, &words)) != OK)
        return r;
    value_set_string(c->mem, act.body, "conflict", id_text(c->mem, d->id));
    value_set_string(c->mem, act.body, "from", new.from);
    value_set_string(c->mem, act.body, "person", id_text(c->mem, new.person));
    if (new.to != NULL)
        value_set_string(c->mem, act.body, "to", new.to);
    value_set_string(c->mem, act.body, "words", words);
    return act_append(c, &act, NULL);
}

enum result
conflict_declare(struct ctx *c, const struct conflict_new *new, struct id *out)
{
    struct declaring d = {.new = *new};
    enum result r;

    if (id_equal(new->person, new->about))
        return fail(c, ERR_INPUT, "same-person",
            N_("A conflict of interest is between two people."));
    if (new->words == NULL || *utf8_trim(c->mem, new->words) == '\0')
        return fail(c, ERR_INPUT, "no-words",
            N_("Write what the conflict of interest is."));
    if ((r = check_day(c, new->from, new->to)) != OK ||
        (r = check_words(c, new->words)) != OK)
        return r;
    d.new.words = utf8_nfc(c->mem, new->words);
    r = store_write(c, declare, &d);
    *out = d.id;
    return r;
}

static enum result
get_row(struct ctx *c, struct id id, struct conflict_row *out)
{
    enum result r = sql_conflict_get(c, id, out);

    return r != ERR_NOT_FOUND
               ? r
               : fail(c, r, "no-conflict",
                     N_("There is no such conflict of interest; “tyst conflict "
                        "list” shows them."));
}

static enum result
append_outcome(struct ctx *c, const struct conflict_outcome *o,
    const struct conflict_row *row)
{
    struct act act = {
        .kind = "conflict-outcome", .actor = c->actor, .subject = row->about};
    const char *text;
    enum result r;

    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "conflict", id_text(c->mem, row->id));
    if (o->mitigation != NULL) {
        r = commitment(c, id_new(c), "mitigation", o->mitigation, &text);
        if (r != OK)
            return r;
        value_set_string(c->mem, act.body, "mitigation", text);
    }
    value_set_string(
        c->mem, act.body, "outcome", o->managed ? "managed" : "blocked");
    if (o->to != NULL)
        value_set_string(c->mem, act.body, "to", o->to);
    return act_append(c, &act, NULL);
}

static enum result
decide(struct ctx *c, void *arg)
{
    const struct conflict_outcome *o = arg;
    struct conflict_row row;
    enum result r;

    if ((r = get_row(c, o->conflict, &row)) != OK ||
        (r = check_day(c, row.from_day, o->to)) != OK ||
        (r = may(c, &(struct deed){.kind = DEED_MANAGE,
                        .actor = c->actor,
                        .credential = o->credential,
                        .conflict = row.id})) != OK ||
        (r = sql_conflict_decide(c, row.id, o->managed ? "managed" : "blocked",
             o->mitigation, o->to, c->actor, c->now)) != OK)
        return r;
    return append_outcome(c, o, &row);
}

enum result
conflict_decide(struct ctx *c, const struct conflict_outcome *outcome)
{
    struct conflict_outcome o = *outcome;
    enum result r;

    if (o.mitigation != NULL && *utf8_trim(c->mem, o.mitigation) == '\0')
        o.mitigation = NULL;
    if (o.managed && o.mitigation == NULL)
        return fail(c, ERR_INPUT, "no-mitigation",
            N_("Write how the conflict of interest is managed."));
    if ((r = check_words(c, o.mitigation)) != OK ||
        (r = check_day(c, NULL, o.to)) != OK)
        return r;
    if (o.mitigation != NULL)
        o.mitigation = utf8_nfc(c->mem, o.mitigation);
    return store_write(c, decide, &o);
}

static struct conflict
from_row(const struct conflict_row *row)
{
    return (struct conflict){
        .id = row->id,
        .person = row->person,
        .about = row->about,
        .person_name = row->person_name,
        .about_name = row->about_name,
        .from = row->from_day,
        .to = row->to_day,
        .words = row->words,
        .outcome = row->outcome,
        .mitigation = row->mitigation,
        .by = row->decider_name,
        .declared = row->declared,
    };
}

enum result
conflict_get(struct ctx *c, struct id id, struct conflict *out)
{
    struct conflict_row row;
    enum result r;

    if ((r = get_row(c, id, &row)) == OK)
        *out = from_row(&row);
    return r;
}

enum result
conflict_list(struct ctx *c, struct id person, struct conflict **out, size_t *n)
{
    struct conflict_row *rows;
    enum result r;

    if ((r = sql_conflict_list(c, person, CONFLICTS_MAX, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = from_row(&rows[i]);
    return OK;
}
