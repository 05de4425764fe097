/* review - the verb: check, write, append, in one transaction. */
#include <config.h>

#include <string.h>

#include "assess/review.h"
#include "base/time.h"
#include "base/utf8.h"
#include "overtaken.h"
#include "portfolio/enrolment.h"
#include "review_parts.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

#define WORDS_MAX ((size_t)1 << 20)

const char *
vacr_text(unsigned vacr)
{
    static const char *const texts[] = {"", "V", "A", "VA", "C", "VC", "AC",
        "VAC", "R", "VR", "AR", "VAR", "CR", "VCR", "ACR", "VACR"};

    return texts[vacr & VACR_ALL];
}

bool
vacr_parse(const char *letters, unsigned *out)
{
    static const char order[] = "VACR";

    *out = 0;
    for (; *letters != '\0'; letters++) {
        const char *at = strchr(order, *letters);

        if (at == NULL || (*out & 1u << (at - order)) != 0)
            return false;
        *out |= 1u << (at - order);
    }
    return true;
}

static bool
is_words(const char *s)
{
    return s == NULL || (strlen(s) <= WORDS_MAX && utf8_is_text(s));
}

static enum result
check_words(struct ctx *c, const struct review_new *new)
{
    bool good = is_words(new->feedback) && is_words(new->next_step);

    for (size_t i = 0; i < new->ndecisions; i++)
        good = good && is_words(new->decisions[i].note);
    if (!good)
        return fail(c, ERR_INPUT, "bad-text",
            N_("Feedback, notes and next steps are UTF-8 of at most 1 MiB."));
    if (new->due != NULL && !day_is(new->due))
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."), new->due);
    if (new->nevidence == 0)
        return fail(c, ERR_INPUT, "no-evidence",
            N_("A review looks at evidence: name at least one piece."));
    return OK;
}

static enum result
check_decision(
    struct ctx *c, const struct review_new *new, const struct item_decision *d)
{
    bool met = strcmp(d->decision, "met") == 0;

    if (!met && strcmp(d->decision, "not-yet") != 0 &&
        strcmp(d->decision, "more-needed") != 0)
        return fail(c, ERR_INPUT, "bad-decision",
            N_("A decision is met, not-yet or more-needed, not %s."),
            d->decision);
    if (met)
        return OK;
    if (d->letter == NULL || strlen(d->letter) != 1 ||
        strchr("VACSR", d->letter[0]) == NULL)
        return fail(c, ERR_INPUT, "no-letter",
            N_("A decision that is not met names the letter that fails: V, "
               "A, C, S or R."));
    if (d->note == NULL && new->next_step == NULL)
        return fail(c, ERR_INPUT, "no-next",
            N_("A decision that is not met needs a note or a next step."));
    return OK;
}

/* The same review, when nothing that it judged was judged since? */
static enum result
find_again(struct ctx *c, const struct review *review, struct review_done *out)
{
    struct review_row same;
    struct review_later_row later;
    struct decision_row *rows;
    enum result r;

    r = sql_review_same(c, review->new->learner, review->digest, &same);
    if (r == ERR_NOT_FOUND)
        return OK;
    if (r != OK || (r = sql_review_later(c, same.id, &later)) != OK ||
        later.n > 0)
        return r;
    out->id = same.id;
    out->again = true;
    return sql_decision_list(c, same.id, &rows, &out->decisions);
}

/* Evidence goes back to somebody who is told why. */
static enum result
check_reason(struct ctx *c, const struct review_new *new)
{
    bool told = new->ndecisions > 0 || new->feedback || new->next_step;

    for (size_t i = 0; !told && i < new->nevidence; i++) {
        const struct reviewed_evidence *e = &new->evidence[i];

        if (e->returned || (e->vacr != VACR_ALL && e->refused == NULL))
            return fail(c, ERR_INPUT, "no-feedback",
                N_("Write feedback or decide a criterion: the learner would "
                   "get the evidence back and not know why."));
    }
    return OK;
}

struct finishing {
    const struct review_new *new;
    struct review_done *out;
};

static enum result
adopt(struct ctx *c, const struct review *review)
{
    enum result r =
        sql_review_import_adopt(c, review->evidence[0].id, review->id);

    if (r == ERR_NOT_FOUND)
        return fail(c, ERR_CONFLICT, "adopted",
            N_("These decisions were adopted already."));
    return r;
}

static enum result
write_review(struct ctx *c, struct review *review)
{
    const struct review_new *new = review->new;
    enum result r;

    r = sql_review_add(c, review->id, new->learner, c->actor, c->now,
        review->digest, new->feedback, new->next_step, new->due);
    if (r == OK && new->adopts)
        r = adopt(c, review);
    if (r != OK || (r = review_decide(c, review)) != OK ||
        (r = review_outcomes(c, review)) != OK)
        return r;
    return review_append(c, review);
}

static enum result
finish(struct ctx *c, void *arg)
{
    struct finishing *f = arg;
    struct review review = {.id = id_new(c), .new = f->new};
    enum result r;

    *f->out = (struct review_done){.id = review.id};
    r = may(c, &(struct deed){.kind = DEED_REVIEW,
                   .actor = c->actor,
                   .credential = f->new->credential,
                   .learner = f->new->learner});
    if (r != OK ||
        (r = allocation_check_learner(c, f->new->learner, c->actor)) != OK ||
        (r = review_resolve(c, &review)) != OK ||
        (!f->new->adopts && (r = find_again(c, &review, f->out)) != OK) ||
        f->out->again || (r = overtaken_review(c, &review)) != OK)
        return r;
    f->out->decisions = review.ndecided;
    if ((r = review_may(c, &review)) != OK)
        return r;
    return write_review(c, &review);
}

/* A text composed (NFC); blank is none. */
static const char *
composed(struct ctx *c, const char *words)
{
    if (words == NULL || *utf8_trim(c->mem, words) == '\0')
        return NULL;
    return utf8_nfc(c->mem, words);
}

/* The same review with its texts as they are kept. */
static struct review_new
compose(struct ctx *c, const struct review_new *new)
{
    struct review_new out = *new;
    struct item_decision *d =
        mem_array(c->mem, new->ndecisions + 1, sizeof(*d));

    for (size_t i = 0; i < new->ndecisions; i++) {
        d[i] = new->decisions[i];
        d[i].note = composed(c, d[i].note);
        if (strcmp(d[i].decision, "met") == 0)
            d[i].letter = NULL;
    }
    out.decisions = d;
    out.feedback = composed(c, new->feedback);
    out.next_step = composed(c, new->next_step);
    return out;
}

enum result
review_check(
    struct ctx *c, const struct review_new *new, struct review_new *out)
{
    enum result r;

    if ((r = check_words(c, new)) != OK)
        return r;
    *out = compose(c, new);
    r = check_reason(c, out);
    for (size_t i = 0; r == OK && i < out->ndecisions; i++)
        r = check_decision(c, out, &out->decisions[i]);
    return r;
}

enum result
review_finish(
    struct ctx *c, const struct review_new *new, struct review_done *out)
{
    struct review_new clean;
    struct finishing finishing = {&clean, out};
    enum result r = review_check(c, new, &clean);

    return r != OK ? r : store_write(c, finish, &finishing);
}
