/*
 * migration - work that goes on under another unit: decisions on items
 * that mean the same go along, and mappings with them.
 *
 * Where several old items become one, the latest decision stands, of equally
 * late ones that of the item named first; but never instead of one that stood
 * there before.
 */
#include <config.h>

#include <string.h>

#include "account.h"

/* What an act says of one item. */
struct pair {
    const char *unit, *item;
    const char *new_unit, *new_item;
    bool carries;
    struct pair *next;
};

/* A decision copied to the new unit, and the review it belongs to. */
struct copy {
    struct d_review *review;
    struct d_decision *decision;
    struct copy *next;
};

static bool
is_about(const struct d_decision *d, const char *unit, const char *item)
{
    return strcmp(d->unit, unit) == 0 && strcmp(d->item, item) == 0;
}

static struct d_decision *
standing_on(const struct account *a, const char *unit, const char *item)
{
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (struct d_decision *d = r->decisions; d != NULL; d = d->next)
            if (d->standing && is_about(d, unit, item))
                return d;
    return NULL;
}

static struct d_decision *
copy_of(struct account *a, const struct d_decision *d, const struct pair *p)
{
    struct d_decision *new = mem_dup(a->mem, d, sizeof(*d));

    new->unit = p->new_unit;
    new->item = p->new_item;
    new->countersigning = NULL; /* of the one that it repeats */
    if (new->carried == NULL)
        new->carried = mem_printf(a->mem, "%s#%s", d->unit, d->item);
    return new;
}

static bool
is_later(const struct d_review *a, const struct d_review *b)
{
    return a->finished != b->finished ? a->finished > b->finished
                                      : strcmp(a->id, b->id) > 0;
}

/* The copy stands no longer when another is later, or was there before. */
static void
contend(struct copy *copies, struct copy *new, bool taken)
{
    new->decision->standing = new->decision->standing && !taken;
    for (struct copy *i = copies; i != NULL && new->decision->standing;
         i = i->next) {
        if (!i->decision->standing ||
            !is_about(i->decision, new->decision->unit, new->decision->item))
            continue;
        if (is_later(new->review, i->review))
            i->decision->standing = false;
        else
            new->decision->standing = false;
    }
}

/* The copies are not among the decisions yet. */
static struct copy *
carry_decisions(struct account *a, const struct pair *p, struct copy *copies)
{
    bool taken = standing_on(a, p->new_unit, p->new_item) != NULL;

    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (struct d_decision *d = r->decisions; d != NULL; d = d->next) {
            struct copy *new;

            if (!is_about(d, p->unit, p->item))
                continue;
            new = mem_alloc(a->mem, sizeof(*new));
            *new = (struct copy){r, copy_of(a, d, p), copies};
            contend(copies, new, taken);
            copies = new;
        }
    return copies;
}

static void
carry_mappings(
    struct account *a, const struct act_logged *at, const struct pair *p)
{
    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next)
        for (struct d_version *v = e->versions; v != NULL; v = v->next) {
            const struct d_mapping *old = derive_mapping(v, p->unit, p->item);
            struct d_mapping *new;

            if (old == NULL ||
                (!p->carries && strcmp(old->state, "refused") == 0) ||
                derive_mapping(v, p->new_unit, p->new_item) != NULL)
                continue;
            new = mem_dup(a->mem, old, sizeof(*old));
            new->unit = p->new_unit;
            new->item = p->new_item;
            new->made = at->act.at;
            if (!p->carries)
                new->state = "proposed";
            new->next = v->mappings;
            v->mappings = new;
        }
}

/* What a "met" by this act rests on is confirmed, and nothing without one. */
static void
settle(struct account *a, const struct pair *p, const struct copy *copies)
{
    const struct d_decision *d = standing_on(a, p->new_unit, p->new_item);
    bool met = d != NULL && strcmp(d->decision, "met") == 0;

    if (!met)
        derive_reopen(a, p->new_unit, p->new_item);
    while (copies != NULL && copies->decision != d)
        copies = copies->next;
    for (struct d_rest *t = met && copies != NULL ? d->rests : NULL; t != NULL;
         t = t->next) {
        struct d_mapping *m =
            derive_mapping(derive_version(a, t->evidence->id, t->version, NULL),
                p->new_unit, p->new_item);

        if (m != NULL)
            m->state = "confirmed";
    }
}

