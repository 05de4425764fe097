/*
 * search - find units by what they say.
 *
 * Every word must be there: in the title, the keywords, an item, or a code.
 * Without regard to case and accents, and under any initial mutation; where
 * that does not fill the page, as the beginning of a longer word, then with a
 * letter or two wrong.  A title comes before keywords, these before items; the
 * word as it was typed before the others.  Of a unit in several revisions only
 * the newest is found, unless older ones are asked for.
 */
#ifndef TYST_STANDARD_SEARCH_H
#define TYST_STANDARD_SEARCH_H

#include "standard/unit.h"

#define SEARCH_WORDS_MAX 12  /* the words that count of what is typed */
#define SEARCH_FROM_MAX 1000 /* the last hit that can be asked for */

struct search_given {
    const char *words;    /* as typed */
    const char *language; /* only what is said in it; NULL: in any */
    bool old;             /* older revisions too */
    size_t from, max;     /* the page: hits passed over, and at most */
};

/* Words in pieces, some of which are what was looked for. */
struct found_piece {
    const char *words;
    bool hit;
};
struct found_words {
    const struct found_piece *piece;
    size_t n;          /* 0: none */
    bool cut, cut_off; /* something stood before, or behind */
    const char *language;
    enum unit_origin origin;
};

struct found_item {
    struct id id;
    const char *name, *section;
    const char *label; /* as the source numbers it; NULL: none */
    struct found_words words;
};

struct found_unit {
    struct id id;
    const char *key;
    int64_t rev;
    struct found_words title;       /* in the reader's language if it has one */
    struct found_words other_title; /* in another, if only that was found */
    const struct found_item *items; /* the best of those that hold the words */
    size_t nitems, items_more;      /* how many more hold some */
};

struct found {
    const struct found_unit *units;
    size_t n;
    bool more; /* another page follows */
};

/* ERR_INPUT "no-words" where nothing is asked for, "not-utf8"; ERR_LIMIT
 * "too-far" for a page beyond SEARCH_FROM_MAX. */
enum result search_units(
    struct ctx *c, const struct search_given *given, struct found *out);

/*
 * Inside store_write(): have the unit found by what it says now, in every
 * language, and stand in lists by its titles.  library_put() does so; whoever
 * adds a language to a unit does it again.
 */
enum result search_add_unit(
    struct ctx *c, struct id unit, const struct unit *u);

/*
 * Can all units be found, or were some loaded by a tyst that indexed otherwise?
 * Then search_make_ready() indexes them again, in one transaction.
 */
enum result search_is_ready(struct ctx *c, bool *out);
enum result search_make_ready(struct ctx *c);

#endif
