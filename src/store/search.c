/*
 * search - documents, the words that there are, and what is like them.
 *
 * A word is kept in three pieces, each with its place.  Two letters wrong, or
 * two that changed places, can spoil two pieces only, so a piece stands
 * unchanged, moved by no more than the letters that were added or taken away
 * before it.  So a few dozen lookups find all that is similar, however many
 * words there are.  (Two pairs that changed places may spoil all three.)
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/word.h"
#include "handle.h"
#include "store/search.h"
#include "store/sql.h"

#define PIECES 3
#define PIECE_WORDS_MAX 1000
#define MERGE_PAGES                                                            \
    1000 /* in one transaction: a few hundredths of a second                   \
          */
#define MERGES_MAX 1000
#define LATEST_MAX 1000 /* documents that a query weighs */
#define WEIGHED_MAX 24  /* words of a query that are weighed */

/*
 * Words that are known to be there, so that they are not asked for again with
 * every document.  A hash stands for the word: were two ever to share one, a
 * word would not be found when it is misspelt.
 */
#define KNOWN_N ((size_t)1 << 17)

void
search_forget(struct writer *w)
{
    if (w->known != NULL)
        memset(w->known, 0, KNOWN_N * sizeof(*w->known));
}

static bool
is_known(struct writer *w, const char *word)
{
    uint64_t hash = UINT64_C(14695981039346656037), *place; /* FNV-1a */

    for (const char *p = word; *p != '\0'; p++)
        hash = (hash ^ (unsigned char)*p) * UINT64_C(1099511628211);
    if (w->known == NULL && (w->known = calloc(KNOWN_N, sizeof(hash))) == NULL)
        _exit(3);
    place = &w->known[(hash >> 32) % KNOWN_N];
    if (*place == hash)
        return true;
    *place = hash;
    return false;
}

/* Where the piece i of a word so long begins. */
static size_t
piece_start(size_t len, size_t i)
{
    return len * i / PIECES;
}

/* The name of the piece i of words of length len, spelt as at s. */
static const char *
piece_name(char out[static WORD_SIZE + 8], size_t len, size_t i, const char *s)
{
    size_t n = piece_start(len, i + 1) - piece_start(len, i);

    snprintf(out, WORD_SIZE + 8, "%zu.%zu.%.*s", len, i, (int)n, s);
    return out;
}

static enum result
add_word(struct ctx *c, const char *word)
{
    char piece[WORD_SIZE + 8];
    size_t len = strlen(word);
    enum result r = sql_search_word_add(c, word);

    if (r == ERR_NOT_FOUND)
        return OK; /* it was there */
    for (size_t i = 0; i < PIECES && len >= PIECES && r == OK; i++)
        r = sql_search_piece_add(
            c, piece_name(piece, len, i, word + piece_start(len, i)), word);
    return r;
}

static enum result
add_words(struct ctx *c, const char *words)
{
    struct writer *w = c->store->writer;
    char word[WORD_SIZE];
    enum result r = OK;

    while (*words != '\0' && r == OK) {
        size_t len = strcspn(words, " ");

        if (len > 0 && len < WORD_SIZE) {
            memcpy(word, words, len);
            word[len] = '\0';
            if (!is_known(w, word))
                r = add_word(c, word);
        }
        words += len + (words[len] == ' ');
    }
    return r;
}

/* A document that is to be indexed. */
struct document {
    int64_t doc;
    const char *words[SEARCH_FIELDS];
};

struct held {
    struct mem *mem;
    struct document *document;
    size_t n, room;
};

void
search_hold(struct writer *w)
{
    struct mem *m = mem_new();

    w->held = mem_alloc(m, sizeof(*w->held));
    w->held->mem = m;
}

size_t
search_held(const struct writer *w)
{
    return w->held->n;
}

void
search_unhold(struct writer *w, size_t n)
{
    w->held->n = n;
}

void
search_release(struct writer *w)
{
    mem_free(w->held->mem);
    w->held = NULL;
}

static enum result
index_now(struct ctx *c, const struct document *d)
{
    return sql_search_index(c, d->doc, d->words[SEARCH_CODE],
        d->words[SEARCH_TITLE], d->words[SEARCH_KEYWORD],
        d->words[SEARCH_BODY]);
}

