/* migrate_plan - what moving one learner comes to, before it is done. */
#ifndef TYST_ASSESS_MIGRATE_PLAN_H
#define TYST_ASSESS_MIGRATE_PLAN_H

#include "assess/migrate.h"
#include "store/sql.h"

/* A decision of an old enrolment for the new one. */
struct plan_decision {
    struct carrying_decision_row row;
    const struct map_line *line;
    bool standing; /* in the new enrolment */
};

struct plan_mapping {
    struct carrying_mapping_row row;
    const struct map_line *line;
};

/* An item of the new unit that something is carried to. */
struct plan_item {
    const struct plan_decision *met; /* that stands there by this */
    bool touched, taken;             /* taken: by a decision there before */
    bool taken_met;
};

struct plan {
    const struct migration_map *map;
    struct migrated out;
    struct enrolment_on_row *from; /* that end */
    const struct outline **unit;   /* of each */
    size_t nfrom;
    struct enrolment_on_row to; /* id none: there is none yet */
    struct plan_decision *decision;
    size_t ndecisions;
    struct plan_mapping *mapping;
    size_t nmappings;
    struct plan_item *item; /* by their place in the new unit */
};

/* Do decisions go along? */
bool plan_carries(const struct map_line *line);

/* "same", "vouched" or "changed" */
const char *plan_as(const struct map_line *line);

enum result plan_learner(struct ctx *c, const struct migration_map *map,
    struct id learner, struct plan *out);

#endif
