/*
 * standing - where items and a unit stand, derived from the rows of one
 * enrolment: decisions, mappings, versions of what is mapped.  Each is one
 * statement over an index; they are put together here, because a subquery per
 * item costs many times as much.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "standing.h"
#include "store/sql.h"

/* A piece with what decides whether a version of it waits. */
struct piece {
    struct id id;
    const struct standing_version_row *first; /* its versions, in order */
    size_t n;
    int64_t submitted; /* the newest version that was; 0: none */
    bool withdrawn;
    struct matrix_piece *shown; /* NULL: not for this reader */
};

/* A mapping, with the places of what it joins. */
struct link {
    size_t item, piece;
    const struct standing_version_row *version;
    const char *state;
};

struct rows {
    const struct outline *unit;
    const struct standing_decision_row **decision; /* by item; NULL: none */
    bool open; /* some decision is not met */
    struct standing_rest_row *rest;
    size_t nrest;
    struct piece *piece; /* by id */
    size_t npieces;
    struct link *link; /* by item, evidence number and version */
    size_t nlinks;
};

static enum result
read_decisions(struct ctx *c, struct id enrolment, struct rows *rows)
{
    struct standing_decision_row *d;
    enum result r;
    size_t n;

    if ((r = sql_standing_decisions(c, enrolment, &d, &n)) != OK)
        return r;
    rows->decision = mem_array(c->mem, rows->unit->nitems + 1, sizeof(d));
    for (size_t i = 0; i < n; i++) {
        const struct outline_item *item = outline_item(rows->unit, d[i].item);

        if (item != NULL)
            rows->decision[item - rows->unit->items] = &d[i];
        rows->open = rows->open || strcmp(d[i].decision, "met") != 0;
    }
    return OK;
}

static int
pieces_by_id(const void *a, const void *b)
{
    return memcmp(((const struct piece *)a)->id.b,
        ((const struct piece *)b)->id.b, sizeof(struct id));
}

/* One piece from its version rows, and what the reader sees of it. */
static struct piece
piece_of(const struct standing_version_row *v, size_t n, bool drafts,
    struct matrix *m)
{
    const struct standing_version_row *last = &v[n - 1], *shown = NULL;
    struct piece p = {.id = v->evidence, .first = v, .n = n};
    const char *state = ""; /* of the newest version that was submitted */

    p.withdrawn = strcmp(last->state, "withdrawn") == 0;
    for (size_t i = 0; i < n; i++) {
        if (v[i].submitted != 0) {
            p.submitted = v[i].version;
            state = v[i].state;
        }
        if (v[i].submitted != 0 || drafts)
            shown = &v[i];
    }
    if (p.withdrawn || shown == NULL)
        return p;
    p.shown = &m->pieces[m->npieces++];
    *p.shown = (struct matrix_piece){
        .id = p.id,
        .number = shown->number,
        .version = shown->version,
        .title = shown->title,
        .type = shown->type,
        .state = shown->state,
        .happened = shown->happened,
        .submitted = shown->submitted,
        .waits =
            strcmp(state, "submitted") == 0 || strcmp(state, "in-review") == 0,
    };
    return p;
}

static enum result
read_pieces(struct ctx *c, bool drafts, struct rows *rows, struct matrix *m)
{
    struct standing_version_row *v;
    enum result r;
    size_t n, count;

    if ((r = sql_standing_versions(c, m->enrolment, &v, &n)) != OK)
        return r;
    rows->piece = mem_array(c->mem, n + 1, sizeof(*rows->piece));
    m->pieces = mem_array(c->mem, n + 1, sizeof(*m->pieces));
    for (size_t i = 0; i < n; i += count) {
        for (count = 1; i + count < n; count++)
            if (v[i + count].number != v[i].number)
                break;
        rows->piece[rows->npieces++] = piece_of(&v[i], count, drafts, m);
    }
    qsort(rows->piece, rows->npieces, sizeof(*rows->piece), pieces_by_id);
    return OK;
}

static int
in_order(const void *a, const void *b)
{
    const struct link *x = a, *y = b;

    if (x->item != y->item)
        return x->item < y->item ? -1 : 1;
    if (x->version->number != y->version->number)
        return x->version->number < y->version->number ? -1 : 1;
    return x->version->version < y->version->version ? -1 : 1;
}

