/*
 * page_review - an assessor's sitting over a piece of evidence.
 *
 * An item's fields are named by KEY@REV:NAME, which is how the domain reads
 * items.  What was typed is shown again whatever went wrong.
 */
#include <config.h>

#include <string.h>

#include "assess/review.h"
#include "base/str.h"
#include "base/time.h"
#include "asset.h"
#include "handlers.h"
#include "session_web.h"
#include "views.h"

#define WORDS_MAX ((size_t)1 << 20)

static const struct field review_fields[] = {
    {"seen",       FIELD_NUMBER, 20,        NULL                  },
    {"version",    FIELD_NUMBER, 20,        NULL                  },
    {"vacr",       FIELD_CHOICE, 1,         "vacr"                },
    {"decision.*", FIELD_CHOICE, 16,        NULL                  },
    {"letter.*",   FIELD_CHOICE, 1,         NULL                  },
    {"note.*",     FIELD_TEXT,   WORDS_MAX, NULL                  },
    {"returned",   FIELD_CHOICE, 3,         NULL                  },
    {"feedback",   FIELD_TEXT,   WORDS_MAX, "bad-text no-feedback"},
    {"next",       FIELD_TEXT,   WORDS_MAX, NULL                  },
    {"due",        FIELD_DAY,    10,        "bad-day"             },
    PASSPHRASE_FIELD, {NULL,         FIELD_LINE,   0,         NULL                  }
};
const struct form form_review = {review_fields};

/* What was typed in a field of an item; "": nothing. */
static const char *
typed(const struct request *q, const char *prefix, const char *field)
{
    const char *name = mem_printf(q->c->mem, "%s.%s", prefix, field);
    const char *value = form_get(q->form, name);

    return value ? value : "";
}

/* What is wrong with the item as it was sent: the failure says it once for
 * all, and each item that has the fault shows it. */
static const char *
wrong_of(const struct request *q, const struct review_item *i)
{
    const char *code = q->failure.code ? q->failure.code : "";
    const char *note = mem_printf(q->c->mem, "field-note.%s", i->field);
    bool failing = strcmp(i->decision, "not-yet") == 0 ||
                   strcmp(i->decision, "more-needed") == 0;

    if (strcmp(code, "no-letter") == 0 && failing && i->letter[0] == '\0')
        return tr(q->c->lang, N_("Choose what fails."));
    if (strcmp(code, "no-next") == 0 && failing && i->note[0] == '\0')
        return tr(q->c->lang, N_("Write a note, or a next step below."));
    return strcmp(code, note) == 0 ? q->failure.message : NULL;
}

static struct review_item
item_of(const struct request *q, const struct matrix *m,
    const struct matrix_item *item, bool mapped)
{
    struct review_item i = {.item = item,
        .mapped = mapped,
        .field = mem_printf(
            q->c->mem, "%s@%lld:%s", m->key, (long long)m->rev, item->name)};

    i.decision = typed(q, "decision", i.field);
    i.letter = typed(q, "letter", i.field);
    i.note = typed(q, "note", i.field);
    i.wrong = wrong_of(q, &i);
    return i;
}

static bool
is_mapped(const struct matrix_item *item, struct id piece)
{
    for (size_t i = 0; i < item->ncells; i++)
        if (id_equal(item->cells[i].piece->id, piece))
            return true;
    return false;
}

/* The items of a unit that the piece is mapped to, or those it is not and
 * that are not met. */
static void
add_unit(const struct request *q, struct review_view *v, const struct matrix *m,
    bool mapped, struct review_unit *units, size_t *n)
{
    struct review_item *items =
        mem_array(q->c->mem, m->nitems + 1, sizeof(*items));
    struct review_unit *u = &units[*n];

    *u = (struct review_unit){m, items, 0};
    for (size_t i = 0; i < m->nitems; i++) {
        const struct matrix_item *item = &m->items[i];

        if (item->assessed && is_mapped(item, q->id) == mapped &&
            (mapped || item->state != ITEM_MET))
            items[u->n++] = item_of(q, m, item, mapped);
    }
    for (size_t i = 0; i < u->n; i++)
        v->nwrong += items[i].wrong != NULL;
    *n += u->n > 0;
}

