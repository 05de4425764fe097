/*
 * outline - a loaded unit as pages and states need it: its titles and items
 * in order, in every language it has.  A loaded unit changes only when a
 * language is added to it, so the outline is kept until then.
 */
#ifndef TYST_STANDARD_OUTLINE_H
#define TYST_STANDARD_OUTLINE_H

#include "base/ctx.h"

struct outline_text {
    const char *language, *words;
    bool unofficial; /* to be said wherever the words stand */
};

/* One thing's texts; the unit's primary language first, where it has it. */
struct outline_texts {
    const struct outline_text *text;
    size_t n;
};

struct outline_item {
    struct id id;
    const char *name, *section, *label;
    const char *assess;  /* "self", "children", "both", "none" */
    bool self, children; /* what that says */
    int parent;          /* its place among the items; -1: none */
    size_t depth;
    struct outline_texts words;
};

struct outline {
    struct id unit;
    const char *key, *language; /* the primary one */
    int64_t rev;
    struct outline_texts title;
    const struct outline_item *items; /* parents before children */
    size_t nitems;
    const struct outline_item **by_id; /* the same, sorted */
};

/* ERR_NOT_FOUND when there is no such unit. */
enum result outline_get(
    struct ctx *c, struct id unit, const struct outline **out);

/* In that language, else in the primary one; words NULL: there are none. */
struct outline_text outline_text(
    const struct outline_texts *texts, const char *lang);

/* NULL when the item is of another unit. */
const struct outline_item *outline_item(
    const struct outline *o, struct id item);

#endif
