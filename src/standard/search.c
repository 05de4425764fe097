/*
 * search - from words as typed to a page of units.
 *
 * The same question is asked in tiers, from the title that holds every word as
 * it was typed to the unit that holds something like each; a page is filled
 * from the first ones, and what is spelt alike is not looked up before it is
 * needed.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/welsh.h"
#include "found.h"
#include "standard/search.h"
#include "store/search.h"
#include "store/sql.h"

#define LONGER_MAX 24  /* words for one, with those that begin with it */
#define SIMILAR_MAX 32 /* and with those spelt like it */
#define FEW_SIMILAR 5  /* fewer: other mutations are misspelt too */
#define LONGER_LEN 3   /* shorter ones begin too much */
#define MANY_UNITS 100 /* from which on words are told to be common */

#define CODES (1u << SEARCH_CODE | 1u << SEARCH_TITLE)
#define HEAD (CODES | 1u << SEARCH_KEYWORD)
#define ALL (HEAD | 1u << SEARCH_BODY)

/* Mutations are Welsh: the first tier that has them leaves other texts out. */
static const struct tier {
    unsigned fields;
    enum found_as as;
    const char *language; /* NULL: any */
} tiers[] = {
    {CODES, AS_TYPED,   NULL},
    {CODES, AS_MUTATED, "cy"},
    {HEAD,  AS_MUTATED, NULL},
    {ALL,   AS_TYPED,   NULL},
    {ALL,   AS_MUTATED, NULL},
    {HEAD,  AS_LONGER,  NULL},
    {ALL,   AS_LONGER,  NULL},
    {HEAD,  AS_SIMILAR, NULL},
    {ALL,   AS_SIMILAR, NULL},
};
#define TIERS_N (sizeof(tiers) / sizeof(tiers[0]))

/* What is found so far: documents of different units. */
struct hits {
    struct search_hit *hit;
    enum found_as *as;
    size_t n, room;
};

/* A search under way. */
struct search {
    const struct search_given *given;
    struct asked asked;
    size_t needed; /* hits, the first one of the next page included */
    struct hits hits;
};

static enum result
take_words(struct ctx *c, struct search *s)
{
    const char *next = s->given->words;
    struct word w;
    enum result r;

    if (!utf8_valid(next, strlen(next)))
        return fail(
            c, ERR_INPUT, "not-utf8", N_("The words are not UTF-8 text."));
    while (s->asked.n < SEARCH_WORDS_MAX && word_next(&next, &w)) {
        struct asked_word *word = &s->asked.word[s->asked.n];
        bool twice = false;

        for (size_t i = 0; i < s->asked.n; i++)
            twice = twice || strcmp(s->asked.word[i].typed, w.folded) == 0;
        if (twice)
            continue;
        *word = (struct asked_word){0};
        memcpy(word->typed, w.folded, WORD_SIZE);
        if ((r = search_known(c, word->typed, &word->as[AS_TYPED])) != OK)
            return r;
        s->asked.n++;
    }
    if (s->asked.n == 0)
        return fail(c, ERR_INPUT, "no-words",
            N_("There is nothing to look for: give a word or a code."));
    return OK;
}

static void
copy_words(struct mem *m, struct search_words *to, struct search_words from)
{
    for (size_t i = 0; i < from.n; i++)
        search_words_add(m, to, from.word[i]);
}

/* What may stand for the word at this level: all that did before, and more. */
static enum result
widen_word(struct ctx *c, struct asked_word *word, enum found_as as)
{
    struct search_words *to = &word->as[as], *from = &word->as[as - 1];
    char forms[WELSH_FORMS_MAX][WORD_SIZE];
    enum result r = OK;
    size_t n;

    copy_words(c->mem, to, *from);
    n = welsh_forms(word->typed, forms);
    for (size_t i = 0; i < n && r == OK; i++) {
        if (as == AS_MUTATED)
            r = search_known(c, forms[i], to);
        else if (as == AS_LONGER && strlen(forms[i]) >= LONGER_LEN)
            r = search_longer(c, forms[i], LONGER_MAX, to);
        else if (as == AS_SIMILAR && to->n < from->n + FEW_SIMILAR)
            r = search_similar(c, forms[i], SIMILAR_MAX, to);
    }
    return r;
}

