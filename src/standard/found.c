/* found - read a unit that was found, and mark in it what was found. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "found.h"
#include "names.h"
#include "store/sql.h"

#define ITEMS_MAX 3     /* shown of a unit */
#define SNIPPET_MAX 240 /* bytes; a longer text is cut */
#define SNIPPET_BEFORE 80

/* A word that is marked, and which of those asked it stands for. */
struct mark {
    const char *word;
    size_t asked;
};

struct reading {
    struct mem *mem;
    const char *language; /* of the hit */
    struct mark *mark;    /* sorted */
    size_t n;
    struct found_unit *out;
    struct found_item item[ITEMS_MAX];
    unsigned score[ITEMS_MAX];
};

static int
compare(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;

    return strcmp(x->word, y->word);
}

static void
take_marks(struct reading *r, const struct asked *asked, enum found_as as)
{
    size_t room = 0;

    for (size_t i = 0; i < asked->n; i++)
        room += asked->word[i].as[as].n;
    r->mark = mem_array(r->mem, room + 1, sizeof(*r->mark));
    for (size_t i = 0; i < asked->n; i++)
        for (size_t k = 0; k < asked->word[i].as[as].n; k++)
            r->mark[r->n++] = (struct mark){asked->word[i].as[as].word[k], i};
    qsort(r->mark, r->n, sizeof(*r->mark), compare);
}

static const struct mark *
find_mark(const struct reading *r, const struct word *w)
{
    struct mark key = {w->folded, 0};

    return bsearch(&key, r->mark, r->n, sizeof(key), compare);
}

/* How many of the words asked for are in the text; *first is where the first
 * one stands. */
static unsigned
count_marks(const struct reading *r, const char *text, const char **first)
{
    unsigned seen = 0, n = 0;
    struct word w;

    *first = NULL;
    while (word_next(&text, &w)) {
        const struct mark *mark = find_mark(r, &w);

        if (mark == NULL)
            continue;
        if (*first == NULL)
            *first = w.at;
        n += (seen & 1u << mark->asked) == 0;
        seen |= 1u << mark->asked;
    }
    return n;
}

/* The part of a long text to show: from some words before the first hit. */
static void
cut(const char *text, const char *first, const char **start, const char **end)
{
    size_t len = strlen(text);
    const char *next;
    struct word w;

    *start = text;
    *end = text + len;
    if (len <= SNIPPET_MAX)
        return;
    for (next = text; first != NULL && word_next(&next, &w);)
        if (w.at + SNIPPET_BEFORE >= first) {
            *start = w.at;
            break;
        }
    for (next = *start; word_next(&next, &w);)
        if (w.at + w.len > *start + SNIPPET_MAX) {
            *end = w.at;
            break;
        }
}

static void
add_piece(struct mem *m, struct found_piece *piece, size_t *n, const char *from,
    const char *to, bool hit)
{
    if (to > from)
        piece[(*n)++] = (struct found_piece){
            mem_strndup(m, from, (size_t)(to - from)), hit};
}

static struct found_words
mark(struct reading *r, const char *text, const char *first,
    const char *language, const char *origin)
{
    struct found_words out = {.language = language,
        .origin = (enum unit_origin)name_find(
            origin_names, ORIGIN_MACHINE + 1, origin, ORIGIN_SOURCE)};
    const char *start, *end, *next;
    struct found_piece *piece;
    size_t hits = 0;
    struct word w;

    cut(text, first, &start, &end);
    for (next = start; word_next(&next, &w) && w.at < end;)
        hits += find_mark(r, &w) != NULL;
    out.piece = piece = mem_array(r->mem, 2 * hits + 1, sizeof(*piece));
    out.cut = start > text;
    out.cut_off = *end != '\0';
    for (next = start; word_next(&next, &w) && w.at < end;) {
        if (find_mark(r, &w) == NULL)
            continue;
        add_piece(r->mem, piece, &out.n, start, w.at, false);
        add_piece(r->mem, piece, &out.n, w.at, w.at + w.len, true);
        start = w.at + w.len;
    }
    add_piece(r->mem, piece, &out.n, start, end, false);
    return out;
}

/* The best items, in their order among those as good. */
static enum result
take_item(struct ctx *c, const struct found_item_row *row, void *arg)
{
    struct reading *r = arg;
    struct found_unit *u = r->out;
    const char *first;
    unsigned n = count_marks(r, row->words, &first);
    size_t at = u->nitems;

    (void)c;
    if (n == 0)
        return OK;
    while (at > 0 && r->score[at - 1] < n)
        at--;
    if (u->nitems == ITEMS_MAX)
        u->items_more++;
    else
        u->nitems++;
    if (at == ITEMS_MAX)
        return OK;
    for (size_t i = u->nitems - 1; i > at; i--) {
        r->item[i] = r->item[i - 1];
        r->score[i] = r->score[i - 1];
    }
    r->score[at] = n;
    r->item[at] = (struct found_item){row->id, mem_strdup(r->mem, row->name),
        mem_strdup(r->mem, row->section), mem_strdup(r->mem, row->label),
        mark(r, row->words, first, r->language, row->origin)};
    return OK;
}

static struct found_words
mark_title(struct reading *r, const struct found_text_row *row)
{
    const char *first;

    count_marks(r, row->title, &first);
    return mark(r, row->title, first, row->language, row->origin);
}

static bool
has_hit(const struct found_words *words)
{
    for (size_t i = 0; i < words->n; i++)
        if (words->piece[i].hit)
            return true;
    return false;
}

/* The title for the reader, and that in the language of the hit where only
 * that shows what was found. */
static enum result
take_titles(struct ctx *c, struct reading *r, const struct search_hit *hit)
{
    struct found_text_row *rows, *readers = NULL, *other = NULL;
    size_t n;
    enum result result = sql_found_titles(c, hit->thing, &rows, &n);

    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].language, c->lang) == 0)
            readers = &rows[i];
        else if (other == NULL || strcmp(rows[i].language, hit->language) == 0)
            other = &rows[i];
    }
    if (readers == NULL) {
        readers = other;
        other = NULL;
    }
    if (readers != NULL)
        r->out->title = mark_title(r, readers);
    if (other == NULL || has_hit(&r->out->title))
        return result;
    r->out->other_title = mark_title(r, other);
    if (!has_hit(&r->out->other_title))
        r->out->other_title.n = 0;
    return result;
}

enum result
found_read(struct ctx *c, const struct asked *asked,
    const struct search_hit *hit, enum found_as as, struct found_unit *out)
{
    struct reading reading = {
        .mem = c->mem, .language = hit->language, .out = out};
    struct found_unit_row unit;
    enum result r;

    if ((r = sql_found_unit(c, hit->thing, &unit)) != OK)
        return r;
    *out =
        (struct found_unit){.id = hit->thing, .key = unit.key, .rev = unit.rev};
    take_marks(&reading, asked, as > AS_MUTATED ? as : AS_MUTATED);
    if ((r = sql_found_items(
             c, hit->thing, hit->language, take_item, &reading)) != OK ||
        (r = take_titles(c, &reading, hit)) != OK)
        return r;
    out->items =
        mem_dup(c->mem, reading.item, out->nitems * sizeof(*out->items));
    return OK;
}