static bool
assesses(const struct matrix *m, struct id person)
{
    for (size_t i = 0; i < m->nassessors; i++)
        if (id_equal(m->assessors[i].id, person))
            return true;
    return false;
}

/* The learner's units that the reader decides in: not signed ones. */
static enum result
add_units(struct request *q, struct review_view *v)
{
    struct caseload_unit *all;
    struct review_unit *units, *gaps;
    enum result r;
    size_t n;

    if ((r = caseload_list(q->c, q->person.id, v->piece->learner, &all, &n)) !=
        OK)
        return r;
    v->units = units = mem_array(q->c->mem, n + 1, sizeof(*units));
    v->gaps = gaps = mem_array(q->c->mem, n + 1, sizeof(*gaps));
    for (size_t i = 0; i < n; i++) {
        struct matrix *m = mem_alloc(q->c->mem, sizeof(*m));

        if ((r = matrix_read(q->c, all[i].enrolment, false, m)) != OK)
            return r;
        if (v->seen == 0)
            v->seen = m->seen;
        if (m->signed_at != 0 || !assesses(m, q->person.id))
            continue;
        add_unit(q, v, m, true, units, &v->nunits);
        add_unit(q, v, m, false, gaps, &v->ngaps);
    }
    return OK;
}

/* What was sent before the version shown. */
static enum result
add_history(struct request *q, struct review_view *v)
{
    struct feedback *history = mem_alloc(q->c->mem, sizeof(*history));
    struct evidence_view *earlier;
    enum result r;

    if ((r = feedback_read(q->c, q->id, history)) != OK)
        return r;
    v->history = history;
    v->earlier = earlier =
        mem_array(q->c->mem, history->nversions + 1, sizeof(*earlier));
    for (size_t i = 0; i < history->nversions; i++) {
        const struct feedback_version *version = &history->versions[i];

        if (version->version == v->piece->version) {
            v->version = version;
            if (!id_equal(version->recorder.id, v->piece->learner))
                v->recorder = version->recorder.name;
        }
        if (version->version >= v->piece->version || version->submitted == 0)
            continue;
        r = evidence_sent(q->c, q->id, version->version, &earlier[v->nearlier]);
        if (r != OK)
            return r;
        v->nearlier++;
    }
    return OK;
}

static enum result
add_phrases(struct request *q, struct review_view *v)
{
    struct phrase *phrases;
    enum result r = phrase_list(q->c, q->person.id, &phrases, &v->nphrases);

    v->phrases = phrases;
    return r;
}

/* The button in every plural form there is, for the script that counts. */
static const char *
counts(struct ctx *c)
{
    static const unsigned long each[] = {0, 1, 2, 3, 6, 11};
    struct str s = str_in(c->mem);

    for (size_t i = 0; i < sizeof(each) / sizeof(each[0]); i++)
        str_addf(&s, "%s%s", i ? "|" : "",
            mem_printf(c->mem,
                tr_n(c->lang, "Sign and send the feedback (%lu decision)",
                    "Sign and send the feedback (%lu decisions)", each[i]),
                each[i]));
    return s.s;
}

static unsigned
ticks(const struct request *q)
{
    unsigned one, all = 0;
    size_t n;
    const char *const *letters = form_all(q->form, "vacr", &n);

    for (size_t i = 0; i < n; i++)
        all |= vacr_parse(letters[i], &one) ? one : 0;
    return all;
}

/* The piece as it was sent, for somebody who may review it. */
static enum result
open_piece(struct request *q, struct evidence_view *out)
{
    enum result r = evidence_sent(q->c, q->id, 0, out);

    return r != OK ? r : opens(q, out->learner, "evidence", q->id);
}

