/* mapping - parts of the evidence verbs: mappings of one version. */
#ifndef TYST_PORTFOLIO_MAPPING_H
#define TYST_PORTFOLIO_MAPPING_H

#include "portfolio/evidence.h"

/* How and where it shows them, as it is kept; line, region NULL: not said. */
struct mapping_place {
    const char *basis, *line, *region;
};

/* What is said of it, checked; region stays NULL.  ERR_INPUT "bad-basis",
 * "no-line", "bad-line". */
enum result mapping_said(struct ctx *c, const char *basis, const char *line,
    struct mapping_place *out);

/* Map to what the text names: act "mapping" with what is new.  place NULL:
 * directly, and what is mapped already stays as it is. */
enum result mapping_add(struct ctx *c, struct id learner,
    const struct evidence_ref *ref, const char *text,
    const struct mapping_place *place);

/* Of a draft: take away what is mapped to other items; act "unmapping". */
enum result mapping_keep(struct ctx *c, struct id learner,
    const struct evidence_ref *ref, const struct items *kept);

/* A new version takes over the mappings neither confirmed nor refused. */
enum result mapping_carry(struct ctx *c, const struct evidence_ref *ref);

#endif
