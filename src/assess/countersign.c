/* countersign - agree to a trainee's decisions, or send them back. */
#include <config.h>

#include <string.h>

#include "assess/countersign.h"
#include "base/day.h"
#include "base/time.h"
#include "base/utf8.h"
#include "base/value.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "portfolio/enrolment.h"
#include "portfolio/items.h"
#include "review_parts.h"
#include "rules/states.h"
#include "store/sql.h"
#include "store/store.h"

#define NOTE_MAX ((size_t)1 << 20)

enum result
waiting_end(struct ctx *c, struct id enrolment, struct id item)
{
    enum result r = sql_trainee_unconfirm(c, enrolment, item);

    return r != OK ? r : sql_trainee_overtake(c, enrolment, item);
}

struct countersigning {
    const struct countersign_new *new;
    struct countersign_done *out;
    struct review_row review;
    struct waiting_row *waiting; /* that the actor is to countersign */
    size_t n;
    bool *back; /* beside waiting: it is sent back */
};

static enum result
ask(struct ctx *c, const struct countersigning *s, struct id enrolment)
{
    struct deed deed = {.actor = c->actor,
        .credential = s->new->credential,
        .learner = s->review.learner,
        .enrolment = enrolment,
        .other = s->review.assessor};
    enum unit_state state;
    enum result r = unit_state_read(c, enrolment, &state);

    return r != OK ? r : transition(c, UNIT_COUNTERSIGN, state, &deed, NULL);
}

/* Keep what stands in units the actor is allocated to; each is asked about
 * once, because they come by unit.  Who is allocated to none is told why they
 * could not, before they are told that. */
static enum result
choose(struct ctx *c, struct countersigning *s)
{
    struct id last = {{0}}, first = s->waiting[0].enrolment;
    bool allocated = false;
    size_t kept = 0;
    enum result r;

    for (size_t i = 0; i < s->n; i++) {
        struct id enrolment = s->waiting[i].enrolment;

        if (!id_equal(enrolment, last)) {
            r = allocation_is(
                c, enrolment, c->actor, "countersigner", &allocated);
            if (r == OK && allocated)
                r = ask(c, s, enrolment);
            if (r != OK)
                return r;
            last = enrolment;
        }
        if (allocated)
            s->waiting[kept++] = s->waiting[i];
    }
    s->n = kept;
    if (kept > 0 || (r = ask(c, s, first)) != OK)
        return kept > 0 ? OK : r;
    return fail(c, ERR_DENIED, "not-allocated",
        N_("You are not allocated as countersigner to this learner's unit."));
}

static enum result
mark_back(struct ctx *c, struct countersigning *s)
{
    const char *text = s->new->sent_back;
    struct items items;
    enum result r;

    s->back = mem_array(c->mem, s->n, sizeof(*s->back));
    for (size_t i = 0; text != NULL && i < s->n; i++)
        s->back[i] = strcmp(text, "all") == 0;
    if (text == NULL || strcmp(text, "all") == 0)
        return OK;
    if ((r = items_parse(c, s->review.learner, text, &items)) != OK)
        return r;
    for (size_t k = 0; k < items.n; k++) {
        size_t i = 0;

        while (i < s->n && !id_equal(s->waiting[i].item, items.item[k].item))
            i++;
        if (i == s->n)
            return fail(c, ERR_INPUT, "not-waiting",
                N_("%s does not wait for your countersignature."),
                items.item[k].name);
        s->back[i] = true;
    }
    return OK;
}

/* What the decision rests on is looked at again, by whoever decided. */
static enum result
send_back(struct ctx *c, struct id learner, struct id decision)
{
    struct deed deed = {.actor = c->actor, .learner = learner};
    struct decision_rest_row *rests;
    struct evidence_version_row v;
    enum result r;
    size_t n;

    r = sql_decision_rest_list(c, decision, &rests, &n);
    for (size_t i = 0; r == OK && i < n; i++)
        if ((r = sql_evidence_version_get(
                 c, rests[i].evidence, rests[i].version, &v)) != OK ||
            (r = transition(c, EVIDENCE_SEND_BACK,
                 (int)evidence_state_of(v.state), &deed, NULL)) != OK ||
            (r = sql_evidence_version_state(c, rests[i].evidence,
                 rests[i].version, evidence_state_code(EVIDENCE_IN_REVIEW))) !=
                OK)
            return r;
    return r;
}

