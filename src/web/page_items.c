/* page_items - the items a piece shows, from all units at once, and sending. */
#include <config.h>

#include <string.h>

#include "asset.h"
#include "handlers.h"
#include "learner.h"
#include "views.h"

static const struct field items_fields[] = {
    {"item", FIELD_CHOICE, 200, NULL},
    {"do",   FIELD_CHOICE, 8,   NULL},
    {NULL,   FIELD_LINE,   0,   NULL}
};
const struct form form_items = {items_fields};

/* Is the item evidenced by this piece, and by others? */
static void
look(const struct matrix_item *item, struct id piece, bool *by_this,
    bool *by_others)
{
    *by_this = *by_others = false;
    for (size_t i = 0; i < item->ncells; i++)
        if (id_equal(item->cells[i].piece->id, piece))
            *by_this = strcmp(item->cells[i].state, "refused") != 0;
        else
            *by_others = true;
}

/* Met, or some evidence waits: whatever more there is can be left out. */
static bool
is_covered(const struct matrix_item *item, bool others)
{
    return item->state == ITEM_MET ||
           (others && item->state != ITEM_MORE_NEEDED &&
               item->state != ITEM_NOT_YET);
}

/* The unit's items, those without other evidence apart. */
static void
add_choices(struct request *q, const struct matrix *m, struct id piece,
    bool draft, struct items_unit *out)
{
    struct items_choice *open =
        mem_array(q->c->mem, m->nitems + 1, sizeof(*open));
    struct items_choice *covered =
        mem_array(q->c->mem, m->nitems + 1, sizeof(*covered));
    bool chosen, fixed, others;

    *out = (struct items_unit){
        .titles = m->titles, .open = open, .covered = covered};
    for (size_t i = 0; i < m->nitems; i++) {
        const struct matrix_item *item = &m->items[i];
        const char *value = mem_printf(
            q->c->mem, "%s@%lld:%s", m->key, (long long)m->rev, item->name);

        if (!item->assessed)
            continue;
        look(item, piece, &chosen, &others);
        fixed = chosen && !draft;
        if (q->failure.code != NULL && !fixed)
            chosen = form_has(q->form, "item", value);
        out->nchosen += chosen;
        if (is_covered(item, others)) {
            covered[out->ncovered++] =
                (struct items_choice){value, item, chosen, fixed};
            out->unfolded = out->unfolded || chosen;
        } else {
            open[out->nopen++] =
                (struct items_choice){value, item, chosen, fixed};
        }
    }
}

static enum result
add_units(struct request *q, const struct next *next, struct items_view *v)
{
    struct items_unit *units =
        mem_array(q->c->mem, next->nunits + 1, sizeof(*units));
    enum result r;

    for (size_t i = 0; i < next->nunits; i++) {
        struct matrix m;

        if (next->units[i].progress.signed_at != 0)
            continue;
        r = matrix_read(q->c, next->units[i].progress.enrolment, true, &m);
        if (r != OK)
            return r;
        add_choices(q, &m, v->e->id, v->draft, &units[v->nunits++]);
    }
    v->units = units;
    return OK;
}

enum result
page_items(struct request *q)
{
    struct items_view v = {.page = page_begin(q, N_("What does it show?"))};
    struct evidence_view e;
    struct next next;
    enum result r;

    if ((r = own_piece(q, q->id, &e)) != OK ||
        (r = next_read(q->c, q->person.id, &next)) != OK)
        return r;
    v.page.script = asset_path("evidence.js");
    v.e = &e;
    v.draft = strcmp(e.state, "draft") == 0;
    v.to = first_name(q->c->mem, next.assessor.name);
    if ((r = add_units(q, &next, &v)) != OK)
        return r;
    view_items(&q->out, &v);
    return OK;
}

enum result
do_items(struct request *q)
{
    bool send = form_has(q->form, "do", "send");
    const char *items = form_joined(q->form, "item");
    struct evidence_view e;
    enum result r;

    if ((r = own_piece(q, q->id, &e)) != OK)
        return r;
    if (strcmp(e.state, "draft") == 0)
        r = evidence_map_only(q->c, q->id, items);
    else if (*items != '\0')
        r = evidence_map(q->c, q->id, items, NULL);
    if (r == OK && send)
        r = evidence_submit(q->c, q->id, q->credential);
    if (r != OK)
        return r;
    return go(q, "/evidence/%s?said=%s", id_text(q->c->mem, q->id),
        send ? "sent" : "saved");
}
