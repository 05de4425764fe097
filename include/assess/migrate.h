/*
 * migrate - move learners from a unit to what replaces it: a later revision, or
 * a unit into which several were merged.
 *
 * A map says what becomes of each old item.  It is proposed by how alike the
 * words are, and a person edits it:
 *
 *     units ABC8@1 ABC9@1 -> ABC10@1
 *     ABC8@1:P1 = P4         it means the same: decisions go with it
 *     ABC8@1:P2 -> P5        its words changed: evidence goes with it
 *     ABC9@1:K1 -> -         it is left out
 *
 * Of one old unit alone the items stand without it.  What follows on a line,
 * and lines that begin with "#", are for people.
 */
#ifndef TYST_ASSESS_MIGRATE_H
#define TYST_ASSESS_MIGRATE_H

#include "standard/library.h"
#include "standard/outline.h"

#define MAP_MAX ((size_t)4 << 20) /* bytes of a map */

/* What becomes of an item. */
struct map_line {
    size_t old; /* the unit among those of the map */
    const struct outline_item *from;
    const struct outline_item *to; /* NULL: it is left out */
    bool means_same;               /* the line says so */
    bool equal;                    /* the words are the same */
};

struct migration_map {
    const struct outline **old;
    size_t nold;
    const struct outline *new;
    const char *lang;      /* that words are compared in */
    struct map_line *line; /* each old item once, in their order */
    size_t n;
    const char *sha256; /* of its text */
};

/*
 * The map that the words suggest; units as library_find() takes them, old ones
 * NULL-terminated.  ERR_INPUT "same-unit"; ERR_CONFLICT "no-common-language";
 * ERR_LIMIT "long-units"; ERR_NOT_FOUND "no-unit".
 */
enum result map_propose(struct ctx *c, const char *const *old, const char *new,
    struct migration_map *out);

/* Its text, with the words of both sides for whoever edits it. */
char *map_write(struct ctx *c, const struct migration_map *map);

/*
 * And back, for these units.  ERR_INPUT, with the line: "map-line",
 * "map-units" (it is for others), "map-item", "map-twice", "map-missing".
 */
enum result map_read(struct ctx *c, const char *text, size_t len,
    const char *const *old, const char *new, struct migration_map *out);

enum migrated_what {
    MIGRATED,         /* or would be */
    MIGRATED_BEFORE,  /* nothing is left to do */
    MIGRATED_SIGNED,  /* what is signed stays as it is (R14) */
    MIGRATED_BLOCKED, /* the new unit is signed, or was left before */
    MIGRATED__N
};

/* What it comes to for one learner. */
struct migrated {
    struct id learner;
    const char *ref, *name;
    enum migrated_what what;
    size_t decisions, met; /* that are carried; met among them */
    size_t mappings;       /* that are carried, drafts' among them */
    size_t drafts;         /* mappings of versions that were not sent */
    struct migrated_again {
        const char *item; /* KEY@REV#NAME, met, and to be judged again */
        const char *to;   /* as what; NULL: it is left out */
    } * again;
    size_t nagain;
};

/*
 * Move the learners of the old units who have not signed them: each in a
 * transaction and an act "migration" of their own, so that a run that was
 * stopped goes on where it was.  What was stays; the old enrolment ends, the
 * new one repeats the decisions that go along and says whence.  dry: nothing
 * is written, and each is told what would be.  Whoever administers may.
 */
enum result migration_run(struct ctx *c, const struct migration_map *map,
    bool dry,
    enum result (*each)(struct ctx *c, const struct migrated *m, void *arg),
    void *arg);

#endif