enum result
page_review(struct request *q)
{
    struct evidence_view piece;
    struct person learner;
    struct review_view v;
    enum result r;

    if ((r = open_piece(q, &piece)) != OK ||
        (r = person_get(q->c, piece.learner, &learner)) != OK)
        return r;
    v = (struct review_view){.page = page_named(q, piece.title),
        .piece = &piece,
        .learner = learner.name,
        .vacr = ticks(q),
        .returned = form_get(q->form, "returned") != NULL,
        .feedback = form_get(q->form, "feedback"),
        .next = form_get(q->form, "next"),
        .due = form_get(q->form, "due"),
        .counts = counts(q->c)};
    v.page.script = asset_path("review.js");
    if ((r = add_units(q, &v)) != OK || (r = add_history(q, &v)) != OK ||
        (r = add_phrases(q, &v)) != OK)
        return r;
    /* Until they are told of a change, they have seen what they saw first. */
    v.judged = piece.version;
    if (q->failure.code != NULL && q->failure.result != ERR_CONFLICT) {
        v.seen = form_number(q->form, "seen");
        v.judged = form_number(q->form, "version");
    }
    view_review(&q->out, &v);
    return OK;
}

/* The decisions of the form, and the items it refuses the evidence for. */
static void
read_decisions(
    struct request *q, struct review_new *new, struct reviewed_evidence *piece)
{
    size_t n;
    const struct form_pair *pairs = form_pairs(q->form, "decision.*", &n);
    struct item_decision *d = mem_array(q->c->mem, n + 1, sizeof(*d));
    struct str refused = str_in(q->c->mem);

    for (size_t i = 0; i < n; i++) {
        const char *letter = typed(q, "letter", pairs[i].name);
        const char *note = typed(q, "note", pairs[i].name);

        if (strcmp(pairs[i].value, "refused") == 0)
            str_addf(&refused, "%s%s", refused.len ? " " : "", pairs[i].name);
        else
            d[new->ndecisions++] =
                (struct item_decision){.items = pairs[i].name,
                    .decision = pairs[i].value,
                    .letter = *letter ? letter : NULL,
                    .note = *note ? note : NULL};
    }
    new->decisions = d;
    if (refused.len > 0)
        piece->refused = refused.s;
}

/* On to what waits now. */
static enum result
go_on(struct request *q)
{
    struct queue_entry *pieces;
    enum result r;
    size_t n;

    if ((r = queue_list(q->c, q->person.id, &pieces, &n)) != OK)
        return r;
    if (n == 0)
        return go(q, "/queue?said=reviewed");
    return go(
        q, "/review/%s?said=reviewed", id_text(q->c->mem, pieces[0].evidence));
}

enum result
do_review(struct request *q)
{
    struct reviewed_evidence judged = {.id = q->id,
        .version = form_number(q->form, "version"),
        .vacr = ticks(q),
        .returned = form_get(q->form, "returned") != NULL};
    struct review_new new = {.evidence = &judged,
        .nevidence = 1,
        .feedback = form_get(q->form, "feedback"),
        .next_step = form_get(q->form, "next"),
        .due = form_get(q->form, "due"),
        .seen = form_number(q->form, "seen")};
    struct evidence_view piece;
    struct review_done done;
    enum result r;

    if ((r = open_piece(q, &piece)) != OK)
        return r;
    if (new.due != NULL && strcmp(new.due, time_day(q->c->mem, q->c->now)) < 0)
        return fail(q->c, ERR_INPUT, "bad-day",
            N_("A next step cannot be done by a day that is past."));
    new.learner = piece.learner;
    read_decisions(q, &new, &judged);
    if ((r = session_prove(
             q, form_get(q->form, "passphrase"), &new.credential)) != OK ||
        (r = review_finish(q->c, &new, &done)) != OK)
        return r;
    return go_on(q);
}