static enum result
settle(struct ctx *c, const struct countersigning *s, size_t i)
{
    const struct waiting_row *w = &s->waiting[i];
    enum result r;

    if (s->back[i]) {
        if ((r = sql_trainee_unconfirm(c, w->enrolment, w->item)) != OK ||
            (r = send_back(c, s->review.learner, w->decision)) != OK)
            return r;
    } else if ((r = may(c, &(struct deed){.kind = DEED_ITEM,
                               .actor = c->actor,
                               .enrolment = w->enrolment,
                               .item = w->item})) != OK ||
               (r = decision_take_over(
                    c, w->enrolment, w->item, w->met != 0)) != OK ||
               (r = sql_decision_stand(c, w->decision)) != OK) {
        return r;
    }
    return sql_trainee_decision_settle(
        c, w->decision, s->back[i] ? "sent-back" : "agreed", s->out->id);
}

static enum result
append(struct ctx *c, const struct countersigning *s)
{
    struct act act = {.kind = "countersignature",
        .actor = c->actor,
        .subject = s->review.learner};
    struct value *list = value_array(c->mem);
    const char *note;
    enum result r;

    act.body = value_object(c->mem);
    value_set_string(
        c->mem, act.body, "countersignature", id_text(c->mem, s->out->id));
    for (size_t i = 0; i < s->n; i++) {
        const struct waiting_row *w = &s->waiting[i];
        struct value *v = value_add(list, value_object(c->mem));

        value_set_string(c->mem, v, "item",
            mem_printf(
                c->mem, "%s@%lld#%s", w->key, (long long)w->rev, w->name));
        value_set_string(
            c->mem, v, "outcome", s->back[i] ? "sent-back" : "agreed");
    }
    value_set(c->mem, act.body, "decisions", list);
    if (s->new->due != NULL)
        value_set_string(c->mem, act.body, "due", s->new->due);
    if (s->new->note != NULL) {
        r = commitment(c, s->out->id, "note", s->new->note, &note);
        if (r != OK)
            return r;
        value_set_string(c->mem, act.body, "note", note);
    }
    value_set_string(
        c->mem, act.body, "review", id_text(c->mem, s->new->review));
    return act_append(c, &act, NULL);
}

static enum result
write_all(struct ctx *c, struct countersigning *s)
{
    struct countersign_done *out = s->out;
    enum result r;

    *out = (struct countersign_done){.id = id_new(c)};
    for (size_t i = 0; i < s->n; i++)
        out->sent_back += s->back[i];
    out->agreed = s->n - out->sent_back;
    if (out->sent_back > 0 && s->new->note == NULL)
        return fail(c, ERR_INPUT, "no-reason",
            N_("Write why it goes back, for whoever decided."));
    r = sql_countersignature_add(c, out->id, s->review.id, s->review.assessor,
        c->actor, c->now, s->new->note, s->new->due);
    for (size_t i = 0; r == OK && i < s->n; i++)
        r = settle(c, s, i);
    return r != OK ? r : append(c, s);
}

static enum result
run(struct ctx *c, void *arg)
{
    struct countersigning s = *(const struct countersigning *)arg;
    enum result r;

    if ((r = sql_review_get(c, s.new->review, &s.review)) == ERR_NOT_FOUND)
        return fail(c, r, "no-review", N_("There is no such review."));
    if (r != OK || (r = sql_waiting(c, s.new->review, &s.waiting, &s.n)) != OK)
        return r;
    if (s.n == 0)
        return fail(c, ERR_CONFLICT, "countersigned",
            N_("Nothing of this review waits to be countersigned."));
    if ((r = choose(c, &s)) != OK || (r = mark_back(c, &s)) != OK)
        return r;
    return write_all(c, &s);
}

enum result
countersign(struct ctx *c, const struct countersign_new *new,
    struct countersign_done *out)
{
    struct countersign_new clean = *new;
    struct countersigning s = {.new = &clean, .out = out};

