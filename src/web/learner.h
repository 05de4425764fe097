/* learner - what the learner's pages share. */
#ifndef TYST_WEB_LEARNER_H
#define TYST_WEB_LEARNER_H

#include "assess/sample.h"
#include "portfolio/dated.h"
#include "portfolio/evidence.h"
#include "request.h"

/* "Menna" of "Menna Prys Hughes": pages call people as people do. */
const char *first_name(struct mem *m, const char *name);

/* Is the record the reader's own? */
bool is_own(const struct request *q, struct id learner);

/* What is not found is said as of a page that never was. */
enum result hide(struct request *q, enum result r);

/* The page of a learner whose record staff read; NULL: it is their own. */
const char *record_of(struct request *q, struct id learner);

/* The piece of that id, which must be of the reader's own record. */
enum result own_piece(
    struct request *q, struct id id, struct evidence_view *out);

/* That of q->id, or one that the reader recorded for a learner of theirs. */
enum result recorded_piece(struct request *q, struct evidence_view *out);

/* Any that the reader may open, as its learner and whoever records it have it,
 * or as it was sent. */
enum result read_piece(struct request *q, struct evidence_view *out);

/* A dated record, or a sample, that the reader may read; the learner's record
 * is opened by that. */
enum result read_record(struct request *q, struct id id, struct dated *out);
enum result read_sample(struct request *q, struct id id, struct sample *out);

/* Who answers what the reader sends, by their first name; NULL: nobody. */
enum result answers(struct request *q, const char **out);

#endif
