/* decide - the decisions of a review: what each is about and rests on. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/value.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "review_parts.h"
#include "store/sql.h"

/* The version to judge: the newest submitted one, or no other. */
static enum result
resolve_version(struct ctx *c, struct evidence_judged *e, int64_t wanted)
{
    struct evidence_version_row v;
    enum result r;

    r = sql_evidence_version_submitted(c, e->id, &v);
    if (r == ERR_NOT_FOUND) {
        e->version = wanted ? wanted : 1; /* a draft: rule R12 refuses it */
        e->content = "";
        e->state = EVIDENCE_DRAFT;
        return OK;
    }
    if (r != OK)
        return r;
    if (wanted != 0 && wanted < v.version)
        return fail(c, ERR_CONFLICT, "newer-version",
            N_("This evidence has a newer version, %lld; look at that one."),
            (long long)v.version);
    e->version = wanted ? wanted : v.version;
    e->content = v.content;
    e->state = evidence_state_of(v.state);
    return OK;
}

static enum result
resolve_evidence(struct ctx *c, struct review *review, size_t i)
{
    const struct reviewed_evidence *given = &review->new->evidence[i];
    struct evidence_judged *e = &review->evidence[i];
    struct evidence_row row;
    enum result r;

    *e = (struct evidence_judged){
        .id = given->id, .vacr = given->vacr, .returned = given->returned};
    r = sql_evidence_get(c, given->id, &row);
    if (r == ERR_NOT_FOUND ||
        (r == OK && !id_equal(row.learner, review->new->learner)))
        return fail(c, ERR_NOT_FOUND, "no-evidence",
            N_("The learner has no evidence %s."), id_text(c->mem, given->id));
    for (size_t k = 0; k < i; k++)
        if (id_equal(review->evidence[k].id, e->id))
            return fail(c, ERR_INPUT, "evidence-twice",
                N_("Evidence %s stands twice in the review."),
                id_text(c->mem, e->id));
    if (r != OK || (r = resolve_version(c, e, given->version)) != OK)
        return r;
    if (given->refused == NULL)
        return OK;
    return items_parse(c, row.learner, given->refused, &e->refused);
}

static struct evidence_judged *
find_evidence(const struct review *review, struct id id)
{
    for (size_t i = 0; i < review->nevidence; i++)
        if (id_equal(review->evidence[i].id, id))
            return &review->evidence[i];
    return NULL;
}

static bool
is_met(const struct item_decision *as)
{
    return strcmp(as->decision, "met") == 0;
}

static bool
rests_on(const struct item_decided *d, const struct evidence_judged *e)
{
    for (size_t i = 0; i < d->nrests; i++)
        if (d->rests[i] == e)
            return true;
    return false;
}

/* What it says it rests on. */
static enum result
rests_named(struct ctx *c, const struct review *review, struct item_decided *d)
{
    for (size_t i = 0; i < d->as->nrests; i++) {
        struct evidence_judged *e = find_evidence(review, d->as->rests[i]);

        if (e == NULL)
            return fail(c, ERR_INPUT, "rests",
                N_("%s rests on evidence that is not in the review."),
                d->item.name);
        if (!rests_on(d, e))
            d->rests[d->nrests++] = e;
    }
    return OK;
}

/* What was sent back is not judged; what is no evidence for an item cannot
 * meet it. */
static bool
serves(const struct item_decided *d, const struct evidence_judged *e)
{
    return !e->returned &&
           !(is_met(d->as) && items_hold(&e->refused, d->item.item));
}

/* What of the review is mapped to it; when nothing is, all of the review. */
static enum result
rests_mapped(struct ctx *c, const struct review *review, struct item_decided *d)
{
    struct mapping_count_row have;
    size_t mapped;
    enum result r;

    for (size_t i = 0; i < review->nevidence; i++) {
        struct evidence_judged *e = &review->evidence[i];

        r = sql_mapping_exists(c, e->id, e->version, d->item.item, &have);
        if (r != OK)
            return r;
        if (have.n > 0 && serves(d, e))
            d->rests[d->nrests++] = e;
    }
    mapped = d->nrests;
    for (size_t i = 0; mapped == 0 && i < review->nevidence; i++)
        if (serves(d, &review->evidence[i]))
            d->rests[d->nrests++] = &review->evidence[i];
    return OK;
}

static enum result
check_rests(struct ctx *c, const struct item_decided *d)
{
    bool met = is_met(d->as);

    if (d->nrests == 0)
        return fail(c, ERR_INPUT, "rests",
            N_("%s is decided, but all evidence of the review is returned."),
            d->item.name);
    for (size_t i = 0; i < d->nrests; i++) {
        struct evidence_judged *e = d->rests[i];

        if (!serves(d, e))
            return fail(c, ERR_INPUT, "rests",
                N_("%s cannot rest on evidence that the review returns, nor "
                   "be met by evidence that it refuses for it."),
                d->item.name);
        if (met && e->vacr != VACR_ALL)
            return fail(c, ERR_INPUT, "vacr",
                N_("%s cannot be met by evidence that is not ticked valid, "
                   "authentic, current and reliable."),
                d->item.name);
        e->decided = true;
    }
    return OK;
}