    if (new->due != NULL && !day_is(new->due))
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."), new->due);
    if (new->note != NULL &&
        (strlen(new->note) > NOTE_MAX || !utf8_is_text(new->note)))
        return fail(c, ERR_INPUT, "bad-text",
            N_("Feedback, notes and next steps are UTF-8 of at most 1 MiB."));
    if (new->note != NULL)
        clean.note = *utf8_trim(c->mem, new->note) == '\0'
                         ? NULL
                         : utf8_nfc(c->mem, new->note);
    return store_write(c, run, &s);
}

static enum result
read_item(
    struct ctx *c, const struct waiting_row *w, struct countersign_item *out)
{
    struct decision_rest_row *rest;
    const struct outline *unit;
    const struct outline_item *item;
    enum result r;

    if ((r = outline_get(c, w->unit, &unit)) != OK ||
        (r = sql_decision_rest_list(c, w->decision, &rest, &out->nrests)) != OK)
        return r;
    item = outline_item(unit, w->item);
    out->value =
        mem_printf(c->mem, "%s@%lld:%s", w->key, (long long)w->rev, w->name);
    out->key = w->key;
    out->name = w->name;
    out->words = &item->words;
    out->decision = w->verdict;
    out->letter = w->letter;
    out->note = w->note;
    out->rests = mem_array(c->mem, out->nrests + 1, sizeof(*out->rests));
    for (size_t i = 0; i < out->nrests; i++)
        out->rests[i] =
            (struct countersign_rest){rest[i].evidence, rest[i].number};
    return OK;
}

struct reading {
    struct id review;
    struct countersign_view *out;
};

static enum result
read_review(struct ctx *c, void *arg)
{
    const struct reading *reading = arg;
    struct countersign_view *v = reading->out;
    struct person_row learner, decider;
    struct waiting_row *waiting;
    struct review_row row;
    enum result r;
    size_t n;
    bool mine;

    if ((r = sql_review_get(c, reading->review, &row)) == ERR_NOT_FOUND)
        return fail(c, r, "no-review", N_("There is no such review."));
    if (r != OK || (r = sql_person_get(c, row.learner, &learner)) != OK ||
        (r = sql_person_get(c, row.assessor, &decider)) != OK ||
        (r = sql_waiting(c, row.id, &waiting, &n)) != OK)
        return r;
    *v = (struct countersign_view){row.id, row.learner, learner.name,
        decider.name, row.feedback, row.next_step, row.finished, NULL, 0};
    v->items = mem_array(c->mem, n + 1, sizeof(*v->items));
    for (size_t i = 0; r == OK && i < n; i++) {
        r = allocation_is(
            c, waiting[i].enrolment, c->actor, "countersigner", &mine);
        if (r == OK && mine)
            r = read_item(c, &waiting[i], &v->items[v->n++]);
    }
    return r;
}

enum result
countersign_read(struct ctx *c, struct id review, struct countersign_view *out)
{
    struct reading reading = {review, out};

    return store_read(c, read_review, &reading);
}

enum result
countersign_queue(
    struct ctx *c, struct id person, struct countersign_entry **out, size_t *n)
{
    const char *today = time_day(c->mem, c->now);
    struct countersign_queue_row *rows;
    enum result r;

    r = sql_countersign_queue(c, person, today, COUNTERSIGN_MAX, &rows, n);
    if (r != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct countersign_entry){
            .review = rows[i].review,
            .learner = rows[i].learner,
            .learner_name = rows[i].learner_name,
            .decider_name = rows[i].decider_name,
            .finished = rows[i].finished,
            .days =
                day_working_between(time_day(c->mem, rows[i].finished), today),
            .items = rows[i].items,
        };
    return OK;
}

enum result
sent_back_list(
    struct ctx *c, struct id person, struct sent_back **out, size_t *n)
{
    struct sent_back_row *rows;
    enum result r;

    if ((r = sql_sent_back(c, person, COUNTERSIGN_MAX, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct sent_back){
            .review = rows[i].review,
            .learner = rows[i].learner,
            .evidence = rows[i].evidence,
            .learner_name = rows[i].learner_name,
            .title = rows[i].title,
            .language = rows[i].language,
            .key = rows[i].key,
            .item = rows[i].name,
            .note = rows[i].note,
            .due = rows[i].due,
            .by = rows[i].by_name,
            .number = rows[i].number,
            .when = rows[i].made,
        };
    return OK;
}
