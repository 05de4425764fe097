/*
 * lists - the lists that are open while criteria are read, and what may come
 * next in them.
 */
#ifndef TYST_STANDARD_LISTS_H
#define TYST_STANDARD_LISTS_H

#include "items.h"

#define NUMBERS 1000 /* a label's number is smaller */
#define KNOWN 1024

struct level {
    enum numbering_style style;
    const char *prefix;
    char close;
    int nparts; /* of its labels */
    int indent;
    int part[NUMBERING_PARTS]; /* its last number */
    struct unit_node *item;
};

/* A numbered item, found by its parts. */
struct known {
    int part[NUMBERING_PARTS], nparts;
    struct unit_node *item;
    struct known *next;
};

struct items {
    struct ctx *c;
    struct unit *u;
    const char *lang;
    struct unit_section *section;
    struct unit_node *group; /* NULL: none */
    struct level level[UNIT_DEPTH_MAX];
    size_t depth;
    struct level above; /* the list that a group's title has ended */
    size_t apart; /* labels that stood one below the other, without words */
    bool bare;    /* its numbers are followed by nothing but a blank */
    struct joined joined;
    struct known *known[KNOWN];

    /* The slice being read. */
    const struct line *line;
    size_t n;
    size_t width;      /* of its longest line */
    bool heads_prompt; /* its last line may head what a prompt begins */

    /* One more than the last line that begins with the number; 0: none. */
    size_t last_sure[NUMBERS], last_any[NUMBERS];
};

/* The last part of a label; of the one that a list has come to. */
int label_last(const struct numbering *n);
int level_last(const struct level *l);

/* Are they of one kind?  "SFR1/" and "SFR2/" are. */
bool label_same_prefix(const char *one, const char *other);

/* Note what the lines of the slice begin with, and how wide they are. */
void lists_look(struct items *it);

/* Is it the next label of a list that is open, or the first of one? */
bool lists_expect(struct items *it, const struct numbering *n);

/* Does line i begin with a label, which is n then? */
bool lists_read(struct items *it, size_t i, struct numbering *n);

/* Was line i broken because its next word would not fit? */
bool lists_is_full(const struct items *it, size_t i);

/* Remember a numbered item, so that "2.1" finds 2. */
void lists_remember(
    struct items *it, const struct numbering *n, struct unit_node *item);

/* The newest item with all parts of n but the last; NULL: there is none. */
struct unit_node *lists_find(struct items *it, const struct numbering *n);

#endif
