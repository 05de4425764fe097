/*
 * page_evidence - a piece of evidence with what became of it, and what its
 * learner does with it as a whole: send, confirm, withdraw, discard.
 */
#include <config.h>

#include <string.h>

#include "assess/withdraw.h"
#include "base/day.h"
#include "exchange.h"
#include "handlers.h"
#include "learner.h"
#include "views.h"

#define ANSWER_DAYS 5 /* working days that an assessor has */

static const struct field confirm_fields[] = {
    {"comment", FIELD_TEXT, (size_t)1 << 20, "bad-text long-text"},
    {NULL,      FIELD_LINE, 0,               NULL                }
};
const struct form form_confirm = {confirm_fields};

enum result
own_piece(struct request *q, struct id id, struct evidence_view *out)
{
    enum result r = evidence_view(q->c, id, out);

    if (r == OK && !is_own(q, out->learner))
        r = ERR_NOT_FOUND;
    return hide(q, r);
}

enum result
recorded_piece(struct request *q, struct evidence_view *out)
{
    enum result r = evidence_view(q->c, q->id, out);

    if (r == OK && !is_own(q, out->learner) &&
        (r = opens(q, out->learner, "evidence", q->id)) == OK &&
        !id_equal(out->recorder, q->person.id))
        r = ERR_NOT_FOUND;
    return hide(q, r);
}

enum result
answers(struct request *q, const char **out)
{
    struct next next;
    enum result r = next_read(q->c, q->person.id, &next);

    if (r == OK)
        *out = first_name(q->c->mem, next.assessor.name);
    return r;
}

enum result
read_piece(struct request *q, struct evidence_view *out)
{
    enum result r;

    if ((r = evidence_view(q->c, q->id, out)) == OK &&
        !is_own(q, out->learner) &&
        (r = opens(q, out->learner, "evidence", q->id)) == OK &&
        !id_equal(out->recorder, q->person.id))
        r = evidence_sent(q->c, q->id, 0, out);
    return hide(q, r);
}

/* What was decided about the item by this piece, even if it was decided again
 * since; else where it waits. */
static const char *
state_of(const struct piece_view *v, const struct mapping_view *m)
{
    const char *last = NULL;

    for (size_t i = 0; i < v->feedback->nreviews; i++) {
        const struct feedback_review *r = &v->feedback->reviews[i];

        for (size_t k = 0; k < r->ndecisions; k++) {
            const struct feedback_decision *d = &r->decisions[k];

            if (strcmp(d->key, m->key) != 0 || strcmp(d->name, m->name) != 0)
                continue;
            if (d->standing)
                return d->decision;
            last = last != NULL ? last : d->decision;
        }
    }
    if (strcmp(m->state, "refused") == 0)
        return m->state;
    if (last != NULL && strcmp(m->state, "confirmed") == 0)
        return last;
    return v->draft ? "mapped" : "submitted";
}

static void
add_items(struct request *q, struct piece_view *v)
{
    size_t n = v->e->nmappings;
    struct piece_item *items = mem_array(q->c->mem, n + 1, sizeof(*items));

    for (size_t i = 0; i < n; i++) {
        const struct mapping_view *m = &v->e->mappings[i];
        const char *state = state_of(v, m);

        items[i] = (struct piece_item){
            .name = m->name,
            .words = m->words,
            .state = state,
            .mapping = m,
            .badge = tr(q->c->lang, strcmp(state, "refused") == 0
                                        ? N_("Not evidence for this")
                                        : words_of_item_badge(state)),
        };
    }
    v->items = items;
    v->nitems = n;
}

/* The versions that were sent before the one that is shown. */
static enum result
add_earlier(struct request *q, struct piece_view *v)
{
    const struct feedback *f = v->feedback;
    struct evidence_view *earlier =
        mem_array(q->c->mem, f->nversions + 1, sizeof(*earlier));
    enum result r;

    for (size_t i = 0; i < f->nversions; i++) {
        if (f->versions[i].version >= v->e->version ||
            f->versions[i].submitted == 0)
            continue;
        r = evidence_sent(
            q->c, q->id, f->versions[i].version, &earlier[v->nearlier]);
        if (r != OK)
            return r;
        v->nearlier++;
    }
    v->earlier = earlier;
    return OK;
}