/* In the order of the act. */
static enum result
read_pairs(struct account *a, const struct act_logged *at, struct pair **out)
{
    const char *to = value_get_string(at->act.body, "to");
    struct pair **last = out;

    *out = NULL;
    for (const struct value *i = value_get(at->act.body, "items")->first;
         i != NULL; i = i->next) {
        struct pair *p = mem_alloc(a->mem, sizeof(*p));
        const struct d_unit *u;

        derive_split_item(
            a->mem, value_get_string(i, "from"), &p->unit, &p->item);
        derive_split_item(
            a->mem, value_get_string(i, "to"), &p->new_unit, &p->new_item);
        p->carries = strcmp(value_get_string(i, "as"), "changed") != 0;
        u = derive_unit(a, p->unit);
        if (strcmp(p->new_unit, to) != 0 || u == NULL || u->migrated != to)
            return derive_no_sense(a, at, NO_UNIT);
        for (const struct pair *k = *out; k != NULL; k = k->next)
            if (strcmp(k->unit, p->unit) == 0 && strcmp(k->item, p->item) == 0)
                return derive_no_sense(
                    a, at, N_("it moves a criterion twice."));
        *last = p;
        last = &p->next;
    }
    return OK;
}

/* The old enrolments end; the new one is there, or begins. */
static enum result
move_units(struct account *a, const struct act_logged *at)
{
    const struct value *body = at->act.body;
    const char *to = value_get_string(body, "to");
    const char *start = value_get_string(body, "start");
    struct d_unit *new = derive_unit(a, to);

    for (const struct value *i = value_get(body, "from")->first; i != NULL;
         i = i->next) {
        struct d_unit *u = derive_unit(a, i->string);

        if (u == NULL || u == new || u->migrated != NULL)
            return derive_no_sense(a, at, NO_UNIT);
        if (!derive_is_open(u, NULL))
            return derive_no_sense(a, at, N_("the unit was signed (R14)."));
        u->migrated = to;
        u->migrated_at = at->act.at;
    }
    if ((new == NULL) != (start != NULL))
        return derive_no_sense(a, at, NO_UNIT);
    if (new == NULL)
        new = derive_enrol(a, at, to, start, value_get_string(body, "target"));
    else if (new->migrated != NULL || !derive_is_open(new, NULL))
        return derive_no_sense(a, at, N_("the unit was signed (R14)."));
    for (const struct value *i = value_get(body, "allocations")->first;
         i != NULL; i = i->next)
        derive_allocate(a, new, value_get_string(i, "person"),
            value_get_string(i, "role"), value_get_string(i, "from"));
    return OK;
}

/* How many criteria are met by this it says, too. */
static enum result
check_met(
    struct account *a, const struct act_logged *at, const struct copy *copies)
{
    int64_t met = 0;

    for (; copies != NULL; copies = copies->next)
        met += copies->decision->standing &&
               strcmp(copies->decision->decision, "met") == 0;
    if (met != value_get(at->act.body, "met")->integer)
        return derive_no_sense(
            a, at, N_("it counts other decisions than there were."));
    return OK;
}

enum result
derive_migration(struct account *a, const struct act_logged *at)
{
    struct copy *copies = NULL;
    struct pair *pairs;
    enum result r;

    if ((r = move_units(a, at)) != OK || (r = read_pairs(a, at, &pairs)) != OK)
        return r;
    for (const struct pair *p = pairs; p != NULL; p = p->next) {
        if (p->carries)
            copies = carry_decisions(a, p, copies);
        carry_mappings(a, at, p);
    }
    for (struct copy *i = copies; i != NULL; i = i->next) {
        i->decision->next = i->review->decisions;
        i->review->decisions = i->decision;
        derive_add_live(a, i->decision);
    }
    for (const struct pair *p = pairs; p != NULL; p = p->next)
        settle(a, p, copies);
    return check_met(a, at, copies);
}