static const struct standing_version_row *
version_of(const struct piece *p, int64_t version)
{
    for (size_t i = p->n; i-- > 0;)
        if (p->first[i].version == version)
            return &p->first[i];
    return NULL;
}

static enum result
read_links(struct ctx *c, struct id enrolment, struct rows *rows)
{
    struct standing_mapping_row *row;
    enum result r;
    size_t n;

    if ((r = sql_standing_mappings(c, enrolment, &row, &n)) != OK)
        return r;
    rows->link = mem_array(c->mem, n + 1, sizeof(*rows->link));
    for (size_t i = 0; i < n; i++) {
        const struct outline_item *item = outline_item(rows->unit, row[i].item);
        const struct piece key = {.id = row[i].evidence},
                           *p = bsearch(&key, rows->piece, rows->npieces,
                               sizeof(key), pieces_by_id);
        struct link *link = &rows->link[rows->nlinks];

        if (item == NULL || p == NULL)
            continue;
        link->item = (size_t)(item - rows->unit->items);
        link->piece = (size_t)(p - rows->piece);
        link->state = row[i].state;
        link->version = version_of(p, row[i].version);
        rows->nlinks += link->version != NULL;
    }
    qsort(rows->link, rows->nlinks, sizeof(*rows->link), in_order);
    return OK;
}

static bool
rested(const struct rows *rows, const struct link *link)
{
    struct id item = rows->unit->items[link->item].id;

    for (size_t i = 0; i < rows->nrest; i++)
        if (rows->rest[i].version == link->version->version &&
            id_equal(rows->rest[i].item, item) &&
            id_equal(rows->rest[i].evidence, link->version->evidence))
            return true;
    return false;
}

/* Submitted in no later version, not refused, and no decision on the item has
 * rested on it. */
static bool
waits(const struct rows *rows, const struct link *link)
{
    const struct standing_decision_row *d = rows->decision[link->item];
    const char *state = link->version->state;

    return strcmp(link->state, "refused") != 0 &&
           link->version->version == rows->piece[link->piece].submitted &&
           strcmp(state, "returned") != 0 && strcmp(state, "withdrawn") != 0 &&
           (d == NULL ||
               (strcmp(d->decision, "met") != 0 && !rested(rows, link)));
}

/*
 * The links of one piece to one item, oldest version first, as a cell where
 * the reader sees it; the newest version that is mapped counts.
 */
static void
add_cell(const struct rows *rows, const struct link *link, size_t n,
    struct matrix_item *item, bool *waiting)
{
    const struct piece *p = &rows->piece[link->piece];
    struct matrix_cell cell = {.piece = p->shown};

    for (size_t i = 0; i < n; i++) {
        cell.waits = cell.waits || waits(rows, &link[i]);
        if (p->shown != NULL && link[i].version->version <= p->shown->version)
            cell.state = link[i].state;
    }
    item->mapped += !p->withdrawn && strcmp(link[n - 1].state, "refused") != 0;
    *waiting = *waiting || cell.waits;
    if (cell.state == NULL)
        return;
    p->shown->items++;
    item->cells[item->ncells++] = cell;
}

/* What an item shows by itself, without its children. */
static enum item_state
own_state(const struct matrix_item *item, bool waiting)
{
    const char *decision = item->decision ? item->decision->decision : "";

    if (strcmp(decision, "met") == 0)
        return ITEM_MET;
    if (waiting)
        return ITEM_SUBMITTED;
    if (strcmp(decision, "not-yet") == 0)
        return ITEM_NOT_YET;
    if (strcmp(decision, "more-needed") == 0)
        return ITEM_MORE_NEEDED;
    return item->mapped > 0 ? ITEM_MAPPED : ITEM_NOT_STARTED;
}

static struct matrix_decision *
decision_of(struct mem *mem, const struct standing_decision_row *row)
{
    struct matrix_decision *d;

    if (row == NULL)
        return NULL;
    d = mem_alloc(mem, sizeof(*d));
    d->decision = row->decision;
    d->letter = row->letter;
    d->note = row->note;
    d->review = row->review;
    return d;
}

