/* parts - of the check, for each other. */
#ifndef TYST_CHECK_PARTS_H
#define TYST_CHECK_PARTS_H

#include "check/check.h"
#include "derive/derive.h"

/* Tell one; the sentence is marked N_(), and may use %s for the name. */
enum result check_tell(
    struct ctx *c, struct check_report *k, const struct check_difference *d);

/* That c->code and c->message say of a failure; arg: the report. */
enum result check_tell_failure(struct ctx *c, void *arg);

/* What the lists differ in; of: what all of them is about, NULL: they say. */
enum result check_compare(struct ctx *c, struct check_report *k, const char *of,
    struct facts *data, struct facts *acts);

/* rows.c: what the rows say, as facts. */
enum result check_person_rows(struct ctx *c, struct id person, struct facts *f);
enum result check_library_rows(struct ctx *c, struct id thing, struct facts *f);
enum result check_centre_rows(struct ctx *c, struct facts *f);

/* person.c: the acts about the subject and openings of theirs, for s; how many
 * acts there are. */
enum result check_acts_about(
    struct ctx *c, struct source *s, struct id about, int64_t *out_n);
enum result check_openings_of(struct ctx *c, struct source *s);

/* person.c, library.c: the centre and everybody; every unit and qualification.
 * How many acts and openings belong to them is added. */
struct check_seen {
    struct check_report *k;
    struct keyring *keys; /* with all acts taken */
    int64_t acts, openings;
};
enum result check_centre(struct ctx *c, struct check_seen *seen);
enum result check_people(struct ctx *c, struct check_seen *seen);
enum result check_library(struct ctx *c, struct check_seen *seen);

#endif