/* What the reader may do with it; the verbs ask again. */
static void
allow(struct request *q, struct piece_view *v)
{
    const struct feedback_version *shown = NULL;
    bool gone = strcmp(v->e->state, "withdrawn") == 0, sent = false, by;

    v->draft = strcmp(v->e->state, "draft") == 0;
    for (size_t i = 0; i < v->feedback->nversions; i++) {
        sent = sent || v->feedback->versions[i].submitted != 0;
        if (v->feedback->versions[i].version == v->e->version)
            shown = &v->feedback->versions[i];
    }
    if ((v->shown = shown) == NULL)
        return;
    by = id_equal(shown->recorder.id, q->person.id);
    if (!id_equal(shown->recorder.id, v->e->learner))
        v->recorder = shown->recorder.name;
    v->may_again = gone && is_own(q, v->e->learner);
    if (gone)
        return;
    v->may_recall = by && strcmp(v->e->state, "submitted") == 0;
    v->may_place =
        is_own(q, v->e->learner) || (q->person.roles & ASSESSOR) != 0;
    v->may_ask = (by || is_own(q, v->e->learner)) &&
                 *q->server->settings->public_address != '\0';
    v->mails = *q->server->settings->smtp != '\0';
    v->may_check = (q->person.roles & ASSESSOR) != 0 &&
                   !is_own(q, v->e->learner) && shown->submitted != 0;
    v->may_change = by;
    v->may_discard = by && v->draft;
    v->may_withdraw = by && sent;
    if (!is_own(q, v->e->learner))
        return;
    v->may_map = true;
    v->may_confirm = !by && shown->submitted != 0 && shown->confirmed == 0;
}

/* "Sent to Menna. You will have an answer by …": what page.c cannot know. */
static void
say_sent(struct request *q, struct piece_view *v)
{
    const char *day = day_after_working(
        q->c->mem, time_day(q->c->mem, q->c->now), ANSWER_DAYS);
    const char *said = query_code(q, "said");

    if (said == NULL || strcmp(said, "sent") != 0)
        return;
    if (v->to == NULL) {
        v->page.notice = tr(q->c->lang,
            N_("Sent. You have no assessor yet: it waits until your centre "
               "gives you one."));
        return;
    }
    v->page.notice = mem_printf(q->c->mem,
        tr(q->c->lang, N_("Sent to %s. You will have an answer by %s. Evidence "
                          "number %lld.")),
        v->to, day_words_near(q->c->mem, q->c->lang, day),
        (long long)v->e->number);
}

static enum result
add_people(struct request *q, struct piece_view *v)
{
    struct person learner;
    enum result r;

    if (is_own(q, v->e->learner)) {
        if (v->draft || query_code(q, "said") != NULL)
            return answers(q, &v->to);
        return OK;
    }
    if ((r = person_get(q->c, v->e->learner, &learner)) != OK)
        return r;
    v->learner = learner.name;
    v->may_review = (q->person.roles & ASSESSOR) != 0 &&
                    strcmp(v->e->state, "submitted") == 0;
    v->back = record_of(q, learner.id);
    return OK;
}

enum result
page_evidence(struct request *q)
{
    struct evidence_view e;
    struct feedback feedback;
    struct piece_view v;
    enum result r;

    if ((r = read_piece(q, &e)) != OK ||
        (r = feedback_read(q->c, q->id, &feedback)) != OK)
        return r;
    v = (struct piece_view){.page = page_named(q, e.title),
        .e = &e,
        .feedback = &feedback,
        .comment = form_get(q->form, "comment")};
    allow(q, &v);
    if ((r = add_people(q, &v)) != OK || (r = add_earlier(q, &v)) != OK)
        return r;
    r = witness_list(q->c, q->id, e.version,
        (struct witness_view **)&v.witnesses, &v.nwitnesses);
    if (r != OK)
        return r;
    add_items(q, &v);
    say_sent(q, &v);
    view_piece(&q->out, &v);
    return OK;
}

/* To the piece again, where that code is said. */
static enum result
go_piece(struct request *q, const char *said)
{
    return go(q, "/evidence/%s?said=%s", id_text(q->c->mem, q->id), said);
}

enum result
do_send(struct request *q)
{
    struct evidence_view e;
    enum result r;

    if ((r = recorded_piece(q, &e)) != OK ||
        (r = evidence_submit(q->c, q->id, q->credential)) != OK)
        return r;
    return go_piece(q, "sent");
}

enum result
do_confirm(struct request *q)
{
    struct evidence_view e;
    enum result r;

    if ((r = own_piece(q, q->id, &e)) != OK ||
        (r = evidence_confirm(
             q->c, q->id, form_get(q->form, "comment"), q->credential)) != OK)
        return r;
    return go_piece(q, "confirmed");
}

enum result
do_withdraw(struct request *q)
{
    struct evidence_view e;
    enum result r;

    if ((r = recorded_piece(q, &e)) != OK ||
        (r = evidence_withdraw(q->c, q->id)) != OK)
        return r;
    return go_piece(q, "withdrawn");
}

enum result
do_discard(struct request *q)
{
    struct evidence_view e;
    enum result r;

    if ((r = recorded_piece(q, &e)) != OK ||
        (r = evidence_discard(q->c, q->id)) != OK)
        return r;
    if (e.version > 1)
        return go_piece(q, "discarded");
    if (!is_own(q, e.learner))
        return go(
            q, "/learner/%s?said=discarded", id_text(q->c->mem, e.learner));
    return go(q, "/my?said=discarded");
}