static struct matrix_item
item_of(const struct outline_item *o, const char *lang)
{
    struct outline_text words = outline_text(&o->words, lang);

    return (struct matrix_item){
        .id = o->id,
        .name = o->name,
        .section = o->section,
        .label = o->label,
        .words = words.words,
        .language = words.language,
        .depth = o->depth,
        .assess = o->assess,
        .assessed = o->self,
    };
}

static void
add_items(
    struct ctx *c, const struct rows *rows, const char *lang, struct matrix *m)
{
    struct matrix_cell *cells =
        mem_array(c->mem, rows->nlinks + 1, sizeof(*cells));
    size_t at = 0, count;

    m->nitems = rows->unit->nitems;
    m->items = mem_array(c->mem, m->nitems + 1, sizeof(*m->items));
    for (size_t i = 0; i < m->nitems; i++) {
        struct matrix_item *item = &m->items[i];
        bool waiting = false;

        *item = item_of(&rows->unit->items[i], lang);
        item->decision = decision_of(c->mem, rows->decision[i]);
        item->cells = cells + at;
        for (; at < rows->nlinks && rows->link[at].item == i; at += count) {
            const struct link *link = &rows->link[at];

            for (count = 1; at + count < rows->nlinks; count++)
                if (link[count].item != i || link[count].piece != link->piece)
                    break;
            add_cell(rows, link, count, item, &waiting);
        }
        item->state = own_state(item, waiting);
    }
}

/* Children stand after their parents, so going backwards settles them first. */
static void
settle_parents(struct ctx *c, const struct outline *unit, struct matrix *m)
{
    enum item_state *least = mem_array(c->mem, m->nitems + 1, sizeof(*least));

    for (size_t i = 0; i < m->nitems; i++)
        least[i] = ITEM_MET;
    for (size_t i = m->nitems; i-- > 0;) {
        const struct outline_item *item = &unit->items[i];
        enum item_state *state = &m->items[i].state;

        if (item->children && !item->self)
            *state = least[i];
        else if (item->children && *state == ITEM_MET && least[i] != ITEM_MET)
            *state = ITEM_MORE_NEEDED;
        if (item->parent >= 0 && (item->self || item->children) &&
            *state < least[item->parent])
            least[item->parent] = *state;
    }
}

static enum unit_state
state_of(const struct matrix *m)
{
    if (m->declared != 0 && m->signed_at != 0)
        return UNIT_IQA_POOL;
    if (m->signed_at != 0)
        return UNIT_SIGNED;
    if (m->met == m->n && m->n > 0)
        return m->declared != 0 ? UNIT_DECLARED : UNIT_COMPLETE;
    return m->mapped > 0 || m->met > 0 ? UNIT_IN_PROGRESS : UNIT_REGISTERED;
}

static void
count(struct matrix *m)
{
    for (size_t i = 0; i < m->nitems; i++) {
        const struct matrix_item *item = &m->items[i];

        if (!item->assessed)
            continue;
        m->n++;
        m->met += item->state == ITEM_MET;
        m->mapped += item->mapped > 0;
    }
}

enum result
standing_read(struct ctx *c, const struct outline *unit, const char *lang,
    bool drafts, struct matrix *m)
{
    struct rows rows = {.unit = unit};
    enum result r;

    if ((r = read_decisions(c, m->enrolment, &rows)) != OK ||
        (r = read_pieces(c, drafts, &rows, m)) != OK ||
        (r = read_links(c, m->enrolment, &rows)) != OK)
        return r;
    if (rows.open && (r = sql_standing_rests(
                          c, m->enrolment, &rows.rest, &rows.nrest)) != OK)
        return r;
    add_items(c, &rows, lang, m);
    settle_parents(c, unit, m);
    count(m);
    m->state = state_of(m);
    return OK;
}

enum result
standing_counts(struct ctx *c, const struct outline *unit, struct matrix *m)
{
    struct rows rows = {.unit = unit};
    struct matrix full = *m;
    enum result r;

    if ((r = read_decisions(c, m->enrolment, &rows)) != OK)
        return r;
    add_items(c, &rows, unit->language, m);
    settle_parents(c, unit, m);
    count(m);
    m->state = state_of(m);
    if (m->met > 0)
        return OK; /* evidence would not change it */
    *m = full;
    return standing_read(c, unit, unit->language, true, m);
}
