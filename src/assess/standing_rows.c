/* standing_rows - read the rows of one enrolment and join them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "standing_rows.h"

/* Rows of decisions, by item. */
static const struct standing_decision_row **
by_item(struct ctx *c, const struct outline *unit,
    const struct standing_decision_row *d, size_t n)
{
    const struct standing_decision_row **out =
        mem_array(c->mem, unit->nitems + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++) {
        const struct outline_item *item = outline_item(unit, d[i].item);

        if (item != NULL)
            out[item - unit->items] = &d[i];
    }
    return out;
}

enum result
standing_decisions(struct ctx *c, struct id enrolment, struct rows *rows)
{
    struct standing_decision_row *d;
    enum result r;
    size_t n;

    if ((r = sql_standing_decisions(c, enrolment, &d, &n)) != OK)
        return r;
    rows->decision = by_item(c, rows->unit, d, n);
    if ((r = sql_waiting_decisions(c, enrolment, &d, &n)) == OK)
        rows->waiting = by_item(c, rows->unit, d, n);
    return r;
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

static int
versions_in_order(const void *a, const void *b)
{
    const struct standing_version_row *x = a, *y = b;

    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return x->version < y->version ? -1 : 1;
}

static enum result
read_pieces(struct ctx *c, bool drafts, struct rows *rows, struct matrix *m)
{
    struct standing_version_row *v;
    enum result r;
    size_t n, count;

    if ((r = sql_standing_versions(c, m->enrolment, &v, &n)) != OK)
        return r;
    if (n > 0)
        qsort(v, n, sizeof(*v), versions_in_order);
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
links_in_order(const void *a, const void *b)
{
    const struct link *x = a, *y = b;

    if (x->item != y->item)
        return x->item < y->item ? -1 : 1;
    return versions_in_order(x->version, y->version);
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
    qsort(rows->link, rows->nlinks, sizeof(*rows->link), links_in_order);
    return OK;
}

bool
decision_open(const struct rows *rows, size_t item)
{
    const struct standing_decision_row *d = rows->decision[item];

    return d != NULL ? strcmp(d->decision, "met") != 0
                     : rows->waiting[item] != NULL;
}

/* Mark what the decisions on an item have rested on, where one is not met. */
static enum result
read_rests(struct ctx *c, struct id enrolment, struct rows *rows)
{
    struct standing_rest_row *rest;
    size_t n, end;
    enum result r;

    for (size_t at = 0; at < rows->nlinks; at = end) {
        size_t item = rows->link[at].item;

        for (end = at + 1; end < rows->nlinks; end++)
            if (rows->link[end].item != item)
                break;
        if (!decision_open(rows, item))
            continue;
        r = sql_standing_rests(
            c, enrolment, rows->unit->items[item].id, &rest, &n);
        if (r != OK)
            return r;
        for (size_t i = at; i < end; i++)
            for (size_t k = 0; k < n; k++)
                if (rest[k].version == rows->link[i].version->version &&
                    id_equal(rest[k].evidence, rows->link[i].version->evidence))
                    rows->link[i].rested = true;
    }
    return OK;
}

enum result
standing_links(struct ctx *c, bool drafts, struct rows *rows, struct matrix *m)
{
    enum result r;

    if ((r = read_pieces(c, drafts, rows, m)) != OK ||
        (r = read_links(c, m->enrolment, rows)) != OK)
        return r;
    return read_rests(c, m->enrolment, rows);
}
