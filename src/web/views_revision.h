/* views_revision - what the pages on revisions, differences and migrations
 * show. */
#ifndef TYST_WEB_VIEWS_REVISION_H
#define TYST_WEB_VIEWS_REVISION_H

#include "assess/migrate.h"
#include "page.h"
#include "standard/diff.h"
#include "standard/revision.h"

/* A unit beside the newest revision, and where one goes with it. */
struct revision_view {
    const char *key, *title;           /* title NULL: none */
    int64_t rev, loaded;               /* loaded 0: not said */
    const char *loader;                /* NULL: the operator */
    const char *differences, *migrate; /* paths; NULL: nowhere */
};

struct revisions_view {
    struct page page;
    const char *key;
    const struct revision_view *list; /* the newest first */
    size_t n;
    const struct revision_view *from; /* units that it came from */
    size_t nfrom;
    const char *merge; /* the path to move the learners of all those */
};

/* A text that is not the same: an item, or a fact. */
struct difference_view {
    const char *kind;      /* as diff_kind_codes; "fact" */
    const char *badge;     /* the kind in words */
    const char *old, *new; /* names; NULL: on the other side only */
    const char *label;     /* of a fact; NULL: an item */
    const char *part;      /* the item it is a part of; NULL: none */
    bool moved;
    struct diff_runs runs;
};

struct differences_view {
    struct page page;
    const struct library_unit *old, *new;
    const struct diff *diff;
    const struct difference_view *facts, *items;
    size_t nfacts, nitems;
};

/* A line of a map as a field. */
struct map_view {
    const char *name; /* KEY@REV:P4 */
    const struct map_line *line;
    const char *words, *lang; /* of the old item */
};

struct map_choice {
    const char *name, *words;
};

struct told_view {
    const char *ref, *name, *words;
    const char *again; /* "P1, P3"; NULL: nothing */
};

struct migrate_view {
    struct page page;
    const struct migration_map *map;
    const char *text; /* the map as a file */
    const char *const *from;
    size_t nfrom;
    const struct map_view *lines;
    const struct map_choice *choices;
    size_t nchoices;
    bool told, dry; /* told: what was done, or would be */
    const struct told_view *learners;
    size_t nlearners, moved;
};

void view_revisions(struct html *o, const struct revisions_view *v);
void view_differences(struct html *o, const struct differences_view *v);
void view_migrate(struct html *o, const struct migrate_view *v);

#endif