enum result
search_index_held(struct ctx *c)
{
    const struct held *h = c->store->writer->held;
    enum result r = OK;

    for (size_t i = 0; i < h->n && r == OK; i++)
        r = index_now(c, &h->document[i]);
    return r;
}

static enum result
index_document(struct ctx *c, const struct document *d)
{
    struct held *h = c->store->writer->held;

    if (h == NULL)
        return index_now(c, d);
    if (h->n == h->room) {
        size_t room = h->room == 0 ? 256 : 2 * h->room;

        h->document = mem_grow(h->mem, h->document,
            h->room * sizeof(*h->document), room * sizeof(*h->document));
        h->room = room;
    }
    h->document[h->n].doc = d->doc;
    for (int i = 0; i < SEARCH_FIELDS; i++)
        h->document[h->n].words[i] = mem_strdup(h->mem, d->words[i]);
    h->n++;
    return OK;
}

enum result
search_put(struct ctx *c, struct id thing, const char *language,
    const char *const words[static SEARCH_FIELDS])
{
    struct search_last_row last;
    struct document d;
    enum result r;

    if ((r = sql_search_doc_void(c, thing, language)) != OK ||
        (r = sql_search_last(c, &last)) != OK)
        return r;
    d.doc = last.doc + 1;
    memcpy(d.words, words, sizeof(d.words));
    if ((r = sql_search_doc_add(c, d.doc, thing, language)) != OK ||
        (r = index_document(c, &d)) != OK)
        return r;
    for (int i = 0; i < SEARCH_FIELDS && r == OK; i++)
        r = add_words(c, words[i]);
    return r;
}

enum result
search_set_old(struct ctx *c, struct id thing)
{
    return sql_search_doc_old(c, thing);
}

enum result
search_clear(struct ctx *c)
{
    enum result r;

    search_forget(c->store->writer);
    if ((r = sql_search_clear(c)) != OK ||
        (r = sql_search_doc_clear(c)) != OK ||
        (r = sql_search_word_clear(c)) != OK)
        return r;
    return sql_search_piece_clear(c);
}

/* A step of joining parts; *arg is how many pages to write. */
static enum result
merge(struct ctx *c, void *arg)
{
    return sql_search_merge(c, *(int64_t *)arg);
}

enum result
search_settle(struct ctx *c)
{
    struct store_batch b = {0};
    struct search_parts_row parts;
    int64_t pages = -MERGE_PAGES;
    enum result r;

    for (int i = 0; i < MERGES_MAX; i++) {
        if ((r = sql_search_parts(c, &parts)) != OK || parts.n <= 1 ||
            (r = store_batch_write(c, &b, merge, &pages)) != OK ||
            (r = store_batch_commit(c, &b)) != OK)
            return r;
        pages = MERGE_PAGES;
    }
    return OK;
}

void
search_words_add(struct mem *m, struct search_words *words, const char *word)
{
    for (size_t i = 0; i < words->n; i++)
        if (strcmp(words->word[i], word) == 0)
            return;
    if (words->n == words->room) {
        size_t room = words->room == 0 ? 16 : 2 * words->room;

        words->word = mem_grow(m, words->word,
            words->room * sizeof(*words->word), room * sizeof(*words->word));
        words->room = room;
    }
    words->word[words->n++] = mem_strdup(m, word);
}

/* Weighing costs for every word: with many that stand for those asked for,
 * how rare they are says little anyway. */
static bool
is_weighed(const struct search_query *q)
{
    size_t n = 0;

    for (size_t i = 0; i < q->n; i++)
        n += q->words[i].n;
    return n <= WEIGHED_MAX;
}

enum result
search_match(struct ctx *c, const struct search_query *q, size_t max,
    struct search_hit **out, size_t *n)
{
    const struct db_engine *engine = store_db(c, false)->engine;
    const char *language = q->language ? q->language : "", *text;
    struct search_hit_row *rows;
    enum result r;

    *n = 0;
    *out = NULL;
    for (size_t i = 0; i < q->n; i++)
        if (q->words[i].n == 0)
            return OK;
    text = engine->search_text(c->mem, q);
    r = is_weighed(q) ? sql_search_match(c, text, q->old, language, LATEST_MAX,
                            (int64_t)max, &rows, n)
                      : sql_search_latest(
                            c, text, q->old, language, (int64_t)max, &rows, n);
    if (r != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct search_hit){rows[i].thing, rows[i].language};
    return OK;
}