static enum result
check_assessed(
    struct ctx *c, const struct review *review, const struct item_decided *d)
{
    struct enrolment_row e;
    struct unit_item_row item;
    enum result r;

    for (size_t i = 0; i < review->ndecided; i++)
        if (id_equal(review->decided[i].item.item, d->item.item))
            return fail(c, ERR_INPUT, "decided-twice",
                N_("%s is decided twice in the review."), d->item.name);
    if ((r = sql_enrolment_get(c, d->item.enrolment, &e)) != OK ||
        (r = sql_unit_item_find(c, e.unit, d->item.name, &item)) != OK)
        return r;
    if (strcmp(item.assess, "self") != 0 && strcmp(item.assess, "both") != 0)
        return fail(c, ERR_INPUT, "not-assessed",
            N_("%s is not decided itself; its parts are."), d->item.name);
    return OK;
}

static enum result
resolve_decision(
    struct ctx *c, struct review *review, const struct item_decision *as)
{
    struct items items;
    enum result r;

    if ((r = items_parse(c, review->new->learner, as->items, &items)) != OK)
        return r;
    review->decided = mem_grow(c->mem, review->decided,
        review->ndecided * sizeof(*review->decided),
        (review->ndecided + items.n) * sizeof(*review->decided));
    for (size_t i = 0; i < items.n; i++) {
        struct item_decided d = {
            .item = items.item[i], .as = as, .id = id_new(c)};

        d.rests = mem_array(c->mem, review->nevidence + as->nrests + 1,
            sizeof(struct evidence_judged *));
        if ((r = check_assessed(c, review, &d)) != OK)
            return r;
        r = as->nrests > 0 ? rests_named(c, review, &d)
                           : rests_mapped(c, review, &d);
        if (r != OK || (r = check_rests(c, &d)) != OK)
            return r;
        review->decided[review->ndecided++] = d;
    }
    return OK;
}

/* The hash of everything that was judged and said, without times and ids of
 * its own, so that the same review posted again is known. */
static const char *
digest(struct ctx *c, const struct review *review)
{
    const struct review_new *new = review->new;
    struct value *v = value_array(c->mem);
    struct str s = str_in(c->mem);
    char hex[SHA256_HEX_SIZE];

    value_add(v, value_string(c->mem, id_text(c->mem, c->actor)));
    value_add(v, value_string(c->mem, new->feedback));
    value_add(v, value_string(c->mem, new->next_step));
    value_add(v, value_string(c->mem, new->due));
    for (size_t i = 0; i < review->nevidence; i++) {
        const struct evidence_judged *e = &review->evidence[i];

        value_add(
            v, value_string(c->mem, version_text(c->mem, e->id, e->version)));
        value_add(v, value_string(c->mem,
                         e->returned ? "returned" : vacr_text(e->vacr)));
        for (size_t k = 0; k < e->refused.n; k++)
            value_add(v,
                value_string(c->mem, item_text(c->mem, &e->refused.item[k])));
    }
    for (size_t i = 0; i < review->ndecided; i++) {
        const struct item_decided *d = &review->decided[i];

        value_add(v, value_string(c->mem, item_text(c->mem, &d->item)));
        value_add(v, value_string(c->mem, d->as->decision));
        value_add(v, value_string(c->mem, d->as->letter));
        value_add(v, value_string(c->mem, d->as->note));
        for (size_t k = 0; k < d->nrests; k++)
            value_add(
                v, value_string(c->mem, id_text(c->mem, d->rests[k]->id)));
    }
    value_write(&s, v, false);
    hash_sha256_hex(s.s, s.len, hex);
    return mem_strdup(c->mem, hex);
}

enum result
review_resolve(struct ctx *c, struct review *review)
{
    const struct review_new *new = review->new;
    enum result r;

    review->nevidence = new->nevidence;
    review->evidence =
        mem_array(c->mem, new->nevidence, sizeof(*review->evidence));
    for (size_t i = 0; i < new->nevidence; i++)
        if ((r = resolve_evidence(c, review, i)) != OK)
            return r;
    for (size_t i = 0; i < new->ndecisions; i++)
        if ((r = resolve_decision(c, review, &new->decisions[i])) != OK)
            return r;
    review->digest = digest(c, review);
    return OK;
}

/* The units that the review changes something in. */
struct touched {
    struct id *enrolment;
    size_t n;
};

