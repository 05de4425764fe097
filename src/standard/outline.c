/* outline - read a loaded unit once, and keep it. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "standard/outline.h"
#include "standard/unit.h"
#include "store/kept.h"
#include "store/sql.h"

/* The rows from *at on that belong to the id; *at moves behind them. */
static struct outline_texts
texts_of(struct ctx *c, struct id id, const struct outline_text_row *rows,
    size_t n, size_t *at)
{
    struct outline_text *text;
    size_t first = *at;

    while (*at < n && id_equal(rows[*at].item, id))
        ++*at;
    text = mem_array(c->mem, *at - first + 1, sizeof(*text));
    for (size_t i = first; i < *at; i++)
        text[i - first] = (struct outline_text){rows[i].language, rows[i].words,
            unit_is_unofficial(unit_origin(rows[i].origin))};
    return (struct outline_texts){text, *at - first};
}

/* Parents stand before their children. */
static int
place_of(const struct outline_item *items, size_t n, struct id id)
{
    if (id_is_none(id))
        return -1;
    while (n-- > 0)
        if (id_equal(items[n].id, id))
            return (int)n;
    return -1;
}

static bool
is_one(const char *code, const char *a, const char *b)
{
    return strcmp(code, a) == 0 || strcmp(code, b) == 0;
}

static enum result
add_items(struct ctx *c, struct outline *o)
{
    struct outline_item_row *rows;
    struct outline_text_row *texts;
    struct outline_item *items;
    size_t n, ntexts, at = 0;
    enum result r;

    if ((r = sql_outline_items(c, o->unit, &rows, &n)) != OK ||
        (r = sql_outline_texts(c, o->unit, &texts, &ntexts)) != OK)
        return r;
    items = mem_array(c->mem, n + 1, sizeof(*items));
    for (size_t i = 0; i < n; i++) {
        int parent = place_of(items, i, rows[i].parent);

        items[i] = (struct outline_item){
            .id = rows[i].id,
            .name = rows[i].name,
            .section = rows[i].section,
            .label = rows[i].label,
            .assess = rows[i].assess,
            .self = is_one(rows[i].assess, "self", "both"),
            .children = is_one(rows[i].assess, "children", "both"),
            .parent = parent,
            .depth = parent < 0 ? 0 : items[parent].depth + 1,
            .words = texts_of(c, rows[i].id, texts, ntexts, &at),
        };
    }
    o->items = items;
    o->nitems = n;
    return OK;
}

static enum result
add_title(struct ctx *c, struct outline *o, const char *primary)
{
    struct outline_text_row *texts;
    enum result r;
    size_t n, at = 0;

    if ((r = sql_outline_titles(c, o->unit, &texts, &n)) != OK)
        return r;
    if (n == 0) {
        texts = mem_alloc(c->mem, sizeof(*texts));
        *texts =
            (struct outline_text_row){o->unit, o->language, primary, "source"};
        n = 1;
    }
    o->title = texts_of(c, o->unit, texts, n, &at);
    return OK;
}

static int
by_id(const void *a, const void *b)
{
    const struct outline_item *const *x = a, *const *y = b;

    return memcmp((*x)->id.b, (*y)->id.b, sizeof((*x)->id.b));
}

static enum result
make(struct ctx *c, struct id unit, const void **out)
{
    struct outline *o = mem_alloc(c->mem, sizeof(*o));
    struct outline_unit_row row;
    enum result r;

    if ((r = sql_outline_unit(c, unit, &row)) != OK)
        return r;
    o->unit = unit;
    o->key = row.key;
    o->rev = row.rev;
    o->language = row.language;
    if ((r = add_items(c, o)) != OK || (r = add_title(c, o, row.title)) != OK)
        return r;
    o->by_id = mem_array(c->mem, o->nitems + 1, sizeof(struct outline_item *));
    for (size_t i = 0; i < o->nitems; i++)
        o->by_id[i] = &o->items[i];
    qsort(o->by_id, o->nitems, sizeof(struct outline_item *), by_id);
    *out = o;
    return OK;
}

enum result
outline_get(struct ctx *c, struct id unit, const struct outline **out)
{
    struct edition_row newest = {1};
    const void *kept = NULL;
    enum result r = sql_edition_newest(c, unit, &newest);

    if (r == OK || r == ERR_NOT_FOUND)
        r = kept_get(c, unit, newest.edition, make, &kept);
    *out = kept;
    return r;
}

struct outline_text
outline_text(const struct outline_texts *texts, const char *lang)
{
    for (size_t i = 0; i < texts->n; i++)
        if (strcmp(texts->text[i].language, lang) == 0)
            return texts->text[i];
    return texts->n > 0 ? texts->text[0]
                        : (struct outline_text){NULL, NULL, false};
}

const struct outline_item *
outline_item(const struct outline *o, struct id item)
{
    const struct outline_item key = {.id = item}, *p = &key, **found;

    found =
        bsearch(&p, o->by_id, o->nitems, sizeof(struct outline_item *), by_id);
    return found == NULL ? NULL : *found;
}
