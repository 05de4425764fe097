/*
 * qualification - which units make a qualification, by rules of combination.
 *
 * Units stand at places in groups, and groups in groups.  What the rules mean,
 * and whether a learner's units satisfy them, is said in combination.h.  The
 * struct lives in the mem it was made with and is not changed after that.
 */
#ifndef TYST_STANDARD_QUALIFICATION_H
#define TYST_STANDARD_QUALIFICATION_H

#include "standard/unit.h"

#define QUALIFICATION_DEPTH_MAX 8
#define QUALIFICATION_GROUPS_MAX 200
#define QUALIFICATION_PLACES_MAX 1000

/* A number that the file does not give.  Credits are in hundredths. */
#define UNSAID (-1)

enum group_kind {
    GROUP_PLAIN,
    GROUP_MANDATORY, /* each of its own places is to be filled */
    GROUP_OPTIONAL,
    GROUP_ADDITIONAL,
    GROUP_PATHWAY, /* one among its like is taken */
    GROUP_KIND_N
};

/* The place of a unit in a group, with what the awarding body gives for it. */
struct qualification_place {
    const char *key;
    int64_t rev;         /* of the unit; UNSAID: any */
    int64_t credit, glh; /* hundredths */
    const char *level;   /* "0" to "12", "E1" to "E3"; NULL: unsaid */
    const char *ref;     /* its number with the awarding body; NULL: none */
    int line;
    struct qualification_group *group;
    struct qualification_place *next;
};

/* At least so much credit from units of the level or above. */
struct qualification_level {
    const char *level;
    int64_t min_credit;
    struct qualification_level *next;
};

struct qualification_group {
    const char *id;
    enum group_kind kind;
    int64_t min_units, max_units, min_credit, max_credit;
    int64_t min_groups, max_groups;
    struct unit_text *title, *text;
    struct qualification_level *levels;
    struct qualification_place *places;
    struct qualification_group *parent, *groups, *next;
    int line;
};

/* Units of which one counts, or of which one may stand for another. */
struct qualification_set {
    const char **keys;
    size_t n;
    int line;
    struct qualification_set *next;
};

/* What evidence must be like; kept and shown, for assessment to ask for. */
struct evidence_rule {
    const char *per;         /* "item", "unit" or "qualification" */
    const char *methods;     /* types, divided by blanks; NULL: all */
    int64_t min, max;        /* pieces */
    int64_t occasions, days; /* different days, over at least so many */
    struct unit_text *text;
    struct evidence_rule *next;
};

struct qualification_code {
    const char *scheme, *code;
    struct qualification_code *next;
};

enum qualification_day {
    DAY_START,
    DAY_LAST_REGISTRATION,
    DAY_LAST_CERTIFICATION,
    DAY_N
};

struct qualification {
    const char *key;
    int64_t rev;
    const char *level;        /* of the whole; NULL: unsaid */
    int64_t credit, glh, tqt; /* of the whole, as published */
    struct qualification_code *codes;
    struct unit_text *title, *body; /* body: the awarding body; NULL: unsaid */
    const char *days[DAY_N];        /* YYYY[-MM[-DD]]; NULL: unsaid */
    struct qualification_group *root;
    struct qualification_set *barred, *equivalent;
    struct evidence_rule *evidence;
};

/* Its words for the file, JSON and addresses. */
const char *group_kind_name(enum group_kind kind);
const char *qualification_day_name(enum qualification_day day);

/* The next group or place in the order of the file; NULL at the end.  at is
 * the one before, NULL at the start. */
struct qualification_group *qualification_next_group(
    const struct qualification *q, const struct qualification_group *at);
struct qualification_place *qualification_next_place(
    const struct qualification *q, const struct qualification_place *at);

/* A level's rank, E1 lowest; 0: it is none. */
int level_rank(const char *level);

/* "1.5" of 150. */
const char *hundredths_text(struct mem *m, int64_t n);

/* The group's title in lang, else its id. */
const char *group_name(const struct qualification_group *g, const char *lang);

/*
 * From the tree of a file.  ERR_INPUT "invalid-qualification" says the line;
 * "impossible-rule" when the units cannot meet the rules of a group, which it
 * names.
 */
enum result qualification_from_xml(
    struct ctx *c, const struct xml_node *root, struct qualification **out);

/* The canonical file. */
char *qualification_write(
    struct mem *m, const struct qualification *q, size_t *out_len);

/* What --json shows. */
struct value *qualification_to_json(
    struct ctx *c, const struct qualification *q);

#endif