enum result
search_count(
    struct ctx *c, const struct search_query *q, size_t max, size_t *out)
{
    const struct db_engine *engine = store_db(c, false)->engine;
    struct search_count_row row;
    enum result r =
        sql_search_count(c, engine->search_text(c->mem, q), (int64_t)max, &row);

    *out = r == OK ? (size_t)row.n : 0;
    return r;
}

enum result
search_known(struct ctx *c, const char *word, struct search_words *out)
{
    struct search_word_row row;
    enum result r = sql_search_word_get(c, word, &row);

    if (r == OK)
        search_words_add(c->mem, out, word);
    return r == ERR_NOT_FOUND ? OK : r;
}

enum result
search_longer(
    struct ctx *c, const char *word, size_t max, struct search_words *out)
{
    struct search_word_row *rows;
    size_t n;
    enum result r;

    /* No folded word goes on with this character. */
    if ((r = sql_search_words(c, mem_printf(c->mem, "%s0", word),
             mem_printf(c->mem, "%s\xF4\x8F\xBF\xBF", word), (int64_t)max,
             &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n && out->n < max; i++)
        search_words_add(c->mem, out, rows[i].word);
    return OK;
}

/* A search for words like one. */
struct likeness {
    const char *word;
    uint32_t letters;
    size_t len;
    int max;                     /* letters that may differ */
    struct search_words like[3]; /* by how many do */
};

/* Which letters the word has, a bit each. */
static uint32_t
letters(const char *word)
{
    uint32_t bits = 0;

    for (; *word != '\0'; word++)
        bits |= UINT32_C(1) << (*word & 31);
    return bits;
}

/* Could they be as near as max?  A mistake changes two letters' bits at most;
 * nearly all words that share a piece fail this. */
static bool
may_be_like(const struct likeness *l, const char *word)
{
    return __builtin_popcount(l->letters ^ letters(word)) <= 2 * l->max;
}

/* Those of a length that share the piece i, spelt as at s. */
static enum result
add_like(struct ctx *c, struct likeness *l, size_t len, size_t i, const char *s)
{
    struct search_word_row *rows;
    char piece[WORD_SIZE + 8];
    size_t n;
    enum result r = sql_search_piece_words(
        c, piece_name(piece, len, i, s), PIECE_WORDS_MAX, &rows, &n);

    for (size_t k = 0; k < n; k++) {
        int distance = may_be_like(l, rows[k].word)
                           ? word_distance(l->word, rows[k].word, l->max)
                           : 0;

        if (distance > 0 && distance <= l->max)
            search_words_add(c->mem, &l->like[distance], rows[k].word);
    }
    return r;
}

/* Those of a length: wherever in the word each of their pieces may stand. */
static enum result
add_like_of(struct ctx *c, struct likeness *l, size_t len)
{
    int longer = (int)l->len - (int)len;
    enum result r = OK;

    for (size_t i = 0; i < PIECES; i++)
        for (int moved = -l->max; moved <= l->max && r == OK; moved++) {
            int at = (int)piece_start(len, i) + moved;
            int end = (int)piece_start(len, i + 1) + moved;

            if (abs(moved) + abs(longer - moved) <= l->max && at >= 0 &&
                end <= (int)l->len)
                r = add_like(c, l, len, i, l->word + at);
        }
    return r;
}

enum result
search_similar(
    struct ctx *c, const char *word, size_t max, struct search_words *out)
{
    size_t len = strlen(word);
    struct likeness l = {word, letters(word), len, len < 8 ? 1 : 2, {{0}}};
    enum result r = OK;

    /* The neighbours of a code are other codes. */
    if (len < 4 || strcspn(word, "0123456789") < len)
        return OK;
    for (size_t n = len - (size_t)l.max; n <= len + (size_t)l.max && r == OK;
         n++)
        if (n >= PIECES && n < WORD_SIZE)
            r = add_like_of(c, &l, n);
    for (int i = 1; i <= l.max; i++)
        for (size_t k = 0; k < l.like[i].n && out->n < max; k++)
            search_words_add(c->mem, out, l.like[i].word[k]);
    return r;
}
