/* dated - write, sign and close dated records. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "base/prose.h"
#include "content.h"
#include "dated_parts.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "portfolio/enrolment.h"
#include "portfolio/since.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

enum result
dated_words(struct ctx *c, const char *given, bool must, const char **out)
{
    enum result r = prose_kept(c, given, out);

    if (r == OK && must && *out == NULL)
        return fail(
            c, ERR_INPUT, "no-text", N_("Say what it is about in words."));
    return r;
}

enum result
dated_day(struct ctx *c, const char *day)
{
    if (day == NULL || day_is(day))
        return OK;
    return fail(c, ERR_INPUT, "bad-day",
        N_("“%s” is not a day; write it as YYYY-MM-DD."), day);
}

/* Whom it is about is whom the kind is about. */
static enum result
check_about(struct ctx *c, const struct dated_kind *kind, struct id about)
{
    struct person p;
    enum result r;

    if (kind->about == DATED_CENTRE) {
        if (id_is_none(about))
            return OK;
        return fail(c, ERR_INPUT, "about-centre",
            N_("A record of this kind is about the centre, and not about one "
               "person."));
    }
    if (id_is_none(about))
        return fail(
            c, ERR_INPUT, "no-about", N_("Say whom the record is about."));
    if (kind->about == DATED_LEARNER)
        return person_as(c, about, ROLE_LEARNER, &p);
    if ((r = person_get(c, about, &p)) != OK)
        return r;
    if (kind->about == DATED_STAFF && (p.roles & ~(1u << ROLE_LEARNER)) == 0)
        return fail(c, ERR_INPUT, "not-staff",
            N_("%s does not work for the centre."), p.name);
    return OK;
}

/* May c->actor write of the kind about them?  Who only assesses, about those
 * they are allocated to. */
static enum result
may_write(struct ctx *c, const struct dated_kind *kind, struct id about)
{
    static const unsigned assesses =
        1u << ROLE_ASSESSOR | 1u << ROLE_TRAINEE_ASSESSOR;
    struct person p;
    unsigned roles;
    enum result r;

    if ((r = person_acts(c)) != OK || (r = person_get(c, c->actor, &p)) != OK)
        return r;
    roles = dated_writing(kind, p.roles, id_equal(p.id, about));
    if (roles == 0)
        return fail(c, ERR_DENIED, "not-writer",
            N_("With your roles you do not write records of this kind: %s"),
            tr(c->lang, kind->name));
    if (kind->about != DATED_LEARNER || (roles & ~assesses) != 0)
        return OK;
    return allocation_check_learner(c, about, p.id);
}

static enum result
put_people(struct ctx *c, struct id id, const struct dated_new *new,
    struct value *body)
{
    struct value *list = value_set(c->mem, body, "people", value_array(c->mem));
    struct person p;
    enum result r = sql_dated_person_add(c, id, c->actor);

    if (r == OK && !id_is_none(new->about))
        r = sql_dated_person_add(c, id, new->about);
    for (size_t i = 0; r == OK && i < new->npeople; i++) {
        if ((r = person_get(c, new->people[i], &p)) != OK)
            return r;
        value_add(list, value_string(c->mem, id_text(c->mem, p.id)));
        r = sql_dated_person_add(c, id, p.id);
    }
    return r;
}

static enum result
put_items(struct ctx *c, struct id id, const struct dated_new *new,
    struct value *body)
{
    struct value *list = value_set(c->mem, body, "items", value_array(c->mem));
    struct items items = {0};
    enum result r;

    if (new->items == NULL)
        return OK;
    if ((r = items_parse(c, new->about, new->items, &items)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < items.n; i++) {
        value_add(
            list, value_string(c->mem, item_text(c->mem, &items.item[i])));
        r = sql_dated_item_add(c, id, items.item[i].item);
    }
    return r;
}

static enum result
put_files(struct ctx *c, struct id id, const struct dated_new *new)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < new->nfiles; i++)
        r = sql_dated_file_add(c, id, (int64_t)i + 1, new->files[i].name,
            new->files[i].blob.sha256, new->files[i].blob.size);
    return r;
}

