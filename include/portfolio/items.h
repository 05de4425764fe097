/*
 * items - the criteria a learner works on, as people name them.
 *
 *     ABCDE1:P1,P3-P7,K2 ABCDE4:P12.1
 *
 * Units are separated by spaces, items by commas; a range runs over the last
 * number.  KEY@REV names a revision; without it the newest one the learner is
 * enrolled on is meant.
 */
#ifndef TYST_PORTFOLIO_ITEMS_H
#define TYST_PORTFOLIO_ITEMS_H

#include "base/ctx.h"

struct item_ref {
    struct id enrolment, item;
    const char *key;
    int64_t rev;
    const char *name; /* "P12.1" */
};

struct items {
    struct item_ref *item;
    size_t n;
};

/*
 * The items of the learner's units (no learner: of the library's, and without
 * an enrolment) that the text names, each once, in its order: one at least.
 * ERR_INPUT "bad-items" says what cannot be read; ERR_LIMIT "long-items" above
 * 64 KiB; ERR_NOT_FOUND "not-enrolled" and "no-item" name what there is not.
 */
enum result items_parse(
    struct ctx *c, struct id learner, const char *text, struct items *out);

/* Is the item among them? */
bool items_hold(const struct items *items, struct id item);

/* "KEY@rev#P4", as acts name an item. */
const char *item_text(struct mem *m, const struct item_ref *item);

#endif
