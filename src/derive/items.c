/* items - the items of a unit file, and what state each comes to. */
#include <config.h>

#include <string.h>

#include "account.h"

static void
read_items(struct account *a, struct d_unit *u, const struct xml_node *node,
    struct d_item *parent)
{
    for (const struct xml_node *i = node->first; i != NULL; i = i->next) {
        struct d_item *item;
        bool parts = false;

        if (strcmp(i->name, "group") == 0)
            read_items(a, u, i, parent);
        if (strcmp(i->name, "item") != 0)
            continue;
        for (const struct xml_node *p = i->first; p != NULL; p = p->next)
            parts |= strcmp(p->name, "item") == 0;
        item = mem_alloc(a->mem, sizeof(*item));
        *item = (struct d_item){.name = xml_get(i, "id"),
            .assess = xml_get(i, "assess"),
            .parent = parent,
            .next = u->items};
        if (item->assess == NULL)
            item->assess = parts ? "both" : "self";
        u->items = item;
        read_items(a, u, i, item);
    }
}

void
derive_items(struct account *a, struct d_unit *u)
{
    if (u->file == NULL || u->items != NULL)
        return;
    for (struct xml_node *i = u->file->root->first; i != NULL; i = i->next)
        if (strcmp(i->name, "section") == 0)
            read_items(a, u, i, NULL);
}

bool
derive_is_assessed(const struct d_item *item)
{
    return strcmp(item->assess, "self") == 0 ||
           strcmp(item->assess, "both") == 0;
}

static bool
is_about(const char *unit, const char *item, const struct d_unit *u,
    const struct d_item *i)
{
    return strcmp(unit, u->name) == 0 && strcmp(item, i->name) == 0;
}

/* What stands: "" where nothing does. */
static const char *
standing(
    const struct account *a, const struct d_unit *u, const struct d_item *item)
{
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (struct d_decision *d = r->decisions; d != NULL; d = d->next)
            if (d->standing && is_about(d->unit, d->item, u, item))
                return d->decision;
    return "";
}

/* What waits to be countersigned; NULL: nothing. */
static const struct d_decision *
waiting(
    const struct account *a, const struct d_unit *u, const struct d_item *item)
{
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (struct d_decision *d = r->decisions; d != NULL; d = d->next)
            if (derive_waits(d) && is_about(d->unit, d->item, u, item))
                return d;
    return NULL;
}

/* Has a decision on the item, that was not sent back, rested on the version? */
static bool
was_judged(const struct account *a, const struct d_unit *u,
    const struct d_item *item, const struct d_evidence *e,
    const struct d_version *v)
{
    for (struct d_review *r = a->reviews; r != NULL; r = r->next)
        for (struct d_decision *d = r->decisions; d != NULL; d = d->next) {
            if (!is_about(d->unit, d->item, u, item) ||
                (d->countersigning != NULL &&
                    strcmp(d->countersigning, "sent-back") == 0))
                continue;
            for (struct d_rest *t = d->rests; t != NULL; t = t->next)
                if (t->evidence == e && t->version == v->number)
                    return true;
        }
    return false;
}

static bool
is_one_of(const char *s, const char *const *list)
{
    for (; *list != NULL; list++)
        if (strcmp(s, *list) == 0)
            return true;
    return false;
}

static const struct d_mapping *
mapping_of(const struct d_version *v, const struct d_unit *u,
    const struct d_item *item)
{
    const struct d_mapping *m = v->mappings;

    while (m != NULL && !is_about(m->unit, m->item, u, item))
        m = m->next;
    return m;
}

static bool
is_live(const struct d_version *v, const struct d_mapping *m)
{
    return m != NULL && strcmp(m->state, "refused") != 0 &&
           strcmp(v->state, "withdrawn") != 0;
}

/* Is the item mapped to, by the newest version of each piece that says so? */
static bool
is_mapped(
    const struct account *a, const struct d_unit *u, const struct d_item *item)
{
    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next) {
        const struct d_version *v = e->versions;

        while (v != NULL && mapping_of(v, u, item) == NULL)
            v = v->next;
        if (v != NULL && is_live(v, mapping_of(v, u, item)))
            return true;
    }
    return false;
}

/* Does the version submitted last of any piece wait for a decision? */
static bool
is_waiting(
    const struct account *a, const struct d_unit *u, const struct d_item *item)
{
    static const char *const open[] = {
        "submitted", "in-review", "accepted", "accepted-in-part", NULL};
    bool stands = *standing(a, u, item) != '\0' || waiting(a, u, item) != NULL;

    for (struct d_evidence *e = a->evidence; e != NULL; e = e->next) {
        const struct d_version *v = e->versions;

        while (v != NULL && v->submitted == 0)
            v = v->next;
        if (v != NULL && is_live(v, mapping_of(v, u, item)) &&
            is_one_of(v->state, open) &&
            !(stands && was_judged(a, u, item, e, v)))
            return true;
    }
    return false;
}

static const char *
own_state(
    const struct account *a, const struct d_unit *u, const struct d_item *item)
{
    const char *decision = standing(a, u, item);

    if (strcmp(decision, "met") == 0)
        return decision;
    if (is_waiting(a, u, item))
        return "submitted";
    if (waiting(a, u, item) != NULL)
        return "to-countersign";
    if (*decision != '\0')
        return decision;
    return is_mapped(a, u, item) ? "mapped" : "not-started";
}

/* The further back in this list, the less is done. */
static int
rank(const char *state)
{
    static const char *const order[] = {"not-started", "mapped", "submitted",
        "more-needed", "not-yet", "to-countersign", "met"};

    for (int i = 0; i < 7; i++)
        if (strcmp(order[i], state) == 0)
            return i;
    return 0;
}

/* An item decided by its parts is as far as the least of them. */
static void
settle(struct d_unit *u, struct d_item *item)
{
    bool by_parts = strcmp(item->assess, "children") == 0;

    if (by_parts)
        item->state = "met";
    for (struct d_item *i = u->items; i != NULL; i = i->next) {
        if (i->parent != item || strcmp(i->assess, "none") == 0 ||
            strcmp(i->state, "met") == 0)
            continue;
        if (by_parts && rank(i->state) < rank(item->state))
            item->state = i->state;
        else if (strcmp(item->assess, "both") == 0 &&
                 strcmp(item->state, "met") == 0)
            item->state = "more-needed";
    }
}

/* From the last to the first: parts come after what they are part of. */
void
derive_item_states(struct account *a, struct d_unit *u)
{
    for (struct d_item *i = u->items; i != NULL; i = i->next)
        i->state = own_state(a, u, i);
    for (struct d_item *i = u->items; i != NULL; i = i->next)
        settle(u, i);
}

const char *
derive_unit_state(struct account *a, struct d_unit *u)
{
    size_t n = 0, met = 0;
    bool begun = false;

    if (u->migrated != NULL)
        return "migrated";
    if (derive_stage(u) != NULL)
        return derive_stage(u);
    if (derive_step(u, "signature") != NULL)
        return derive_is_declared(a, u) ? "iqa-pool" : "signed";
    for (struct d_item *i = u->items; i != NULL; i = i->next) {
        if (!derive_is_assessed(i))
            continue;
        n++;
        met += strcmp(i->state, "met") == 0;
        begun |= strcmp(i->state, "met") == 0 || is_mapped(a, u, i);
    }
    if (n > 0 && met == n)
        return derive_is_declared(a, u) ? "declared" : "complete";
    return begun ? "in-progress" : "registered";
}