/* The subject of acts about it: a person, or of the centre's the record. */
static struct id
subject_of(struct id id, struct id about)
{
    return id_is_none(about) ? id : about;
}

struct writing {
    const struct dated_new *new;
    const struct dated_kind *kind;
    const char *words;
    struct id *out;
};

static enum result
put(struct ctx *c, const struct writing *w, struct value *body)
{
    const struct dated_new *new = w->new;
    const char *day = new->day ? new->day : time_day(c->mem, c->now);
    struct action_of of = {.origin = *w->out, .about = new->about};
    struct value *actions;
    enum result r;

    value_set_string(c->mem, body, "record", id_text(c->mem, *w->out));
    value_set_string(c->mem, body, "kind", w->kind->code);
    value_set_string(c->mem, body, "on", day);
    if (new->due != NULL)
        value_set_string(c->mem, body, "due", new->due);
    if ((r = sql_dated_add(c, *w->out, w->kind->code, new->about, c->actor, day,
             new->due, w->kind->course == DATED_BLOCKS, w->words, c->now)) !=
            OK ||
        (r = put_people(c, *w->out, new, body)) != OK ||
        (r = put_items(c, *w->out, new, body)) != OK ||
        (r = put_files(c, *w->out, new)) != OK ||
        (r = actions_put(c, &of, new->actions, new->nactions, &actions)) != OK)
        return r;
    value_set(c->mem, body, "actions", actions);
    return commitment_set(c, body, "content", *w->out, "content",
        content_text(c, &(struct evidence_new){.words = w->words,
                            .files = new->files,
                            .nfiles = new->nfiles}));
}

static enum result
add(struct ctx *c, void *arg)
{
    const struct writing *w = arg;
    struct act act = {.kind = "dated", .actor = c->actor};
    struct dated_row row;
    enum result r;

    *w->out = id_is_none(w->new->id) ? id_new(c) : w->new->id;
    if ((r = sql_dated_get(c, *w->out, &row)) != ERR_NOT_FOUND)
        return r != OK ? r : since_made(c, row.author);
    if ((r = check_about(c, w->kind, w->new->about)) != OK ||
        (r = may_write(c, w->kind, w->new->about)) != OK)
        return r;
    act.subject = subject_of(*w->out, w->new->about);
    act.body = value_object(c->mem);
    r = put(c, w, act.body);
    return r != OK ? r : act_append(c, &act, NULL);
}

enum result
dated_add(struct ctx *c, const struct dated_new *new, struct id *out)
{
    struct writing w = {
        .new = new, .kind = dated_kind_find(new->kind), .out = out};
    enum result r;

    if (w.kind == NULL)
        return fail(c, ERR_INPUT, "bad-kind",
            N_("There are no records of the kind %s; tyst(1) lists the "
               "kinds."),
            new->kind);
    if (new->items != NULL && !w.kind->items)
        return fail(c, ERR_INPUT, "no-items",
            N_("A record of this kind names no criteria."));
    if ((r = dated_words(c, new->words, new->nfiles == 0, &w.words)) != OK ||
        (r = dated_day(c, new->day)) != OK ||
        (r = dated_day(c, new->due)) != OK)
        return r;
    return store_write(c, add, &w);
}

/* What is done to a record that there is. */
struct doing {
    struct id id, credential, once;
    const struct action_new *actions;
    size_t n;
    const char *outcome;
};

static struct act
act_on(struct ctx *c, const char *kind, const struct dated *d)
{
    struct act act = {.kind = kind,
        .actor = c->actor,
        .subject = subject_of(d->id, d->about),
        .body = value_object(c->mem)};

    return act;
}

/* Were they added to it before? */
static enum result
followed(struct ctx *c, const struct doing *doing, bool *out)
{
    struct action a;
    enum result r;

    *out = false;
    if (id_is_none(doing->once))
        return OK;
    if ((r = action_get(c, doing->once, &a)) == ERR_NOT_FOUND) {
        fail_clear(c);
        return OK;
    }
    *out = true;
    return r != OK || id_equal(a.origin, doing->id)
               ? r
               : since_made(c, (struct id){{0}});
}

