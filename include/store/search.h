/*
 * search - an index of what things say, by words.
 *
 * Words are folded by whoever comes here (base/word.h); an engine only indexes
 * and matches them.  A document is what one thing says in one language, in
 * fields.  What matches is ranked by how rare the words are and how often they
 * stand there; which of several queries comes first is the caller's to say.
 */
#ifndef TYST_STORE_SEARCH_H
#define TYST_STORE_SEARCH_H

#include "base/ctx.h"

enum search_field {
    SEARCH_CODE,
    SEARCH_TITLE,
    SEARCH_KEYWORD,
    SEARCH_BODY,
    SEARCH_FIELDS
};

/* Inside store_write(): the words of each field, with spaces between them.
 * What the thing said in this language before is forgotten. */
enum result search_put(struct ctx *c, struct id thing, const char *language,
    const char *const words[static SEARCH_FIELDS]);

/* Inside store_write(): another thing stands for it from now on. */
enum result search_set_old(struct ctx *c, struct id thing);

/* Inside store_write(): forget everything. */
enum result search_clear(struct ctx *c);

/*
 * After much was put: bring the parts of the index together, which a search
 * has to look into one by one.  It takes many short transactions.
 */
enum result search_settle(struct ctx *c);

/* Words, any of which will do. */
struct search_words {
    const char **word;
    size_t n, room;
};

/* Add a copy, unless it is there. */
void search_words_add(
    struct mem *m, struct search_words *words, const char *word);

/* Documents in which each of n words, or one that stands for it, is in one of
 * the fields. */
struct search_query {
    const struct search_words *words;
    size_t n;
    unsigned fields;      /* a bit each, as 1u << SEARCH_TITLE */
    const char *language; /* NULL: any */
    bool old;             /* what other things stand for too */
};

struct search_hit {
    struct id thing;
    const char *language;
};

/* The best documents, at most max of them. */
enum result search_match(struct ctx *c, const struct search_query *q,
    size_t max, struct search_hit **out, size_t *n);

/* How many documents match, counting to max, in whichever language. */
enum result search_count(
    struct ctx *c, const struct search_query *q, size_t max, size_t *out);

/* Add the word if it is one of those there are. */
enum result search_known(
    struct ctx *c, const char *word, struct search_words *out);

/* Add the words there are that begin with this one and are longer, until out
 * has max. */
enum result search_longer(
    struct ctx *c, const char *word, size_t max, struct search_words *out);

/* Add those that are at most two mistakes away (word_distance(); one from a
 * word of less than eight letters, none from one of less than four or from a
 * code), the nearest first, until out has max. */
enum result search_similar(
    struct ctx *c, const char *word, size_t max, struct search_words *out);

#endif
