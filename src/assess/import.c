/* import - decisions made elsewhere: recorded with their scan, adopted here. */
#include <config.h>

#include <string.h>

#include "assess/import.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/value.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "portfolio/enrolment.h"
#include "review_parts.h"
#include "store/sql.h"
#include "store/store.h"

#define BY_MAX 500

struct importing {
    struct review_new as; /* as if it were a review here */
    struct reviewed_evidence scan;
    struct evidence_new content;
    const char *by;
    struct evidence_ref *out;
};

static enum result
append(struct ctx *c, const struct importing *i, const struct review *review)
{
    const struct evidence_judged *scan = &review->evidence[0];
    struct act act = {.kind = "review-import",
        .actor = c->actor,
        .subject = i->as.learner,
        .body = value_object(c->mem)};
    struct value *decisions = value_array(c->mem);
    enum result r;

    for (size_t k = 0; k < review->ndecided; k++) {
        const struct item_decided *d = &review->decided[k];
        struct value *v = value_add(decisions, value_object(c->mem));

        value_set_string(c->mem, v, "decision", d->as->decision);
        value_set_string(c->mem, v, "item", item_text(c->mem, &d->item));
        if (d->as->letter != NULL)
            value_set_string(c->mem, v, "letter", d->as->letter);
    }
    r = commitment_set(c, act.body, "by", scan->id, "decider", i->by);
    value_set_string(c->mem, act.body, "content", scan->content);
    value_set(c->mem, act.body, "decisions", decisions);
    value_set_string(c->mem, act.body, "evidence",
        version_text(c->mem, scan->id, scan->version));
    if (r == OK)
        r = commitment_set(
            c, act.body, "next", scan->id, "import-next", i->as.next_step);
    value_set_string(c->mem, act.body, "on", i->content.happened);
    return r != OK ? r : act_append(c, &act, NULL);
}

static enum result
write_all(struct ctx *c, const struct importing *i, const struct review *review)
{
    const struct evidence_judged *scan = &review->evidence[0];
    enum result r;

    r = sql_review_import_add(
        c, scan->id, scan->version, i->by, i->as.next_step);
    for (size_t k = 0; r == OK && k < review->ndecided; k++) {
        const struct item_decided *d = &review->decided[k];

        r = sql_imported_decision_add(c, scan->id, d->item.enrolment,
            d->item.item, d->as->decision, d->as->letter);
    }
    return r != OK ? r : append(c, i, review);
}

static enum result
import(struct ctx *c, void *arg)
{
    struct importing *i = arg;
    struct review review = {.new = &i->as};
    enum result r;

    r = may(c, &(struct deed){.kind = DEED_REVIEW,
                   .actor = c->actor,
                   .credential = i->as.credential,
                   .learner = i->as.learner});
    if (r != OK ||
        (r = allocation_check_learner(c, i->as.learner, c->actor)) != OK ||
        (r = evidence_put(c, i->as.learner, &i->content, i->out)) != OK ||
        (r = evidence_send(c, i->out->id, i->as.credential)) != OK)
        return r;
    i->scan.id = i->out->id;
    if ((r = review_resolve(c, &review)) != OK)
        return r;
    return write_all(c, i, &review);
}

static enum result
check(struct ctx *c, const struct import_new *new)
{
    if (new->as.ndecisions == 0)
        return fail(c, ERR_INPUT, "no-decisions",
            N_("Say which criteria were decided, and how."));
    if (strlen(new->by) > BY_MAX || !utf8_is_line(new->by) ||
        *utf8_trim(c->mem, new->by) == '\0')
        return fail(c, ERR_INPUT, "no-decider",
            N_("Say who decided then, in one line of at most 500 bytes."));
    return OK;
}

enum result
review_import(
    struct ctx *c, const struct import_new *new, struct evidence_ref *out)
{
    struct importing i = {.scan = {.vacr = VACR_ALL}, .out = out};
    struct str items = str_in(c->mem);
    struct review_new given = new->as;
    enum result r;

    if ((r = check(c, new)) != OK)
        return r;
    given.evidence = &i.scan;
    given.nevidence = 1;
    if ((r = review_check(c, &given, &i.as)) != OK)
        return r;
    for (size_t k = 0; k < i.as.ndecisions; k++)
        str_addf(&items, "%s%s", k > 0 ? " " : "", i.as.decisions[k].items);
    i.by = utf8_nfc(c->mem, utf8_trim(c->mem, new->by));
    i.content = (struct evidence_new){.id = new->id,
        .title = new->title ? new->title : new->scan->name,
        .happened = new->day,
        .files = new->scan,
        .nfiles = 1,
        .items = items.s};
    return store_write(c, import, &i);
}

static enum result
find(struct ctx *c, struct id scan, struct review_import_row *row,
    struct imported_decision_row **decisions, size_t *n)
{
    enum result r = sql_review_import_get(c, scan, row);

    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-import",
            N_("There are no decisions made elsewhere with the scan %s."),
            id_text(c->mem, scan));
    return r != OK ? r : sql_imported_decisions(c, scan, decisions, n);
}

static const char *
value_of(struct ctx *c, const struct imported_decision_row *d)
{
    return mem_printf(c->mem, "%s@%lld:%s", d->key, (long long)d->rev, d->name);
}

/* What was imported never changes, so it may be read before the lock. */
enum result
review_adopt(struct ctx *c, struct id scan, struct id credential, int64_t seen,
    struct review_done *out)
{
    struct imported_decision_row *rows;
    struct review_import_row row;
    struct item_decision *d;
    enum result r;
    size_t n;

    if ((r = find(c, scan, &row, &rows, &n)) != OK)
        return r;
    d = mem_array(c->mem, n + 1, sizeof(*d));
    for (size_t i = 0; i < n; i++)
        d[i] = (struct item_decision){.items = value_of(c, &rows[i]),
            .decision = rows[i].decision,
            .letter = rows[i].letter};
    return review_finish(c,
        &(struct review_new){
            .learner = row.learner,
            .evidence =
                &(struct reviewed_evidence){
                                            .id = scan, .version = row.version, .vacr = VACR_ALL},
            .nevidence = 1,
            .decisions = d,
            .ndecisions = n,
            .next_step = row.next_step,
            .credential = credential,
            .seen = seen,
            .adopts = true
    },
        out);
}

enum result
adoptable_read(struct ctx *c, struct id scan, struct adoptable *out)
{
    struct imported_decision_row *rows;
    struct review_import_row row;
    enum result r;
    size_t n;

    if ((r = find(c, scan, &row, &rows, &n)) != OK)
        return r;
    *out = (struct adoptable){.scan = scan,
        .learner = row.learner,
        .learner_name = row.learner_name,
        .recorder = row.recorder,
        .day = row.day,
        .by = row.decider,
        .next_step = row.next_step,
        .review = row.review,
        .items = mem_array(c->mem, n + 1, sizeof(*out->items))};
    for (; r == OK && out->n < n; out->n++) {
        const struct imported_decision_row *d = &rows[out->n];
        const struct outline *unit;

        if ((r = outline_get(c, d->unit, &unit)) != OK)
            return r;
        out->items[out->n] = (struct adoptable_item){.value = value_of(c, d),
            .key = d->key,
            .name = d->name,
            .words = &outline_item(unit, d->item)->words,
            .decision = d->decision,
            .letter = d->letter};
    }
    return r;
}