static enum result
widen(struct ctx *c, struct asked *asked, enum found_as as)
{
    enum result r = OK;

    for (; asked->wide < as && r == OK; asked->wide++)
        for (size_t i = 0; i < asked->n && r == OK; i++)
            r = widen_word(
                c, &asked->word[i], (enum found_as)(asked->wide + 1));
    return r;
}

/*
 * In a large library "the" and "i'r" stand nearly everywhere, and need not
 * stand where the other words do.
 */
static enum result
find_common(struct ctx *c, struct search *s)
{
    struct search_last_row last;
    size_t found, common = 0;
    enum result r = sql_search_last(c, &last);

    if (r != OK || last.doc < MANY_UNITS || s->asked.n < 2)
        return r;
    for (size_t i = 0; i < s->asked.n; i++) {
        struct asked_word *word = &s->asked.word[i];
        struct search_query q = {&word->as[AS_TYPED], 1, ALL, NULL, true};
        size_t many = (size_t)last.doc / 3;

        if (word->as[AS_TYPED].n == 0)
            continue;
        if ((r = search_count(c, &q, many, &found)) != OK)
            return r;
        word->common = found == many;
        common += word->common;
    }
    for (size_t i = 0; i < s->asked.n && common == s->asked.n; i++)
        s->asked.word[i].common = false;
    return OK;
}

static void
add_hit(struct mem *m, struct hits *h, struct search_hit hit, enum found_as as,
    const char *reader, size_t before)
{
    for (size_t i = 0; i < h->n; i++) {
        if (!id_equal(h->hit[i].thing, hit.thing))
            continue;
        /* As good in the reader's own language. */
        if (i >= before && strcmp(hit.language, reader) == 0)
            h->hit[i].language = hit.language;
        return;
    }
    if (h->n == h->room) {
        size_t room = h->room == 0 ? 32 : 2 * h->room;

        h->hit = mem_grow(
            m, h->hit, h->room * sizeof(*h->hit), room * sizeof(*h->hit));
        h->as =
            mem_grow(m, h->as, h->room * sizeof(*h->as), room * sizeof(*h->as));
        h->room = room;
    }
    h->as[h->n] = as;
    h->hit[h->n++] = hit;
}

static enum result
ask_tier(struct ctx *c, struct search *s, const struct tier *tier)
{
    const char *language = s->given->language;
    struct search_words words[SEARCH_WORDS_MAX];
    struct search_query q = {words, 0, tier->fields, language, s->given->old};
    struct search_hit *hit;
    size_t n, before = s->hits.n;
    enum result r;

    if (tier->language != NULL && language != NULL &&
        strcmp(tier->language, language) != 0)
        return OK;
    if (tier->language != NULL)
        q.language = tier->language;
    if ((r = widen(c, &s->asked, tier->as)) != OK)
        return r;
    for (size_t i = 0; i < s->asked.n; i++)
        if (!s->asked.word[i].common)
            words[q.n++] = s->asked.word[i].as[tier->as];
    /* Those there are may come again, and each in two languages. */
    if ((r = search_match(c, &q, 2 * (s->needed + before), &hit, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        add_hit(c->mem, &s->hits, hit[i], tier->as, c->lang, before);
    return OK;
}

static enum result
ask(struct ctx *c, struct search *s)
{
    enum result r = find_common(c, s);

    for (size_t i = 0; i < TIERS_N && r == OK && s->hits.n < s->needed; i++)
        r = ask_tier(c, s, &tiers[i]);
    return r;
}

enum result
search_units(struct ctx *c, const struct search_given *given, struct found *out)
{
    struct search s = {.given = given};
    struct found_unit *units;
    enum result r;

    *out = (struct found){0};
    if (given->from + given->max > SEARCH_FROM_MAX)
        return fail(c, ERR_LIMIT, "too-far",
            N_("Only the first %d hits are shown; add a word to find less."),
            SEARCH_FROM_MAX);
    s.needed = given->from + given->max + 1;
    if ((r = take_words(c, &s)) != OK || (r = ask(c, &s)) != OK)
        return r;
    if ((r = widen(c, &s.asked, AS_MUTATED)) != OK)
        return r; /* marked, even where all were found before that */
    out->more = s.hits.n >= s.needed;
    out->units = units = mem_array(c->mem, given->max + 1, sizeof(*units));
    for (size_t i = given->from; i < s.hits.n && out->n < given->max && r == OK;
         i++)
        r = found_read(
            c, &s.asked, &s.hits.hit[i], s.hits.as[i], &units[out->n++]);
    return r;
}
