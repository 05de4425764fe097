/*
 * diff - what became of the texts of a unit in another: item by item, fact by
 * fact, word by word.
 *
 * Equal texts (utf8_fold) go together first; the others by how many of their
 * words they share, the most alike first, ties by their names and then by
 * their order.  So the answer depends on nothing but the two lists.
 */
#ifndef TYST_STANDARD_DIFF_H
#define TYST_STANDARD_DIFF_H

#include "standard/unit.h"

#define DIFF_ALIKE_MIN 50 /* per cent; below, one is not the other changed */

enum diff_mark { DIFF_KEPT, DIFF_DELETED, DIFF_INSERTED };

/* A run of words: in both texts, only in the old, or only in the new one. */
struct diff_run {
    enum diff_mark mark;
    const char *words;
};

struct diff_runs {
    struct diff_run *run;
    size_t n;
};

/* Word by word; NULL is a text without words. */
struct diff_runs diff_words(struct mem *m, const char *old, const char *new);

/* An item of one side.  The words are in the language of the comparison. */
struct diff_item {
    const char *name, *section;
    const char *label, *parent; /* NULL: none */
    const char *words;          /* NULL: none in that language */
};

struct diff_items {
    struct diff_item *item;
    size_t n;
};

enum diff_kind { DIFF_SAME, DIFF_CHANGED, DIFF_ADDED, DIFF_REMOVED };

/* "same", "changed", "added", "removed" */
extern const char *const diff_kind_codes[];

struct diff_row {
    enum diff_kind kind;
    const struct diff_item *old, *new; /* NULL: on the other side only */
    bool moved;                        /* another name, label or place */
    int alike;                         /* per cent; 100: equal */
    /* Of what was added the old item it is a part of, of what was removed the
     * new item that it is a part of now; NULL: none. */
    const struct diff_item *part;
};

struct diff_rows {
    struct diff_row *row; /* in the order of the new, the removed between */
    size_t n;
};

/* How many per cent of the words two texts share; 100: they are equal. */
int diff_alike(struct mem *m, const char *old, const char *new);

/* ERR_LIMIT "long-units" for two very long lists with little in common. */
enum result diff_items(struct ctx *c, const struct diff_items *old,
    const struct diff_items *new, struct diff_rows *out);

/* A fact, a title or a section's prose that is not the same. */
struct diff_fact {
    const char *name;      /* as in "standard show --json", or a section's */
    const char *heading;   /* of a section as published; NULL: none */
    const char *old, *new; /* NULL: not there */
};

struct diff {
    const char *lang; /* that both are in */
    struct diff_rows items;
    struct diff_fact *facts; /* without those that are the same */
    size_t nfacts;
    size_t count[DIFF_REMOVED + 1]; /* of items, by kind */
    size_t moved;
};

/* ERR_CONFLICT "no-common-language". */
enum result diff_units(struct ctx *c, const struct unit *old,
    const struct unit *new, struct diff *out);

#endif
