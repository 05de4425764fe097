/* pair_compare - do two languages' items agree, and where do they not? */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "standard/pair.h"

/* An item of either unit, to be found by its id. */
struct found {
    struct unit_each at;
    size_t place;
};

struct index {
    struct found *item, **by_id;
    size_t n;
};

static int
by_id(const void *a, const void *b)
{
    const struct found *const *x = a, *const *y = b;

    return strcmp((*x)->at.node->id, (*y)->at.node->id);
}

static void
index_make(struct mem *m, const struct unit *u, struct index *out)
{
    struct unit_each at = {0};

    out->n = 0;
    while (unit_each_item(u, &at))
        out->n++;
    out->item = mem_array(m, out->n + 1, sizeof(*out->item));
    out->by_id = mem_array(m, out->n + 1, sizeof(struct found *));
    at = (struct unit_each){0};
    for (size_t i = 0; unit_each_item(u, &at); i++) {
        out->item[i] = (struct found){at, i};
        out->by_id[i] = &out->item[i];
    }
    qsort(out->by_id, out->n, sizeof(struct found *), by_id);
}

static const struct found *
find(const struct index *index, const struct unit_node *node)
{
    struct found key =
                     {
                         {NULL, node},
                         0
    },
                 *p = &key, **at;

    at = bsearch(&p, index->by_id, index->n, sizeof(struct found *), by_id);
    return at != NULL ? *at : NULL;
}

/* The number that a label ends in, "12.1" of "P12.1."; "" for none. */
static const char *
number_of(struct mem *m, const char *label)
{
    const char *from, *to;

    if (label == NULL)
        return "";
    to = label + strlen(label);
    while (to > label && (to[-1] < '0' || to[-1] > '9'))
        to--;
    for (from = to; from > label && strchr("0123456789.", from[-1]) != NULL;)
        from--;
    return mem_strndup(m, from, (size_t)(to - from));
}

static bool
same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/*
 * Does the source number this item?  Not where every line of it begins "1."
 * as some documents have it.
 */
static bool
is_numbered(struct mem *m, const struct index *index, const struct found *item)
{
    const struct unit_node *node = item->at.node;
    size_t i = item->place;

    if (*number_of(m, node->label) == '\0')
        return false;
    return (i == 0 || !same(item[-1].at.node->label, node->label)) &&
           (i + 1 == index->n || !same(item[1].at.node->label, node->label));
}

static const char *
parent_id(const struct found *item)
{
    const struct unit_node *parent = unit_item_parent(item->at.node);

    return parent != NULL ? parent->id : "";
}

/* NULL: the two agree. */
static const char *
difference(struct mem *m, const struct index *one, const struct index *other,
    const struct found *a, const struct found *b, const char *lang)
{
    const char *words = a->at.node->text->lang;
    const char *theirs = unit_words_in(b->at.node->text, words);

    if (a->at.section->role != b->at.section->role)
        return "section";
    if (!same(parent_id(a), parent_id(b)))
        return "parent";
    if (is_numbered(m, one, a) && is_numbered(m, other, b) &&
        !same(number_of(m, a->at.node->label), number_of(m, b->at.node->label)))
        return "label";
    if (unit_words_in(b->at.node->text, lang) == NULL)
        return "missing";
    if (strcmp(words, lang) != 0 && theirs != NULL &&
        !same(utf8_normal(m, theirs), utf8_normal(m, a->at.node->text->words)))
        return "words";
    return NULL;
}

static void
add_row(struct pair_rows *rows, const struct found *a, const struct found *b,
    const char *lang, const char *why)
{
    const struct found *named = a != NULL ? a : b;

    rows->row[rows->n++] = (struct pair_row){
        named->at.section->role,
        named->at.node->id,
        a != NULL ? a->at.node->text->words : NULL,
        b != NULL ? unit_words_in(b->at.node->text, lang) : NULL,
        why,
    };
}

/*
 * The other's items that one lacks stand where the other has them: those
 * before that place, and those that follow on it.
 */
static void
add_extra(struct pair_rows *rows, const struct index *one,
    const struct index *other, size_t *at, size_t end, const char *lang)
{
    for (; *at < other->n; ++*at) {
        if (find(one, other->item[*at].at.node) == NULL)
            add_row(rows, NULL, &other->item[*at], lang, "extra");
        else if (*at >= end)
            return;
    }
}

/* Rows of sections without any difference are left out; true: all are. */
static bool
drop_equal(struct pair_rows *rows)
{
    bool differs[ROLE_N] = {false};
    size_t n = 0;

    for (size_t i = 0; i < rows->n; i++)
        if (rows->row[i].why != NULL)
            differs[rows->row[i].section] = true;
    for (size_t i = 0; i < rows->n; i++)
        if (differs[rows->row[i].section])
            rows->row[n++] = rows->row[i];
    rows->n = n;
    return n == 0;
}

bool
pair_compare(struct mem *m, const struct unit *one, const struct unit *other,
    const char *lang, struct pair_rows *rows)
{
    struct index a, b;
    size_t at = 0;

    index_make(m, one, &a);
    index_make(m, other, &b);
    rows->row = mem_array(m, a.n + b.n + 1, sizeof(*rows->row));
    rows->n = 0;
    add_extra(rows, &a, &b, &at, 0, lang);
    for (size_t i = 0; i < a.n; i++) {
        const struct found *item = &a.item[i];
        const struct found *theirs = find(&b, item->at.node);

        add_row(rows, item, theirs, lang,
            theirs != NULL ? difference(m, &a, &b, item, theirs, lang)
                           : "missing");
        if (theirs != NULL)
            add_extra(rows, &a, &b, &at, theirs->place + 1, lang);
    }
    add_extra(rows, &a, &b, &at, b.n, lang);
    return drop_equal(rows);
}
