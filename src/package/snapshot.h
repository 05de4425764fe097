/*
 * snapshot - all that a package shows, read in one go from one state of the
 * database.  Writers read it and fetch nothing more but the blobs.
 */
#ifndef TYST_PACKAGE_SNAPSHOT_H
#define TYST_PACKAGE_SNAPSHOT_H

#include "assess/progress.h"
#include "package/export.h"
#include "people/person.h"
#include "portfolio/details.h"
#include "portfolio/witness.h"
#include "store/sql.h"

/* A file of the package: from a blob, or bytes at hand. */
struct snap_file {
    const char *path;   /* in the bag: "data/evidence/02-….txt" */
    const char *name;   /* as its owner named it; NULL: we did */
    const char *sha256; /* of a blob; NULL: the bytes are at p */
    const char *p;
    int64_t size;
    int64_t number; /* of the evidence it belongs to; 0: none */
    char sha512[2 * SHA512_SIZE + 1];
};

struct snap_version {
    struct evidence_version_row row;
    struct snap_file *files;
    size_t nfiles;
    struct snap_file *words; /* NULL: it has no text */
    struct details_shown details;
    struct witness_view *witnesses; /* who confirmed, or was checked */
    size_t nwitnesses;
    struct review_import_row *import; /* NULL: no scan of decisions */
    struct imported_decision_row *imported;
    size_t nimported;
    struct mapping_row *mappings;
    size_t nmappings;
    const char **regions; /* of those that are not refused, else NULL */
};

/* Evidence with those versions that were submitted. */
struct snap_evidence {
    struct evidence_row row;
    struct snap_version *versions;
    size_t n;
};

struct snap_decision {
    struct decision_row row;
    struct decision_rest_row *rests;
    size_t nrests;
    const struct trainee_state_row *trainee; /* NULL: not one's */
};

struct snap_review {
    struct review_row row;
    struct review_evidence_row *evidence;
    size_t nevidence;
    struct snap_decision *decisions;
    size_t ndecisions;
    struct countersignature_row *countersigned;
    size_t ncountersigned;
    struct adopted_row *adopted; /* NULL: it adopts nothing */
};

/* A step of an enrolment on a qualification, KEY@REV. */
struct snap_course {
    const char *qualification;
    struct enrolment_step_row row;
};

struct snap_unit {
    struct enrolment_row row;
    struct package_unit_row unit;
    struct unit_progress progress;
    struct migrated_row successor; /* key NULL: it goes on here */
    struct allocation_row *allocations;
    size_t nallocations;
    struct snap_step {
        struct unit_step_row row;
        struct unit_reopened_row *opens;
        size_t nopens;
    } * steps; /* signatures and what followed, in their order */
    size_t nsteps;
    struct package_text_row *titles, *texts;
    size_t ntitles, ntexts;
    struct snap_file file;
};

/* What was signed with a key that was reissued. */
struct snap_mark {
    const char *of; /* an id, or of a step "KEY@REV KIND TIME" */
    struct key_row key;
};

/* An enrolment on a qualification: its file, and the units taken for it. */
struct snap_qualification {
    struct qualifying_row row;
    struct qualification_row of;
    const char *name; /* KEY@REV */
    struct snap_choice {
        const char *unit; /* KEY@REV */
        bool kept;        /* the evidence rules of its qualifications hold */
    } * choices;
    size_t nchoices;
    struct snap_file file;
};

struct snap_approval {
    struct id person;
    struct approval_row row;
};

struct snapshot {
    struct person learner;
    const char *centre, *origin; /* NULL: not said */
    bool demo;
    bool selected; /* some units only, not all there are */
    struct snap_course *course;
    size_t ncourse;
    struct snap_unit *units;
    size_t nunits;
    struct snap_evidence *evidence;
    size_t nevidence;
    struct snap_review *reviews;
    size_t nreviews;
    struct person *people; /* all named, the learner first */
    size_t npeople;
    struct conflict_row *conflicts; /* of somebody with the learner */
    size_t nconflicts;
    struct snap_qualification *qualifications;
    size_t nqualifications;
    struct snap_approval *approvals;
    size_t napprovals;
    struct act_row *acts; /* in the order of the ledger */
    size_t nacts;
    struct opening_row *openings; /* in the order of their commitments */
    size_t nopenings;
    struct snap_mark *marks;
    size_t nmarks;
};

/* Read it all, inside store_read(). */
enum result snapshot_take(
    struct ctx *c, const struct export_new *new, struct snapshot *s);

/* snapshot_work.c: evidence and reviews.  They need the units. */
enum result snapshot_evidence(struct ctx *c, struct snapshot *s);
enum result snapshot_reviews(struct ctx *c, struct snapshot *s);

/* snapshot_acts.c: people named, their approvals, acts and openings. */
enum result snapshot_people(struct ctx *c, struct snapshot *s);
enum result snapshot_acts(struct ctx *c, struct snapshot *s);

/* snapshot_marks.c: of the acts. */
enum result snapshot_marks(struct ctx *c, struct snapshot *s);

/* The unit of the enrolment, NULL when it is not in the package. */
struct snap_unit *snapshot_unit(const struct snapshot *s, struct id enrolment);

/* KEY@REV#ITEM that a carried decision was made on; NULL: it was made here. */
const char *snapshot_carried(struct mem *m, const struct snap_decision *d);

/* The piece of evidence, NULL when it is not in the package. */
const struct snap_evidence *snapshot_piece(
    const struct snapshot *s, struct id evidence);

/* The key of a review, a countersignature or a step, if it was reissued; else
 * NULL. */
const struct key_row *snapshot_mark(
    struct mem *m, const struct snapshot *s, struct id id);
const struct key_row *snapshot_step_mark(struct mem *m,
    const struct snapshot *s, const struct snap_unit *u,
    const struct unit_step_row *step);

/* The person; everybody named is there. */
const struct person *snapshot_person(
    const struct snapshot *s, struct id person);

#endif