static enum result
follow(struct ctx *c, void *arg)
{
    const struct doing *doing = arg;
    struct action_of of = {.origin = doing->id, .first = doing->once};
    struct value *actions;
    struct dated d;
    struct act act;
    enum result r;
    bool done;

    if ((r = dated_get(c, doing->id, &d)) != OK ||
        (r = may_write(c, d.kind, d.about)) != OK ||
        (r = followed(c, doing, &done)) != OK || done)
        return r;
    of.about = d.about;
    if ((r = actions_put(c, &of, doing->actions, doing->n, &actions)) != OK)
        return r;
    act = act_on(c, "action", &d);
    value_set_string(c->mem, act.body, "of", id_text(c->mem, d.id));
    value_set(c->mem, act.body, "actions", actions);
    return act_append(c, &act, NULL);
}

enum result
dated_act(struct ctx *c, struct id id, struct id once,
    const struct action_new *actions, size_t n)
{
    struct doing doing = {.id = id, .once = once, .actions = actions, .n = n};

    if (n == 0)
        return fail(c, ERR_INPUT, "no-actions",
            N_("Say what is to be done, and by whom."));
    return store_write(c, follow, &doing);
}

static enum result
sign(struct ctx *c, void *arg)
{
    const struct doing *doing = arg;
    const struct dated_signer *signer = NULL;
    struct dated d;
    struct act act;
    enum result r;

    if ((r = dated_get(c, doing->id, &d)) != OK)
        return r;
    for (size_t i = 0; i < d.npeople; i++)
        if (id_equal(d.people[i].id, c->actor))
            signer = &d.people[i];
    if (signer == NULL)
        return fail(c, ERR_DENIED, "not-named",
            N_("Only who is named in the record signs it."));
    if (signer->signed_at != 0)
        return fail(c, ERR_CONFLICT, "signed",
            N_("You have signed this record already."));
    if ((r = may(c, &(struct deed){.kind = DEED_OWN,
                        .actor = c->actor,
                        .credential = doing->credential})) != OK ||
        (r = sql_dated_sign(c, d.id, c->actor, c->now)) != OK)
        return r;
    act = act_on(c, "dated-signature", &d);
    value_set_string(c->mem, act.body, "record", id_text(c->mem, d.id));
    return act_append(c, &act, NULL);
}

enum result
dated_sign(struct ctx *c, struct id id, struct id credential)
{
    struct doing doing = {.id = id, .credential = credential};

    return store_write(c, sign, &doing);
}

static enum result
close(struct ctx *c, void *arg)
{
    static const struct id nobody;
    const struct doing *doing = arg;
    const char *words;
    struct dated d;
    struct act act;
    enum result r;

    if ((r = dated_get(c, doing->id, &d)) != OK ||
        (r = may_write(c, d.kind,
             id_equal(d.about, c->actor) ? nobody : d.about)) != OK ||
        (r = dated_words(c, doing->outcome, false, &words)) != OK)
        return r;
    if (id_equal(d.about, c->actor))
        return fail(c, ERR_DENIED, "about-oneself",
            N_("What is open about you is closed by somebody else."));
    if (!d.open)
        return fail(c, ERR_CONFLICT, "not-open",
            N_("This record is not open, so it cannot be closed."));
    if ((r = sql_dated_end(c, d.id, words, c->now)) != OK)
        return r;
    act = act_on(c, "dated-end", &d);
    value_set_string(c->mem, act.body, "record", id_text(c->mem, d.id));
    r = commitment_set(c, act.body, "outcome", d.id, "outcome", words);
    return r != OK ? r : act_append(c, &act, NULL);
}

enum result
dated_close(struct ctx *c, struct id id, const char *outcome)
{
    struct doing doing = {.id = id, .outcome = outcome};

    return store_write(c, close, &doing);
}