/* May the assessor judge in that unit?  Each is asked about once. */
static enum result
touch(struct ctx *c, const struct review *review, struct id enrolment,
    struct touched *t)
{
    struct deed deed = {.actor = c->actor,
        .learner = review->new->learner,
        .enrolment = enrolment};
    enum unit_state state;
    enum result r;

    for (size_t i = 0; i < t->n; i++)
        if (id_equal(t->enrolment[i], enrolment))
            return OK;
    t->enrolment = mem_grow(c->mem, t->enrolment, t->n * sizeof(*t->enrolment),
        (t->n + 1) * sizeof(*t->enrolment));
    t->enrolment[t->n++] = enrolment;
    if ((r = allocation_check(c, enrolment, c->actor)) != OK ||
        (r = unit_state_read(c, enrolment, &state)) != OK)
        return r;
    return transition(c, UNIT_DECIDE, state, &deed, NULL);
}

/* To refuse a mapping is to judge in its unit, as deciding an item is. */
static enum result
may_touch(struct ctx *c, const struct review *review)
{
    struct touched t = {0};
    enum result r = OK;

    for (size_t i = 0; r == OK && i < review->ndecided; i++) {
        const struct item_ref *item = &review->decided[i].item;

        if ((r = touch(c, review, item->enrolment, &t)) == OK)
            r = may(c, &(struct deed){.kind = DEED_ITEM,
                           .actor = c->actor,
                           .enrolment = item->enrolment,
                           .item = item->item});
    }
    for (size_t i = 0; i < review->nevidence; i++) {
        const struct items *refused = &review->evidence[i].refused;

        for (size_t k = 0; r == OK && k < refused->n; k++)
            r = touch(c, review, refused->item[k].enrolment, &t);
    }
    return r;
}

enum result
review_may(struct ctx *c, const struct review *review)
{
    struct deed deed = {.actor = c->actor, .learner = review->new->learner};
    struct deed counted = deed;
    enum result r = may_touch(c, review);

    counted.kind = DEED_COUNT;
    for (size_t i = 0; r == OK && i < review->nevidence; i++) {
        deed.evidence = review->evidence[i].id;
        deed.version = review->evidence[i].version;
        r = transition(
            c, EVIDENCE_JUDGE, review->evidence[i].state, &deed, NULL);
        counted.evidence = deed.evidence;
        counted.version = deed.version;
        if (r == OK && review->evidence[i].decided)
            r = may(c, &counted);
    }
    return r;
}

enum result
decision_take_over(struct ctx *c, struct id enrolment, struct id item, bool met)
{
    enum result r;

    /* What an earlier "met" confirmed is no longer confirmed without one. */
    if (!met && (r = sql_mapping_reopen(c, enrolment, item)) != OK)
        return r;
    return sql_decision_end(c, enrolment, item);
}

/* A trainee's decision leaves what stands until it is countersigned. */
static enum result
add_decision(
    struct ctx *c, const struct review *review, const struct item_decided *d)
{
    const struct item_ref *item = &d->item;
    bool met = is_met(d->as);
    enum result r;

    if ((r = waiting_end(c, item->enrolment, item->item)) != OK ||
        (!d->trainee && (r = decision_take_over(
                             c, item->enrolment, item->item, met)) != OK) ||
        (r = sql_decision_add(c, d->id, review->id, item->enrolment, item->item,
             d->as->decision, d->as->letter, d->as->note, !d->trainee)) != OK ||
        !d->trainee)
        return r;
    return sql_trainee_decision_add(c, d->id, item->enrolment, item->item);
}

static enum result
decide(struct ctx *c, const struct review *review, const struct item_decided *d)
{
    const struct item_ref *item = &d->item;
    bool met = is_met(d->as);
    enum result r;
    bool added;

    if ((r = add_decision(c, review, d)) != OK)
        return r;
    for (size_t i = 0; i < d->nrests; i++) {
        const struct evidence_judged *e = d->rests[i];

        if ((r = sql_decision_rest_add(c, d->id, e->id, e->version)) != OK ||
            (r = mapping_ensure(c, review->new->learner, e->id, e->version,
                 item, &added)) != OK)
            return r;
        if (met && (r = sql_mapping_state(
                        c, e->id, e->version, item->item, "confirmed")) != OK)
            return r;
    }
    return OK;
}

enum result
review_decide(struct ctx *c, struct review *review)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < review->ndecided; i++) {
        struct item_decided *d = &review->decided[i], *last = d - (i > 0);

        d->trainee = last->trainee;
        if (i == 0 || !id_equal(d->item.enrolment, last->item.enrolment))
            r = decides_as_trainee(c, d->item.enrolment, &d->trainee);
        if (r == OK)
            r = decide(c, review, d);
    }
    return r;
}
