/*
 * framework - statements in a hierarchy, as other programs exchange them, and
 * the units that they make.
 *
 * The rule: what stands at the bottom is what is assessed.  A unit goes at most
 * two levels down: items, and items in them, which then are assessed instead
 * of it ("lo-ac": outcomes and criteria).  So
 *
 *     a framework of one or two levels is one unit;
 *     in a deeper one each statement with two levels below it is a unit, whose
 *     suites are the framework and the statements above it; one with one level
 *     below it, beside such, is a unit too; and statements at the bottom beside
 *     any of these make a unit of the one that they are in.
 *
 * The items are P1, P1.1 and so on, by their places; what they were numbered
 * with is kept as their label.  A unit's key is made of its code, or of the
 * framework's and the codes or titles on the way to it.
 */
#ifndef TYST_STANDARD_FRAMEWORK_H
#define TYST_STANDARD_FRAMEWORK_H

#include "standard/forms.h"

#define FRAMEWORK_MAX 1000000  /* statements */
#define FRAMEWORK_DEPTH_MAX 32 /* of statements in one another */

/* What else is known of a statement, to be kept as it came. */
struct framework_fact {
    const char *label, *value;
    struct framework_fact *next;
};

struct framework_node {
    const char *id;     /* no other has it */
    const char *parent; /* id of the one it is in; NULL: of the framework */
    const char *of;     /* id of what it is a translation of; NULL: of none */
    int64_t order;      /* among its siblings; as they came where it is equal */
    const char *code;   /* as people number it; NULL: not */
    const char *title;  /* a name before the words, or instead; NULL: none */
    const char *words;  /* NULL: none */
    const char *lang;   /* NULL: the framework's */
    int line;           /* of it in its file; 0: unknown */
    struct framework_fact *facts;
    const void *from; /* for whoever made it */

    /* framework_link() fills these in. */
    struct framework_node *up, *first, *last, *next;
    struct framework_node *translations, *last_translation;
    int height; /* 0: nothing is in it */
};

struct framework {
    const char *format; /* of its file, for the provenance */
    const char *code, *title, *description, *publisher, *version; /* or NULL */
    const char *lang; /* NULL: the file does not say, and it is guessed */
    struct framework_fact *facts;
    struct framework_node *node, **order;
    size_t n, room;
    struct framework_node top; /* all that is in nothing */
};

/* A new one, zeroed; good until the next is added. */
struct framework_node *framework_add(struct mem *m, struct framework *f);

void framework_fact(struct mem *m, struct framework_fact **list,
    const char *label, const char *value);

/* f->order: all of them by id.  ERR_INPUT "duplicate-id"; ERR_LIMIT "too-many".
 */
enum result framework_sort(struct ctx *c, struct framework *f);

/*
 * Put each into its place, by parent, of and order.  As framework_sort(), and
 * ERR_INPUT "no-parent", "cycle"; ERR_LIMIT "too-deep".
 */
enum result framework_link(struct ctx *c, struct framework *f);

/* Its units, at the end of out; p and len: the file.  After framework_link().
 * ERR_INPUT "no-items", "no-words", "unit-twice". */
enum result framework_units(struct ctx *c, struct framework *f, const char *p,
    size_t len, struct form_units *out);

#endif
