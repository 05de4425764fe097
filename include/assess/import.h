/*
 * import - decisions that were made elsewhere, on paper or in another system.
 *
 * Somebody allocated to the learner records them with their scan, which is a
 * piece of evidence of the day on which they were made.  They are nobody's
 * signature and count for nothing until an assessor approved for their units
 * has looked at them and adopts them: by a review, of the day of its signing,
 * whose decisions are these and rest on the scan.
 */
#ifndef TYST_ASSESS_IMPORT_H
#define TYST_ASSESS_IMPORT_H

#include "assess/review.h"
#include "portfolio/evidence.h"
#include "standard/outline.h"

struct import_new {
    struct id id; /* of the scan's evidence; none: a new one */
    const struct evidence_file *scan;
    const char *title; /* NULL: the name of the file */
    const char *day;   /* on which they were made, */
    const char *by;    /* and by whom, as the paper says */
    /* The learner, decisions without notes, a next step, and the credential
     * of who records them. */
    struct review_new as;
};

/*
 * Record them, by c->actor: acts "draft", "mapping", "submission" and
 * "review-import".  ERR_INPUT "no-decisions", "no-decider", "day-to-come",
 * what evidence_add and review_finish say; ERR_DENIED "not-allocated" or by
 * rule R1, R9, R10, R14.
 */
enum result review_import(
    struct ctx *c, const struct import_new *new, struct evidence_ref *out);

/* Adopt those of the scan, all of them, by c->actor: act "review".  seen as in
 * struct review_new.  ERR_NOT_FOUND "no-import"; ERR_CONFLICT "adopted"; else
 * as review_finish. */
enum result review_adopt(struct ctx *c, struct id scan, struct id credential,
    int64_t seen, struct review_done *out);

struct adoptable_item {
    const char *value; /* KEY@REV:NAME */
    const char *key, *name;
    const struct outline_texts *words;
    const char *decision, *letter; /* letter NULL: none */
};

struct adoptable {
    struct id scan, learner;
    const char *learner_name, *recorder;
    const char *day, *by, *next_step; /* by, next_step NULL: erased, none */
    struct id review;                 /* that adopted them; none: they wait */
    struct adoptable_item *items;
    size_t n;
};

/* ERR_NOT_FOUND "no-import" when it is not the scan of any. */
enum result adoptable_read(
    struct ctx *c, struct id scan, struct adoptable *out);

#endif
